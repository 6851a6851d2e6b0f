import Database
import Kernel
import Payments

// Money that moved, by time: the daily statement.
extension Session {
    /// A page of the movements in `start ..< end` whose ids come after `after`, oldest first.
    func movements(
        from start: Timestamp, until end: Timestamp, after: Int64, limit: Int
    ) throws(DatabaseError) -> [(id: Int64, line: GatewayStatementLine)] {
        let found = try rows(
            """
            SELECT id, kind, subject_id, payment_id, amount, fee, currency, at, reference
            FROM sandbox_movements
            WHERE at >= \(start) AND at < \(end) AND id > \(after)
            ORDER BY id
            LIMIT \(limit)
            """)
        var lines: [(id: Int64, line: GatewayStatementLine)] = []
        for row in found {
            let currency: Currency = try row[6]
            let kind: GatewayStatementLine.Kind = try row[1] == "payment" ? .payment : .refund
            let subject: Int64 = try row[2]
            lines.append(
                (
                    try row[0],
                    GatewayStatementLine(
                        kind: kind,
                        id: kind == .payment ? PaymentID(subject).description : RefundID(subject).description,
                        paymentID: try row[3], amount: Money(try row[4], currency), fee: Money(try row[5], currency),
                        at: try row[7], reference: try row[8])
                ))
        }
        return lines
    }
}

extension Transaction {
    func insertMovement(
        id: Int64, kind: GatewayStatementLine.Kind, subject: Int64, payment: PaymentID, amount: Money, feeMinor: Int64,
        reference: String, at now: Timestamp, effect: FaultScript.LineEffect?
    ) throws(DatabaseError) {
        var (amountMinor, feeMinor) = (amount.amountMinor, feeMinor)
        switch effect {
        case nil: break
        case .omit: return
        case .amount(let minor): amountMinor = minor
        case .fee(let minor): feeMinor = minor
        }
        try post(
            """
            INSERT INTO sandbox_movements (id, kind, subject_id, payment_id, amount, fee, currency, at, reference)
            VALUES (\(id), \(kind.rawValue), \(subject), \(payment), \(amountMinor), \(feeMinor),
                \(amount.currency), \(now), \(reference))
            """)
    }
}
