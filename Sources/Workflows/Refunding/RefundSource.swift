public import Kernel
public import Orders
public import Payments

/// The payment that a refund is taken from.
public struct RefundSource: Sendable {
    public let payment: Payment
    /// The most that can go back.
    public let availableMinor: Int64
    /// Why the order never took this payment's money; nil for money of the order.
    let outside: RefundOrigin?
}

extension Order {
    /// Where a refund of this order comes from: the payment that can bear most, or the one that is named. Money that
    /// the order never took goes back by name only, and the order's sums do not limit it.
    ///
    /// - Returns: nil where no money was taken.
    public func refundSource(
        _ payments: [Payment], _ refunds: [Refund], named id: PaymentID? = nil
    ) -> RefundSource? {
        let outside = refunds.outsideTheOrder
        let captured = payments.filter { payment in
            payment.capturedMinor > 0 && (id.map { $0 == payment.id } ?? (outside[payment.id] == nil))
        }
        guard let best = captured.max(by: { $0.refundableMinor < $1.refundableMinor }) else { return nil }
        let origin = outside[best.id]
        let ofTheOrder = origin == nil ? totals.total - refundedMinor : best.refundableMinor
        return RefundSource(
            payment: best, availableMinor: max(0, min(best.refundableMinor, ofTheOrder)), outside: origin)
    }
}
