import Catalog
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Buying one thing at once, and choosing which.
@Suite struct BuyNowTests {
    @Test(arguments: TestEngine.all)
    func `buying at once is of that thing alone, and the cart stays for later`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 2)
            try await guest.get("/p/tea-cup")
            #expect(guest.page.contains("name=\"step\" value=\"checkout\">立即购买</button>"))
            // The first button is what the Enter key presses: it goes nowhere that was not asked for.
            let buttons = guest.page.text.matches(of: /<p class="buy"><a .*?<\/a><button ([^>]*)>/)
            #expect(buttons.map { String($0.output.1) } == ["type=\"submit\" class=\"button quiet\""])
            let blue = fixture.skus[1].description
            try await guest.submit("/cart/lines", ["sku": blue, "quantity": "1", "step": "checkout"])
            let checkout = try #require(guest.page.location)
            #expect(guest.page.status == 303 && checkout.hasPrefix("/checkout?cart="))
            try await guest.follow()
            #expect(guest.page.status == 200 && guest.page.contains("× 1") && !guest.page.contains("× 2"))
            #expect(guest.page.contains("只结算这一件商品，购物车里的商品不受影响"))
            // Refused and mended on the same page, for the same goods.
            try await guest.submit(checkout, ["contact": "guest@example.com"])
            #expect(guest.page.status == 422 && !guest.page.contains("× 2"))
            try await guest.submit(checkout, Browser.address)
            #expect(guest.page.status == 303, "\(guest.page.text)")
            _ = try await guest.orderShown()
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"2\"") && guest.page.contains("¥39.98"))
            try await guest.get("/checkout")
            #expect(guest.page.contains("× 2") && !guest.page.contains("× 1<"))
            // Ordered by now: nothing else takes its place.
            try await guest.get(checkout)
            #expect(guest.page.status == 303 && guest.page.location == "/cart")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a stranger's first purchase is at once, and somebody else's is nobody's`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, other) = (fixture.browser(), fixture.browser())
            try await guest.get("/p/tea-cup")
            try await guest.submit(
                "/cart/lines", ["sku": fixture.skus[0].description, "quantity": "2", "step": "checkout"])
            let checkout = try #require(guest.page.location)
            try await guest.follow()
            #expect(guest.page.status == 200 && guest.page.contains("× 2") && guest.page.contains("¥39.98"))
            try await other.fillCart(quantity: 1)
            try await other.get(checkout)
            #expect(other.page.status == 303 && other.page.location == "/cart")
            try await guest.get("/cart")
            #expect(guest.page.contains("购物车还是空的"))
            #expect(try await fixture.count("orders") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nothing is bought that nobody chose`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.get("/p/tea-cup")
            #expect(!guest.page.text.contains(/name="sku"[^>]* checked/))
            #expect(guest.page.contains("<a class=\"chosen\" href=\"#sku\"><span>请选择规格</span></a>"))
            for step in ["", "checkout"] {
                try await guest.get("/p/tea-cup")
                try await guest.submit("/cart/lines", ["quantity": "1", "step": step])
                #expect(guest.page.status == 422, "\(guest.page.text)")
                #expect(guest.page.contains("<p class=\"error\" id=\"sku-error\">请选择规格</p>"))
            }
            #expect(try await fixture.count("carts") == 0)
            // Unless the address asks for it.
            try await guest.get("/p/tea-cup?sku=\(fixture.skus[1])")
            #expect(guest.page.text.contains(try Regex("value=\"\(fixture.skus[1])\"[^>]* checked")))
            #expect(guest.page.text.matches(of: /name="sku"[^>]* checked/).count == 1)
            try await guest.submit("/cart/lines", ["quantity": "1"])
            #expect(guest.page.status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `more than there is is refused where it was asked for, and nothing was added`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(.english)
            for step in ["", "checkout"] {
                try await guest.get("/p/tea-cup")
                try await guest.submit(
                    "/cart/lines", ["sku": fixture.skus[0].description, "quantity": "99", "step": step])
                #expect(guest.page.status == 409 && guest.page.contains("id=\"quantity-error\""))
                #expect(guest.page.contains("Only 10 left") && !guest.page.contains("Added to the cart"))
                #expect(guest.page.contains("value=\"99\""))
            }
            #expect(try await fixture.count("cart_lines") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the cart's buttons change a line by one at once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 2)
            let sku = fixture.skus[0].description
            try await guest.submit("/cart", ["more": sku])
            #expect(guest.page.status == 303 && guest.page.location == "/cart#quantity.\(sku)")
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"3\"") && guest.page.contains("¥59.97"))
            // From what was typed, and never down to nothing.
            try await guest.submit("/cart", ["quantity.\(sku)": "2", "less": sku])
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"1\"") && guest.page.contains("¥19.99"))
            #expect(guest.page.text.contains(/name="less"[^>]* disabled/))
            try await guest.submit("/cart", ["less": sku])
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"1\""))
            // What was refused says for how many its amount is.
            try await guest.submit("/cart", ["quantity.\(sku)": "5000"])
            #expect(guest.page.status == 422 && guest.page.contains("1 件</small>"))
        }
    }
}
