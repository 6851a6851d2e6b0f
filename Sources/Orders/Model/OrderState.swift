public import Database

/// Where an order stands. The names are part of the API.
public enum OrderState: String, SQLEnumeration, CaseIterable {
    case pendingPayment = "pending_payment"
    case paid, allocated, shipped, delivered, completed, cancelled, closed

    /// What people are told where an order stands, as a name for the words: nothing is sent of what is picked up.
    public func word(_ delivery: DeliveryOption, isPartlyShipped: Bool = false) -> String {
        let word = isPartlyShipped ? "partly_shipped" : rawValue
        guard delivery == .pickup else { return word }
        switch self {
        case .allocated, .shipped, .delivered: return "pickup_\(word)"
        case .pendingPayment, .paid, .completed, .cancelled, .closed: return word
        }
    }
}

/// One allowed step.
public struct OrderTransition: Sendable, Hashable {
    public let from: OrderState
    public let to: OrderState
    /// Who may take it, in words: for the console and the documentation.
    public let trigger: String

    /// The whole life of an order as data. Anything that is not here is refused.
    public static let table: [OrderTransition] = [
        .init(from: .pendingPayment, to: .paid, trigger: "the payment succeeded"),
        .init(from: .pendingPayment, to: .cancelled, trigger: "the buyer or the shop cancelled"),
        .init(from: .pendingPayment, to: .closed, trigger: "the payment timer ran out"),
        .init(from: .paid, to: .allocated, trigger: "every line has its warehouse"),
        .init(from: .paid, to: .cancelled, trigger: "the buyer or the shop cancelled; the payment is refunded"),
        .init(from: .allocated, to: .shipped, trigger: "the last piece has left, or was given up with others gone"),
        .init(from: .allocated, to: .cancelled, trigger: "the buyer or the shop cancelled; the payment is refunded"),
        .init(from: .shipped, to: .delivered, trigger: "all parcels arrived"),
        .init(from: .shipped, to: .closed, trigger: "refunded in full"),
        .init(from: .delivered, to: .completed, trigger: "receipt was confirmed, or its timer ran out"),
        .init(from: .delivered, to: .closed, trigger: "refunded in full"),
        .init(from: .completed, to: .closed, trigger: "refunded in full"),
    ]

    private static let allowed = Set(table.map { Pair(from: $0.from, to: $0.to) })

    private struct Pair: Hashable {
        let from: OrderState
        let to: OrderState
    }

    public static func isAllowed(from: OrderState, to: OrderState) -> Bool {
        allowed.contains(Pair(from: from, to: to))
    }

    /// What is wrong with the table: checked at boot and in a test.
    public static var faults: [String] {
        let reachable = table.reduce(into: Set([OrderState.pendingPayment])) { $0.insert($1.to) }
        let unreachable = OrderState.allCases.filter { !reachable.contains($0) }.map { "\($0) cannot be reached" }
        let doubled = table.count == allowed.count ? [] : ["a transition stands twice"]
        let revived = table.filter { $0.from == .cancelled || $0.from == .closed }.map { "\($0.from) is final" }
        return unreachable + doubled + revived
    }
}
