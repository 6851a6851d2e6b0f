public import Database
import Kernel

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

extension Orders {
    /// The condition of an order that is a sale 成交: its money came in. What was refunded later was sold all the same.
    static let isSold: SQL =
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
            WHERE placed_at >= \(window.from) AND placed_at < \(window.until) AND currency = \(window.currency)
                AND \(isSold)
            GROUP BY hour
            ORDER BY hour
            """
        ) { rows in
            try rows.map { HourOfTrade(hour: try $0[0], orders: try $0[1], totalMinor: try $0[2]) }
        }
    }
}
