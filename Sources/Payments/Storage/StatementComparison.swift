public import Database
public import Kernel

/// How far a walk through one side of a comparison has come.
public struct StatementPlace: Sendable, Hashable {
    let key: Int64
    let id: Int64

    public static let start = StatementPlace(key: -1, id: -1)
}

/// What one step of the walk found.
public struct StatementStep: Sendable {
    public let differences: [PaymentDifference]
    /// On the statement, but not captured here, or once more than here: their gateway is to be asked.
    public let unheardPayments: [PaymentID]
    /// On the statement, but on its way here, or failed.
    public let unheardRefunds: [RefundID]
    /// Nil at the end.
    public let next: StatementPlace?
}

// Both sides against each other, some rows at a time.
extension Payments {
    /// Lines of the statement against our books.
    public func compareLines(
        of run: StatementRun, feePerMyriad: Int64?, after place: StatementPlace, in session: Session
    ) throws -> StatementStep {
        let judge = StatementJudge(gateway: run.gateway, day: run.day, feePerMyriad: feePerMyriad)
        let lines = try keptLines(of: run, after: place.id, in: session)
        let refundIDs = lines.filter { $0.kind == .refund }.compactMap { RefundID($0.subject) }
        let refunds = Dictionary(
            try session.rows("\(Self.refundColumns) FROM refunds WHERE id \(in: refundIDs)").map {
                try Self.refund(from: $0)
            }.map { ($0.id, $0) }
        ) { first, _ in first }
        let paymentIDs =
            lines.filter { $0.kind == .payment }.compactMap { PaymentID($0.subject) }
            + refunds.values.map(\.paymentID)
        let payments = Dictionary(
            try session.rows("\(Self.paymentColumns) FROM payments WHERE id \(in: Set(paymentIDs).sorted())").map {
                try Self.payment(from: $0)
            }.map { ($0.id, $0) }
        ) { first, _ in first }
        let again = try session.rows(
            "\(Self.paymentColumns) FROM payments WHERE duplicate_of \(in: Set(paymentIDs).sorted())"
        ).map { try Self.payment(from: $0) }
        let duplicates = Dictionary(again.map { (Taken(id: $0.idAtGateway, reference: $0.reference ?? ""), $0) }) {
            first, _ in first
        }
        let booked = Dictionary(grouping: payments.values.filter(\.state.isCaptured) + again, by: \.idAtGateway)
            .mapValues { Set($0.compactMap(\.reference)) }
        var differences: [PaymentDifference] = []
        var unheard: (payments: [PaymentID], refunds: [RefundID]) = ([], [])
        for line in lines {
            switch line.kind {
            case .payment:
                let payment = PaymentID(line.subject).flatMap {
                    duplicates[Taken(id: $0, reference: line.reference)] ?? payments[$0]
                }
                let known = payment.flatMap { booked[$0.idAtGateway] } ?? []
                differences += judge.differences(line, payment: payment, booked: known)
                if let payment, !payment.state.isCaptured || line.isOneTooMany(booked: known) {
                    unheard.payments.append(payment.idAtGateway)
                }
            case .refund:
                let refund = RefundID(line.subject).flatMap { refunds[$0] }
                differences += judge.differences(line, refund: refund, of: refund.flatMap { payments[$0.paymentID] })
                if let refund, refund.state != .succeeded { unheard.refunds.append(refund.id) }
            }
        }
        return StatementStep(
            differences: differences, unheardPayments: unheard.payments, unheardRefunds: unheard.refunds,
            next: lines.count == Self.statementChunk
                ? lines.last.map { StatementPlace(key: 0, id: $0.position) } : nil)
    }

    /// Our captures in `start ..< end` against the statements of all days.
    public func comparePayments(
        of run: StatementRun, from start: Timestamp, until end: Timestamp, after place: StatementPlace,
        in session: Session
    ) throws -> StatementStep {
        try missing(
            .payment, of: run,
            """
            SELECT captured_at, id, captured, currency, COALESCE(duplicate_of, id),
                CASE WHEN duplicate_of IS NULL THEN NULL ELSE reference END
            FROM payments
            WHERE gateway = \(run.gateway) AND captured_at >= \(start) AND captured_at < \(end)
                AND (captured_at, id) > (\(place.key), \(place.id))
            ORDER BY captured_at, id LIMIT \(Self.statementChunk)
            """, in: session
        ) { PaymentID($0).description }
    }

    /// Our refunds that ended in `start ..< end` against the statements of all days.
    public func compareRefunds(
        of run: StatementRun, from start: Timestamp, until end: Timestamp, after place: StatementPlace,
        in session: Session
    ) throws -> StatementStep {
        try missing(
            .refund, of: run,
            """
            SELECT refunds.finished_at, refunds.id, refunds.amount, refunds.currency, refunds.id, NULL FROM refunds
            JOIN payments ON payments.id = refunds.payment_id
            WHERE refunds.state = 'succeeded' AND refunds.finished_at >= \(start) AND refunds.finished_at < \(end)
                AND (refunds.finished_at, refunds.id) > (\(place.key), \(place.id))
                AND payments.gateway = \(run.gateway)
            ORDER BY refunds.finished_at, refunds.id LIMIT \(Self.statementChunk)
            """, in: session
        ) { RefundID($0).description }
    }

