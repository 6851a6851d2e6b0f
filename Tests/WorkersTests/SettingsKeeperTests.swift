import Database
import Kernel
import Synchronization
import Testing
import Workers

@Suite struct SettingsKeeperTests {
    private struct Over: Error {}

    @Test func `it looks again and again, also after a database that did not answer`() async throws {
        let looks = Mutex(0)
        let keeper = SettingsKeeper(
            sleep: { _ in if looks.withLock({ $0 }) == 3 { throw Over() } },
            refresh: {
                let count = looks.withLock { looks in
                    looks += 1
                    return looks
                }
                if count == 2 { throw DatabaseError.unavailable("gone") }
            })
        await #expect(throws: Over.self) { try await keeper.run() }
        #expect(looks.withLock { $0 } == 3)
    }
}
