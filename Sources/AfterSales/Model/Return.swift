public import Database
public import Kernel

/// Where a return stands. The names are part of the API.
public enum ReturnState: String, SQLEnumeration, CaseIterable {
    case requested, approved, rejected, received, refunded, cancelled

    /// The allowed steps as data.
    public static let table: [(from: ReturnState, to: ReturnState)] = [
        (.requested, .approved), (.requested, .rejected), (.requested, .cancelled), (.approved, .received),
        (.approved, .cancelled), (.approved, .rejected), (.received, .refunded),
    ]

    public static func isAllowed(from: ReturnState, to: ReturnState) -> Bool {
        table.contains { $0.from == from && $0.to == to }
    }
}

/// What came back is worth: only resellable goods go to the shelf.
public enum ReturnGrade: String, SQLEnumeration, CaseIterable {
    case resellable, flawed, scrap
    /// Not worth anything, for it did not come: no money goes back for it, and it can be asked for again.
    case missing
}

/// Where a return stands, as people tell it: a return that was approved is another one once the goods are on their way.
public struct ReturnStanding: Sendable, Hashable {
    public let state: ReturnState
    /// Whether the buyer has said how the goods come back.
    public let isSent: Bool
    /// Whether it was rejected after it had been approved, for nothing of it came.
    public let isClosed: Bool

    public init(state: ReturnState, isSent: Bool, isClosed: Bool = false) {
        self.state = state
        self.isSent = isSent
        self.isClosed = isClosed
    }

    /// Whether the goods are between the buyer and the shop.
    public var isOnItsWay: Bool { state == .approved && isSent }

    /// Whether something is still to come of it.
    public var isUnderWay: Bool { state == .requested || state == .approved || state == .received }

    /// The name of its state, or `sent` for goods on their way and `closed` for those that never came.
    public var word: String { isOnItsWay ? "sent" : isClosed ? "closed" : state.rawValue }
}

/// So many pieces of one order line, for one reason; several of them once their pieces were graded apart.
public struct ReturnLine: Sendable, Hashable {
    public let id: ReturnLineID
    public let orderLineID: OrderLineID
    public var quantity: Int
    public let reason: String
    public var grade: ReturnGrade?

    public init(
        id: ReturnLineID, orderLineID: OrderLineID, quantity: Int, reason: String, grade: ReturnGrade? = nil
    ) {
        self.id = id
        self.orderLineID = orderLineID
        self.quantity = quantity
        self.reason = reason
        self.grade = grade
    }
}

/// The parcel in which a buyer sends goods back.
public struct ReturnParcel: Sendable, Hashable {
    /// Longer names and numbers are refused.
    public static let textLimit = 100
    /// What the name of a carrier must be.
    public static let carrierRule = TextRule(field: "carrier", length: 1...textLimit)

    public let carrier: String
    public let trackingNumber: String
    /// When its buyer told us first.
    public let sentAt: Timestamp

    public init(carrier: String, trackingNumber: String, sentAt: Timestamp) {
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.sentAt = sentAt
    }
}

/// Goods on their way back, with their reasons.
public struct Return: Sendable, Hashable {
    /// Returns are possible until the end of this many days after the day of delivery (七天无理由), where staff have set
    /// nothing else, and for orders that keep no days of their own. The law asks for no fewer.
    public static let windowDays = 7
    /// Longer reasons and evidence are refused.
    public static let textLimit = 500

    /// Whether the buyer can still keep the goods.
    public var isCancellable: Bool { ReturnState.isAllowed(from: state, to: .cancelled) }

    public let id: ReturnID
    public let orderID: OrderID
    public var state: ReturnState
    public var version: Int
    public var lines: [ReturnLine]
    public let evidence: String
    public let createdAt: Timestamp
    /// When it took its last step, or something was written about it last.
    public var updatedAt: Timestamp
    /// The refund that it led to; none where the money had gone back before.
    public var refundID: RefundID?
    /// What was still due when the goods came: 0 where staff had refunded them by hand. Nil before. It stands here
    /// without a refund as long as that is left to somebody who may pay out.
    public var refundDueMinor: Int64?
    /// What the shop told the buyer when it said no, or closed it.
    public var rejectionReason: String?
    /// Whether staff closed it after its approval, for nothing of it came: its state is `rejected` then.
    public var isClosed: Bool
    /// The end of the last day on which the goods may be sent; nil before the approval.
    public var sendBy: Timestamp?
    /// What the buyer says of the way back; nil as long as nothing was said.
    public var parcel: ReturnParcel?

