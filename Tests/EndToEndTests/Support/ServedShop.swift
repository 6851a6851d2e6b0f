import AsyncHTTPClient
import Database
import Foundation
import Identity
import Kernel
import TestSupport
import Workflows

/// A shop with goods whose database real server processes use.
struct ServedShop: Sendable {
    let fixture: ShopFixture
    let client: HTTPClient
    let arguments: [String]

    static let environment = ["ZHANGGUI_ADDRESS_RATE": "0"]

    func start(_ extra: [String] = [], environment: [String: String] = [:]) throws -> ServerProcess {
        try ServerProcess(
            ["serve", "--port", "0"] + arguments + extra,
            environment: Self.environment.merging(environment) { $1 })
    }

    func api(_ server: ServerProcess) -> APIClient { APIClient(http: client, baseURL: server.baseURL) }

    /// `zhanggui reconcile` as an administrator runs it.
    func reconcile() throws -> (code: Int32, output: String) {
        try ServerProcess.run(["reconcile"] + arguments)
    }
}

/// Makes a shop with the whole schema, lets the test start servers on it, and reconciles at the end.
func withServedShop(_ engine: TestEngine, _ body: (ServedShop) async throws -> Void) async throws {
    let client = HTTPClient(eventLoopGroupProvider: .singleton)
    do {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            // The servers go by the real time: an order of the fixture must not be long overdue for them.
            fixture.clock.set(Clock.system.now())
            let arguments: [String]
            switch engine {
            case .sqlite: arguments = ["--data", fixture.base.directory.path(percentEncoded: false)]
            case .postgres:
                arguments = [
                    "--data", fixture.base.directory.path(percentEncoded: false), "--database-url",
                    fixture.base.location,
                ]
            }
            try await body(ServedShop(fixture: fixture, client: client, arguments: arguments))
        }
    } catch {
        try await client.shutdown()
        throw error
    }
    try await client.shutdown()
}
