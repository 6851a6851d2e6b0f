public import Kernel

/// A job in the hands of one runner, until the lease ends.
public struct LeasedJob: Sendable, Hashable {
    public let id: JobID
    public let kind: String
    public let payload: String
    /// Which run this is, from 1. With the owner it is the token that guards the job: only this run may complete it.
    public let attempt: Int
    public let attemptLimit: Int
    let owner: String
}

/// The table of jobs as runners and operators use it. Each call is one transaction; each write is guarded by itself.
struct JobQueue: Sendable {
    /// The most expired leases that are taken back at once.
    static let reclaimLimit = 500

    let database: Database

    /// A cheap look, so that an idle runner costs no transaction.
    func hasWork(kinds: [String], at now: Timestamp) async throws -> Bool {
        try await database.read { session in
            let found = try session.rows([
                "SELECT 1 FROM jobs WHERE state = 'waiting' AND due_at <= \(now) AND kind \(in: kinds) LIMIT 1",
                "SELECT 1 FROM jobs WHERE state = 'running' AND lease_until < \(now) LIMIT 1",
            ])
            return found.contains { !$0.isEmpty }
        }
    }

    /// Takes back what dead nodes held: it waits again, or is dead where that was its last attempt.
    func reclaimExpired(at now: Timestamp) async throws -> Int {
        try await database.write { transaction in
            let ids = try transaction.rows(
                """
                SELECT id FROM jobs WHERE state = 'running' AND lease_until < \(now)
                ORDER BY lease_until LIMIT \(Self.reclaimLimit) \(lock: .forUpdateSkipLocked)
                """
            ).map { try $0[0] as Int64 }
            guard !ids.isEmpty else { return 0 }
            return try transaction.execute(
                """
                UPDATE jobs
                SET state = CASE WHEN attempts >= attempt_limit THEN 'dead' ELSE 'waiting' END,
                    finished_at = CASE WHEN attempts >= attempt_limit THEN \(now) END,
                    last_error = 'its node stopped or lost its lease', lease_owner = NULL, lease_until = NULL
                WHERE state = 'running' AND lease_until < \(now) AND id \(in: ids)
                """)
        }
    }

    /// Takes due jobs for an owner, the longest due first; rows that another runner is taking are left out.
    func lease(
        kinds: [String], owner: String, limit: Int, at now: Timestamp, until: Timestamp
    ) async throws -> [LeasedJob] {
        try await database.write { transaction in
            let rows = try transaction.rows(
                """
                SELECT id, kind, payload, attempts, attempt_limit FROM jobs
                WHERE state = 'waiting' AND due_at <= \(now) AND kind \(in: kinds)
                ORDER BY due_at, id LIMIT \(limit) \(lock: .forUpdateSkipLocked)
                """)
            guard !rows.isEmpty else { return [] }
            let jobs = try rows.map { row in
                LeasedJob(
                    id: try row[0], kind: try row[1], payload: try row[2], attempt: try row[3] + 1,
                    attemptLimit: try row[4], owner: owner)
            }
            let taken = try transaction.execute(
                """
                UPDATE jobs
                SET state = 'running', attempts = attempts + 1, lease_owner = \(owner), lease_until = \(until)
                WHERE state = 'waiting' AND id \(in: jobs.map(\.id))
                """)
            guard taken == jobs.count else { throw DatabaseError(.serialization, "a locked job changed hands") }
            return jobs
        }
    }

    /// - Returns: false where the lease is lost.
    func renew(_ job: LeasedJob, until: Timestamp) async throws -> Bool {
        try await change(job, "lease_until = \(until)")
    }

    func complete(_ job: LeasedJob, at now: Timestamp) async throws -> Bool {
        try await change(
            job, "state = 'done', finished_at = \(now), lease_owner = NULL, lease_until = NULL, last_error = NULL")
    }

    func retry(_ job: LeasedJob, dueAt: Timestamp, error: String) async throws -> Bool {
        try await change(
            job,
            "state = 'waiting', due_at = \(dueAt), last_error = \(error), lease_owner = NULL, lease_until = NULL")
    }

    func bury(_ job: LeasedJob, at now: Timestamp, error: String) async throws -> Bool {
        try await change(
            job,
            "state = 'dead', finished_at = \(now), last_error = \(error), lease_owner = NULL, lease_until = NULL")
    }

    /// Gives a job back unharmed, because its runner must stop.
    func release(_ job: LeasedJob) async throws -> Bool {
        try await change(job, "state = 'waiting', attempts = attempts - 1, lease_owner = NULL, lease_until = NULL")
    }

    /// Changes a job as the one run that holds it.
    private func change(_ job: LeasedJob, _ assignments: SQL) async throws -> Bool {
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE jobs SET \(assignments)
                WHERE id = \(job.id) AND state = 'running' AND lease_owner = \(job.owner) AND attempts = \(job.attempt)
                """) == 1
        }
    }
}
