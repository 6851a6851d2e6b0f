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

    static let secret = ["ZHANGGUI_SANDBOX_SECRET": "a secret that is long enough for the tests"]

    /// The sandbox gateway, as a process of its own.
    ///
    /// - Parameter script: the faults that it plays.
    func startGateway(script: String = "") throws -> ServerProcess {
        let faults = fixture.base.directory.appending(path: "faults.txt")
        try Data(script.utf8).write(to: faults)
        let directory = fixture.base.directory.appending(path: "gateway").path(percentEncoded: false)
        return try ServerProcess(
            ["sandbox-gateway", "--port", "0", "--data", directory, "--script", faults.path],
            environment: Self.secret)
    }

    /// A server that takes payments there. Its port must be known before it starts, because the gateway posts there.
    func start(
        payingAt gateway: ServerProcess, port: Int? = nil, environment: [String: String] = [:]
    ) throws -> ServerProcess {
        let port = try port ?? FreePort.take()
        let own = [
            "--port", String(port), "--public-url", "http://127.0.0.1:\(port)", "--sandbox-gateway", gateway.baseURL,
        ]
        return try start(own, environment: Self.secret.merging(environment) { $1 })
    }

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
    let client = APIClient.makeHTTP()
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
