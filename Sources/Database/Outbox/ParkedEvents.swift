public import Kernel

/// An event that a subscriber could not take and left behind.
public struct ParkedEvent: Sendable, Hashable {
    public let subscriber: String
    public let event: OutboxEvent
    /// 0 for an event that only stands behind another one of its aggregate.
    public let attempts: Int
    public let lastError: String
    public let parkedAt: Timestamp
    /// Whether somebody asked for another attempt that has not been made yet.
    public let isRetrying: Bool
}

extension Outbox {
    /// How many events are parked, counted up to `limit`.
    public static func parkedCount(upTo limit: Int) -> Query<Int> {
        .count("SELECT sequence FROM outbox_failures WHERE state = 'parked' LIMIT \(limit)")
    }

    /// What the subscribers left behind, the oldest first: what somebody has to look at.
    ///
    /// - Returns: at most `limit` of them, and whether there are more.
    public func parked(limit: PageLimit) async throws -> (events: [ParkedEvent], isCut: Bool) {
        let found = try await database.read {
            try Self.parked("f.state <> 'failing'", limit: limit.count + 1, in: $0)
        }
        return (Array(found.prefix(limit.count)), found.count > limit.count)
    }

    /// What one subscriber left behind, in the order of the events.
    public func parked(
        of subscriber: String, after cursor: Cursor? = nil, limit: PageLimit = .standard
    ) async throws -> Page<ParkedEvent> {
        try await database.read { session in
            let found = try Self.parked(
                """
                f.subscriber = \(subscriber) AND f.state <> 'failing' AND f.sequence > \(cursor?.id ?? 0)
                """, limit: limit.count + 1, in: session)
            return Page(found, limit: limit) { Cursor(key: 0, id: $0.event.sequence) }
        }
    }

    private static func parked(_ condition: SQL, limit: Int, in session: Session) throws -> [ParkedEvent] {
        try session.rows(
            """
            SELECT e.sequence, e.kind, e.aggregate, e.payload, e.created_at, f.attempts, f.last_error, f.failed_at,
                f.state, f.subscriber
            FROM outbox_failures AS f JOIN outbox_events AS e ON e.sequence = f.sequence
            WHERE \(condition)
            ORDER BY f.sequence, f.subscriber
            LIMIT \(limit)
            """
        ).map { row in
            ParkedEvent(
                subscriber: try row[9], event: try OutboxEvent(row), attempts: try row[5], lastError: try row[6],
                parkedAt: try row[7], isRetrying: try row[8] == OutboxFailureState.retrying)
        }
    }

    /// Asks for another attempt at all that is parked of an aggregate; the next delivery makes it. A line in
    /// the audit log tells it.
    ///
    /// - Throws: `NotFound` where nothing of it is parked.
    public func retry(subscriber: String, aggregate: String, by caller: Caller) async throws {
        try await change(subscriber, ("event_retried", aggregate), by: caller) { transaction in
            try transaction.execute(
                """
                UPDATE outbox_failures SET state = 'retrying'
                WHERE subscriber = \(subscriber) AND aggregate = \(aggregate) AND state = 'parked'
                """)
        }
    }

    /// Gives one parked event up for good; those behind it stay parked until somebody retries them. A line in the
    /// audit log tells it.
    ///
    /// - Throws: `NotFound` where it is not parked.
    public func drop(subscriber: String, sequence: Int64, by caller: Caller) async throws {
        try await change(subscriber, ("event_dropped", "event \(sequence)"), by: caller) { transaction in
            try transaction.execute(
                """
                DELETE FROM outbox_failures
                WHERE subscriber = \(subscriber) AND sequence = \(sequence) AND state <> 'failing'
                """)
        }
    }

    /// Under the subscriber's row, so that no delivery is between its look at what is parked and its commit.
    private func change(
        _ subscriber: String, _ deed: (action: String, subject: String), by caller: Caller,
        _ body: @escaping @Sendable (Transaction) throws -> Int
    ) async throws {
        try await database.write { transaction in
            _ = try transaction.first(
                "SELECT position FROM outbox_subscribers WHERE name = \(subscriber) \(lock: .forUpdate)")
            guard try body(transaction) > 0 else { throw NotFound("parked event") }
            try transaction.audit(
                deed.action, of: deed.subject, subscriber, by: caller, at: database.clock.now(),
                id: database.ids.nextRaw())
        }
    }
}
