import Dispatch
import Kernel
import Synchronization

/// Gives up requests that take too long.
///
/// One timer watches all of them: a task that sleeps beside each request took an eighth of the time of a short one.
/// Work that is given up is cancelled and waited for: nothing goes on behind the answer's back. What does not listen to
/// cancellation (a transaction that is committing) therefore still finishes first.
final class Deadlines: Sendable {
    private struct Watched: Sendable {
        let task: RunningTask
        let dueAt: ContinuousClock.Instant
        var isGivenUp = false
    }

    private struct State {
        var watched: [Int: Watched] = [:]
        var lastNumber = 0
        var isTimerSet = false
    }

    /// How long a request may take.
    private let limit: Duration
    private let state = Mutex(State())

    init(_ limit: Duration) {
        self.limit = limit
    }

    /// Does the work in a task of its own, which is cancelled when its time is over.
    ///
    /// - Throws: what the work throws; `RequestError.deadlineExceeded`.
    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        async let value = watching(work)
        return try await value
    }

    private func watching<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        try await withUnsafeCurrentTask { task in
            guard let task else { return try await work() }
            let number = begin(RunningTask(task: task))
            let result: Result<Value, any Error>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            guard !end(number) else { throw RequestError.deadlineExceeded }
            return try result.get()
        }
    }

    private func begin(_ task: RunningTask) -> Int {
        let (number, isTimerMissing) = state.withLock { state in
            defer { state.isTimerSet = true }
            state.lastNumber += 1
            state.watched[state.lastNumber] = Watched(task: task, dueAt: .now + limit)
            return (state.lastNumber, !state.isTimerSet)
        }
        if isTimerMissing { setTimer(limit) }
        return number
    }

    /// - Returns: whether it was given up.
    private func end(_ number: Int) -> Bool {
        state.withLock { $0.watched.removeValue(forKey: number)?.isGivenUp ?? false }
    }

    private func setTimer(_ duration: Duration) {
        // A millisecond more: the time is over when it fires.
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(duration.milliseconds) + 1)) {
            [weak self] in self?.giveUpOverdue()
        }
    }

    /// Cancels under the lock: a task that ends waits for it, so no task is touched after its end.
    private func giveUpOverdue() {
        let now = ContinuousClock.now
        let next = state.withLock { state -> ContinuousClock.Instant? in
            for (number, watched) in state.watched where watched.dueAt <= now && !watched.isGivenUp {
                state.watched[number]?.isGivenUp = true
                watched.task.cancel()
            }
            let next = state.watched.values.lazy.filter { !$0.isGivenUp }.map(\.dueAt).min()
            state.isTimerSet = next != nil
            return next
        }
        if let next { setTimer(now.duration(to: next)) }
    }
}

/// A task from outside. `@unchecked`: cancelling is safe from every thread, and `Deadlines` does nothing else, and only
/// while the task runs.
private struct RunningTask: @unchecked Sendable {
    let task: UnsafeCurrentTask

    func cancel() { task.cancel() }
}
