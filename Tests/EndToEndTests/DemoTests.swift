import Catalog
import Database
import Foundation
import Identity
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// The demo's accounts have a password that everybody knows: they stay in the demo.
@Suite(.serialized) struct DemoTests {
    @Test(arguments: TestEngine.all)
    func `a database that the demo made is served with --demo only`(engine: TestEngine) async throws {
        try await withEmptyShop(engine) { shop in
            #expect(try shop.start(["--demo"]).stop() == 0)
            let refused = try shop.refuse()
            #expect(refused.code == 1)
            #expect(refused.output.contains("This database was made by --demo"))
            #expect(try shop.start(["--demo"]).stop() == 0)
        }
    }

    @Test(arguments: TestEngine.all, ["a person", "a cart", "a warehouse", "a category"])
    func `the demo refuses a database in which there is something`(engine: TestEngine, what: String) async throws {
        try await withEmptyShop(engine) { shop in
            let (database, parts) = (shop.base.database, shop.shop)
            switch what {
            case "a person":
                let created = try ServerProcess.run(
                    ["admin", "create", "--email", "a@example.com", "--role", "operator", "--password-stdin"]
                        + shop.arguments, input: "correct horse battery\n")
                #expect(created.code == 0)
            case "a cart": _ = try await database.write { try parts.orders.openCart(of: .user(UserID(1)), in: $0) }
            case "a warehouse":
                _ = try await database.write {
                    try parts.inventory.createWarehouse(
                        code: "A", name: "A", priority: 1, by: .system("test"), in: $0)
                }
            default: _ = try await parts.catalog.createCategory(.init(slug: "a", name: "A"), by: .system("test"))
            }
            let before = try await Self.everything(shop)
            let refused = try shop.refuse(["--demo"])
            #expect(refused.code == 1 && refused.output.contains("the demo did not make"))
            #expect(try await Self.everything(shop) == before)
            #expect(try shop.start().stop() == 0)
        }
    }

    /// What the demo makes, in its order; each holds from some moment on and for good: a busy machine looks late.
    private static let moments: [SQL] = [
        "SELECT 1 FROM shared_secrets WHERE name = 'demo'", "SELECT 1 FROM users LIMIT 1",
        "SELECT 1 FROM users WHERE role = 'shopper' LIMIT 1", "SELECT 1 FROM warehouses LIMIT 1",
        "SELECT 1 FROM categories LIMIT 1", "SELECT 1 FROM products LIMIT 1",
        "SELECT 1 FROM product_transitions WHERE to_state = 'review' LIMIT 1", "SELECT 1 FROM stock_movements LIMIT 1",
        "SELECT 1 FROM products WHERE state = 'on_sale' LIMIT 1 OFFSET 4",
        "SELECT 1 FROM categories LIMIT 1 OFFSET 1", "SELECT 1 FROM orders LIMIT 1 OFFSET 5",
        "SELECT 1 FROM parcels LIMIT 1 OFFSET 20",
    ]

    @Test(arguments: TestEngine.all)
    func `a demo that was killed while it was made is finished by the next start`(engine: TestEngine) async throws {
        let whole = try await withEmptyShop(engine) { shop in
            #expect(try shop.start(["--demo"]).stop() == 0)
            return try await Self.everything(shop)
        }
        try await withEmptyShop(engine) { shop in
            for moment in Self.moments {
                try await ServerProcess.kill(["serve", "--port", "0", "--demo"] + shop.arguments) {
                    try await !shop.rows(moment).isEmpty
                }
                #expect(try shop.refuse().code == 1)
            }
            #expect(try shop.start(["--demo"]).stop() == 0)
            #expect(try await Self.everything(shop) == whole)
            #expect(try await !shop.rows("SELECT 1 FROM returns LIMIT 1").isEmpty)
            let reconciled = try ServerProcess.run(["reconcile"] + shop.arguments)
            #expect(reconciled.code == 0, "\(reconciled.output)")
        }
    }

    @Test func `a second demo does not bring another gateway to the orders of the first`() async throws {
        try await withEmptyShop(.postgres) { shop in
            let other = shop.base.directory.appending(path: "other").path(percentEncoded: false)
            let elsewhere = ["serve", "--port", "0", "--demo", "--data", other, "--database-url", shop.base.location]
            let first = try shop.start(["--demo"])
            let second = try ServerProcess.run(elsewhere)
            #expect(second.code == 1 && second.output.contains("sandbox gateway of another data directory"))
            let same = try shop.refuse(["--demo"])
            #expect(same.code == 1 && same.output.contains("Another zhanggui serves from"), "\(same)")
            #expect(first.stop() == 0)
            // Nor later: its gateway has never heard of the first one's payments.
            #expect(try ServerProcess.run(elsewhere).code == 1)
            #expect(try shop.start(["--demo"]).stop() == 0)
        }
    }

    /// The shops that were killed one after the other would keep the directory from the one that is started at last.
    @Test func `a gateway that waits for its directory goes when who started it is gone`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-gateway-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let secret = ["ZHANGGUI_SANDBOX_SECRET": String(repeating: "0f", count: 32)]
        let command = ["sandbox-gateway", "--port", "0", "--data", directory.path(percentEncoded: false)]
        let first = try ServerProcess(command, environment: secret)
        let orphan = try ServerProcess.run(command + ["--end-with-input"], environment: secret)
        #expect(orphan.code == 0 && orphan.output.isEmpty)
        let second = try ServerProcess.run(command, environment: secret)
        #expect(second.code == 1 && second.output.contains("Another zhanggui serves from"))
        #expect(first.stop() == 0)
    }

    /// The last sync of one that was killed has taken more than five seconds on a busy disk: it is the time that is
    /// tried here, so that there is no condition to wait for. It passes on a thread of its own: waiting for a server to
    /// start holds those of the tests.
    @Test func `the gateway of a shop waits for one that takes long to end`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhanggui-gateway-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let secret = ["ZHANGGUI_SANDBOX_SECRET": String(repeating: "0f", count: 32)]
        let command = ["sandbox-gateway", "--port", "0", "--data", directory.path(percentEncoded: false)]
        let first = try ServerProcess(command, environment: secret)
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 8)
            first.stop()
        }
        let second = try ServerProcess(command + ["--end-with-input"], environment: secret, input: Pipe())
        #expect(second.stop() == 0)
    }

    /// What the demo makes whenever it is made; its trade depends on the moment, and is compared in DemoTests.
    private static func everything(_ shop: EmptyShop) async throws -> [[SQLValue]] {
        let queries: [SQL] = [
            "SELECT name FROM shared_secrets WHERE name LIKE 'demo%' ORDER BY name",
            "SELECT email, role, state, name FROM users WHERE email IS NOT NULL ORDER BY email",
            "SELECT code, name, priority FROM warehouses ORDER BY code",
            "SELECT slug, name FROM categories ORDER BY slug",
            "SELECT slug, state, title FROM products ORDER BY slug", "SELECT code, price_minor FROM skus ORDER BY code",
        ]
        var rows: [[SQLValue]] = []
        for query in queries { rows += try await shop.rows(query) }
        return rows
    }
}
