public import Database
public import Kernel
import Orders
public import Payments

/// What staff give back: whole pieces of lines, or an amount.
public enum RefundScope: Sendable, Hashable {
    case lines([LineQuantity])
    case amount(Money)
}

/// So many pieces of an order's line.
public struct LineQuantity: Sendable, Hashable {
    public let lineID: OrderLineID
    public let quantity: Int
    /// Of pieces that are shipped, the warehouse that they leave; nil for wherever they are held. Refunds do not ask.
    public let warehouseID: WarehouseID?

    public init(lineID: OrderLineID, quantity: Int, warehouseID: WarehouseID? = nil) {
        self.lineID = lineID
        self.quantity = quantity
        self.warehouseID = warehouseID
    }
}

extension Shop {
    /// Why an order was closed whose money is all promised back: it is on its way then, and not there yet.
    public static let refundedReason = "refunded in full"

    /// Staff give money back for a paid order. Of the pieces named, those that have not left are given up first: they
    /// are not sent any more. An order of which nothing has left is cancelled, not refunded whole.
    ///
    /// - Throws: `OrderError.orderNotFound`, `.unknownLine`, `.tooMany`; `PaymentError.nothingCaptured`,
    ///   `.exceedsRefundable`.
    public func refund(
        _ orderID: OrderID, payment paymentID: PaymentID? = nil, _ scope: RefundScope, reason: String,
        by caller: Caller, in transaction: Transaction
    ) throws -> Refund {
        try giveBack(orderID, payment: paymentID, scope, reason: reason, by: caller, in: transaction).refund
    }

    /// The same for whoever wants to see how the sum came to be.
    ///
    /// - Returns: the refund; of pieces also what of its sum is for what, nil for an amount.
    /// - Throws: as `refund`.
    public func giveBack(
        _ orderID: OrderID, payment paymentID: PaymentID? = nil, _ scope: RefundScope, reason: String,
        by caller: Caller, in transaction: Transaction
    ) throws -> (refund: Refund, sum: ExpectedRefund?) {
        let reason = try Self.checked(reason: reason)
        let before = try orders.lockedOrder(orderID, in: transaction)
        var order = before
        let amountMinor: Int64
        var sum: ExpectedRefund?
        switch scope {
        case .amount(let amount):
            guard amount.currency == order.currency, amount.amountMinor > 0 else {
                throw InputError.invalid(field: "amount", reason: .positiveAmount(order.currency))
            }
            amountMinor = amount.amountMinor
        case .lines(let lines):
            amountMinor = try order.takeRefund(of: lines)
            sum = order.expectedRefund(of: amountMinor, since: before)
            try parts.leaveIfNothingWaits(&order, by: caller.actor, in: transaction)
        }
        let refund = try parts.createRefund(
            RefundPlan(
                paymentID: paymentID, amountMinor: amountMinor, origin: .staff, reason: reason, actor: caller.actor),
            of: &order, in: transaction)
        if case .lines = scope, refund.origin.isOutsideTheOrder {
            throw InputError.invalid(field: "lines", reason: "money beside the order goes back by its amount.")
        }
        try parts.release(
            order.cancelledPieces(since: before), of: orderID, for: refund.id, by: caller.actor, in: transaction)
        let pieces = order.refundedPieces(since: before).map(\.told)
        let told = "\(refund.id) \(refund.amount)\(pieces.isEmpty ? "" : ": \(pieces.joined(separator: ", "))")"
        try parts.audit("refund_created", of: orderID.description, told, by: caller, in: transaction)
        return (refund, sum)
    }
}

extension Order {
    /// Counts pieces as refunded, those that wait to be sent as given up, and says what is due for them: before the
    /// order has left never more than is left of its money, so that what cannot be sent can always be given up.
    mutating func takeRefund(of wanted: [LineQuantity]) throws -> Int64 {
        guard !wanted.isEmpty else { throw InputError.missing(field: "lines") }
        var amountMinor: Int64 = 0
        for part in wanted {
            guard let index = lines.firstIndex(where: { $0.id == part.lineID }) else { throw OrderError.unknownLine }
            let left = lines[index].refundableQuantity
            guard part.quantity > 0, part.quantity <= left else {
                throw OrderError.tooManyPieces(part.lineID, available: left)
            }
            let leftMinor = state == .allocated ? totals.total - refundedMinor - amountMinor : .max
            let part = (minor: min(lines[index].refundMinor(of: part.quantity), leftMinor), quantity: part.quantity)
            lines[index].refundedQuantity += part.quantity
            lines[index].refundedMinor += part.minor
            if state == .allocated {
                lines[index].cancelledQuantity += min(part.quantity, lines[index].unshippedQuantity)
            }
            amountMinor += part.minor
        }
        return amountMinor
    }

