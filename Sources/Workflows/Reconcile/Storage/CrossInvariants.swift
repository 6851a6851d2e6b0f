import Database

/// What must hold between modules. No foreign key crosses them, so these queries stand in for it; nothing else in
/// Workflows has SQL.
enum CrossInvariants {
    static let all = goods + money

    private static let goods: [Invariant] = [
        Invariant(
            "across: what orders hold is what they have not shipped",
            none: """
                SELECT order_lines.order_id, order_lines.id, orders.state FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                LEFT JOIN (
                    SELECT order_id, order_line_id, CAST(SUM(quantity) AS BIGINT) AS quantity
                    FROM stock_reservations GROUP BY order_id, order_line_id
                ) AS held ON held.order_id = order_lines.order_id AND held.order_line_id = order_lines.id
                WHERE orders.source = 'shop' AND COALESCE(held.quantity, 0) <>
                    CASE WHEN orders.state IN ('pending_payment', 'paid', 'allocated')
                        THEN order_lines.quantity - order_lines.shipped_quantity - order_lines.cancelled_quantity
                        ELSE 0 END
                """),
        Invariant(
            "across: nothing is held by an order that is not there",
            none: """
                SELECT stock_reservations.order_id, stock_reservations.sku_id FROM stock_reservations
                LEFT JOIN orders ON orders.id = stock_reservations.order_id WHERE orders.id IS NULL
                """),
        Invariant(
            "across: parcels hold what their orders shipped",
            none: """
                SELECT order_lines.order_id, order_lines.id, order_lines.shipped_quantity FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                LEFT JOIN (
                    SELECT order_line_id, CAST(SUM(quantity) AS BIGINT) AS quantity
                    FROM parcel_lines GROUP BY order_line_id
                ) AS sent ON sent.order_line_id = order_lines.id
                WHERE orders.source = 'shop' AND order_lines.shipped_quantity <> COALESCE(sent.quantity, 0)
                """),
        Invariant(
            "across: every piece in a parcel left the stock",
            none: """
                SELECT parcel_lines.id, parcel_lines.quantity FROM parcel_lines LEFT JOIN (
                    SELECT reference, CAST(-SUM(on_hand_delta) AS BIGINT) AS quantity FROM stock_movements
                    WHERE reason = 'ship' GROUP BY reference
                ) AS moved ON moved.reference = parcel_lines.id
                WHERE parcel_lines.quantity <> COALESCE(moved.quantity, 0)
                """),
        Invariant(
            "across: returned pieces are in returns that were not given up",
            none: """
                SELECT order_lines.order_id, order_lines.id, order_lines.returned_quantity FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                LEFT JOIN (
                    SELECT return_lines.order_line_id, CAST(SUM(return_lines.quantity) AS BIGINT) AS quantity
                    FROM return_lines JOIN returns ON returns.id = return_lines.return_id
                    WHERE returns.state NOT IN ('rejected', 'cancelled') AND NOT return_lines.missing
                    GROUP BY return_lines.order_line_id
                ) AS back ON back.order_line_id = order_lines.id
                WHERE orders.source = 'shop' AND order_lines.returned_quantity <> COALESCE(back.quantity, 0)
                """),
        Invariant(
            "across: resellable returns are on the shelf",
            none: """
                SELECT return_lines.id, return_lines.quantity FROM return_lines
                JOIN returns ON returns.id = return_lines.return_id
                LEFT JOIN (
                    SELECT reference, CAST(SUM(on_hand_delta) AS BIGINT) AS quantity FROM stock_movements
                    WHERE reason = 'return' GROUP BY reference
                ) AS shelved ON shelved.reference = return_lines.id
                WHERE COALESCE(shelved.quantity, 0) <> CASE WHEN return_lines.grade = 'resellable'
                    AND returns.state IN ('received', 'refunded') THEN return_lines.quantity ELSE 0 END
                """),
        Invariant(
            "across: imported sales are posted with their totals",
            none: """
                SELECT orders.id, orders.total, posted.amount FROM orders LEFT JOIN (
                    SELECT reference, CAST(SUM(amount) AS BIGINT) AS amount FROM ledger_transfers
                    WHERE reason = 'imported_sale' GROUP BY reference
                ) AS posted ON posted.reference = orders.id
                WHERE COALESCE(posted.amount, 0) <> CASE WHEN orders.source = 'shop' THEN 0 ELSE orders.total END
                """),
        Invariant(
            "across: imported returns are posted with their amounts",
            none: """
                SELECT imported_returns.id, imported_returns.amount, posted.amount FROM imported_returns LEFT JOIN (
                    SELECT reference, CAST(SUM(amount) AS BIGINT) AS amount FROM ledger_transfers
                    WHERE reason = 'imported_return' GROUP BY reference
                ) AS posted ON posted.reference = imported_returns.id
                WHERE COALESCE(posted.amount, 0) <> imported_returns.amount
                """),
    ]
}
