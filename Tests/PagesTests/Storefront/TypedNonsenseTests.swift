import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What cannot be right is not taken where it costs something later.
@Suite struct TypedNonsenseTests {
    private static func order(_ id: OrderID, _ fixture: PagesFixture) async throws -> Order? {
        try await fixture.base.database.read { [shop = fixture.shop] in try shop.orders.order(id, .everybody, in: $0) }
    }

    /// "123" was taken, paid, and printed on nothing that an authority accepts.
    @Test(arguments: TestEngine.all)
    func `a company is invoiced with a tax number, and an order goes to a postal code`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            let fields = Browser.address.merging([
                "contact": "guest@example.com", "invoice.kind": "company", "invoice.title": "杭州测试有限公司",
            ]) { $1 }
            for number in ["123", "91330100123456", "913301001234567-8X", "九一三三零一零零一二三四五六七八"] {
                try await guest.submit("/checkout", fields.merging(["invoice.tax_number": number]) { $1 })
                #expect(guest.page.status == 422, "\(number)")
                #expect(guest.page.contains("税号是 15–20 位字母和数字"), "\(number)")
                #expect(guest.page.contains("id=\"invoice.tax_number-error\""), "\(number)")
            }
            try await guest.submit(
                "/checkout",
                fields.merging(["invoice.tax_number": "91330100ma2abcde0x", "address.postal_code": "31"]) { $1 })
            #expect(guest.page.status == 422 && guest.page.contains("中国大陆的邮编是 6 位数字"))
            #expect(try await fixture.count("orders") == 0)
            try await guest.submit("/checkout", ["address.postal_code": "523000"])
            #expect(guest.page.status == 303, "\(guest.page.text)")
            let placed = try await Self.order(try await guest.orderShown(), fixture)
            #expect(placed?.invoice?.taxNumber == "91330100MA2ABCDE0X")
            #expect(placed?.address?.postalCode == "523000")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the address book takes no half of a postal code`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", .english)
            try await shopper.get("/account/addresses")
            let fields: [String: String?] = [
                "name": "韩梅梅", "phone": "13700137000", "province": "上海市", "city": "上海市", "line1": "一号路",
            ]
            try await shopper.submit("/account/addresses", fields.merging(["postal_code": "2000"]) { $1 })
            #expect(shopper.page.status == 422 && shopper.page.contains("id=\"postal_code-error\""))
            #expect(shopper.page.contains("A postal code in mainland China has six digits."))
            #expect(try await fixture.count("addresses") == 0)
            try await shopper.submit("/account/addresses", ["postal_code": "200000"])
            #expect(shopper.page.status == 303)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new password is another one`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.get("/account")
            try await shopper.submit(
                "/account",
                ["step": "password", "current_password": PagesFixture.password, "password": PagesFixture.password],
                holding: "name=\"current_password\"")
            #expect(shopper.page.status == 422 && shopper.page.contains("新密码和现在的一样"))
            #expect(shopper.page.contains("id=\"password-error\""))
        }
    }
}
