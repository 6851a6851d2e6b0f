public import Kernel
import Synchronization

/// What was read for one visitor and is given to the next for a short, named time. Bounded: two generations, the older
/// one is dropped when the younger one is full, and whatever is over is dropped once in a lifetime.
public final class ShortMemory<Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        var until: Timestamp
        var isReadAnew = false
    }

    private struct Generations {
        var young: [String: Entry] = [:]
        var old: [String: Entry] = [:]
        /// When what is over is looked for next.
        var sweep = Timestamp(milliseconds: 0)
    }

    private let lifetime: Duration
    private let limit: Int
    private let generations = Mutex(Generations())

    /// - Parameter limit: values of one generation.
    public init(lifetime: Duration, limit: Int) {
        self.lifetime = lifetime
        self.limit = limit
    }

    /// Nil where nobody knows it, and for the first who asks after its time is over: it is for him to read it anew.
    /// Whoever comes meanwhile is given the old value, until a fifth of its lifetime more is over.
    public func value(_ key: String, at now: Timestamp) -> Value? {
        generations.withLock { generations in
            guard var entry = generations.young[key] ?? generations.old[key] else { return nil }
            if entry.until > now { return entry.value }
            guard isOfUse(entry, at: now) else { return nil }
            (entry.until, entry.isReadAnew) = (entry.until + lifetime / 5, true)
            // Where it stands: the younger generation takes nothing beyond its limit.
            if generations.young[key] != nil {
                generations.young[key] = entry
            } else {
                generations.old[key] = entry
            }
            return nil
        }
    }

    /// - Parameter now: the time before the value was read, so that its age is never understated.
    public func keep(_ value: Value, as key: String, at now: Timestamp) {
        let entry = Entry(value: value, until: now + lifetime)
        generations.withLock { generations in
            if generations.sweep <= now {
                generations.young = generations.young.filter { isOfUse($0.value, at: now) }
                generations.old = generations.old.filter { isOfUse($0.value, at: now) }
                generations.sweep = now + lifetime
            }
            if generations.young.count >= limit, generations.young[key] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = entry
        }
    }

    /// Whether anybody may still be given it.
    private func isOfUse(_ entry: Entry, at now: Timestamp) -> Bool {
        entry.until > now || (!entry.isReadAnew && entry.until + lifetime / 5 > now)
    }
}
