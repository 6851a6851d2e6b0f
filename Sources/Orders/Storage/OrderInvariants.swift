public import Database

extension Orders {
    /// What must hold of orders in every snapshot.
    public static let invariants: [Invariant] = [
        Invariant(
            "orders: totals are the sum of their lines",
            none: """
                SELECT orders.id, orders.total, lines.total FROM orders LEFT JOIN (
                    SELECT order_id, CAST(SUM(total) AS BIGINT) AS total, CAST(SUM(refunded) AS BIGINT) AS refunded
                    FROM order_lines GROUP BY order_id
                ) AS lines ON lines.order_id = orders.id
                WHERE orders.total <> COALESCE(lines.total, -1) OR COALESCE(lines.refunded, 0) > orders.refunded
                """),
        Invariant(
            "orders: line totals are quantity times price and their allocations",
            none: """
                SELECT order_lines.id, order_lines.total FROM order_lines LEFT JOIN (
                    SELECT order_id, order_line_id, CAST(SUM(amount) AS BIGINT) AS amount FROM order_allocations
                    WHERE NOT included GROUP BY order_id, order_line_id
                ) AS extra ON extra.order_id = order_lines.order_id AND extra.order_line_id = order_lines.id
                WHERE order_lines.total <> order_lines.quantity * order_lines.unit_price + COALESCE(extra.amount, 0)
                """),
        Invariant(
            "orders: the last step of the history is the state",
            none: """
                SELECT orders.id, orders.state FROM orders LEFT JOIN order_history
                    ON order_history.order_id = orders.id AND order_history.version = orders.version
                WHERE order_history.to_state IS NULL OR order_history.to_state <> orders.state
                """),
        Invariant(
            "orders: every ordered cart has its order, and only one",
            none: """
                SELECT carts.id, carts.order_id FROM carts LEFT JOIN orders ON orders.id = carts.order_id
                WHERE carts.state = 'ordered' AND (orders.cart_id IS NULL OR orders.cart_id <> carts.id)
                """),
        Invariant(
            "orders: no cart was ordered twice",
            none: """
                SELECT cart_id, COUNT(*) FROM orders WHERE cart_id IS NOT NULL GROUP BY cart_id HAVING COUNT(*) > 1
                """),
        Invariant(
            "orders: shipped, delivered and completed orders have left whole",
            none: """
                SELECT orders.id, orders.state FROM orders JOIN order_lines ON order_lines.order_id = orders.id
                WHERE orders.state IN ('shipped', 'delivered', 'completed')
                    AND order_lines.shipped_quantity + order_lines.cancelled_quantity <> order_lines.quantity
                """),
        Invariant(
            "orders: those of which a part has left are marked",
            none: """
                SELECT orders.id FROM orders JOIN (
                    SELECT order_id, CAST(SUM(shipped_quantity) AS BIGINT) AS sent,
                        CAST(SUM(quantity - shipped_quantity - cancelled_quantity) AS BIGINT) AS waiting
                    FROM order_lines GROUP BY order_id
                ) AS lines ON lines.order_id = orders.id
                WHERE orders.partly_shipped <> (lines.sent > 0 AND lines.waiting > 0)
                """),
        Invariant(
            "orders: every step in the history is in the table of states",
            violations: { session in
                try session.rows(
                    """
                    SELECT DISTINCT from_state, to_state FROM order_history WHERE from_state IS NOT NULL
                    """
                ).compactMap { row in
                    let from: OrderState = try row[0]
                    let to: OrderState = try row[1]
                    return OrderTransition.isAllowed(from: from, to: to) ? nil : "\(from.rawValue) to \(to.rawValue)"
                }
            }),
    ]
}
