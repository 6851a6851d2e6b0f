import Kernel
public import Logging

/// Somebody who hears of events inside the database's transaction.
public struct OutboxSubscriber: Sendable {
    /// Stable: the position is kept under it.
    public let name: String
    /// The effect. It commits together with the subscriber's position, so it happens exactly once; it runs again when
    /// the transaction does, so it has no effect outside of it (enqueue a job for that, keyed by the event's sequence).
    public let handle: @Sendable (OutboxEvent, Transaction) throws -> Void

    public init(name: String, handle: @escaping @Sendable (OutboxEvent, Transaction) throws -> Void) {
        self.name = name
        self.handle = handle
    }
}

/// Hands committed events to subscribers, each exactly once and in commit order. Any number of nodes may do so.
///
/// An event that fails stops its subscriber for a growing while; after `attemptLimit` failures it is parked, and with
/// it, in their order, the later events of its aggregate. All others go on.
public struct Outbox: Sendable {
    /// How often an event may fail before it is parked.
    public static let attemptLimit = 10
    /// The most events in one transaction.
    public static let chunkLimit = 200
    /// Delivered events are kept this long.
    public static let retention: Duration = .days(7)
    /// The pause after the first failure; it doubles each time.
    static let firstPause: Duration = .milliseconds(100)
    /// The longest pause: a subscriber waits about half a minute in all before it leaves an event behind.
    static let pauseLimit: Duration = .seconds(5)

    let database: Database
    let logger: Logger

    public init(database: Database, logger: Logger = Logger(label: "outbox")) {
        self.database = database
        self.logger = logger
    }

    /// Hands the next events to a subscriber; a new one begins with the oldest event that is still kept.
    ///
    /// - Returns: how many events it got past, delivered or parked. 0: nothing to do now, another node is at it, or
    ///   the next event failed and waits for its next attempt.
    /// - Throws: `DatabaseError` where the database, not an event, is to blame: nothing was done, or all of it.
    public func deliver(_ subscriber: OutboxSubscriber, limit: Int = Outbox.chunkLimit) async throws -> Int {
        precondition((1...Self.chunkLimit).contains(limit), "a chunk of \(limit) events")
        try await place()
        let now = database.clock.now()
        guard try await database.read({ try $0.outboxHasWork(for: subscriber.name, at: now) }) else { return 0 }
        let chunk = OutboxChunk(subscriber: subscriber, limit: limit, now: now)
        do {
            return try await database.write { try chunk.deliverTogether($0) }
        } catch let error where OutboxChunk.isTheEvents(error) {
            let outcome = try await database.write { try chunk.deliverOneByOne($0) }
            for failure in outcome.failures {
                logger.error(
                    "An event failed",
                    metadata: [
                        "subscriber": "\(subscriber.name)", "event": "\(failure.sequence)", "kind": "\(failure.kind)",
                        "attempt": "\(failure.attempts)", "parked": "\(failure.isParked)", "error": "\(failure.error)",
                    ])
            }
            return outcome.count
        }
    }

    /// How far each subscriber is behind: for metrics and the console.
    public func status() async throws -> [OutboxStatus] {
        try await database.read { try $0.outboxStatus() }
    }

    /// How many positions the subscriber has not seen that is furthest behind; 0 where nobody subscribes.
    public static func mostBehind(_ dialect: Dialect) -> Query<Int> {
        Query(
            "SELECT COALESCE(MAX((\(SQL.outboxHead(dialect))) - position), 0) FROM outbox_subscribers"
        ) { rows in try rows.first.map { try $0[0] } ?? 0 }
    }

    /// Forgets a subscriber that no program runs any more, so that the sweep need not keep its events.
    public func forget(subscriber name: String) async throws {
        try await database.write { transaction in
            try transaction.post("DELETE FROM outbox_failures WHERE subscriber = \(name)")
            try transaction.post("DELETE FROM outbox_subscribers WHERE name = \(name)")
        }
    }

    /// Deletes old events that every subscriber is past and none has parked; all old ones while there is no subscriber.
    ///
    /// - Returns: how many, at most `chunkLimit`.
    public func sweep() async throws -> Int {
        let oldest = database.clock.now() - Self.retention
        return try await database.write { transaction in
            let position = SQL.outboxPosition(transaction.dialect)
            return try transaction.execute(
                """
                DELETE FROM outbox_events
                WHERE sequence IN (
                    SELECT sequence FROM outbox_events
                    WHERE created_at < \(oldest)
                        AND (
                            \(position) <= (SELECT MIN(position) FROM outbox_subscribers)
                            OR NOT EXISTS (SELECT 1 FROM outbox_subscribers))
                        AND NOT EXISTS (
                            SELECT 1 FROM outbox_failures
                            WHERE outbox_failures.sequence = outbox_events.sequence)
                    ORDER BY sequence
                    LIMIT \(Self.chunkLimit))
                """)
        }
    }

    /// When an event that has failed so often may be tried again.
    static func nextAttempt(after attempts: Int, failedAt: Timestamp) -> Timestamp {
        let doublings = min(max(attempts - 1, 0), 20)
        return failedAt + min(firstPause * (1 << doublings), pauseLimit)
    }
}

/// How far a subscriber is.
public struct OutboxStatus: Sendable, Hashable {
    public let subscriber: String
    /// How many positions it has not seen yet; never more than there are events.
    public let behind: Int64
    public let parked: Int
}

extension SQL {
    /// The column of `outbox_events` that subscribers read by: on SQLite the sequence is the position.
    static func outboxPosition(_ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "sequence"
        case .postgres: "position"
        }
    }

    /// The position of the last event that subscribers may read.
    fileprivate static func outboxHead(_ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'outbox_events'"
        case .postgres: "SELECT MAX(position) FROM outbox_head"
        }
    }
}

extension Session {
    /// A cheap look, so that an idle subscriber costs no transaction.
    fileprivate func outboxHasWork(for name: String, at now: Timestamp) throws -> Bool {
        let results = try rows([
            "SELECT position FROM outbox_subscribers WHERE name = \(name)",
            """
            SELECT state, attempts, failed_at FROM outbox_failures
            WHERE subscriber = \(name) AND state <> 'parked'
            ORDER BY state DESC LIMIT 1
            """,
            """
            SELECT 1 FROM outbox_events
            WHERE \(SQL.outboxPosition(dialect)) >
                COALESCE((SELECT position FROM outbox_subscribers WHERE name = \(name)), 0)
            LIMIT 1
            """,
        ])
        if results[0].isEmpty { return true }
        guard let failure = results[1].first else { return !results[2].isEmpty }
        if try failure[0] == OutboxFailureState.retrying { return true }
        return Outbox.nextAttempt(after: try failure[1], failedAt: try failure[2]) <= now
    }

    fileprivate func outboxStatus() throws -> [OutboxStatus] {
        try rows(
            """
            SELECT name, (\(SQL.outboxHead(dialect))) - position,
                (SELECT COUNT(*) FROM outbox_failures WHERE subscriber = name AND state = 'parked')
            FROM outbox_subscribers ORDER BY name
            """
        ).map { OutboxStatus(subscriber: try $0[0], behind: try $0[1], parked: try $0[2]) }
    }
}
