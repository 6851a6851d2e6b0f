import Database
import Dispatch
import Foundation
import PostgresEngine
import SQLiteEngine
import TestSupport
import Testing

/// More callers than a queue holds: the surplus is told so at once, everybody else is served, nothing is lost.
@Suite struct QueueTests {
    static let limit = 8
    static let callers = 40

    @Test(arguments: TestEngine.all)
    func `a full write queue turns the surplus away and drains`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let small = try await smallEngine(fixture)
            let gate = Gate()
            let outcomes = try await withThrowingTaskGroup(of: (Int, DatabaseError.Kind?).self) { group in
                group.addTask {
                    try await small.write { transaction in
                        gate.hold()
                        try Accounts.insert(1_000, transaction)
                    }
                    return (1_000, nil)
                }
                await gate.isHeld()
                for id in 1...Self.callers {
                    group.addTask {
                        (id, try await errorKind { try await small.write { try Accounts.insert(id, $0) } })
                    }
                }
                return try await Self.collect(&group, openingAfter: Self.callers - Self.limit, gate)
            }
            #expect(outcomes.filter { $0.value == .unavailable }.count == Self.callers - Self.limit)
            let served = outcomes.filter { $0.value == nil }.map(\.key).sorted()
            #expect(served.count == Self.limit + 1)
            #expect(try await Accounts.ids(fixture.database) == served)
            // Drained: there is room for as many again.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 2_000..<2_000 + Self.limit {
                    group.addTask { try await small.write { try Accounts.insert(id, $0) } }
                }
                try await group.waitForAll()
            }
            #expect(try await Accounts.ids(fixture.database).count == served.count + Self.limit)
            await small.shutdown()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a full read queue turns the surplus away and drains`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let small = try await smallEngine(fixture)
            let gate = Gate()
            let outcomes = try await withThrowingTaskGroup(of: (Int, DatabaseError.Kind?).self) { group in
                group.addTask {
                    try await small.read { _ in gate.hold() }
                    return (0, nil)
                }
                await gate.isHeld()
                for number in 1...Self.callers {
                    group.addTask {
                        let kind = try await errorKind {
                            let seven = try await small.read { try $0.first("SELECT 7").map { try $0[0] as Int } }
                            #expect(seven == 7)
                        }
                        return (number, kind)
                    }
                }
                return try await Self.collect(&group, openingAfter: Self.callers - Self.limit, gate)
            }
            #expect(outcomes.filter { $0.value == nil }.count == Self.limit + 1)
            #expect(outcomes.filter { $0.value == .unavailable }.count == Self.callers - Self.limit)
            await small.shutdown()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a full batch queue turns the surplus away, and all others are answered`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let gate = Gate()
            // Nobody is sent away for having waited: that is another refusal.
            let batcher = Batcher<Int, Int>(database: fixture.database, waitLimit: .seconds(3_600)) {
                requests, transaction in
                if requests == [0] { gate.hold() }
                for id in requests { try Accounts.insert(id, transaction) }
                return requests.map { -$0 }
            }
            let (limit, surplus) = (Batcher<Int, Int>.queueLimit, 100)
            let outcomes = try await withThrowingTaskGroup(of: (Int, DatabaseError.Kind?).self) { group in
                group.addTask { (0, try await errorKind { _ = try await batcher.submit(0) }) }
                await gate.isHeld()
                for id in 1...limit + surplus {
                    group.addTask {
                        let kind = try await errorKind {
                            let answer = try await batcher.submit(id)
                            #expect(answer == -id)
                        }
                        return (id, kind)
                    }
                }
                return try await Self.collect(&group, openingAfter: surplus, gate)
            }
            #expect(outcomes.filter { $0.value == .unavailable }.count == surplus)
            let served = outcomes.filter { $0.value == nil }.map(\.key).sorted()
            #expect(served.count == limit + 1)
            #expect(try await Accounts.ids(fixture.database) == served)
        }
    }

    /// Waits for everybody, and opens the gate as soon as so many were turned away.
    private static func collect(
        _ group: inout ThrowingTaskGroup<(Int, DatabaseError.Kind?), any Error>, openingAfter refusals: Int,
        _ gate: Gate
    ) async throws -> [Int: DatabaseError.Kind?] {
        var outcomes: [Int: DatabaseError.Kind?] = [:]
        var left = refusals
        while let (id, kind) = try await group.next() {
            outcomes.updateValue(kind, forKey: id)
            guard kind != nil else { continue }
            left -= 1
            if left == 0 { gate.open() }
        }
        return outcomes
    }

    /// An engine on the same database with one thread of each kind and a short queue.
    private func smallEngine(_ fixture: DatabaseFixture) async throws -> any DatabaseEngine {
        switch fixture.engine {
        case .sqlite: try await SQLiteEngine(path: fixture.location, readerCount: 1, queueLimit: Self.limit)
        case .postgres:
            try await PostgresEngine(url: fixture.location, writerCount: 1, readerCount: 1, queueLimit: Self.limit)
        }
    }
}

/// Keeps an engine's thread busy until the test opens it.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let (entered, entry) = AsyncStream.makeStream(of: Void.self)

    /// On the engine's thread.
    func hold() {
        entry.finish()
        semaphore.wait()
    }

    /// Returns once the thread stands at the gate.
    func isHeld() async {
        for await _ in entered {}
    }

    func open() { semaphore.signal() }
}
