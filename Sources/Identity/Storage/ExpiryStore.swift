import Database
import Kernel

/// SQL that deletes what nobody can use any more.
enum ExpiryStore {
    private static let tables: [(name: String, key: String, end: String)] = [
        ("access_tokens", "hash", "expires_at"), ("refresh_tokens", "hash", "expires_at"),
        ("sessions", "id", "expires_at"), ("attempt_throttles", "key", "forgotten_at"),
        ("staff_invitations", "id", "expires_at"), ("second_factor_offers", "session_id", "expires_at"),
    ]

    /// At most `limit` rows of each table, the oldest first; tells how many.
    static func sweep(limit: Int, at now: Timestamp, in transaction: Transaction) throws -> Int {
        var count = 0
        for (name, key, end) in tables {
            count += try transaction.execute(
                """
                DELETE FROM \(unsafe: name) WHERE \(unsafe: key) IN (
                    SELECT \(unsafe: key) FROM \(unsafe: name)
                    WHERE \(unsafe: end) <= \(now)
                    ORDER BY \(unsafe: end)
                    LIMIT \(limit))
                """)
        }
        return try count
            + transaction.execute(
                """
                DELETE FROM verification_codes WHERE (phone, purpose) IN (
                    SELECT phone, purpose FROM verification_codes
                    WHERE forgotten_at <= \(now)
                    ORDER BY forgotten_at
                    LIMIT \(limit))
                """)
    }
}
