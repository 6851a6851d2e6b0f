public import Database
public import Kernel

// The queue of differences, and what people do with it.
extension Payments {
    /// Open differences, oldest first.
    public func openDifferences(
        after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<FoundDifference> {
        let rows = try session.rows(
            """
            \(Self.differenceColumns) WHERE state = 'open' AND id > \(cursor?.id ?? 0)
            ORDER BY id LIMIT \(limit.count + 1)
            """
        ).map(Self.difference(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// Differences in one state or all, of one kind or all, of one day's statement or all; the latest first.
    public func differences(
        state: DifferenceState? = nil, kind: PaymentDifference.Kind? = nil, day: CivilDay? = nil,
        after cursor: Cursor? = nil, limit: PageLimit, in session: Session
    ) throws -> Page<FoundDifference> {
        var conditions: [SQL] = ["id < \(cursor?.id ?? Int64.max)"]
        if let state { conditions.append("state = \(state)") }
        if let kind { conditions.append("kind = \(kind)") }
        if let day { conditions.append("statement_day = \(day.description)") }
        let rows = try session.rows(
            """
            \(Self.differenceColumns) WHERE \(SQL(conditions, separator: " AND "))
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.difference(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    public func difference(_ id: DifferenceID, in session: Session) throws -> FoundDifference? {
        try session.first("\(Self.differenceColumns) WHERE id = \(id)").map(Self.difference(from:))
    }

    /// The orders behind these subjects, where they are payments or refunds of ours.
    public func orders(ofSubjects subjects: [String], in session: Session) throws -> [String: OrderID] {
        let (payments, refunds) = (subjects.compactMap { PaymentID($0) }, subjects.compactMap { RefundID($0) })
        let results = try session.rows([
            "SELECT id, order_id FROM payments WHERE id \(in: Set(payments).sorted())",
            "SELECT id, order_id FROM refunds WHERE id \(in: Set(refunds).sorted())",
        ])
        var orders: [String: OrderID] = [:]
        for row in results[0] { orders[(try row[0] as PaymentID).description] = try row[1] as OrderID }
        for row in results[1] { orders[(try row[0] as RefundID).description] = try row[1] as OrderID }
        return orders
    }

    /// A person says that an open difference needs nothing more.
    ///
    /// - Parameter version: as the person saw it.
    /// - Throws: `DifferenceError`.
    public func resolve(
        _ id: DifferenceID, version: Int, resolution: String, by actor: Actor, at now: Timestamp,
        in transaction: Transaction
    ) throws -> FoundDifference {
        let changed = try transaction.execute(
            """
            UPDATE payment_differences SET state = 'resolved', resolved_at = \(now), resolved_by = \(actor.description),
                resolution = \(resolution), version = version + 1
            WHERE id = \(id) AND version = \(version) AND state = 'open'
            """)
        guard let found = try difference(id, in: transaction.session) else { throw DifferenceError.notFound }
        guard changed == 1 else { throw found.state == .open ? DifferenceError.stale : .notOpen }
        return found
    }

    /// How many differences are open, counted up to `limit`.
    public static func openDifferenceCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM payment_differences WHERE state = 'open' LIMIT \(limit)")
    }

    private static let differenceColumns: SQL = """
        SELECT id, kind, gateway, subject, statement_day, expected, actual, currency, note, state, found_at,
            resolved_at, resolved_by, resolution, version
        FROM payment_differences
        """

    private static func difference(from row: Row) throws -> FoundDifference {
        FoundDifference(
            id: try row[0],
            difference: PaymentDifference(
                kind: try row[1], gateway: try row[2], subject: try row[3], statementDay: try row[4],
                expectedMinor: try row[5], actualMinor: try row[6], currency: try row[7], note: try row[8]),
            state: try row[9], foundAt: try row[10], resolvedAt: try row[11], resolvedBy: try row[12],
            resolution: try row[13], version: try row[14])
    }
}
