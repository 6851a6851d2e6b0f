import Cryptography
import Database
import Demo
import Identity
import Kernel
import Payments
import Synchronization
import TestSupport
import Workflows

/// What a gateway was told, and how often it shall fail before it listens.
final class ToldGateway: Sendable {
    struct Deaf: Error {}

    private let state: Mutex<(payments: [Payment], refunds: [Refund], faults: Int)>

    init(faults: Int = 0) { state = Mutex(([], [], faults)) }

    var payments: [Payment] { state.withLock { $0.payments } }
    var refunds: [Refund] { state.withLock { $0.refunds } }

    var gateway: Demo.Gateway {
        Demo.Gateway(name: "sandbox") { [self] payments, refunds, _ in
            try state.withLock { state in
                if state.faults > 0 {
                    state.faults -= 1
                    throw Deaf()
                }
                state.payments += payments
                state.refunds += refunds
            }
        }
    }
}

extension DatabaseFixture {
    /// The demo on this database, by the fixture's clock.
    func demo(
        _ scale: Demo.Scale, _ gateway: ToldGateway = ToldGateway(),
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) -> Demo {
        var configuration = Identity.Configuration()
        configuration.isDemo = true
        let identity = Identity(
            database: database, configuration: configuration,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1)), sender: .none)
        return Demo(
            shop: Shop(database: database, gateways: []), identity: identity, node: 1, scale: scale,
            gateway: gateway.gateway, progress: progress)
    }

    func rows(_ query: SQL) async throws -> [[SQLValue]] {
        try await database.read { try $0.rows(query).map(\.values) }
    }

    func counts(_ query: SQL) async throws -> [String: Int] {
        let found: [(String, Int)] = try await database.read { session in
            try session.rows(query).map { (try $0[0], try $0[1]) }
        }
        return Dictionary(uniqueKeysWithValues: found)
    }
}

func withDemo(_ engine: TestEngine, _ body: (DatabaseFixture) async throws -> Void) async throws {
    try await withDatabase(engine, migrations: Shop.migrations + IdentityMigrations.all, body)
}
