public import Database
public import Kernel

/// The lists of the console.
extension Payments {
    /// Refunds in one state or all, newest first.
    public func refunds(
        _ state: RefundState?, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        let inState: SQL = state.map { "state = \($0) AND " } ?? ""
        let rows = try session.rows(
            """
            \(Self.refundColumns) FROM refunds WHERE \(inState) id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.refund(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// Refunds that the gateway confirmed from one moment until before another, the latest first.
    ///
    /// - Parameters:
    ///   - from: nil for from the first one on.
    ///   - until: nil for up to now.
    public func refunds(
        confirmedFrom from: Timestamp?, until: Timestamp?, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        var conditions: [SQL] = ["state = 'succeeded'"]
        if let from { conditions.append("finished_at >= \(from)") }
        if let until { conditions.append("finished_at < \(until)") }
        if let cursor { conditions.append("(finished_at, id) < (\(cursor.key), \(cursor.id))") }
        let rows = try session.rows(
            """
            \(Self.refundColumns) FROM refunds WHERE \(SQL(conditions, separator: " AND "))
            ORDER BY finished_at DESC, id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.refund(from:))
        return Page(rows, limit: limit) { Cursor(key: $0.finishedAt?.milliseconds ?? 0, id: $0.id.rawValue) }
    }

    /// Payments in one state or all, the latest first.
    public func payments(
        state: PaymentState? = nil, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Payment> {
        let inState: SQL = state.map { "state = \($0) AND " } ?? ""
        let rows = try session.rows(
            """
            \(Self.paymentColumns) FROM payments WHERE \(inState) id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.payment(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
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
            WHERE \(given(back: currency, from: from, until: until))
            """
        ) { rows in (count: try rows[0][0], amountMinor: try rows[0][1]) }
    }

    /// The same by the day; days without any are left out.
    ///
    /// - Parameter days: of `BusinessCalendar.runs`, of a season at most: each refund of theirs is read.
    public static func refunded(_ currency: Currency, by days: [DayRun]) -> Query<[DayOfRefunds]> {
        let parts = days.map { run -> SQL in
            """
            SELECT \(run.first.daysSince1970) + (finished_at - \(run.from)) / \(run.dayMilliseconds) AS day, COUNT(*),
                CAST(SUM(amount) AS BIGINT)
            FROM refunds
            WHERE \(given(back: currency, from: run.from, until: run.until))
            GROUP BY day
            """
        }
        return Query(SQL(parts, separator: " UNION ALL ") + " ORDER BY day") { rows in
            try rows.map { row in
                DayOfRefunds(day: CivilDay(daysSince1970: try row[0]), count: try row[1], amountMinor: try row[2])
            }
        }
    }

    /// The one condition of the figures of refunds.
    private static func given(back currency: Currency, from: Timestamp, until: Timestamp) -> SQL {
        """
        state = 'succeeded' AND finished_at >= \(from) AND finished_at < \(until) AND currency = \(currency)
        """
    }
}

/// What went back to buyers on one day.
public struct DayOfRefunds: Sendable, Hashable {
    public let day: CivilDay
    public let count: Int
    public let amountMinor: Int64
}
