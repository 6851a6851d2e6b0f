public import Kernel

/// Money to give back from a payment that succeeded.
public struct GatewayRefundRequest: Sendable, Hashable {
    public let refundID: RefundID
    public let paymentID: PaymentID
    public let amount: Money
    public let reason: String

    public init(refundID: RefundID, paymentID: PaymentID, amount: Money, reason: String) {
        self.refundID = refundID
        self.paymentID = paymentID
        self.amount = amount
        self.reason = reason
    }
}

/// The codes by which a gateway refuses a refund for good. The list is closed: any other refusal (a signature, a limit,
/// a bank that says no today) says nothing of what becomes of the refund, and it is asked again.
public enum RefundRefusal: String, Sendable, Hashable, CaseIterable {
    /// No money was taken that could go back.
    case paymentNotPaid = "payment_not_paid"
    /// All that is left of the payment is less.
    case refundExceedsPayment = "refund_exceeds_payment"
}

/// How a refund stands at the gateway.
public enum GatewayRefundStatus: Sendable, Hashable {
    case pending
    case succeeded(at: Timestamp)
    /// Final: the money stays where it is; another try needs another refund id.
    case failed(reason: String)
}
