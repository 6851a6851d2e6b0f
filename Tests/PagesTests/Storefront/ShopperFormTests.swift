import Kernel
import TestSupport
import Testing
import WebRuntime

/// What the shop's forms say about input that cannot be used, and where.
@Suite struct ShopperFormTests {
    @Test(arguments: TestEngine.all)
    func `an empty checkout is marked at every field that is missing, and at what is wrong`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            try await guest.submit(
                "/checkout",
                ["address.phone": "no number", "invoice.kind": "company", "note": String(repeating: "x", count: 9)])
            #expect(guest.page.status == 422 && guest.page.contains("有几项没有填对"))
            for field in [
                "contact", "address.name", "address.phone", "address.province", "address.city", "address.line1",
                "invoice.title", "invoice.tax_number",
            ] { #expect(guest.page.contains("id=\"\(field)-error\""), "\(field)") }
            for field in ["address.district", "address.line2", "invoice.email", "note"] {
                #expect(!guest.page.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(guest.page.contains("请填写正确的手机号") && guest.page.contains("xxxxxxxxx"))
            try await guest.submit("/checkout", ["address.phone": "12"])
            #expect(guest.page.contains("请填写正确的手机号") && !guest.page.contains("至少 5 个字"))
            #expect(try await fixture.count("orders") == 0)

            try await guest.submit(
                "/checkout", Browser.address.merging(["contact": "nobody", "invoice.kind": ""]) { $1 })
            #expect(guest.page.status == 422 && guest.page.contains("id=\"contact-error\""))
            #expect(guest.page.contains("请填写邮箱或手机号") && guest.page.contains("href=\"#contact\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who picks the goods up gives a name and a phone, and no place`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            try await guest.get("/checkout")
            #expect(!guest.page.text.contains(/id="address\.province"[^>]* required/))
            let fields: [String: String?] = [
                "contact": "guest@example.com", "address.name": "李雷", "address.phone": "13800138000",
            ]
            try await guest.submit("/checkout", fields)
            #expect(guest.page.status == 422 && guest.page.contains("id=\"address.province-error\""))
            try await guest.submit("/checkout", fields.merging(["delivery": "pickup", "step": "quote"]) { $1 })
            #expect(guest.page.status == 200 && !guest.page.contains("id=\"address.province-error\""))
            try await guest.submit("/checkout", ["address.name": ""])
            #expect(guest.page.status == 422 && guest.page.contains("id=\"address.name-error\""))
            try await guest.submit("/checkout", fields)
            #expect(guest.page.status == 303, "\(guest.page.text)")
            try await guest.follow()
            #expect(guest.page.contains("到店自取") && guest.page.contains("李雷 13800138000"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `another delivery shows the new total, and says why`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser(.english)
            try await guest.fillCart()
            try await guest.get("/checkout")
            let fields = Browser.address.merging(["contact": "guest@example.com", "delivery": "express"]) { $1 }
            try await guest.submit("/checkout", fields)
            #expect(guest.page.status == 200 && guest.page.contains("please check the new total"))
            #expect(!guest.page.contains("The price has changed") && guest.page.contains("value=\"guest@example.com\""))
            try await guest.submit("/checkout")
            #expect(guest.page.status == 303, "\(guest.page.text)")
            #expect(try await fixture.count("orders") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a quantity that is none stays in its line of the cart, with the limit`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart()
            let name = "quantity.\(fixture.skus[0])"
            for typed in ["5000", "abc", "", "-1"] {
                try await guest.get("/cart")
                try await guest.submit("/cart", [name: typed])
                #expect(guest.page.status == 422 && guest.page.contains("id=\"\(name)-error\""), "\(typed)")
                #expect(guest.page.contains("请填写 0 到 999 的整数"))
                #expect(try guest.filled("/cart").value(name) == typed)
            }
            // What is taken out is not read.
            try await guest.submit("/cart", [name: "abc", "remove": fixture.skus[0].description])
            #expect(guest.page.status == 303)
            #expect(try await fixture.count("cart_lines") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return says at its line what is missing or too much`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            let url = "/orders/\(id)/return"
            let goods = "茶杯 &lt;b&gt; 红"
            for (quantity, reason, field, text) in [
                ("", "", "lines", "请至少填写一件"), ("99", "late", "quantity.\(line)", "最多 2 件"),
                ("", "late", "quantity.\(line)", "请填写 \(goods) 的退货数量。"),
                ("1", "", "reason.\(line)", "请选择 \(goods) 的退货原因。"),
                ("1", "other", "words.\(line)", "请具体说明 \(goods) 的退货原因。"),
                ("abc", "late", "quantity.\(line)", "请填写 0 到 999 的整数"),
            ] {
                try await shopper.get(url)
                try await shopper.submit(url, ["quantity.\(line)": quantity, "reason.\(line)": reason])
                let isMarked = shopper.page.contains("id=\"\(field)-error\"") && shopper.page.contains(text)
                #expect(shopper.page.status == 422 && isMarked, "\(quantity) \(reason): \(shopper.page.text)")
            }
            #expect(try await fixture.count("returns") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a known address is told at its field, and a name with its limit`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let browser = fixture.browser()
            try await browser.get("/register")
            try await browser.submit(
                "/register", ["email": "shopper@example.com", "password": PagesFixture.password, "terms": "true"])
            #expect(browser.page.status == 409 && browser.page.contains("id=\"email-error\""))
            try await browser.submit(
                "/register",
                [
                    "email": "new@example.com", "password": PagesFixture.password, "terms": "true",
                    "name": String(repeating: "长", count: 51),
                ])
            #expect(browser.page.status == 422 && browser.page.contains("id=\"name-error\""))
            #expect(browser.page.contains("最多 50 个字"))
        }
    }
}
