import Catalog
import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct EnglishTitleTests {
    /// Who reads the console in English saw the Chinese titles only.
    @Test(arguments: TestEngine.all)
    func `staff who read English see English titles where there are some, and lists keep to them`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await Self.translate(fixture)
            try await fixture.fillShelf(1, from: 1)
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart("pot-1", quantity: 1)
            let pot = try await shopper.checkOut()
            let cup = try await shopper.buy(fixture, quantity: 1)
            let (chinese, english) = (
                try await fixture.signedIn("administrator"), try await fixture.signedIn("administrator", .english)
            )
            let red = fixture.skus[0]
            let buyer = try #require(
                try await fixture.base.database.read { session in
                    try session.first("SELECT user_id FROM orders WHERE id = \(cup)").map { try $0[0] as UserID }
                })
            let pages = [
                "/console/orders", "/console/orders/\(cup)", "/console/orders/\(cup)/delivery-note",
                "/console/orders/pick-list", "/console/stock", "/console/stock/\(red)",
                "/console/stock/count?warehouse=\(fixture.warehouse)", "/console/search?q=CUP-R",
                "/console/search?q=\(Order.number(of: cup).prefix(6))", "/console/audit?subject=\(red)",
                "/console/customers/\(buyer)",
            ]
            for page in pages {
                try await english.get(page)
                #expect(english.page.status == 200 && english.page.contains("Tea cup red"), "\(page)")
                #expect(!english.page.contains("茶杯 &lt;b&gt; 红"), "\(page)")
                try await chinese.get(page)
                #expect(chinese.page.contains("茶杯 &lt;b&gt; 红") && !chinese.page.contains("Tea cup"), "\(page)")
            }
            // What the variant is like is not translated; what has no English title keeps the other one.
            try await english.get("/console/stock")
            #expect(english.page.contains("Tea cup 蓝") && english.page.contains("紫砂茶壶 1号"))
            try await english.get("/console/orders/\(pot)")
            #expect(english.page.contains("紫砂茶壶 1号"))
            try await english.get("/console/goods")
            #expect(english.page.contains(">Tea cup</a>") && english.page.contains(">紫砂茶壶 1号</a>"))
            try await english.get("/console/stock?format=csv")
            #expect(english.page.contains("Tea cup red,CUP-RED"))
        }
    }

    static func translate(_ fixture: PagesFixture) async throws {
        let catalog = fixture.shop.catalog
        var changes = ProductChanges()
        changes.titleEnglish = .set("Tea cup")
        _ = try await catalog.updateProduct(
            fixture.product.id, version: fixture.product.version, changes, by: .system("test"))
        var colour = SKUChanges()
        colour.attributesEnglish = ["Colour": "red"]
        let sku = fixture.product.skus[0]
        _ = try await catalog.updateSKU(sku.id, version: sku.version, colour, by: .system("test"))
    }
}
