import Database
import Kernel
import Synchronization

/// The sessions of browsers that were looked at a moment ago, so that each part of a visit does not ask for them again.
///
/// What this process writes ends what is known, whatever it is: who signs out is out with the answer. What another
/// process writes is seen a second later at most.
final class RecentSessions: Sendable {
    static let lifetime: Duration = .seconds(1)
    /// Sessions of one generation; the older one is dropped when the younger one is full.
    static let limit = 4_096

    fileprivate struct Known {
        let row: SessionStore.BrowserRow
        let readAt: Timestamp
    }

    fileprivate struct Generations {
        var writeCount = 0
        var young: [String: Known] = [:]
        var old: [String: Known] = [:]
    }

    private let database: Database
    private let generations = Mutex(Generations())

    init(database: Database) {
        self.database = database
    }

    /// - Parameter read: looks in the database; what it finds is remembered, and that it finds nothing is not.
    func row(
        _ hash: String, at now: Timestamp,
        or read: @escaping @Sendable (Session) throws -> SessionStore.BrowserRow?
    ) async throws -> SessionStore.BrowserRow? {
        // Before the read: a write that ends while it runs is one that it may not have seen.
        let writeCount = database.writeCount
        if let known = generations.withLock({ $0.known(hash, at: now, after: writeCount) }) { return known }
        guard let row = try await database.read(read) else { return nil }
        generations.withLock { $0.keep(Known(row: row, readAt: now), as: hash, after: writeCount) }
        return row
    }
}

extension RecentSessions.Generations {
    func known(_ hash: String, at now: Timestamp, after writeCount: Int) -> SessionStore.BrowserRow? {
        guard self.writeCount == writeCount, let known = young[hash] ?? old[hash],
            (known.readAt...known.readAt + RecentSessions.lifetime).contains(now)
        else { return nil }
        return known.row
    }

    mutating func keep(_ known: RecentSessions.Known, as hash: String, after writeCount: Int) {
        guard writeCount >= self.writeCount else { return }
        if writeCount > self.writeCount { (self.writeCount, young, old) = (writeCount, [:], [:]) }
        if young.count >= RecentSessions.limit { (young, old) = ([:], young) }
        young[hash] = known
    }
}
