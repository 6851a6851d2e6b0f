import AfterSales
import Database
import Kernel
import Orders
import Payments

/// A refund with what it belongs to, all locked.
private struct RefundInHand {
    var refund: Refund
    var payment: Payment
    var order: Order
    /// Every refund of the order, this one too.
    let all: [Refund]

    /// The other refunds of its payment.
    var siblings: [Refund] { all.filter { $0.paymentID == payment.id && $0.id != refund.id } }

    /// What could be promised from its payment now.
    var availableMinor: Int64 {
        refund.origin.isOutsideTheOrder
            ? payment.refundableMinor : min(payment.refundableMinor, order.totals.total - order.refundedMinor)
    }
}

extension ShopParts {
    /// Takes the end of a refund. One that succeeded stays so, whatever comes later; one that failed here can still
    /// succeed, for it is the gateway that has the money.
    func finishRefund(_ id: RefundID, _ status: GatewayRefundStatus, in transaction: Transaction) throws {
        guard let orderID = try payments.refund(id, in: transaction.session)?.orderID else {
            throw PaymentError.notFound
        }
        let order = try orders.lockedOrder(orderID, in: transaction)
        let (all, refunds) = try transaction.run(
            Payments.payments(of: [orderID], lock: true), Payments.refunds(of: [orderID]))
        guard let refund = refunds.first(where: { $0.id == id }),
            let payment = all.first(where: { $0.id == refund.paymentID })
        else { throw PaymentError.notFound }
        var hand = RefundInHand(refund: refund, payment: payment, order: order, all: refunds)
        let isChanged =
            switch (status, refund.state) {
            case (.succeeded(let at), .pending): try payOut(&hand, at: at, in: transaction)
            case (.succeeded(let at), .failed): try payAgain(&hand, at: at, in: transaction)
            case (.failed(let reason), .pending): try takeBack(&hand, reason: reason, in: transaction)
            case (.failed(let reason), .succeeded): try doubt(hand, reason: reason, in: transaction)
            case (.pending, _), (.succeeded, .succeeded), (.failed, .failed): false
            }
        guard isChanged else { return }
        hand.payment.settleState(isPending: hand.siblings.contains { $0.state == .pending })
        try payments.update([hand.payment], in: transaction)
        try transaction.emit(
            kind: "refund.\(hand.refund.state.rawValue)", aggregate: orderID.description, payload: "{}", at: now)
    }

    private func payOut(_ hand: inout RefundInHand, at: Timestamp, in transaction: Transaction) throws -> Bool {
        hand.refund.state = .succeeded
        // The gateway's own time decides on which day's statement it stands, however late we hear of it.
        hand.refund.finishedAt = at
        guard try payments.finish(hand.refund, in: transaction) else { return false }
        try payments.post(
            Posting.payout(hand.refund, gateway: hand.payment.gateway, at: now), in: transaction)
        try compareAgain([(hand.payment.gateway, at)], in: transaction)
        try finishReturn(of: hand.refund, in: transaction)
        return true
    }

    /// The gateway paid out what it had refused before. Reported in any case; booked from where the money is now,
    /// unless another refund has it: then this one waits for that one's end.
    private func payAgain(_ hand: inout RefundInHand, at: Timestamp, in transaction: Transaction) throws -> Bool {
        let amountMinor = hand.refund.amount.amountMinor
        try report(
            .paidAfterFailure, hand, expectedMinor: 0, actualMinor: amountMinor,
            note: "paid by the gateway after it had failed", in: transaction)
        guard amountMinor <= hand.availableMinor else { return false }
        let isOutside = hand.refund.origin.isOutsideTheOrder
        let isSettled = try !isOutside && orders.wasCompleted(hand.order.id, in: transaction.session)
        hand.refund.state = .succeeded
        hand.refund.finishedAt = at
        hand.refund.isAfterSettlement = isSettled
        hand.refund.taxMinor = isSettled ? hand.order.taxMinor(ofRefund: amountMinor) : 0
        guard try payments.revive(hand.refund, in: transaction) else { return false }
        try payments.post(
            Posting.refund(hand.refund, again: true, at: now)
                + Posting.payout(hand.refund, gateway: hand.payment.gateway, at: now), in: transaction)
        try compareAgain([(hand.payment.gateway, at)], in: transaction)
        hand.payment.refundedMinor += amountMinor
        if !isOutside {
            hand.order.refundedMinor += amountMinor
            try orders.writeProgress(of: hand.order, in: transaction)
            try closeIfRefunded(&hand.order, by: .system("gateway"), in: transaction)
        }
        try finishReturn(of: hand.refund, in: transaction)
        return true
    }

    /// The gateway refused for good: the promise is taken back and a person decides. Line counters stay: which pieces
    /// were meant does not change, and the next refund is by amount.
    private func takeBack(
        _ hand: inout RefundInHand, reason: String, in transaction: Transaction
    ) throws -> Bool {
        let amountMinor = hand.refund.amount.amountMinor
        hand.refund.state = .failed
        hand.refund.finishedAt = now
        guard try payments.finish(hand.refund, in: transaction) else { return false }
        hand.payment.refundedMinor -= amountMinor
        try report(
            .refundFailed, hand, expectedMinor: amountMinor, actualMinor: 0, note: reason, in: transaction)
        try takeBackFromTheOrder(&hand, in: transaction)
        // One of them may have been paid out after it had failed, with this one in its way.
        try transaction.enqueue(
            hand.siblings.filter { $0.state == .failed }.map { [id = hand.refund.id] in
                RefundJob.job(for: $0.id, after: id, dueAt: now)
            })
        return true
    }

    /// The gateway says that what it had paid out failed after all, as when a bank sends it back: where the money is
    /// now a person finds out. Nothing is booked on that word alone.
    private func doubt(_ hand: RefundInHand, reason: String, in transaction: Transaction) throws -> Bool {
        try report(
            .refundFailed, hand, expectedMinor: hand.refund.amount.amountMinor, actualMinor: 0,
            note: "failed after it was paid out: \(reason)", in: transaction)
        return false
    }

    /// The tax that goes back is worked out anew: with refunds made since, it may not be the tax that this one took.
    private func takeBackFromTheOrder(_ hand: inout RefundInHand, in transaction: Transaction) throws {
        guard !hand.refund.origin.isOutsideTheOrder else {
            return try payments.post(Posting.refundFailed(hand.refund, taxMinor: 0, at: now), in: transaction)
        }
        hand.order.forgetRefund(of: hand.refund.amount.amountMinor)
        try orders.writeProgress(of: hand.order, in: transaction)
        let taxMinor = hand.order.taxMinor(ofRefund: hand.refund.amount.amountMinor)
        try payments.post(Posting.refundFailed(hand.refund, taxMinor: taxMinor, at: now), in: transaction)
        guard !hand.refund.isAfterSettlement, try orders.wasCompleted(hand.order.id, in: transaction.session) else {
            return
        }
        // The order settled while the refund was on its way: what stayed in escrow for it settles now.
        try payments.post(Posting.settleLate(hand.refund, taxMinor: taxMinor, at: now), in: transaction)
    }

    private func report(
        _ kind: PaymentDifference.Kind, _ hand: RefundInHand, expectedMinor: Int64, actualMinor: Int64, note: String,
        in transaction: Transaction
    ) throws {
        try payments.report(
            [
                PaymentDifference(
                    kind: kind, gateway: hand.payment.gateway, subject: hand.refund.id.description,
                    expectedMinor: expectedMinor, actualMinor: actualMinor, currency: hand.refund.amount.currency,
                    note: note)
            ], at: now, in: transaction)
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
