import Catalog
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// List prices in the forms of a product's variants.
@Suite struct ListPriceTests {
    private static func prices(_ fixture: PagesFixture, _ id: ProductID) async throws -> [[Int64?]] {
        let found = try await fixture.shop.catalog.product(.id(id), includeUnpublished: true)
        return (found?.product.skus ?? []).map { [$0.priceMinor, $0.ownListPrice?.amountMinor] }
    }

    /// Variants made without one had the first price as list price: the next, lower price was shown as reduced from it.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `variants made without a list price have none when the table lowers or raises their prices`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let made = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "book", title: "本子", categoryID: fixture.category.id), by: .system("test"))
            let url = "/console/goods/\(made.product.id)"
            try await clerk.get("\(url)/variants?axes=\("颜色=红,蓝".percentEncoded)&prefix=B&price=59")
            #expect(try await clerk.submit("\(url)/variants", holding: "attributes.0").status == 303)
            #expect(try await Self.prices(fixture, made.product.id) == [[5_900, nil], [5_900, nil]])
            let found = try await fixture.shop.catalog.product(.id(made.product.id), includeUnpublished: true)
            let skus = (found?.product.skus ?? []).map(\.id)
            for step in [ProductState.review, .onSale] {
                _ = try await fixture.shop.catalog.transition(made.product.id, to: step, by: .system("test"))
            }
            let page = try await clerk.get(url)
            #expect(page.contains(language == .chinese ? "划线价（可留空）" : "List price (optional)"))
            #expect(try clerk.filled("\(url)/rows").value("list_price.\(skus[0])") == "")
            let both = ["price.\(skus[0])": "49", "price.\(skus[1])": "75"]
            #expect(try await clerk.submit("\(url)/rows", both.mapValues { $0 }).status == 303)
            #expect(try await Self.prices(fixture, made.product.id) == [[4_900, nil], [7_500, nil]])
            let shown = try await fixture.browser(language).get("/p/book")
            #expect(shown.status == 200 && shown.contains("49.00") && !shown.contains("59.00"), "\(shown.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the table sets a list price with a lower price at once, and an emptied field takes it away`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let (url, sku) = ("/console/goods/\(fixture.product.id)", fixture.skus[1])
            try await clerk.get(url)
            try await clerk.submit("\(url)/rows", ["price.\(sku)": "24", "list_price.\(sku)": "29.99"])
            #expect(try await Self.prices(fixture, fixture.product.id) == [[1_999, 2_599], [2_400, 2_999]])
            try await clerk.get(url)
            try await clerk.submit("\(url)/rows", ["list_price.\(sku)": "", "price.\(fixture.skus[0])": "18"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            #expect(try await Self.prices(fixture, fixture.product.id) == [[1_800, 2_599], [2_400, nil]])
            let history = try await clerk.get("\(url)/prices?sku=\(sku)")
            #expect(history.contains("¥24.00") && history.contains("¥29.99"), "\(history.text)")
        }
    }
}
