import Database
import Kernel
import Logging
import ServiceLifecycle
import TestSupport
import Testing
import Workers

@Suite struct WorkersTests {
    private func quiet() -> Workers.Configuration {
        var configuration = Workers.Configuration()
        configuration.idlePause = .milliseconds(1)
        configuration.failurePauseLimit = .milliseconds(2)
        return configuration
    }

    private func group(_ services: any Service...) -> ServiceGroup {
        ServiceGroup(configuration: .init(services: services.map { .init(service: $0) }, logger: .silent))
    }

    @Test(arguments: TestEngine.all)
    func `timers, events and jobs that cause each other run until nothing is left`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let database = fixture.database
            let starter = OutboxSubscriber(name: "starter") { event, transaction in
                if event.payload == "begin" {
                    try transaction.enqueue(Job(kind: "test", payload: "\(event.sequence)", dueAt: event.at))
                }
            }
            let job = JobHandler(kind: "test") { job in
                try await database.write { transaction in
                    try transaction.emit(
                        kind: "test.done", aggregate: "a", payload: "end", at: fixture.clock.now)
                }
            }
            let timer = Workers.Timer(name: "begin", every: .minutes(1)) {
                try await fixture.emit(Effect("a", "begin"))
            }
            let workers = Workers(
                database: database, owner: "test", subscribers: [starter, Effects.subscriber()], jobs: [job],
                timers: [timer] + Workers.housekeeping(database), logger: .silent)
            try await workers.runUntilIdle()
            try await workers.runUntilIdle()
            #expect(try await fixture.effects().map(\.payload) == ["begin", "end"])
            fixture.clock.advance(by: .minutes(1))
            try await workers.runUntilIdle()
            #expect(try await fixture.effects().map(\.payload) == ["begin", "end", "begin", "end"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a graceful shutdown finishes the job in flight and takes no other`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let hasStarted = Gate()
            let lease = try await NodeLease.acquire(database: fixture.database, owner: "test")
            var configuration = quiet()
            configuration.jobLoops = 1
            configuration.jobs.concurrency = 1
            let job = JobHandler(kind: "test") { _ in
                hasStarted.open()
                try await gracefulShutdown()
            }
            let workers = Workers(
                database: fixture.database, owner: "test", subscribers: [Effects.subscriber()], jobs: [job], timers: [],
                lease: lease, configuration: configuration, logger: .silent)
            try await fixture.enqueue("first", "second", delays: ["second": .milliseconds(1)])
            fixture.clock.advance(by: .milliseconds(1))
            let group = group(workers)
            async let run: Void = group.run()
            try await hasStarted.wait()
            await group.triggerGracefulShutdown()
            try await run
            #expect(try await fixture.jobStates() == ["first": "done 1", "second": "waiting 0"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `failing handlers, timers and statements do not stop the workers`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let ticks = Shared(0)
            let isDone = Gate()
            let timer = Workers.Timer(name: "broken", every: .milliseconds(1)) {
                ticks.update { $0 += 1 }
                throw Refusal()
            }
            let job = JobHandler(kind: "test") { job in
                if job.payload == "bad" { throw Refusal() }
                isDone.open()
            }
            let workers = Workers(
                database: fixture.database, owner: "test", subscribers: [Effects.subscriber()], jobs: [job],
                timers: [timer], configuration: quiet(), logger: .silent)
            let group = group(workers)
            fixture.log.clear()
            fixture.log.plan(.forGood(nth: 1))
            async let run: Void = group.run()
            while ticks.value < 3 || fixture.log.texts.count < 3 { await Task.yield() }
            #expect(fixture.log.endPlan())
            try await fixture.enqueue("bad", "good", delays: ["good": .seconds(1)])
            try await fixture.emit(Effect("a", "1"))
            fixture.clock.advance(by: .seconds(1))
            try await isDone.wait()
            while try await fixture.effects().isEmpty { await Task.yield() }
            await group.triggerGracefulShutdown()
            try await run
            #expect(try await fixture.jobStates()["bad"] == "waiting 1")
        }
    }

    @Test(arguments: TestEngine.all)
    func `their trouble is told while it lasts`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            var configuration = quiet()
            configuration.jobLoops = 1
            let workers = Workers(
                database: fixture.database, owner: "test", subscribers: [], jobs: [JobHandler(kind: "test") { _ in }],
                timers: [], configuration: configuration, logger: .silent)
            #expect(workers.trouble == "the workers do not run")
            let group = group(workers)
            fixture.log.plan(.forGood(nth: 1))
            async let run: Void = group.run()
            while workers.trouble != "failing: jobs 0" { await Task.yield() }
            #expect(fixture.log.endPlan())
            while workers.trouble != nil { await Task.yield() }
            await group.triggerGracefulShutdown()
            try await run
            #expect(workers.trouble == "the workers do not run")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a node that lost its number stops`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Effects.migrations) { fixture in
            let lease = try await NodeLease.acquire(database: fixture.database, owner: "test")
            var configuration = quiet()
            configuration.sleep = { _ in try await Task.sleep(for: .milliseconds(1)) }
            let workers = Workers(
                database: fixture.database, owner: "test", subscribers: [], jobs: [], timers: [], lease: lease,
                configuration: configuration, logger: .silent)
            fixture.clock.advance(by: NodeLease.duration)
            let services = group(workers)
            await #expect(throws: NodeLeaseError.lost(number: 0)) { try await services.run() }
            let keeper = group(
                NodeLeaseKeeper(lease: lease, sleep: configuration.sleep, logger: .silent))
            await #expect(throws: NodeLeaseError.lost(number: 0)) { try await keeper.run() }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the audit log commits with its cause and is read by pages, the newest first`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine) { fixture in
            let ids = fixture.database.ids
            let admin = Caller.user(UserID(7))
            for number in 1...5 {
                let at = fixture.clock.now
                try await fixture.database.write { transaction in
                    let actor = number == 3 ? Actor.system("timer") : admin.actor
                    try transaction.audit(
                        "price_changed", of: "sku_\(number % 2)", "\(number)",
                        by: Caller(actor, requestID: number == 1 ? "request" : nil), at: at, id: ids.nextRaw())
                }
                if number != 2 { fixture.clock.advance(by: .seconds(1)) }
            }
            await #expect(throws: Refusal.self) {
                try await fixture.database.write { transaction in
                    try transaction.audit(
                        "never", of: "x", by: Caller(.guest), at: fixture.clock.now, id: 1)
                    throw Refusal()
                }
            }
            let limit = try #require(PageLimit(3))
            let pages = try await fixture.database.read { session in
                let first = try session.auditLog(limit: limit)
                return [
                    first, try session.auditLog(after: first.next, limit: limit),
                    try session.auditLog(.subject("sku_1"), limit: limit),
                    try session.auditLog(.actor("system:timer"), limit: limit),
                ]
            }
            #expect(pages.map { $0.items.map(\.details) } == [["5", "4", "3"], ["2", "1"], ["5", "3", "1"], ["3"]])
            #expect(pages[1].items.map(\.requestID) == [nil, "request"] && pages[1].next == nil)
            #expect(pages[0].items[0].actor == admin.actor.description)
            // By what was done and when: from a moment on, before another.
            let (third, last) = (pages[2].items[1].at, pages[0].items[0].at)
            let found = try await fixture.database.read { session in
                [
                    try session.auditLog(AuditFilter(from: third)), try session.auditLog(AuditFilter(until: third)),
                    try session.auditLog(AuditFilter(action: "price_changed", from: third, until: last)),
                    try session.auditLog(AuditFilter(subjects: ["sku_1"], action: "price_raised")),
                ]
            }
            #expect(found.map { $0.items.map(\.details) } == [["5", "4", "3", "2"], ["1"], ["4", "3", "2"], []])
        }
    }

    @Test(arguments: TestEngine.all)
    func `remembered answers are swept when their time is over`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let key = IdempotencyKey(principal: "p", operation: "o", key: "k", requestHash: "h")
            let runs = Shared(0)
            for (pause, swept, isReplay) in [(Duration.hours(23), 0, true), (.hours(2), 1, false)] {
                let first = try await fixture.once(key, runs)
                #expect(first.body == "\(runs.value)")
                fixture.clock.advance(by: pause)
                #expect(try await fixture.database.sweepIdempotencyKeys() == swept)
                #expect(try await fixture.once(key, runs).isReplay == isReplay)
            }
        }
    }
}

extension DatabaseFixture {
    fileprivate func once(_ key: IdempotencyKey, _ runs: Shared<Int>) async throws -> RememberedAnswer {
        try await database.writeOnce(key, refusal: { RememberedAnswer(status: 409, body: $0.code) }) { _ in
            runs.update { $0 += 1 }
            return RememberedAnswer(status: 200, body: "\(runs.value)")
        }
    }
}
