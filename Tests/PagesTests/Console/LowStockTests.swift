import Catalog
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct LowStockTests {
    /// A variant that no warehouse ever had was sold out for shoppers, and in no list for staff.
    @Test(arguments: TestEngine.all)
    func `what is on sale without a level is in the list of low stock`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console")
            let before = try Self.lowCount(clerk.page)
            let detail = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "tray", title: "茶盘", brand: "Zhang", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "TRAY-1", attributes: ["尺寸": "大"], priceMinor: 12_800)]),
                by: .system("test"))
            try await clerk.get("/console/stock?low=true")
            #expect(!clerk.page.contains("TRAY-1"), "a draft is for nobody yet")
            for state in [ProductState.review, .onSale] {
                _ = try await fixture.shop.catalog.transition(detail.product.id, to: state, by: .system("test"))
            }
            try await clerk.get("/console/stock?low=true")
            #expect(clerk.page.contains("TRAY-1") && clerk.page.contains("在售但没有库存记录"))
            try await clerk.get("/console")
            #expect(try Self.lowCount(clerk.page) == before + 1)
            try await fixture.shop.receive(50, of: detail.product.skus[0].id, in: fixture.warehouse)
            try await clerk.get("/console/stock?low=true")
            #expect(!clerk.page.contains("TRAY-1") && !clerk.page.contains("在售但没有库存记录"))
        }
    }

    private static func lowCount(_ page: Browser.Page) throws -> Int {
        let found = page.text.firstMatch(of: /low=true"><span class="name">[^<]*<\/span>\s*<strong>(\d+)/)
        return try #require(found.flatMap { Int($0.output.1) })
    }
}