    /// Counts pieces that came back as refunded and says what is due for them: nothing for pieces that staff refunded
    /// by hand before, and never more than is left of the order's money.
    mutating func takeReturn(of returned: [LineQuantity]) throws(OrderError) -> Int64 {
        var dueMinor: Int64 = 0
        for part in returned {
            guard let index = lines.firstIndex(where: { $0.id == part.lineID }) else { throw .unknownLine }
            let quantity = min(part.quantity, lines[index].refundableQuantity)
            guard quantity > 0 else { continue }
            let leftMinor = totals.total - refundedMinor - dueMinor
            let minor = min(lines[index].refundMinor(of: quantity), leftMinor)
            lines[index].refundedQuantity += quantity
            lines[index].refundedMinor += minor
            dueMinor += minor
        }
        return dueMinor
    }

    /// The tax inside `amountMinor` more of refunds: parts always sum to the order's tax.
    func taxMinor(ofRefund amountMinor: Int64) -> Int64 {
        taxMinor(upTo: refundedMinor + amountMinor) - taxMinor(upTo: refundedMinor)
    }

    func taxMinor(upTo refundedMinor: Int64) -> Int64 {
        guard totals.total > 0 else { return 0 }
        return totals.total.dividingFullWidth(totals.tax.multipliedFullWidth(by: refundedMinor)).quotient
    }
}

/// A refund about to be made.
struct RefundPlan {
    /// Nil: the first payment that can bear it.
    var paymentID: PaymentID?
    let amountMinor: Int64
    let origin: RefundOrigin
    let reason: String
    let actor: Actor
}

extension ShopParts {
    /// Promises the money: refund row, ledger, counters and the job that tells the gateway, in one transaction.
    /// A refund of all that is left closes an order that has shipped. Money that the order never took stands in
    /// suspense and goes back from there: the order counts nothing of it.
    func createRefund(_ plan: RefundPlan, of order: inout Order, in transaction: Transaction) throws -> Refund {
        let (all, refunds) = try transaction.run(
            Payments.payments(of: [order.id], lock: true), Payments.refunds(of: [order.id]))
        guard let source = order.refundSource(all, refunds, named: plan.paymentID) else {
            if let id = plan.paymentID, !all.contains(where: { $0.id == id }) { throw PaymentError.notFound }
            throw PaymentError.nothingCaptured
        }
        guard plan.amountMinor > 0, plan.amountMinor <= source.availableMinor else {
            throw PaymentError.exceedsRefundable(availableMinor: source.availableMinor)
        }
        let isOfTheOrder = source.outside == nil
        let isWhole = isOfTheOrder && order.refundedMinor + plan.amountMinor == order.totals.total
        if isWhole, plan.origin == .staff, order.state == .paid || order.state == .allocated {
            throw OrderError.notAllowed(from: order.state, to: .closed)
        }
        let isSettled = try isOfTheOrder && orders.wasCompleted(order.id, in: transaction.session)
        var payment = source.payment
        let refund = Refund(
            id: database.ids.next(), paymentID: payment.id, orderID: order.id,
            amount: Money(plan.amountMinor, payment.amount.currency), origin: source.outside ?? plan.origin,
            reason: plan.reason, by: plan.actor, createdAt: now, isAfterSettlement: isSettled,
            taxMinor: isSettled ? order.taxMinor(ofRefund: plan.amountMinor) : 0)
        payment.refundedMinor += plan.amountMinor
        payment.settleState(isPending: true)
        try payments.update([payment], in: transaction)
        try payments.insert([refund], in: transaction)
        try payments.post(Posting.refund(refund, at: now), in: transaction)
        if isOfTheOrder {
            order.refundedMinor += plan.amountMinor
            try orders.writeProgress(of: order, in: transaction)
            try closeIfRefunded(&order, by: plan.actor, in: transaction)
        }
        try transaction.enqueue(RefundJob.job(for: refund.id, dueAt: now))
        try transaction.emit(
            kind: "refund.created", aggregate: order.id.description, payload: "{}", at: now)
        return refund
    }

    /// An order that has left and whose money is all back, or on its way back, is closed.
    func closeIfRefunded(_ order: inout Order, by actor: Actor, in transaction: Transaction) throws {
        guard order.refundedMinor == order.totals.total, order.state != .pendingPayment,
            OrderTransition.isAllowed(from: order.state, to: .closed)
        else { return }
        let step = try order.step(to: .closed, by: actor, reason: Shop.refundedReason, at: now)
        try orders.write([step], in: transaction)
    }
}

extension Sequence<Refund> {
    /// The payments whose money their order never took, and why.
    var outsideTheOrder: [PaymentID: RefundOrigin] {
        reduce(into: [:]) { found, refund in
            if refund.origin.isOutsideTheOrder { found[refund.paymentID] = refund.origin }
        }
    }
}
