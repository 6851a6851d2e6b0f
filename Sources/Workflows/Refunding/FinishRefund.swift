import AfterSales
import Database
public import Kernel
import Orders
public import Payments

/// A refund is on its way; the job comes back later.
public struct RefundPending: Error, CustomStringConvertible {
    public let description = "the gateway has not finished the refund yet"
}

extension Shop {
    /// Runs a `RefundJob`: tells the gateway under the refund's id, as often as it takes.
    ///
    /// - Throws: where the gateway does not answer or has not finished, so that the job runs again.
    public func runRefund(_ payload: String) async throws {
        guard let id = RefundID(payload) else { throw InputError.malformed(reason: "a refund job without a refund") }
        let (refund, payment) = try await database.read { [payments] session in
            let refund = try payments.refund(id, in: session)
            return (refund, try refund.flatMap { try payments.payment($0.paymentID, in: session) })
        }
        guard let refund, refund.state == .pending, let payment, let gateway = gateways[payment.gateway] else { return }
        let status: GatewayRefundStatus
        do {
            status = try await gateway.refund(
                GatewayRefundRequest(
                    refundID: id, paymentID: payment.id, amount: refund.amount, reason: refund.reason))
        } catch GatewayError.refused(let code, let message) {
            status = .failed(reason: "\(code): \(message)")
        }
        try await applyRefundStatus(status, of: id)
        if case .pending = status { throw RefundPending() }
    }

    /// Takes what a gateway says of a refund, however often.
    public func applyRefundStatus(_ status: GatewayRefundStatus, of id: RefundID) async throws {
        if case .pending = status { return }
        try await database.write { [parts] transaction in
            try parts.finishRefund(id, status, in: transaction)
        }
    }
}

extension ShopParts {
    func finishRefund(_ id: RefundID, _ status: GatewayRefundStatus, in transaction: Transaction) throws {
        guard var refund = try payments.refund(id, in: transaction.session) else { throw PaymentError.notFound }
        var order = try orders.lockedOrder(refund.orderID, in: transaction)
        let all = try transaction.run(Payments.payments(of: [order.id], lock: true))
        let refunds = try transaction.run(Payments.refunds(of: [order.id]))
        guard var payment = all.first(where: { $0.id == refund.paymentID }) else { throw PaymentError.notFound }
        refund.finishedAt = now
        let others = refunds.contains { $0.id != id && $0.paymentID == payment.id && $0.state == .pending }
        switch status {
        case .pending: return
        case .succeeded:
            refund.state = .succeeded
            guard try payments.finish(refund, in: transaction) else { return }
            try payments.post(Posting.payout(refund, gateway: payment.gateway, at: now), in: transaction)
            try finishReturn(of: refund, in: transaction)
        case .failed(let reason):
            refund.state = .failed
            guard try payments.finish(refund, in: transaction) else { return }
            try takeBack(refund, reason: reason, payment: &payment, order: &order, in: transaction)
        }
        payment.settleState(isPending: others)
        try payments.update([payment], in: transaction)
        try transaction.emit(
            kind: "refund.\(refund.state.rawValue)", aggregate: order.id.description, payload: "{}", at: now)
    }

    /// The gateway refused for good: the promise is taken back and a person decides. Line counters stay: which pieces
    /// were meant does not change, and the next refund is by amount.
    private func takeBack(
        _ refund: Refund, reason: String, payment: inout Payment, order: inout Order, in transaction: Transaction
    ) throws {
        payment.refundedMinor -= refund.amount.amountMinor
        try payments.post(Posting.refundFailed(refund, at: now), in: transaction)
        try payments.report(
            [
                PaymentDifference(
                    kind: .refundFailed, gateway: payment.gateway, subject: refund.id.description,
                    expectedMinor: refund.amount.amountMinor, actualMinor: 0, currency: refund.amount.currency,
                    note: reason)
            ], at: now, in: transaction)
        guard !refund.origin.isOutsideTheOrder else { return }
        order.forgetRefund(of: refund.amount.amountMinor)
        try orders.writeProgress(of: order, in: transaction)
        guard !refund.isAfterSettlement, try orders.wasCompleted(order.id, in: transaction.session) else { return }
        // The order settled while the refund was on its way: what stayed in escrow for it settles now.
        let tax = order.taxMinor(ofRefund: refund.amount.amountMinor)
        try payments.post(
            Posting.settleLate(refund, taxMinor: tax, at: now), in: transaction)
    }

    private func finishReturn(of refund: Refund, in transaction: Transaction) throws {
        guard refund.origin == .return else { return }
        let returns = try afterSales.returns(of: refund.orderID, in: transaction.session)
        guard let current = returns.first(where: { $0.refundID == refund.id && $0.state == .received }) else { return }
        _ = try afterSales.step(
            current, to: .refunded, by: .system("gateway"), reason: "the money is back", in: transaction)
    }
}

extension Order {
    /// Takes a refund that failed out of the sums, last lines first, so that line sums never exceed the order's.
    mutating func forgetRefund(of amountMinor: Int64) {
        refundedMinor -= amountMinor
        var excess = lines.reduce(0) { $0 + $1.refundedMinor } - refundedMinor
        for index in lines.indices.reversed() where excess > 0 {
            let part = min(excess, lines[index].refundedMinor)
            lines[index].refundedMinor -= part
            excess -= part
        }
    }
}
