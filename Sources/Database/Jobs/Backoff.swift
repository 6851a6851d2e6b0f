public import Kernel
import Synchronization

/// Where the spread of retries comes from: a value, so that a test knows it.
public struct Jitter: Sendable {
    /// A whole number from 0 up to and without the bound, which is positive.
    public let below: @Sendable (Int64) -> Int64

    public init(below: @escaping @Sendable (Int64) -> Int64) {
        self.below = below
    }

    public static let system = Jitter { Int64.random(in: 0..<$0) }

    /// The same numbers for the same seed (SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number
    /// generators", 2014).
    public static func seeded(_ seed: UInt64) -> Jitter {
        let state = Mutex(seed)
        return Jitter { bound in
            let number = state.withLock { state in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return mixed ^ (mixed >> 31)
            }
            return Int64(number % UInt64(bound))
        }
    }
}

/// How long a failed job waits: doubling from `first` to `limit`, of which the second half is jitter, so that jobs
/// which failed together do not come back together.
public struct Backoff: Sendable {
    public let first: Duration
    public let limit: Duration
    let jitter: Jitter

    public init(first: Duration = .seconds(2), limit: Duration = .hours(1), jitter: Jitter = .system) {
        precondition(first >= .milliseconds(2) && first <= limit, "a backoff from \(first) to \(limit)")
        self.first = first
        self.limit = limit
        self.jitter = jitter
    }

    /// The pause after so many failed attempts, at least one.
    public func pause(after attempts: Int) -> Duration {
        let doublings = min(max(attempts - 1, 0), 40)
        let whole = min(first.milliseconds << doublings, limit.milliseconds)
        return .milliseconds(whole - whole / 2 + jitter.below(whole / 2 + 1))
    }
}
