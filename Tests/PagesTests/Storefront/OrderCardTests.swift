import Database
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What lists of orders show of each, and the steps that a buyer takes from there.
@Suite struct OrderCardTests {
    /// Puts both variants of the cup into the cart and orders them.
    private static func orderBoth(_ shopper: Browser, _ fixture: PagesFixture) async throws -> OrderID {
        for sku in fixture.skus.prefix(2) {
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["sku": sku.description, "quantity": "1"])
        }
        return try await shopper.checkOut()
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `an order in the list tells its kinds, and is paid from there`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let id = try await Self.orderBoth(shopper, fixture)
            try await shopper.fillCart(quantity: 1)
            let single = try await shopper.checkOut()
            try await shopper.get("/orders")
            let english = language == .english
            #expect(shopper.page.text.matches(of: english ? /and 1 more</ : /等 2 种</).count == 1)
            #expect(shopper.page.contains(english ? "1 piece<" : "共 1 件"))
            #expect(shopper.page.contains(english ? "2 pieces<" : "共 2 件"))
            #expect(shopper.page.text.matches(of: /class="picture[^"]*thumb/).count == 2)
            // Each order has a button of its own, with a key of its own.
            for order in [id, single] {
                try await shopper.get("/orders")
                try await shopper.submit("/orders/\(order)/pay")
                #expect(shopper.page.status == 303, "\(shopper.page.text)")
            }
            #expect(fixture.gateway.openPayments.count == 2)
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("href=\"\(language.pathPrefix)/p/tea-cup\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `confirming the receipt and cancelling say what comes of them first`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            try await shopper.fillCart(quantity: 1)
            let unpaid = try await shopper.checkOut()
            #expect(shopper.page.contains("还没有付款，取消后不会扣款"))
            try await shopper.submit("/orders/\(unpaid)/cancel")

            // A cup for ¥19.99, and ¥8.00 for its delivery.
            let id = try await shopper.buy(fixture, quantity: 1)
            #expect(shopper.page.contains("取消后，¥27.99 原路退回"))
            // A long address is broken behind its signs, not within a word.
            #expect(shopper.page.contains("<dd>guest@<wbr>example.<wbr>com</dd>"))
            try await shopper.get("/orders")
            #expect(!shopper.page.contains("step=receipt") && !shopper.page.contains("/pay\""))
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.text.firstMatch(of: /<details class="step">\s*<summary class="button">确认收货/) != nil)
            try await shopper.get("/orders")
            #expect(shopper.page.contains("href=\"/orders/\(id)?step=receipt\""))
            try await shopper.get("/orders/\(id)?step=receipt")
            #expect(
                shopper.page.text.firstMatch(of: /<details class="step" open>\s*<summary class="button">确认收货/) != nil)
            #expect(shopper.page.contains("确认后 ¥27.99 结算给商家"))
            try await shopper.submit("/orders/\(id)/receipt")
            #expect(shopper.page.status == 303)
        }
    }

    /// Half of it was on its way, and its buyer read that it was ready to be sent.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `an order of which a part has left says so to its buyer, until the rest has left`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let clerk = try await fixture.signedIn("operator")
            let id = try await shopper.buy(fixture, quantity: 3)
            let line = try await fixture.base.database.read { [shop = fixture.shop] session in
                try #require(try shop.orders.order(id, .everybody, in: session)?.lines.first?.id)
            }
            let english = language == .english
            let badges = (english ? ["Ready to ship", "Partly shipped", "Shipped"] : ["待发货", "部分发货", "已发货"])
                .map { "<span class=\"state good\">\($0)</span>" }
            for (pieces, badge) in zip([0, 1, 2], badges) {
                if pieces > 0 {
                    try await clerk.get("/console/orders/\(id)")
                    try await clerk.submit(
                        "/console/orders/\(id)/parcels",
                        ["ship.\(line)": String(pieces), "carrier": "SF", "tracking_number": "SF100\(pieces)"])
                    #expect(clerk.page.status == 303, "\(clerk.page.text)")
                }
                for url in ["/orders", "/orders/\(id)"] {
                    try await shopper.get(url)
                    #expect(badges.filter { shopper.page.contains($0) } == [badge], "\(url): \(shopper.page.text)")
                }
                // The history tells what left, and what is still to come as long as something is.
                let (cup, muted) = ("茶杯 &lt;b&gt; 红", "<span class=\"muted\">")
                let left = "<li>\(english ? "Partly shipped" : "部分发货") \(muted)\(cup) × 1 · "
                let waits = "<li>\(english ? "Still to be sent" : "还没有发出") \(muted)\(cup) × 2</span></li></ol>"
                #expect(shopper.page.text.ranges(of: left).count == (pieces > 0 ? 1 : 0), "\(shopper.page.text)")
                #expect(shopper.page.contains(waits) == (pieces == 1), "\(shopper.page.text)")
            }
        }
    }

    /// The parcel was taken for the one with which the last of it left.
    @Test(arguments: TestEngine.all)
    func `what left stays in the history where the rest is given up`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture, quantity: 3)
            let line = try await fixture.base.database.read { [shop = fixture.shop] session in
                try #require(try shop.orders.order(id, .everybody, in: session)?.lines.first?.id)
            }
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            try await clerk.submit(
                "\(url)/parcels", ["ship.\(line)": "2", "carrier": "SF", "tracking_number": "SF1002"])
            fixture.base.clock.advance(by: .minutes(5))
            try await clerk.get(url)
            try await clerk.submit("\(url)/refunds", ["refund.\(line)": "1", "refund_reason": "late"])
            let sure = try clerk.filled("\(url)/refunds", holding: "name=\"sure\"")
            #expect(try await clerk.post(sure.url, sure.pairs).status == 303, "\(clerk.page.text)")
            try await shopper.get("/orders/\(id)")
            let left = "<li>部分发货 <span class=\"muted\">茶杯 &lt;b&gt; 红 × 2 · "
            #expect(shopper.page.text.ranges(of: left).count == 1, "\(shopper.page.text)")
            #expect(shopper.page.contains("已发货"), "\(shopper.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an empty cart tells of the order that waits to be paid`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for browser in [try await fixture.signedIn("shopper"), fixture.browser()] {
                try await browser.fillCart(quantity: 1)
                let id = try await browser.checkOut()
                try await browser.get("/cart")
                #expect(browser.page.contains("订单 \(Order.number(of: id)) 还没有付款，共 ¥27.99。"))
                #expect(browser.page.contains("href=\"/orders/\(id)\""))
                let other = try await fixture.signedIn("other")
                try await other.get("/cart")
                #expect(!other.page.contains("还没有付款"))
                try await browser.get("/orders/\(id)")
                try await browser.submit("/orders/\(id)/cancel")
                try await browser.get("/cart")
                #expect(!browser.page.contains("还没有付款"))
            }
        }
    }
}
