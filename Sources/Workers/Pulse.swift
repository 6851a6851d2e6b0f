import Synchronization

/// Whether the loops run, and which of them failed at their last step.
final class Pulse: Sendable {
    private struct State {
        var isRunning = false
        var failing: Set<String> = []
    }

    private let state = Mutex(State())

    func begin() { state.withLock { $0 = State(isRunning: true) } }
    func end() { state.withLock { $0 = State() } }

    func report(_ loop: String, isFailing: Bool) {
        state.withLock { state in
            if isFailing { state.failing.insert(loop) } else { state.failing.remove(loop) }
        }
    }

    var trouble: String? {
        state.withLock { state in
            guard state.isRunning else { return "the workers do not run" }
            return state.failing.isEmpty ? nil : "failing: \(state.failing.sorted().joined(separator: ", "))"
        }
    }
}
