/// Something that a shopper of the running demo does.
public enum CrowdDeed: String, Sendable, CaseIterable {
    case search, look
    case fillCart = "fill cart"
    case order
    case startPayment = "start payment"
    case pay
    case failPayment = "fail payment"
    case cancel, receive
    case sendBack = "send back"
}

/// What the shoppers of the running demo have done since it started.
public struct CrowdReport: Sendable, Hashable {
    /// Deeds that had their effect.
    public internal(set) var done: [CrowdDeed: Int] = [:]
    /// What the shop's rules refused, by their codes: sold out meanwhile, closed by the timer.
    public internal(set) var refused: [String: Int] = [:]
    /// Whatever no rule explains.
    public internal(set) var failures = 0

    mutating func count(_ deed: CrowdDeed) { done[deed, default: 0] += 1 }
    mutating func refuse(_ code: String) { refused[code, default: 0] += 1 }
}
