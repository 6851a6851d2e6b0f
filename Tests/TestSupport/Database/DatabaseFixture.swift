public import Database
public import Foundation
import Kernel
import PostgresEngine
import SQLiteEngine
import Synchronization

/// A fresh, migrated database with a clock that the test turns.
public struct DatabaseFixture: Sendable {
    public let engine: TestEngine
    public let database: Database
    public let clock: ManualClock
    /// What the engine of `database` sends, and where a test plans faults.
    public let log: StatementLog
    /// Where the database is: the path of the file, or a `postgres://` address.
    public let location: String
    /// A directory of the test's own, removed after it.
    public let directory: URL
    private let reopened = OpenEngines()

    /// A second program on the same database, as after a restart or on another node.
    ///
    /// - Parameter log: what the new engine reports to; by default nobody.
    public func reopen(node: Int = 2, log: StatementLog? = nil) async throws -> Database {
        let engine = try await Self.open(engine, at: location, observer: log?.observer)
        reopened.add(engine)
        return Database(engine: engine, clock: clock.clock, ids: IDGenerator(clock: clock.clock, node: node))
    }

    fileprivate init(_ engine: TestEngine, location: String, directory: URL) async throws {
        let log = StatementLog()
        let clock = ManualClock()
        let opened = try await Self.open(engine, at: location, observer: log.observer)
        self.engine = engine
        self.location = location
        self.directory = directory
        self.log = log
        self.clock = clock
        database = Database(engine: opened, clock: clock.clock, ids: IDGenerator(clock: clock.clock, node: 1))
    }

    fileprivate func close() async {
        await database.engine.shutdown()
        for engine in reopened.all { await engine.shutdown() }
    }

    fileprivate static func open(
        _ engine: TestEngine, at location: String, observer: StatementObserver? = nil
    ) async throws -> any DatabaseEngine {
        switch engine {
        case .sqlite: try await SQLiteEngine(path: location, readerCount: 2, observer: observer)
        case .postgres: try await PostgresEngine(url: location, writerCount: 2, readerCount: 2, observer: observer)
        }
    }
}

private final class OpenEngines: Sendable {
    private let engines = Mutex<[any DatabaseEngine]>([])

    var all: [any DatabaseEngine] { engines.withLock { $0 } }
    func add(_ engine: any DatabaseEngine) { engines.withLock { $0.append(engine) } }
}

/// Runs a test on a fresh database that has these migrations (and those of Database, which need not be named).
///
///     @Test(arguments: TestEngine.all)
///     func `a shipped order cannot be cancelled`(engine: TestEngine) async throws {
///         try await withDatabase(engine, migrations: OrdersMigrations.all) { fixture in … }
///     }
public func withDatabase<Value>(
    _ engine: TestEngine, migrations: [Migration] = [], _ body: (DatabaseFixture) async throws -> Value
) async throws -> Value {
    let named = Set(migrations.map(\.label))
    let all = DatabaseMigrations.all.filter { !named.contains($0.label) } + migrations
    let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    if engine == .postgres { await PostgresForTests.turnstile.enter() }
    defer { if engine == .postgres { PostgresForTests.turnstile.leave() } }
    let location = try await DatabaseTemplates.shared.copy(engine, all, into: directory)
    do {
        let fixture = try await DatabaseFixture(engine, location: location, directory: directory)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(fixture))
        } catch {
            result = .failure(error)
        }
        await fixture.close()
        try await DatabaseTemplates.shared.remove(engine, location)
        return try result.get()
    }
}

/// Opens a database for the short time of migrating it.
func migrate(_ engine: TestEngine, at location: String, _ migrations: [Migration]) async throws {
    let opened = try await DatabaseFixture.open(engine, at: location)
    let clock = ManualClock().clock
    let database = Database(engine: opened, clock: clock, ids: IDGenerator(clock: clock, node: 0))
    do {
        try await database.migrate(migrations)
    } catch {
        await opened.shutdown()
        throw error
    }
    await opened.shutdown()
}
