/// What a simulation did and what it found.
public struct SimulationReport: Sendable {
    /// How one kind of action went.
    public struct Count: Sendable, Hashable {
        /// Ran to its end.
        public var done = 0
        /// Refused by a rule, or by a gateway that did not answer.
        public var refused = 0
    }

    /// With this seed everything happens again.
    public let seed: UInt64
    public internal(set) var steps = 0
    /// How often all invariants were checked.
    public internal(set) var checks = 0
    /// By the action's name.
    public internal(set) var counts: [String: Count] = [:]
    /// Everything that must not be, with the step that found it; empty where all is well.
    public internal(set) var violations: [String] = []
    /// The run ends after so many: the rest would only echo them.
    static let violationLimit = 20

    init(seed: UInt64) {
        self.seed = seed
    }

    public var isSound: Bool { violations.isEmpty }

    /// One line: the seed and how often each action was done and refused.
    public var summary: String {
        let parts = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.done)/\($0.value.refused)" }
        return "seed \(seed), \(steps) steps, \(checks) checks: \(parts.joined(separator: ", "))"
    }
}
