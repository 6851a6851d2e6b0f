import Database
import Kernel
import TestSupport
import Testing

@Suite struct JobTests {
    @Test(arguments: TestEngine.all)
    func `a job runs once, when it is due`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let done = Shared<[String]>([])
            let runner = fixture.runner("one") { job in done.update { $0.append(job.payload) } }
            try await fixture.enqueue("now", "later", delays: ["later": .minutes(5)])
            #expect(try await runner.runDue() == 1)
            #expect(try await runner.runDue() == 0)
            fixture.clock.advance(by: .minutes(5))
            #expect(try await runner.runDue() == 1)
            #expect(done.value == ["now", "later"])
            #expect(try await fixture.jobStates() == ["now": "done 1", "later": "done 1"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a second job of the same kind and key is dropped until the first has ended`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let done = Shared<[String]>([])
            let runner = fixture.runner("one") { job in
                done.update { $0.append(job.payload) }
                if job.payload == "1" { try await fixture.enqueue("while running", uniqueKey: "k") }
            }
            try await fixture.enqueue("1", "2", uniqueKey: "k")
            try await fixture.enqueue("3", uniqueKey: "k")
            try await fixture.enqueue("4", uniqueKey: "other")
            try await fixture.enqueue("5", kind: "foreign", uniqueKey: "k")
            while try await runner.runDue() > 0 {}
            #expect(done.value.sorted() == ["1", "4"])
            try await fixture.enqueue("6", uniqueKey: "k")
            while try await runner.runDue() > 0 {}
            #expect(done.value.sorted() == ["1", "4", "6"])
            #expect(try await fixture.jobStates()["5"] == "waiting 0")
        }
    }

    @Test(arguments: TestEngine.all)
    func `two runners share the jobs and never hold the same one`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let other = try await fixture.reopen()
            let running = Shared<Set<String>>([])
            let runs = Shared<[String: Int]>([:])
            let payloads = (0..<120).map { "job \($0)" }
            try await fixture.enqueue(payloads)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (name, database) in [("one", fixture.database), ("two", other)] {
                    for lane in 0..<2 {
                        group.addTask {
                            let runner = fixture.runner("\(name) \(lane)", database: database) { job in
                                #expect(running.update { $0.insert(job.payload).inserted })
                                await Task.yield()
                                runs.update { $0[job.payload, default: 0] += 1 }
                                running.update { _ = $0.remove(job.payload) }
                            }
                            while try await runner.runDue() > 0 {}
                        }
                    }
                }
                try await group.waitForAll()
            }
            let last = fixture.runner("last") { job in runs.update { $0[job.payload, default: 0] += 1 } }
            while try await last.runDue() > 0 {}
            #expect(runs.value.count == payloads.count && runs.value.values.allSatisfy { $0 == 1 })
            #expect(Set(try await fixture.jobStates().values) == ["done 1"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failing job comes back after its pause and dies at its limit`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let isFailing = Shared(true)
            let runner = fixture.runner("one", seed: 7) { _ in if isFailing.value { throw Refusal() } }
            let pauses = Backoff(jitter: .seeded(7))
            try await fixture.enqueue("bad", uniqueKey: "k", attemptLimit: 3)
            for attempt in 1...2 {
                #expect(try await runner.runDue() == 1)
                let pause = pauses.pause(after: attempt)
                fixture.clock.advance(by: pause - .milliseconds(1))
                #expect(try await runner.runDue() == 0)
                fixture.clock.advance(by: .milliseconds(1))
            }
            #expect(try await runner.runDue() == 1)
            fixture.clock.advance(by: .days(1))
            #expect(try await runner.runDue() == 0)
            let archive = JobArchive(database: fixture.database)
            let dead = try #require(try await archive.dead().items.first)
            #expect(dead.payload == "bad" && dead.attempts == 3 && dead.lastError == "Refusal()")
            #expect(dead.uniqueKey == "k")

            isFailing.update { $0 = false }
            try await archive.retry(dead.id, by: .system("test"))
            await #expect(throws: NotFound("dead job")) { try await archive.retry(dead.id, by: .system("test")) }
            #expect(try await runner.runDue() == 1)
            #expect(try await fixture.jobStates() == ["bad": "done 1"])
            #expect(try await archive.dead().items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a dead job that was replaced stays dead, and can be dropped`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let runner = fixture.runner("one") { _ in throw Refusal() }
            try await fixture.enqueue("old", uniqueKey: "k", attemptLimit: 1)
            #expect(try await runner.runDue() == 1)
            try await fixture.enqueue("new", uniqueKey: "k")
            let archive = JobArchive(database: fixture.database)
            let dead = try #require(try await archive.dead().items.first)
            await #expect(throws: DeadJobError.replaced) { try await archive.retry(dead.id, by: .system("test")) }
            #expect(try await fixture.jobStates() == ["old": "dead 1", "new": "waiting 0"])
            try await archive.drop(dead.id, by: .system("test"))
            await #expect(throws: NotFound("dead job")) { try await archive.drop(dead.id, by: .system("test")) }
            #expect(try await fixture.jobStates() == ["new": "waiting 0"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `dead jobs are listed by pages, the latest first, and done ones are swept`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let runner = fixture.runner("one") { job in if job.payload != "good" { throw Refusal() } }
            for payload in ["1", "2", "good", "3"] {
                try await fixture.enqueue(payload, attemptLimit: 1)
                #expect(try await runner.runDue() == 1)
                fixture.clock.advance(by: .seconds(1))
            }
            let archive = JobArchive(database: fixture.database)
            let limit = try #require(PageLimit(2))
            let first = try await archive.dead(limit: limit)
            let second = try await archive.dead(after: first.next, limit: limit)
            #expect((first.items + second.items).map(\.payload) == ["3", "2", "1"] && second.next == nil)
            #expect(try await archive.sweep() == 0)
            fixture.clock.advance(by: JobArchive.retention)
            #expect(try await archive.sweep() == 1)
            #expect(try await fixture.jobStates().keys.sorted() == ["1", "2", "3"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `waiting jobs are listed by pages, the one that is due first before all`(engine: TestEngine) async throws {
        try await withDatabase(engine) { fixture in
            let archive = JobArchive(database: fixture.database)
            #expect(try await archive.waiting().items.isEmpty)
            let now = fixture.clock.now
            try await fixture.database.write { transaction in
                let waits: [(payload: String, seconds: Int)] = [("c", 9), ("a", 1), ("b", 1), ("d", 9)]
                for wait in waits {
                    try transaction.enqueue(
                        Job(
                            kind: "test", payload: wait.payload, uniqueKey: "k-\(wait.payload)",
                            dueAt: now + .seconds(Int64(wait.seconds)), attemptLimit: 5))
                }
            }
            var (cursor, jobs): (Cursor?, [WaitingJob]) = (nil, [])
            repeat {
                let page = try await archive.waiting(after: cursor, limit: PageLimit(clamping: 1))
                jobs += page.items
                cursor = page.next
            } while cursor != nil
            #expect(jobs.map(\.payload) == ["a", "b", "c", "d"])
            #expect(jobs.map(\.uniqueKey) == ["k-a", "k-b", "k-c", "k-d"])
            #expect(jobs.allSatisfy { $0.attempts == 0 && $0.attemptLimit == 5 && $0.lastError == nil })
            #expect(jobs.map(\.dueAt) == [1, 1, 9, 9].map { now + .seconds($0) })
            // One that failed waits for its next attempt, and says why; what runs or is done is not here.
            fixture.clock.advance(by: .seconds(1))
            let runner = fixture.runner("one") { job in if job.payload == "a" { throw Refusal() } }
            #expect(try await runner.runDue() == 2)
            let left = try await archive.waiting().items
            #expect(Set(left.map(\.payload)) == ["a", "c", "d"])
            let failed = try #require(left.first { $0.payload == "a" })
            #expect(failed.attempts == 1 && failed.lastError == "Refusal()")
        }
    }

    @Test func `pauses double with half of them jitter, and a seed repeats them`() {
        let backoff = Backoff(first: .seconds(2), limit: .minutes(1), jitter: .seeded(42))
        let again = Backoff(first: .seconds(2), limit: .minutes(1), jitter: .seeded(42))
        let wholes: [Int64] = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
        var pauses: [Int64] = []
        for (index, whole) in wholes.enumerated() {
            let pause = backoff.pause(after: index + 1)
            #expect(pause == again.pause(after: index + 1))
            #expect((whole / 2...whole).contains(pause.milliseconds))
            pauses.append(pause.milliseconds)
        }
        #expect(pauses != Backoff(first: .seconds(2), limit: .minutes(1), jitter: .seeded(43)).pauses(wholes.count))
        let (least, most) = (Backoff(jitter: Jitter { _ in 0 }), Backoff(jitter: Jitter { $0 - 1 }))
        #expect(least.pause(after: 1) == .seconds(1) && most.pause(after: 1) == .seconds(2))
        #expect(most.pause(after: 1_000) == .hours(1))
    }
}

extension Backoff {
    fileprivate func pauses(_ count: Int) -> [Int64] { (1...count).map { pause(after: $0).milliseconds } }
}
