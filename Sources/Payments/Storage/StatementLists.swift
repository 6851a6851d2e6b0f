public import Database
public import Kernel

// The days of statements, for lists and for the timer.
extension Payments {
    /// Days that one look of the timer reads; a guard.
    static let statementDayLimit = 1_000

    /// When the first payment was made; nil in a shop without any.
    public func firstPayment(in session: Session) throws -> Timestamp? {
        try session.first("SELECT created_at FROM payments ORDER BY id LIMIT 1").map { try $0[0] }
    }

    /// The days of these gateways from one day on, without their sums.
    public func statementDays(
        of gateways: [String], since day: CivilDay, in session: Session
    ) throws -> [StatementDay] {
        try session.rows(
            """
            \(Self.dayColumns) WHERE statement_days.gateway \(in: gateways)
                AND statement_days.day >= \(day.description)
            ORDER BY statement_days.day DESC, statement_days.id DESC LIMIT \(Self.statementDayLimit)
            """
        ).map(Self.day(from:))
    }

    /// A page of days with their sums, the latest first.
    public func statementDays(
        after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<StatementDay> {
        let further: SQL =
            if let cursor {
                """
                WHERE (statement_days.day, statement_days.id)
                    < (\(CivilDay(daysSince1970: Int(cursor.key)).description), \(cursor.id))
                """
            } else {
                ""
            }
        let days = try session.rows(
            """
            \(Self.dayColumns) \(further)
            ORDER BY statement_days.day DESC, statement_days.id DESC LIMIT \(limit.count + 1)
            """
        ).map(Self.day(from:))
        return Page(try withTotals(days, in: session), limit: limit) {
            Cursor(key: Int64($0.day.daysSince1970), id: $0.id)
        }
    }

    /// One day's statements with their sums, of all gateways.
    public func statements(of day: CivilDay, in session: Session) throws -> [StatementDay] {
        let days = try session.rows(
            """
            \(Self.dayColumns) WHERE statement_days.day = \(day.description)
            ORDER BY statement_days.id LIMIT \(Self.statementDayLimit)
            """
        ).map(Self.day(from:))
        return try withTotals(days, in: session)
    }

    /// The kept lines of one gateway's statement of a day, in its order; none where they were swept since.
    public func statementLines(
        of gateway: String, day: CivilDay, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<KeptStatementLine> {
        let lines = try session.rows(
            """
            SELECT position, kind, subject, payment_id, amount, fee, currency, at, reference FROM statement_lines
            WHERE gateway = \(gateway) AND day = \(day.description) AND position > \(cursor?.id ?? -1)
            ORDER BY position LIMIT \(limit.count + 1)
            """
        ).map { row in
            let (name, currency): (String, Currency) = (try row[1], try row[6])
            guard let kind = GatewayStatementLine.Kind(rawValue: name) else {
                throw DatabaseError(.decoding, "\(name) is no kind of a statement's line")
            }
            return KeptStatementLine(
                position: try row[0],
                line: GatewayStatementLine(
                    kind: kind, id: try row[2], paymentID: try row[3], amount: Money(try row[4], currency),
                    fee: Money(try row[5], currency), at: try row[7], reference: try row[8]))
        }
        return Page(lines, limit: limit) { Cursor(key: 0, id: $0.position) }
    }

    private func withTotals(_ found: [StatementDay], in session: Session) throws -> [StatementDay] {
        var days = found
        let names = Set(days.map(\.day.description)).sorted()
        for row in try session.rows(
            """
            SELECT gateway, day, currency, payments_here, payments_here_amount, refunds_here, refunds_here_amount,
                payments_there, payments_there_amount, refunds_there, refunds_there_amount, fees
            FROM statement_totals WHERE day \(in: names) ORDER BY gateway, day, currency
            """)
        {
            let (gateway, day): (String, String) = (try row[0], try row[1])
            guard let index = days.firstIndex(where: { $0.gateway == gateway && $0.day.description == day }) else {
                continue
            }
            var totals = StatementTotals(currency: try row[2])
            totals.paymentsHere = StatementSum(count: try row[3], amountMinor: try row[4])
            totals.refundsHere = StatementSum(count: try row[5], amountMinor: try row[6])
            totals.paymentsThere = StatementSum(count: try row[7], amountMinor: try row[8])
            totals.refundsThere = StatementSum(count: try row[9], amountMinor: try row[10])
            totals.feesMinor = try row[11]
            days[index].totals.append(totals)
        }
        return days
    }

    private static let dayColumns: SQL = """
        SELECT statement_days.id, statement_days.gateway, statement_days.day, statement_days.state, statement_days.run,
            statement_days.lines, statement_days.started_at, statement_days.compared_at, (
                SELECT COUNT(*) FROM payment_differences
                WHERE payment_differences.gateway = statement_days.gateway
                    AND payment_differences.statement_day = statement_days.day
                    AND payment_differences.state = 'open')
        FROM statement_days
        """

    private static func day(from row: Row) throws -> StatementDay {
        let text: String = try row[2]
        guard let day = CivilDay(text) else { throw DatabaseError(.decoding, "\(text) is no day") }
        return StatementDay(
            id: try row[0], gateway: try row[1], day: day, state: try row[3], runs: try row[4], lineCount: try row[5],
            startedAt: try row[6], comparedAt: try row[7], openDifferenceCount: try row[8], totals: [])
    }
}
