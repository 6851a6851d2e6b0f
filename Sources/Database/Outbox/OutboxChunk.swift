import Kernel

/// What stands against an event of a subscriber.
enum OutboxFailureState: String, SQLEnumeration {
    /// The subscriber stands in front of it and tries again.
    case failing
    /// Left behind, for a person.
    case parked
    /// Left behind, and a person asked for another attempt.
    case retrying
}

/// The next events of one subscriber, handled inside one transaction.
struct OutboxChunk: Sendable {
    let subscriber: OutboxSubscriber
    let limit: Int
    let now: Timestamp

    struct Failure: Sendable {
        let sequence: Int64
        let kind: String
        let attempts: Int
        let isParked: Bool
        let error: String
    }

    struct Outcome: Sendable {
        var count = 0
        var failures: [Failure] = []
    }

    /// An event failed, or has failed before: the chunk must go one by one.
    private struct NeedsCare: Error {}

    /// Whether an event is to blame, and not the moment: a lost connection or a deadlock counts against nobody.
    static func isTheEvents(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return true }
        switch error.kind {
        case .unavailable, .commitUnknown, .serialization: return false
        case .unique, .check, .foreignKey, .notNull, .data, .decoding, .misuse: return true
        }
    }

    /// The common case: no savepoints, one commit for all.
    func deliverTogether(_ transaction: Transaction) throws -> Int {
        guard let start = try lockPosition(transaction) else { return 0 }
        guard try openFailures(transaction).isEmpty else { throw NeedsCare() }
        let events = try nextEvents(transaction, after: start)
        guard let last = events.last else { return 0 }
        guard try parkedAggregates(transaction, of: events).isEmpty else { throw NeedsCare() }
        for entry in events { try subscriber.handle(entry.event, transaction) }
        try move(transaction, from: start, to: last.position)
        return events.count
    }

    /// Each event in a savepoint of its own, so that the failing one can be told and its neighbours stand.
    func deliverOneByOne(_ transaction: Transaction) throws -> Outcome {
        guard let start = try lockPosition(transaction) else { return Outcome() }
        let open = try openFailures(transaction)
        let retrying = open.filter { $0.state == .retrying }
        if !retrying.isEmpty { return try retry(retrying, transaction) }
        let failing = open.first
        if let failing, Outbox.nextAttempt(after: failing.attempts, failedAt: failing.failedAt) > now {
            return Outcome()
        }
        let events = try nextEvents(transaction, after: start)
        var parked = try parkedAggregates(transaction, of: events)
        var outcome = Outcome()
        var position = start
        events: for (place, event) in events {
            if parked.contains(event.aggregate) {
                try record(transaction, event, .parked, attempts: 0, error: "behind a parked event of its aggregate")
            } else if let error = try failure(of: event, transaction) {
                let attempts = 1 + (failing?.sequence == event.sequence ? failing?.attempts ?? 0 : 0)
                let isParked = attempts >= Outbox.attemptLimit
                try record(
                    transaction, event, isParked ? .parked : .failing, attempts: attempts, error: storedText(of: error))
                outcome.failures.append(
                    Failure(
                        sequence: event.sequence, kind: event.kind, attempts: attempts, isParked: isParked,
                        error: "\(error)"))
                guard isParked else { break events }
                parked.insert(event.aggregate)
            } else if failing?.sequence == event.sequence {
                try settle(transaction, event.sequence)
            }
            position = place
            outcome.count += 1
        }
        try move(transaction, from: start, to: position)
        return outcome
    }

    /// Parked events that a person wants tried again, each aggregate in its order until one fails.
    private func retry(_ entries: [OpenFailure], _ transaction: Transaction) throws -> Outcome {
        var outcome = Outcome()
        var refused: Set<String> = []
        for entry in entries where !refused.contains(entry.aggregate) {
            outcome.count += 1
            let row = try transaction.first(
                """
                SELECT sequence, kind, aggregate, payload, created_at FROM outbox_events
                WHERE sequence = \(entry.sequence)
                """)
            guard let row else {
                throw DatabaseError(.misuse, "the parked event \(entry.sequence) was swept")
            }
            let event = try OutboxEvent(row)
            guard let error = try failure(of: event, transaction) else {
                try settle(transaction, event.sequence)
                continue
            }
            refused.insert(event.aggregate)
            try transaction.post(
                """
                UPDATE outbox_failures SET state = 'parked'
                WHERE subscriber = \(subscriber.name) AND aggregate = \(event.aggregate)
                """)
            try record(transaction, event, .parked, attempts: entry.attempts + 1, error: storedText(of: error))
            outcome.failures.append(
                Failure(
                    sequence: event.sequence, kind: event.kind, attempts: entry.attempts + 1, isParked: true,
                    error: "\(error)"))
        }
        return outcome
    }

    /// Runs the effect; gives the error that is the event's own, and throws any other.
    private func failure(of event: OutboxEvent, _ transaction: Transaction) throws -> (any Error)? {
        do {
            try transaction.savepoint { try subscriber.handle(event, transaction) }
            return nil
        } catch let error where Self.isTheEvents(error) {
            return error
        }
    }
}

