import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct CartTests {
    /// A shopper typed three, pressed the checkout, and bought one.
    @Test(arguments: TestEngine.all)
    func `the checkout takes the quantities that stand in the cart's fields`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let field = "quantity.\(fixture.skus[0])"
            try await guest.submit("/cart", [field: "3", "step": "checkout"])
            // The total that was shown was that of one: nobody orders before the new one was seen.
            #expect(guest.page.status == 303 && guest.page.location == "/cart")
            try await guest.follow()
            #expect(guest.page.contains("数量已更新，请核对合计后再结算") && guest.page.contains("¥59.97"))
            try await guest.submit("/cart", ["step": "checkout"])
            #expect(guest.page.status == 303 && guest.page.location == "/checkout")
            try await guest.follow()
            #expect(guest.page.contains("× 3") && guest.page.contains("¥59.97"))
            // What is no quantity says so at its field, and leads nowhere.
            try await guest.get("/cart")
            try await guest.submit("/cart", [field: "many", "step": "checkout"])
            #expect(guest.page.status == 422 && guest.page.contains("id=\"\(field)-error\""))
            #expect(guest.page.contains("value=\"many\""))
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"3\""))
            // More than there are: it is said how many there are.
            try await guest.submit("/cart", [field: "11", "step": "checkout"])
            #expect(guest.page.location == "/cart")
            try await guest.follow()
            #expect(guest.page.contains("只剩 10 件") && !guest.page.contains("value=\"checkout\""))
        }
    }

    /// The number that was typed was taken first, and the button was gone between the press and the release.
    @Test(arguments: Language.allCases)
    func `the button of the checkout takes along the number just typed, with the script as well`(
        language: Language
    ) async throws {
        try await withPages(.sqlite) { fixture in
            let guest = fixture.browser(language)
            try await guest.fillCart(quantity: 1)
            try await guest.get("/cart")
            let basket = try guest.filled("/cart", holding: "name=\"step\" value=\"checkout\"")
            #expect(basket.pairs.contains { $0.name == "quantity.\(fixture.skus[0])" && $0.value == "1" })
            #expect(guest.page.contains("basket") && guest.page.contains("name=\"step\" value=\"checkout\""))
            let script = try await fixture.script(of: guest.page)
            #expect(script.contains("isPressed = !event.button && !!event.target.closest('[name=\"step\"]')"))
            #expect(script.contains("&& (isBusy || !isPressed)) run(name, value);") && script.utf8.count <= 12_000)
            // What is pressed while one more is under way is done once that is answered.
            #expect(script.contains("goesOn ||= isPressed && isBusy;") && script.contains("if (step) step.click();"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a page of the cart that has become old changes only what was changed on it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "1", "sku": fixture.skus[1].description])
            let fields = fixture.skus.prefix(2).map { "quantity.\($0)" }
            try await guest.get("/cart")
            let old = try guest.filled("/cart", [fields[1]: "2", "step": "checkout"])
            // Another tab.
            try await guest.submit("/cart", [fields[0]: "4"])
            try await guest.post(old.url, old.pairs)
            #expect(guest.page.status == 303 && guest.page.location == "/cart")
            try await guest.get("/checkout")
            #expect(guest.page.contains("× 4") && guest.page.contains("× 2"), "\(guest.page.text)")
            // A form that comes back still knows what it showed first.
            try await guest.get("/cart")
            let wrong = try guest.filled("/cart", [fields[1]: "many"])
            try await guest.submit("/cart", [fields[0]: "5"])
            try await guest.post(wrong.url, wrong.pairs)
            #expect(guest.page.status == 422)
            try await guest.submit("/cart", [fields[1]: "3", "step": "checkout"])
            try await guest.get("/checkout")
            #expect(guest.page.contains("× 5") && guest.page.contains("× 3"), "\(guest.page.text)")
        }
    }

    /// What the header and the tab bar say of the cart; nil where they say nothing.
    private static func pieces(_ page: Browser.Page) -> [String]? {
        let marks = page.text.matches(of: /<span class="pieces"><span aria-hidden="true">([0-9,]+)<\/span>/)
        return marks.isEmpty ? nil : marks.map { String($0.output.1) }
    }

    @Test(arguments: TestEngine.all)
    func `every page says how many pieces lie in the cart, and no page looks for it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.get("/")
            #expect(Self.pieces(guest.page) == nil)
            fixture.base.log.clear()
            try await guest.get("/p/tea-cup")
            let looks = fixture.base.log.statements.count
            try await guest.fillCart(quantity: 3)
            #expect(Self.pieces(guest.page) == ["3", "3"])
            for path in ["/", "/c/tea", "/search", "/help", "/orders", "/sign-in", "/p/tea-cup"] {
                fixture.base.log.clear()
                try await guest.get(path)
                #expect(Self.pieces(guest.page) == ["3", "3"], "\(path)")
                #expect(guest.page.contains("<span class=\"hidden\">，有 3 件商品</span>"))
            }
            #expect(fixture.base.log.statements.count == looks)
            try await guest.get("/p/nowhere")
            #expect(guest.page.status == 404 && Self.pieces(guest.page) == ["3", "3"])
            // The quantities of the cart's page are counted at once, and an order empties it.
            try await guest.get("/cart")
            try await guest.submit("/cart", ["quantity.\(fixture.skus[0])": "2"])
            try await guest.follow()
            #expect(Self.pieces(guest.page) == ["2", "2"])
            _ = try await guest.checkOut()
            #expect(Self.pieces(guest.page) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the count comes along with who signs in, and goes with who signs out`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", .english)
            try await shopper.fillCart(quantity: 2)
            #expect(shopper.page.contains("<span class=\"hidden\">, items: 2</span>"))
            try await shopper.submit("/sign-out")
            try await shopper.follow()
            #expect(Self.pieces(shopper.page) == nil && shopper.cookies["zg_cart"] == nil)
            // Another browser of the same shopper, which has put nothing in itself.
            let other = try await fixture.signedIn("shopper")
            try await other.get("/")
            #expect(Self.pieces(other.page) == ["2", "2"])
            let staff = try await fixture.signedIn("operator")
            try await staff.get("/")
            #expect(Self.pieces(staff.page) == nil)
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `what is kept for everybody never has one visitor's count`(engine: TestEngine) async throws {
        try await withPages(engine, memory: .seconds(1)) { fixture in
            let (buyer, stranger) = (fixture.browser(), fixture.browser())
            try await buyer.fillCart(quantity: 2)
            for path in ["/", "/c/tea", "/p/tea-cup"] {
                try await buyer.get(path)
                #expect(Self.pieces(buyer.page) == ["2", "2"], "\(path)")
                try await stranger.get(path)
                #expect(Self.pieces(stranger.page) == nil, "\(path)")
            }
        }
    }

    @Test(arguments: ["", "x", "-1", "0", "99999999999999999999", "100000", "3<b>"])
    func `a count that no cart can have is none, and the cart's page sets it right`(cookie: String) async throws {
        try await withPages(.sqlite) { fixture in
            let guest = fixture.browser()
            guest.hold(cookie: "zg_cart", cookie)
            try await guest.get("/")
            #expect(guest.page.status == 200 && Self.pieces(guest.page) == nil)
            guest.hold(cookie: "zg_cart", "7")
            try await guest.get("/cart")
            #expect(Self.pieces(guest.page) == nil && guest.cookies["zg_cart"] == nil)
        }
    }
}
