import Database
import Dispatch
import Kernel
import Logging
import TestSupport
import Testing

@Suite struct OutboxTests {
    @Test(arguments: TestEngine.all)
    func `events reach each subscriber once and in the order they were told`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let told = (1...7).map { Effect("a\($0 % 3)", "\($0)") }
            try await fixture.emit(Array(told[0..<3]))
            try await fixture.emit(Array(told[3...]))
            let (first, second) = (Effects.subscriber("first"), Effects.subscriber("second"))
            #expect(try await fixture.outbox.deliver(first, limit: 2) == 2)
            #expect(try await fixture.effects(of: "first") == Array(told[0..<2]))
            #expect(try await fixture.deliverAll(first, limit: 2) == 5)
            #expect(try await fixture.deliverAll(second) == 7)
            #expect(try await fixture.deliverAll(first) == 0)
            #expect(try await fixture.effects(of: "first") == told)
            #expect(try await fixture.effects(of: "second") == told)
            let status = try await fixture.outbox.status()
            #expect(status.map(\.subscriber) == ["first", "second"] && status.allSatisfy { $0.behind == 0 })
        }
    }

    @Test(arguments: TestEngine.all)
    func `what a transaction told is not heard when it fails`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let now = fixture.clock.now
            await #expect(throws: Refusal.self) {
                try await fixture.database.write { transaction in
                    try transaction.emit(kind: "test.happened", aggregate: "a", payload: "never", at: now)
                    throw Refusal()
                }
            }
            try await fixture.emit(Effect("a", "1"))
            #expect(try await fixture.deliverAll(Effects.subscriber()) == 1)
            #expect(try await fixture.effects() == [Effect("a", "1")])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an idle subscriber costs no transaction`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            try await fixture.emit(Effect("a", "1"))
            _ = try await fixture.deliverAll(Effects.subscriber())
            fixture.log.clear()
            #expect(try await fixture.outbox.deliver(Effects.subscriber()) == 0)
            #expect(fixture.log.statements.allSatisfy { $0.hasPrefix("SELECT") })
        }
    }

    /// The story: a subscriber that reads by sequence has passed 2 when the transaction that took 1 commits.
    @Test(arguments: TestEngine.all.filter { $0 == .postgres })
    func `an event whose transaction commits late is not skipped`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let now = fixture.clock.now
            let (hasTold, mayCommit) = (Gate(), DispatchSemaphore(value: 0))
            async let early: Void = fixture.database.write { transaction in
                try transaction.emit(kind: "test.happened", aggregate: "a", payload: "early", at: now)
                // Waits for the statement, and so for its number.
                _ = try transaction.first("SELECT 1")
                hasTold.open()
                mayCommit.wait()
            }
            try await hasTold.wait()
            try await fixture.emit(Effect("b", "late"), Effect("c", "last"))
            #expect(try await fixture.deliverAll(Effects.subscriber()) == 2)
            mayCommit.signal()
            try await early
            #expect(try await fixture.deliverAll(Effects.subscriber()) == 1)
            #expect(try await fixture.effects() == [Effect("b", "late"), Effect("c", "last"), Effect("a", "early")])
        }
    }

    @Test(arguments: TestEngine.all)
    func `with many tellers and two delivering nodes nothing is lost, doubled or out of its aggregate's order`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let other = try await fixture.reopen()
            let (tellers, turns, aggregates) = (8, 15, 3)
            let now = fixture.clock.now
            try await fixture.database.write { transaction in
                for number in 0..<aggregates {
                    try transaction.post("INSERT INTO counters (id, count) VALUES (\("a\(number)"), 0)")
                }
            }
            let areTelling = Shared(true)
            try await withThrowingTaskGroup(of: Void.self) { deliverers in
                for database in [fixture.database, other] {
                    deliverers.addTask {
                        let outbox = Outbox(database: database, logger: .silent)
                        while true {
                            let isLast = !areTelling.value
                            if try await outbox.deliver(Effects.subscriber(), limit: 7) == 0 && isLast { return }
                        }
                    }
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for teller in 0..<tellers {
                        let database = teller % 2 == 0 ? fixture.database : other
                        group.addTask {
                            for turn in 0..<turns {
                                let aggregate = "a\((teller + turn) % aggregates)"
                                try await database.write { transaction in
                                    let row = try transaction.first(
                                        """
                                        UPDATE counters SET count = count + 1 WHERE id = \(aggregate)
                                        RETURNING count
                                        """)
                                    let count: Int = try #require(row)[0]
                                    try transaction.emit(
                                        kind: "test.happened", aggregate: aggregate, payload: "\(count)", at: now)
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                areTelling.update { $0 = false }
                try await deliverers.waitForAll()
            }
            // A node that found the other one at work may have left early.
            _ = try await fixture.deliverAll(Effects.subscriber())
            let effects = try await fixture.effects()
            #expect(effects.count == tellers * turns)
            for number in 0..<aggregates {
                let counts = effects.filter { $0.aggregate == "a\(number)" }.compactMap { Int($0.payload) }
                #expect(counts == Array(1...(tellers * turns / aggregates)))
            }
        }
    }

    @Test(
        arguments: TestEngine.all,
        [DatabaseError.Kind.unavailable, .serialization, .data])
    func `a failure at any statement of a delivery neither loses nor doubles an effect`(
        engine: TestEngine, kind: DatabaseError.Kind
    ) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            var told: [Effect] = []
            var statement = 0
            var hasFired = true
            while hasFired {
                statement += 1
                try #require(statement < 100)
                let news = (1...3).map { Effect("a\(statement)-\($0)", "\(statement)") }
                told += news
                try await fixture.emit(news)
                fixture.log.plan(.once(nth: statement), error: DatabaseError(kind, "planned"))
                _ = try? await fixture.deliverAll(Effects.subscriber(), limit: 2)
                hasFired = fixture.log.endPlan()
                fixture.clock.advance(by: .seconds(10))
                _ = try await fixture.deliverAll(Effects.subscriber(), limit: 2)
                #expect(try await fixture.effects() == told, "after a fault at statement \(statement)")
            }
            #expect(statement > 5)
            #expect(try await fixture.outbox.parked(of: "recorder").items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a commit whose answer is lost is not delivered again`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            _ = try await fixture.deliverAll(Effects.subscriber())
            try await fixture.emit(Effect("a", "1"), Effect("b", "2"))
            fixture.log.plan(
                .once(nth: engine == .postgres ? 2 : 1), matching: "COMMIT",
                error: DatabaseError(.commitUnknown, "planned"))
            _ = try? await fixture.deliverAll(Effects.subscriber())
            #expect(fixture.log.endPlan())
            _ = try await fixture.deliverAll(Effects.subscriber())
            #expect(try await fixture.effects() == [Effect("a", "1"), Effect("b", "2")])
        }
    }

    @Test(arguments: TestEngine.all)
    func `old events are swept only when everybody is past them`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            try await fixture.emit(Effect("a", "1"), Effect("b", "2"), Effect("c", "3"))
            let (fast, slow) = (Effects.subscriber("fast"), Effects.subscriber("slow"))
            _ = try await fixture.deliverAll(fast)
            #expect(try await fixture.outbox.deliver(slow, limit: 1) == 1)
            #expect(try await fixture.outbox.sweep() == 0)
            fixture.clock.advance(by: Outbox.retention + .seconds(1))
            #expect(try await fixture.outbox.sweep() == 1)
            try await fixture.outbox.forget(subscriber: "slow")
            #expect(try await fixture.outbox.sweep() == 2)
            try await fixture.emit(Effect("d", "4"))
            #expect(try await fixture.deliverAll(fast) == 1)
            #expect(try await fixture.effects(of: "fast").map(\.payload) == ["1", "2", "3", "4"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `events that nobody subscribes to do not pile up`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            try await fixture.emit(Effect("a", "1"), Effect("b", "2"))
            #expect(try await fixture.outbox.sweep() == 0)
            fixture.clock.advance(by: Outbox.retention + .seconds(1))
            try await fixture.emit(Effect("c", "3"))
            #expect(try await fixture.outbox.sweep() == 2)
            #expect(try await fixture.outbox.sweep() == 0)
            // Who comes later hears of what is still kept.
            let late = Effects.subscriber("late")
            #expect(try await fixture.deliverAll(late) == 1)
            #expect(try await fixture.effects(of: "late").map(\.payload) == ["3"])
        }
    }
}
