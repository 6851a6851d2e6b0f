import Kernel
import Synchronization
import WebRuntime

/// Finished answers, each given again for a short, named time. Bounded: two generations, the older one is dropped when
/// the younger one is full.
final class AnswerMemory: Sendable {
    /// Answers of one generation; a product's answer is a few kilobytes.
    static let answerLimit = 2_000

    private struct Entry {
        let answer: APIAnswer
        let until: Timestamp
    }

    private struct Generations {
        var young: [String: Entry] = [:]
        var old: [String: Entry] = [:]
    }

    private let lifetime: Duration
    private let generations = Mutex(Generations())

    init(lifetime: Duration) {
        self.lifetime = lifetime
    }

    func answer(_ key: String, at now: Timestamp) -> APIAnswer? {
        generations.withLock { generations in
            guard let entry = generations.young[key] ?? generations.old[key], entry.until > now else { return nil }
            return entry.answer
        }
    }

    /// - Parameter now: the time before the answer was read, so that its age is never understated.
    func keep(_ answer: APIAnswer, as key: String, at now: Timestamp) {
        let entry = Entry(answer: answer, until: now + lifetime)
        generations.withLock { generations in
            if generations.young.count >= Self.answerLimit, generations.young[key] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = entry
        }
    }
}
