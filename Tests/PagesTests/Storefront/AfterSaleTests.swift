import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What a buyer is told after the order was placed.
@Suite struct AfterSaleTests {
    /// The money was there, the notification was not, and the order said to pay again for minutes.
    @Test(arguments: TestEngine.all)
    func `an order with a payment under way does not ask to pay again, and its result is asked for`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart()
            let id = try await shopper.checkOut([:])
            #expect(shopper.page.contains("去付款") && !shopper.page.contains("支付处理中"))
            try await shopper.submit("/orders/\(id)/pay")
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("支付处理中") && shopper.page.contains("请不要再付"))
            #expect(!shopper.page.contains("去付款") && shopper.page.contains("继续付款"))
            #expect(shopper.page.contains("class=\"button\" href=\"/orders/\(id)/payment\""))
            #expect(shopper.page.contains("已经付的钱会自动原路退回"))
            try await shopper.get("/orders")
            #expect(shopper.page.contains("支付处理中") && !shopper.page.contains("去付款"))
            #expect(shopper.page.contains("action=\"/orders/\(id)/pay\"") && shopper.page.contains("继续付款"))

            let payment = try #require(fixture.gateway.openPayments.last)
            #expect(fixture.gateway.pay(payment))
            // No notification comes.
            try await shopper.get("/orders/\(id)/payment")
            #expect(shopper.page.status == 303)
            try await shopper.follow()
            #expect(shopper.page.contains("待发货") && shopper.page.contains("已付款 ¥47.98"))
            // It comes after all, and changes nothing.
            try await fixture.deliverNotifications()
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a page that is looked at often asks the gateway once in a while, and stands where it does not answer`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart()
            let id = try await shopper.checkOut([:])
            try await shopper.submit("/orders/\(id)/pay")
            let before = fixture.gateway.callCount
            for _ in 1...3 { try await shopper.get("/orders/\(id)/payment") }
            #expect(shopper.page.status == 200 && fixture.gateway.callCount == before + 1)
            // Who left the gateway unpaid waits for nothing.
            #expect(shopper.page.contains("action=\"/orders/\(id)/pay\""), "\(shopper.page.text)")
            fixture.base.clock.advance(by: .seconds(5))
            fixture.gateway.fail(.query, with: .unavailable)
            for _ in 1...3 { try await shopper.get("/orders/\(id)/payment") }
            #expect(shopper.page.status == 200 && shopper.page.contains("正在确认付款"))
            #expect(fixture.gateway.callCount == before + 2)
            // The order's own page asks nobody.
            fixture.base.clock.advance(by: .seconds(5))
            try await shopper.get("/orders/\(id)")
            #expect(fixture.gateway.callCount == before + 2)
        }
    }

    /// The parcel was registered, and every page still said to send it.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a return that was sent says so everywhere, and has no day to miss any more`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let isEnglish = language == .english
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper", language), try await fixture.signedIn("operator")
            )
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            try await shopper.get("/orders?state=returns")
            #expect(!shopper.page.contains(Order.number(of: id)))
            try await shopper.get("/orders/\(id)/return")
            try await shopper.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "faulty"])
            let page = try #require(shopper.page.location).replacing("/en", with: "", maxReplacements: 1)
            let back = String(try #require(page.split(separator: "/").last))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.submit("/console/returns/\(back)/approve")
            let (approved, sent) = (
                isEnglish ? "Approved" : "待寄回", isEnglish ? "On its way back" : "已寄回，等待商家收货"
            )
            let last = isEnglish ? "Please send it by" : "之前寄出"
            for url in [page, "/orders/\(id)", "/orders", "/orders?state=returns"] {
                try await shopper.get(url)
                #expect(shopper.page.contains(">\(approved)<"), "\(url): \(shopper.page.text)")
                // From the order and from the lists a button leads to the address that it goes to.
                let see = isEnglish ? "See the return" : "查看退货"
                let button = "<a class=\"button quiet\" href=\"\(language.pathPrefix)\(page)\">\(see)</a>"
                #expect(shopper.page.text.ranges(of: button).count == (url == page ? 0 : 1), "\(url)")
            }
            try await shopper.get(page)
            #expect(shopper.page.contains(last))
            try await shopper.submit("\(page)/parcel", ["carrier": "YTO", "tracking_number": "YT1001"])
            try await shopper.follow()
            #expect(!shopper.page.contains(last))
            for url in [page, "/orders/\(id)", "/orders", "/orders?state=returns"] {
                try await shopper.get(url)
                #expect(shopper.page.contains(">\(sent)<") && !shopper.page.contains(">\(approved)<"), "\(url)")
            }
            try await clerk.get("/console/returns")
            #expect(clerk.page.contains("已寄回，等待商家收货"))
            // The other buyer has neither the return nor the order.
            let other = try await fixture.signedIn("other", language)
            try await other.get("/orders?state=returns")
            #expect(other.page.status == 200 && !other.page.contains(Order.number(of: id)))
        }
    }

    /// Who had cancelled a return found it nowhere among the returns.
    @Test(arguments: TestEngine.all)
    func `a return that was cancelled stays among the returns, as cancelled`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            let bought = try await shopper.buy(fixture, quantity: 1)
            try await shopper.get("/orders/\(id)/return")
            try await shopper.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "faulty"])
            let page = try #require(shopper.page.location)
            try await shopper.follow()
            try await shopper.submit("\(page)/cancel")
            try await shopper.get("/orders?state=returns")
            #expect(shopper.page.contains(Order.number(of: id)) && shopper.page.contains(">已取消<"))
            #expect(!shopper.page.contains("查看退货"))
            #expect(!shopper.page.contains(Order.number(of: bought)))
            let other = try await fixture.signedIn("other")
            try await other.get("/orders?state=returns")
            #expect(other.page.status == 200 && !other.page.contains(Order.number(of: id)))
        }
    }

    @Test(arguments: TestEngine.all)
    func `one piece that went back is told by the lines, the sums, the payment and the badge`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            try await shopper.get("/orders/\(id)/return")
            try await shopper.submit(
                "/orders/\(id)/return", ["quantity.\(line)": "1", "reason.\(line)": "unwanted"])
            let page = try #require(shopper.page.location)
            let back = String(try #require(page.split(separator: "/").last))
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.contains("退货中 1 件") && !shopper.page.contains("已退款 1 件"))
            try await clerk.get("/console/returns/\(back)")
            try await clerk.submit("/console/returns/\(back)/approve")
            try await clerk.get("/console/returns/\(back)")
            try await clerk.receive(back, ["grade.\(line)": "resellable"])
            // Two cups for ¥39.98, and ¥8.00 for their delivery: half of it goes back.
            try await shopper.get("/orders/\(id)")
            for text in ["已退款 1 件", "<dd>-¥23.99</dd>", "退款后实付", "部分退款", "已付款 ¥47.98", "退款 ¥23.99 退款中"] {
                #expect(shopper.page.contains(text), "\(text): \(shopper.page.text)")
            }
            #expect(shopper.page.contains("一般 1–3 个工作日到账") && !shopper.page.contains("退货中"))
            try await shopper.get(page)
            #expect(shopper.page.contains("退款 ¥23.99 退款中") && shopper.page.contains("个工作日到账"))
            for url in ["/help/returns", "/orders/\(id)/return"] {
                try await shopper.get(url)
                #expect(shopper.page.contains("一般 1–3 个工作日到账"), "\(url)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order on its way shows its parcel first, its days, and what to do before it is here`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            #expect(shopper.page.text.firstMatch(of: /预计[^<]*送达/) != nil)
            #expect(!shopper.page.contains("拒收"))
            try await clerk.get("/console/orders/\(id)")
            try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "S<F>", "tracking_number": "SF-1001"])
            try await shopper.get("/orders/\(id)")
            let text = shopper.page.text
            let (parcel, goods) = (
                try #require(text.firstRange(of: "SF-1001")), try #require(text.firstRange(of: "商品明细"))
            )
            #expect(parcel.lowerBound < goods.lowerBound)
            #expect(text.contains("<span data-copy=\"复制\" data-copied=\"已复制\">SF-1001</span>"))
            #expect(text.contains("S&lt;F&gt;"))
            #expect(text.firstMatch(of: /预计[^<]*送达/) != nil && text.contains("全部签收 7 天后自动确认收货"))
            #expect(text.contains("退款/售后") && text.contains("拒收包裹"))
            // Late is late: no day is promised that is over.
            fixture.base.clock.advance(by: .days(9))
            try await shopper.get("/orders/\(id)")
            #expect(shopper.page.status == 200 && shopper.page.text.firstMatch(of: /预计[^<]*送达/) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the form of a return shows the goods, its limits, its last day and who pays`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (id, line) = try await shopper.buyAndReceive(fixture, from: clerk)
            try await shopper.get("/orders/\(id)/return")
            let field = try #require(
                shopper.page.text.firstMatch(of: try Regex("<input id=\"quantity\\.\(line)\"[^>]*>")))
            let input = String(shopper.page.text[field.range])
            #expect(input.contains("min=\"0\" max=\"2\" value=\"0\""), "\(input)")
            #expect(shopper.page.text.contains(/class="picture[^"]*thumb/))
            #expect(shopper.page.contains("无理由退货的寄回运费由买家承担"))
            #expect(shopper.page.text.contains(/最晚 2026年\d+月\d+日（含）可以申请退货/))
            // The only piece of an order is chosen.
            let single = try await shopper.buy(fixture, quantity: 1)
            try await clerk.get("/console/orders/\(single)")
            try await clerk.submit("/console/orders/\(single)/parcels", ["carrier": "SF", "tracking_number": "SF1002"])
            try await shopper.get("/orders/\(single)")
            try await shopper.submit("/orders/\(single)/receipt")
            try await shopper.get("/orders/\(single)/return")
            #expect(shopper.page.contains("min=\"0\" max=\"1\" value=\"1\""))
        }
    }
}
