public import Database
public import Kernel

/// What one buyer bought in one currency.
public struct Spending: Sendable, Hashable {
    /// Orders whose money came in, without those that were cancelled.
    public let orders: Int
    /// Their totals, delivery included, less what was refunded of them.
    public let spent: Money
    public let lastAt: Timestamp

    public init(orders: Int, spent: Money, lastAt: Timestamp) {
        self.orders = orders
        self.spent = spent
        self.lastAt = lastAt
    }
}

extension Orders {
    /// What these people spent 累计消费: of each order that is a sale and was not cancelled, its total less its refunds.
    /// By currency, the largest number of orders first; who bought nothing is not there.
    public static func spending(of users: some Collection<UserID>) -> Query<[UserID: [Spending]]> {
        Query(
            """
            SELECT user_id, currency, COUNT(*) AS bought, CAST(SUM(total - refunded) AS BIGINT), MAX(placed_at)
            FROM orders WHERE user_id \(in: Set(users).sorted()) AND \(isSold) AND orders.state <> 'cancelled'
            GROUP BY user_id, currency ORDER BY bought DESC, currency
            """
        ) { rows in
            var spending: [UserID: [Spending]] = [:]
            for row in rows {
                let one = Spending(orders: try row[2], spent: Money(try row[3], try row[1]), lastAt: try row[4])
                spending[try row[0], default: []].append(one)
            }
            return spending
        }
    }
}
