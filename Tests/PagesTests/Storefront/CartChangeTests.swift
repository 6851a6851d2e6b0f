import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

/// What becomes of a cart is told: what came to it, what was taken out of it, what does not go into it.
@Suite struct CartChangeTests {
    private static func signIn(_ browser: Browser, next: String, as name: String = "shopper") async throws {
        try await browser.get("/sign-in?next=\(next)")
        try await browser.submit(
            "/sign-in", ["email": "\(name)@example.com", "password": PagesFixture.password])
        guard browser.page.status == 303 else { throw Unexpected("sign-in: \(browser.page.text)") }
    }

    /// A candle for 89 was checked out, and after the sign-in 39,005 stood at the bottom of the page, without a word.
    @Test(arguments: TestEngine.all)
    func `who signs in at the checkout is told what the account's cart adds, before it is bought`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (red, blue) = (fixture.skus[0], fixture.skus[1])
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart(quantity: 2)
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["quantity": "1", "sku": blue.description])
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await Self.signIn(guest, next: "%2Fcheckout")
            #expect(guest.page.location == "/checkout?account=\(red)-2.\(blue)-1")
            try await guest.follow()
            #expect(guest.page.status == 200 && guest.page.contains("账户的购物车里原来就有这些商品"))
            #expect(guest.page.contains("× 2 <span class=\"muted\">（原有 2 件，现在共 3 件）</span></li>"))
            #expect(guest.page.contains("× 1</li></ul><p>现在共 4 件，合计 ¥"), "\(guest.page.text)")
            #expect(guest.page.contains("<a href=\"/cart\">去购物车修改</a>"))
            // The form that comes back tells it as well.
            try await guest.submit("/checkout", ["step": "quote"])
            #expect(guest.page.contains("账户的购物车里原来就有这些商品"))
            #expect(try await fixture.count("orders") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a merge of carts is told on the page that one comes to, and only a merge`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart(quantity: 2)
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 9)
            try await Self.signIn(guest, next: "%2Fcart")
            #expect(guest.page.location == "/cart?account=\(fixture.skus[0])-2")
            // No more than there is.
            #expect(try await guest.follow().contains("（原有 2 件，现在共 10 件）"))
            let other = fixture.browser(.english)
            try await other.fillCart(quantity: 1)
            try await Self.signIn(other, next: "")
            #expect(try await other.follow().contains("Your carts are one now"))
            // Where the account's cart was empty, nothing was merged.
            let first = fixture.browser()
            try await first.fillCart(quantity: 1)
            try await Self.signIn(first, next: "%2Fcheckout", as: "other")
            #expect(first.page.location == "/checkout")
            #expect(try await !first.follow().contains("账户的购物车里原来就有"))
            // What nobody wrote is told by no page.
            for text in ["x", "sku_1-1", "\(fixture.skus[0])-0", "\(fixture.skus[0])-1.", "\(SKUID(1))-1"] {
                try await first.get("/checkout?account=\(text)")
                #expect(first.page.status == 200, "\(text)")
                let isTold = first.page.contains("账户的购物车里原来就有")
                #expect(isTold == text.hasSuffix("."), "\(text)")
            }
        }
    }

    /// One tap took a line away for good, and nothing said so.
    @Test(arguments: TestEngine.all)
    func `what is taken out of the cart is told and put back by one button`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            let (red, blue) = (fixture.skus[0], fixture.skus[1])
            try await guest.fillCart(quantity: 2)
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "1", "sku": blue.description])
            try await guest.get("/cart")
            try await guest.submit("/cart", ["remove": red.description])
            #expect(guest.page.location == "/cart?removed=\(red)-2")
            try await guest.follow()
            #expect(guest.page.contains("已移除：茶杯") && guest.page.contains("× 2</span>"), "\(guest.page.text)")
            #expect(guest.page.contains(">撤销</button>") && !guest.page.contains("name=\"quantity.\(red)\""))
            try await guest.submit("/cart", holding: "name=\"removed\"")
            #expect(guest.page.location == "/cart")
            try await guest.follow()
            #expect(guest.page.contains("已放回购物车") && guest.page.contains("name=\"quantity.\(red)\" value=\"2\""))
            // A zero is the same, and the last line is no other.
            try await guest.submit("/cart", ["quantity.\(red)": "0", "quantity.\(blue)": "0"])
            #expect(guest.page.location == "/cart?removed=\(red)-2.\(blue)-1")
            try await guest.follow()
            #expect(guest.page.contains("购物车还是空的") && guest.page.contains("已移除：茶杯"))
            let undo = try guest.filled("/cart", holding: "name=\"removed\"")
            for _ in 1...2 {
                try await guest.post(undo.url, undo.pairs)
                try await guest.follow()
                #expect(guest.page.contains("name=\"quantity.\(red)\" value=\"2\""))
                #expect(guest.page.contains("name=\"quantity.\(blue)\" value=\"1\""))
            }
            // What is in the cart again needs no way back.
            try await guest.get("/cart?removed=\(red)-2")
            #expect(!guest.page.contains("已移除"))
        }
    }

    /// "Only 71 left. Please take fewer" stood beside the number 60.
    @Test(arguments: TestEngine.all)
    func `what does not go into the cart beside what lies in there is told with its numbers`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(.english)
            try await guest.fillCart(quantity: 6)
            let red = fixture.skus[0].description
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "6", "sku": red])
            #expect(guest.page.status == 409)
            #expect(
                guest.page.contains("Your cart holds 6 already, and 10 are in stock: 4 more can be added."),
                "\(guest.page.text)")
            try await guest.submit("/cart/lines", ["quantity": "4", "sku": red])
            #expect(guest.page.status == 303)
            try await guest.get("/p/tea-cup")
            try await guest.submit("/cart/lines", ["quantity": "1", "sku": red])
            #expect(guest.page.contains("Your cart holds 10 already, and 10 are in stock: no more can be added."))
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"10\""))
        }
    }
}
