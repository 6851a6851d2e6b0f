public import Database

extension Payments {
    /// What must hold of money in every snapshot. What crosses into orders is checked by the workflows.
    public static let invariants = movementInvariants + snapshotInvariants

    private static let movementInvariants: [Invariant] = [
        Invariant(
            "money: a gateway holds what was captured less what was paid out",
            none: """
                SELECT account, currency, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT debit_account AS account, currency, amount FROM ledger_transfers
                        WHERE debit_account LIKE 'gateway:%'
                    UNION ALL
                    SELECT credit_account, currency, -amount FROM ledger_transfers
                        WHERE credit_account LIKE 'gateway:%'
                    UNION ALL
                    SELECT 'gateway:' || gateway, currency, -captured FROM payments
                    UNION ALL
                    SELECT 'gateway:' || payments.gateway, refunds.currency, refunds.amount FROM refunds
                        JOIN payments ON payments.id = refunds.payment_id WHERE refunds.state = 'succeeded'
                ) AS entries GROUP BY account, currency HAVING SUM(amount) <> 0
                """),
        Invariant(
            "money: every capture is posted once, with its amount; into escrow only what was asked for",
            none: """
                SELECT payments.id, payments.captured FROM payments LEFT JOIN ledger_transfers
                    ON ledger_transfers.reason = 'capture' AND ledger_transfers.reference = payments.id
                    AND ledger_transfers.currency = payments.currency
                    AND ledger_transfers.debit_account = 'gateway:' || payments.gateway
                    AND (ledger_transfers.credit_account = 'suspense'
                        OR (ledger_transfers.credit_account = 'escrow' AND payments.captured = payments.amount))
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
            "money: every refund is posted as it stands",
            none: """
                SELECT refunds.id, refunds.state, refunds.amount FROM refunds LEFT JOIN (
                    SELECT reference,
                        SUM(CASE WHEN reason = 'refund' AND credit_account = 'refunds_payable'
                            THEN amount ELSE 0 END) AS promised,
                        SUM(CASE WHEN reason = 'refund_again' AND credit_account = 'refunds_payable'
                            THEN amount ELSE 0 END) AS promised_again,
                        SUM(CASE WHEN reason = 'payout' AND debit_account = 'refunds_payable'
                            THEN amount ELSE 0 END) AS paid,
                        SUM(CASE WHEN reason = 'refund_failed' AND debit_account = 'refunds_payable'
                            THEN amount ELSE 0 END) AS taken_back
                    FROM ledger_transfers WHERE reason IN ('refund', 'refund_again', 'payout', 'refund_failed')
                    GROUP BY reference
                ) AS posted ON posted.reference = refunds.id
                WHERE COALESCE(posted.promised, 0) <> refunds.amount
                    OR COALESCE(posted.paid, 0) <> CASE WHEN refunds.state = 'succeeded' THEN refunds.amount ELSE 0 END
                    OR COALESCE(posted.taken_back, 0) - COALESCE(posted.promised_again, 0)
                        <> CASE WHEN refunds.state = 'failed' THEN refunds.amount ELSE 0 END
                    OR COALESCE(posted.taken_back, 0) NOT IN (0, refunds.amount)
                """),
        Invariant(
            "money: refunds payable is what pending refunds promise",
            none: """
                SELECT currency, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT currency, CASE WHEN credit_account = 'refunds_payable' THEN amount ELSE -amount END AS amount
                    FROM ledger_transfers
                    WHERE credit_account = 'refunds_payable' OR debit_account = 'refunds_payable'
                    UNION ALL
                    SELECT currency, -amount FROM refunds WHERE state = 'pending'
                ) AS entries GROUP BY currency HAVING SUM(amount) <> 0
                """),
        Invariant(
            "money: suspense is, payment by payment, what came for no order and is not promised back",
            none: """
                SELECT payment_id, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT reference AS payment_id, amount FROM ledger_transfers
                        WHERE reason = 'capture' AND credit_account = 'suspense'
                    UNION ALL
                    SELECT refunds.payment_id, CASE WHEN ledger_transfers.credit_account = 'suspense'
                            THEN ledger_transfers.amount ELSE -ledger_transfers.amount END
                        FROM ledger_transfers JOIN refunds ON refunds.id = ledger_transfers.reference
                        WHERE ledger_transfers.reason IN ('refund', 'refund_again', 'refund_failed')
                            AND 'suspense' IN (ledger_transfers.debit_account, ledger_transfers.credit_account)
                    UNION ALL
                    SELECT id, refunded - captured FROM payments WHERE EXISTS (
                        SELECT 1 FROM refunds WHERE refunds.payment_id = payments.id
                            AND refunds.origin IN ('late_payment', 'wrong_amount'))
                ) AS entries GROUP BY payment_id HAVING SUM(amount) <> 0
                """),
        Invariant(
            "money: no transfer without its cause, and each account only moves for its own causes",
            none: """
                SELECT ledger_transfers.id, ledger_transfers.reason FROM ledger_transfers
                LEFT JOIN refunds ON refunds.id = ledger_transfers.reference
                    AND ledger_transfers.reason IN
                        ('refund', 'refund_again', 'payout', 'refund_failed', 'settle_late')
                LEFT JOIN payments ON payments.id = ledger_transfers.reference AND ledger_transfers.reason = 'capture'
                WHERE (ledger_transfers.reason = 'capture' AND payments.id IS NULL)
                    OR (ledger_transfers.reason IN
                        ('refund', 'refund_again', 'payout', 'refund_failed', 'settle_late') AND refunds.id IS NULL)
                    OR (ledger_transfers.reason IN ('settle_late', 'refund_again') AND NOT EXISTS (
                        SELECT 1 FROM ledger_transfers AS failed WHERE failed.reason = 'refund_failed'
                            AND failed.reference = ledger_transfers.reference))
                    OR ('suspense' IN (ledger_transfers.debit_account, ledger_transfers.credit_account)
                        AND ledger_transfers.reason NOT IN ('capture', 'refund', 'refund_again', 'refund_failed'))
                    OR ('escrow' IN (ledger_transfers.debit_account, ledger_transfers.credit_account)
                        AND ledger_transfers.reason NOT IN
                            ('capture', 'refund', 'refund_again', 'refund_failed', 'settle', 'settle_late'))
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
