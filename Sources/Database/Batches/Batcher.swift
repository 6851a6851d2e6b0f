import Synchronization

/// Makes batches of callers that arrive together: the next batch is whatever queued while the last one committed.
///
/// Whoever finds nobody at work leads: it runs one transaction for all that wait, answers them after the durable commit
/// and hands the lead to the first that came meanwhile. Where far fewer wait than were just answered, the new leader
/// lets others run first, a few times at most: a commit costs the same for one as for many, and without that a crowd
/// would fall apart into one big and one tiny batch in turns. No request suffers from its neighbours: rows that the
/// database refuses halve the batch until the culprit stands alone.
public final class Batcher<Request: Sendable, Answer: Sendable>: Sendable {
    /// Runs in a transaction, possibly more than once; one answer per request, in their order.
    public typealias Body = @Sendable (_ requests: [Request], _ transaction: Transaction) throws -> [Answer]

    /// How many requests one transaction takes at most.
    public static var batchLimit: Int { 256 }
    /// Beyond this many waiting requests a caller is sent away with `.unavailable`.
    public static var queueLimit: Int { 20_000 }
    /// How often a batch runs when a rival took one of its unique keys, or when COMMIT was not answered.
    static var runLimit: Int { 5 }
    /// How often a leader lets others run before it begins.
    static var yieldLimit: Int { 4 }

    private enum Turn {
        case lead
        case answered(Result<Answer, any Error>)
    }

    private struct Waiting {
        let request: Request
        let queuedAt: ContinuousClock.Instant
        let continuation: CheckedContinuation<Turn, Never>
    }

    private struct State {
        var hasLeader = false
        var queue: [Waiting] = []
        /// How many the last batch had.
        var lastCount = 0

        /// Whether so many wait, with the leader, that beginning now is no waste.
        var isWorthACommit: Bool { (queue.count + 1) * 2 > lastCount }
    }

    private let database: Database
    private let waitLimit: Duration
    private let body: Body
    private let state = Mutex(State())

    /// - Parameter waitLimit: who waited this long is sent away with `.unavailable`: its visitor is gone, and an order
    ///   placed for nobody would hold stock.
    public init(database: Database, waitLimit: Duration = .seconds(15), body: @escaping Body) {
        self.database = database
        self.waitLimit = waitLimit
        self.body = body
    }

    /// How many requests wait for the next batch.
    package var waitingCount: Int { state.withLock { $0.queue.count } }

    /// - Throws: `DatabaseError` where the request's own rows are refused or the database is not to be had.
    public func submit(_ request: Request) async throws -> Answer {
        let turn = await withCheckedContinuation { continuation in
            let immediate = state.withLock { state -> Turn? in
                guard state.hasLeader else {
                    state.hasLeader = true
                    return .lead
                }
                guard state.queue.count < Self.queueLimit else {
                    return .answered(.failure(DatabaseError.unavailable("the batch queue is full")))
                }
                state.queue.append(Waiting(request: request, queuedAt: .now, continuation: continuation))
                return nil
            }
            if let immediate { continuation.resume(returning: immediate) }
        }
        switch turn {
        case .answered(let result): return try result.get()
        case .lead: return try await lead(with: request).get()
        }
    }

    private func lead(with request: Request) async -> Result<Answer, any Error> {
        for _ in 0..<Self.yieldLimit where state.withLock({ !$0.isWorthACommit }) { await Task.yield() }
        let followers = state.withLock { state in
            let taken = Array(state.queue.prefix(Self.batchLimit - 1))
            state.queue.removeFirst(taken.count)
            state.lastCount = taken.count + 1
            return taken
        }
        let results = await run([request] + followers.map(\.request))
        // Answered before the lead is handed on: those who come straight back are in the next batch.
        for (follower, result) in zip(followers, results.dropFirst()) {
            follower.continuation.resume(returning: .answered(result))
        }
        passOn()
        return results[0]
    }

    private func passOn() {
        let earliest = ContinuousClock.now - waitLimit
        let (overdue, next) = state.withLock { state -> (ArraySlice<Waiting>, Waiting?) in
            let overdue = state.queue.prefix { $0.queuedAt < earliest }
            state.queue.removeFirst(overdue.count)
            guard !state.queue.isEmpty else {
                state.hasLeader = false
                return (overdue, nil)
            }
            return (overdue, state.queue.removeFirst())
        }
        for waiting in overdue {
            let refusal = DatabaseError.unavailable("waited longer than \(waitLimit) for a batch")
            waiting.continuation.resume(returning: .answered(.failure(refusal)))
        }
        guard let next else { return }
        // The new leader's request is the oldest one waiting, so arrival order is kept.
        next.continuation.resume(returning: .lead)
    }

    private func run(_ requests: [Request]) async -> [Result<Answer, any Error>] {
        var run = 1
        while true {
            do {
                let answers = try await database.write { [body] transaction in try body(requests, transaction) }
                precondition(answers.count == requests.count, "\(answers.count) answers to \(requests.count) requests")
                return answers.map { .success($0) }
            } catch {
                guard let failure = error as? DatabaseError else { return await halve(requests, after: error) }
                switch failure.kind {
                case .unique where run < Self.runLimit, .commitUnknown where run < Self.runLimit: run += 1
                case .unavailable, .commitUnknown, .serialization: return requests.map { _ in .failure(failure) }
                default: return await halve(requests, after: failure)
                }
            }
        }
    }

    private func halve(_ requests: [Request], after error: any Error) async -> [Result<Answer, any Error>] {
        guard requests.count > 1 else { return [.failure(error)] }
        let middle = requests.count / 2
        return await run(Array(requests[..<middle])) + run(Array(requests[middle...]))
    }
}
