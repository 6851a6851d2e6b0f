import Synchronization

/// Counts the calls of this process and finds what the script has in mind for each.
final class FaultCounter: Sendable {
    private let script: FaultScript
    private let counts: Mutex<[FaultScript.Call: Int]> = Mutex([:])

    init(_ script: FaultScript) {
        self.script = script
    }

    func next(_ call: FaultScript.Call) -> FaultScript.CallEffect? {
        guard case .call(let effect) = effect(of: call) else { return nil }
        return effect
    }

    func nextNotification() -> FaultScript.NotificationEffect? {
        guard case .notification(let effect) = effect(of: .notify) else { return nil }
        return effect
    }

    func nextLine() -> FaultScript.LineEffect? {
        guard case .line(let effect) = effect(of: .line) else { return nil }
        return effect
    }

    private func effect(of call: FaultScript.Call) -> FaultScript.Effect? {
        let number = counts.withLock { counts in
            counts[call, default: 0] += 1
            return counts[call, default: 0]
        }
        return script.effect(of: call, number: number)
    }
}
