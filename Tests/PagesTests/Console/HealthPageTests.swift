import Catalog
import Console
import Database
import Foundation
import HTTPTypes
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// How the shop runs: its figures, the rules that judge them, and the documents that go with both.
@Suite struct HealthPageTests {
    private static let health = "/console/operations/health"

    /// What each tile says: its figure, and the style of the word behind it.
    private static func tiles(_ page: Browser.Page) throws -> [String: (text: String, style: String?)] {
        var tiles: [String: (text: String, style: String?)] = [:]
        let pattern = /<li class="figure" id="figure-([a-z_]+)">(.*?)<\/li>/.dotMatchesNewlines()
        for match in page.text.matches(of: pattern) {
            let text = try #require(match.output.2.firstMatch(of: /<strong>([^<]*)<\/strong>/)).output.1
            let style = match.output.2.firstMatch(of: /class="state ([a-z]+)"/)?.output.1
            tiles[String(match.output.1)] = (String(text), style.map(String.init))
        }
        return tiles
    }

    /// What `/metrics` says, by name; those with labels are left out.
    private static func gauges(_ fixture: PagesFixture) async throws -> [String: Double] {
        let text = try await exposition(fixture)
        var gauges: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.contains("{") {
            let parts = line.split(separator: " ")
            gauges[String(parts[0])] = Double(parts[1])
        }
        return gauges
    }

    private static func exposition(_ fixture: PagesFixture) async throws -> String {
        String(buffer: try await fixture.client.execute(uri: "/metrics", method: .get).body)
    }

    private static func document(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
    }

    /// So many jobs that wait since a moment, and so many dead ones.
    private static func enqueue(_ fixture: PagesFixture, due: [Timestamp], dead: Int) async throws {
        try await fixture.base.database.write { transaction in
            for (index, moment) in due.enumerated() {
                try transaction.enqueue(Job(kind: "test", payload: "{}", uniqueKey: "due \(index)", dueAt: moment))
            }
            for index in 0..<dead {
                let key = "dead \(index)"
                try transaction.enqueue(Job(kind: "test", payload: "{}", uniqueKey: key, dueAt: ManualClock.start))
                _ = try transaction.execute(
                    """
                    UPDATE jobs SET state = 'dead', finished_at = 1, last_error = 'broken', attempts = 9
                    WHERE kind = 'test' AND unique_key = \(key)
                    """)
            }
        }
    }

    /// Each figure once more, from all rows and without a condition in SQL.
    private static func counted(_ fixture: PagesFixture) async throws -> [String: Int] {
        let now = fixture.base.clock.now
        return try await fixture.base.database.read { session in
            let jobs = try session.rows("SELECT state, due_at FROM jobs").map { row in
                (state: try row[0] as String, dueAt: try row[1] as Timestamp)
            }
            let due = jobs.filter { $0.state == "waiting" && $0.dueAt <= now }.map(\.dueAt)
            let payments = try session.rows("SELECT state, expires_at FROM payments").filter { row in
                let (state, ends): (String, Timestamp) = (try row[0], try row[1])
                return ["created", "pending"].contains(state) && now - ends > .minutes(10)
            }
            let differences = try session.rows("SELECT state FROM payment_differences")
            let stocked = Set(try session.rows("SELECT sku_id FROM stock_levels").map { try $0[0] as SKUID })
            let onSale = Set(
                try session.rows("SELECT id, state FROM products").filter { try $0[1] as String == "on_sale" }
                    .map { try $0[0] as ProductID })
            let unstocked = try session.rows("SELECT id, product_id, state FROM skus").filter { row in
                let (id, product, state): (SKUID, ProductID, String) = (try row[0], try row[1], try row[2])
                return state == "active" && onSale.contains(product) && !stocked.contains(id)
            }
            let events = try session.rows("SELECT sequence FROM outbox_events").count
            let parked = try session.rows("SELECT state FROM outbox_failures")
            return [
                "jobs_due": due.count,
                "jobs_late": due.min().map { Int((now - $0).milliseconds / 1_000) } ?? 0,
                "jobs_dead": jobs.count { $0.state == "dead" }, "payments_overdue": payments.count,
                "differences_open": try differences.count { try $0[0] as String == "open" },
                "variants_unstocked": unstocked.count, "events_behind": events,
                "events_parked": try parked.count { try $0[0] as String == "parked" }, "migrations_pending": 0,
                "database_unreachable": 0,
            ]
        }
    }

    private static let gaugeNames = [
        "jobs_due": "zhanggui_jobs_due", "jobs_late": "zhanggui_jobs_late_seconds", "jobs_dead": "zhanggui_jobs_dead",
        "payments_overdue": "zhanggui_payments_overdue", "differences_open": "zhanggui_payment_differences_open",
        "variants_unstocked": "zhanggui_variants_unstocked", "events_behind": "zhanggui_outbox_behind",
        "events_parked": "zhanggui_outbox_parked", "migrations_pending": "zhanggui_migrations_pending",
        "database_unreachable": "zhanggui_database_unreachable",
    ]

