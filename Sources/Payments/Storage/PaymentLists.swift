public import Database
public import Kernel

/// The lists of the console.
extension Payments {
    /// Refunds in one state, newest first.
    public func refunds(
        _ state: RefundState, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Refund> {
        let rows = try session.rows(
            """
            \(Self.refundColumns) FROM refunds WHERE state = \(state) AND id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.refund(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// Payments in one state or all, the latest first.
    public func payments(
        state: PaymentState? = nil, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Payment> {
        let inState: SQL = state.map { "state = \($0) AND " } ?? ""
        let rows = try session.rows(
            """
            \(Self.paymentColumns) FROM payments WHERE \(inState) id < \(cursor?.id ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.payment(from:))
        return Page(rows, limit: limit) { Cursor(key: 0, id: $0.id.rawValue) }
    }

    /// How many refunds are on their way, counted up to `limit`.
    public static func pendingRefundCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM refunds WHERE state = 'pending' LIMIT \(limit)")
    }

    /// What went back to buyers from one moment until before another: how many refunds, and their sum.
    public static func refunded(
        _ currency: Currency, from: Timestamp, until: Timestamp
    ) -> Query<(count: Int, amountMinor: Int64)> {
        Query(
            """
            SELECT COUNT(*), COALESCE(CAST(SUM(amount) AS BIGINT), 0)
            FROM refunds
            WHERE state = 'succeeded' AND finished_at >= \(from) AND finished_at < \(until) AND currency = \(currency)
            """
        ) { rows in (count: try rows[0][0], amountMinor: try rows[0][1]) }
    }
}
