public import Database
public import Kernel

// An order of a guest belongs to whoever holds the token.
extension Orders {
    /// Gives a guest's order to another token; the one that had it opens it no more. An account's order stays. The
    /// order remembers the token that it was placed with.
    ///
    /// - Precondition: the order is held.
    public func giveGuestOrder(
        _ id: OrderID, to tokenHash: String, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE orders
            SET placed_token_hash = COALESCE(placed_token_hash, guest_token_hash), guest_token_hash = \(tokenHash)
            WHERE id = \(id) AND guest_token_hash IS NOT NULL
            """)
    }

    /// The orders that a guest placed go into the account when the guest signs in: locked in id order, after the carts,
    /// as everywhere. What was only looked up stays a guest's: its number and contact are known to more than its buyer,
    /// and an account would keep it for good.
    ///
    /// - Returns: the orders that came along.
    public func adoptOrders(
        guestTokenHash: String, by user: UserID, in transaction: Transaction
    ) throws -> [OrderID] {
        let ids: [OrderID] = try transaction.rows(
            """
            SELECT id FROM orders WHERE guest_token_hash = \(guestTokenHash)
                AND (placed_token_hash IS NULL OR placed_token_hash = \(guestTokenHash))
            ORDER BY id \(lock: .forUpdate)
            """
        ).map { try $0[0] }
        guard !ids.isEmpty else { return [] }
        try transaction.post(
            """
            UPDATE orders SET user_id = \(user), guest_token_hash = NULL, placed_token_hash = NULL
            WHERE id \(in: ids)
            """)
        return ids
    }
}