// The statements.
extension OutboxChunk {
    private struct OpenFailure {
        let sequence: Int64
        let aggregate: String
        let state: OutboxFailureState
        let attempts: Int
        let failedAt: Timestamp
    }

    /// Holds the subscriber's row until the commit; nil where another node holds it.
    private func lockPosition(_ transaction: Transaction) throws -> Int64? {
        let sql: SQL =
            "SELECT position FROM outbox_subscribers WHERE name = \(subscriber.name) \(lock: .forUpdateSkipLocked)"
        if let row = try transaction.first(sql) { return try row[0] }
        let isNew = try transaction.execute(
            """
            INSERT INTO outbox_subscribers (name, position) VALUES (\(subscriber.name), 0)
            ON CONFLICT (name) DO NOTHING
            """)
        return isNew == 1 ? 0 : nil
    }

    private func move(_ transaction: Transaction, from old: Int64, to new: Int64) throws {
        let moved = try transaction.execute(
            "UPDATE outbox_subscribers SET position = \(new) WHERE name = \(subscriber.name) AND position = \(old)")
        guard moved == 1 else { throw DatabaseError(.serialization, "\(subscriber.name) is not at \(old) any more") }
    }

    private func nextEvents(
        _ transaction: Transaction, after position: Int64
    ) throws -> [(position: Int64, event: OutboxEvent)] {
        let column = SQL.outboxPosition(transaction.dialect)
        return try transaction.rows(
            """
            SELECT sequence, kind, aggregate, payload, created_at, \(column) FROM outbox_events
            WHERE \(column) > \(position) ORDER BY \(column) LIMIT \(limit)
            """
        ).map { (try $0[5], try OutboxEvent($0)) }
    }

    private func openFailures(_ transaction: Transaction) throws -> [OpenFailure] {
        try transaction.rows(
            """
            SELECT sequence, aggregate, state, attempts, failed_at FROM outbox_failures
            WHERE subscriber = \(subscriber.name) AND state <> 'parked' ORDER BY sequence LIMIT \(limit)
            """
        ).map {
            OpenFailure(
                sequence: try $0[0], aggregate: try $0[1], state: try $0[2], attempts: try $0[3], failedAt: try $0[4])
        }
    }

    private func parkedAggregates(
        _ transaction: Transaction, of events: [(position: Int64, event: OutboxEvent)]
    ) throws -> Set<String> {
        guard !events.isEmpty else { return [] }
        let aggregates = Set(events.map(\.event.aggregate))
        return Set(
            try transaction.rows(
                """
                SELECT DISTINCT aggregate FROM outbox_failures
                WHERE subscriber = \(subscriber.name) AND state <> 'failing' AND aggregate \(in: aggregates)
                """
            ).map { try $0[0] as String })
    }

    private func record(
        _ transaction: Transaction, _ event: OutboxEvent, _ state: OutboxFailureState, attempts: Int, error: String
    ) throws {
        try transaction.post(
            """
            INSERT INTO outbox_failures (subscriber, sequence, aggregate, state, attempts, last_error, failed_at)
            VALUES (\(subscriber.name), \(event.sequence), \(event.aggregate), \(state), \(attempts), \(error), \(now))
            ON CONFLICT (subscriber, sequence) DO UPDATE SET
                state = excluded.state, attempts = excluded.attempts, last_error = excluded.last_error,
                failed_at = excluded.failed_at
            """)
    }

    private func settle(_ transaction: Transaction, _ sequence: Int64) throws {
        try transaction.post(
            "DELETE FROM outbox_failures WHERE subscriber = \(subscriber.name) AND sequence = \(sequence)")
    }
}

extension OutboxEvent {
    /// The first five columns: sequence, kind, aggregate, payload, created_at.
    init(_ row: Row) throws(DatabaseError) {
        self.init(kind: try row[1], aggregate: try row[2], payload: try row[3], at: try row[4])
        sequence = try row[0]
    }
}
