import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Which address a checkout takes: one of the book, or a new one.
@Suite struct CheckoutAddressTests {
    private static func add(_ lines: [String], to shopper: Browser) async throws {
        for line in lines {
            try await shopper.get("/account/addresses")
            try await shopper.submit(
                "/account/addresses",
                ["name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市", "line1": line])
        }
    }

    /// The id of the address with this line, by the checkout's choice.
    private static func id(of line: String, _ shopper: Browser) throws -> String {
        let labels = shopper.page.text.matches(of: /name="saved_address" value="(adr_\w+)"(.*?)<\/label>/)
        return String(try #require(labels.first { $0.output.2.contains(line) }).output.1)
    }

    private static func line(of id: OrderID, _ fixture: PagesFixture) async throws -> String? {
        try await fixture.base.database.read { [shop = fixture.shop] session in
            try shop.orders.order(id, .everybody, in: session)?.address?.line1
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order goes to the address that was chosen from the book`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await Self.add(["一号路 1 号", "二号路 2 号"], to: shopper)
            try await shopper.fillCart(quantity: 1)
            try await shopper.get("/checkout")
            let (first, second) = (try Self.id(of: "一号路", shopper), try Self.id(of: "二号路", shopper))
            // The default one is chosen, and no browser asks for what is typed for another.
            #expect(shopper.page.contains("value=\"\(first)\" checked"))
            #expect(shopper.page.text.firstMatch(of: /name="address\.name"[^>]*required/) == nil)
            try await shopper.submit("/checkout", ["saved_address": second])
            let order = try await shopper.orderShown()
            #expect(try await Self.line(of: order, fixture) == "二号路 2 号")

            // What was chosen stays chosen when the page comes back, and somebody else's address is none.
            try await shopper.fillCart(quantity: 1)
            try await shopper.get("/checkout")
            try await shopper.submit("/checkout", ["saved_address": second, "contact": "neither"])
            #expect(shopper.page.status == 422 && shopper.page.contains("value=\"\(second)\" checked"))
            let other = try await fixture.signedIn("other")
            try await other.fillCart(quantity: 1)
            try await other.get("/checkout")
            #expect(!other.page.contains("saved_address"))
            try await other.submit("/checkout", ["saved_address": second])
            #expect(other.page.status == 422 && other.page.contains("id=\"address.line1-error\""))
            #expect(try await fixture.count("orders") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new address is kept where that is ticked, once`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            for keeps in [false, true, true] {
                try await shopper.fillCart(quantity: 1)
                try await shopper.get("/checkout")
                let asked: [String: String?] = ["saved_address": "", "keep_address": keeps ? "true" : nil]
                try await shopper.submit("/checkout", Browser.address.merging(asked) { $1 })
                let order = try await shopper.orderShown()
                #expect(try await Self.line(of: order, fixture) == "南城街道 1 号")
                #expect(try await fixture.count("addresses") == (keeps ? 1 : 0))
            }
            // Goods that are picked up have half an address: nothing of it is kept.
            try await shopper.fillCart(quantity: 1)
            try await shopper.get("/checkout")
            try await shopper.submit(
                "/checkout",
                [
                    "saved_address": "", "keep_address": "true", "delivery": "pickup", "step": "quote",
                    "address.name": "李雷", "address.phone": "13800138000",
                ])
            try await shopper.submit("/checkout")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            #expect(try await fixture.count("addresses") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest is offered to sign in, and comes back to the checkout`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(!guest.page.contains("keep_address") && !guest.page.contains("saved_address"))
            #expect(guest.page.contains("formnovalidate>已有账户？登录后结算</button>"))
            try await guest.submit("/checkout", ["step": "sign_in"])
            #expect(guest.page.status == 303 && guest.page.location == "/sign-in?next=%2Fcheckout")
            try await guest.follow()
            try await guest.submit("/sign-in", ["email": "shopper@example.com", "password": PagesFixture.password])
            #expect(guest.page.location == "/checkout")
            try await guest.follow()
            #expect(guest.page.status == 200 && guest.page.contains("name=\"keep_address\""))
            #expect(!guest.page.contains("已有账户"))
        }
    }
}
