import Database

// Orders against their money.
extension CrossInvariants {
    static let money: [Invariant] = [
        Invariant(
            "across: an order has its total in escrow exactly once from payment on, and nothing before",
            none: """
                SELECT orders.id, orders.state, orders.total, paid.amount FROM orders LEFT JOIN (
                    SELECT payments.order_id, CAST(SUM(ledger_transfers.amount) AS BIGINT) AS amount FROM payments
                    JOIN ledger_transfers ON ledger_transfers.reason = 'capture'
                        AND ledger_transfers.reference = payments.id AND ledger_transfers.credit_account = 'escrow'
                    GROUP BY payments.order_id
                ) AS paid ON paid.order_id = orders.id
                WHERE orders.source = 'shop' AND (
                    (orders.state IN ('paid', 'allocated', 'shipped', 'delivered', 'completed')
                        AND COALESCE(paid.amount, 0) <> orders.total)
                    OR (orders.state = 'pending_payment' AND COALESCE(paid.amount, 0) <> 0)
                    OR (orders.state IN ('cancelled', 'closed')
                        AND COALESCE(paid.amount, 0) NOT IN (0, orders.total)))
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
            "across: cancelled and closed orders keep no money but what failed to go back",
            none: """
                SELECT orders.id, orders.state, payments.captured, payments.refunded FROM orders
                JOIN payments ON payments.order_id = orders.id
                LEFT JOIN (
                    SELECT payment_id, CAST(SUM(amount) AS BIGINT) AS amount FROM refunds WHERE state = 'failed'
                    GROUP BY payment_id
                ) AS failed ON failed.payment_id = payments.id
                WHERE orders.state IN ('cancelled', 'closed')
                    AND payments.captured - payments.refunded > COALESCE(failed.amount, 0)
                """),
        Invariant(
            "across: escrow is, order by order, what was captured for it and neither promised back nor settled",
            none: """
                SELECT order_id, currency, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT payments.order_id, ledger_transfers.currency, ledger_transfers.amount FROM ledger_transfers
                        JOIN payments ON payments.id = ledger_transfers.reference
                        WHERE ledger_transfers.reason = 'capture' AND ledger_transfers.credit_account = 'escrow'
                    UNION ALL
                    SELECT refunds.order_id, ledger_transfers.currency, CASE
                            WHEN ledger_transfers.credit_account = 'escrow' THEN ledger_transfers.amount
                            ELSE -ledger_transfers.amount END
                        FROM ledger_transfers JOIN refunds ON refunds.id = ledger_transfers.reference
                        WHERE ledger_transfers.reason IN ('refund', 'refund_again', 'refund_failed', 'settle_late')
                            AND 'escrow' IN (ledger_transfers.debit_account, ledger_transfers.credit_account)
                    UNION ALL
                    SELECT reference, currency, -amount FROM ledger_transfers
                        WHERE reason = 'settle' AND debit_account = 'escrow'
                    UNION ALL
                    SELECT payments.order_id, payments.currency, payments.refunded - payments.captured FROM payments
                        JOIN ledger_transfers ON ledger_transfers.reason = 'capture'
                            AND ledger_transfers.reference = payments.id AND ledger_transfers.credit_account = 'escrow'
                        WHERE NOT EXISTS (
                            SELECT 1 FROM order_history WHERE order_history.order_id = payments.order_id
                                AND order_history.to_state = 'completed')
                ) AS entries GROUP BY order_id, currency HAVING SUM(amount) <> 0
                """),
        // Floor division, as `Order.taxMinor(upTo:)` rounds; the products of what a shop sells fit in 64 bits.
        Invariant(
            "across: the tax owed for an order is, once it is settled, the tax of what was not given back of it",
            none: """
                SELECT orders.id, orders.tax, orders.refunded, taxes.amount FROM orders LEFT JOIN (
                    SELECT order_id, CAST(SUM(amount) AS BIGINT) AS amount FROM (
                        SELECT reference AS order_id, amount FROM ledger_transfers
                            WHERE reason = 'settle' AND credit_account = 'tax_payable'
                        UNION ALL
                        SELECT refunds.order_id, CASE
                                WHEN ledger_transfers.credit_account = 'tax_payable' THEN ledger_transfers.amount
                                ELSE -ledger_transfers.amount END
                            FROM ledger_transfers JOIN refunds ON refunds.id = ledger_transfers.reference
                            WHERE ledger_transfers.reason IN ('refund', 'refund_again', 'refund_failed', 'settle_late')
                                AND 'tax_payable' IN (ledger_transfers.debit_account, ledger_transfers.credit_account)
                    ) AS entries GROUP BY order_id
                ) AS taxes ON taxes.order_id = orders.id
                WHERE orders.source = 'shop' AND orders.total > 0 AND COALESCE(taxes.amount, 0) <>
                    CASE WHEN EXISTS (SELECT 1 FROM order_history WHERE order_history.order_id = orders.id
                            AND order_history.to_state = 'completed')
                        THEN orders.tax - orders.tax * orders.refunded / orders.total ELSE 0 END
                """),
        Invariant(
            "across: a return's refund is what was due for it",
            none: """
                SELECT returns.id, returns.refund_due, refunds.amount FROM returns
                LEFT JOIN refunds ON refunds.id = returns.refund_id AND refunds.order_id = returns.order_id
                    AND refunds.origin = 'return'
                WHERE returns.refund_id IS NOT NULL AND COALESCE(refunds.amount, -1) <> COALESCE(returns.refund_due, -2)
                """),
    ]
}
