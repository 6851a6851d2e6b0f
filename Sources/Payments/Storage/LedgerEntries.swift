public import Database
public import Kernel

/// One movement of money as one of its two accounts sees it.
public struct LedgerEntry: Sendable, Hashable, Identifiable {
    public let id: Int64
    /// Where the money came from, or where it went.
    public let counterAccount: String
    /// Whether the account was debited; credited otherwise.
    public let isDebit: Bool
    public let amount: Money
    public let reason: TransferReason
    /// The id of what `reason` says.
    public let reference: Int64
    public let at: Timestamp

    /// The payment or refund that it is about, as statements name it; nil where it is about something else.
    public var subject: String? {
        switch reason {
        case .capture: PaymentID(reference).description
        case .refund, .payout, .refundFailed, .refundAgain, .settleLate: RefundID(reference).description
        case .settle, .importedSale, .importedReturn, .importedAdjustment: nil
        }
    }
}

extension Payments {
    /// What moved on one account from one moment until before another, the latest first.
    ///
    /// - Parameters:
    ///   - from: nil for from the first movement on.
    ///   - until: nil for up to now.
    public func entries(
        of account: String, from: Timestamp?, until: Timestamp?, after cursor: Cursor?, limit: PageLimit,
        in session: Session
    ) throws -> Page<LedgerEntry> {
        var conditions: SQL = ""
        if let from { conditions = "\(conditions) AND at >= \(from)" }
        if let until { conditions = "\(conditions) AND at < \(until)" }
        if let cursor { conditions = "\(conditions) AND (at, id) < (\(cursor.key), \(cursor.id))" }
        // Each side by its own index, and of each no more than the page needs.
        func side(_ own: SQL, _ counter: SQL, isDebit: SQL) -> SQL {
            """
            SELECT * FROM (
                SELECT id, \(counter) AS counter_account, CAST(\(isDebit) AS BIGINT) AS is_debit, amount, currency,
                    reason, reference, at
                FROM ledger_transfers WHERE \(own) = \(account)\(conditions)
                ORDER BY at DESC, id DESC LIMIT \(limit.count + 1)
            ) AS of_\(own)
            """
        }
        let found = try session.rows(
            """
            SELECT id, counter_account, is_debit, amount, currency, reason, reference, at FROM (
                \(side("debit_account", "credit_account", isDebit: "1"))
                UNION ALL
                \(side("credit_account", "debit_account", isDebit: "0"))
            ) AS entries
            ORDER BY at DESC, id DESC LIMIT \(limit.count + 1)
            """
        ).map { row in
            LedgerEntry(
                id: try row[0], counterAccount: try row[1], isDebit: try row[2] == Int64(1),
                amount: Money(try row[3], try row[4]), reason: try row[5], reference: try row[6], at: try row[7])
        }
        return Page(found, limit: limit) { Cursor(key: $0.at.milliseconds, id: $0.id) }
    }

    /// Every account that anything ever moved on, by name: those of the last snapshot, also where they stand at
    /// nothing, and those that moved since.
    public func ledgerAccounts(in session: Session) throws -> [String] {
        try session.rows(
            """
            SELECT account FROM ledger_snapshots WHERE day = (SELECT MAX(day) FROM ledger_days)
            UNION
            SELECT debit_account FROM ledger_transfers WHERE booked_day IS NULL
            UNION
            SELECT credit_account FROM ledger_transfers WHERE booked_day IS NULL
            ORDER BY 1 LIMIT \(Self.balanceLimit)
            """
        ).map { try $0[0] }
    }
}
