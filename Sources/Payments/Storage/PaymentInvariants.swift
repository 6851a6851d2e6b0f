public import Database

extension Payments {
    /// What must hold of money in every snapshot. What crosses into orders is checked by the workflows.
    public static let invariants: [Invariant] = [
        Invariant(
            "money: a gateway holds what was captured less what was paid out",
            none: """
                SELECT held.account, held.currency, held.amount, COALESCE(expected.amount, 0) FROM (
                    SELECT account, currency, CAST(SUM(amount) AS BIGINT) AS amount FROM (
                        SELECT debit_account AS account, currency, amount FROM ledger_transfers
                        WHERE reason IN ('capture', 'payout')
                        UNION ALL
                        SELECT credit_account, currency, -amount FROM ledger_transfers
                        WHERE reason IN ('capture', 'payout')
                    ) AS entries WHERE account NOT IN ('escrow', 'refunds_payable') GROUP BY account, currency
                ) AS held LEFT JOIN (
                    SELECT gateway, currency, CAST(SUM(amount) AS BIGINT) AS amount FROM (
                        SELECT gateway, currency, captured AS amount FROM payments
                        UNION ALL
                        SELECT payments.gateway, refunds.currency, -refunds.amount FROM refunds
                            JOIN payments ON payments.id = refunds.payment_id WHERE refunds.state = 'succeeded'
                    ) AS moved GROUP BY gateway, currency
                ) AS expected ON held.account = 'gateway:' || expected.gateway AND held.currency = expected.currency
                WHERE held.amount <> COALESCE(expected.amount, 0)
                """),
        Invariant(
            "money: every capture is posted once, with its amount",
            none: """
                SELECT payments.id, payments.captured FROM payments LEFT JOIN ledger_transfers
                    ON ledger_transfers.reason = 'capture' AND ledger_transfers.reference = payments.id
                WHERE payments.captured <> COALESCE(ledger_transfers.amount, 0)
                """),
        Invariant(
            "money: a payment's refunds are its refund rows",
            none: """
                SELECT payments.id, payments.refunded FROM payments LEFT JOIN (
                    SELECT payment_id, CAST(SUM(amount) AS BIGINT) AS amount FROM refunds
                    WHERE state IN ('pending', 'succeeded') GROUP BY payment_id
                ) AS promised ON promised.payment_id = payments.id
                WHERE payments.refunded <> COALESCE(promised.amount, 0)
                """),
        Invariant(
            "money: refunds payable is what pending refunds promise",
            none: """
                SELECT posted.currency, posted.amount, COALESCE(pending.amount, 0) FROM (
                    SELECT currency, CAST(SUM(
                        CASE WHEN credit_account = 'refunds_payable' THEN amount ELSE -amount END) AS BIGINT) AS amount
                    FROM ledger_transfers
                    WHERE credit_account = 'refunds_payable' OR debit_account = 'refunds_payable' GROUP BY currency
                ) AS posted LEFT JOIN (
                    SELECT currency, CAST(SUM(amount) AS BIGINT) AS amount FROM refunds WHERE state = 'pending'
                    GROUP BY currency
                ) AS pending ON pending.currency = posted.currency
                WHERE posted.amount <> COALESCE(pending.amount, 0)
                """),
        Invariant(
            "money: no transfer of a refund without its refund",
            none: """
                SELECT ledger_transfers.id, ledger_transfers.reason FROM ledger_transfers LEFT JOIN refunds
                    ON refunds.id = ledger_transfers.reference
                WHERE ledger_transfers.reason IN ('refund', 'payout', 'refund_failed') AND (refunds.id IS NULL
                    OR (ledger_transfers.reason = 'payout' AND refunds.state <> 'succeeded')
                    OR (ledger_transfers.reason = 'refund_failed' AND refunds.state <> 'failed'))
                """),
        Invariant(
            "money: states say what the sums say",
            none: """
                SELECT id, state, captured, refunded FROM payments
                WHERE (state IN ('created', 'pending', 'failed', 'expired')) <> (captured = 0)
                    OR (state = 'succeeded' AND refunded <> 0)
                    OR (state IN ('refunded', 'refunding') AND refunded <> captured)
                """),
        Invariant(
            "money: every imported adjustment is posted once, with its amount",
            none: """
                SELECT imported_adjustments.id, imported_adjustments.amount FROM imported_adjustments
                LEFT JOIN ledger_transfers ON ledger_transfers.reason = 'imported_adjustment'
                    AND ledger_transfers.reference = imported_adjustments.id
                WHERE imported_adjustments.amount <> COALESCE(
                    CASE WHEN ledger_transfers.credit_account = 'revenue' THEN ledger_transfers.amount
                        ELSE -ledger_transfers.amount END, 0)
                """),
    ]
}
