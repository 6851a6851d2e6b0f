import Catalog
import Database
import Inventory
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
            #expect(clerk.page.contains("TRAY-1") && clerk.page.contains("在售但不在任何启用仓库"))
            try await clerk.get("/console")
            #expect(try Self.lowCount(clerk.page) == before + 1)
            try await fixture.shop.receive(50, of: detail.product.skus[0].id, in: fixture.warehouse)
            try await clerk.get("/console/stock?low=true")
            #expect(!clerk.page.contains("TRAY-1") && !clerk.page.contains("在售但不在任何启用仓库"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is low is what the settings say, on Today and in the list of stock`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            let before = try Self.lowCount(try await admin.get("/console"))
            #expect(before == 0 && admin.page.contains("可售不足 5 件"))
            #expect(try await !admin.get("/console/stock?low=true").contains("CUP-RED"))
            #expect(!admin.page.contains("number error"))
            try await admin.get("/console/stock")
            #expect(!admin.page.contains("state warn\">低库存"))
            try await admin.get("/console/goods")
            #expect(!admin.page.contains("规格低库存"))
            try await admin.get("/console/settings")
            try await admin.submit("/console/settings", ["low_stock_threshold": "1000"])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            try await admin.get("/console")
            #expect(try Self.lowCount(admin.page) == fixture.skus.count && admin.page.contains("可售不足 1,000 件"))
            for url in ["/console/stock?low=true", "/console/stock", "/console/stock/\(fixture.skus[0])"] {
                try await admin.get(url)
                #expect(admin.page.contains("CUP-RED") && admin.page.contains("number error"), "\(url)")
                // Not by its colour alone.
                #expect(admin.page.contains("<span class=\"state warn\">低库存</span> 10</td>"), "\(url)")
            }
            try await admin.get("/console/goods")
            #expect(admin.page.contains("20<br><span class=\"state warn\">2 个规格低库存</span>"))
            let file = try await admin.get("/console/stock?low=true&format=csv")
            #expect(file.contains("CUP-RED") && file.contains("CUP-BLUE"))
        }
    }

    /// The list marked its levels as low or out, and the filter for low ones left them out.
    @Test(arguments: TestEngine.all)
    func `what lies in a closed warehouse is not low there, but on sale in no open one`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let tray = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "tray", title: "茶盘", brand: "Zhang", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "TRAY-1", attributes: ["尺寸": "大"], priceMinor: 12_800)]),
                by: .system("test"))
            let (inventory, sku) = (fixture.shop.inventory, tray.product.skus[0].id)
            for state in [ProductState.review, .onSale] {
                _ = try await fixture.shop.catalog.transition(tray.product.id, to: state, by: .system("test"))
            }
            let house = try await fixture.base.database.write { transaction in
                try inventory.createWarehouse(
                    code: "BJ9", name: "北京九仓", priority: 9, by: .system("test"), in: transaction
                ).id
            }
            try await fixture.shop.receive(1, of: sku, in: house)
            #expect(try await fixture.shop.markStocked(limit: 1_000) > 0)
            let before = try Self.lowCount(try await clerk.get("/console"))
            try await clerk.get("/console/stock?low=true")
            #expect(clerk.page.contains("TRAY-1") && !clerk.page.contains("在售但不在任何启用仓库"))
            try await clerk.get("/console/stock/\(sku)")
            #expect(clerk.page.contains("state warn\">低库存"))
            try await fixture.base.database.write { transaction in
                _ = try inventory.closeWarehouse(house, isConfirmed: true, by: .system("test"), in: transaction)
            }
            #expect(try Self.lowCount(try await clerk.get("/console")) == before)
            try await clerk.get("/console/stock?low=true")
            #expect(clerk.page.contains("TRAY-1") && clerk.page.contains("在售但不在任何启用仓库"))
            for url in ["/console/stock", "/console/stock/\(sku)"] {
                try await clerk.get(url)
                #expect(clerk.page.contains("TRAY-1") && clerk.page.contains("北京九仓"), "\(url)")
                #expect(!clerk.page.contains("state warn\">低库存") && !clerk.page.contains("number error"), "\(url)")
            }
        }
    }

    private static func lowCount(_ page: Browser.Page) throws -> Int {
        let found = page.text.firstMatch(of: /low=true"><span class="name">[^<]*<\/span>\s*<strong>(\d+)/)
        return try #require(found.flatMap { Int($0.output.1) })
    }
}