    /// How the goods came, in the words of who received them, or why it was closed: for staff alone. Empty where nobody
    /// said, and before.
    public var receiptNote: String

    /// What came, or may still come: all but what was found missing.
    public var linesBack: [ReturnLine] { lines.filter { $0.grade != .missing } }

    /// How many pieces were announced and did not come; 0 before the goods came.
    public var missingQuantity: Int { lines.reduce(0) { $0 + ($1.grade == .missing ? $1.quantity : 0) } }

    /// Whether the buyer may say, or correct, how the goods come back.
    public var isSendable: Bool { state == .approved }

    /// Whether the goods came, but nobody who may pay out has said yes to their money yet.
    public var isRefundLeft: Bool { state == .received && refundID == nil && (refundDueMinor ?? 0) > 0 }

    public var standing: ReturnStanding {
        ReturnStanding(state: state, isSent: parcel != nil, isClosed: isClosed)
    }

    public init(
        id: ReturnID, orderID: OrderID, state: ReturnState = .requested, version: Int = 1, lines: [ReturnLine],
        evidence: String, createdAt: Timestamp, updatedAt: Timestamp? = nil, refundID: RefundID? = nil,
        refundDueMinor: Int64? = nil, rejectionReason: String? = nil, isClosed: Bool = false,
        sendBy: Timestamp? = nil, parcel: ReturnParcel? = nil, receiptNote: String = ""
    ) {
        self.id = id
        self.orderID = orderID
        self.state = state
        self.version = version
        self.lines = lines
        self.evidence = evidence
        self.createdAt = createdAt
        self.updatedAt = updatedAt ?? createdAt
        self.refundID = refundID
        self.refundDueMinor = refundDueMinor
        self.rejectionReason = rejectionReason
        self.isClosed = isClosed
        self.sendBy = sendBy
        self.parcel = parcel
        self.receiptNote = receiptNote
    }
}

/// What a text may mean that staff look for among returns; one is found where one of these fits.
public struct ReturnMatch: Sendable, Hashable {
    /// Whose goods come back.
    public var orders: [OrderID]
    /// Of the parcel in which they do; empty for none.
    public var trackingNumber: String

    public init(orders: [OrderID], trackingNumber: String = "") {
        self.orders = orders
        self.trackingNumber = trackingNumber
    }
}

public enum ReturnError: ExpectedError, Equatable {
    case notFound
    case notAllowed(from: ReturnState, to: ReturnState)
    case windowOver
    case notDelivered
    case tooMany(OrderLineID, available: Int)
    case gradesIncomplete
    /// All pieces are missing: there is nothing to receive.
    case nothingCame
    case refundNotFailed
    /// Goods are sent after the approval, and before they have come.
    case notSendable

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .notAllowed, .windowOver, .notDelivered, .refundNotFailed, .notSendable: .conflict
        case .tooMany, .gradesIncomplete, .nothingCame: .invalid
        }
    }

    public var code: String {
        switch self {
        case .notFound: "not_found"
        case .notAllowed: "state_not_allowed"
        case .windowOver: "return_window_over"
        case .notDelivered: "not_delivered"
        case .tooMany: "too_many"
        case .gradesIncomplete: "grades_incomplete"
        case .nothingCame: "nothing_came"
        case .refundNotFailed: "refund_not_failed"
        case .notSendable: "return_not_sendable"
        }
    }

    public var field: String? {
        switch self {
        case .tooMany: "quantity"
        case .gradesIncomplete, .nothingCame: "lines"
        case .notFound, .notAllowed, .windowOver, .notDelivered, .refundNotFailed, .notSendable: nil
        }
    }

    public var phrase: String {
        if case .tooMany = self { "too_many_pieces" } else { code }
    }

    public var parameters: [String: String] {
        guard case .tooMany(let line, let available) = self else { return [:] }
        return ["line_id": line.description, "available": String(available)]
    }

    public var detail: String {
        switch self {
        case .notFound: "There is no such return."
        case .notAllowed(let from, let to): "A return that is \(from.rawValue) cannot become \(to.rawValue)."
        case .windowOver: "The time for returning this order is over."
        case .notDelivered: "Only what was delivered can be returned."
        case .tooMany(_, let available): "At most \(available) can be returned."
        case .refundNotFailed: "Only goods that came, and have no refund that is on its way or done, get one."
        case .notSendable: "Only a return that is approved, and has not come yet, is on its way."
        case .gradesIncomplete: "Every piece of the return is graded, and none twice."
        case .nothingCame: "A return is received once a piece of it came."
        }
    }
}
