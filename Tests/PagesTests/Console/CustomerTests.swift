import Database
import Identity
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct CustomerTests {
    private static func shopper(_ fixture: PagesFixture) async throws -> (browser: Browser, id: UserID) {
        let shopper = try await fixture.signedIn("shopper")
        try await shopper.get("/account")
        try await shopper.submit("/account", ["name": "王小芳"], holding: "version")
        let people = try await fixture.base.database.read { try Identity.customers(matching: "王小", in: $0) }
        return (shopper, try #require(people.first?.id))
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `customers are found as they name themselves, and shown behind masks`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (_, id) = try await Self.shopper(fixture)
            let clerk = try await fixture.signedIn("operator", language)
            for text in [
                "%E7%8E%8B", "%E7%8E%8B%E5%B0%8F%E8%8A%B3", "shopper@example.com", "SHOPPER@example.com", "\(id)",
            ] {
                try await clerk.get("/console/customers?q=\(text)")
                #expect(clerk.page.status == 200 && clerk.page.contains("/console/customers/\(id)\""), "\(text)")
                #expect(clerk.page.contains("王*") && clerk.page.contains("s***@example.com"))
                #expect(!clerk.page.contains("王小芳<") && !clerk.page.contains(">shopper@"))
            }
            for text in ["%E8%8A%B3", "nobody@example.com", "operator@example.com", "13800138000", "%25"] {
                try await clerk.get("/console/customers?q=\(text)")
                #expect(clerk.page.status == 200 && !clerk.page.contains("/console/customers/usr_"), "\(text)")
            }
            try await clerk.get("/console/customers?q=a%00b")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"q-error\""))
            try await clerk.get("/console/customers")
            #expect(clerk.page.text.matches(of: /\/console\/customers\/usr_/).count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer's page has everything, and shows personal data once, to whoever says so`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, id) = try await Self.shopper(fixture)
            let (paid, unpaid) = (
                try await shopper.buy(fixture, quantity: 1), try await Self.unpaidOrder(shopper)
            )
            try await shopper.get("/account/addresses")
            try await shopper.submit(
                "/account/addresses",
                [
                    "name": "李雷", "phone": "+8613800138000", "province": "广东省", "city": "东莞市", "line1": "南城街道 1 号",
                ])
            let (clerk, url) = (try await fixture.signedIn("operator"), "/console/customers/\(id)")
            let secrets = ["王小芳", "shopper@example.com", "李雷", "13800138000", "南城街道"]
            try await clerk.get(url)
            for number in [paid, unpaid].map(Order.number) { #expect(clerk.page.contains(number)) }
            let order = try await fixture.base.database.read { [shop = fixture.shop] in
                try shop.orders.order(paid, .everybody, in: $0)
            }
            let spent = Money(try #require(order).totals.total, .cny).decimal
            #expect(clerk.page.contains("<dd><strong>¥\(spent)</strong></dd>"), "\(clerk.page.text)")
            #expect(clerk.page.contains("李*") && clerk.page.contains("+86138****8000"))
            for secret in secrets { #expect(!clerk.page.contains(secret), "\(secret)") }
            try await clerk.submit("\(url)/personal-data")
            #expect(clerk.page.status == 200)
            for secret in secrets { #expect(clerk.page.contains(secret), "\(secret)") }
            #expect(try await fixture.actions(of: id.description) == ["personal_data_shown"])
            try await clerk.get(url)
            for secret in secrets { #expect(!clerk.page.contains(secret), "\(secret)") }

            try await clerk.submit("\(url)/notes", ["note": "  wants <b>blue</b>\ncups "])
            #expect(clerk.page.status == 303)
            try await clerk.follow()
            #expect(clerk.page.contains("wants &lt;b&gt;blue&lt;/b&gt;\ncups</p>"))
            for note in ["", String(repeating: "a", count: 1_001), "a\u{1}b"] {
                try await clerk.get(url)
                try await clerk.submit("\(url)/notes", ["note": note])
                #expect(clerk.page.status == 422 && clerk.page.contains("id=\"note-error\""))
            }
            #expect(try await fixture.count("customer_notes") == 1)
            let line = try await fixture.base.database.read { try $0.auditLog(.subject(id.description)).items[0] }
            #expect(line.action == "note_added" && line.details.isEmpty)

            let auditor = try await fixture.signedIn("auditor")
            try await auditor.get(url)
            #expect(auditor.page.contains("王*") && auditor.page.contains("wants"))
            #expect(!auditor.page.contains("/personal-data\"") && !auditor.page.contains("/notes\""))
            try await auditor.get("/console/audit?subject=\(id)")
            #expect(auditor.page.contains("查看完整个人信息") && !auditor.page.contains("王小芳"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an account of the staff is no customer`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let staff = try await fixture.identity.people(roles: [.auditor], after: nil, limit: .standard).items[0]
            for id in [staff.id, UserID(1)] {
                try await clerk.get("/console/customers/\(id)")
                #expect(clerk.page.status == 404)
            }
        }
    }

    /// The page contradicted the search: what she had bought without signing in was missing, and a cancelled order was
    /// counted.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `orders that were placed without the account stand beside its own, and a cancelled one is no purchase`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, id) = try await Self.shopper(fixture)
            let own = try await shopper.buy(fixture, quantity: 1)
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/customers/\(id)"
            try await clerk.get(url)
            let title = language == .chinese ? "游客订单（" : "Orders as a guest ("
            #expect(!clerk.page.contains(title) && clerk.page.contains("<dd>1</dd>"))
            let guests = [
                try await fixture.browser().buy(fixture, quantity: 1),
                try await fixture.browser().buy(fixture, quantity: 1),
                try await fixture.browser().buy(fixture, quantity: 1),
            ]
            let (byPhone, byMail, other) = (guests[0], guests[1], guests[2])
            try await fixture.base.database.write { transaction in
                try transaction.post("UPDATE users SET phone = '+8613912345678' WHERE id = \(id)")
                try transaction.post(
                    "UPDATE orders SET contact = 'x@example.com', address_phone = '139 1234-5678' WHERE id = \(byPhone)"
                )
                try transaction.post("UPDATE orders SET contact = 'Shopper@Example.com' WHERE id = \(byMail)")
                try transaction.post("UPDATE orders SET contact = 'shop-per@example.com' WHERE id = \(other)")
            }
            try await clerk.get(url)
            #expect(clerk.page.contains("\(title)2"), "\(clerk.page.text)")
            for order in [own, byPhone, byMail] { #expect(clerk.page.contains(Order.number(of: order))) }
            #expect(!clerk.page.contains(Order.number(of: other)))
            try await fixture.base.database.write {
                try $0.post("UPDATE orders SET contact = '0086 139 1234 5678' WHERE id = \(other)")
            }
            try await clerk.get(url)
            #expect(clerk.page.contains("\(title)3") && clerk.page.contains(Order.number(of: other)))
            _ = try await fixture.base.database.write { [shop = fixture.shop] in
                try shop.cancelOrder(own, .everybody, reason: "asked", by: .system("test"), in: $0)
            }
            try await clerk.get(url)
            #expect(clerk.page.contains(language == .chinese ? "还没有成交订单" : "Nothing bought yet"))
        }
    }

    private static func unpaidOrder(_ shopper: Browser) async throws -> OrderID {
        try await shopper.fillCart(quantity: 1)
        return try await shopper.checkOut()
    }
}
