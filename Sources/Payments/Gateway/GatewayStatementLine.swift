public import Kernel

/// One line of a gateway's daily statement: money that really moved.
public struct GatewayStatementLine: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case payment, refund
    }

    public let kind: Kind
    /// The shop's id of the payment or refund, as text: what a gateway prints is not always one of ours.
    public let id: String
    /// Of the payment itself, or of the payment that was refunded.
    public let paymentID: PaymentID
    /// Positive in both directions.
    public let amount: Money
    /// What the gateway keeps of it, in the same currency: a statement that says otherwise is not believed.
    public let fee: Money
    public let at: Timestamp
    /// The gateway's own number.
    public let reference: String

    public init(
        kind: Kind, id: String, paymentID: PaymentID, amount: Money, fee: Money, at: Timestamp, reference: String
    ) {
        self.kind = kind
        self.id = id
        self.paymentID = paymentID
        self.amount = amount
        self.fee = fee
        self.at = at
        self.reference = reference
    }
}

/// One page of a daily statement: its lines in an order that does not change.
public struct GatewayStatementPage: Sendable, Hashable {
    public let lines: [GatewayStatementLine]
    /// Asks for the page after this one; nil on the last.
    public let next: String?

    public init(lines: [GatewayStatementLine], next: String?) {
        self.lines = lines
        self.next = next
    }
}
