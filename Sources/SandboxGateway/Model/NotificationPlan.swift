import Kernel

/// How one event is told: each copy with its delay. No copies: it is never told.
struct NotificationPlan: Sendable, Equatable {
    struct Copy: Sendable, Equatable {
        let delay: Duration
        /// Held back until a later event has been told (or the delay is over), so that the order is wrong.
        let waitsForNext: Bool
    }

    let copies: [Copy]

    /// - Parameter lateDelay: what `late` means.
    init(outcome: PayOutcome, lateDelay: Duration, effect: FaultScript.NotificationEffect?) {
        if outcome == .never || effect == .drop {
            copies = []
            return
        }
        var delay: Duration = outcome == .late ? lateDelay : .zero
        if case .delay(let extra) = effect { delay += extra }
        if effect == .reorder { delay += FaultScript.reorderPatience }
        let copy = Copy(delay: delay, waitsForNext: effect == .reorder)
        copies = outcome == .twice || effect == .duplicate ? [copy, copy] : [copy]
    }
}
