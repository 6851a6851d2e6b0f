import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct ErrorPageTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `who is lost finds a search field, the categories and help`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser(language)
            let prefix = language.pathPrefix
            for path in ["/nothing", "/p/nothing", "/orders/x/y/z"] {
                try await visitor.get(path)
                #expect(visitor.page.status == 404, "\(path)")
                #expect(visitor.page.contains("id=\"error-q\" name=\"q\""), "\(path)")
                #expect(visitor.page.contains("href=\"\(prefix)/c/tea\""), "\(path)")
                #expect(visitor.page.contains("<a class=\"button quiet\" href=\"\(prefix)/help\">"), "\(path)")
            }
        }
    }

    /// A tab that is restored, or a copied link, came to an address that only takes forms.
    @Test(arguments: Language.allCases)
    func `an address that only takes forms leads to the page where they stand`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            let prefix = language.pathPrefix
            let ways = [
                "/cart/lines": "/cart", "/register/code": "/register",
                "/orders/\(OrderID(1))/pay": "/orders/\(OrderID(1))",
                "/sign-out": "",
            ]
            for (path, page) in ways {
                try await visitor.get(path)
                let url = page.isEmpty ? (language == .chinese ? "/" : "/en") : prefix + page
                #expect(visitor.page.status == 303 && visitor.page.location == url, "\(path)")
            }
        }
    }

    /// A page that leads nowhere offered neither the account nor the way out, nor to sign in.
    @Test(arguments: TestEngine.all)
    func `who is lost is still who he was`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, stranger) = (try await fixture.signedIn("shopper"), fixture.browser())
            try await shopper.fillCart(quantity: 2)
            for path in ["/nothing", "/p/nothing"] {
                try await shopper.get(path)
                #expect(shopper.page.status == 404 && shopper.page.contains("href=\"/account\""), "\(path)")
                #expect(!shopper.page.contains("href=\"/register\"") && shopper.page.contains("，有 2 件商品"), "\(path)")
                try await stranger.get(path)
                #expect(stranger.page.contains("href=\"/sign-in\"") && stranger.page.contains("href=\"/register\""))
                #expect(!stranger.page.contains("action=\"/sign-out\""), "\(path)")
            }
            try await shopper.submit("/sign-out")
            #expect(shopper.page.status == 303)
            #expect(try await shopper.get("/account").status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest whose order is not here is shown where to look it up`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, shopper) = (fixture.browser(), try await fixture.signedIn("shopper"))
            try await guest.fillCart()
            for browser in [guest, shopper] { try await browser.get("/orders/\(OrderID(1))") }
            #expect(guest.page.status == 404 && guest.page.contains("<a class=\"button\" href=\"/guest-orders\">"))
            #expect(shopper.page.status == 404 && shopper.page.contains("href=\"/guest-orders\""))
            let clerk = try await fixture.signedIn("operator")
            #expect(try await clerk.get("/orders/\(OrderID(1))").status == 403)
            #expect(!clerk.page.contains("href=\"/guest-orders\""))
        }
    }

    @Test func `a refusal offers the search and no categories, and the console neither`() async throws {
        try await withPages(.sqlite) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/console/orders")
            #expect(shopper.page.status == 403 && shopper.page.contains("id=\"error-q\""))
            #expect(shopper.page.contains("这个账户没有做这件事的权限。"))
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/settings")
            #expect(clerk.page.status == 403 && clerk.page.contains("action=\"/sign-out\""))
            #expect(!shopper.page.contains("href=\"/c/tea\""))
            // Whoever has the wrong account wants to leave it: the way out was missing here.
            try await shopper.submit("/sign-out")
            #expect(shopper.page.status == 303)
            #expect(try await shopper.get("/account").status == 303)
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/orders/\(OrderID(1))")
            #expect(admin.page.status == 404 && !admin.page.contains("id=\"error-q\""))
            #expect(!admin.page.contains("href=\"/c/tea\""))
        }
    }

    @Test(arguments: Language.allCases)
    func `the page for when there is no network is the same for everybody`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            try await visitor.get("/offline")
            #expect(visitor.page.status == 200)
            #expect(visitor.page.contains(language == .chinese ? "没有网络" : "No network"))
            #expect(visitor.page.contains("noindex"))
        }
    }
}
