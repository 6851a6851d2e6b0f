import Cryptography
import Database
import Demo
import Identity
import Kernel
import Payments
import Simulator
import TestSupport
import Workflows

/// A demo with its past, on a gateway that does what it is told, whose shoppers go on.
struct LivelyShop: Sendable {
    let base: DatabaseFixture
    let gateway: ScriptedGateway
    let shop: Shop
    let identity: Identity
    let demo: Demo

    static func make(_ base: DatabaseFixture, orders: Int) async throws -> LivelyShop {
        let gateway = ScriptedGateway(clock: base.clock.clock)
        var configuration = Identity.Configuration()
        configuration.isDemo = true
        let identity = Identity(
            database: base.database, configuration: configuration,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1)), sender: .none)
        let shop = Shop(database: base.database, gateways: [gateway.gateway])
        let demo = Demo(
            shop: shop, identity: identity, node: 1, scale: Demo.Scale(orders: orders, seed: 5),
            gateway: ToldGateway().gateway)
        try await demo.sow()
        return LivelyShop(base: base, gateway: gateway, shop: shop, identity: identity, demo: demo)
    }

    func crowd(
        pace: Int, seed: UInt64 = 21, pay: Crowd.Pay? = nil, tell: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Crowd {
        let scripted: Crowd.Pay = { [gateway] payment, choice in
            if choice == .fail { gateway.failPayment(payment.id) } else { gateway.pay(payment.id) }
        }
        return try await demo.crowd(pace: pace, seed: seed, pay: pay ?? scripted, tell: tell)
    }

    /// Turns the clock from step to step; what the gateway has to say is heard after each.
    func run(_ crowd: inout Crowd, steps: Int) async throws {
        for _ in 0..<steps {
            base.clock.advance(by: crowd.pause)
            await crowd.step()
            try await deliverNotifications()
        }
    }

    func deliverNotifications() async throws {
        for delivery in gateway.takeNotifications() { try await shop.applyNotification(delivery.notification) }
    }

    /// What reconcile finds wrong; empty where all is well.
    func violations() async throws -> [String] {
        try await shop.reconcile().filter { !$0.isSound }.map { "\($0.name): \($0.violations)" }
    }

    func number(_ query: SQL) async throws -> Int {
        guard case .integer(let number)? = try await base.rows(query).first?.first else { return 0 }
        return Int(number)
    }

    /// What belongs to the accounts that everybody may sign in to.
    func known() async throws -> [[SQLValue]] {
        let own: SQL = "(SELECT id FROM users WHERE email IS NOT NULL)"
        let queries: [SQL] = [
            "SELECT id, state, version, refunded FROM orders WHERE user_id IN \(own) ORDER BY id",
            "SELECT id, version, state FROM carts WHERE user_id IN \(own) ORDER BY id",
            """
            SELECT returns.id, returns.state FROM returns JOIN orders ON orders.id = returns.order_id
            WHERE orders.user_id IN \(own) ORDER BY returns.id
            """,
            "SELECT id, user_id FROM addresses WHERE user_id IN \(own) ORDER BY id",
            "SELECT id, email, version FROM users WHERE email IS NOT NULL ORDER BY id",
        ]
        var rows: [[SQLValue]] = []
        for query in queries { rows += try await base.rows(query) }
        return rows
    }

    /// Everything that a shopper could change.
    func everything() async throws -> [[SQLValue]] {
        let queries: [SQL] = [
            "SELECT COUNT(*) FROM orders", "SELECT COUNT(*) FROM carts", "SELECT COUNT(*) FROM payments",
            "SELECT COUNT(*) FROM returns", "SELECT COUNT(*) FROM order_history", "SELECT COUNT(*) FROM users",
            "SELECT COUNT(*) FROM stock_movements", "SELECT COUNT(*) FROM outbox_events",
        ]
        var rows: [[SQLValue]] = []
        for query in queries { rows += try await base.rows(query) }
        return rows
    }
}
