public import Database
public import Kernel

// A gateway's statement of a day as it was fetched, in runs: each transaction holds the day's row and goes on only
// while its run is the latest.
extension Payments {
    /// Rows that one transaction looks at.
    static let statementChunk = 500
    /// Left-over lines that one transaction drops.
    static let statementDropLimit = 5_000

    /// Begins a run, and takes over from any that is under way.
    public func beginStatement(
        of gateway: String, day: CivilDay, at now: Timestamp, in transaction: Transaction
    ) throws -> StatementRun {
        let row = try transaction.first(
            """
            INSERT INTO statement_days (id, gateway, day, state, run, lines, started_at)
            VALUES (\(database.ids.nextRaw()), \(gateway), \(day.description), 'running', 1, 0, \(now))
            ON CONFLICT (gateway, day) DO UPDATE SET state = 'running', run = statement_days.run + 1, lines = 0,
                started_at = \(now)
            RETURNING run
            """)
        guard let row else { throw DatabaseError(.misuse, "an upsert without its row") }
        return StatementRun(gateway: gateway, day: day, number: try row[0])
    }

    /// Whether anybody has begun with the statement of a day.
    public func hasStatement(
        of gateway: String, day: CivilDay, in session: Session
    ) throws(DatabaseError) -> Bool {
        try session.first(
            "SELECT 1 FROM statement_days WHERE gateway = \(gateway) AND day = \(day.description) LIMIT 1") != nil
    }

    /// Whether the run is still the latest; until the transaction ends nobody takes over.
    public func hold(_ run: StatementRun, in transaction: Transaction) throws -> Bool {
        let row = try transaction.first(
            """
            SELECT run FROM statement_days WHERE gateway = \(run.gateway) AND day = \(run.day.description)
            \(lock: .forUpdate)
            """)
        return try row.map { try $0[0] as Int64 } == run.number
    }

    /// Keeps a page of lines, of which the first is number `position` of its statement.
    public func keep(
        _ lines: [GatewayStatementLine], from position: Int64, of run: StatementRun, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.apply(
            """
            INSERT INTO statement_lines (gateway, day, position, run, kind, subject, payment_id, amount, fee, currency,
                at, reference)
            SELECT gateway, day, position, run, kind, subject, payment_id, amount, fee, currency, at, reference
            FROM v WHERE TRUE
            ON CONFLICT (gateway, day, position) DO UPDATE SET run = excluded.run, kind = excluded.kind,
                subject = excluded.subject, payment_id = excluded.payment_id, amount = excluded.amount,
                fee = excluded.fee, currency = excluded.currency, at = excluded.at, reference = excluded.reference
            """,
            [
                .text("gateway"), .text("day"), .integer("position"), .integer("run"), .text("kind"), .text("subject"),
                .integer("payment_id"), .integer("amount"), .integer("fee"), .text("currency"), .integer("at"),
                .text("reference"),
            ],
            lines.enumerated().map { offset, line in
                [
                    .text(run.gateway), .text(run.day.description), .integer(position + Int64(offset)),
                    .integer(run.number), .text(line.kind.rawValue), .text(line.id), line.paymentID.sqlValue,
                    .integer(line.amount.amountMinor), .integer(line.fee.amountMinor), line.amount.currency.sqlValue,
                    line.at.sqlValue, .text(line.reference),
                ]
            })
        try transaction.post(
            """
            UPDATE statement_days SET lines = \(position + Int64(lines.count))
            WHERE gateway = \(run.gateway) AND day = \(run.day.description)
            """)
    }

