public import Kernel
import Synchronization

/// What was read for one visitor and is given to the next for a short, named time. Bounded: two generations, the older
/// one is dropped when the younger one is full.
public final class ShortMemory<Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let until: Timestamp
    }

    private struct Generations {
        var young: [String: Entry] = [:]
        var old: [String: Entry] = [:]
    }

    private let lifetime: Duration
    private let limit: Int
    private let generations = Mutex(Generations())

    /// - Parameter limit: values of one generation.
    public init(lifetime: Duration, limit: Int) {
        self.lifetime = lifetime
        self.limit = limit
    }

    public func value(_ key: String, at now: Timestamp) -> Value? {
        generations.withLock { generations in
            guard let entry = generations.young[key] ?? generations.old[key], entry.until > now else { return nil }
            return entry.value
        }
    }

    /// - Parameter now: the time before the value was read, so that its age is never understated.
    public func keep(_ value: Value, as key: String, at now: Timestamp) {
        let entry = Entry(value: value, until: now + lifetime)
        generations.withLock { generations in
            if generations.young.count >= limit, generations.young[key] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = entry
        }
    }
}
