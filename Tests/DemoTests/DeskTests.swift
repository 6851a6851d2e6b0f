import Catalog
import Database
import Demo
import Kernel
import TestSupport
import Testing
import Workflows

/// What staff of the demo's shop have set up and left to be done.
@Suite(.timeLimit(.minutes(10)))
struct DeskTests {
    private static let scale = Demo.Scale(orders: 60, seed: 12)

    @Test(arguments: TestEngine.all)
    func `wholesalers and regulars have groups, prices of their own and notes`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Self.scale).sow()
            let members = try await base.counts(
                """
                SELECT name, COUNT(*) FROM customer_groups
                JOIN customer_group_members ON customer_group_members.group_id = customer_groups.id GROUP BY name
                """)
            #expect(Set(members.keys) == ["批发客户", "老客户"])
            #expect(members["批发客户"] == 1)
            #expect((2...6).contains(members["老客户", default: 0]), "\(members)")
            let own = try await base.rows(
                """
                SELECT customer_groups.name FROM customer_group_members
                JOIN customer_groups ON customer_groups.id = customer_group_members.group_id
                JOIN users ON users.id = customer_group_members.user_id WHERE users.email = 'shopper@demo.zhanggui'
                """)
            #expect(own == [[.text("老客户")]])
            let rules = try await base.counts(
                """
                SELECT CASE WHEN customer_group_id = '' THEN 'everybody' ELSE 'group' END, COUNT(*) FROM price_rules
                GROUP BY 1
                """)
            // Four teas with two breaks and three prices of groups, four papers with two and one, four cups with two.
            #expect(rules == ["everybody": 16, "group": 24])
            let dearer = try await base.rows(
                """
                SELECT COUNT(*) FROM price_rules JOIN skus ON skus.id = price_rules.sku_id
                WHERE amount_minor >= price_minor
                """)
            #expect(dearer == [[.integer(0)]])
            let notes = try await base.rows("SELECT COUNT(DISTINCT user_id) FROM customer_notes")
            #expect(notes == [[.integer(2)]])
        }
    }

    /// The past charges what the checkout shows: nobody typed these totals.
    @Test(arguments: TestEngine.all)
    func `members of a group paid its prices, and staff noted things about orders`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Demo.Scale(orders: 400, seed: 12)).sow()
            let paid = try await base.counts(
                """
                SELECT 'lines', COUNT(*) FROM order_lines
                JOIN orders ON orders.id = order_lines.order_id
                JOIN customer_group_members ON customer_group_members.user_id = orders.user_id
                JOIN price_rules ON price_rules.sku_id = order_lines.sku_id
                    AND price_rules.amount_minor = order_lines.unit_price AND price_rules.customer_group_id <> ''
                """)
            #expect(paid["lines", default: 0] > 0)
            let noted = try await base.counts("SELECT 'notes', COUNT(*) FROM order_notes")
            #expect((8...14).contains(noted["notes", default: 0]), "\(noted)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `three goods wait for review, one came back with its reason, and drafts lack what is still to be done`(
        engine: TestEngine
    ) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Self.scale).sow()
            let waiting = try await base.rows(
                "SELECT slug FROM products WHERE state = 'review' ORDER BY slug")
            #expect(waiting.map(\.first) == ["mengding-buds", "plum-tray", "treasure-paste"].map { .text($0) })
            let back = try await base.rows(
                """
                SELECT products.slug, product_transitions.reason FROM product_transitions
                JOIN products ON products.id = product_transitions.product_id WHERE to_state = 'draft'
                """)
            #expect(back == [[.text("moon-night-light"), .text("缺 3C 认证编号，补上再提交")]])
            let catalog = Catalog(database: base.database)
            var drafts: [String: String] = [:]
            for slug in ["moon-night-light", "snow-pine-candle", "waxed-backpack", "zodiac-blocks"] {
                let found = try await catalog.product(ProductKey(slug), includeUnpublished: true)
                let product = try #require(found).product
                #expect(product.state == .draft)
                drafts[slug] = "\(product.media.isEmpty) \(product.skus.count) \(product.titleEnglish ?? "-")"
            }
            #expect(drafts["moon-night-light"] == "false 1 Moonlight night light")
            #expect(drafts["snow-pine-candle"] == "false 1 -")
            #expect(drafts["waxed-backpack"] == "true 3 Waxed canvas backpack")
            #expect(drafts["zodiac-blocks"] == "true 0 -")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an offer has come and gone, another is planned, and lamps became cheaper in one change`(
        engine: TestEngine
    ) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Self.scale).sow()
            let plans = try await base.rows(
                """
                SELECT reason, state, outcome, COUNT(*) FROM price_plans GROUP BY reason, state, outcome ORDER BY state
                """)
            #expect(
                plans == [
                    [.text("清香节，三天九折"), .text("ended"), .null, .integer(3)],
                    [.text("周末茶点节"), .text("planned"), .null, .integer(4)],
                ])
            let now = base.clock.now
            let soon = try await base.rows("SELECT DISTINCT starts_at FROM price_plans WHERE state = 'planned'")
            let today = BusinessCalendar.shanghai.day(of: now)
            #expect(soon == [[.integer(BusinessCalendar.shanghai.start(of: today + 2).milliseconds)]])
            let catalog = Catalog(database: base.database)
            let batches = try await base.database.read { try catalog.priceBatches(in: $0) }
            let lamps = try #require(batches.first { $0.reason == "厂家让利，灯具全线 95 折" })
            #expect(lamps.count >= 4)
            #expect(batches.count { $0.reason == lamps.reason } == 1)
            let odd = try await base.rows(
                """
                SELECT skus.code FROM skus JOIN price_history ON price_history.sku_id = skus.id
                WHERE price_history.reason = '厂家让利，灯具全线 95 折'
                    AND (skus.price_minor <> new_price_minor OR new_price_minor >= old_price_minor)
                """)
            #expect(odd.isEmpty, "\(odd)")
            // Whatever the offer made cheaper costs again what it did.
            let back = try await base.rows(
                """
                SELECT COUNT(*) FROM price_plans JOIN skus ON skus.id = price_plans.sku_id
                WHERE price_plans.state = 'ended' AND skus.price_minor = former_price_minor
                """)
            #expect(back == [[.integer(3)]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `words of both languages find what is called otherwise`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Demo.Scale(orders: 0, seed: 12)).sow()
            let catalog = Catalog(database: base.database)
            let words = try await base.database.read { try catalog.synonyms(in: $0) }
            #expect(words.count == 40)
            #expect(words.count { $0.word.contains { $0.isASCII } } == 18)
            #expect(words.count(where: \.isTwoWay) == 22)
            // No title has this word: the cushion is called otherwise.
            let found = try await catalog.search(ProductFilter(query: "靠垫"))
            #expect(found.items.map(\.slug).contains("linen-cushion") && found.reading == .exact)
            for report in try await Shop.reconcile(base.database) {
                #expect(report.isSound, "\(report.name): \(report.violations)")
            }
        }
    }

    /// Whoever looked for a tea set was shown coasters and brushes, and for a present a bottle of glass.
    @Test(arguments: TestEngine.all)
    func `tea sets, mugs, presents and shirts are found by what people call them`(engine: TestEngine) async throws {
        try await withDemo(engine) { base in
            try await base.demo(Demo.Scale(orders: 0, seed: 12)).sow()
            let catalog = Catalog(database: base.database)
            func found(_ query: String) async throws -> [String] {
                let found = try await catalog.search(ProductFilter(query: query))
                #expect(found.reading == .exact, "\(query): \(found.reading)")
                return found.items.map(\.slug)
            }
            for query in ["茶具", "tea set", "tea sets"] {
                let slugs = try await found(query)
                #expect(slugs.prefix(3) == ["teapot", "gaiwan", "celadon-cup"], "\(query): \(slugs)")
            }
            for query in ["mug", "mugs", "cups"] {
                let slugs = try await found(query)
                #expect(slugs.first == "celadon-cup", "\(query): \(slugs)")
            }
            for query in ["礼物", "礼品", "送礼", "生日礼物"] {
                let slugs = try await found(query)
                #expect(slugs == ["teapot", "osmanthus-candle"], "\(query): \(slugs)")
            }
            #expect(try await found("父亲") == ["teapot"])
            #expect(try await found("gift for dad") == ["teapot"])
            #expect(try await found("衬衣") == ["linen-shirt"])
        }
    }
}