    /// Drops lines that an earlier run had and this one has not.
    ///
    /// - Returns: whether there may be more.
    public func dropLeftovers(of run: StatementRun, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            DELETE FROM statement_lines WHERE gateway = \(run.gateway) AND day = \(run.day.description)
                AND position IN (
                    SELECT position FROM statement_lines
                    WHERE gateway = \(run.gateway) AND day = \(run.day.description) AND run <> \(run.number)
                    LIMIT \(Self.statementDropLimit))
            """) == Self.statementDropLimit
    }

    /// Drops kept lines of days before this one: they were compared long ago, and the day's sums stay.
    ///
    /// - Returns: how many; the caller goes on while it is not 0.
    public func sweepStatementLines(before day: CivilDay, limit: Int) async throws -> Int {
        try await database.write { transaction in
            try transaction.execute(
                """
                DELETE FROM statement_lines WHERE (gateway, day, position) IN (
                    SELECT gateway, day, position FROM statement_lines WHERE day < \(day.description)
                    ORDER BY day, gateway, position LIMIT \(limit))
                """)
        }
    }

    /// Ends a run: what it did not find any more is settled by itself, and the day's sums are written.
    ///
    /// - Precondition: the run is held.
    /// - Returns: whether the day was never compared to its end before.
    public func finish(
        _ run: StatementRun, from start: Timestamp, until end: Timestamp, at now: Timestamp, in transaction: Transaction
    ) throws -> Bool {
        let day = run.day.description
        try transaction.post(
            """
            UPDATE payment_differences SET state = 'settled', resolved_at = \(now)
            WHERE gateway = \(run.gateway) AND statement_day = \(day) AND state = 'open' AND run < \(run.number)
            """)
        let totals = try totals(of: run, from: start, until: end, in: transaction.session)
        try transaction.post("DELETE FROM statement_totals WHERE gateway = \(run.gateway) AND day = \(day)")
        try transaction.insert(
            into: "statement_totals",
            [
                .text("gateway"), .text("day"), .text("currency"), .integer("payments_here"),
                .integer("payments_here_amount"), .integer("refunds_here"), .integer("refunds_here_amount"),
                .integer("payments_there"), .integer("payments_there_amount"), .integer("refunds_there"),
                .integer("refunds_there_amount"), .integer("fees"),
            ],
            totals.map { total in
                [.text(run.gateway), .text(day), total.currency.sqlValue]
                    + [total.paymentsHere, total.refundsHere, total.paymentsThere, total.refundsThere].flatMap {
                        [$0.count.sqlValue, $0.amountMinor.sqlValue]
                    } + [.integer(total.feesMinor)]
            })
        let isFirst =
            try transaction.first(
                """
                SELECT 1 FROM statement_days
                WHERE gateway = \(run.gateway) AND day = \(day) AND compared_at IS NULL
                """) != nil
        try transaction.post(
            """
            UPDATE statement_days SET state = 'compared', compared_at = \(now)
            WHERE gateway = \(run.gateway) AND day = \(day)
            """)
        return isFirst
    }

    private func totals(
        of run: StatementRun, from start: Timestamp, until end: Timestamp, in session: Session
    ) throws -> [StatementTotals] {
        let results = try session.rows([
            """
            SELECT currency, 'payment', COUNT(*), CAST(SUM(captured) AS BIGINT), CAST(0 AS BIGINT) FROM payments
            WHERE gateway = \(run.gateway) AND captured_at >= \(start) AND captured_at < \(end) GROUP BY currency
            """,
            """
            SELECT refunds.currency, 'refund', COUNT(*), CAST(SUM(refunds.amount) AS BIGINT), CAST(0 AS BIGINT)
            FROM refunds
            JOIN payments ON payments.id = refunds.payment_id
            WHERE refunds.state = 'succeeded' AND refunds.finished_at >= \(start) AND refunds.finished_at < \(end)
                AND payments.gateway = \(run.gateway) GROUP BY refunds.currency
            """,
            """
            SELECT currency, kind, COUNT(*), CAST(SUM(amount) AS BIGINT), CAST(SUM(fee) AS BIGINT)
            FROM statement_lines WHERE gateway = \(run.gateway) AND day = \(run.day.description)
            GROUP BY currency, kind
            """,
        ])
        var totals: [Currency: StatementTotals] = [:]
        for (place, rows) in results.enumerated() {
            let isHere = place < 2
            for row in rows {
                let currency: Currency = try row[0]
                let kind: String = try row[1]
                let sum = StatementSum(count: try row[2], amountMinor: try row[3])
                var total = totals[currency] ?? StatementTotals(currency: currency)
                switch (isHere, kind) {
                case (true, "payment"): total.paymentsHere = sum
                case (true, _): total.refundsHere = sum
                case (false, "payment"): total.paymentsThere = sum
                case (false, _): total.refundsThere = sum
                }
                total.feesMinor += try row[4] as Int64
                totals[currency] = total
            }
        }
        return totals.values.sorted { $0.currency.code < $1.currency.code }
    }
}
