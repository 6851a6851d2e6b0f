import Database
import Dispatch
import Synchronization
import TestSupport
import Testing

@Suite struct BatcherWaitTests {
    @Test(arguments: TestEngine.all)
    func `who waited too long for a batch is sent away, and nothing is done for them`(engine: TestEngine) async throws {
        try await withAccounts(engine) { fixture in
            let held = Atomic(false)
            let release = DispatchSemaphore(value: 0)
            let batcher = Batcher<Int, Int>(
                database: fixture.database, waitLimit: .milliseconds(20)
            ) { ids, transaction in
                if ids == [1] {
                    held.store(true, ordering: .releasing)
                    release.wait()
                }
                for id in ids { try Accounts.insert(id, transaction) }
                return ids
            }
            let kinds = try await withThrowingTaskGroup(of: DatabaseError.Kind?.self) { group in
                group.addTask { try await errorKind { _ = try await batcher.submit(1) } }
                while !held.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(1)) }
                for id in 2...6 { group.addTask { try await errorKind { _ = try await batcher.submit(id) } } }
                while batcher.waitingCount < 5 { try await Task.sleep(for: .milliseconds(1)) }
                try await Task.sleep(for: .milliseconds(30))
                release.signal()
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.count { $0 == nil } == 1)
            #expect(kinds.count { $0 == .unavailable } == 5)
            #expect(try await Accounts.ids(fixture.database) == [1])
            #expect(try await batcher.submit(100) == 100)
        }
    }
}
