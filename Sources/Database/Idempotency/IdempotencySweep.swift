import Kernel

extension Database {
    /// The most remembered answers that one sweep deletes.
    static let idempotencySweepLimit = 500

    /// Forgets answers whose time is over.
    ///
    /// - Returns: how many, at most 500.
    public func sweepIdempotencyKeys() async throws -> Int {
        let now = clock.now()
        return try await write { transaction in
            let expired = try transaction.rows(
                """
                SELECT principal, operation, key, expires_at FROM idempotency_keys WHERE expires_at < \(now)
                ORDER BY expires_at LIMIT \(Self.idempotencySweepLimit) \(lock: .forUpdateSkipLocked)
                """)
            try transaction.apply(
                """
                DELETE FROM idempotency_keys
                WHERE (principal, operation, key, expires_at) IN (SELECT principal, operation, key, expires_at FROM v)
                """,
                [.text("principal"), .text("operation"), .text("key"), .integer("expires_at")], expired.map(\.values))
            return expired.count
        }
    }
}
