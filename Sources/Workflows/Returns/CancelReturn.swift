public import AfterSales
public import Database
public import Kernel
public import Orders
import Payments

extension Shop {
    /// The buyer keeps the goods after all, as long as they have not come: the pieces can be asked for again.
    ///
    /// - Throws: `ReturnError.notFound`, `.notAllowed`.
    public func cancelReturn(
        _ id: ReturnID, _ scope: OrderScope, by caller: Caller, in transaction: Transaction
    ) throws -> Return {
        let (current, order) = try parts.lockedReturn(id, in: transaction)
        if case .of(let buyer) = scope, order.buyer != buyer { throw ReturnError.notFound }
        let cancelled = try afterSales.step(
            current, to: .cancelled, by: caller.actor, reason: "the buyer keeps the goods", in: transaction)
        try parts.giveUp(current, of: order, in: transaction)
        return cancelled
    }

    /// Staff wait no longer for goods that may come and of which nothing has: no stock and no money moves, and the
    /// pieces can be asked for again.
    ///
    /// - Parameters:
    ///   - reason: what the buyer is told.
    ///   - note: for staff alone.
    /// - Throws: `ReturnError.notFound`, `.notAllowed`; `InputError` for a text that is too long.
    public func closeReturn(
        _ id: ReturnID, reason: String, note: String = "", by caller: Caller, in transaction: Transaction
    ) throws -> Return {
        let (reason, note) = (try Self.checked(reason: reason), try Self.checked(reason: note, field: "note"))
        var (current, order) = try parts.lockedReturn(id, in: transaction)
        guard current.state == .approved else {
            throw ReturnError.notAllowed(from: current.state, to: .rejected)
        }
        current.receiptNote = note
        let closed = try afterSales.step(current, to: .rejected, by: caller.actor, reason: reason, in: transaction)
        try parts.giveUp(current, of: order, in: transaction)
        try parts.audit("return_closed", of: id.description, by: caller, in: transaction)
        return closed
    }

    /// The refund of goods that have come: the first one, where who received them might not pay out, or another one,
    /// where the gateway refused theirs for good. It is no more than what is left of the order's money; where staff
    /// gave all of it back by hand meanwhile, the return is over.
    ///
    /// - Throws: `ReturnError.notFound`, `.refundNotFailed`; `PaymentError.nothingCaptured`.
    public func refundReturn(_ id: ReturnID, by caller: Caller, in transaction: Transaction) throws -> Return {
        var (current, order) = try parts.lockedReturn(id, in: transaction)
        let isFirst = current.isRefundLeft
        let leftMinor: Int64
        if isFirst {
            leftMinor = try order.takeReturn(of: current.pieces)
        } else {
            guard current.state == .received, let dueMinor = current.refundDueMinor,
                let failed = try current.refundID.flatMap({ try payments.refund($0, in: transaction.session) }),
                failed.state == .failed
            else { throw ReturnError.refundNotFailed }
            leftMinor = min(dueMinor, order.totals.total - order.refundedMinor)
        }
        current.refundDueMinor = leftMinor
        current.refundID = nil
        try parts.audit(
            "return_refunded", of: id.description, "\(Money(leftMinor, order.currency)) due", by: caller,
            in: transaction)
        guard leftMinor > 0 else {
            if isFirst { try orders.writeProgress(of: order, in: transaction) }
            return try afterSales.step(
                current, to: .refunded, by: caller.actor, reason: "the money went back otherwise", in: transaction)
        }
        current.refundID = try parts.payOut(leftMinor, for: current, of: &order, by: caller, in: transaction)
        return try afterSales.replaceRefund(
            of: current, by: caller.actor,
            reason: isFirst ? "the refund that was left" : "another refund, for the first one failed", in: transaction)
    }
}
