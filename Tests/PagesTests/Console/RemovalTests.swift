import Catalog
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What staff take away for good, and what they are warned of before they sell it.
@Suite struct RemovalTests {
    @Test(arguments: TestEngine.all)
    func `a draft goes with its variants, and what is in use stays and says why`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (catalog, clerk) = (fixture.shop.catalog, try await fixture.signedIn("operator"))
            let draft = try await catalog.createProduct(
                NewProduct(
                    slug: "slip", title: "茶巾", brand: "试用牌", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "SLIP", priceMinor: 100)]), by: .system("test")
            ).product
            let (brand, category) = (try #require(draft.brandID), fixture.category.id)
            let before = try await fixture.everything()
            for (list, url, said) in [
                ("/console/brands", "/console/brands/\(brand)/removal", "还有商品使用这个品牌"),
                ("/console/categories", "/console/categories/\(category)/removal", "分类下还有商品或子分类"),
            ] {
                try await clerk.get(list)
                let refused = try await clerk.submit(url)
                #expect(refused.status == 409 && refused.contains(said), "\(url): \(refused.status)")
            }
            #expect(try await fixture.everything() == before)
            try await clerk.get("/console/goods/\(draft.id)")
            #expect(try await clerk.submit("/console/goods/\(draft.id)/removal").status == 303)
            #expect(try await clerk.get("/console/goods/\(draft.id)").status == 404)
            try await clerk.get("/console/brands")
            #expect(try await clerk.submit("/console/brands/\(brand)/removal").status == 303)
            // Its code and its address are free again.
            _ = try await catalog.createProduct(
                NewProduct(slug: "slip", title: "茶巾", skus: [NewSKU(code: "SLIP", priceMinor: 100)]),
                by: .system("test"))
            // What is on sale shows no way out.
            let sold = try await clerk.get("/console/goods/\(fixture.product.id)")
            #expect(!sold.contains("/console/goods/\(fixture.product.id)/removal\""))
            await #expect(throws: CatalogError.productUsed) {
                try await fixture.shop.removeProduct(
                    fixture.product.id, version: fixture.product.version, by: .system("test"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods without stock, category or picture warn before they are sold, and may be sold`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let draft = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "bare", title: "空", skus: [NewSKU(code: "BARE", priceMinor: 100)]),
                by: .system("test")
            ).product
            let page = try await clerk.get("/console/goods/\(draft.id)")
            for said in ["没有可售库存", "没有分类：", "没有图片。"] { #expect(page.contains(said), "\(said)") }
            var changes = ProductChanges()
            changes.categoryID = .set(fixture.category.id)
            _ = try await fixture.shop.catalog.updateProduct(draft.id, version: 1, changes, by: .system("test"))
            let filed = try await clerk.get("/console/goods/\(draft.id)")
            #expect(!filed.contains("没有分类：") && filed.contains("没有可售库存"))
            let way = "<a href=\"/console/stock/\(try #require(draft.skus.first).id)\">去入库</a>"
            #expect(filed.contains(way))
            try await clerk.submit("/console/goods/\(draft.id)/transitions", holding: "value=\"review\"")
            #expect(clerk.page.status == 303)
            // It said that shoppers could buy it now.
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/goods/\(draft.id)")
            try await admin.submit("/console/goods/\(draft.id)/transitions", holding: "value=\"on_sale\"")
            let sold = try await admin.follow()
            #expect(sold.contains("已上架，但还没有库存：店铺中显示缺货。") && sold.contains(way), "\(sold.text)")
            #expect(!sold.contains("顾客可以购买了"))
        }
    }
}
