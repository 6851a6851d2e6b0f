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

/// How a refund stands at the gateway.
public enum GatewayRefundStatus: Sendable, Hashable {
    case pending
    case succeeded(at: Timestamp)
    /// Final: the money stays where it is; another try needs another refund id.
    case failed(reason: String)
}
