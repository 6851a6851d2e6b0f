import Database
import Inventory
public import Kernel
import Orders
public import Payments

/// What a gateway says of a payment: by notification, by query or when it was asked to close it.
public struct PaymentResult: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        case succeeded(GatewayCapture)
        case failed(reason: String)
    }

    public let paymentID: PaymentID
    public let outcome: Outcome

    public init(paymentID: PaymentID, outcome: Outcome) {
        self.paymentID = paymentID
        self.outcome = outcome
    }
}

/// What became of it. All of them are fine to hear again.
public enum PaymentResultOutcome: Sendable, Hashable {
    case orderPaid
    /// The money came when the order could not take it, or was not what was asked for: it goes back by itself.
    case refunding
    case failureNoted
    case alreadyKnown
    case unknownPayment
}

extension Shop {
    /// Takes what a gateway says, however often, late or out of order: paid once, or refunded by itself.
    ///
    /// - Throws: `DatabaseError` where nothing was done; the gateway, or the query, will say it again.
    public func applyPaymentResult(_ result: PaymentResult) async throws -> PaymentResultOutcome {
        try await payingResults.submit(result)
    }
}

extension ShopParts {
    func applyPaymentResults(
        _ results: [PaymentResult], in transaction: Transaction
    ) throws -> [PaymentResultOutcome] {
        let owners = try transaction.run(Payments.orderIDs(of: results.map(\.paymentID)))
        let ids = Set(owners.values)
        // Orders before payments: the lock order.
        let (orders, payments) = try transaction.run(
            Orders.orders(ids, lock: true), Payments.payments(of: ids, lock: true))
        var decider = PaymentResultDecider(now: now, ids: database.ids, orders: orders, payments: payments)
        let outcomes = results.map { decider.decide($0) }
        try self.orders.write(decider.firstSteps, in: transaction)
        try self.orders.write(decider.secondSteps, in: transaction)
        try self.payments.update(decider.changedPayments, in: transaction)
        try self.payments.insert(decider.newPayments, in: transaction)
        try self.payments.insert(decider.refunds, in: transaction)
        try self.payments.post(decider.transfers, in: transaction)
        try self.payments.report(decider.differences, at: now, in: transaction)
        try compareAgain(
            (decider.changedPayments + decider.newPayments).compactMap { payment in
                payment.capturedAt.map { (payment.gateway, $0) }
            },
            in: transaction)
        try transaction.emit(decider.events)
        try transaction.enqueue(decider.refunds.map { RefundJob.job(for: $0.id, dueAt: now) })
        return outcomes
    }
}

/// Decides payment results in arrival order on locked orders and payments. Pure.
struct PaymentResultDecider {
    let now: Timestamp
    let ids: IDGenerator
    private var orders: [OrderID: Order]
    private var payments: [PaymentID: Payment]
    private var changed: Set<PaymentID> = []
    private var new: Set<PaymentID> = []

    private(set) var firstSteps: [OrderStep] = []
    /// Steps of orders that take a step in `firstSteps` too: written after those.
    private(set) var secondSteps: [OrderStep] = []
    private(set) var refunds: [Refund] = []
    private(set) var transfers: [LedgerTransfer] = []
    private(set) var differences: [PaymentDifference] = []
    private(set) var events: [OutboxEvent] = []

    init(now: Timestamp, ids: IDGenerator, orders: [Order], payments: [Payment]) {
        self.now = now
        self.ids = ids
        self.orders = Dictionary(uniqueKeysWithValues: orders.map { ($0.id, $0) })
        self.payments = Dictionary(uniqueKeysWithValues: payments.map { ($0.id, $0) })
    }

    var changedPayments: [Payment] { changed.subtracting(new).sorted().compactMap { payments[$0] } }
    var newPayments: [Payment] { new.sorted().compactMap { payments[$0] } }

    mutating func decide(_ result: PaymentResult) -> PaymentResultOutcome {
        guard let payment = payments[result.paymentID], let order = orders[payment.orderID] else {
            return .unknownPayment
        }
        switch result.outcome {
        case .failed: return fail(payment)
        case .succeeded(let capture): return succeed(payment, of: order, with: capture)
        }
    }

    private mutating func fail(_ payment: Payment) -> PaymentResultOutcome {
        guard payment.state.isOpen else { return .alreadyKnown }
        var failed = payment
        failed.state = .failed
        change(failed)
        return .failureNoted
    }

