public import Database
public import Kernel

/// What an account stands at.
public struct LedgerBalance: Sendable, Hashable {
    public let account: String
    /// Debits less credits.
    public let amount: Money
}

// Daily snapshots of all balances. A transfer is counted by a snapshot exactly once (`booked_day`), so that the last
// snapshot and the transfers that no snapshot counts are the balance at any moment, however late a transfer is posted.
extension Payments {
    /// Transfers that one transaction books.
    public static let bookingLimit = 2_000
    /// Balances that one look reads; a guard.
    static let balanceLimit = 10_000

    /// The last day that has a snapshot.
    public func lastSnapshotDay(in session: Session) throws -> CivilDay? {
        try session.first("SELECT MAX(day) FROM ledger_days").flatMap { row in
            try (row[0] as Int?).map { CivilDay(daysSince1970: $0) }
        }
    }

    /// Whether the balances at the end of this day were kept.
    public func hasSnapshot(of day: CivilDay, in session: Session) throws -> Bool {
        try session.first("SELECT 1 FROM ledger_days WHERE day = \(day.daysSince1970)") != nil
    }

    /// Opens the snapshot of a day that is over: it begins with the balances of the one before. Days follow each other:
    /// another than the next one is left alone.
    ///
    /// - Parameter end: where the day ends.
    public func openSnapshot(of day: CivilDay, until end: Timestamp, in transaction: Transaction) throws {
        // Whoever opens or books holds the last day, so that no balance is copied while it is being counted.
        if let (_, last, _) = try lockLastDay(in: transaction), day.daysSince1970 != last + 1 { return }
        let opened = try transaction.execute(
            """
            INSERT INTO ledger_days (day, ends_at) VALUES (\(day.daysSince1970), \(end)) ON CONFLICT (day) DO NOTHING
            """)
        guard opened == 1 else { return }
        try transaction.post(
            """
            INSERT INTO ledger_snapshots (account, currency, day, balance)
            SELECT account, currency, \(day.daysSince1970), balance FROM ledger_snapshots
            WHERE day = (SELECT MAX(day) FROM ledger_days WHERE day < \(day.daysSince1970))
            """)
    }

    /// Counts transfers that no snapshot counts yet and that were made before the last one ended: each into the day it
    /// belongs to, and so into all days after that.
    ///
    /// - Parameter day: which day a time belongs to.
    /// - Returns: how many; fewer than the limit where none are left.
    public func bookTransfers(
        day: (Timestamp) -> CivilDay, in transaction: Transaction
    ) throws -> Int {
        guard let (first, _, end) = try lockLastDay(in: transaction) else { return 0 }
        let rows = try transaction.rows(
            """
            SELECT id, debit_account, credit_account, amount, currency, at FROM ledger_transfers
            WHERE booked_day IS NULL AND at < \(end) ORDER BY at, id LIMIT \(Self.bookingLimit)
            """)
        var deltas: [SnapshotKey: Int64] = [:]
        var booked: [[SQLValue]] = []
        for row in rows {
            let (id, amountMinor): (Int64, Int64) = (try row[0], try row[3])
            // What is older than all snapshots stands in the first of them.
            let bucket = max(first, day(try row[5]).daysSince1970)
            let (debit, credit): (String, String) = (try row[1], try row[2])
            let currency: String = try row[4]
            deltas[SnapshotKey(account: debit, currency: currency, day: bucket), default: 0] += amountMinor
            deltas[SnapshotKey(account: credit, currency: currency, day: bucket), default: 0] -= amountMinor
            booked.append([.integer(id), .integer(Int64(bucket))])
        }
        try transaction.apply(
            """
            INSERT INTO ledger_snapshots (account, currency, day, balance)
            SELECT v.account, v.currency, ledger_days.day, CAST(SUM(v.delta) AS BIGINT) FROM v
            JOIN ledger_days ON ledger_days.day >= v.bucket WHERE TRUE
            GROUP BY v.account, v.currency, ledger_days.day
            ON CONFLICT (account, currency, day) DO UPDATE
                SET balance = ledger_snapshots.balance + excluded.balance
            """,
            [.text("account"), .text("currency"), .integer("bucket"), .integer("delta")],
            deltas.sorted { $0.key < $1.key }.map { key, delta in
                [.text(key.account), .text(key.currency), .integer(Int64(key.day)), .integer(delta)]
            })
        try transaction.apply(
            "UPDATE ledger_transfers SET booked_day = v.bucket FROM v WHERE ledger_transfers.id = v.transfer_id",
            [.integer("transfer_id"), .integer("bucket")], booked)
        return rows.count
    }

