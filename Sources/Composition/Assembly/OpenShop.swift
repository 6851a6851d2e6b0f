import Cryptography
import Database
import Foundation
import Identity
import Kernel
import Logging
import Payments
import PostgresEngine
import SQLiteEngine
import Workflows

/// An open database with its node number: what every command begins with.
struct OpenShop: Sendable {
    /// The whole schema.
    static let migrations = Shop.migrations + IdentityMigrations.all

    let database: Database
    let lease: NodeLease
    let owner: String
    /// What was pending when it was opened.
    let applied: [String]

    /// A command that works on a shop which is there found none, or an older one.
    enum Refusal: ExpectedError {
        case noShop(place: String)
        case behind(pendingCount: Int)

        var kind: ErrorKind { .conflict }
        var code: String {
            switch self {
            case .noShop: "no_shop"
            case .behind: "migrations_pending"
            }
        }
        var detail: String {
            switch self {
            case .noShop(let place): "There is no shop in \(place)."
            case .behind(let count):
                "The database is behind this program by \(count) migrations: run `zhanggui migrate` first."
            }
        }
    }

    /// Opens, migrates under a lock, and leases a node number for ids.
    ///
    /// - Parameter isMade: whether the shop must be there already: then nothing is made and nothing migrated.
    static func open(_ location: DatabaseLocation, isMade: Bool = false, readers: Int = 4) async throws -> OpenShop {
        let engine: any DatabaseEngine
        switch location {
        case .embedded(let directory):
            let path = directory.appending(path: "zhanggui.sqlite").path(percentEncoded: false)
            if !isMade {
                try DataDirectory.make(directory)
            } else if !FileManager.default.fileExists(atPath: path) {
                throw Refusal.noShop(place: directory.path(percentEncoded: false))
            }
            engine = try await SQLiteEngine(path: path, readerCount: readers)
        case .postgres(let url):
            engine = try await PostgresEngine(url: url)
        }
        do {
            return try await finish(engine, isMade: isMade)
        } catch {
            await engine.shutdown()
            throw error
        }
    }

    private static func finish(_ engine: any DatabaseEngine, isMade: Bool) async throws -> OpenShop {
        // Migrating makes no ids that are kept; the leased number makes the real ones.
        let unleased = Database(engine: engine, clock: .system, ids: IDGenerator(clock: .system, node: 0))
        if isMade {
            let pending = try await unleased.pendingMigrations(migrations)
            if pending.count == migrations.count { throw Refusal.noShop(place: "this database") }
            if !pending.isEmpty { throw Refusal.behind(pendingCount: pending.count) }
        }
        let applied = try await unleased.migrate(migrations)
        let owner = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"
        let lease = try await NodeLease.acquire(database: unleased, owner: owner)
        let ids = IDGenerator(clock: .system, node: lease.number)
        return OpenShop(
            database: Database(engine: engine, clock: .system, ids: ids), lease: lease, owner: owner, applied: applied)
    }

    func close() async {
        // A lease that cannot be given back runs out by itself.
        try? await lease.release()
        await database.engine.shutdown()
    }

    /// Opens, works, closes: for commands that run beside `serve`.
    static func with<Value>(
        _ location: DatabaseLocation, isMade: Bool = false, _ body: (OpenShop) async throws -> Value
    ) async throws -> Value {
        let opened = try await open(location, isMade: isMade, readers: 1)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(opened))
        } catch {
            result = .failure(error)
        }
        await opened.close()
        return try result.get()
    }

    /// A shop for commands that call no gateway.
    var shop: Shop { Shop(database: database, gateways: []) }

    /// - Parameter logsCodes: verification codes go to the log, where whoever reads it can sign in as anybody;
    ///   otherwise there is no way to a phone yet, and asking for a code is refused.
    func identity(
        isDemo: Bool = false, logsCodes: Bool = false, isSecondFactorRequired: Bool = true, logger: Logger
    ) -> Identity {
        var configuration = Identity.Configuration()
        configuration.isSecondFactorRequiredOfStaff = isSecondFactorRequired
        configuration.isDemo = isDemo
        if isDemo {
            configuration.addressRule = nil
            configuration.codeAddressRule = nil
        }
        return Identity(
            database: database, configuration: configuration, passwords: PasswordHasher(),
            sender: isDemo || logsCodes ? .log { logger.notice("\($0)") } : .none)
    }
}
