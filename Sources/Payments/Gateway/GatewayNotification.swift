public import Kernel

/// What a gateway tells by itself. It may come late, twice, out of order or never.
public struct GatewayNotification: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case paymentSucceeded = "payment.succeeded"
        case paymentFailed = "payment.failed"
        case refundSucceeded = "refund.succeeded"
        case refundFailed = "refund.failed"
    }

    /// Unique per event: a repetition carries the same.
    public let eventID: String
    public let kind: Kind
    public let paymentID: PaymentID
    /// Set for refunds, nil for payments.
    public let refundID: RefundID?
    /// Of the payment or of the refund.
    public let amount: Money
    /// The gateway's own number of the payment or refund.
    public let reference: String
    /// When it happened, not when it was told.
    public let occurredAt: Timestamp
    /// Why it failed; empty where it succeeded.
    public let reason: String

    public init(
        eventID: String, kind: Kind, paymentID: PaymentID, refundID: RefundID?, amount: Money, reference: String,
        occurredAt: Timestamp, reason: String = ""
    ) {
        self.eventID = eventID
        self.kind = kind
        self.paymentID = paymentID
        self.refundID = refundID
        self.amount = amount
        self.reference = reference
        self.occurredAt = occurredAt
        self.reason = reason
    }
}
