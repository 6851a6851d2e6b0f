import Database
import Foundation
import Identity
import Kernel
import PostgresEngine
import SQLiteEngine
import Workflows

/// A database of the run, by its name: made, copied and removed here, opened where it is used.
struct Store: Sendable {
    let engine: EngineName
    let name: String
    let bench: Workbench

    static let migrations = Shop.migrations + IdentityMigrations.all

    /// Where the shop's data directory would be.
    var directory: String { bench.path(name) }
    var path: String { "\(directory)/zhanggui.sqlite" }

    /// The address of a PostgreSQL database.
    var url: String {
        guard var components = URLComponents(string: bench.postgres) else { return bench.postgres }
        components.path = "/bench_\(sqlName)"
        return components.string ?? bench.postgres
    }

    /// How `zhanggui` is told where its data are.
    var arguments: [String] {
        engine == .postgres ? ["--data", directory, "--database-url", url] : ["--data", directory]
    }

    private var sqlName: String { name.replacing("-", with: "_") }

    /// Makes it anew, with the whole schema.
    static func make(_ engine: EngineName, _ name: String, _ bench: Workbench) async throws -> Store {
        let store = Store(engine: engine, name: name, bench: bench)
        try await store.remove()
        try FileManager.default.createDirectory(atPath: store.directory, withIntermediateDirectories: true)
        if engine == .postgres { try await store.psql("CREATE DATABASE bench_\(store.sqlName)") }
        _ = try await store.with { try await $0.migrate(Self.migrations) }
        return store
    }

    /// A copy under another name; nobody may have this one open.
    func copy(_ other: String) async throws -> Store {
        let copy = Store(engine: engine, name: other, bench: bench)
        try await copy.remove()
        if engine == .postgres {
            try FileManager.default.createDirectory(atPath: copy.directory, withIntermediateDirectories: true)
            try await psql("CREATE DATABASE bench_\(copy.sqlName) TEMPLATE bench_\(sqlName)")
        } else {
            try FileManager.default.copyItem(atPath: directory, toPath: copy.directory)
        }
        return copy
    }

    func remove() async throws {
        if engine == .postgres { try await psql("DROP DATABASE IF EXISTS bench_\(sqlName) WITH (FORCE)") }
        if FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.removeItem(atPath: directory)
        }
    }

    /// Lets a PostgreSQL server know what its tables hold, and clears the log of changes: both sides start alike.
    func settle() async throws {
        guard engine == .postgres else { return }
        try await Command.run("psql", ["-qX", "-d", url, "-c", "ANALYZE", "-c", "CHECKPOINT"], in: bench.directory)
    }

    private func psql(_ statement: String) async throws {
        try await Command.run("psql", ["-qX", "-d", bench.postgres, "-c", statement], in: bench.directory)
    }

    func open(node: Int = 1) async throws -> Database {
        let opened: any DatabaseEngine =
            engine == .postgres ? try await PostgresEngine(url: url) : try await SQLiteEngine(path: path)
        return Database(engine: opened, clock: .system, ids: IDGenerator(clock: .system, node: node))
    }

    /// Opens, works, closes.
    func with<Value>(_ body: (Database) async throws -> Value) async throws -> Value {
        let database = try await open()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        await database.engine.shutdown()
        return try result.get()
    }
}
