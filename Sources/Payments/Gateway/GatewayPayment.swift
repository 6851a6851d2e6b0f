public import Kernel

/// What the shop asks a gateway to collect.
public struct GatewayPaymentRequest: Sendable, Hashable {
    public let paymentID: PaymentID
    public let orderID: OrderID
    public let amount: Money
    /// What the shopper reads on the pay page.
    public let description: String
    /// Where the shopper's browser goes afterwards, paid or not.
    public let returnURL: String
    /// Where signed notifications are posted.
    public let notifyURL: String
    /// From here on the gateway takes no money for it.
    public let expiresAt: Timestamp

    public init(
        paymentID: PaymentID, orderID: OrderID, amount: Money, description: String, returnURL: String,
        notifyURL: String, expiresAt: Timestamp
    ) {
        self.paymentID = paymentID
        self.orderID = orderID
        self.amount = amount
        self.description = description
        self.returnURL = returnURL
        self.notifyURL = notifyURL
        self.expiresAt = expiresAt
    }
}

/// An open payment at the gateway.
public struct GatewayPayment: Sendable, Hashable {
    /// The gateway's own number.
    public let reference: String
    /// Where the shopper pays.
    public let payURL: String

    public init(reference: String, payURL: String) {
        self.reference = reference
        self.payURL = payURL
    }
}

/// Money that a gateway took.
public struct GatewayCapture: Sendable, Hashable {
    /// The gateway's own number.
    public let reference: String
    public let amount: Money
    public let at: Timestamp

    public init(reference: String, amount: Money, at: Timestamp) {
        self.reference = reference
        self.amount = amount
        self.at = at
    }
}

/// How a payment stands at the gateway.
public enum GatewayPaymentStatus: Sendable, Hashable {
    /// The gateway never heard of it; a `create` may still be on its way.
    case notFound
    case pending
    case succeeded(GatewayCapture)
    /// The shopper's attempt failed; the payment takes no other.
    case failed(reason: String)
    /// Closed by the shop or expired: it takes no money any more.
    case closed
}

/// The answer to 关单.
public enum GatewayCloseResult: Sendable, Hashable {
    case closed
    case alreadyPaid(GatewayCapture)
}
