public import Database
public import Kernel

/// What was typed at a checkout that was not ordered yet: whoever signs in on the way, or comes back to it, goes on
/// where they were.
extension Orders {
    /// A checkout that nobody came back to for so long begins anew.
    public static let draftLifetime: Duration = .days(1)
    /// In bytes, of the form as it is sent: more than all its fields may hold.
    public static let draftByteLimit = 32_000

    /// Keeps the fields of a cart's checkout instead of those from before. Nothing is kept for a cart that is somebody
    /// else's or not open any more, nor of more than `draftByteLimit`.
    ///
    /// - Parameter fields: as forms are sent, percent-encoded.
    public func keepDraft(
        _ fields: String, of cart: CartID, by buyer: Buyer, in transaction: Transaction
    ) throws(DatabaseError) {
        guard fields.utf8.count <= Self.draftByteLimit else { return }
        try transaction.post(
            """
            INSERT INTO checkout_drafts (cart_id, fields, updated_at)
            SELECT id, \(fields), \(database.clock.now()) FROM carts
            WHERE id = \(cart) AND \(Self.isCart(of: buyer)) AND state = 'open'
            ON CONFLICT (cart_id) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at
            """)
    }

    /// What was typed at this cart's checkout; nil where there is nothing, or where it is too old. Whose cart it is has
    /// been asked before.
    public func draft(of cart: CartID, in session: Session) throws -> String? {
        try session.first(
            """
            SELECT fields FROM checkout_drafts
            WHERE cart_id = \(cart) AND updated_at > \(database.clock.now() - Self.draftLifetime)
            """
        ).map { try $0[0] }
    }

    /// The cart is ordered: nobody goes on with its checkout.
    public func forgetDraft(of cart: CartID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post("DELETE FROM checkout_drafts WHERE cart_id = \(cart)")
    }

    /// The guest's checkout goes on as the user's; what was typed last is what counts.
    func moveDraft(from guests: CartID, to users: CartID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO checkout_drafts (cart_id, fields, updated_at)
            SELECT \(users), fields, updated_at FROM checkout_drafts WHERE cart_id = \(guests)
            ON CONFLICT (cart_id) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at
            WHERE excluded.updated_at >= checkout_drafts.updated_at
            """)
        try forgetDraft(of: guests, in: transaction)
    }

    /// Deletes what nobody came back to, at most `limit` in one transaction.
    ///
    /// - Returns: how many; the caller goes on while it is not 0.
    public func sweepDrafts(limit: Int) async throws -> Int {
        let oldest = database.clock.now() - Self.draftLifetime
        return try await database.write { transaction in
            let ids: [CartID] = try transaction.rows(
                """
                SELECT cart_id FROM checkout_drafts WHERE updated_at <= \(oldest)
                ORDER BY updated_at, cart_id LIMIT \(limit) \(lock: .forUpdateSkipLocked)
                """
            ).map { try $0[0] }
            guard !ids.isEmpty else { return 0 }
            return try transaction.execute("DELETE FROM checkout_drafts WHERE cart_id \(in: Set(ids))")
        }
    }
}
