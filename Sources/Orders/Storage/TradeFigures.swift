public import Database
public import Kernel

/// What was sold in one hour of a window.
public struct HourOfTrade: Sendable, Hashable {
    /// Whole hours since the window began.
    public let hour: Int
    public let orders: Int
    /// The totals of these orders, delivery included.
    public let totalMinor: Int64

    public init(hour: Int, orders: Int, totalMinor: Int64) {
        self.hour = hour
        self.orders = orders
        self.totalMinor = totalMinor
    }
}

/// What was sold on one day.
public struct DayOfTrade: Sendable, Hashable {
    public let day: CivilDay
    public let orders: Int
    /// The totals of these orders, delivery included.
    public let totalMinor: Int64
}

extension Orders {
    /// The condition of an order that is a sale 成交: its money came in. What was refunded later was sold all the same.
    package static let isSold: SQL =
        "(orders.state NOT IN ('pending_payment', 'cancelled', 'closed') OR orders.refunded > 0)"

    /// Sales 成交: orders placed in the window whose money came in, by the hour; hours without any are left out. What
    /// was refunded later still counts, because it was sold; refunds are a figure of their own.
    ///
    /// - Parameter window: of a day or so: each of its orders is read.
    public static func trade(_ window: SalesWindow) -> Query<[HourOfTrade]> {
        Query(
            """
            SELECT (placed_at - \(window.from)) / 3600000 AS hour, COUNT(*), CAST(SUM(total) AS BIGINT)
            FROM orders
            WHERE \(sales(in: window))
            GROUP BY hour
            ORDER BY hour
            """
        ) { rows in
            try rows.map { HourOfTrade(hour: try $0[0], orders: try $0[1], totalMinor: try $0[2]) }
        }
    }
    /// The same sales by the day; days without any are left out.
    ///
    /// - Parameter days: of `BusinessCalendar.runs`, of a season at most: each order of theirs is read.
    public static func trade(_ currency: Currency, by days: [DayRun]) -> Query<[DayOfTrade]> {
        let parts = days.map { run -> SQL in
            """
            SELECT \(run.first.daysSince1970) + (placed_at - \(run.from)) / \(run.dayMilliseconds) AS day, COUNT(*),
                CAST(SUM(total) AS BIGINT)
            FROM orders
            WHERE \(sales(in: SalesWindow(currency: currency, from: run.from, until: run.until)))
            GROUP BY day
            """
        }
        return Query(SQL(parts, separator: " UNION ALL ") + " ORDER BY day") { rows in
            try rows.map { row in
                DayOfTrade(day: CivilDay(daysSince1970: try row[0]), orders: try row[1], totalMinor: try row[2])
            }
        }
    }

    /// The one condition of the figures of trade.
    static func sales(in window: SalesWindow) -> SQL {
        """
        placed_at >= \(window.from) AND placed_at < \(window.until) AND currency = \(window.currency) AND \(isSold)
        """
    }
}
