import Catalog
import Foundation
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct ProductPageTests {
    @Test(arguments: Language.allCases)
    func `a product's page says what is saved, when it comes and what it is`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            try await visitor.get("/p/tea-cup")
            // The clock stands at 14:05: before the cut-off.
            let said =
                language == .chinese
                ? ["省 ¥6.00", "11月20日发货", "11月22日至11月24日送达", "16:00 前付款当天发货", "可开发票"]
                : ["Save ¥6.00", "leaves on Nov 20", "arrives Nov 22 to Nov 24", "before 16:00"]
            for text in said { #expect(visitor.page.contains(text), "\(text)") }
            #expect(visitor.page.contains("<th scope=\"row\">颜色</th><td>红 / 蓝</td>"))
            #expect(visitor.page.contains("CUP-RED, CUP-BLUE"))
            // What the script needs that lets the offer follow the variant.
            let saving = language == .chinese ? "省 ¥6.00" : "Save ¥6.00"
            #expect(visitor.page.contains("value=\"\(fixture.skus[0])\" data-saving=\"\(saving)\" required"))
            fixture.base.clock.advance(by: .hours(2))
            try await visitor.get("/p/tea-cup")
            #expect(visitor.page.contains(language == .chinese ? "11月21日发货" : "leaves on Nov 21"))
        }
    }

    /// A shopper was offered "rock-tea-gift-1" as the variant.
    @Test(arguments: TestEngine.all)
    func `goods of one variant have nothing to choose, and are bought all the same`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(2)
            let guest = fixture.browser()
            try await guest.get("/p/pot-1")
            #expect(
                guest.page.contains("<input type=\"hidden\" name=\"sku\"") && !guest.page.contains("type=\"radio\""))
            #expect(guest.page.contains("仅剩 5 件") && guest.page.contains("<td>POT-1</td>"))
            try await guest.submit("/cart/lines", ["quantity": "1"])
            #expect(guest.page.status == 303, "\(guest.page.text)")
            // What is sold out says so, with its price and without its code.
            try await guest.get("/p/pot-0")
            #expect(guest.page.contains("缺货") && !guest.page.contains("<li>POT-0"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `brands and variants speak English where somebody has translated them`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (catalog, actor) = (fixture.shop.catalog, Caller.system("test"))
            var changes = BrandChanges()
            changes.nameEnglish = .set("Zhang & Sons")
            _ = try await catalog.updateBrand(
                try #require(fixture.product.brandID), version: 1, changes, by: actor)
            var red = SKUChanges()
            red.attributesEnglish = ["Colour": "Red"]
            let sku = fixture.product.skus[0]
            _ = try await catalog.updateSKU(sku.id, version: sku.version, red, by: actor)
            let visitor = fixture.browser(.english)
            try await visitor.get("/p/tea-cup")
            #expect(visitor.page.contains(">Zhang &amp; Sons</a></td>"), "\(visitor.page.text)")
            // Half of the variants in another language would look like other properties.
            #expect(visitor.page.contains("<th scope=\"row\">颜色</th><td>红 / 蓝</td>"))
            let other = fixture.product.skus[1]
            var blue = SKUChanges()
            blue.attributesEnglish = ["Colour": "Blue"]
            _ = try await catalog.updateSKU(other.id, version: other.version, blue, by: actor)
            try await visitor.get("/p/tea-cup")
            #expect(visitor.page.contains("<th scope=\"row\">Colour</th><td>Red / Blue</td>"))
            try await visitor.get("/c/tea?brand=Zhang")
            #expect(visitor.page.contains("Zhang &amp; Sons"))
            try await visitor.fillCart(quantity: 1)
            #expect(visitor.page.contains("茶杯 &lt;b&gt; Red"), "\(visitor.page.text)")
            let chinese = fixture.browser()
            try await chinese.get("/p/tea-cup")
            #expect(chinese.page.contains("<td>红 / 蓝</td>") && chinese.page.contains(">Zhang</a></td>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product's page leads on to its category, its brand and goods beside it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let others = try await fixture.moreGoods(RecentlySeenSample.count)
            let visitor = fixture.browser()
            try await visitor.get("/p/tea-cup")
            let crumbs = visitor.page.text.firstMatch(of: /<nav class="crumbs".*?<\/nav>/.dotMatchesNewlines())
            #expect(crumbs?.output.contains("<a href=\"/c/tea\">茶</a>") == true)
            // The eight newest of those that sold alike; not the page's own.
            let shown = try #require(visitor.page.text.components(separatedBy: "<h2>同类商品</h2>").last)
            let links = shown.matches(of: /href="\/p\/([a-z0-9-]+)"/).map { String($0.output.1) }
            #expect(links == others.suffix(8).reversed())
            // What sells comes first.
            _ = try await fixture.browser().buy(fixture, quantity: 1)
            try await fixture.shop.countSold()
            try await visitor.get("/p/cup-0")
            #expect(visitor.page.contains("<h2>同类商品</h2><ul class=\"grid\"><li class=\"product-card\">"))
            let beside = try #require(visitor.page.text.components(separatedBy: "<h2>同类商品</h2>").last)
            #expect(beside.firstMatch(of: /href="\/p\/([a-z0-9-]+)"/)?.output.1 == "tea-cup")
            #expect(!beside.components(separatedBy: "最近看过")[0].contains("/p/cup-0\""))
            // The brand's goods are the tea cup alone.
            try await visitor.get("/p/tea-cup")
            #expect(visitor.page.contains("<a href=\"/search?brand=Zhang\">Zhang</a>"))
            try await visitor.get("/search?brand=Zhang")
            #expect(visitor.page.contains("共 1 件商品") && visitor.page.contains("/p/tea-cup\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods that were looked at come back on the next page, from the visitor's own cookie`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let others = try await fixture.moreGoods(RecentlySeenSample.count)
            let visitor = fixture.browser()
            try await visitor.get("/p/tea-cup")
            #expect(!visitor.page.contains("最近看过"))
            for slug in others { try await visitor.get("/p/\(slug)") }
            // The last eight, the last one first; not the page's own.
            let shown = visitor.page.text.components(separatedBy: "最近看过").last ?? ""
            let links = shown.matches(of: /href="\/p\/([a-z0-9-]+)"/).map { String($0.output.1) }
            #expect(links == others.dropLast().suffix(8).reversed())
            #expect(!fixture.browser().cookies.keys.contains("zg_seen"))
            try await visitor.submit("/seen")
            #expect(visitor.page.status == 303 && visitor.cookies["zg_seen"] == nil)
            try await visitor.follow()
            #expect(visitor.page.status == 200 && !visitor.page.contains("最近看过"))
        }
    }

    /// The next person at the browser read what the one before had looked at.
    @Test(arguments: TestEngine.all)
    func `goods that were looked at are gone with the sign-out`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let other = try await fixture.moreGoods(1)
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/p/tea-cup")
            try await shopper.get("/p/\(other[0])")
            #expect(shopper.page.contains("最近看过") && shopper.cookies["zg_seen"] != nil)
            try await shopper.submit("/sign-out")
            #expect(shopper.page.status == 303 && shopper.cookies["zg_seen"] == nil)
            try await shopper.get("/p/\(other[0])")
            #expect(shopper.page.status == 200 && !shopper.page.contains("最近看过"))
        }
    }

    @Test(arguments: ["", "x", "prd_x.prd_y", "prd_0000000000001", String(repeating: "prd_0000000000001.", count: 40)])
    func `a cookie that says something else is nothing`(cookie: String) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser()
            visitor.hold(cookie: "zg_seen", cookie)
            try await visitor.get("/p/tea-cup")
            #expect(visitor.page.status == 200 && !visitor.page.contains("最近看过"))
        }
    }
}

private enum RecentlySeenSample {
    static let count = 10
}

extension PagesFixture {
    /// Goods on sale besides the tea cup.
    ///
    /// - Returns: their slugs.
    fileprivate func moreGoods(_ count: Int) async throws -> [String] {
        var slugs: [String] = []
        for number in 0..<count {
            let slug = "cup-\(number)"
            let made = try await shop.catalog.createProduct(
                NewProduct(
                    slug: slug, title: "杯 \(number)", categoryID: category.id,
                    skus: [NewSKU(code: "C\(number)", priceMinor: 1_000)]), by: .system("test"))
            for state in [ProductState.review, .onSale] {
                _ = try await shop.catalog.transition(made.product.id, to: state, by: .system("test"))
            }
            slugs.append(slug)
        }
        return slugs
    }
}
