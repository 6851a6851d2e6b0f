import Database
import Delivery
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What is typed at the checkout is there again for whoever comes back to it.
@Suite struct CheckoutDraftTests {
    private static let divisions = [
        Division(code: "330000", parent: nil, name: "浙江省", nameEnglish: "Zhejiang", level: .province),
        Division(code: "330100", parent: "330000", name: "杭州市", nameEnglish: "Hangzhou", level: .city),
        Division(code: "330106", parent: "330100", name: "西湖区", level: .district),
        Division(code: "330110", parent: "330100", name: "余杭区", level: .district),
    ]
    private static let typed: [String: String?] = [
        "address.name": "陈 & 试", "address.phone": "13900139000", "address.province": "浙江省",
        "address.city": "杭州市", "address.district": "余杭区", "address.line1": "文一路 9 号 + 1",
        "contact": "chen@example.com", "note": "放门口，谢谢",
    ]
    private static let signIn: [String: String?] = ["step": "sign_in"]

    /// - Parameter field: the name of a field of the checkout.
    private static func value(_ field: String, _ browser: Browser, at url: String = "/checkout") throws -> String? {
        try browser.filled(url).value(field)
    }

    /// Who went to sign in from the checkout found an empty form afterwards.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `what was typed before signing in is there afterwards, until it is ordered`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            _ = try await fixture.shop.delivery.take(Self.divisions, by: .system("test"))
            let guest = fixture.browser(language)
            try await guest.fillCart()
            try await guest.get("/checkout")
            #expect(guest.page.contains("target=\"_blank\" rel=\"noopener\""))
            try await guest.submit("/checkout", Self.typed.merging(["delivery": "express", "step": "region"]) { $1 })
            try await guest.submit("/checkout", Self.typed.merging(Self.signIn) { $1 })
            let next = language == .chinese ? "/sign-in?next=%2Fcheckout" : "/en/sign-in?next=%2Fen%2Fcheckout"
            #expect(guest.page.status == 303 && guest.page.location == next)
            #expect(try await fixture.count("checkout_drafts") == 1)
            try await guest.follow()
            try await guest.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            try await guest.follow()
            #expect(guest.page.status == 200)
            for (field, value) in Self.typed where field != "note" {
                #expect(try Self.value(field, guest) == value, "\(field)")
            }
            #expect(guest.page.contains("放门口，谢谢</textarea>"))
            #expect(try Self.value("delivery", guest) == "express")
            // Whoever loads the page again finds the same, and the order takes it along.
            try await guest.get("/checkout")
            #expect(try Self.value("address.district", guest) == "余杭区")
            try await guest.submit("/checkout")
            let id = try await guest.orderShown()
            let order = try await fixture.base.database.read { [shop = fixture.shop] session in
                try shop.orders.order(id, .everybody, in: session)
            }
            #expect(order?.address?.district == "余杭区" && order?.address?.name == "陈 & 试")
            #expect(order?.delivery == .express)
            #expect(try await fixture.count("checkout_drafts") == 0)
            // The next cart's checkout begins anew.
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(try Self.value("address.line1", guest)?.isEmpty == true)
        }
    }

    /// Back after a refused checkout was the browser's error page, and the checkout opened anew was empty.
    @Test(arguments: TestEngine.all)
    func `a refused checkout that is opened again is as it was typed, for a day`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            try await guest.submit("/checkout", Browser.address.merging(["contact": "john@"]) { $1 })
            #expect(guest.page.status == 422 && guest.page.contains("<meta name=\"left-as\" content=\"\">"))
            try await guest.get("/help/terms")
            try await guest.get("/checkout")
            #expect(guest.page.status == 200 && !guest.page.contains("role=\"alert\""))
            for (field, value) in Browser.address { #expect(try Self.value(field, guest) == value, "\(field)") }
            #expect(try Self.value("contact", guest) == "john@")
            // Nothing of what the page itself says is kept.
            let kept = try await fixture.base.database.read { session in
                try session.first("SELECT fields FROM checkout_drafts").map { try $0[0] as String }
            }
            #expect(kept?.contains("cart_version") == false && kept?.contains("form_token") == false)
            fixture.base.clock.advance(by: Orders.draftLifetime)
            try await guest.get("/checkout")
            #expect(try Self.value("address.name", guest)?.isEmpty == true)
            #expect(try await fixture.shop.orders.sweepDrafts(limit: 10) == 1)
            #expect(try await fixture.shop.orders.sweepDrafts(limit: 10) == 0)
            #expect(try await fixture.count("checkout_drafts") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody types into somebody else's checkout`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, other) = (fixture.browser(), fixture.browser())
            for browser in [guest, other] {
                try await browser.fillCart(quantity: 1)
                try await browser.get("/checkout")
            }
            let cart = try Self.value("cart_id", guest)
            try await guest.submit("/checkout", Self.typed.merging(Self.signIn) { $1 })
            try await other.submit("/checkout", ["cart_id": cart, "address.name": "别人", "step": "sign_in"])
            #expect(other.page.status == 303)
            try await other.get("/checkout")
            try await other.submit("/checkout", ["cart_id": "nonsense", "step": "sign_in"])
            #expect(other.page.status == 303)
            #expect(try await fixture.count("checkout_drafts") == 1)
            try await guest.get("/checkout")
            #expect(try Self.value("address.name", guest) == "陈 & 试")
            try await other.get("/checkout")
            #expect(try Self.value("address.name", other)?.isEmpty == true)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who registers from the checkout need not type the name once more`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.get("/p/tea-cup")
            try await guest.submit(
                "/cart/lines", ["sku": fixture.skus[0].description, "quantity": "1", "step": "checkout"])
            let checkout = try #require(guest.page.location)
            try await guest.follow()
            try await guest.submit(checkout, ["address.line1": "文一路 9 号", "step": "sign_in"])
            #expect(guest.page.location == "/sign-in?next=\(checkout.percentEncoded)")
            try await guest.get("/register?next=\(checkout.percentEncoded)")
            try await guest.submit(
                "/register",
                ["email": "chen@example.com", "password": PagesFixture.password, "name": "陈试", "terms": "true"])
            #expect(guest.page.location == checkout, "\(guest.page.text)")
            try await guest.follow()
            #expect(try Self.value("address.name", guest, at: checkout) == "陈试")
            #expect(try Self.value("address.line1", guest, at: checkout) == "文一路 9 号")
        }
    }

    /// "Register" in the head of the page, or a look into the cart, threw away all that was typed.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `what stands in the form when the page is left by any way is there afterwards, until it is ordered`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(language)
            try await guest.get("/p/tea-cup")
            try await guest.submit(
                "/cart/lines", ["sku": fixture.skus[0].description, "quantity": "1", "step": "checkout"])
            let checkout = try #require(guest.page.location)
            try await guest.follow()
            // The script sends the form as it stands, and leads the link on to where the form goes.
            let script = try await fixture.script(of: guest.page)
            #expect(script.contains("navigator.sendBeacon(form.action, body)"))
            #expect(script.contains("a[href$=\"/register\"]"))
            #expect(guest.page.contains("<a href=\"\(language.pathPrefix)/register\""))
            let path = String(checkout.dropFirst(language.pathPrefix.count))
            let left = try guest.filled(path, Browser.address.merging(["step": "quote"]) { $1 })
            #expect(left.url == checkout)
            try await guest.post(left.url, left.pairs)
            #expect(try await fixture.count("checkout_drafts") == 1)
            try await guest.get("/register?next=\(checkout.percentEncoded)")
            try await guest.submit(
                "/register", ["email": "chen@example.com", "password": PagesFixture.password, "terms": "true"])
            #expect(guest.page.location == checkout, "\(guest.page.text)")
            try await guest.follow()
            for (field, value) in Browser.address {
                #expect(try Self.value(field, guest, at: path) == value, "\(field)")
            }
            // What arrives after the order is nobody's.
            let late = try guest.filled(path, ["step": "quote"])
            try await guest.submit(path)
            _ = try await guest.orderShown()
            try await guest.post(late.url, late.pairs)
            #expect(try await fixture.count("checkout_drafts") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an address of the book is offered to who typed none, and does not take the place of a typed one`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account/addresses")
            try await shopper.submit(
                "/account/addresses",
                [
                    "name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市",
                    "line1": "一号路 1 号",
                ])
            for isTyped in [false, true] {
                let guest = fixture.browser()
                try await guest.fillCart(quantity: 1)
                try await guest.get("/checkout")
                try await guest.submit("/checkout", isTyped ? Self.typed.merging(Self.signIn) { $1 } : Self.signIn)
                try await guest.follow()
                try await guest.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
                try await guest.get("/checkout")
                let chosen = try #require(try Self.value("saved_address", guest))
                #expect(chosen.hasPrefix("adr_") == !isTyped)
                #expect(try Self.value("address.line1", guest) == (isTyped ? "文一路 9 号 + 1" : ""))
            }
        }
    }
}
