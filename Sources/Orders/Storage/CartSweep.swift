import Database
import Kernel

extension Orders {
    /// A guest's cart is kept as long as the cookie that opens it.
    public static let guestCartLifetime: Duration = .days(90)
    /// A cart that nothing was ever put into is kept for a day.
    public static let emptyCartLifetime: Duration = .days(1)
    /// What somebody meant to buy at once, and did not, is kept for a week: longer than any checkout stays open.
    public static let directCartLifetime: Duration = .days(7)

    /// Deletes open carts to which nobody comes back, those of guests and those of what was to be bought at once, at
    /// most `limit` of each kind in one transaction. Carts that were ordered or merged stay with what became of them.
    ///
    /// - Returns: how many; the caller goes on while it is not 0.
    public func sweepGuestCarts(limit: Int) async throws -> Int {
        let now = database.clock.now()
        return try await database.write { transaction in
            let forgotten: SQL = """
                SELECT id FROM carts WHERE guest_token_hash IS NOT NULL AND state = 'open' AND NOT direct
                """
            let ids: [CartID] = try transaction.rows([
                """
                \(forgotten) AND updated_at < \(now - Self.guestCartLifetime)
                ORDER BY updated_at LIMIT \(limit) \(lock: .forUpdateSkipLocked)
                """,
                """
                \(forgotten) AND updated_at < \(now - Self.emptyCartLifetime) AND version = 1
                ORDER BY updated_at LIMIT \(limit) \(lock: .forUpdateSkipLocked)
                """,
                """
                SELECT id FROM carts
                WHERE state = 'open' AND direct AND updated_at < \(now - Self.directCartLifetime)
                ORDER BY updated_at LIMIT \(limit) \(lock: .forUpdateSkipLocked)
                """,
            ]).flatMap { rows in try rows.map { try $0[0] } }
            guard !ids.isEmpty else { return 0 }
            try transaction.post("DELETE FROM cart_lines WHERE cart_id \(in: Set(ids))")
            return try transaction.execute("DELETE FROM carts WHERE id \(in: Set(ids))")
        }
    }
}
