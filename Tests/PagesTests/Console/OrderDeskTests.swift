import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What lists say of each order.
@Suite struct OrderDeskTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a list names the first thing of an order and how many others there are`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let clerk = try await fixture.signedIn("operator", language)
            let several = language == .chinese ? " 等 2 种" : " and 1 more"
            let number = Order.number(of: try await shopper.buy(fixture, quantity: 3))
            for url in ["/console/orders", "/console/search?q=ZG"] {
                try await clerk.get(url)
                #expect(clerk.page.contains(number) && !clerk.page.contains(several), "\(url)")
            }
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["sku": fixture.skus[1].description, "quantity": "1"])
            _ = try await shopper.buy(fixture, quantity: 2)
            for url in ["/console/orders", "/console/search?q=ZG"] {
                try await clerk.get(url)
                #expect(clerk.page.text.ranges(of: several).count == 1, "\(url): \(clerk.page.text)")
            }
            try await shopper.get("/orders")
            #expect(shopper.page.text.ranges(of: several).count == 1)
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/customers?q=shopper@example.com")
            let customer = try #require(admin.page.text.firstMatch(of: /\/console\/customers\/(usr_\w+)/)?.output.1)
            try await admin.get("/console/customers/\(customer)")
            #expect(admin.page.text.ranges(of: several).count == 1)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `an order of which a part has left says so, and has a tab of its own`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, isChinese) = (try await fixture.signedIn("shopper"), language == .chinese)
            let clerk = try await fixture.signedIn("operator", language)
            let partly = isChinese ? "部分发货" : "Partly shipped"
            let badge = "<span class=\"state warn\">\(partly)</span>"
            let (first, second) = (try await shopper.buy(fixture, quantity: 3), try await shopper.buy(fixture))
            let url = "/console/orders/\(first)"
            let line = try await fixture.base.database.read { [shop = fixture.shop] session in
                try #require(try shop.orders.order(first, .everybody, in: session)?.lines.first?.id)
            }
            func shipOne(_ number: String, pieces: Int) async throws {
                try await clerk.get(url)
                try await clerk.submit(
                    "\(url)/parcels",
                    ["ship.\(line)": String(pieces), "carrier": "SF", "tracking_number": number])
                #expect(clerk.page.status == 303, "\(clerk.page.text)")
                try await clerk.follow()
            }
            try await shipOne("SF1001", pieces: 1)
            #expect(clerk.page.contains(badge))
            try await clerk.get("/console/orders?state=partly_shipped&sort=oldest")
            #expect(clerk.page.contains(badge) && clerk.page.contains(Order.number(of: first)))
            #expect(!clerk.page.contains(Order.number(of: second)))
            let tabs = try #require(
                clerk.page.text.firstMatch(of: /<nav class="tabs".*?<\/nav>/.dotMatchesNewlines())
            ).output
            func tab(_ query: String, _ name: String, _ count: String, _ mark: String = "") -> String {
                "<a href=\"\(language.pathPrefix)/console/orders?\(query)\"\(mark)>\(name) "
                    + "<span class=\"count\">\(count)</span></a>"
            }
            for one in [
                tab("sort=oldest", isChinese ? "全部" : "All", "2"),
                tab("state=allocated&amp;sort=oldest", isChinese ? "待发货" : "Ready to ship", "2"),
                // Counted among those that wait, too.
                tab(
                    "state=partly_shipped&amp;sort=oldest", isChinese ? "其中部分发货" : "Of these partly shipped", "1",
                    " aria-current=\"page\""),
                tab("state=shipped&amp;sort=oldest", isChinese ? "已发货" : "Shipped", "0"),
            ] { #expect(tabs.contains(one), "\(one) in \(tabs)") }
            // A tab that is empty but for a moment is not there.
            #expect(!tabs.contains("state=paid"))

            try await shipOne("SF1002", pieces: 2)
            #expect(!clerk.page.contains(badge))
            try await clerk.get("/console/orders?state=partly_shipped")
            #expect(!clerk.page.contains(Order.number(of: first)))
        }
    }
}
