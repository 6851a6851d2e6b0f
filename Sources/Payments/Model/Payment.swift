public import Database
public import Kernel

/// Where a payment stands. The names are part of the API.
public enum PaymentState: String, SQLEnumeration, CaseIterable {
    /// Stored, the gateway not asked yet.
    case created
    /// The gateway waits for the shopper.
    case pending
    case succeeded, failed, expired
    /// All of it is on its way back; partly or wholly back.
    case refunding, refunded
    case partiallyRefunded = "partially_refunded"

    /// Whether the shopper can still pay it.
    public var isOpen: Bool { self == .created || self == .pending }
    /// Whether money was taken.
    public var isCaptured: Bool {
        switch self {
        case .succeeded, .refunding, .refunded, .partiallyRefunded: true
        case .created, .pending, .failed, .expired: false
        }
    }
}

/// One attempt to pay an order through one gateway.
public struct Payment: Sendable, Hashable {
    public let id: PaymentID
    public let orderID: OrderID
    public let gateway: String
    public let amount: Money
    public var state: PaymentState
    public var version: Int
    /// What the gateway really took.
    public var capturedMinor: Int64
    /// What is back or on its way back: never more than was captured.
    public var refundedMinor: Int64
    public var reference: String?
    public var payURL: String?
    public let createdAt: Timestamp
    public let expiresAt: Timestamp
    public var capturedAt: Timestamp?
    /// The payment under whose id the gateway took this money, once more than it should.
    public let duplicateOf: PaymentID?

    public init(
        id: PaymentID, orderID: OrderID, gateway: String, amount: Money, createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.orderID = orderID
        self.gateway = gateway
        self.amount = amount
        self.state = .created
        self.version = 1
        self.capturedMinor = 0
        self.refundedMinor = 0
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.duplicateOf = nil
    }

    /// Money that came a second time under the id of a payment that was captured before.
    public init(id: PaymentID, duplicateOf first: Payment, _ capture: GatewayCapture, createdAt: Timestamp) {
        self.init(
            id: id, orderID: first.orderID, gateway: first.gateway, amount: capture.amount, state: .succeeded,
            version: 1, capturedMinor: capture.amount.amountMinor, refundedMinor: 0, reference: capture.reference,
            payURL: nil, createdAt: createdAt, expiresAt: createdAt, capturedAt: capture.at, duplicateOf: first.id)
    }

    init(
        id: PaymentID, orderID: OrderID, gateway: String, amount: Money, state: PaymentState, version: Int,
        capturedMinor: Int64, refundedMinor: Int64, reference: String?, payURL: String?, createdAt: Timestamp,
        expiresAt: Timestamp, capturedAt: Timestamp?, duplicateOf: PaymentID?
    ) {
        self.id = id
        self.orderID = orderID
        self.gateway = gateway
        self.amount = amount
        self.state = state
        self.version = version
        self.capturedMinor = capturedMinor
        self.refundedMinor = refundedMinor
        self.reference = reference
        self.payURL = payURL
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.capturedAt = capturedAt
        self.duplicateOf = duplicateOf
    }

    /// What the gateway calls it.
    public var idAtGateway: PaymentID { duplicateOf ?? id }

    public var refundableMinor: Int64 { capturedMinor - refundedMinor }

    /// The state that the sums say, once money was taken.
    ///
    /// - Parameter isPending: whether a refund is still on its way.
    public mutating func settleState(isPending: Bool) {
        if refundedMinor == 0 {
            state = .succeeded
        } else if isPending && refundedMinor == capturedMinor {
            state = .refunding
        } else {
            state = refundedMinor == capturedMinor ? .refunded : .partiallyRefunded
        }
    }
}

public enum RefundState: String, SQLEnumeration, CaseIterable {
    case pending, succeeded, failed
}

/// Why money goes back.
public enum RefundOrigin: String, SQLEnumeration, CaseIterable {
    case staff, cancellation, `return`
    /// The money came when the order could not take it any more: closed, cancelled or paid already.
    case latePayment = "late_payment"
    /// The gateway took another amount than it was asked for.
    case wrongAmount = "wrong_amount"

    /// Money that the order never counted as its own.
    public var isOutsideTheOrder: Bool { self == .latePayment || self == .wrongAmount }
}

/// Money on its way back, or back.
public struct Refund: Sendable, Hashable {
    public let id: RefundID
    public let paymentID: PaymentID
    public let orderID: OrderID
    public let amount: Money
    public var state: RefundState
    public let origin: RefundOrigin
    public var reason: String
    /// Who gave it back, as `Actor` prints it.
    public var by: String
    public let createdAt: Timestamp
    public var finishedAt: Timestamp?
    /// Whether the order was settled when the refund was made, or when it was paid out after it had failed: decides
    /// which account bears it.
    public var isAfterSettlement: Bool
    /// The part of the amount that is tax, where it comes out of settled money.
    public var taxMinor: Int64

    public init(
        id: RefundID, paymentID: PaymentID, orderID: OrderID, amount: Money, origin: RefundOrigin, reason: String,
        by actor: Actor, createdAt: Timestamp, isAfterSettlement: Bool, taxMinor: Int64
    ) {
        self.id = id
        self.paymentID = paymentID
        self.orderID = orderID
        self.amount = amount
        self.state = .pending
        self.origin = origin
        self.reason = reason
        self.by = actor.description
        self.createdAt = createdAt
        self.isAfterSettlement = isAfterSettlement
        self.taxMinor = taxMinor
    }

    init(
        id: RefundID, paymentID: PaymentID, orderID: OrderID, amount: Money, state: RefundState, origin: RefundOrigin,
        reason: String, by: String, createdAt: Timestamp, finishedAt: Timestamp?, isAfterSettlement: Bool,
        taxMinor: Int64
    ) {
        self.id = id
        self.paymentID = paymentID
        self.orderID = orderID
        self.amount = amount
        self.state = state
        self.origin = origin
        self.reason = reason
        self.by = by
        self.createdAt = createdAt
        self.finishedAt = finishedAt
        self.isAfterSettlement = isAfterSettlement
        self.taxMinor = taxMinor
    }
}

public enum PaymentError: ExpectedError, Equatable {
    case notFound
    case unknownGateway
    case notPayable
    case exceedsRefundable(availableMinor: Int64)
    case nothingCaptured

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .unknownGateway: .invalid
        case .notPayable, .nothingCaptured: .conflict
        case .exceedsRefundable: .invalid
        }
    }

    public var code: String {
        switch self {
        case .notFound: "not_found"
        case .unknownGateway: "unknown_reference"
        case .notPayable: "not_payable"
        case .exceedsRefundable: "exceeds_refundable"
        case .nothingCaptured: "nothing_captured"
        }
    }

    public var field: String? {
        switch self {
        case .unknownGateway: "gateway"
        case .exceedsRefundable: "amount"
        case .notFound, .notPayable, .nothingCaptured: nil
        }
    }

    public var detail: String {
        switch self {
        case .notFound: "There is no such payment."
        case .unknownGateway: "There is no such payment gateway."
        case .notPayable: "This order is not waiting for a payment."
        case .exceedsRefundable(let available): "At most \(available) (minor units) can be refunded."
        case .nothingCaptured: "No money was taken for this order."
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .exceedsRefundable(let available): ["available": String(available)]
        default: [:]
        }
    }
}
