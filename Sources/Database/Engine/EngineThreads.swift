import Foundation
import Synchronization

/// The dedicated threads of an engine: database calls block, and the cooperative pool must not.
package final class EngineThreads: Sendable {
    private struct State {
        var runningCount = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    package init() {}

    package func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.runningCount += 1 }
        let thread = Thread { [self] in
            body()
            ended()
        }
        thread.name = name
        thread.start()
    }

    /// Starts a thread that opens something which must stay on it, and returns once that is open.
    package func start<Opened>(
        _ name: String, opening open: @escaping @Sendable () throws(DatabaseError) -> Opened,
        serving serve: @escaping @Sendable (Opened) -> Void
    ) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            start(name) {
                let opened: Opened
                do {
                    opened = try open()
                } catch {
                    return continuation.resume(throwing: error)
                }
                continuation.resume()
                serve(opened)
            }
        }
    }

    package func allEnded() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.runningCount == 0 { return true }
                state.waiters.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func ended() {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.runningCount -= 1
            guard state.runningCount == 0 else { return [] }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
