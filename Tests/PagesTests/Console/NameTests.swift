import Catalog
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Histories tell people by name and deeds in words.
@Suite struct NameTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `the audit log tells in words what who did`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/account")
            try await clerk.submit("/account", ["name": "王芳"], holding: "version")
            let (url, sku) = ("/console/goods/\(fixture.product.id)", fixture.skus[0])
            try await clerk.get(url)
            try await clerk.submit("\(url)/transitions", holding: "value=\"off_sale\"")
            try await clerk.get("/console/stock/\(sku)")
            try await clerk.submit("/console/stock/\(sku)/adjustments", ["delta": "-3", "reason": "count"])
            #expect(clerk.page.status == 303)
            try await clerk.follow()
            #expect(clerk.page.contains("王芳") && !clerk.page.contains("usr_"))

            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/audit?subject=\(sku)")
            let isChinese = language == .chinese
            #expect(admin.page.contains(isChinese ? "调整库存" : "Adjusted stock") && admin.page.contains("王芳"))
            #expect(admin.page.contains(isChinese ? "-3（盘点），现有 7" : "-3 (Count), now 7"))
            #expect(admin.page.contains("/console/stock/\(sku)\""))
            #expect(admin.page.contains("茶杯 &lt;b&gt;") && !admin.page.contains(">\(sku)<"))
            try await admin.get("/console/audit?subject=\(fixture.product.id)")
            #expect(admin.page.contains(isChinese ? "在售 → 已下架" : "On sale → Off sale"))
            for code in ["stock_adjusted", "product_moved", "product_created"] {
                // The filter names each action by its code.
                #expect(admin.page.text.matches(of: try Regex(code)).count == 1, "\(code)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order tells who did what by name`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            try await clerk.get("/account")
            try await clerk.submit("/account", ["name": "王芳"], holding: "version")
            let id = try await shopper.buy(fixture)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.refund("/console/orders/\(id)", ["amount": "1", "refund_reason": "late"])
            try await clerk.follow()
            #expect(clerk.page.contains("王芳 · late") && clerk.page.contains("支付渠道"))
            let text = clerk.page.text.replacing(/(?:href|action)="[^"]*"/, with: "")
            #expect(text.contains("顾客") && !text.contains("usr_") && !text.contains("system:"))
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/audit?subject=\(id)")
            #expect(admin.page.contains("¥1.00") && !admin.page.contains("CNY"))
            try await clerk.get("/console/payments")
            #expect(clerk.page.contains(Order.number(of: id)) && clerk.page.contains("王芳"))
        }
    }
}
