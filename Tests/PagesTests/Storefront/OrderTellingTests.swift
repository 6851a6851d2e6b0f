import Delivery
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What an order's pages say, to whom, and that it is so.
@Suite struct OrderTellingTests {
    /// "¥347 goes to the seller" stood over the button, and not a word of what was being sent back.
    @Test(arguments: TestEngine.all)
    func `who waits for a return is told so where the receipt is confirmed`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("<a href=\"/help/returns\">"))
            try await clerk.get("/console/orders/\(id)")
            let form = try #require(Form.all(in: clerk.page.text).first { $0.action.hasSuffix("/delivery") })
            try await clerk.submit(form.action)
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("<summary class=\"button\">确认收货") && !shopper.page.contains("正在退货"))
            let line = try await fixture.firstLine(of: id)
            try await shopper.get("/orders/\(id)/return")
            try await shopper.submit("/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "faulty"])
            try await shopper.follow()
            #expect(shopper.page.contains("结果会显示在这里"))
            try await shopper.get("/orders/\(id)")
            // Half of the goods and of their delivery.
            #expect(shopper.page.contains("其中 ¥23.99 正在退货"), "\(shopper.page.text)")
            #expect(shopper.page.contains("<summary class=\"button quiet\">确认收货"))
        }
    }

    /// A reason of the list was kept in the language of the day, and shown in it for ever.
    @Test(arguments: TestEngine.all)
    func `a reason of the list is read in the reader's language, and own words as they are`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let english = try await fixture.signedIn("shopper", .english)
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            let url = "/orders/\(id)/return"
            try await shopper.get(url)
            try await shopper.submit(url, ["quantity.\(line)": "1", "reason.\(line)": "faulty"])
            let page = try #require(shopper.page.location)
            try await english.get(page)
            #expect(english.page.contains(">It is damaged or faulty</td>") && !english.page.contains("破损"))
            try await english.get(url)
            try await english.submit(
                url, ["quantity.\(line)": "1", "reason.\(line)": "other", "words.\(line)": "不是我的"])
            try await english.follow()
            #expect(english.page.contains(">不是我的</td>"))
            let back = String(try #require(page.split(separator: "/").last))
            try await clerk.get("/console/returns/\(back)")
            #expect(clerk.page.contains(">破损或有质量问题</td>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who picks the goods up is named as that, and who reads English reads the place`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.takeDivisions()
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            try await guest.get("/checkout")
            #expect(guest.page.contains("<div class=\"form wide places\">"))
            try await guest.submit(
                "/checkout",
                [
                    "contact": "guest@example.com", "address.name": "赵", "address.phone": "13800138000",
                    "delivery": "pickup", "step": "quote",
                ])
            try await guest.submit("/checkout")
            _ = try await guest.orderShown()
            #expect(guest.page.contains("<dt>取货人</dt><dd>赵 13800138000</dd>"), "\(guest.page.text)")
            #expect(!guest.page.contains("<dt>收货地址</dt>"))

            let english = try await fixture.signedIn("shopper", .english)
            try await english.fillCart(quantity: 1)
            let id = try await english.checkOut([
                "address.province": "浙江省", "address.city": "杭州市", "address.line1": "1 Some Rd",
            ])
            #expect(english.page.contains("Zhejiang Hangzhou 1 Some Rd"), "\(english.page.text)")
            let chinese = try await fixture.signedIn("shopper")
            #expect(try await chinese.get("/orders/\(id)").contains("浙江省 杭州市 1 Some Rd"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is bought again is told, beside what lay in the cart`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            let id = try await shopper.buy(fixture, quantity: 1)
            try await shopper.get("/orders/\(id)")
            try await shopper.submit("/orders/\(id)/reorder")
            #expect(try await shopper.follow().contains("订单里还能买的商品已在购物车里"))
        }
    }
}

extension OrderTellingTests {
    /// The goods lay ready, and the page offered only to say that they had come.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `who need not come for the goods any more reads how the money comes back`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            _ = try await fixture.shop.changeSettings(expectedVersion: 0, by: .system("test")) {
                $0.pickupAddress = "南京路 1 号"
            }
            let (guest, isChinese) = (fixture.browser(language), language == .chinese)
            try await guest.fillCart(quantity: 2)
            try await guest.get("/checkout")
            let typed = Browser.address.merging(["contact": "g@example.com", "delivery": "pickup"]) { $1 }
            try await guest.submit("/checkout", typed.merging(["step": "quote"]) { $1 })
            try await guest.submit("/checkout")
            let id = try await guest.orderShown()
            let label = isChinese ? "取货人" : "Picked up by"
            let refusal = isChinese ? "可以不来取" : "you need not come"
            // The place stands once, above the goods, and nobody's home anywhere.
            func expectPlaceFirst() throws {
                let text = guest.page.text
                #expect(text.matches(of: /<dd>南京路 1 号<\/dd>/).count == 1)
                let place = try #require(text.firstRange(of: "<dd>南京路 1 号</dd>"))
                let actions = try #require(text.firstRange(of: "<div class=\"actions\">"))
                #expect(place.lowerBound < actions.lowerBound)
                #expect(text.contains("<dt>\(label)</dt><dd>李雷 13800138000</dd>") && !text.contains("南城街道"))
            }
            try expectPlaceFirst()
            try await guest.pay(id, fixture)
            try await guest.get("/orders/\(id)")
            #expect(guest.page.contains("action=\"\(language.pathPrefix)/orders/\(id)/cancel\""))
            #expect(!guest.page.contains(refusal) && guest.page.contains(isChinese ? "起可取<" : "Ready from"))
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels")
            try await guest.get("/orders/\(id)")
            try expectPlaceFirst()
            #expect(guest.page.contains(refusal) && guest.page.contains("help &lt;us&gt; 12345"))
            #expect(!guest.page.contains("/cancel\"") && !guest.page.contains(isChinese ? "拒收" : "refuse the parcel"))
            // No day from which it can be had, where it can be had now.
            #expect(!guest.page.contains(isChinese ? "起可取<" : "Ready from"))
            #expect(try await guest.get("/help/returns").contains(refusal))
            try await clerk.get("/console/orders/\(id)")
            let form = try #require(Form.all(in: clerk.page.text).first { $0.action.hasSuffix("/delivery") })
            try await clerk.submit(form.action)
            try await guest.get("/orders/\(id)")
            #expect(!guest.page.contains(refusal))
            #expect(guest.page.text.matches(of: /<dd>南京路 1 号<\/dd>/).count == 1)
        }
    }
}
