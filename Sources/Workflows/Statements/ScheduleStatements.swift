import Database
import Kernel
import Payments

extension Shop {
    /// How long after midnight a day's statement is asked for: late notifications are in by then, and gateways have
    /// theirs ready.
    static let statementDelay: Duration = .hours(2)
    /// Days further back than this are not compared by themselves.
    static let statementDays = 31
    /// A day with open differences is compared anew so often, for so many days.
    static let statementRecheck: Duration = .hours(6)
    static let statementRecheckDays = 7

    /// How many days the lines of a statement are kept: nothing that is compared by itself looks further back.
    static let statementLineDays = 2 * statementDays

    /// Drops lines of statements that nobody compares any more, at most `limit` at a time.
    ///
    /// - Returns: how many; the caller goes on while it is not 0.
    public func sweepStatementLines(limit: Int) async throws -> Int {
        let today = configuration.calendar.day(of: database.clock.now())
        return try await payments.sweepStatementLines(before: today + -Self.statementLineDays, limit: limit)
    }

    /// Leaves a job for every day that is over and not compared yet, and now and then for days whose differences may
    /// have gone meanwhile. Any number of nodes may do so at once.
    ///
    /// - Returns: how many days are due.
    @discardableResult
    public func scheduleStatements() async throws -> Int {
        let now = database.clock.now()
        let calendar = configuration.calendar
        let last = calendar.day(of: now - Self.statementDelay) + -1
        let oldest = last + (1 - Self.statementDays)
        let names = gateways.keys.sorted()
        let jobs = try await database.read { [payments] session in
            guard let first = try payments.firstPayment(in: session) else { return [] as [Job] }
            let compared = try payments.statementDays(of: names, since: oldest, in: session)
            let begin = max(oldest, calendar.day(of: first))
            guard begin <= last else { return [] }
            return names.flatMap { name in
                (begin.daysSince1970...last.daysSince1970).map { CivilDay(daysSince1970: $0) }.filter { day in
                    guard let found = compared.first(where: { $0.gateway == name && $0.day == day }),
                        let comparedAt = found.comparedAt
                    else { return true }
                    return found.openDifferenceCount > 0 && comparedAt + Self.statementRecheck <= now
                        && day + Self.statementRecheckDays > last
                }.map { StatementJob.job(for: name, day: $0, dueAt: now) }
            }
        }
        guard !jobs.isEmpty else { return 0 }
        try await database.write { try $0.enqueue(jobs) }
        return jobs.count
    }
}
