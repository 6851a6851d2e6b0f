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
    ///
    /// - Parameter moment: for those alone that are still open though their time to pay ended before it.
    public func payments(
        state: PaymentState? = nil, endedBefore moment: Timestamp? = nil, after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> Page<Payment> {
        let inState: SQL = state.map { "state = \($0) AND " } ?? ""
        let overdue: SQL = moment.map { "\(Self.isOverdue(at: $0)) AND " } ?? ""
        let rows = try session.rows(
            """
            \(Self.paymentColumns) FROM payments WHERE \(inState) \(overdue) id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.payment(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// How many refunds are on their way, counted up to `limit`.
    public static func pendingRefundCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM refunds WHERE state = 'pending' LIMIT \(limit)")
    }

    /// How many payments are still open though their time to pay ended before a moment, counted up to `limit`.
    public static func overdueCount(endedBefore moment: Timestamp, upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM payments WHERE \(isOverdue(at: moment)) LIMIT \(limit)")
    }

    private static func isOverdue(at moment: Timestamp) -> SQL {
        "state IN ('created', 'pending') AND expires_at < \(moment)"
    }

    /// What went back to buyers from one moment until before another, by the hour; hours without any are left out.
    ///
    /// - Parameters:
    ///   - from: where the hours are counted from.
    ///   - cut: what went back before it is told apart, so that a day and its beginning are one look.
    public static func refunded(
        _ currency: Currency, from: Timestamp, until: Timestamp, cut: Timestamp
    ) -> Query<[HourOfRefunds]> {
        Query(
            """
            SELECT (finished_at - \(from)) / 3600000 AS hour, CAST(SUM(amount) AS BIGINT),
                CAST(SUM(CASE WHEN finished_at < \(cut) THEN amount ELSE 0 END) AS BIGINT)
            FROM refunds
            WHERE \(given(back: currency, from: from, until: until))
            GROUP BY hour
            ORDER BY hour
            """
        ) { rows in
            try rows.map { HourOfRefunds(hour: try $0[0], amountMinor: try $0[1], beforeCutMinor: try $0[2]) }
        }
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

/// What went back to buyers in one hour of a window.
public struct HourOfRefunds: Sendable, Hashable {
    /// Whole hours since the window began.
    public let hour: Int
    public let amountMinor: Int64
    /// The part of it from before the moment that was asked for.
    public let beforeCutMinor: Int64
}

/// What went back to buyers on one day.
public struct DayOfRefunds: Sendable, Hashable {
    public let day: CivilDay
    public let count: Int
    public let amountMinor: Int64
}
