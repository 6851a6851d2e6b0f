public import Database
public import Kernel

/// Payments and refunds inside somebody else's transaction. Their orders' rows are locked before.
extension Payments {
    /// Which orders these payments belong to: read before the locks, it never changes.
    public static func orderIDs(of ids: some Collection<PaymentID>) -> Query<[PaymentID: OrderID]> {
        Query("SELECT id, order_id FROM payments WHERE id \(in: Set(ids).sorted())") { rows in
            var orders: [PaymentID: OrderID] = [:]
            for row in rows { orders[try row[0]] = try row[1] as OrderID }
            return orders
        }
    }

    /// All payments of these orders, locked in id order where they are about to change.
    public static func payments(of orders: some Collection<OrderID>, lock: Bool) -> Query<[Payment]> {
        let sql: SQL = "\(paymentColumns) FROM payments WHERE order_id \(in: Set(orders).sorted()) ORDER BY id "
        return Query(lock ? sql + "\(lock: .forUpdate)" : sql) { try $0.map(payment(from:)) }
    }

    public static func refunds(of orders: some Collection<OrderID>) -> Query<[Refund]> {
        Query("\(refundColumns) FROM refunds WHERE order_id \(in: Set(orders).sorted()) ORDER BY id") {
            try $0.map(refund(from:))
        }
    }

    public func payment(_ id: PaymentID, in session: Session) throws -> Payment? {
        try session.first("\(Self.paymentColumns) FROM payments WHERE id = \(id)").map(Self.payment(from:))
    }

    public func refund(_ id: RefundID, in session: Session) throws -> Refund? {
        try session.first("\(Self.refundColumns) FROM refunds WHERE id = \(id)").map(Self.refund(from:))
    }

