import Database
import Kernel
import TestSupport
import Testing

@Suite struct LeaseTests {
    @Test(arguments: TestEngine.all)
    func `a job whose node stood still is taken back, and only its new owner completes it`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine) { fixture in
            let other = try await fixture.reopen()
            let (hasStarted, mayEnd) = (Gate(), Gate())
            let slow = fixture.runner("slow") { _ in
                hasStarted.open()
                try await mayEnd.wait()
            }
            let isTaken = Shared(false)
            let quick = fixture.runner("quick", database: other) { job in
                #expect(job.attempt == 2)
                isTaken.update { $0 = true }
                throw Refusal()
            }
            try await fixture.enqueue("job")
            async let first = slow.runDue()
            try await hasStarted.wait()
            fixture.clock.advance(by: .seconds(30))
            #expect(try await quick.runDue() == 0)
            fixture.clock.advance(by: .milliseconds(1))
            #expect(try await quick.runDue() == 1)
            #expect(isTaken.value)
            mayEnd.open()
            _ = try await first
            // The slow owner's success came too late: the failure of the new owner stands.
            #expect(try await fixture.jobStates() == ["job": "waiting 2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a lease is renewed while its job runs`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let other = try await fixture.reopen()
            let (hasStarted, mayEnd, renewal) = (Gate(), Gate(), Gate())
            let slow = fixture.runner("slow", renewal: renewal) { _ in
                hasStarted.open()
                try await mayEnd.wait()
            }
            let quick = fixture.runner("quick", database: other) { _ in Issue.record("two nodes run one job") }
            try await fixture.enqueue("job")
            async let first = slow.runDue()
            try await hasStarted.wait()
            for _ in 0..<3 {
                let before = try await fixture.leaseEnd()
                fixture.clock.advance(by: .seconds(20))
                renewal.open()
                while try await fixture.leaseEnd() == before { await Task.yield() }
                #expect(try await quick.runDue() == 0)
            }
            mayEnd.open()
            #expect(try await first == 1)
            #expect(try await fixture.jobStates() == ["job": "done 1"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a handler whose lease is lost is cancelled`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let other = try await fixture.reopen()
            let (hasStarted, never, renewal) = (Gate(), Gate(), Gate())
            let wasCancelled = Shared(false)
            let slow = fixture.runner("slow", renewal: renewal) { _ in
                hasStarted.open()
                do {
                    try await never.wait()
                } catch {
                    wasCancelled.update { $0 = true }
                    throw error
                }
            }
            let quick = fixture.runner("quick", database: other) { _ in }
            try await fixture.enqueue("job")
            async let first = slow.runDue()
            try await hasStarted.wait()
            fixture.clock.advance(by: .seconds(31))
            #expect(try await quick.runDue() == 1)
            renewal.open()
            _ = try await first
            #expect(wasCancelled.value)
            #expect(try await fixture.jobStates() == ["job": "done 2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a crash between a job's effect and its completion runs it again`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let runs = Shared(0)
            let runner = fixture.runner("one") { _ in runs.update { $0 += 1 } }
            try await fixture.enqueue("job")
            fixture.log.plan(.once(nth: 1), matching: "SET state = 'done'")
            #expect(try await runner.runDue() == 1)
            #expect(fixture.log.endPlan())
            #expect(try await fixture.jobStates() == ["job": "running 1"])
            fixture.clock.advance(by: .seconds(31))
            #expect(try await runner.runDue() == 1)
            #expect(runs.value == 2)
            #expect(try await fixture.jobStates() == ["job": "done 2"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failure at any statement of a run loses no job`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let runs = Shared<[String: Int]>([:])
            let runner = fixture.runner("one") { job in
                runs.update { $0[job.payload, default: 0] += 1 }
                if job.payload.hasSuffix("fails once") && job.attempt == 1 { throw Refusal() }
            }
            var statement = 0
            var hasFired = true
            while hasFired {
                statement += 1
                try #require(statement < 100)
                try await fixture.enqueue("\(statement)", "\(statement) fails once")
                fixture.log.plan(.once(nth: statement))
                _ = try? await runner.runDue()
                hasFired = fixture.log.endPlan()
                for _ in 0..<2 {
                    fixture.clock.advance(by: .seconds(31))
                    while try await runner.runDue() > 0 {}
                }
                let states = try await fixture.jobStates()
                #expect(states["\(statement)"]?.hasPrefix("done") == true, "after a fault at statement \(statement)")
                #expect(states["\(statement) fails once"]?.hasPrefix("done") == true)
            }
            #expect(statement > 8)
            #expect(runs.value.filter { !$0.key.hasSuffix("fails once") }.values.allSatisfy { (1...2).contains($0) })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a job that takes its node down on its last attempt is dead`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let runner = fixture.runner("one") { _ in }
            try await fixture.enqueue("job", attemptLimit: 1)
            fixture.log.plan(.once(nth: 1), matching: "SET state = 'done'")
            #expect(try await runner.runDue() == 1)
            #expect(fixture.log.endPlan())
            fixture.clock.advance(by: .seconds(31))
            #expect(try await runner.runDue() == 0)
            #expect(try await fixture.jobStates() == ["job": "dead 1"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a runner that must stop gives its job back unharmed`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let (hasStarted, never) = (Gate(), Gate())
            let runner = fixture.runner("one") { _ in
                hasStarted.open()
                try await never.wait()
            }
            try await fixture.enqueue("job")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await runner.runDue() }
                try await hasStarted.wait()
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await fixture.jobStates() == ["job": "waiting 0"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `node numbers are held by one process at a time`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let other = try await fixture.reopen()
            let leases = try await withThrowingTaskGroup(of: NodeLease.self) { group in
                for number in 0..<16 {
                    let database = number % 2 == 0 ? fixture.database : other
                    group.addTask { try await NodeLease.acquire(database: database, owner: "owner \(number)") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(leases.map(\.number)) == Set(0..<16))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a node that did not renew in time has lost its number, which rests before somebody else has it`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine) { fixture in
            try await fixture.database.write { transaction in
                let late = fixture.clock.now + .days(1)
                let taken = (1..<IDGenerator.nodeLimit).map {
                    [SQLValue.integer(Int64($0)), .text("x"), late.sqlValue]
                }
                try transaction.insert(
                    into: "nodes", [.integer("number"), .text("owner"), .integer("lease_until")], taken)
            }
            let lease = try await NodeLease.acquire(database: fixture.database, owner: "first")
            #expect(lease.number == 0 && lease.isHeld)
            for _ in 0..<4 {
                fixture.clock.advance(by: NodeLease.renewalInterval)
                try await lease.renew()
            }
            await #expect(throws: NodeLeaseError.noneFree) {
                try await NodeLease.acquire(database: fixture.database, owner: "second")
            }
            fixture.clock.advance(by: NodeLease.duration)
            #expect(!lease.isHeld)
            await #expect(throws: NodeLeaseError.lost(number: 0)) { try await lease.renew() }
            fixture.clock.advance(by: NodeLease.quarantine)
            await #expect(throws: NodeLeaseError.noneFree) {
                try await NodeLease.acquire(database: fixture.database, owner: "second")
            }
            fixture.clock.advance(by: .milliseconds(1))
            #expect(try await NodeLease.acquire(database: fixture.database, owner: "second").number == 0)
            await #expect(throws: NodeLeaseError.lost(number: 0)) { try await lease.renew() }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a fault while renewing is no loss before the lease ends`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let lease = try await NodeLease.acquire(database: fixture.database, owner: "first")
            fixture.log.plan(.forGood(nth: 1))
            await #expect(throws: DatabaseError.self) { try await lease.renew() }
            #expect(lease.isHeld)
            fixture.log.endPlan()
            fixture.clock.advance(by: .seconds(29))
            try await lease.renew()
            try await lease.release()
            #expect(!lease.isHeld)
            #expect(try await NodeLease.acquire(database: fixture.database, owner: "second").number == 1)
        }
    }
}

extension DatabaseFixture {
    fileprivate func leaseEnd() async throws -> Int64 {
        try await database.read { session in
            try #require(try session.first("SELECT lease_until FROM jobs WHERE state = 'running'"))[0]
        }
    }
}
