import Catalog
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
                fixture.base.clock.advance(by: .days(1))
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
            // 19.99, then 15.00, then 18.00: the lowest of them is 15.00, before and now.
            #expect(page.contains("15.00") && page.contains("18.00") && page.contains("19.99"))
            #expect(page.contains(language == .english ? "First price" : "首次定价"))
            let other = try await clerk.get("\(url)/prices?sku=\(fixture.skus[0])")
            #expect(other.status == 200 && !other.contains("双十一"))
            #expect(try await clerk.get("\(url)/prices?sku=\(SKUID(1))").status == 404)
            #expect(try await clerk.get("/console/goods/\(ProductID(1))/prices").status == 404)
        }
    }
}
