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

    private static func unpaidOrder(_ shopper: Browser) async throws -> OrderID {
        try await shopper.fillCart(quantity: 1)
        return try await shopper.checkOut()
    }
}
