import Catalog
import Database
import Inventory
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct LoopTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a guest buys through forms alone, and cancels`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(language)
            try await guest.get("/")
            #expect(guest.page.status == 200)
            #expect(guest.page.contains("茶杯 &lt;b&gt;") && !guest.page.contains("茶杯 <b>"))
            try await guest.get("/c/tea")
            #expect(guest.page.contains("/p/tea-cup"))
            try await guest.get("/search?q=%E8%8C%B6%E6%9D%AF")
            #expect(guest.page.contains("/p/tea-cup"))
            try await guest.fillCart()
            #expect(guest.page.contains("¥39.98"))
            #expect(guest.cookies["zg_guest"] != nil)
            let id = try await guest.checkOut()
            #expect(guest.page.status == 200)
            #expect(guest.page.contains("¥47.98"))
            try await guest.get("/orders")
            #expect(guest.page.contains(Order.number(of: id)))
            try await guest.get("/orders/\(id)")
            try await guest.submit("/orders/\(id)/pay")
            #expect(guest.page.status == 303)
            let payment = try #require(fixture.gateway.openPayments.first)
            #expect(guest.page.location?.contains("\(payment)") == true)
            try await guest.get("/orders/\(id)/payment")
            #expect(guest.page.status == 200)
            #expect(fixture.gateway.pay(payment))
            try await fixture.deliverNotifications()
            try await guest.get("/orders/\(id)/payment")
            #expect(guest.page.status == 303)
            try await guest.follow()
            #expect(guest.page.contains(language == .english ? "Ready to ship" : "待发货"))
            try await guest.submit("/orders/\(id)/cancel", ["reason": "changed my mind"])
            try await guest.follow()
            #expect(guest.page.contains(language == .english ? "Cancelled" : "已取消"))
            let left = try await fixture.base.database.read { try $0.run(Inventory.available([fixture.skus[0]])) }
            #expect(left[fixture.skus[0]] == 10)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what a guest had comes along when the guest registers`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.fillCart(quantity: 1)
            let first = try await browser.checkOut()
            try await browser.fillCart(quantity: 3)
            try await browser.get("/register?next=/cart")
            try await browser.submit(
                "/register", ["email": "new@example.com", "password": PagesFixture.password, "terms": "true"])
            #expect(browser.page.location == "/cart")
            #expect(browser.cookies["zg_guest"] == nil && browser.cookies["zg_session"] != nil)
            try await browser.follow()
            #expect(browser.page.contains("value=\"3\""))
            try await browser.get("/orders/\(first)")
            #expect(browser.page.status == 200)
            let second = try await browser.buy(fixture, quantity: 1)
            #expect(second != first)
            let order = try await fixture.base.database.read { [shop = fixture.shop] in
                try shop.orders.order(second, .everybody, in: $0)
            }
            #expect(order?.lines.map(\.quantity) == [4])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a shopper takes a return back, and the button goes with it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            try await shopper.get("/orders/\(id)")
            try await shopper.submit("/orders/\(id)/receipt")
            try await shopper.get("/orders/\(id)/return")
            let line = try await fixture.firstLine(of: id)
            try await shopper.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "too small"])
            let cancel = try #require(shopper.page.location?.split(separator: "/").last).description + "/cancel"
            try await shopper.follow()
            #expect(shopper.page.contains("<summary class=\"button quiet\">取消退货") && shopper.page.contains("不再退款"))
            try await shopper.submit("/returns/\(cancel)")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            try await shopper.follow()
            #expect(shopper.page.contains("退货已取消") && !shopper.page.contains(cancel))
            #expect(try await fixture.count("refunds") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a shopper gets the goods, confirms, and sends one back`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("SF1001"))
            try await shopper.submit("/orders/\(id)/receipt")
            try await shopper.follow()
            #expect(shopper.page.contains("已完成"))
            try await shopper.get("/orders/\(id)/return")
            let line = try await fixture.firstLine(of: id)
            try await shopper.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "too small", "evidence": "see"])
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            let returned = try #require(shopper.page.location)
            try await shopper.follow()
            #expect(shopper.page.contains("待审核") && shopper.page.contains("too small"))
            let back = String(try #require(returned.split(separator: "/").last))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.submit("/console/returns/\(back)/approve")
            try await clerk.follow()
            try await clerk.receive(back, ["grade.\(line)": "resellable"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await shopper.get(returned)
            #expect(shopper.page.contains("已收货"))
            #expect(try await fixture.count("refunds") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order sent twice is one order`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            let form = try #require(Form.all(in: guest.page.text).first { $0.action == "/checkout" })
            var pairs = form.fields.filter { $0.name != "contact" && Browser.address[$0.name] == nil }
            pairs +=
                [("contact", "g@example.com")] + Browser.address.map { ($0.key, $0.value ?? "") }.sorted { $0.0 < $1.0 }
            let first = try await guest.post("/checkout", pairs)
            let second = try await guest.post("/checkout", pairs)
            #expect(first.status == 303)
            #expect(second.location == first.location)
            #expect(try await fixture.count("orders") == 1)
            // The same cart from another window, with another key.
            let other = pairs.map { $0.name == "_key" ? ($0.name, "another") : $0 }
            let third = try await guest.post("/checkout", other)
            #expect(third.location == first.location)
            #expect(try await fixture.count("orders") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a price that changed is shown with the new total and what was typed`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(.english)
            try await guest.fillCart()
            try await guest.get("/checkout")
            let sku = fixture.product.skus[0]
            var changes = SKUChanges()
            changes.priceMinor = 2_499
            _ = try await fixture.shop.catalog.updateSKU(sku.id, version: sku.version, changes, by: .system("test"))
            try await guest.submit("/checkout", Browser.address.merging(["contact": "g@example.com"]) { $1 })
            #expect(guest.page.status == 409)
            #expect(guest.page.contains("¥57.98") && guest.page.contains("南城街道 1 号"))
            #expect(try await fixture.count("orders") == 0)
            try await guest.submit("/checkout")
            #expect(guest.page.status == 303, "\(guest.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is sold out meanwhile is not ordered`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, rival) = (fixture.browser(), fixture.browser())
            try await guest.fillCart(quantity: 8)
            try await guest.get("/checkout")
            try await rival.fillCart(quantity: 5)
            _ = try await rival.checkOut()
            try await guest.get("/cart")
            #expect(guest.page.contains("只剩 5 件"))
            #expect(!guest.page.contains("value=\"checkout\""))
            try await guest.get("/checkout")
            #expect(guest.page.location == "/cart")
        }
    }

    @Test(arguments: TestEngine.all)
    func `another way of delivery is priced before it is ordered`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            // What a script needs to let the total follow the choice, and to order at it.
            #expect(guest.page.contains("value=\"express\" data-minor=\"5798\" data-freight=\"¥18.00\""))
            #expect(guest.page.contains("data-total=\"¥57.98\"") && guest.page.contains("data-total=\"¥39.98\""))
            for sum in ["freight", "tax", "total"] { #expect(guest.page.contains("data-sum=\"\(sum)\">"), "\(sum)") }
            let typed = Browser.address.merging(["contact": "g@example.com", "delivery": "express"]) { $1 }
            try await guest.submit("/checkout", typed)
            #expect(guest.page.status == 200 && guest.page.contains("¥57.98"))
            try await guest.submit("/checkout", ["delivery": "pickup", "step": "quote"])
            #expect(guest.page.status == 200 && guest.page.contains("李雷"))
            try await guest.submit("/checkout")
            _ = try await guest.orderShown()
            #expect(guest.page.contains("¥39.98") && guest.page.contains("到店自取"))
        }
    }
}

extension PagesFixture {
    func firstLine(of id: OrderID) async throws -> OrderLineID {
        let order = try await base.database.read { [shop] in try shop.orders.order(id, .everybody, in: $0) }
        return try #require(order?.lines.first?.id)
    }
}