    private mutating func succeed(
        _ payment: Payment, of order: Order, with capture: GatewayCapture
    ) -> PaymentResultOutcome {
        guard !payment.state.isCaptured else {
            return payment.reference == capture.reference ? .alreadyKnown : takeAgain(payment, of: order, with: capture)
        }
        guard capture.amount.currency == payment.amount.currency else {
            return takeForeign(payment, of: order, with: capture)
        }
        guard capture.amount.amountMinor > 0 else {
            // Nothing to book and nothing to give back; somebody has to look at it.
            report(.wrongAmount, payment, capture)
            return fail(payment)
        }
        var paid = payment
        paid.state = .succeeded
        paid.capturedMinor = capture.amount.amountMinor
        paid.capturedAt = capture.at
        paid.reference = capture.reference
        guard capture.amount == payment.amount else {
            report(.wrongAmount, payment, capture)
            return refundAll(of: paid, order, .wrongAmount, reason: "the gateway took another amount")
        }
        guard order.state == .pendingPayment else {
            return refundAll(of: paid, order, .latePayment, reason: "the order was \(order.state.rawValue) already")
        }
        transfers += Posting.capture(paid, isTaken: true, at: now)
        change(paid)
        pay(order)
        return .orderPaid
    }

    /// The gateway took the money once more under the same id, which it should not: a payment of its own, outside the
    /// order, that goes back by itself.
    private mutating func takeAgain(
        _ payment: Payment, of order: Order, with capture: GatewayCapture
    ) -> PaymentResultOutcome {
        guard !isBooked(capture, under: payment), capture.amount.amountMinor > 0 else { return .alreadyKnown }
        let second = Payment(id: ids.next(), duplicateOf: payment, capture, createdAt: now)
        new.insert(second.id)
        report(.secondSuccess, second, capture)
        return refundAll(of: second, order, .latePayment, reason: "it was paid already")
    }

    /// Money in another currency than was asked for pays nothing here: the payment has failed, and what was taken is
    /// one of its own, in its own currency, outside the order, that goes back by itself.
    private mutating func takeForeign(
        _ payment: Payment, of order: Order, with capture: GatewayCapture
    ) -> PaymentResultOutcome {
        guard !isBooked(capture, under: payment) else { return .alreadyKnown }
        let failure = fail(payment)
        guard capture.amount.amountMinor > 0 else { return failure }
        let foreign = Payment(id: ids.next(), duplicateOf: payment, capture, createdAt: now)
        new.insert(foreign.id)
        report(.wrongAmount, foreign, capture)
        return refundAll(of: foreign, order, .wrongAmount, reason: "the gateway took another currency")
    }

    /// Whether this money has a payment of its own already.
    private func isBooked(_ capture: GatewayCapture, under payment: Payment) -> Bool {
        payments.values.contains { $0.duplicateOf == payment.id && $0.reference == capture.reference }
    }

    /// Pending payment → paid → allocated: every line has held its warehouse since the order was placed.
    private mutating func pay(_ order: Order) {
        var paid = order
        do {
            firstSteps.append(try paid.step(to: .paid, by: .system("gateway"), reason: "payment succeeded", at: now))
            secondSteps.append(
                try paid.step(to: .allocated, by: .system("gateway"), reason: "every line is held", at: now))
        } catch {
            preconditionFailure("the table lets a pending order be paid: \(error)")
        }
        orders[order.id] = paid
        events.append(OutboxEvent(kind: "order.paid", aggregate: order.id.description, payload: "{}", at: now))
    }

    private mutating func refundAll(
        of payment: Payment, _ order: Order, _ origin: RefundOrigin, reason: String
    ) -> PaymentResultOutcome {
        transfers += Posting.capture(payment, isTaken: false, at: now)
        var returned = payment
        let refund = Refund(
            id: ids.next(), paymentID: payment.id, orderID: order.id,
            amount: Money(payment.capturedMinor, payment.amount.currency), origin: origin, reason: reason,
            by: .system("gateway"), createdAt: now, isAfterSettlement: false, taxMinor: 0)
        returned.refundedMinor = payment.capturedMinor
        returned.settleState(isPending: true)
        refunds.append(refund)
        transfers += Posting.refund(refund, at: now)
        change(returned)
        return .refunding
    }

    private mutating func change(_ payment: Payment) {
        payments[payment.id] = payment
        changed.insert(payment.id)
    }

    private mutating func report(_ kind: PaymentDifference.Kind, _ payment: Payment, _ capture: GatewayCapture) {
        differences.append(
            PaymentDifference(
                kind: kind, gateway: payment.gateway, subject: payment.id.description,
                expectedMinor: payment.duplicateOf == nil ? payment.amount.amountMinor : 0,
                actualMinor: capture.amount.amountMinor,
                currency: payment.amount.currency, note: "gateway reference \(capture.reference)"))
    }
}
