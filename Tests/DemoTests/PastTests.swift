import Catalog
import Database
import Demo
import Kernel
import Orders
import Payments
import Synchronization
import TestSupport
import Testing
import Workflows

/// Two months of trade, made up.
@Suite(.timeLimit(.minutes(15)))
struct PastTests {
    private static let scale = Demo.Scale(orders: 800, seed: 5)

    @Test(arguments: TestEngine.all)
    func `the past has orders, returns and refunds in every state, and all books agree`(
        engine: TestEngine
    ) async throws {
        try await withDemo(engine) { base in
            let gateway = ToldGateway()
            try await base.demo(Self.scale, gateway).sow()
            for report in try await Shop.reconcile(base.database) {
                #expect(report.isSound, "\(report.name): \(report.violations)")
            }
            let users = try await base.counts("SELECT role, COUNT(*) FROM users GROUP BY role")
            #expect(users == ["shopper": 401, "operator": 2, "administrator": 1])
            #expect(try await base.rows("SELECT COUNT(*) FROM addresses") == [[.integer(401)]])
            let places = try await base.rows("SELECT code FROM warehouses ORDER BY priority")
            #expect(places == [[.text("SH")], [.text("GZ")], [.text("CD")]])
            let goods = try await base.counts("SELECT state, COUNT(*) FROM products GROUP BY state")
            #expect(goods == ["on_sale": 120, "review": 3, "draft": 4])
            try await checkPictures(base)
            let untranslated: SQL = "SELECT COUNT(*) FROM products WHERE title_en IS NULL AND state <> 'draft'"
            #expect(try await base.rows(untranslated) == [[.integer(0)]])
            let orders = try await base.counts("SELECT state, COUNT(*) FROM orders GROUP BY state")
            // An order is paid only until its lines have their warehouses: in the same transaction.
            #expect(Set(orders.keys) == Set(OrderState.allCases.map(\.rawValue)).subtracting(["paid"]))
            #expect((760...830).contains(orders.values.reduce(0, +)), "\(orders)")
            let returns = try await base.counts("SELECT state, COUNT(*) FROM returns GROUP BY state")
            #expect(Set(returns.keys).isSuperset(of: ["requested", "approved", "rejected", "refunded"]), "\(returns)")
            let payments = try await base.counts("SELECT state, COUNT(*) FROM payments GROUP BY state")
            #expect(
                Set(payments.keys)
                    .isSuperset(of: ["created", "succeeded", "failed", "expired", "refunded", "partially_refunded"]),
                "\(payments)")
            try await checkGateway(base, gateway)
            try await checkRegular(base)
        }
    }

    /// Every picture that is kept is one of a product, and every product on sale has one or more.
    private func checkPictures(_ base: DatabaseFixture) async throws {
        let catalog = Catalog(database: base.database)
        var (cursor, hashes): (Cursor?, [BlobHash]) = (nil, [])
        repeat {
            let after = cursor
            let page = try await base.database.read { session in
                try catalog.productsForStaff(after: after, limit: PageLimit(clamping: 100), in: session)
            }
            for product in page.items {
                #expect(!product.media.isEmpty || product.state == .draft, "\(product.slug)")
                #expect(product.media.allSatisfy { $0.altEnglish != nil }, "\(product.slug)")
                hashes += product.media.map(\.blob)
            }
            cursor = page.next
        } while cursor != nil
        #expect(hashes.count > 300)
        #expect(Set(hashes).count == hashes.count)
        #expect(try await base.rows("SELECT COUNT(*) FROM blobs") == [[.integer(Int64(hashes.count))]])
    }

    /// Whoever signs in as the demo's shopper finds an order of every kind.
    private func checkRegular(_ base: DatabaseFixture) async throws {
        let own: SQL = "SELECT id FROM users WHERE email = 'shopper@demo.zhanggui'"
        let states = try await base.rows(
            "SELECT state, refunded > 0 FROM orders WHERE user_id = (\(own)) ORDER BY placed_at")
        let shown = states.map { row in row.map { "\($0)" }.joined(separator: " ") }
        #expect(
            states.map(\.first)
                == ["completed", "completed", "delivered", "shipped", "allocated", "pending_payment"]
                .map { .text($0) }, "\(shown)")
        let returns = try await base.rows(
            """
            SELECT returns.state FROM returns JOIN orders ON orders.id = returns.order_id
            WHERE orders.user_id = (\(own))
            """)
        #expect(returns == [[.text("refunded")]])
        let address = try await base.rows("SELECT city, is_default FROM addresses WHERE user_id = (\(own))")
        #expect(address.count == 1 && address.first?.first == .text("杭州市"))
    }

    /// It hears of all the money that moved, once.
    private func checkGateway(_ base: DatabaseFixture, _ gateway: ToldGateway) async throws {
        let captured = try await base.rows("SELECT COUNT(*) FROM payments WHERE captured > 0")
        #expect(captured == [[.integer(Int64(gateway.payments.count))]])
        #expect(Set(gateway.payments.map(\.id)).count == gateway.payments.count)
        let returned = try await base.rows("SELECT COUNT(*) FROM refunds WHERE state = 'succeeded'")
        #expect(returned == [[.integer(Int64(gateway.refunds.count))]])
        #expect(gateway.refunds.count > 20)
    }

    @Test func `people buy in the evening and at the weekend, and never in the future`() async throws {
        try await withDemo(.sqlite) { base in
            try await base.demo(Demo.Scale(orders: 1_600, seed: 6)).sow()
            let moments: [Int64] = try await base.database.read { session in
                try session.rows("SELECT placed_at FROM orders ORDER BY placed_at").map { try $0[0] }
            }
            #expect(moments.allSatisfy { $0 <= base.clock.now.milliseconds })
            let local = moments.map { $0 / 3_600_000 + 8 }
            let hours = Dictionary(grouping: local) { $0 % 24 }.mapValues(\.count)
            #expect(hours[20, default: 0] + hours[21, default: 0] > 8 * (hours[3, default: 0] + hours[4, default: 0]))
            // 1970-01-01 was a Thursday: Saturday is 2.
            let days = Dictionary(grouping: local) { $0 / 24 % 7 }.mapValues(\.count)
            #expect(days[2, default: 0] + days[3, default: 0] > days[5, default: 0] + days[6, default: 0] + 60)
            #expect(Set(local.map { $0 / 24 }).count == 60)
            // Their numbers are of their time too, so that lists by number are lists by time.
            let late = try await base.database.read { session in
                try session.rows("SELECT id, placed_at FROM orders").filter { row in
                    let (id, placed): (Int64, Int64) = (try row[0], try row[1])
                    return !(0..<1_000).contains(IDGenerator.time(of: id).milliseconds - placed)
                }.count
            }
            #expect(late == 0)
        }
    }

    @Test func `the same seed and moment give the same shop, another seed another one`() async throws {
        var found: [[[SQLValue]]] = []
        for seed: UInt64 in [9, 9, 10] {
            try await withDemo(.sqlite) { base in
                try await base.demo(Demo.Scale(orders: 120, seed: seed)).sow()
                found.append(try await Self.everything(base))
            }
        }
        #expect(found[0] == found[1])
        #expect(found[0] != found[2])
    }

    @Test(arguments: TestEngine.all)
    func `a start that was interrupted is finished by the next one, to the same shop`(
        engine: TestEngine
    ) async throws {
        let scale = Demo.Scale(orders: 120, seed: 11)
        var whole: [[SQLValue]] = []
        try await withDemo(engine) { base in
            try await base.demo(scale).sow()
            whole = try await Self.everything(base)
        }
        try await withDemo(engine) { base in
            for (statement, nth) in Self.faults {
                base.log.plan(.forGood(nth: nth), matching: statement)
                await #expect(throws: DatabaseError.self, "\(statement)") { try await base.demo(scale).sow() }
                #expect(base.log.endPlan(), "\(statement)")
                base.clock.advance(by: .milliseconds(7))
            }
            await #expect(throws: ToldGateway.Deaf.self) { try await base.demo(scale, ToldGateway(faults: 1)).sow() }
            base.clock.advance(by: .milliseconds(7))
            let heard = Mutex<[String]>([])
            try await base.demo(scale, progress: { line in heard.withLock { $0.append(line) } }).sow()
            #expect(heard.withLock { $0 }.allSatisfy { !$0.contains("day") })
            #expect(try await Self.everything(base) == whole)
            for report in try await Shop.reconcile(base.database) {
                #expect(report.isSound, "\(report.name): \(report.violations)")
            }
        }
    }

    /// Where a start is interrupted: each holds a little later than the one before.
    private static let faults = [
        ("INSERT INTO warehouses", 2), ("INSERT INTO categories", 3), ("INSERT INTO products", 7),
        ("INSERT INTO product_transitions", 30), ("INSERT INTO stock_movements", 2), ("INSERT INTO addresses", 1),
        ("INSERT INTO price_rules", 2), ("INSERT INTO search_synonyms", 3), ("INSERT INTO orders", 4),
        ("INSERT INTO parcels", 9), ("INSERT INTO returns", 1), ("INSERT INTO price_plans", 2),
        ("INSERT INTO imported_records", 5), ("INSERT INTO products", 2),
    ]

    /// What the seed decides.
    private static func everything(_ base: DatabaseFixture) async throws -> [[SQLValue]] {
        let queries: [SQL] = [
            "SELECT phone, name, created_at FROM users WHERE phone IS NOT NULL ORDER BY phone",
            "SELECT name, city, line1 FROM addresses ORDER BY user_id",
            "SELECT slug, title, brand, state FROM products ORDER BY slug",
            "SELECT code, price_minor, list_price_minor, attributes FROM skus ORDER BY code",
            """
            SELECT skus.code, warehouses.code, stock_levels.on_hand, stock_levels.reserved FROM stock_levels
            JOIN skus ON skus.id = stock_levels.sku_id JOIN warehouses ON warehouses.id = stock_levels.warehouse_id
            ORDER BY skus.code, warehouses.code
            """,
            "SELECT placed_at, state, total, refunded, address_name, note FROM orders ORDER BY placed_at",
            "SELECT at, to_state, reason FROM order_history ORDER BY at, to_state",
            "SELECT state, amount, captured_at FROM payments ORDER BY created_at",
            "SELECT state, amount, finished_at FROM refunds ORDER BY created_at",
            "SELECT state, created_at FROM returns ORDER BY created_at",
            "SELECT carrier, tracking_number, shipped_at, delivered_at FROM parcels ORDER BY shipped_at",
            "SELECT name, note, version FROM customer_groups ORDER BY name",
            """
            SELECT customer_groups.name, users.name FROM customer_group_members
            JOIN customer_groups ON customer_groups.id = customer_group_members.group_id
            JOIN users ON users.id = customer_group_members.user_id ORDER BY customer_groups.name, users.name
            """,
            """
            SELECT skus.code, minimum_quantity, amount_minor FROM price_rules
            JOIN skus ON skus.id = price_rules.sku_id ORDER BY skus.code, minimum_quantity, amount_minor
            """,
            """
            SELECT skus.code, price_plans.price_minor, starts_at, ends_at, price_plans.state FROM price_plans
            JOIN skus ON skus.id = price_plans.sku_id ORDER BY starts_at, skus.code
            """,
            """
            SELECT skus.code, old_price_minor, new_price_minor, reason FROM price_history
            JOIN skus ON skus.id = price_history.sku_id ORDER BY skus.code, price_history.version
            """,
            """
            SELECT slug, from_state, to_state, product_transitions.reason FROM product_transitions
            JOIN products ON products.id = product_transitions.product_id ORDER BY slug, product_transitions.version
            """,
            "SELECT word, other, is_two_way FROM search_synonyms ORDER BY word, other",
            "SELECT text FROM customer_notes ORDER BY text", "SELECT text FROM order_notes ORDER BY at, text",
        ]
        var rows: [[SQLValue]] = []
        for query in queries { rows += try await base.rows(query) }
        return rows
    }
}
