import Catalog
import Database
import Identity
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Lists of which no link leads on: what stands behind their limit is told of, on the page and in its file.
@Suite struct CutListTests {
    /// - Parameters:
    ///   - count: of the lines without the headings.
    ///   - notice: what is said of a list that is cut.
    private func expect(
        _ browser: Browser, _ url: String, lines count: Int, _ notice: String, isCut: Bool
    ) async throws {
        let page = try await browser.get(url)
        #expect(page.status == 200 && page.contains(notice) == isCut, "\(url): \(page.text)")
        let lines = try await Self.lines(browser, url)
        #expect(lines.count == 1 + count + (isCut ? 1 : 0), "\(url): \(lines.count)")
        #expect(Array(lines.dropFirst(1 + count)) == (isCut ? [notice] : []), "\(url)")
    }

    private static func lines(_ browser: Browser, _ url: String) async throws -> [String] {
        let file = try await browser.get("\(url)\(url.contains("?") ? "&" : "?")format=csv")
        #expect(file.status == 200)
        return file.text.split(whereSeparator: \.isNewline).map(String.init)
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a search for customers says where it has found more than it shows`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            func register(_ count: Int) async throws {
                let ids = (0..<count).map { _ in fixture.base.database.ids.nextRaw() }
                try await fixture.base.database.write { transaction in
                    try transaction.insert(
                        into: "users",
                        [
                            .integer("id"), .text("name"), .text("role"), .text("state"), .integer("version"),
                            .integer("created_at"),
                        ],
                        ids.map {
                            [
                                .integer($0), .text("客\($0)"), .text("shopper"), .text("active"), .integer(1),
                                .integer(1),
                            ]
                        })
                }
            }
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/customers?q=\("客".percentEncoded)"
            let notice =
                language == .english ? "Only the first 100 are shown: please type more." : "只显示前 100 位，请输入更多。"
            try await register(100)
            try await expect(clerk, url, lines: 100, notice, isCut: false)
            try await register(1)
            try await expect(clerk, url, lines: 100, notice, isCut: true)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `parked events say where there are more of them than are shown`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            func park(_ count: Int, _ kind: String) async throws {
                let events = (0..<count).map {
                    OutboxEvent(kind: kind, aggregate: "\(kind)-\($0)", payload: "{}", at: fixture.base.clock.now)
                }
                try await fixture.base.database.write { transaction in
                    try transaction.emit(events)
                    try transaction.post(
                        """
                        INSERT INTO outbox_failures (
                            subscriber, sequence, aggregate, state, attempts, last_error, failed_at)
                        SELECT 'stubborn', sequence, aggregate, 'parked', 10, 'no', 1
                        FROM outbox_events WHERE kind = \(kind)
                        """)
                }
            }
            let admin = try await fixture.signedIn("administrator", language)
            let notice =
                language == .english
                ? "Only the oldest 100 parked events are shown: the others come once these are seen to."
                : "只显示最早的 100 个搁置的事件；处理之后会出现其余的。"
            try await park(100, "first")
            try await expect(admin, "/console/operations", lines: 100, notice, isCut: false)
            try await park(1, "last")
            try await expect(admin, "/console/operations", lines: 100, notice, isCut: true)
            #expect(try await !admin.get("/console/operations").contains("last-0"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `stock of goods that too many words match says that some are left out`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shop, warehouse) = (fixture.shop, fixture.warehouse)
            func stock(_ numbers: Range<Int>) async throws {
                let rows = numbers.map { ImportedProduct(code: "TEA-\($0)", title: "龙井茶叶 \($0)", priceMinor: 100) }
                try await shop.database.write { transaction in
                    let skus = try shop.catalog.importProducts(
                        rows, state: .offSale, currency: .cny, at: ManualClock.start, by: .system("test"),
                        in: transaction)
                    for sku in skus.values.sorted() {
                        _ = try shop.inventory.adjust(
                            StockAdjustment(
                                skuID: sku, warehouseID: warehouse, delta: 1, reason: .receipt, note: "",
                                by: .system("test")), in: transaction)
                    }
                }
            }
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/stock?q=\("龙井茶叶".percentEncoded)"
            let count = "/console/stock/count?warehouse=\(warehouse)&q=\("龙井茶叶".percentEncoded)"
            let notice =
                language == .english
                ? "These words match too many goods and only some of them are here: please type more."
                : "这些文字匹配的商品太多，这里只有一部分，请输入更多。"
            try await stock(0..<100)
            try await expect(clerk, url, lines: 100, notice, isCut: false)
            #expect(try await !clerk.get(count).contains(notice))
            try await stock(100..<101)
            try await expect(clerk, url, lines: 100, notice, isCut: true)
            #expect(try await clerk.get(count).contains(notice))
            // Two pages of a file look once.
            fixture.base.log.clear()
            #expect(try await Self.lines(clerk, "/console/stock?q=TEA-").count == 102)
            #expect(fixture.base.log.statements.count { $0.contains("FROM skus WHERE code >=") } == 1)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `goods in no warehouse say where there are more of them than are shown`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let catalog = fixture.shop.catalog
            func sell(_ slug: String, variants: Int) async throws {
                let skus = (0..<variants).map { NewSKU(code: "\(slug)-\($0)", priceMinor: 100) }
                let made = try await catalog.createProduct(
                    NewProduct(slug: slug, title: slug, categoryID: fixture.category.id, skus: skus),
                    by: .system("test"))
                for state in [ProductState.review, .onSale] {
                    _ = try await catalog.transition(made.product.id, to: state, by: .system("test"))
                }
            }
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/stock?low=true"
            let low = try await Self.lines(clerk, url).count - 1
            let notice =
                language == .english
                ? "Only the first 100 goods in no open warehouse are shown: the others come once these are seen to."
                : "只显示前 100 个不在任何启用仓库的规格；处理之后会出现其余的。"
            try await sell("many", variants: 100)
            try await expect(clerk, url, lines: 100 + low, notice, isCut: false)
            try await sell("more", variants: 1)
            try await expect(clerk, url, lines: 100 + low, notice, isCut: true)
        }
    }
}
