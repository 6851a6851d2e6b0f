import Database
import Kernel
import Payments

extension StatementJob {
    /// What was heard late within such a stretch is looked at together: a day of lost notifications is a few jobs.
    static let lateInterval: Duration = .minutes(10)
    /// Waited after the end of the stretch, so that what was heard in it is committed.
    static let lateDelay: Duration = .minutes(1)

    /// Compares a day once more. Its key is no other job's: one that runs already may have looked before.
    static func again(for gateway: String, day: CivilDay, heardAt now: Timestamp) -> Job {
        let stretch = now.milliseconds / lateInterval.milliseconds + 1
        let end = Timestamp(milliseconds: stretch * lateInterval.milliseconds)
        return Job(
            kind: kind, payload: "\(gateway) \(day)", uniqueKey: "\(gateway) \(day) \(stretch)",
            dueAt: end + lateDelay)
    }
}

extension ShopParts {
    /// Leaves a job for every day whose statement may have been compared before we heard of money that moved on it. The
    /// comparison found nothing to say about it then; whether the statement has it is a question of now.
    func compareAgain(
        _ moved: [(gateway: String, at: Timestamp)], in transaction: Transaction
    ) throws(DatabaseError) {
        let last = calendar.day(of: now - Shop.statementDelay)
        let oldest = last + -Shop.statementDays
        var jobs: [Job] = []
        for (gateway, at) in moved where at < now - Shop.statementDelay {
            // The last minutes of a day are judged with the next one.
            for day in Set([calendar.day(of: at), calendar.day(of: at + Shop.statementMargin)])
            where oldest <= day && day < last {
                jobs.append(StatementJob.again(for: gateway, day: day, heardAt: now))
            }
        }
        if !jobs.isEmpty { try transaction.enqueue(jobs) }
    }
}
