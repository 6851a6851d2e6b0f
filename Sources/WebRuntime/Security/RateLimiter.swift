public import Kernel
import Synchronization

/// So many in so long, and how many of them may come at once.
public struct Rate: Sendable, Hashable {
    public let count: Int
    public let period: Duration
    public let burst: Int

    public init(count: Int, per period: Duration, burst: Int) {
        precondition(count > 0 && burst > 0 && period.milliseconds > 0, "rate \(count) per \(period), burst \(burst)")
        self.count = count
        self.period = period
        self.burst = burst
    }
}

/// Limits how often each key may do something, in this process and in bounded memory.
///
/// The generic cell rate algorithm (ITU-T I.371): a key's state is one number, the time at which it would be idle.
public final class RateLimiter: Sendable {
    private struct Generations {
        var young: [String: Int64] = [:]
        var old: [String: Int64] = [:]
    }

    /// A generation of keys; two are kept, so twice as many are remembered at most. A key that has fallen out starts
    /// anew, which favours the caller.
    public static let keyLimit = 50_000

    /// Microseconds between two calls at the steady rate.
    private let interval: Int64
    /// Microseconds that a key may run ahead of the steady rate.
    private let tolerance: Int64
    private let keyLimit: Int
    private let generations = Mutex(Generations())

    public init(_ rate: Rate, keyLimit: Int = RateLimiter.keyLimit) {
        interval = max(1, rate.period.milliseconds * 1_000 / Int64(rate.count))
        tolerance = interval * Int64(rate.burst - 1)
        self.keyLimit = keyLimit
    }

    /// Counts one call. Nil when it may go on; otherwise the whole seconds until the next one may.
    public func take(_ key: String, at now: Timestamp) -> Int? {
        let now = now.milliseconds * 1_000
        return generations.withLock { generations in
            var idleAt = max(generations.young[key] ?? generations.old[key] ?? now, now)
            // No call leaves a key this far ahead: the clock was set back, and nobody is to wait for it to catch up.
            if idleAt - now > tolerance + interval { idleAt = now }
            let ahead = idleAt - now
            guard ahead <= tolerance else { return Int((ahead - tolerance + 999_999) / 1_000_000) }
            if generations.young.count >= keyLimit, generations.young[key] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = idleAt + interval
            return nil
        }
    }
}