    @Test(arguments: TestEngine.all)
    func `each figure is what the rows say, on the page and on metrics`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            // One payment that nobody ends, and one that is only begun.
            try await guest.fillCart(quantity: 1)
            let stuck = try await guest.checkOut()
            try await guest.submit("/orders/\(stuck)/pay")
            fixture.base.clock.advance(by: .hours(3))
            let other = fixture.browser()
            try await other.fillCart(quantity: 1)
            let begun = try await other.checkOut()
            try await other.submit("/orders/\(begun)/pay")
            for _ in 1...2 { _ = try await fixture.difference() }
            try await Self.sellUnstocked(fixture)
            try await Self.parkOne(fixture)
            let now = fixture.base.clock.now
            try await Self.enqueue(fixture, due: [now - .seconds(700), now - .seconds(5), now + .minutes(5)], dead: 2)

            let counted = try await Self.counted(fixture)
            #expect(counted["payments_overdue"] == 1 && counted["jobs_dead"] == 2 && counted["events_parked"] == 1)
            #expect(counted["variants_unstocked"] == 2 && counted["differences_open"] == 2)
            let gauges = try await Self.gauges(fixture)
            for (figure, value) in counted {
                let name = try #require(Self.gaugeNames[figure])
                #expect(gauges[name] == Double(value), "\(name)")
            }
            let admin = try await fixture.signedIn("administrator")
            let tiles = try Self.tiles(try await admin.get(Self.health))
            for (figure, value) in counted where figure != "jobs_late" {
                #expect(tiles[figure]?.text == "\(value)", "\(figure)")
            }
            let late = try #require(counted["jobs_late"])
            #expect(late >= 700 && tiles["jobs_late"]?.text == "\(late / 60) 分钟")
            #expect(tiles["jobs_late"]?.style == "bad" && tiles["payments_overdue"]?.style == "warn")
            #expect(tiles["migrations_pending"]?.style == "good" && tiles["jobs_due"]?.style == nil)
            for way in ["/waiting\"", "\"", "/console/payments/list?state=overdue"] {
                #expect(admin.page.contains(way.hasPrefix("/console") ? way : "/console/operations\(way)"))
            }
            #expect(admin.page.contains("<p class=\"notice bad\">"))
            #expect(admin.page.contains(engine == .sqlite ? "<dd>SQLite 3." : "<dd>PostgreSQL "))
            let names = try await fixture.base.database.read {
                try $0.rows("SELECT label FROM schema_migrations").count
            }
            #expect(admin.page.contains("共 \(names) 次迁移，最近 "))
            #expect(try #require(gauges["zhanggui_database_bytes"]) > 100_000)
        }
    }

    /// A product on sale with two variants that no warehouse ever had.
    private static func sellUnstocked(_ fixture: PagesFixture) async throws {
        let detail = try await fixture.shop.catalog.createProduct(
            NewProduct(
                slug: "tray", title: "茶盘", brand: "Zhang", categoryID: fixture.category.id,
                skus: [
                    NewSKU(code: "TRAY-1", attributes: ["尺寸": "大"], priceMinor: 12_800),
                    NewSKU(code: "TRAY-2", attributes: ["尺寸": "小"], priceMinor: 9_800),
                ]),
            by: .system("test"))
        for state in [ProductState.review, .onSale] {
            _ = try await fixture.shop.catalog.transition(detail.product.id, to: state, by: .system("test"))
        }
    }

    /// An event that its subscriber left behind, and another subscriber that has seen nothing at all.
    private static func parkOne(_ fixture: PagesFixture) async throws {
        struct Broken: Error {}
        let database = fixture.base.database
        let stubborn = OutboxSubscriber(name: "stubborn") { event, _ in
            if event.aggregate == "broken" { throw Broken() }
        }
        let now = fixture.base.clock.now
        try await database.write { transaction in
            try transaction.emit(kind: "test", aggregate: "broken", payload: "{}", at: now)
            try transaction.post("INSERT INTO outbox_subscribers (name, position) VALUES ('asleep', 0)")
        }
        let outbox = Outbox(database: database)
        for _ in 0..<(20 * Outbox.attemptLimit) {
            guard try await outbox.parked(limit: .standard).events.isEmpty else { return }
            _ = try await outbox.deliver(stubborn)
            fixture.base.clock.advance(by: .seconds(5))
        }
        throw Unexpected("the event was taken")
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `requests are told as this process counted them`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            // What was asked for until now is out of the window then, and within the hour.
            fixture.base.clock.advance(by: .minutes(10))
            let empty = try Self.tiles(try await admin.get(Self.health))
            #expect(empty["requests"]?.text == "0")
            #expect(empty["slow_answers"]?.text == (language == .english ? "No requests" : "没有请求"))
            #expect(empty["slow_answers"]?.style == nil)
            fixture.base.clock.advance(by: .minutes(5))
            for number in 1...40 {
                let status = number <= 2 ? 500 : number <= 10 ? 404 : 200
                fixture.metrics.observe(
                    method: "GET", route: "/p/{product}", status: status,
                    took: .milliseconds(number <= 37 ? 20 : 1_700))
            }
            let tiles = try Self.tiles(try await admin.get(Self.health))
            // The page itself is counted when it is answered, and its reader five minutes before is not any more.
            #expect(tiles["requests"]?.text == "40" && tiles["requests"]?.style == nil)
            #expect(tiles["failed_requests"]?.text == "5%" && tiles["failed_requests"]?.style == "warn")
            #expect(tiles["refused_requests"]?.text == "20%" && tiles["refused_requests"]?.style == nil)
            let english = language == .english
            #expect(tiles["usual_answers"]?.text == (english ? "Up to 25 ms" : "不超过 25 毫秒"))
            #expect(tiles["slow_answers"]?.text == (english ? "Up to 2,500 ms" : "不超过 2,500 毫秒"))
            #expect(tiles["slow_answers"]?.style == "warn")
            #expect(admin.page.contains(english ? "process (node 1)" : "本进程（节点 1）"))
            #expect(admin.page.text.matches(of: /<svg class="spark"/).count == 5)
            fixture.base.clock.advance(by: .minutes(1))
            fixture.metrics.observe(method: "GET", route: "/", status: 503, took: .seconds(11))
            #expect(try Self.tiles(try await admin.get(Self.health))["failed_requests"]?.style == "bad")
            // Ten minutes later it is history, which the table by the minute still tells.
            fixture.base.clock.advance(by: .minutes(10))
            let later = try Self.tiles(try await admin.get(Self.health))
            #expect(later["failed_requests"]?.style == nil && later["requests"]?.text == "0")
            #expect(admin.page.contains(english ? "Beyond 10,000 ms" : "超过 10,000 毫秒"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a figure changes its word just beyond its thresholds`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            // How long it took to sign in is none of this.
            fixture.base.clock.advance(by: .minutes(10))
            #expect(try await admin.get(Self.health).contains("<p class=\"notice good\">一切正常"))
            for (dead, style, word) in [(0, "good", "正常"), (1, "warn", "注意"), (9, "warn", "注意"), (10, "bad", "故障")] {
                try await fixture.base.database.write { try $0.post("DELETE FROM jobs WHERE kind = 'test'") }
                try await Self.enqueue(fixture, due: [], dead: dead)
                let tile = try #require(try Self.tiles(try await admin.get(Self.health))["jobs_dead"])
                #expect(tile.text == "\(dead)" && tile.style == style)
                #expect(admin.page.contains("<span class=\"state \(style)\">\(word)</span>"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a database that does not answer is a figure as well`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            fixture.base.log.plan(.forGood(nth: 1), matching: "FROM jobs")
            let gauges = try await Self.gauges(fixture)
            fixture.base.log.endPlan()
            #expect(gauges["zhanggui_database_unreachable"] == 1)
            #expect(gauges.keys.filter { $0.hasPrefix("zhanggui_") } == ["zhanggui_database_unreachable"])
            #expect(try await Self.gauges(fixture)["zhanggui_database_unreachable"] == 0)
        }
    }

    /// It was told as a database that does not answer, and the migrations that it lacked were left out.
    @Test(arguments: TestEngine.all)
    func `a database that lacks what a migration makes answers, and tells how many it lacks`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let last = try #require((Shop.migrations + IdentityMigrations.all).last).label
            try await fixture.base.database.write { transaction in
                _ = try transaction.execute("UPDATE schema_migrations SET label = 'gone' WHERE label = \(last)")
                _ = try transaction.execute("ALTER TABLE payment_differences RENAME COLUMN state TO was_state")
            }
            let gauges = try await Self.gauges(fixture).filter { $0.key.hasPrefix("zhanggui_") }
            #expect(gauges == ["zhanggui_database_unreachable": 0, "zhanggui_migrations_pending": 1])
            try await fixture.base.database.write { transaction in
                _ = try transaction.execute("UPDATE schema_migrations SET label = \(last) WHERE label = 'gone'")
                _ = try transaction.execute("ALTER TABLE payment_differences RENAME COLUMN was_state TO state")
            }
            let mended = try await Self.gauges(fixture)
            #expect(mended["zhanggui_migrations_pending"] == 0 && mended["zhanggui_jobs_dead"] == 0)
        }
    }

    /// The figure counted payments that were only begun too, and led to all that were under way.
    @Test(arguments: TestEngine.all)
    func `the overdue payments that are counted are those of the list behind them`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            func begin() async throws -> String {
                let guest = fixture.browser()
                try await guest.fillCart(quantity: 1)
                let id = try await guest.checkOut()
                try await guest.submit("/orders/\(id)/pay")
                return Order.number(of: id)
            }
            let (created, pending) = (try await begin(), try await begin())
            fixture.base.clock.advance(by: .hours(3))
            let recent = try await begin()
            try await fixture.base.database.write { transaction in
                let first = try transaction.first("SELECT MIN(id) FROM payments").map { try $0[0] as Int64 } ?? 0
                _ = try transaction.execute("UPDATE payments SET state = 'created' WHERE id = \(first)")
            }
            let admin = try await fixture.signedIn("administrator")
            #expect(try Self.tiles(try await admin.get(Self.health))["payments_overdue"]?.text == "2")
            let figure = try #require(admin.page.text.firstMatch(of: /id="figure-payments_overdue"><a href="([^"]*)"/))
            try await admin.get(String(figure.output.1))
            #expect(admin.page.contains(created) && admin.page.contains(pending) && !admin.page.contains(recent))
            #expect(admin.page.contains("<option value=\"overdue\" selected>过期未结的支付</option>"))
            try await admin.get("/console/payments/list?state=overdue&format=csv")
            #expect(admin.page.text.split(separator: "\n").count == 3, "\(admin.page.text)")
            try await fixture.base.database.write { transaction in
                _ = try transaction.execute("UPDATE payments SET state = 'pending' WHERE state = 'created'")
            }
        }
    }

    @Test func `the file of rules is the one in the documents, and each rule has its runbook`() async throws {
        try await withPages(.sqlite) { fixture in
            let admin = try await fixture.signedIn("administrator", .english)
            let file = try await admin.get("\(Self.health)?format=yml").text
            #expect(file == (try Self.document("alerts.yml")), "\(file)")
            let names = Set(file.matches(of: /- alert: (\w+)/).map { String($0.output.1) })
            #expect(names.count >= 10)

            // The words of a runbook stand in the catalogue, on the page and in the document.
            let books = try Self.document("runbooks.md").components(separatedBy: "\n## ").dropFirst()
            #expect(Set(books.map { String($0.prefix { $0 != "\n" }) }) == names)
            let phrases = Catalogue.console.phrases
            let keys = phrases.keys.filter { $0.hasPrefix("console.health.") && $0.hasSuffix(".runbook") }
            var wanted: Set<String> = []
            for key in keys {
                let figure = String(key.dropLast(".runbook".count))
                let (title, book) = (try #require(phrases[figure]), try #require(phrases[key]))
                let name = figure.split(separator: ".")[2].split(separator: "_").map(\.capitalized).joined()
                wanted.insert(
                    """
                    Zhanggui\(name)

                    **\(title.english)** · **\(title.chinese)**

                    \(book.english)

                    \(book.chinese)
                    """)
            }
            let written = Set(books.map { $0.trimmingCharacters(in: .newlines) })
            #expect(written == wanted, "\(wanted.subtracting(written))")

            try await admin.get(Self.health)
            for name in names {
                let anchor = name.lowercased()
                #expect(
                    admin.page.contains("href=\"#\(anchor)\"") && admin.page.contains("id=\"\(anchor)\""), "\(name)")
            }
            #expect(admin.page.contains("Overdue payments: above 0 for 10 min"))
            #expect(admin.page.contains("href=\"/en/console/operations/health?format=yml\" download"))
        }
    }

    @Test func `the document lists what metrics tells, and no other`() async throws {
        try await withPages(.sqlite) { fixture in
            _ = try await fixture.browser().get("/")
            let told = try await Self.exposition(fixture).matches(of: /# HELP (\w+) ([^\n]+)/).map {
                "\($0.output.1): \($0.output.2)"
            }
            let rows = try Self.document("metrics.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.map {
                line in
                let cells = line.split(separator: "|").map {
                    $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
                }
                return "\(cells[0]): \(cells[3])"
            }
            #expect(told == rows, "\(told.joined(separator: "\n"))")
        }
    }

    /// Rows are shown to those who may read them; the figure itself to all who see the page.
    @Test(arguments: TestEngine.all)
    func `the page stands beside the others of operations`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            for path in ["/console/operations", "/console/operations/waiting", Self.health] {
                try await admin.get(path)
                #expect(admin.page.contains("<a href=\"\(path)\" aria-current=\"page\">"), "\(path)")
                #expect(admin.page.contains("href=\"\(Self.health)\""), "\(path)")
            }
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get(Self.health)
            #expect(clerk.page.status == (Role.operator.permissions.contains(.operationsRead) ? 200 : 403))
        }
    }
}
