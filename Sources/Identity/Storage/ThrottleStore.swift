import Cryptography
import Database
import Kernel

/// SQL of `attempt_throttles`.
enum ThrottleStore {
    static func key(_ name: String) -> String { SHA256.hex(name) }

    /// Counts one attempt before it is made.
    ///
    /// - Throws: `IdentityError.throttled`; the transaction then counts nothing at all.
    static func count(_ key: String, rule: ThrottleRule, at now: Timestamp, in transaction: Transaction) throws {
        let state = try locked(key, in: transaction)
        try write(try rule.counting(state, at: now), key: key, in: transaction)
    }

    /// Takes back one attempt.
    static func giveBack(_ key: String, rule: ThrottleRule, in transaction: Transaction) throws {
        try write(rule.returning(try locked(key, in: transaction)), key: key, in: transaction)
    }

    /// The account has proved itself: all is forgotten.
    static func forget(_ key: String, in transaction: Transaction) throws {
        try transaction.post("DELETE FROM attempt_throttles WHERE key = \(key)")
    }

    /// Reads and holds the row, making it where it is missing: one statement, so that a sweep cannot come between.
    private static func locked(_ key: String, in transaction: Transaction) throws -> ThrottleState {
        let fresh = ThrottleState.fresh
        let row = try transaction.first(
            """
            INSERT INTO attempt_throttles (key, attempts, paused_until, forgotten_at)
            VALUES (\(key), \(fresh.attempts), \(fresh.pausedUntil), \(fresh.forgottenAt))
            ON CONFLICT (key) DO UPDATE SET attempts = attempt_throttles.attempts
            RETURNING attempts, paused_until, forgotten_at
            """)
        guard let row else { return .fresh }
        return ThrottleState(attempts: try row[0], pausedUntil: try row[1], forgottenAt: try row[2])
    }

    private static func write(_ state: ThrottleState, key: String, in transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE attempt_throttles
            SET attempts = \(state.attempts), paused_until = \(state.pausedUntil), forgotten_at = \(state.forgottenAt)
            WHERE key = \(key)
            """)
    }
}
