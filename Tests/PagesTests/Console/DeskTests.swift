import Catalog
import Database
import Identity
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What stands around the lists of the console: settings, search, the help sheet, the style page.
@Suite struct DeskTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `settings hold at once in the shop, with their history in words`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/settings")
            try await admin.submit(
                "/console/settings",
                [
                    "shop_name": "老茶铺 <b>", "standard_freight": "12.5", "tax_basis_points": "6.5",
                    "pickup_address": "南京路 1 号", "opening_hours": "10:00–20:00 <b>",
                    "opening_hours_en": "Daily <i>",
                ])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            try await admin.follow()
            let english = language == .english
            #expect(admin.page.contains("¥8.00") && admin.page.contains("¥12.50") && admin.page.contains("6.5 %"))
            #expect(admin.page.contains(english ? "Standard delivery (CNY)" : "标准配送运费（CNY）"))
            #expect(admin.page.contains("value=\"6.5\"") && admin.page.contains("value=\"12.50\""))

            let guest = fixture.browser(language)
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(guest.page.contains("¥12.50"))
            #expect(guest.page.contains(english ? ">Free</" : ">免运费</"))
            // Where nobody has translated it, the Chinese text.
            let (place, hours) = ("南京路 1 号", english ? "Daily &lt;i&gt;" : "10:00–20:00 &lt;b&gt;")
            #expect(guest.page.contains(english ? "Pick up at \(place)<" : "自提地址：\(place)<"))
            #expect(guest.page.contains(english ? "Open \(hours)<" : "营业时间：\(hours)<"))
            let typed = Browser.address.merging(["contact": "g@example.com", "delivery": "pickup"]) { $1 }
            try await guest.submit("/checkout", typed.merging(["step": "quote"]) { $1 })
            try await guest.submit("/checkout")
            _ = try await guest.orderShown()
            #expect(guest.page.contains("<dd>\(place)</dd>") && guest.page.contains("<dd>\(hours)</dd>"))
            try await guest.get("/help/delivery")
            #expect(guest.page.contains("<dd>\(place)</dd>") && guest.page.contains("<dd>\(hours)</dd>"))
            #expect(guest.page.contains("· 老茶铺 &lt;b&gt;</title>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the foot of the pages says how the shop is reached, as far as it is set`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (chinese, english) = (fixture.browser(), fixture.browser(.english))
            for browser in [chinese, english] {
                try await browser.get("/")
                #expect(!browser.page.contains("class=\"reach\""))
            }
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/settings")
            try await admin.submit(
                "/console/settings",
                [
                    "service_phone": "021-5555 0199", "service_email": "a@example.com", "service_hours": "每天 <9–21>",
                    "service_hours_en": "Daily 9–21", "filing_number": "沪ICP备1号",
                ])
            #expect(admin.page.status == 303, "\(admin.page.text)")
            for (browser, hours) in [(chinese, "服务时间 每天 &lt;9–21&gt;"), (english, "Hours Daily 9–21")] {
                try await browser.get("/help/terms")
                #expect(browser.page.contains("href=\"tel:021-55550199\">021-5555 0199</a>"))
                #expect(browser.page.contains("href=\"mailto:a@example.com\"") && browser.page.contains(hours))
                #expect(browser.page.contains("沪ICP备1号") && !browser.page.contains("营业执照"))
                #expect(!browser.page.contains("Business licence"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `wrong settings stand at their fields with what was typed, and change nothing`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/settings")
            let form = try admin.filled("/console/settings")
            let before = try await fixture.everything()
            let wrong = [
                "standard_freight": "-1", "free_freight_from": "1000000.01", "tax_basis_points": "100.01",
                "payment_minutes": "4", "completion_days": "91", "cut_off_hour": "25",
                "return_window_days": "6", "low_stock_threshold": "0",
                "contact": String(repeating: "x", count: 201),
            ]
            try await admin.submit("/console/settings", wrong.mapValues { $0 })
            #expect(admin.page.status == 422)
            for field in wrong.keys { #expect(admin.page.contains("id=\"\(field)-error\""), "\(field)") }
            #expect(admin.page.contains("value=\"100.01\""))
            // A field may be below the window: the box over the form says which it is.
            for (field, label) in [("standard_freight", "标准配送运费"), ("low_stock_threshold", "低库存提醒：可售少于（件）")] {
                #expect(admin.page.contains("<li><a href=\"#\(field)\">\(label)："), "\(admin.page.text)")
            }
            let one: [(name: String, value: String)] = form.pairs.map {
                $0.name == "express_freight" ? ($0.name, "1.234") : $0
            }
            #expect(try await admin.post(form.url, one).contains("role=\"alert\"><a href=\"#express_freight\">加急配送运费："))
            for text in ["", "x", "1.234", "1e1", "٣"] {
                let pairs: [(name: String, value: String)] = form.pairs.map {
                    $0.name == "tax_basis_points" ? ($0.name, text) : $0
                }
                #expect(try await admin.post(form.url, pairs).status == 422, "\(text)")
            }
            #expect(try await fixture.everything() == before)
            let good: [(name: String, value: String)] = form.pairs.map {
                $0.name == "contact" ? ("contact", "a@example.com") : $0
            }
            try await admin.post(form.url, good)
            #expect(admin.page.status == 303)
            let late: [(name: String, value: String)] = form.pairs.map {
                $0.name == "contact" ? ("contact", "b@example.com") : $0
            }
            #expect(try await admin.post(form.url, late).status == 412)
            // By whom, when, and what it was; and what was typed stands there still.
            #expect(admin.page.contains("11月20日 14:05 刚刚改过（更改设置）"), "\(admin.page.text)")
            #expect(admin.page.contains("value=\"b@example.com\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a whole number, code or id leads to its page`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let order = try await fixture.browser().buy(fixture)
            let clerk = try await fixture.signedIn("operator")
            let number = try await fixture.base.database.read { [shop = fixture.shop] session in
                try shop.orders.order(order, .everybody, in: session)?.number ?? ""
            }
            let places = [
                (number, "/console/orders/\(order)"), (number.lowercased(), "/console/orders/\(order)"),
                (order.description, "/console/orders/\(order)"), ("CUP-RED", "/console/goods/\(fixture.product.id)"),
                (fixture.skus[0].description, "/console/stock/\(fixture.skus[0])"),
            ]
            for (text, place) in places {
                try await clerk.get("/console/search?q=\(text)")
                #expect(clerk.page.location == place, "\(text): \(clerk.page.status)")
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `search finds orders, variants, goods and customers, and says where nothing is`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let order = try await shopper.buy(fixture)
            try await shopper.get("/account")
            try await shopper.submit("/account", ["name": "韩梅梅"], holding: "name=\"name\"")
            let clerk = try await fixture.signedIn("operator", language)
            let number = Order.number(of: order)
            // The end of a phone and of a number, behind a mask too, and a surname: what a caller says.
            for text in [
                "13800138000", "+8613800138000", "李雷".percentEncoded, "李".percentEncoded, "8000", "138****8000",
                String(number.dropFirst(2).dropLast()), String(number.suffix(8)).lowercased(),
                String(number.suffix(4)),
            ] {
                try await clerk.get("/console/search?q=\(text.replacing("+", with: "%2B"))")
                #expect(clerk.page.contains("/console/orders/\(order)\""), "\(text): \(clerk.page.text)")
            }
            try await clerk.get("/console/search?q=CUP")
            #expect(clerk.page.contains("CUP-RED") && clerk.page.contains("CUP-BLUE"))
            try await clerk.get("/console/search?q=\("茶杯".percentEncoded)")
            #expect(clerk.page.contains("/console/goods/\(fixture.product.id)\""))
            let people = try await fixture.base.database.read { try Identity.customers(matching: "韩梅梅", in: $0) }
            let person = try #require(people.first?.id)
            for text in ["韩", "shopper@example.com"] {
                try await clerk.get("/console/search?q=\(text.percentEncoded)")
                #expect(clerk.page.contains("/console/customers/\(person)\">韩*</a>"), "\(text)")
                #expect(!clerk.page.contains("韩梅梅") && !clerk.page.contains(">shopper@example.com<"))
            }
            try await clerk.get("/console/search?q=\(person)")
            #expect(clerk.page.location == "\(language.pathPrefix)/console/customers/\(person)")
            try await clerk.get("/console/search?q=%3Cnothing%3E%25")
            #expect(clerk.page.status == 200 && clerk.page.contains("&lt;nothing&gt;%"))
            #expect(try await clerk.get("/console/search").status == 200)
            #expect(try await clerk.get("/console/search?q=\(String(repeating: "x", count: 101))").status == 422)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `orders are found by parcel and payment, customers by the beginning of their address`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let order = try await shopper.buy(fixture)
            let other = try await shopper.buy(fixture, quantity: 1)
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/console/orders/\(order)")
            try await clerk.submit("/console/orders/\(order)/parcels", ["carrier": "SF", "tracking_number": "SF-1077"])
            for place in ["search", "orders"] {
                try await clerk.get("/console/\(place)?q=SF-1077")
                #expect(clerk.page.contains("/console/orders/\(order)\""), "\(place)")
                #expect(!clerk.page.contains("/console/orders/\(other)\""), "\(place)")
            }
            try await clerk.get("/console/orders?q=\(Order.number(of: order).prefix(6).lowercased())")
            #expect(clerk.page.contains("/console/orders/\(order)\""))
            let payment = try await fixture.base.database.read { session -> PaymentID in
                let all: [Payment] = try session.run(Payments.payments(of: [order], lock: false))
                return all[0].id
            }
            try await clerk.get("/console/search?q=\(payment)")
            #expect(clerk.page.location == "\(language.pathPrefix)/console/orders/\(order)")
            try await clerk.get("/console/search?q=\(PaymentID(1))")
            #expect(clerk.page.status == 200)
            for text in ["Shopp", "shopper@ex"] {
                try await clerk.get("/console/search?q=\(text.percentEncoded)")
                #expect(clerk.page.contains("/console/customers/usr_"), "\(text): \(clerk.page.text)")
                #expect(!clerk.page.contains(">shopper@example.com<"))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `search says that there is more than it shows, and leads to the list`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            for sku in fixture.skus { try await fixture.shop.receive(50, of: sku, in: fixture.warehouse) }
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let link = "<a href=\"/console/orders?q=%E6%9D%8E%E9%9B%B7\">在列表中查看全部</a>"
            for count in 1...11 {
                try await guest.fillCart(quantity: 1)
                _ = try await guest.checkOut()
                guard count >= 10 else { continue }
                try await clerk.get("/console/search?q=%E6%9D%8E%E9%9B%B7")
                #expect(clerk.page.contains(link) == (count == 11), "\(count)")
                #expect(clerk.page.text.matches(of: /<tr><td[ >]/).count == 10)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may not see a kind of thing does not find it`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let order = try await fixture.browser().buy(fixture)
            let shopper = try await fixture.signedIn("shopper")
            #expect(try await shopper.get("/console/search?q=\(order)").status == 403)
            let stranger = fixture.browser()
            #expect(try await stranger.get("/console/search?q=x").status == 303)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the help sheet lists the keys that the visitor's links have`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            for role in ["administrator", "operator", "auditor"] {
                let browser = try await fixture.signedIn(role, language)
                try await browser.get("/console/help")
                let keys = browser.page.text.matches(of: /data-key="([a-z])"/).map { String($0.output.1) }
                #expect(keys.contains("o") && Set(keys).count == keys.count)
                for key in keys { #expect(browser.page.contains("<kbd>g</kbd><kbd>\(key)</kbd>"), "\(role) \(key)") }
                #expect(keys.contains("u") == (role == "administrator"))
                #expect(browser.page.contains("/assets/desk.") && !browser.page.contains("<script>"))
            }
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `the style page shows every part, and no key in place of a text`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let browser = try await fixture.signedIn("auditor", language)
            try await browser.get("/console/style")
            #expect(browser.page.status == 200)
            for part in [
                "state good", "state warn", "state bad", "notice bad", "button quiet", "aria-invalid", "figures",
                "class=\"tabs\"", "class=\"chips\"", "class=\"chip\"", "class=\"facet\"", "rel=\"next\"",
                "class=\"steps\"", "timeline", "<details open>", "type=\"file\"", "product-card", "old-price",
                "class=\"variants\"", " disabled> <span>", "class=\"gallery\"", "class=\"rich\"", "data-value=\"200\"",
                "class=\"printed\"",
            ] {
                #expect(browser.page.contains(part), "\(part)")
            }
            #expect(!browser.page.contains(" style="))
        }
    }
}
