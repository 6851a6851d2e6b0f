public import Database
public import Kernel

/// Where a difference stands.
public enum DifferenceState: String, SQLEnumeration, CaseIterable {
    /// A person must look at it.
    case open
    /// A person did.
    case resolved
    /// A later comparison did not find it any more.
    case settled
}

/// A difference in the queue of those that a person must look at.
public struct FoundDifference: Sendable, Hashable {
    public let id: DifferenceID
    public let difference: PaymentDifference
    public let state: DifferenceState
    public let foundAt: Timestamp
    /// When it was resolved or settled by itself.
    public let resolvedAt: Timestamp?
}

/// The lists of the console.
extension Payments {
    /// Refunds in one state, newest first.
    public func refunds(
        _ state: RefundState, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        let rows = try session.rows(
            """
            \(Self.refundColumns) FROM refunds WHERE state = \(state) AND id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.refund(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

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

    private static let differenceColumns: SQL = """
        SELECT id, kind, gateway, subject, statement_day, expected, actual, currency, note, state, found_at, resolved_at
        FROM payment_differences
        """

    private static func difference(from row: Row) throws -> FoundDifference {
        FoundDifference(
            id: try row[0],
            difference: PaymentDifference(
                kind: try row[1], gateway: try row[2], subject: try row[3], statementDay: try row[4],
                expectedMinor: try row[5], actualMinor: try row[6], currency: try row[7], note: try row[8]),
            state: try row[9], foundAt: try row[10], resolvedAt: try row[11])
    }

    /// How many refunds are on their way, counted up to `limit`.
    public static func pendingRefundCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM refunds WHERE state = 'pending' LIMIT \(limit)")
    }

    /// What went back to buyers from one moment until before another: how many refunds, and their sum.
    public static func refunded(
        _ currency: Currency, from: Timestamp, until: Timestamp
    ) -> Query<(count: Int, amountMinor: Int64)> {
        Query(
            """
            SELECT COUNT(*), COALESCE(CAST(SUM(amount) AS BIGINT), 0)
            FROM refunds
            WHERE state = 'succeeded' AND finished_at >= \(from) AND finished_at < \(until) AND currency = \(currency)
            """
        ) { rows in (count: try rows[0][0], amountMinor: try rows[0][1]) }
    }

    /// How many differences are open, counted up to `limit`.
    public static func openDifferenceCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM payment_differences WHERE state = 'open' LIMIT \(limit)")
    }
}
