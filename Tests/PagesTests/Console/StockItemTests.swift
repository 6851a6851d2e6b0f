import Database
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// The page of one variant's stock.
@Suite struct StockItemTests {
    private static func onHand(_ fixture: PagesFixture) async throws -> Int {
        let (inventory, sku) = (fixture.shop.inventory, fixture.skus[0])
        let levels = try await fixture.base.database.read { try inventory.items(of: sku, in: $0) }
        return try #require(levels.first { $0.warehouse.id == fixture.warehouse }).onHand
    }

    @Test(arguments: TestEngine.all)
    func `a counted number takes the place of what was on record, unless that has changed meanwhile`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/stock/\(fixture.skus[0])"
            let before = try await Self.onHand(fixture)
            try await clerk.get(url)
            let late = try clerk.filled("\(url)/count", ["counted": "3"])
            #expect(try await clerk.submit("\(url)/count", ["counted": "\(before + 7)"]).status == 303)
            #expect(try await Self.onHand(fixture) == before + 7)
            let refused = try await clerk.post(
                late.url, late.pairs.map { ($0.name, $0.name == "_key" ? "k\(before)" : $0.value) })
            #expect(refused.status == 409 && refused.contains("id=\"counted-error\""), "\(refused.text)")
            #expect(try await Self.onHand(fixture) == before + 7)
            let shown = try await clerk.get(url)
            #expect(shown.contains("data-label=\"结存\" class=\"number\">\(before + 7)</td>"), "\(shown.text)")
        }
    }

    /// It said that it was saved, and not what was found.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a count of one variant tells what differed, or that nothing did`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let isChinese = language == .chinese
            let sku = fixture.skus[0]
            let url = "/console/stock/\(sku)"
            let before = try await Self.onHand(fixture)
            let differed = isChinese ? "盘点差异：1 个规格" : "Variants that differed: 1"
            let same = isChinese ? "这次盘点没有差异。" : "Nothing differed in this count."
            let numbers = [(before + 7, "+7"), (before + 4, "-3")]
            for (counted, by) in numbers {
                try await clerk.get(url)
                #expect(!clerk.page.contains(differed) && !clerk.page.contains(same))
                try await clerk.submit("\(url)/count", ["counted": "\(counted)"])
                #expect(clerk.page.status == 303, "\(clerk.page.text)")
                try await clerk.follow()
                #expect(clerk.page.contains(differed) && clerk.page.contains(">\(by)</td>"), "\(clerk.page.text)")
            }
            try await clerk.get(url)
            try await clerk.submit("\(url)/count", ["counted": "\(before + 4)"])
            try await clerk.follow()
            #expect(clerk.page.contains(same) && !clerk.page.contains(differed), "\(clerk.page.text)")
            // What is told of another variant is not told here.
            try await clerk.get("\(url)?differ=\(fixture.skus[1])-1-2")
            #expect(clerk.page.status == 200 && !clerk.page.contains(differed), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the journal leads to the order that moved the stock, and says what was left after each step`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let order = try await shopper.buy(fixture)
            let clerk = try await fixture.signedIn("operator")
            let page = try await clerk.get("/console/stock/\(fixture.skus[0])")
            #expect(page.contains("href=\"/console/orders/\(order)\">"), "\(page.text)")
            #expect(page.contains("可售 = 在库 − 占用"))
            let onHand = try await Self.onHand(fixture)
            #expect(page.contains("data-label=\"结存\" class=\"number\">\(onHand)</td>"))
        }
    }
}
