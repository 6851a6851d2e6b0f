import Database

/// What must hold between modules. No foreign key crosses them, so these queries stand in for it; nothing else in
/// Workflows has SQL.
enum CrossInvariants {
    static let all: [Invariant] = [
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
                        THEN order_lines.quantity - order_lines.shipped_quantity ELSE 0 END
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
            "across: an order that is paid has exactly its total captured",
            none: """
                SELECT orders.id, orders.state, orders.total, paid.amount FROM orders LEFT JOIN (
                    SELECT payments.order_id, CAST(SUM(payments.captured) AS BIGINT) AS amount FROM payments
                    WHERE NOT EXISTS (
                        SELECT 1 FROM refunds WHERE refunds.payment_id = payments.id
                            AND refunds.origin IN ('late_payment', 'wrong_amount')
                    ) GROUP BY payments.order_id
                ) AS paid ON paid.order_id = orders.id
                WHERE orders.source = 'shop' AND (
                    (orders.state IN ('paid', 'allocated', 'shipped', 'delivered', 'completed')
                        AND COALESCE(paid.amount, 0) <> orders.total)
                    OR (orders.state = 'pending_payment' AND COALESCE(paid.amount, 0) <> 0))
                """),
        Invariant(
            "across: what an order counts as refunded is what its refunds say",
            none: """
                SELECT orders.id, orders.refunded, promised.amount FROM orders LEFT JOIN (
                    SELECT order_id, CAST(SUM(amount) AS BIGINT) AS amount FROM refunds
                    WHERE state IN ('pending', 'succeeded') AND origin NOT IN ('late_payment', 'wrong_amount')
                    GROUP BY order_id
                ) AS promised ON promised.order_id = orders.id
                WHERE orders.source = 'shop' AND orders.refunded <> COALESCE(promised.amount, 0)
                """),
        Invariant(
            "across: cancelled and closed orders keep no money",
            none: """
                SELECT orders.id, orders.state, payments.captured, payments.refunded FROM orders
                JOIN payments ON payments.order_id = orders.id
                WHERE orders.state IN ('cancelled', 'closed') AND payments.captured <> payments.refunded
                    AND NOT EXISTS (
                        SELECT 1 FROM refunds WHERE refunds.payment_id = payments.id AND refunds.state = 'failed')
                """),
        Invariant(
            "across: escrow is what was captured for orders that are not settled, less their refunds",
            none: """
                SELECT held.currency, held.amount, COALESCE(expected.amount, 0) FROM (
                    SELECT currency, CAST(SUM(
                        CASE WHEN credit_account = 'escrow' THEN amount ELSE -amount END) AS BIGINT) AS amount
                    FROM ledger_transfers WHERE credit_account = 'escrow' OR debit_account = 'escrow'
                    GROUP BY currency
                ) AS held LEFT JOIN (
                    SELECT payments.currency, CAST(SUM(payments.captured - payments.refunded) AS BIGINT) AS amount
                    FROM payments WHERE NOT EXISTS (
                        SELECT 1 FROM order_history WHERE order_history.order_id = payments.order_id
                            AND order_history.to_state = 'completed')
                        OR EXISTS (
                            SELECT 1 FROM refunds WHERE refunds.payment_id = payments.id
                                AND refunds.origin IN ('late_payment', 'wrong_amount'))
                    GROUP BY payments.currency
                ) AS expected ON expected.currency = held.currency
                WHERE held.amount <> COALESCE(expected.amount, 0)
                """),
        Invariant(
            "across: returned pieces are in returns that were not given up",
            none: """
                SELECT order_lines.order_id, order_lines.id, order_lines.returned_quantity FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                LEFT JOIN (
                    SELECT return_lines.order_line_id, CAST(SUM(return_lines.quantity) AS BIGINT) AS quantity
                    FROM return_lines JOIN returns ON returns.id = return_lines.return_id
                    WHERE returns.state NOT IN ('rejected', 'cancelled') GROUP BY return_lines.order_line_id
                ) AS back ON back.order_line_id = order_lines.id
                WHERE orders.source = 'shop' AND order_lines.returned_quantity <> COALESCE(back.quantity, 0)
                """),
        Invariant(
            "across: a return's refund is what was due for it",
            none: """
                SELECT returns.id, returns.refund_due, refunds.amount FROM returns
                LEFT JOIN refunds ON refunds.id = returns.refund_id AND refunds.order_id = returns.order_id
                    AND refunds.origin = 'return'
                WHERE returns.refund_id IS NOT NULL AND COALESCE(refunds.amount, -1) <> COALESCE(returns.refund_due, -2)
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