    /// What every account stands at now: the last snapshot and what came after it.
    public func balances(in session: Session) throws -> [LedgerBalance] {
        try session.rows(
            """
            SELECT account, currency, CAST(SUM(amount) AS BIGINT) FROM (
                SELECT account, currency, balance AS amount FROM ledger_snapshots
                    WHERE day = (SELECT MAX(day) FROM ledger_days)
                UNION ALL
                SELECT debit_account, currency, amount FROM ledger_transfers WHERE booked_day IS NULL
                UNION ALL
                SELECT credit_account, currency, -amount FROM ledger_transfers WHERE booked_day IS NULL
            ) AS entries GROUP BY account, currency HAVING SUM(amount) <> 0 ORDER BY account, currency
            LIMIT \(Self.balanceLimit)
            """
        ).map { row in LedgerBalance(account: try row[0], amount: Money(try row[2], try row[1])) }
    }

    /// What every account stood at when a day ended; empty for a day without a snapshot.
    public func balances(at day: CivilDay, in session: Session) throws -> [LedgerBalance] {
        try session.rows(
            """
            SELECT account, currency, balance FROM ledger_snapshots
            WHERE day = \(day.daysSince1970) AND balance <> 0 ORDER BY account, currency LIMIT \(Self.balanceLimit)
            """
        ).map { row in LedgerBalance(account: try row[0], amount: Money(try row[2], try row[1])) }
    }

    /// The first day, the last one and where it ends; nil where there is none.
    private func lockLastDay(in transaction: Transaction) throws -> (first: Int, last: Int, end: Timestamp)? {
        let last = try transaction.first(
            "SELECT day, ends_at FROM ledger_days ORDER BY day DESC LIMIT 1 \(lock: .forUpdate)")
        let first = try transaction.first("SELECT day FROM ledger_days ORDER BY day LIMIT 1")
        guard let last, let first else { return nil }
        return (try first[0], try last[0], try last[1])
    }

    private struct SnapshotKey: Hashable, Comparable {
        let account: String
        let currency: String
        let day: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.account, left.currency, left.day) < (right.account, right.currency, right.day)
        }
    }

    /// What must hold of the snapshots.
    static let snapshotInvariants: [Invariant] = [
        Invariant(
            "money: the last snapshot and the transfers since are the balance",
            none: """
                SELECT account, currency, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT account, currency, balance AS amount FROM ledger_snapshots
                        WHERE day = (SELECT MAX(day) FROM ledger_days)
                    UNION ALL
                    SELECT debit_account, currency, amount FROM ledger_transfers WHERE booked_day IS NULL
                    UNION ALL
                    SELECT credit_account, currency, -amount FROM ledger_transfers WHERE booked_day IS NULL
                    UNION ALL
                    SELECT debit_account, currency, -amount FROM ledger_transfers
                    UNION ALL
                    SELECT credit_account, currency, amount FROM ledger_transfers
                ) AS entries GROUP BY account, currency HAVING SUM(amount) <> 0
                """),
        Invariant(
            "money: from one snapshot to the next is what moved on that day",
            none: """
                SELECT account, currency, day, CAST(SUM(amount) AS BIGINT) FROM (
                    SELECT account, currency, day, balance AS amount FROM ledger_snapshots
                    UNION ALL
                    SELECT ledger_snapshots.account, ledger_snapshots.currency, ledger_days.day,
                            -ledger_snapshots.balance
                        FROM ledger_days JOIN ledger_snapshots ON ledger_snapshots.day = ledger_days.day - 1
                    UNION ALL
                    SELECT debit_account, currency, booked_day, -amount FROM ledger_transfers
                        WHERE booked_day IS NOT NULL
                    UNION ALL
                    SELECT credit_account, currency, booked_day, amount FROM ledger_transfers
                        WHERE booked_day IS NOT NULL
                ) AS entries GROUP BY account, currency, day HAVING SUM(amount) <> 0
                """),
        Invariant(
            "money: every transfer is booked on the day it was made, and every day has its snapshot",
            none: """
                SELECT ledger_transfers.id, ledger_transfers.booked_day FROM ledger_transfers
                LEFT JOIN ledger_days ON ledger_days.day = ledger_transfers.booked_day
                LEFT JOIN ledger_days AS previous ON previous.day = ledger_transfers.booked_day - 1
                WHERE ledger_transfers.booked_day IS NOT NULL AND (ledger_days.day IS NULL
                    OR ledger_transfers.at >= ledger_days.ends_at OR ledger_transfers.at < previous.ends_at)
                UNION ALL
                SELECT later.day, later.ends_at FROM ledger_days AS later
                LEFT JOIN ledger_days AS previous ON previous.day = later.day - 1
                WHERE previous.day IS NULL AND later.day <> (SELECT MIN(day) FROM ledger_days)
                """),
    ]
}
