import Database
import Kernel
import Logging
import Synchronization
import TestSupport

/// What a subscriber did, in the order it did it.
struct Effect: Sendable, Hashable {
    let aggregate: String
    let payload: String

    init(_ aggregate: String, _ payload: String) {
        self.aggregate = aggregate
        self.payload = payload
    }
}

enum Effects {
    static let migrations = [
        Migration(
            module: "workers-tests", number: 1, name: "create-effects",
            [
                .createTable(
                    Table(
                        "effects",
                        [
                            .integer("place"), .text("subscriber"), .integer("sequence"), .text("aggregate"),
                            .text("payload"),
                        ], primaryKey: "subscriber, place")),
                .createTable(Table("counters", [.text("id"), .integer("count")], primaryKey: "id")),
            ])
    ]

    /// Writes its effect; a second effect of one event would be a second row, which the tests would see.
    static func subscriber(
        _ name: String = "recorder", failing: @escaping @Sendable (OutboxEvent) throws -> Void = { _ in }
    ) -> OutboxSubscriber {
        OutboxSubscriber(name: name) { event, transaction in
            try transaction.post(
                """
                INSERT INTO effects (place, subscriber, sequence, aggregate, payload)
                SELECT COALESCE(MAX(place), 0) + 1, \(name), \(event.sequence), \(event.aggregate), \(event.payload)
                FROM effects WHERE subscriber = \(name)
                """)
            try failing(event)
        }
    }
}

extension DatabaseFixture {
    var outbox: Outbox { Outbox(database: database, logger: .silent) }

    func emit(_ events: Effect...) async throws {
        try await emit(events)
    }

    func emit(_ events: [Effect]) async throws {
        let now = clock.now
        try await database.write { transaction in
            try transaction.emit(
                events.map {
                    OutboxEvent(kind: "test.happened", aggregate: $0.aggregate, payload: $0.payload, at: now)
                })
        }
    }

    func effects(of subscriber: String = "recorder") async throws -> [Effect] {
        try await database.read { session in
            try session.rows(
                "SELECT aggregate, payload FROM effects WHERE subscriber = \(subscriber) ORDER BY place"
            ).map { Effect(try $0[0], try $0[1]) }
        }
    }

    /// Delivers until nothing is left to do at this moment.
    func deliverAll(_ subscriber: OutboxSubscriber, limit: Int = Outbox.chunkLimit) async throws -> Int {
        var total = 0
        while true {
            let count = try await outbox.deliver(subscriber, limit: limit)
            if count == 0 { return total }
            total += count
        }
    }
}

/// Something that tests and the code under test both touch.
final class Shared<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { state = Mutex(value) }

    var value: Value { state.withLock { $0 } }

    @discardableResult
    func update<Result: Sendable>(_ change: (inout sending Value) -> Result) -> Result {
        state.withLock { state in
            var copy = state
            let result = change(&copy)
            state = copy
            return result
        }
    }
}

/// Lets one waiter through each time it is opened. Waiting ends with cancellation.
struct Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

    func open() { continuation.yield() }

    func wait() async throws {
        for await _ in stream { return }
        throw CancellationError()
    }
}

struct Refusal: Error {}

extension Logger {
    /// The failures of these tests are planned.
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
