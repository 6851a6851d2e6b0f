import Kernel

/// How many attempts are free, and how long the pause is after that.
///
/// The attempts of a window are counted from its first; the one that reaches the limit starts a pause. After a pause
/// one attempt is free, and each one that fails doubles the next pause. A window without attempts forgets everything.
public struct ThrottleRule: Sendable, Hashable {
    public let attemptLimit: Int
    public let windowSeconds: Int
    public let firstPauseSeconds: Int
    public let longestPauseSeconds: Int

    public init(attemptLimit: Int, windowSeconds: Int, firstPauseSeconds: Int, longestPauseSeconds: Int) {
        precondition(
            attemptLimit > 0 && windowSeconds > 0 && firstPauseSeconds > 0
                && longestPauseSeconds >= firstPauseSeconds, "\(attemptLimit) in \(windowSeconds) s")
        self.attemptLimit = attemptLimit
        self.windowSeconds = windowSeconds
        self.firstPauseSeconds = firstPauseSeconds
        self.longestPauseSeconds = longestPauseSeconds
    }

    /// Five in a quarter of an hour, then a minute, two, four, up to an hour.
    public static let perAccount = ThrottleRule(
        attemptLimit: 5, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 3_600)
    /// A hundred in a quarter of an hour: whole offices stand behind one address.
    public static let perAddress = ThrottleRule(
        attemptLimit: 100, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 900)
    /// Twenty in an hour: each one costs a message and rings a phone that may be a stranger's.
    public static let codesPerAddress = ThrottleRule(
        attemptLimit: 20, windowSeconds: 3_600, firstPauseSeconds: 600, longestPauseSeconds: 3_600)
}

/// What is remembered of the attempts on one account or from one address.
struct ThrottleState: Sendable, Hashable {
    var attempts: Int
    /// The next attempt is refused before this.
    var pausedUntil: Timestamp
    /// All is forgotten at this.
    var forgottenAt: Timestamp

    static let fresh = ThrottleState(
        attempts: 0, pausedUntil: Timestamp(milliseconds: 0), forgottenAt: Timestamp(milliseconds: 0))
}

extension ThrottleRule {
    /// The state after one more attempt, which is counted before anybody knows whether it fails: so many at once can
    /// never be more than the limit. Throws while a pause lasts.
    func counting(_ state: ThrottleState, at now: Timestamp) throws(IdentityError) -> ThrottleState {
        if now < state.pausedUntil {
            let left = (state.pausedUntil - now).milliseconds
            throw .throttled(retryAfterSeconds: Int((left + 999) / 1_000))
        }
        var next = now >= state.forgottenAt ? .fresh : state
        if next.attempts == 0 { next.forgottenAt = now + .seconds(windowSeconds) }
        next.attempts += 1
        if next.attempts >= attemptLimit {
            next.pausedUntil = now + .seconds(pauseSeconds(afterAttempt: next.attempts))
            next.forgottenAt = next.pausedUntil + .seconds(windowSeconds)
        }
        return next
    }

    /// The state when a counted attempt turns out to be none of an attacker's: its count and its pause are taken back.
    func returning(_ state: ThrottleState) -> ThrottleState {
        var next = state
        next.attempts = max(0, state.attempts - 1)
        if next.attempts < attemptLimit { next.pausedUntil = ThrottleState.fresh.pausedUntil }
        return next
    }

    private func pauseSeconds(afterAttempt attempt: Int) -> Int {
        var pause = firstPauseSeconds
        for _ in 0..<(attempt - attemptLimit) where pause < longestPauseSeconds { pause *= 2 }
        return min(pause, longestPauseSeconds)
    }
}
