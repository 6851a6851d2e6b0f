public import Database
public import Kernel

/// Sums over completed orders.
public struct SalesFigures: Sendable, Hashable {
    public let orders: Int
    /// Different buyers among them; those without an account are not counted.
    public let customers: Int
    public let revenueMinor: Int64
    /// What imported orders were worth beyond their whole minor units, in millionths of the currency.
    public let remainderMillionths: Int64
    public let firstAt: Timestamp?
    public let lastAt: Timestamp?
}

/// Which orders a report looks at.
public struct SalesWindow: Sendable, Hashable {
    public let currency: Currency
    /// The first millisecond in, and the first one out.
    public let from: Timestamp
    public let until: Timestamp

    public init(
        currency: Currency, from: Timestamp = Timestamp(milliseconds: .min),
        until: Timestamp = Timestamp(milliseconds: .max)
    ) {
        self.currency = currency
        self.from = from
        self.until = until
    }
}

extension Orders {
    /// Completed orders placed in the window, of known customers or of guests.
    public static func salesFigures(_ window: SalesWindow, guests: Bool) -> Query<SalesFigures> {
        Query(
            """
            SELECT COUNT(*), COUNT(DISTINCT user_id), COALESCE(CAST(SUM(total) AS BIGINT), 0),
                COALESCE(CAST(SUM(COALESCE(order_remainders.millionths, 0)) AS BIGINT), 0), MIN(placed_at),
                MAX(placed_at)
            FROM orders LEFT JOIN order_remainders ON order_remainders.order_id = orders.id
            WHERE \(completed(window)) AND user_id \(guests ? "IS NULL" as SQL : "IS NOT NULL")
            """
        ) { rows in
            let row = rows[0]
            return SalesFigures(
                orders: try row[0], customers: try row[1], revenueMinor: try row[2], remainderMillionths: try row[3],
                firstAt: try row[4], lastAt: try row[5])
        }
    }

    /// Known customers with more than one completed order in the window.
    public static func repeatCustomers(_ window: SalesWindow) -> Query<Int> {
        Query(
            """
            SELECT COUNT(*) FROM (
                SELECT user_id FROM orders WHERE \(completed(window)) AND user_id IS NOT NULL
                GROUP BY user_id HAVING COUNT(*) > 1
            ) AS again
            """
        ) { rows in try rows[0][0] }
    }

    /// The currencies of completed orders, the most frequent first.
    public static var soldCurrencies: Query<[Currency]> {
        Query(
            """
            SELECT currency, COUNT(*) AS orders FROM orders WHERE state = 'completed'
            GROUP BY currency ORDER BY orders DESC, currency
            """
        ) { rows in try rows.map { try $0[0] } }
    }

    private static func completed(_ window: SalesWindow) -> SQL {
        """
        orders.state = 'completed' AND orders.currency = \(window.currency)
            AND orders.placed_at >= \(window.from) AND orders.placed_at < \(window.until)
        """
    }
}
