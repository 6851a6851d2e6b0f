import Database
public import Kernel
import Payments

/// Compares a gateway's statement of one business day with our books.
public enum StatementJob {
    public static let kind = "payments.statement"

    static func job(for gateway: String, day: CivilDay, dueAt: Timestamp) -> Job {
        Job(kind: kind, payload: "\(gateway) \(day)", uniqueKey: "\(gateway) \(day)", dueAt: dueAt)
    }

    static func parse(_ payload: String) throws -> (gateway: String, day: CivilDay) {
        let words = payload.split(separator: " ")
        guard words.count == 2, let day = CivilDay(words[1]) else {
            throw InputError.malformed(reason: "a \(kind) job with another payload")
        }
        return (String(words[0]), day)
    }
}

extension Shop {
    /// A statement of more pages is not believed.
    static let statementPageLimit = 10_000
    /// Clocks differ, and so do the days on which two books put a payment made at midnight: what moved here in the last
    /// minutes of a day is only looked for when the next day's statement is there too. That of the day before the first
    /// one is never there, and its last minutes are nobody's.
    static let statementMargin: Duration = .minutes(15)

    /// Runs a `StatementJob`.
    public func runStatement(_ payload: String) async throws {
        let (gateway, day) = try StatementJob.parse(payload)
        _ = try await compareStatement(of: gateway, day: day)
    }

    /// Fetches the statement, page by page and outside of any transaction, compares it with our payments and refunds
    /// some hundred at a time, and puts what differs into the queue of differences: each once, however often and from
    /// however many nodes the day is compared. A difference that is gone is settled by itself. What the statement has
    /// and nobody told us is asked for: it will be gone the next time.
    ///
    /// - Returns: false where another run of the same day has begun meanwhile and takes over.
    /// - Throws: `PaymentError.unknownGateway`; `GatewayError`, after which the same call begins anew.
    @discardableResult
    public func compareStatement(of name: String, day: CivilDay) async throws -> Bool {
        guard let gateway = gateways[name] else { throw PaymentError.unknownGateway }
        let run = try await database.write { [parts] transaction in
            try parts.payments.beginStatement(of: name, day: day, at: parts.now, in: transaction)
        }
        guard try await fetch(run, from: gateway) else { return false }
        let (start, end) = (configuration.calendar.start(of: day), configuration.calendar.start(of: day + 1))
        let hasDayBefore = try await database.read { [payments] session in
            try payments.hasStatement(of: name, day: day + -1, in: session)
        }
        let lower = hasDayBefore ? start - Self.statementMargin : start
        let upper = end - Self.statementMargin
        let steps: [@Sendable (StatementPlace, Session) throws -> StatementStep] = [
            { [payments] place, session in
                try payments.compareLines(of: run, feePerMyriad: gateway.feePerMyriad, after: place, in: session)
            },
            { [payments] place, session in
                try payments.comparePayments(of: run, from: lower, until: upper, after: place, in: session)
            },
            { [payments] place, session in
                try payments.compareRefunds(of: run, from: lower, until: upper, after: place, in: session)
            },
        ]
        for step in steps {
            guard try await walk(run, step) else { return false }
        }
        return try await database.write { [parts] transaction in
            guard try parts.payments.hold(run, in: transaction) else { return false }
            let isFirst = try parts.payments.finish(run, from: start, until: end, at: parts.now, in: transaction)
            // The next day was begun without the whole of this statement, by which it judges the minutes between them.
            if isFirst, try parts.payments.hasStatement(of: name, day: day + 1, in: transaction.session) {
                try transaction.enqueue([StatementJob.again(for: name, day: day + 1, heardAt: parts.now)])
            }
            return true
        }
    }

    /// The whole statement into our own rows, of which one page at a time is in memory.
    private func fetch(_ run: StatementRun, from gateway: PaymentGateway) async throws -> Bool {
        var position: Int64 = 0
        var after: String?
        for _ in 0..<Self.statementPageLimit {
            let page = try await gateway.statement(run.day, after)
            guard page.lines.allSatisfy({ $0.fee.currency == $0.amount.currency }) else {
                throw GatewayError.malformed(reason: "a fee in another currency than its amount")
            }
            let first = position
            let isHeld = try await database.write { [payments] transaction in
                guard try payments.hold(run, in: transaction) else { return false }
                try payments.keep(page.lines, from: first, of: run, in: transaction)
                return true
            }
            guard isHeld else { return false }
            position += Int64(page.lines.count)
            guard let next = page.next else { return try await dropLeftovers(of: run) }
            after = next
        }
        throw GatewayError.malformed(reason: "a statement of more than \(Self.statementPageLimit) pages")
    }

    private func dropLeftovers(of run: StatementRun) async throws -> Bool {
        while true {
            let (isHeld, hasMore) = try await database.write { [payments] transaction -> (Bool, Bool) in
                guard try payments.hold(run, in: transaction) else { return (false, false) }
                return (true, try payments.dropLeftovers(of: run, in: transaction))
            }
            guard isHeld, hasMore else { return isHeld }
        }
    }

    /// One side from its beginning to its end: each step is a transaction that finds and reports.
    private func walk(
        _ run: StatementRun,
        _ step: @escaping @Sendable (StatementPlace, Session) throws -> StatementStep
    ) async throws -> Bool {
        var place: StatementPlace? = .start
        while let current = place {
            let (isHeld, next) = try await database.write { [parts] transaction -> (Bool, StatementPlace?) in
                guard try parts.payments.hold(run, in: transaction) else { return (false, nil) }
                let found = try step(current, transaction.session)
                try parts.payments.report(found.differences, of: run, at: parts.now, in: transaction)
                try transaction.enqueue(
                    found.unheardPayments.map { QueryPaymentJob.statementJob(for: $0, dueAt: parts.now) }
                        + found.unheardRefunds.map { RefundJob.job(for: $0, dueAt: parts.now) })
                return (true, found.next)
            }
            guard isHeld else { return false }
            place = next
        }
        return true
    }
}
