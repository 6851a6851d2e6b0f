/// A caller's body on its way through an engine, with the type of its value erased. `Access` is `Session` or
/// `Transaction`. Each job is answered exactly once: by the answer of its last run, or by `fail`.
package struct EngineJob<Access>: Sendable {
    package enum Outcome {
        /// The body returned; `answer` gives its value to the caller, once that is durable.
        case done(answer: @Sendable () -> Void)
        case failed(any Error)
    }

    /// Runs the body; may be called again where the engine lost the first run.
    package let run: @Sendable (Access) -> Outcome
    package let fail: @Sendable (any Error) -> Void
    private let queuedAt: ContinuousClock.Instant

    /// Who waited this long in a queue is sent away: its visitor is gone, and the others wait behind it.
    package static var waitLimit: Duration { .seconds(15) }

    /// Fails the job where it waited too long.
    package var isOverdue: Bool {
        guard ContinuousClock.now - queuedAt > Self.waitLimit else { return false }
        fail(DatabaseError.unavailable("waited longer than \(Self.waitLimit) for a connection"))
        return true
    }

    init<Value: Sendable>(
        _ body: @escaping @Sendable (Access) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>
    ) {
        queuedAt = .now
        run = { access in
            do {
                let value = try body(access)
                return .done { continuation.resume(returning: value) }
            } catch {
                return .failed(error)
            }
        }
        fail = { error in continuation.resume(throwing: error) }
    }
}

extension WorkQueue {
    /// Queues a body and waits until a thread of the engine has answered it.
    package func answer<Access, Value: Sendable>(
        to body: @escaping @Sendable (Access) throws -> Value
    ) async throws -> Value where Work == EngineJob<Access> {
        try await withCheckedThrowingContinuation { continuation in
            let job = EngineJob(body, continuation)
            do {
                try push(job)
            } catch {
                job.fail(error)
            }
        }
    }
}
