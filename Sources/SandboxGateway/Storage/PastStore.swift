import Database
import Kernel

// Payments and refunds that ended before the sandbox heard of them.
extension Transaction {
    /// - Returns: false where the payment is known.
    func insertPast(_ payment: SandboxPayment, at moment: Timestamp) throws(DatabaseError) -> Bool {
        try execute(
            """
            INSERT INTO sandbox_payments (id, order_id, reference, token, amount, currency, description, return_url,
                notify_url, expires_at, state, reason, refunded, settled_at, created_at)
            VALUES (\(payment.id), \(payment.orderID), \(payment.reference), \(payment.token),
                \(payment.amount.amountMinor), \(payment.amount.currency), '', '', '', \(moment), \(payment.state), '',
                0, \(moment), \(moment))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    func insertPast(_ refund: SandboxRefund, at moment: Timestamp) throws(DatabaseError) {
        try post(
            """
            INSERT INTO sandbox_refunds (id, payment_id, reference, amount, currency, reason, state, failure, due_at,
                settled_at, created_at)
            VALUES (\(refund.id), \(refund.paymentID), \(refund.reference), \(refund.amount.amountMinor),
                \(refund.amount.currency), \(refund.reason), \(refund.state), '', \(moment), \(moment), \(moment))
            """)
    }
}
