extension Outbox {
    /// The most events that get their position in one transaction.
    static let placingLimit = 1_000
    /// The advisory lock that makes one node at a time the sequencer.
    static let sequencerLock: Int64 = 8_214_002

    /// Gives committed events their position, in sequence order; nothing to do on SQLite.
    ///
    /// Why not by sequence alone: two transactions may commit in the opposite order of their sequences, and who had
    /// read past the later one would never see the earlier one. Positions are given only to rows that are
    /// committed, by one transaction at a time, so they become visible in their order. Events of one aggregate cannot
    /// be reversed either: the later one got its sequence after the earlier one's transaction had ended.
    func place() async throws {
        guard database.dialect == .postgres else { return }
        let isAnythingNew = try await database.read { session in
            try session.first("SELECT 1 FROM outbox_events WHERE position IS NULL LIMIT 1") != nil
        }
        guard isAnythingNew else { return }
        try await database.write { transaction in
            // A statement of its own: the next ones must see what the last holder has committed.
            _ = try transaction.rows("SELECT 1 FROM pg_advisory_xact_lock(\(Self.sequencerLock))")
            let placed = try transaction.execute(
                """
                WITH placed AS (
                    SELECT sequence, ROW_NUMBER() OVER (ORDER BY sequence) AS rank
                    FROM (
                        SELECT sequence FROM outbox_events
                        WHERE position IS NULL ORDER BY sequence LIMIT \(Self.placingLimit)) AS next)
                UPDATE outbox_events
                SET position = (SELECT position FROM outbox_head) + placed.rank
                FROM placed
                WHERE outbox_events.sequence = placed.sequence
                """)
            try transaction.post("UPDATE outbox_head SET position = position + \(placed)")
        }
    }
}
