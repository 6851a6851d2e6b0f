import Database
import Kernel
import Orders

/// Refunded returns of the shop's own orders: returns are AfterSales', their money is Payments'.
struct ShopReturns: Sendable {
    let count: Int
    let amountMinor: Int64

    static func figures(_ window: SalesWindow) -> Query<ShopReturns> {
        Query(
            """
            SELECT COUNT(*), COALESCE(CAST(SUM(refunds.amount) AS BIGINT), 0)
            FROM returns JOIN refunds ON refunds.id = returns.refund_id
            WHERE returns.state = 'refunded' AND refunds.currency = \(window.currency)
                AND refunds.created_at >= \(window.from) AND refunds.created_at < \(window.until)
            """
        ) { rows in ShopReturns(count: try rows[0][0], amountMinor: try rows[0][1]) }
    }
}
