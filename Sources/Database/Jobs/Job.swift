public import Kernel

/// Work to do later, outside of the transaction that asks for it.
public struct Job: Sendable, Hashable {
    /// How often a job runs where nothing else is said.
    public static let standardAttemptLimit = 12

    /// Which handler does it: `payments.query`.
    public let kind: String
    /// JSON, or whatever the handler reads.
    public let payload: String
    /// While a job of this kind and key waits or runs, no second one is taken.
    public let uniqueKey: String?
    public let dueAt: Timestamp
    /// After this many runs it is a dead letter.
    public let attemptLimit: Int

    public init(
        kind: String, payload: String, uniqueKey: String? = nil, dueAt: Timestamp,
        attemptLimit: Int = Job.standardAttemptLimit
    ) {
        precondition(attemptLimit > 0, "a job of kind \(kind) with \(attemptLimit) attempts")
        self.kind = kind
        self.payload = payload
        self.uniqueKey = uniqueKey
        self.dueAt = dueAt
        self.attemptLimit = attemptLimit
    }
}

extension Transaction {
    /// Leaves a job for the runners; it exists when the transaction commits.
    ///
    /// Where one of its kind and unique key waits or runs, that one stays and this one is silently dropped: a job that
    /// must see what this transaction writes needs a key of its own.
    public func enqueue(_ job: Job) throws(DatabaseError) {
        try enqueue([job])
    }

    /// Leaves many jobs by one statement.
    public func enqueue(_ jobs: [Job]) throws(DatabaseError) {
        // In key order, so that two transactions that wait for each other's keys cannot deadlock.
        let sorted = jobs.sorted { ($0.kind, $0.uniqueKey ?? "") < ($1.kind, $1.uniqueKey ?? "") }
        try apply(
            """
            INSERT INTO jobs (kind, payload, unique_key, state, due_at, attempts, attempt_limit)
            SELECT kind, payload, unique_key, 'waiting', due_at, 0, attempt_limit FROM v WHERE TRUE
            ON CONFLICT DO NOTHING
            """,
            [.text("kind"), .text("payload"), .text("unique_key"), .integer("due_at"), .integer("attempt_limit")],
            sorted.map {
                [
                    .text($0.kind), .text($0.payload), $0.uniqueKey.sqlValue, $0.dueAt.sqlValue,
                    .integer(Int64($0.attemptLimit)),
                ]
            })
    }
}