    /// Puts what a run found into the queue, each once: one that was settled by itself opens again, one that a person
    /// resolved stays so.
    public func report(
        _ differences: [PaymentDifference], of run: StatementRun, at now: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        var named: Set<String> = []
        let found = differences.filter { named.insert("\($0.kind.rawValue) \($0.subject)").inserted }
        try transaction.apply(
            """
            INSERT INTO payment_differences (id, kind, gateway, subject, statement_day, expected, actual, currency,
                note, state, run, found_at)
            SELECT id, kind, gateway, subject, statement_day, expected, actual, currency, note, 'open', run, found_at
            FROM v WHERE TRUE
            ON CONFLICT (gateway, kind, subject, statement_day) DO UPDATE SET
                state = CASE WHEN payment_differences.state = 'resolved' THEN 'resolved' ELSE 'open' END,
                resolved_at = CASE WHEN payment_differences.state = 'resolved'
                    THEN payment_differences.resolved_at ELSE NULL END,
                expected = excluded.expected, actual = excluded.actual, currency = excluded.currency,
                note = excluded.note, run = excluded.run,
                version = payment_differences.version + CASE
                    WHEN payment_differences.state = 'settled' OR payment_differences.expected <> excluded.expected
                        OR payment_differences.actual <> excluded.actual
                        OR payment_differences.currency <> excluded.currency THEN 1 ELSE 0 END
            """,
            [
                .integer("id"), .text("kind"), .text("gateway"), .text("subject"), .text("statement_day"),
                .integer("expected"), .integer("actual"), .text("currency"), .text("note"), .integer("run"),
                .integer("found_at"),
            ],
            found.map { difference in
                [
                    .integer(database.ids.nextRaw()), difference.kind.sqlValue, .text(difference.gateway),
                    .text(difference.subject), .text(difference.statementDay), .integer(difference.expectedMinor),
                    .integer(difference.actualMinor), difference.currency.sqlValue, .text(difference.note),
                    .integer(run.number), now.sqlValue,
                ]
            })
    }

    /// Money that was taken under a payment's id, which can be more than once.
    private struct Taken: Hashable {
        let id: PaymentID
        let reference: String
    }

    private struct Ours {
        let place: StatementPlace
        /// What statements call it.
        let subject: String
        /// The gateway's own number, where only that tells it from other money of the same subject.
        let reference: String?
        let amount: Money
    }

    private struct Named: Hashable {
        let subject: String
        let reference: String
    }

    /// What of ours no line of any statement names.
    ///
    /// - Parameters:
    ///   - query: a chunk of ours: when, its id, the amount, the currency, the number that the gateway knows it by, and
    ///     its reference where the line must have that too.
    ///   - subject: a number as statements print it.
    private func missing(
        _ kind: GatewayStatementLine.Kind, of run: StatementRun, _ query: SQL, in session: Session,
        subject: (Int64) -> String
    ) throws -> StatementStep {
        let ours = try session.rows(query).map { row in
            Ours(
                place: StatementPlace(key: try row[0], id: try row[1]), subject: subject(try row[4]),
                reference: try row[5], amount: Money(try row[2], try row[3]))
        }
        let judge = StatementJudge(gateway: run.gateway, day: run.day, feePerMyriad: nil)
        let named = Set(
            try session.rows(
                """
                SELECT DISTINCT subject, reference FROM statement_lines
                WHERE gateway = \(run.gateway) AND kind = \(kind.rawValue)
                    AND subject \(in: Set(ours.map(\.subject)).sorted())
                """
            ).map { Named(subject: try $0[0], reference: try $0[1]) })
        let subjects = Set(named.map(\.subject))
        let missing = ours.filter { one in
            one.reference.map { !named.contains(Named(subject: one.subject, reference: $0)) }
                ?? !subjects.contains(one.subject)
        }
        return StatementStep(
            differences: missing.map { judge.unknownThere(subject($0.place.id), $0.amount) },
            unheardPayments: [], unheardRefunds: [],
            next: ours.count == Self.statementChunk ? ours.last?.place : nil)
    }

    private func keptLines(
        of run: StatementRun, after position: Int64, in session: Session
    ) throws -> [KeptLine] {
        let rows = try session.rows(
            """
            SELECT position, kind, subject, amount, fee, currency, reference FROM statement_lines
            WHERE gateway = \(run.gateway) AND day = \(run.day.description) AND position > \(position)
            ORDER BY position LIMIT \(Self.statementChunk)
            """)
        guard let last = rows.last else { return [] }
        let end: Int64 = try last[0]
        let earlier = try session.rows(
            """
            SELECT lines.position, earlier.reference FROM statement_lines AS lines
            JOIN statement_lines AS earlier ON earlier.gateway = lines.gateway AND earlier.kind = lines.kind
                AND earlier.subject = lines.subject
                AND (earlier.day, earlier.position) < (lines.day, lines.position)
            WHERE lines.gateway = \(run.gateway) AND lines.day = \(run.day.description)
                AND lines.position > \(position) AND lines.position <= \(end)
            """
        ).map { (position: try $0[0] as Int64, reference: try $0[1] as String) }
        let references = Dictionary(grouping: earlier, by: \.position).mapValues { Set($0.map(\.reference)) }
        return try rows.map { row in
            let currency: Currency = try row[5]
            return KeptLine(
                position: try row[0], kind: try row[1] == "payment" ? .payment : .refund, subject: try row[2],
                amount: Money(try row[3], currency), fee: Money(try row[4], currency), reference: try row[6],
                earlierReferences: references[try row[0]] ?? [])
        }
    }
}
