import Delivery
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What pages say before and after, so that nobody has to try.
@Suite struct TellingTests {
    @Test(arguments: TestEngine.all)
    func `who registers is told the rule of passwords, and what came along`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            _ = try await guest.buy(fixture, quantity: 1)
            try await guest.get("/register")
            #expect(guest.page.contains("<small class=\"muted\" id=\"password-hint\">至少 8 位"))
            let who: [String: String?] = ["email": "li@example.com", "terms": "true"]
            try await guest.submit("/register", who.merging(["password": "123"]) { $1 })
            #expect(guest.page.status == 422 && guest.page.contains("密码太短，至少 8 位。"))
            #expect(guest.page.contains("aria-describedby=\"password-error password-hint\""))
            try await guest.submit("/register", who.merging(["password": "another horse battery"]) { $1 })
            #expect(guest.page.status == 303, "\(guest.page.text)")
            try await guest.follow()
            #expect(guest.page.contains("注册成功，之前下的订单已转入账户"))
            let other = fixture.browser(.english)
            try await other.get("/register")
            try await other.submit(
                "/register", ["email": "wu@example.com", "terms": "true", "password": "another horse battery"])
            try await other.follow()
            #expect(other.page.contains("Your account is made, and you are signed in."))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an empty address is told all of it at once, and a municipality needs no second choice`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.takeDivisions()
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            try await guest.submit("/checkout", ["address.phone": "12345"])
            for field in ["name", "phone", "province", "city", "district", "line1"] {
                #expect(guest.page.contains("id=\"address.\(field)-error\""), "\(field)")
            }
            #expect(guest.page.contains("请填写正确的手机号（11 位）或带区号的固定电话"))
            let who: [String: String?] = [
                "contact": "guest@example.com", "address.name": "李雷", "address.phone": "13800138000",
                "address.line1": "世纪大道 100 号", "address.province": "上海市",
            ]
            try await guest.submit("/checkout", who)
            #expect(guest.page.status == 422 && guest.page.contains("id=\"address.district-error\""))
            #expect(!guest.page.contains("id=\"address.city-error\""))
            #expect(guest.page.text.contains(/<option value="上海市" data-code="310100" selected>/))
            #expect(try await fixture.count("orders") == 0)
            try await guest.submit("/checkout", ["address.district": "浦东新区"])
            #expect(guest.page.status == 303, "\(guest.page.text)")
            try await guest.follow()
            #expect(guest.page.contains("浦东新区"))
        }
    }
}
