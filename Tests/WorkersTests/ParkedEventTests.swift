import Database
import Kernel
import TestSupport
import Testing

@Suite struct ParkedEventTests {
    /// Refuses what is on the list, and counts how often it was asked.
    private struct Picky {
        let refused = Shared<Set<String>>([])
        let attempts = Shared(0)

        init(refusing payloads: Set<String>) { refused.update { $0 = payloads } }

        var subscriber: OutboxSubscriber {
            Effects.subscriber { [refused, attempts] event in
                guard refused.value.contains(event.payload) else { return }
                attempts.update { $0 += 1 }
                throw Refusal()
            }
        }
    }

    /// Delivers until the failing event has used all its attempts.
    private func exhaust(_ fixture: DatabaseFixture, _ subscriber: OutboxSubscriber) async throws {
        for _ in 0..<Outbox.attemptLimit {
            _ = try await fixture.deliverAll(subscriber)
            fixture.clock.advance(by: .seconds(5))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failing event stops its subscriber, leaves no effect and is not tried again at once`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let picky = Picky(refusing: ["bad"])
            try await fixture.emit(Effect("a", "1"), Effect("b", "bad"), Effect("c", "3"))
            #expect(try await fixture.deliverAll(picky.subscriber) == 1)
            #expect(try await fixture.effects() == [Effect("a", "1")])
            let attempts = picky.attempts.value
            #expect(try await fixture.deliverAll(picky.subscriber) == 0)
            #expect(picky.attempts.value == attempts)
            picky.refused.update { $0 = [] }
            fixture.clock.advance(by: .milliseconds(99))
            #expect(try await fixture.deliverAll(picky.subscriber) == 0)
            fixture.clock.advance(by: .milliseconds(1))
            #expect(try await fixture.deliverAll(picky.subscriber) == 2)
            #expect(try await fixture.effects() == [Effect("a", "1"), Effect("b", "bad"), Effect("c", "3")])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an event that fails ten times is parked with the later ones of its aggregate`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let picky = Picky(refusing: ["bad"])
            try await fixture.emit(Effect("a", "bad"), Effect("b", "1"), Effect("a", "2"))
            try await exhaust(fixture, picky.subscriber)
            try await fixture.emit(Effect("a", "3"), Effect("b", "4"))
            _ = try await fixture.deliverAll(picky.subscriber)
            #expect(try await fixture.effects() == [Effect("b", "1"), Effect("b", "4")])
            let parked = try await fixture.outbox.parked(of: "recorder").items
            #expect(parked.map(\.event.payload) == ["bad", "2", "3"])
            #expect(parked.map(\.attempts) == [Outbox.attemptLimit, 0, 0])
            #expect(parked[0].lastError == "Refusal()")
            #expect(try await fixture.outbox.status().map(\.parked) == [3])
        }
    }

    @Test(arguments: TestEngine.all)
    func `parked events that are retried are delivered in their order`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let picky = Picky(refusing: ["bad"])
            try await fixture.emit(Effect("a", "bad"), Effect("a", "2"))
            try await exhaust(fixture, picky.subscriber)

            try await fixture.outbox.retry(subscriber: "recorder", aggregate: "a", by: .system("test"))
            _ = try await fixture.deliverAll(picky.subscriber)
            #expect(try await fixture.effects().isEmpty)
            #expect(try await fixture.outbox.parked(of: "recorder").items.map(\.attempts) == [11, 0])

            picky.refused.update { $0 = [] }
            try await fixture.outbox.retry(subscriber: "recorder", aggregate: "a", by: .system("test"))
            try await fixture.emit(Effect("a", "3"))
            _ = try await fixture.deliverAll(picky.subscriber)
            #expect(try await fixture.effects().map(\.payload) == ["bad", "2", "3"])
            #expect(try await fixture.outbox.parked(of: "recorder").items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a dropped event frees the others of its aggregate for a retry`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let picky = Picky(refusing: ["bad"])
            try await fixture.emit(Effect("a", "bad"), Effect("a", "2"))
            try await exhaust(fixture, picky.subscriber)
            let bad = try #require(try await fixture.outbox.parked(of: "recorder").items.first)
            try await fixture.outbox.drop(subscriber: "recorder", sequence: bad.event.sequence, by: .system("test"))
            await #expect(throws: NotFound("parked event")) {
                try await fixture.outbox.drop(subscriber: "recorder", sequence: bad.event.sequence, by: .system("test"))
            }
            await #expect(throws: NotFound("parked event")) {
                try await fixture.outbox.retry(subscriber: "recorder", aggregate: "unknown", by: .system("test"))
            }
            try await fixture.outbox.retry(subscriber: "recorder", aggregate: "a", by: .system("test"))
            _ = try await fixture.deliverAll(picky.subscriber)
            #expect(try await fixture.effects().map(\.payload) == ["2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `parked events are listed by pages and outlive the sweep`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let picky = Picky(refusing: ["0"])
            try await fixture.emit((0..<5).map { Effect("a", "\($0)") })
            try await exhaust(fixture, picky.subscriber)
            fixture.clock.advance(by: Outbox.retention + .hours(1))
            #expect(try await fixture.outbox.sweep() == 0)
            let limit = try #require(PageLimit(3))
            let first = try await fixture.outbox.parked(of: "recorder", limit: limit)
            let second = try await fixture.outbox.parked(of: "recorder", after: first.next, limit: limit)
            #expect(first.items.map(\.event.payload) == ["0", "1", "2"])
            #expect(second.items.map(\.event.payload) == ["3", "4"] && second.next == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a lost connection counts against no event`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let cut = Effects.subscriber { _ in throw DatabaseError.unavailable("planned") }
            try await fixture.emit(Effect("a", "1"))
            for _ in 0..<Outbox.attemptLimit {
                await #expect(throws: DatabaseError.self) { try await fixture.outbox.deliver(cut) }
            }
            #expect(try await fixture.deliverAll(Effects.subscriber()) == 1)
            #expect(try await fixture.effects() == [Effect("a", "1")])
        }
    }
}
