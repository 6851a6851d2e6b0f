import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime

/// Where people are led, and what stands around a page that refuses.
@Suite struct RefusalPageTests {
    @Test(arguments: TestEngine.all)
    func `staff who may not stay in the console, signed in`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            for path in ["/console/staff", "/console/orders/\(OrderID(1))"] {
                try await clerk.get(path)
                #expect([403, 404].contains(clerk.page.status), "\(path)")
                #expect(!clerk.page.contains("/register") && clerk.page.contains("href=\"/console/orders\""))
                #expect(clerk.page.contains("返回运营后台") && !clerk.page.contains("返回首页"))
            }
            // A page that leads nowhere knows who is lost.
            try await clerk.get("/nothing")
            #expect(clerk.page.status == 404 && !clerk.page.contains("/register"))
            #expect(clerk.page.contains("href=\"/console\"") && clerk.page.contains("action=\"/sign-out\""))
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/console/orders")
            #expect(shopper.page.status == 403 && shopper.page.contains("返回首页"))
            #expect(!shopper.page.contains("href=\"/console") && shopper.page.contains("href=\"/account\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an expired page says so in its title`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", .english)
            try await shopper.post("/en/account", [("_csrf", "old"), ("name", "x"), ("version", "1")])
            #expect(shopper.page.status == 403 && shopper.page.contains("<h1>The page has expired</h1>"))
            #expect(!shopper.page.contains("Not allowed"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff are offered nothing that is refused to them, and their own account`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console")
            #expect(!clerk.page.contains("href=\"/console/operations\""))
            #expect(clerk.page.contains("href=\"/account\""))
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console")
            #expect(admin.page.contains("失败的任务") && admin.page.contains("搁置的事件"))
            for path in ["/", "/p/tea-cup"] {
                try await clerk.get(path)
                #expect(!clerk.page.contains("href=\"/cart\"") && !clerk.page.contains("href=\"/orders\""))
                #expect(!clerk.page.contains("加入购物车") && clerk.page.contains("href=\"/account\""))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a stranger at the checkout is shown the empty cart`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let stranger = fixture.browser(.english)
            try await stranger.get("/checkout")
            #expect(stranger.page.location == "/en/cart")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is low leads to what is low`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            _ = try await fixture.signedIn("shopper").buy(fixture, quantity: 8)
            try await clerk.get("/console")
            #expect(clerk.page.contains("href=\"/console/stock?low=true\""))
            try await clerk.get("/console/stock?low=true")
            #expect(clerk.page.contains("CUP-RED") && !clerk.page.contains("CUP-BLUE"))
            try await clerk.get("/console/stock")
            #expect(clerk.page.contains("CUP-RED") && clerk.page.contains("CUP-BLUE"))
            try await clerk.get("/console/stock?low=perhaps")
            #expect(clerk.page.status == 422)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft has no page in the shop yet`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)"
            try await clerk.get(url)
            #expect(clerk.page.contains("href=\"/p/tea-cup\"") && clerk.page.contains("商品历史"))
            try await clerk.submit("\(url)/transitions", holding: "value=\"off_sale\"")
            try await clerk.follow()
            #expect(!clerk.page.contains("href=\"/p/tea-cup\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the audit log is filtered by thing and person together`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            let url = "/console/goods/\(fixture.product.id)"
            for (browser, brand) in [(clerk, "Li"), (admin, "Wang")] {
                try await browser.get(url)
                try await browser.submit(
                    url, ["brand": brand, "new_brand": "true"], holding: "name=\"title\"")
            }
            let subject = fixture.product.id.description
            let lines = try await fixture.base.database.read { try $0.auditLog(.subject(subject)).items }
            let actors = Set(lines.map(\.actor)).filter { $0.hasPrefix("usr_") }
            #expect(actors.count == 2)
            for actor in actors {
                let filter = AuditFilter(subject: subject, actor: actor)
                let found = try await fixture.base.database.read { try $0.auditLog(filter).items }
                #expect(found.count == 1 && found.first?.actor == actor)
                try await admin.get("/console/audit?subject=\(subject)&actor=\(actor)")
                #expect(admin.page.text.matches(of: /<tr><td[ >]/).count == 1, "\(admin.page.text)")
            }
        }
    }
}
