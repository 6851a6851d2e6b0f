import TestSupport
import Testing
import WebRuntime

@Suite struct LanguageSwitchTests {
    /// Where the switch of a page leads.
    private static func target(of page: Browser.Page) throws -> String {
        let link = try #require(page.text.firstMatch(of: /<a href="([^"]*)" hreflang/))
        return String(link.output.1).replacing("&amp;", with: "&")
    }

    @Test(arguments: TestEngine.all)
    func `the other language shows the same search, filter and page`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser()
            for url in [
                "/search?q=%E8%8C%B6%E6%9D%AF&sort=price_asc", "/c/tea?sort=price_desc", "/search?q=a%26b%3D%22c%22",
                "/p/tea-cup",
            ] {
                try await visitor.get(url)
                #expect(visitor.page.status == 200, "\(url)")
                #expect(try Self.target(of: visitor.page) == "/en\(url)")
            }
            try await visitor.get("/")
            #expect(try Self.target(of: visitor.page) == "/en")
            let english = fixture.browser(.english)
            try await english.get("/search?q=tea&sort=price_asc")
            let target = try Self.target(of: english.page)
            #expect(target == "/search?q=tea&sort=price_asc")
            try await visitor.get(target)
            #expect(visitor.page.status == 200 && visitor.page.contains("“tea”"))
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/orders?state=allocated")
            #expect(try Self.target(of: clerk.page) == "/en/console/orders?state=allocated")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a form that came back leads to a page that can be looked at`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["quantity": "0"])
            #expect(shopper.page.status == 422)
            #expect(try Self.target(of: shopper.page) == "/en/cart")
            let id = try await shopper.buy(fixture)
            try await shopper.get("/orders/\(id)")
            try await shopper.submit("/orders/\(id)/cancel", ["reason": String(repeating: "x", count: 5_000)])
            #expect(shopper.page.status == 422, "\(shopper.page.text)")
            #expect(try Self.target(of: shopper.page) == "/en/orders/\(id)")
            try await shopper.get(try Self.target(of: shopper.page))
            #expect(shopper.page.status == 200)
        }
    }

    /// What a page that came back says it is left as; nil where it says nothing.
    private static func leftAs(_ page: Browser.Page) -> String? {
        page.text.firstMatch(of: /<meta name="left-as" content="([^"]*)">/).map { String($0.output.1) }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a form that came back is left as the page that it stands on`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, prefix) = (fixture.browser(language), language.pathPrefix)
            try await guest.get("/p/tea-cup")
            #expect(Self.leftAs(guest.page) == nil)
            try await guest.submit("/cart/lines", ["quantity": "0"])
            #expect(guest.page.status == 422 && Self.leftAs(guest.page) == "\(prefix)/p/tea-cup")
            try await guest.fillCart(quantity: 1)
            try await guest.submit("/cart", ["quantity.\(fixture.skus[0])": "many"])
            #expect(guest.page.status == 422 && Self.leftAs(guest.page)?.isEmpty == true)
            try await guest.get("/checkout")
            try await guest.submit("/checkout", ["contact": "nobody"])
            #expect(guest.page.status == 422 && guest.page.contains("value=\"nobody\""), "\(guest.page.text)")
            #expect(Self.leftAs(guest.page)?.isEmpty == true)
            // Whoever is back there finds what was typed.
            try await guest.get("/checkout")
            #expect(guest.page.status == 200 && guest.page.contains("value=\"nobody\""))
            #expect(Self.leftAs(guest.page) == nil)
        }
    }
}
