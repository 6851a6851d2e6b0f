import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct PricePageTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `staff see what each variant did cost, who changed it, why, and the lowest price of thirty days`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)"
            try await clerk.get(url)
            #expect(clerk.page.contains("href=\"") && clerk.page.contains("\(url)/prices"))
            let sku = fixture.skus[1]
            for (price, reason) in [(Int64(1_500), "双十一 <b>"), (1_800, "回调")] {
                fixture.base.clock.advance(by: .minutes(1))
                let stored = try #require(
                    try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                ).product.skus[1]
                var changes = SKUChanges()
                changes.priceMinor = price
                _ = try await fixture.shop.catalog.updateSKU(
                    sku, version: stored.version, changes, reason: reason, by: .system("test"))
            }
            try await clerk.get("\(url)/prices?sku=\(sku)")
            let page = clerk.page
            #expect(page.status == 200 && page.contains("双十一 &lt;b&gt;") && !page.contains("双十一 <b>"))
            #expect(page.contains(language == .english ? "Lowest in 30 days" : "近 30 天最低价"))
            // 29.99, then 15.00, then 18.00: the lowest is 15.00, now and before the present price.
            #expect(page.contains("15.00") && page.contains("18.00") && page.contains("29.99"))
            #expect(page.contains(language == .english ? "First price" : "首次定价"))
            #expect(page.contains("\(url)/prices?sku=\(sku)&amp;format=csv\" download"))
            let file = try await clerk.get("\(url)/prices?sku=\(sku)&format=csv")
            let prices = file.text.split(separator: "\n").dropFirst().map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            #expect(file.status == 200 && prices.count == 3, "\(file.text)")
            #expect(prices.map { $0[0] } == Array(repeating: "CUP-BLUE", count: 3))
            #expect(
                prices.map { $0[3] } == ["15.00", "29.99", ""] && prices.map { $0[4] } == ["18.00", "15.00", "29.99"])
            #expect(prices.map { $0[8] } == ["回调", "双十一 <b>", ""])
            #expect(try await clerk.get("\(url)/prices?sku=\(SKUID(1))&format=csv").status == 404)
            let other = try await clerk.get("\(url)/prices?sku=\(fixture.skus[0])")
            #expect(other.status == 200 && !other.contains("双十一"))
            #expect(try await clerk.get("\(url)/prices?sku=\(SKUID(1))").status == 404)
            #expect(try await clerk.get("/console/goods/\(ProductID(1))/prices").status == 404)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a price is planned on the page, by the shop's clock, shown there and cancelled`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/prices"
            try await clerk.get(url)
            let fields = ["sku_id": fixture.skus[1].description, "price": "15.50", "starts_at": "2026-12-12T00:00"]
            for wrong in [
                ["starts_at": "2026-11-20T14:05"], ["starts_at": "soon"], ["starts_at": "2026-12-12T25:00"],
                ["ends_at": "2026-12-11T00:00"], ["price": "x"], ["list_price": "1"],
            ] {
                let sent = fields.merging(wrong) { $1 }
                try await clerk.get(url)
                let page = try await clerk.submit(url, sent)
                let name = wrong.keys.joined()
                #expect(page.status == 422 && page.contains("\(name)-error"), "\(wrong): \(page.status)")
                #expect(page.contains("value=\"\(sent["starts_at"] ?? "")\""), "\(wrong)")
            }
            try await clerk.get(url)
            let made = try await clerk.submit(url, fields.merging(["ends_at": "2026-12-13T00:00"]) { $1 })
            #expect(made.status == 303, "\(made.text)")
            let plans = try await fixture.base.database.read { [shop = fixture.shop, skus = fixture.skus] session in
                try shop.catalog.pricePlans(of: skus, limit: .standard, in: session).items
            }
            // Midnight in Shanghai.
            #expect(plans.map { $0.startsAt.rfc3339 } == ["2026-12-11T16:00:00.000Z"])
            #expect(plans.map { $0.endsAt?.rfc3339 } == ["2026-12-12T16:00:00.000Z"])
            let again = try await clerk.get(url)
            #expect(again.contains("15.50") && again.contains(language == .english ? "Planned" : "未开始"))
            let taken = try await clerk.submit(url, fields, holding: "name=\"sku_id\"")
            #expect(taken.status == 409 && taken.contains("starts_at-error"), "\(taken.status)")
            try await clerk.get(url)
            let plan = try #require(plans.first)
            #expect(try await clerk.submit("\(url)/\(plan.id)").status == 303)
            let after = try await clerk.get(url)
            #expect(after.contains(language == .english ? "Cancelled" : "已取消") && !after.contains("\(url)/\(plan.id)"))
            let reader = try await fixture.signedIn("auditor", language)
            let seen = try await reader.get(url)
            #expect(seen.status == 200 && seen.contains("15.50") && !seen.contains("name=\"sku_id\""))
        }
    }

    /// The English page called the variants 红 and 蓝.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `variants are called in the reader's language, also where a price is planned`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            var changes = SKUChanges()
            changes.attributesEnglish = ["Colour": "Red"]
            let (red, blue) = (fixture.product.skus[0], fixture.product.skus[1])
            let sku = try await fixture.shop.catalog.updateSKU(
                red.id, version: red.version, changes, by: .system("test"))
            let clerk = try await fixture.signedIn("operator", language)
            let page = try await clerk.get("/console/goods/\(fixture.product.id)/prices")
            let name = language == .english ? sku.attributesEnglish.label : sku.attributes.label
            #expect(name.contains(language == .english ? "Red" : "红"))
            #expect(page.contains(">\(name)</td>") && page.contains(">CUP-RED \(name)</option>"), "\(page.text)")
            // What nobody has translated is called as it is.
            #expect(page.contains(">\(blue.attributes.label)</td>"))
        }
    }

    /// The list of price changes showed the stored codes: "planned end: …" and "import".
    @Test(arguments: TestEngine.all, Language.allCases)
    func `recent changes and histories tell stored reasons in the reader's language, and given ones as given`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (catalog, sku, clock) = (fixture.shop.catalog, fixture.skus[1], fixture.base.clock)
            let now = clock.now
            _ = try await catalog.planPrice(
                NewPricePlan(
                    priceMinor: 2_000, startsAt: now + .minutes(1), endsAt: now + .minutes(2), reason: "三天九折"),
                of: sku, by: .system("test"))
            clock.advance(by: .minutes(1))
            try await catalog.applyDuePrices()
            clock.advance(by: .minutes(1))
            try await catalog.applyDuePrices()
            for (price, reason) in [(Int64(2_500), "import"), (2_600, "planned: 手写")] {
                clock.advance(by: .minutes(1))
                let found = try await catalog.product(.id(fixture.product.id), includeUnpublished: true)
                var changes = SKUChanges()
                changes.priceMinor = price
                _ = try await catalog.updateSKU(
                    sku, version: try #require(found).product.skus[1].version, changes, reason: reason,
                    by: .system("test"))
            }
            let clerk = try await fixture.signedIn("operator", language)
            let expected =
                language == .chinese
                ? ["planned: 手写", "文件导入", "计划改价结束：三天九折", "计划改价开始：三天九折"]
                : ["planned: 手写", "From a file", "Planned price ended: 三天九折", "Planned price began: 三天九折"]
            let list = try await clerk.get("/console/goods/bulk")
            for text in expected { #expect(list.contains(">\(text)</td>"), "\(text): \(list.text)") }
            let file = try await clerk.get("/console/goods/bulk?format=csv").text
            #expect(
                file.split(whereSeparator: \.isNewline).dropFirst().map {
                    $0.split(separator: ",").last.map(String.init)
                }
                    == expected, "\(file)")
            let history = try await clerk.get("/console/goods/\(fixture.product.id)/prices?sku=\(sku)")
            #expect(history.contains("<span class=\"muted\">\(expected[1])</span>"), "\(history.text)")
            #expect(!history.contains(">import<"))
        }
    }
}
