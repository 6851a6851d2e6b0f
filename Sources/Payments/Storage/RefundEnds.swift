public import Database
public import Kernel

/// How refunds end, and how their gateways are asked until they do.
extension Payments {
    /// The first question comes so long after a refund was made; each one after that after twice the time, …
    static let firstAskDelay: Duration = .minutes(1)
    /// … but never later than this: banks take days.
    static let longestAskDelay: Duration = .hours(6)

    /// Finishes a pending refund.
    ///
    /// - Returns: false where somebody finished it before.
    public func finish(_ refund: Refund, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE refunds SET state = \(refund.state), finished_at = \(refund.finishedAt)
            WHERE id = \(refund.id) AND state = 'pending'
            """) == 1
    }

    /// Turns a failed refund into what the gateway made of it, with the account that bears it now.
    ///
    /// - Returns: false where somebody did before.
    public func revive(_ refund: Refund, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE refunds SET state = \(refund.state), finished_at = \(refund.finishedAt),
                after_settlement = \(refund.isAfterSettlement), tax = \(refund.taxMinor)
            WHERE id = \(refund.id) AND state = 'failed'
            """) == 1
    }

    /// Pending refunds whose gateway is due to be asked, the longest due first; each is put off until its next time.
    public func refundsToAskAbout(
        at now: Timestamp, limit: Int, in transaction: Transaction
    ) throws -> [RefundID] {
        let due = try transaction.rows(
            """
            SELECT id, created_at FROM refunds WHERE state = 'pending' AND ask_at <= \(now)
            ORDER BY ask_at, id LIMIT \(limit) \(lock: .forUpdateSkipLocked)
            """
        ).map { row in (id: try row[0] as RefundID, createdAt: try row[1] as Timestamp) }
        try transaction.apply(
            "UPDATE refunds SET ask_at = v.next_ask_at FROM v WHERE refunds.id = v.refund_id",
            [.integer("refund_id"), .integer("next_ask_at")],
            due.map { refund in
                let pause = min(max(now - refund.createdAt, Self.firstAskDelay), Self.longestAskDelay)
                return [refund.id.sqlValue, (now + pause).sqlValue]
            })
        return due.map(\.id)
    }
}