    public func insert(_ payments: [Payment], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "payments",
            [
                .integer("id"), .integer("order_id"), .text("gateway"), .integer("amount"), .text("currency"),
                .text("state"), .integer("version"), .integer("captured"), .integer("refunded"), .text("reference"),
                .text("pay_url"), .integer("created_at"), .integer("expires_at"), .integer("captured_at"),
                .integer("duplicate_of"),
            ],
            payments.map { payment in
                [
                    payment.id.sqlValue, payment.orderID.sqlValue, .text(payment.gateway),
                    payment.amount.amountMinor.sqlValue, payment.amount.currency.sqlValue, payment.state.sqlValue,
                    payment.version.sqlValue, payment.capturedMinor.sqlValue, payment.refundedMinor.sqlValue,
                    payment.reference.sqlValue, payment.payURL.sqlValue, payment.createdAt.sqlValue,
                    payment.expiresAt.sqlValue, payment.capturedAt.sqlValue, payment.duplicateOf.sqlValue,
                ]
            })
    }

    /// Writes what may change of locked payments.
    public func update(_ payments: [Payment], in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE payments SET state = v.new_state, version = version + 1, captured = v.new_captured,
                refunded = v.new_refunded, reference = v.new_reference, pay_url = v.new_pay_url,
                captured_at = v.new_captured_at
            FROM v WHERE payments.id = v.payment_id
            """,
            [
                .integer("payment_id"), .text("new_state"), .integer("new_captured"), .integer("new_refunded"),
                .text("new_reference"), .text("new_pay_url"), .integer("new_captured_at"),
            ],
            payments.map { payment in
                [
                    payment.id.sqlValue, payment.state.sqlValue, payment.capturedMinor.sqlValue,
                    payment.refundedMinor.sqlValue, payment.reference.sqlValue, payment.payURL.sqlValue,
                    payment.capturedAt.sqlValue,
                ]
            })
    }

    public func insert(_ refunds: [Refund], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "refunds",
            [
                .integer("id"), .integer("payment_id"), .integer("order_id"), .integer("amount"), .text("currency"),
                .text("state"), .text("origin"), .text("reason"), .text("by"), .integer("created_at"),
                .integer("finished_at"), .boolean("after_settlement"), .integer("tax"), .integer("ask_at"),
            ],
            refunds.map { refund in
                [
                    refund.id.sqlValue, refund.paymentID.sqlValue, refund.orderID.sqlValue,
                    refund.amount.amountMinor.sqlValue, refund.amount.currency.sqlValue, refund.state.sqlValue,
                    refund.origin.sqlValue, .text(refund.reason), .text(refund.by),
                    refund.createdAt.sqlValue, refund.finishedAt.sqlValue, refund.isAfterSettlement.sqlValue,
                    refund.taxMinor.sqlValue, (refund.createdAt + Self.firstAskDelay).sqlValue,
                ]
            })
    }

    /// Posts transfers; posting one twice is refused by the schema.
    public func post(_ transfers: [LedgerTransfer], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "ledger_transfers",
            [
                .integer("id"), .text("debit_account"), .text("credit_account"), .integer("amount"),
                .text("currency"), .text("reason"), .integer("reference"), .integer("leg"), .integer("at"),
            ],
            transfers.map { transfer in
                [
                    database.ids.nextRaw().sqlValue, .text(transfer.debit.description),
                    .text(transfer.credit.description), transfer.amount.amountMinor.sqlValue,
                    transfer.amount.currency.sqlValue, transfer.reason.sqlValue, transfer.reference.sqlValue,
                    transfer.leg.sqlValue, transfer.at.sqlValue,
                ]
            })
    }

    /// Puts something into the queue of differences, once.
    public func report(_ differences: [PaymentDifference], at now: Timestamp, in transaction: Transaction)
        throws(DatabaseError)
    {
        for difference in differences {
            try transaction.post(
                """
                INSERT INTO payment_differences (id, kind, gateway, subject, statement_day, expected, actual, currency,
                    note, state, run, found_at)
                VALUES (\(database.ids.nextRaw()), \(difference.kind), \(difference.gateway), \(difference.subject),
                    \(difference.statementDay), \(difference.expectedMinor), \(difference.actualMinor),
                    \(difference.currency), \(difference.note), 'open', 0, \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Keeps since when the gateway does not say whether a payment can be closed; the first time counts.
    ///
    /// - Returns: that time.
    public func unansweredSince(
        _ id: PaymentID, at now: Timestamp, in transaction: Transaction
    ) throws -> Timestamp {
        let row = try transaction.first(
            """
            UPDATE payments SET unanswered_since = COALESCE(unanswered_since, \(now)) WHERE id = \(id)
            RETURNING unanswered_since
            """)
        return try row?[0] ?? now
    }

    /// Open payments that nobody heard of since `before`: their gateway is asked.
    public func openPayments(createdBefore before: Timestamp, limit: Int, in session: Session) throws -> [Payment] {
        try session.rows(
            """
            \(Self.paymentColumns) FROM payments WHERE state IN ('created', 'pending') AND created_at < \(before)
            ORDER BY created_at, id LIMIT \(limit)
            """
        ).map(Self.payment(from:))
    }

    static let paymentColumns: SQL = """
        SELECT id, order_id, gateway, amount, currency, state, version, captured, refunded, reference, pay_url,
            created_at, expires_at, captured_at, duplicate_of
        """

    static func payment(from row: Row) throws -> Payment {
        Payment(
            id: try row[0], orderID: try row[1], gateway: try row[2], amount: Money(try row[3], try row[4]),
            state: try row[5], version: try row[6], capturedMinor: try row[7], refundedMinor: try row[8],
            reference: try row[9], payURL: try row[10], createdAt: try row[11], expiresAt: try row[12],
            capturedAt: try row[13], duplicateOf: try row[14])
    }

    static let refundColumns: SQL = """
        SELECT id, payment_id, order_id, amount, currency, state, origin, reason, by, created_at, finished_at,
            after_settlement, tax
        """

    static func refund(from row: Row) throws -> Refund {
        Refund(
            id: try row[0], paymentID: try row[1], orderID: try row[2], amount: Money(try row[3], try row[4]),
            state: try row[5], origin: try row[6], reason: try row[7], by: try row[8], createdAt: try row[9],
            finishedAt: try row[10], isAfterSettlement: try row[11], taxMinor: try row[12])
    }
}
