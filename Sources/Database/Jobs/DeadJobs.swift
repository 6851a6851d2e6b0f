public import Kernel

/// A job that failed as often as it may.
public struct DeadJob: Sendable, Hashable {
    public let id: JobID
    public let kind: String
    public let payload: String
    public let uniqueKey: String?
    public let attempts: Int
    public let lastError: String
    public let diedAt: Timestamp
}

public enum DeadJobError: ExpectedError, Equatable {
    /// Another job of the same kind and unique key waits or runs already.
    case replaced

    public var kind: ErrorKind { .conflict }
    public var code: String { "job_replaced" }
    public var detail: String { "Another job of the same kind and key is waiting or running." }
}

/// A job that waits for its time, or for its next attempt.
public struct WaitingJob: Sendable, Hashable {
    public let id: JobID
    public let kind: String
    public let payload: String
    public let uniqueKey: String?
    /// Those that failed already.
    public let attempts: Int
    public let attemptLimit: Int
    /// Of the last attempt; nil where none has failed.
    public let lastError: String?
    public let dueAt: Timestamp
}

/// The jobs of one kind that wait or run.
public struct LiveJobs: Sendable, Hashable {
    public let kind: String
    public let waiting: Int
    public let running: Int
    /// When the first of those that wait is due; nil where none waits.
    public let nextDueAt: Timestamp?
}

/// What operators and the sweep do with jobs that have ended.
public struct JobArchive: Sendable {
    /// Done jobs are kept this long.
    public static let retention: Duration = .days(7)
    /// The most rows that one sweep deletes.
    public static let sweepLimit = 500

    let database: Database

    public init(database: Database) {
        self.database = database
    }

    /// Dead letters, the latest first.
    public func dead(after cursor: Cursor? = nil, limit: PageLimit = .standard) async throws -> Page<DeadJob> {
        try await database.read { session in
            let further: SQL =
                if let cursor { "AND (finished_at, id) < (\(cursor.key), \(cursor.id))" } else { "" }
            let found = try session.rows(
                """
                SELECT id, kind, payload, unique_key, attempts, last_error, finished_at FROM jobs
                WHERE state = 'dead' \(further)
                ORDER BY finished_at DESC, id DESC LIMIT \(limit.count + 1)
                """
            ).map { row in
                DeadJob(
                    id: try row[0], kind: try row[1], payload: try row[2], uniqueKey: try row[3],
                    attempts: try row[4], lastError: try row[5], diedAt: try row[6])
            }
            return Page(found, limit: limit) { Cursor(key: $0.diedAt.milliseconds, id: $0.id.rawValue) }
        }
    }

    /// What waits, the longest due first.
    public func waiting(after cursor: Cursor? = nil, limit: PageLimit = .standard) async throws -> Page<WaitingJob> {
        try await database.read { session in
            let further: SQL = if let cursor { "AND (due_at, id) > (\(cursor.key), \(cursor.id))" } else { "" }
            let found = try session.rows(
                """
                SELECT id, kind, payload, unique_key, attempts, attempt_limit, last_error, due_at FROM jobs
                WHERE state = 'waiting' \(further)
                ORDER BY due_at, id LIMIT \(limit.count + 1)
                """
            ).map { row in
                WaitingJob(
                    id: try row[0], kind: try row[1], payload: try row[2], uniqueKey: try row[3],
                    attempts: try row[4], attemptLimit: try row[5], lastError: try row[6], dueAt: try row[7])
            }
            return Page(found, limit: limit) { Cursor(key: $0.dueAt.milliseconds, id: $0.id.rawValue) }
        }
    }

    /// Of jobs that wait or run so many are counted.
    public static let liveLimit = 10_000

    /// What waits and runs, by kind; counted up to `liveLimit`.
    public func live() async throws -> [LiveJobs] {
        try await database.read { session in
            try session.rows(
                """
                SELECT kind, CAST(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS BIGINT),
                    CAST(SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END) AS BIGINT),
                    MIN(CASE WHEN state = 'waiting' THEN due_at END)
                FROM (
                    SELECT kind, state, due_at FROM jobs WHERE state IN ('waiting', 'running') LIMIT \(Self.liveLimit)
                ) AS live
                GROUP BY kind
                ORDER BY kind
                """
            ).map { row in
                LiveJobs(kind: try row[0], waiting: try row[1], running: try row[2], nextDueAt: try row[3])
            }
        }
    }

    /// Gives a dead job all its attempts again, from now, with a line in the audit log.
    ///
    /// - Throws: `NotFound` where it is not dead; `DeadJobError.replaced` where another took its place.
    public func retry(_ id: JobID, by caller: Caller) async throws {
        let now = database.clock.now()
        do {
            try await database.write { transaction in
                let revived = try transaction.execute(
                    """
                    UPDATE jobs SET state = 'waiting', attempts = 0, due_at = \(now), finished_at = NULL
                    WHERE id = \(id) AND state = 'dead'
                    """)
                guard revived == 1 else { throw NotFound("dead job") }
                try audit("job_retried", id, by: caller, in: transaction)
            }
        } catch let error as DatabaseError {
            // The partial unique index is the only one that a change of state can hurt.
            guard case .unique = error.kind else { throw error }
            throw DeadJobError.replaced
        }
    }

    /// Gives a dead job up for good, with a line in the audit log.
    ///
    /// - Throws: `NotFound` where it is not dead.
    public func drop(_ id: JobID, by caller: Caller) async throws {
        try await database.write { transaction in
            guard try transaction.execute("DELETE FROM jobs WHERE id = \(id) AND state = 'dead'") == 1 else {
                throw NotFound("dead job")
            }
            try audit("job_dropped", id, by: caller, in: transaction)
        }
    }

    private func audit(_ action: String, _ id: JobID, by caller: Caller, in transaction: Transaction) throws {
        try transaction.audit(
            action, of: id.description, by: caller, at: database.clock.now(), id: database.ids.nextRaw())
    }

    /// How many jobs are dead, counted up to `limit`.
    public static func deadCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM jobs WHERE state = 'dead' LIMIT \(limit)")
    }

    /// How many jobs wait though their time has come, counted up to `limit`.
    public static func dueCount(at now: Timestamp, upTo limit: Int) -> Query<Int> {
        .count("SELECT id FROM jobs WHERE state = 'waiting' AND due_at <= \(now) LIMIT \(limit)")
    }

    /// When the job was due that waits longest, or will be; nil where none waits.
    public static var firstDue: Query<Timestamp?> {
        Query("SELECT MIN(due_at) FROM jobs WHERE state = 'waiting'") { rows in try rows.first.flatMap { try $0[0] } }
    }

    /// Deletes jobs that were done long ago.
    ///
    /// - Returns: how many, at most `sweepLimit`.
    public func sweep() async throws -> Int {
        let oldest = database.clock.now() - Self.retention
        return try await database.write { transaction in
            try transaction.execute(
                """
                DELETE FROM jobs
                WHERE id IN (
                    SELECT id FROM jobs WHERE state = 'done' AND finished_at < \(oldest)
                    ORDER BY finished_at, id LIMIT \(Self.sweepLimit))
                """)
        }
    }
}
