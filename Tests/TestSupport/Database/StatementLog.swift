public import Database
import Synchronization

/// What a fixture's engine sends, and a plan for what should go wrong.
public final class StatementLog: Sendable {
    public enum Fault: Sendable {
        /// The statement with this number (from 1, counted from the plan) fails, the ones after it do not.
        case once(nth: Int)
        /// From this number on everything fails.
        case forGood(nth: Int)
    }

    private struct State {
        var texts: [String] = []
        var fault: Fault?
        var matching: String?
        var error = DatabaseError.unavailable("a planned fault")
        var countSincePlan = 0
        var hasFired = false
    }

    private let state = Mutex(State())

    public init() {}

    /// For the engine.
    public var observer: StatementObserver {
        { [self] text throws(DatabaseError) in
            let error: DatabaseError? = state.withLock { state in
                state.texts.append(text)
                guard let fault = state.fault, state.matching.map(text.contains) ?? true else { return nil }
                state.countSincePlan += 1
                let fires =
                    switch fault {
                    case .once(let nth): state.countSincePlan == nth
                    case .forGood(let nth): state.countSincePlan >= nth
                    }
                state.hasFired = state.hasFired || fires
                return fires ? state.error : nil
            }
            if let error { throw error }
        }
    }

    /// Everything since the last `clear`, BEGIN and COMMIT included.
    public var texts: [String] { state.withLock { $0.texts } }

    /// The statements of bodies: without BEGIN, COMMIT and savepoints.
    public var statements: [String] {
        texts.filter { text in
            !["BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"].contains { text.hasPrefix($0) }
        }
    }

    public func clear() { state.withLock { $0.texts = [] } }

    /// Lets statements fail, counted from now; BEGIN and COMMIT count. A `.commitUnknown` at COMMIT plays the lost
    /// answer: the transaction is committed, but its caller does not hear of it.
    ///
    /// - Parameter matching: counts only statements that contain this text.
    public func plan(
        _ fault: Fault, matching: String? = nil, error: DatabaseError = .unavailable("a planned fault")
    ) {
        state.withLock { state in
            state.fault = fault
            state.matching = matching
            state.error = error
            state.countSincePlan = 0
            state.hasFired = false
        }
    }

    /// Ends the plan, and tells whether it ever fired: a fault loop ends with the first plan that did not.
    @discardableResult
    public func endPlan() -> Bool {
        state.withLock { state in
            state.fault = nil
            return state.hasFired
        }
    }
}
