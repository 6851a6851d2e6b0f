import Database
import Kernel

// Payments and refunds in the sandbox's tables.
extension Session {
    private static let paymentColumns: SQL = """
        SELECT id, order_id, reference, token, amount, currency, description, return_url, notify_url, expires_at,
            state, reason, settled_at
        FROM sandbox_payments
        """

    func payment(_ id: PaymentID) throws(DatabaseError) -> SandboxPayment? {
        guard let row = try first("\(Self.paymentColumns) WHERE id = \(id)") else { return nil }
        return try SandboxPayment(row: row)
    }

    func payment(token: String) throws(DatabaseError) -> SandboxPayment? {
        guard let row = try first("\(Self.paymentColumns) WHERE token = \(token)") else { return nil }
        return try SandboxPayment(row: row)
    }

    func isClosedUnseen(_ id: PaymentID) throws(DatabaseError) -> Bool {
        try first("SELECT 1 FROM sandbox_closures WHERE payment_id = \(id)") != nil
    }

    private static let refundColumns: SQL = """
        SELECT id, payment_id, reference, amount, currency, reason, state, failure, due_at, settled_at
        FROM sandbox_refunds
        """

    func refund(_ id: RefundID) throws(DatabaseError) -> SandboxRefund? {
        guard let row = try first("\(Self.refundColumns) WHERE id = \(id)") else { return nil }
        return try SandboxRefund(row: row)
    }

    func dueRefunds(at now: Timestamp, limit: Int) throws(DatabaseError) -> [SandboxRefund] {
        let found = try rows(
            "\(Self.refundColumns) WHERE state = 'pending' AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)")
        var refunds: [SandboxRefund] = []
        for row in found { refunds.append(try SandboxRefund(row: row)) }
        return refunds
    }
}

extension Transaction {
    /// A new payment, not settled yet.
    func insert(_ payment: SandboxPayment, at now: Timestamp) throws(DatabaseError) {
        try post(
            """
            INSERT INTO sandbox_payments (id, order_id, reference, token, amount, currency, description, return_url,
                notify_url, expires_at, state, reason, refunded, settled_at, created_at)
            VALUES (\(payment.id), \(payment.orderID), \(payment.reference), \(payment.token),
                \(payment.amount.amountMinor), \(payment.amount.currency), \(payment.description),
                \(payment.returnURL), \(payment.notifyURL), \(payment.expiresAt), \(payment.state),
                \(payment.reason), 0, NULL, \(now))
            """)
    }

    /// Ends an open payment; false where it is not open (any more).
    func settle(
        _ id: PaymentID, as state: SandboxPayment.State, reason: String, at now: Timestamp
    ) throws(DatabaseError) -> Bool {
        try execute(
            """
            UPDATE sandbox_payments SET state = \(state), reason = \(reason), settled_at = \(now)
            WHERE id = \(id) AND state = 'pending' AND expires_at > \(now)
            """) == 1
    }

    /// Closes an open or expired payment; false where it has ended otherwise or does not exist.
    func close(_ id: PaymentID) throws(DatabaseError) -> Bool {
        try execute("UPDATE sandbox_payments SET state = 'closed' WHERE id = \(id) AND state = 'pending'") == 1
    }

    func closeUnseen(_ id: PaymentID, at now: Timestamp) throws(DatabaseError) {
        try post(
            """
            INSERT INTO sandbox_closures (payment_id, closed_at) VALUES (\(id), \(now))
            ON CONFLICT (payment_id) DO NOTHING
            """)
    }

    /// Takes the amount from what can still go back; false where too little is left or nothing was paid.
    func promiseBack(_ amount: Money, from id: PaymentID) throws(DatabaseError) -> Bool {
        try execute(
            """
            UPDATE sandbox_payments SET refunded = refunded + \(amount.amountMinor)
            WHERE id = \(id) AND state = 'succeeded' AND currency = \(amount.currency)
                AND refunded + \(amount.amountMinor) <= amount
            """) == 1
    }

    /// A new refund, not settled yet.
    func insert(_ refund: SandboxRefund, at now: Timestamp) throws(DatabaseError) {
        try post(
            """
            INSERT INTO sandbox_refunds (id, payment_id, reference, amount, currency, reason, state, failure, due_at,
                settled_at, created_at)
            VALUES (\(refund.id), \(refund.paymentID), \(refund.reference), \(refund.amount.amountMinor),
                \(refund.amount.currency), \(refund.reason), \(refund.state), \(refund.failure), \(refund.dueAt),
                NULL, \(now))
            """)
    }

    /// Ends a pending refund; one that fails gives its amount back to the payment. False where it has ended already.
    func settle(_ refund: SandboxRefund, at now: Timestamp) throws(DatabaseError) -> Bool {
        let state: SandboxRefund.State = refund.failure.isEmpty ? .succeeded : .failed
        let changed = try execute(
            """
            UPDATE sandbox_refunds SET state = \(state), settled_at = \(now)
            WHERE id = \(refund.id) AND state = 'pending'
            """)
        if changed == 1, state == .failed {
            try post(
                """
                UPDATE sandbox_payments SET refunded = refunded - \(refund.amount.amountMinor)
                WHERE id = \(refund.paymentID)
                """)
        }
        return changed == 1
    }
}

extension SandboxPayment {
    fileprivate init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row[0], orderID: try row[1], reference: try row[2], token: try row[3],
            amount: Money(try row[4], try row[5]), description: try row[6], returnURL: try row[7],
            notifyURL: try row[8], expiresAt: try row[9], state: try row[10], reason: try row[11],
            settledAt: try row[12])
    }
}

extension SandboxRefund {
    fileprivate init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row[0], paymentID: try row[1], reference: try row[2], amount: Money(try row[3], try row[4]),
            reason: try row[5], state: try row[6], failure: try row[7], dueAt: try row[8], settledAt: try row[9])
    }
}
