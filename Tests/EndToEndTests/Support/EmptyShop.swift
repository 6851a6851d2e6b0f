import Database
import Foundation
import Identity
import TestSupport
import Workflows

/// A migrated database in which nobody has done anything yet, for real processes.
struct EmptyShop: Sendable {
    let base: DatabaseFixture
    let arguments: [String]

    var shop: Shop { Shop(database: base.database, gateways: []) }

    func start(_ extra: [String] = []) throws -> ServerProcess {
        try ServerProcess(["serve", "--port", "0"] + arguments + extra)
    }

    /// A server that ends by itself.
    func refuse(_ extra: [String] = []) throws -> (code: Int32, output: String) {
        try ServerProcess.run(["serve", "--port", "0"] + arguments + extra)
    }

    func rows(_ query: SQL) async throws -> [[SQLValue]] {
        try await base.database.read { try $0.rows(query).map(\.values) }
    }
}

func withEmptyShop<Value>(_ engine: TestEngine, _ body: (EmptyShop) async throws -> Value) async throws -> Value {
    try await withDatabase(engine, migrations: Shop.migrations + IdentityMigrations.all) { base in
        var arguments = ["--data", base.directory.path(percentEncoded: false)]
        if engine == .postgres { arguments += ["--database-url", base.location] }
        return try await body(EmptyShop(base: base, arguments: arguments))
    }
}
