import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

/// Somebody who has all that a customer can have tries the things of another customer.
@Suite struct StrangerTests {
    /// What a customer has: an order that waits for its payment, one that arrived and of which something goes back, a
    /// full cart and, unless a guest, an address.
    private struct Belongings: Sendable {
        var unpaid = OrderID(1)
        var arrived = OrderID(1)
        var lines: [OrderLineID] = []
        var back = ""
        var address = ""

        /// The same text with the things of somebody else.
        func rewritten(_ text: String, to other: Belongings) -> String {
            var text = text
            let pairs = [
                (unpaid.description, other.unpaid.description), (arrived.description, other.arrived.description),
                (back, other.back), (address, other.address),
            ]
            for (own, others) in pairs + zip(lines, other.lines).map({ ($0.description, $1.description) })
            where !own.isEmpty {
                text = text.replacing(own, with: others)
            }
            return text
        }
    }

    private static func equip(_ browser: Browser, _ fixture: PagesFixture, line1: String) async throws -> Belongings {
        var own = Belongings()
        let isUser = browser.cookies["zg_session"] != nil
        if isUser {
            try await browser.get("/account/addresses")
            try await browser.submit(
                "/account/addresses",
                ["name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市", "line1": line1])
            try await browser.follow()
            own.address = String(
                try #require(browser.page.text.firstMatch(of: /\/account\/addresses\/(adr_\w+)/)).output.1)
        }
        own.arrived = try await browser.buy(fixture, quantity: 2)
        let clerk = try await fixture.signedIn("operator")
        try await clerk.get("/console/orders/\(own.arrived)")
        try await clerk.submit(
            "/console/orders/\(own.arrived)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
        try await clerk.follow()
        let parcel = try #require(clerk.page.text.firstMatch(of: /\/console\/parcels\/(\w+)\/delivery/)).output.1
        try await clerk.submit("/console/parcels/\(parcel)/delivery")
        own.lines = [try await fixture.firstLine(of: own.arrived)]
        try await browser.fillCart(quantity: 1)
        own.unpaid = try await browser.checkOut()
        own.lines.append(try await fixture.firstLine(of: own.unpaid))
        try await browser.fillCart(quantity: 1)
        return own
    }

    /// Every form on the pages of what somebody owns.
    private static func forms(of browser: Browser, _ own: Belongings) async throws -> [Form] {
        var forms: [Form] = []
        var pages = ["/orders/\(own.unpaid)", "/orders/\(own.arrived)", "/orders/\(own.arrived)/return"]
        if !own.address.isEmpty { pages.append("/account/addresses/\(own.address)") }
        for page in pages {
            #expect(try await browser.get(page).status == 200, "\(page)")
            forms += Form.all(in: browser.page.text).filter { form in
                form.action.contains("/orders/") || form.action.contains("/account/addresses/")
            }
        }
        return forms
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `other people's orders, returns, payments and addresses are not there`(
        engine: TestEngine, strangerIsGuest: Bool
    ) async throws {
        try await withPages(engine) { fixture in
            let owner = try await fixture.signedIn("shopper")
            let stranger = strangerIsGuest ? fixture.browser() : try await fixture.signedIn("other")
            let theirs = try await Self.equip(owner, fixture, line1: "secret street 1")
            let own = try await Self.equip(stranger, fixture, line1: "own street 2")
            for path in [
                "/orders/\(theirs.unpaid)", "/orders/\(theirs.arrived)", "/orders/\(theirs.arrived)/return",
                "/orders/\(theirs.unpaid)/payment",
            ] {
                #expect(try await owner.get(path).status == 200, "\(path)")
                #expect(try await stranger.get(path).status == 404, "\(path)")
            }
            try await stranger.get("/orders")
            #expect(stranger.page.contains(Order.number(of: own.unpaid)))
            #expect(!stranger.page.contains(Order.number(of: theirs.unpaid)))

            // The stranger's own forms, tokens, keys, lines and versions and all, but sent for the other's things.
            let forms = try await Self.forms(of: stranger, own)
            #expect(Set(forms.map { $0.action.split(separator: "/").last ?? "" }).count >= (strangerIsGuest ? 4 : 5))
            let before = try await fixture.everything()
            for form in forms {
                var pairs = form.fields.map { (name: own.rewritten($0.name, to: theirs), value: $0.value) }
                pairs = pairs.map { $0.name.hasPrefix("quantity.") ? ($0.name, "1") : $0 }
                pairs = pairs.map { $0.name.hasPrefix("reason") ? ($0.name, "too small") : $0 }
                let url = own.rewritten(form.action, to: theirs)
                #expect(url != form.action)
                let answer = try await stranger.post(url, pairs)
                #expect(answer.status == 404, "\(url): \(answer.status)")
            }
            #expect(try await fixture.everything() == before)

            // For the stranger's own things the same forms do what they say.
            for form in forms where form.action.hasSuffix("/cancel") || form.action.hasSuffix("/receipt") {
                #expect(try await stranger.post(form.action, form.fields).status == 303, "\(form.action)")
            }
            #expect(try await fixture.everything() != before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return belongs to its order's buyer`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (owner, stranger) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("other"))
            let theirs = try await Self.equip(owner, fixture, line1: "secret street 1")
            let own = try await Self.equip(stranger, fixture, line1: "own street 2")
            var pages: [String] = []
            for (browser, order, line) in [
                (owner, theirs.arrived, theirs.lines[0]), (stranger, own.arrived, own.lines[0]),
            ] {
                try await browser.get("/orders/\(order)/return")
                try await browser.submit(
                    "/orders/\(order)/return", ["quantity.\(line)": "1", "reason.\(line)": "too small"])
                pages.append(try #require(browser.page.location?.split(separator: "?").first.map(String.init)))
            }
            let answers = [
                try await owner.get(pages[0]).status, try await owner.get(pages[1]).status,
                try await stranger.get(pages[0]).status, try await stranger.get(pages[1]).status,
            ]
            #expect(answers == [200, 404, 404, 200])
            // A line of somebody else's order in a return of one's own.
            let more = try await stranger.buy(fixture, quantity: 1)
            try await stranger.get("/orders/\(own.arrived)/return")
            let form = try #require(Form.all(in: stranger.page.text).first { $0.action.hasSuffix("/return") })
            let before = try await fixture.everything()
            let kept = form.fields.filter { $0.name.hasPrefix("_") }
            for line in [theirs.lines[0], try await fixture.firstLine(of: more)] {
                let answer = try await stranger.post(
                    form.action, kept + [("quantity.\(line)", "1"), ("reason.\(line)", "too small")])
                #expect([404, 409, 422].contains(answer.status), "\(answer.status)")
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an address, a session and a cart of somebody else are out of reach`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (owner, stranger) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("other"))
            let theirs = try await Self.equip(owner, fixture, line1: "secret street 1")
            let own = try await Self.equip(stranger, fixture, line1: "own street 2")
            let before = try await fixture.everything()
            #expect(try await stranger.get("/account/addresses/\(theirs.address)").status == 404)
            try await stranger.get("/account/addresses/\(own.address)")
            for form in Form.all(in: stranger.page.text) where form.action.contains(own.address) {
                let url = form.action.replacing(own.address, with: theirs.address)
                #expect(try await stranger.post(url, form.fields).status == 404)
            }
            // The checkout offers the stranger's own address, whichever is asked for.
            try await stranger.get("/checkout?address=\(theirs.address)")
            #expect(stranger.page.contains("own street 2") && !stranger.page.contains("secret street 1"))
            let order = try #require(Form.all(in: stranger.page.text).first { $0.action == "/checkout" })

            // A session of the other one, from the list that only its owner sees.
            let elsewhere = try await fixture.signedIn("shopper")
            try await owner.get("/account/sessions")
            let session = try #require(
                Form.all(in: owner.page.text).flatMap(\.fields).first { $0.name == "session" }?.value)
            try await stranger.get("/account")
            let token = try #require(Form.all(in: stranger.page.text)[0].fields.first { $0.name == "_csrf" })
            #expect(try await stranger.post("/account/sessions", [token, ("session", session)]).status == 404)
            #expect(try await elsewhere.get("/account").status == 200)

            // Somebody else's cart in the checkout's form: it is not ordered, and neither is the own one.
            try await owner.get("/checkout")
            let cart = try #require(
                Form.all(in: owner.page.text).first { $0.action == "/checkout" }?.fields.first { $0.name == "cart_id" })
            let pairs = order.fields.map { $0.name == "cart_id" ? cart : $0 }
            #expect(try await stranger.post("/checkout", pairs).status == 404)
            #expect(try await fixture.everything() == before)
            try await stranger.get("/checkout")
            #expect(try await stranger.submit("/checkout").status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the cart's form changes the sender's cart alone`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (owner, stranger) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("other"))
            try await owner.fillCart(quantity: 3)
            try await stranger.fillCart(quantity: 2)
            let sku = fixture.skus[0]
            try await stranger.submit("/cart", ["quantity.\(sku)": "1"])
            #expect(stranger.page.status == 303)
            try await owner.get("/cart")
            #expect(owner.page.contains("name=\"quantity.\(sku)\"") && owner.page.contains("value=\"3\""))
            try await stranger.get("/cart")
            let form = try #require(Form.all(in: stranger.page.text).first { $0.action == "/cart" })
            #expect(try await stranger.post("/cart", form.fields + [("remove", sku.description)]).status == 303)
            try await stranger.get("/cart")
            #expect(!stranger.page.contains("quantity.\(sku)"))
            try await owner.get("/cart")
            #expect(owner.page.contains("value=\"3\""))
        }
    }
}
