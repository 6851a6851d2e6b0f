import AfterSales
import Database
import Delivery
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct OrderPageTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `an order's page tells everything that happened in its order, and what each button does`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper"), try await fixture.signedIn("operator", language)
            )
            let id = try await shopper.buy(fixture)
            let (url, isChinese) = ("/console/orders/\(id)", language == .chinese)
            try await clerk.get(url)
            for text in isChinese
                ? ["发出后扣减库存", "取消后释放占用的库存，¥", "最多可退"] : ["Stock goes down", "Stock is free again and ¥", "At most ¥"]
            {
                #expect(clerk.page.contains(text), "\(text)")
            }
            fixture.base.clock.advance(by: .minutes(5))
            try await clerk.submit("\(url)/notes", ["note": "called: <wait>"])
            try await clerk.follow()
            fixture.base.clock.advance(by: .minutes(5))
            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1077"])
            try await clerk.follow()
            fixture.base.clock.advance(by: .minutes(5))
            try await clerk.refund(url, ["amount": "1", "refund_reason": "scratch"])
            try await clerk.follow()
            fixture.base.clock.advance(by: .minutes(5))
            #expect(clerk.page.contains(isChinese ? "在途包裹记为送达" : "Parcels on their way count as delivered"))
            try await clerk.submit("\(url)/receipt")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            let list = try #require(
                clerk.page.text.firstMatch(of: /<ol class="plain timeline">(.*?)<\/ol>/.dotMatchesNewlines()))
            let events =
                isChinese
                ? [
                    "待付款", "发起支付", "收款 ¥", "待发货", "called: &lt;wait&gt;", "发出包裹（2 件）", "SF1077", "已发货", "退款 ¥1.00",
                    "scratch", "包裹送达",
                ]
                : [
                    "Waiting for payment", "begun", "came in", "Ready to ship", "called: &lt;wait&gt;",
                    "A parcel left (2 pieces)", "SF1077", "Shipped",
                    "Refund of ¥1.00", "scratch", "A parcel arrived",
                ]
            var rest = Substring(list.output.1)
            for event in events {
                let found = try #require(rest.firstRange(of: event), "\(event) in \(list.output.1)")
                rest = rest[found.upperBound...]
            }
            #expect(
                try await fixture.actions(of: id.description) == [
                    "receipt_confirmed", "refund_created", "parcel_shipped", "note_added",
                ])
            try await shopper.get("/orders/\(id)")
            #expect(!shopper.page.contains("called"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a line's sum is its goods alone, and money on its way is not called refunded`(engine: TestEngine) async throws
    {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            // Two cups of 19.99, and 8.00 for bringing them.
            let id = try await shopper.buy(fixture)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            for text in ["¥39.98", "分摊运费", "<td data-label=\"分摊运费\" class=\"number\">¥8.00</td>"] {
                #expect(clerk.page.contains(text), "\(text) in \(clerk.page.text)")
            }
            #expect(clerk.page.contains("<td data-label=\"小计\" class=\"number\">¥39.98</td>"))
            try await clerk.refund(url, ["amount": "1", "refund_reason": "scratch"])
            try await clerk.follow()
            #expect(clerk.page.contains("<dt>退款中</dt><dd>¥1.00</dd>") && !clerk.page.contains("<dt>已退款</dt>"))
            #expect(clerk.page.contains("发货单</a>"))
            try await clerk.cancel(url, reason: "no")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(!clerk.page.contains("发货单</a>"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `what is picked up is laid ready and handed over, with no carrier and no number`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (guest, isChinese) = (fixture.browser(language), language == .chinese)
            let clerk = try await fixture.signedIn("operator", language)
            try await guest.fillCart(quantity: 2)
            try await guest.get("/checkout")
            let typed = Browser.address.merging(["contact": "g@example.com", "delivery": "pickup"]) { $1 }
            try await guest.submit("/checkout", typed.merging(["step": "quote"]) { $1 })
            try await guest.submit("/checkout")
            let id = try await guest.orderShown()
            try await guest.submit("/orders/\(id)/pay")
            let payment = try #require(fixture.gateway.openPayments.last)
            #expect(fixture.gateway.pay(payment))
            try await fixture.deliverNotifications()

            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            #expect(!clerk.page.contains("name=\"carrier\"") && !clerk.page.contains("name=\"tracking_number\""))
            #expect(clerk.page.contains(isChinese ? "备好待取</button>" : "Ready to pick up</button>"))
            // Its paper does not send it to the buyer's home.
            try await clerk.get("\(url)/delivery-note")
            #expect(clerk.page.contains("李*") && !clerk.page.contains("广东省"), "\(clerk.page.text)")
            try await clerk.submit("\(url)/delivery-note")
            #expect(clerk.page.contains("李雷") && !clerk.page.contains("广东省"), "\(clerk.page.text)")
            try await clerk.get(url)
            try await clerk.submit("\(url)/parcels")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(clerk.page.contains(isChinese ? "到店自取 待取" : "Pick up Ready to pick up"))
            // Nothing was sent, and nobody is told so.
            let ready = "<span class=\"state good\">\(isChinese ? "待自提" : "Ready to pick up")</span>"
            #expect(
                clerk.page.contains(ready) && !clerk.page.contains(isChinese ? "\">已发货</span>" : "\">Shipped</span>"))
            for url in ["/console/orders", "/console/search?q=ZG"] {
                try await clerk.get(url)
                #expect(clerk.page.contains(ready), "\(url)")
            }
            try await guest.get("/orders")
            #expect(guest.page.contains(ready))
            try await clerk.get(url)
            try await guest.get("/orders/\(id)")
            #expect(guest.page.contains(ready) && !guest.page.contains(isChinese ? ">已发货<" : ">Shipped<"))
            #expect(guest.page.contains(isChinese ? ">待取</span>" : ">Ready to pick up</span>"))
            let parcels = try await fixture.base.database.read { [shop = fixture.shop] in
                try shop.delivery.parcels(of: id, in: $0)
            }
            let parcel = try #require(parcels.first)
            #expect(parcel.carrier.isEmpty && parcel.trackingNumber.isEmpty)
            try await clerk.submit("/console/parcels/\(parcel.id)/delivery")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await guest.get("/orders/\(id)")
            #expect(guest.page.contains(isChinese ? ">已取走</span>" : ">Picked up</span>"))
        }
    }

    /// The return was one dot at the time of asking, and the order refunded in full before its refund had arrived.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a return tells each of its steps at its time, and its money is back only once it is`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, isChinese) = (try await fixture.signedIn("operator", language), language == .chinese)
            let back = try await fixture.askedReturn()
            let page = "/console/returns/\(back)"
            func found() async throws -> Return {
                let item = try await fixture.base.database.read { [shop = fixture.shop] session in
                    try shop.afterSales.find(back, in: session)
                }
                return try #require(item)
            }
            let item = try await found()
            let line = try #require(item.lines.first)
            let url = "/console/orders/\(item.orderID)"
            fixture.base.clock.advance(by: .hours(1))
            try await clerk.get(page)
            try await clerk.submit("\(page)/approve")
            fixture.base.clock.advance(by: .hours(1))
            try await clerk.get(page)
            try await clerk.receive(back.description, ["grade.\(line.orderLineID)": "flawed"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")

            let (closed, whole) = isChinese ? ("已关闭", "已全额退款") : ("Closed", "refunded in full")
            let onItsWay = "<span class=\"state warn\">\(isChinese ? "退款中" : "Being refunded")</span>"
            let pending = isChinese ? "退款中" : "On its way"
            let steps =
                isChinese
                ? ["顾客申请退货", "同意退货", "收到退货并验收"]
                : ["The buyer asked for a return", "The return was approved", "The return came and was graded"]
            try await clerk.get(url)
            let before = try Self.timeline(clerk)
            var (rest, times) = (Substring(before), Set<String>())
            for step in steps {
                rest = rest[try #require(rest.firstRange(of: step), "\(step) in \(before)").upperBound...]
                times.insert(String(try #require(rest.firstMatch(of: /\d+:\d{2}/)).output))
            }
            #expect(times.count == 3, "\(before)")
            #expect(rest.contains(isChinese ? "有瑕疵 × 1" : "Flawed × 1"), "\(before)")
            #expect(before.contains(pending) && !before.contains(whole), "\(before)")
            #expect(clerk.page.contains("<span class=\"state \">\(closed)</span>\(onItsWay)"), "\(clerk.page.text)")

            fixture.base.clock.advance(by: .hours(1))
            try await Self.settle(fixture)
            try await clerk.get(url)
            let after = try Self.timeline(clerk)
            #expect(after.contains(whole) && !after.contains(pending), "\(after)")
            #expect(after.contains(isChinese ? "退货完结" : "The return is over"), "\(after)")
            #expect(!clerk.page.contains(onItsWay), "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a closed order whose refund failed says so, and a payment of which some is on its way is not given back`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            try await clerk.follow()
            try await clerk.refund(url, ["amount": "1", "refund_reason": "scratch"])
            try await clerk.follow()
            let (paid, part) = ("<span class=\"state good\">已收款</span>", "<span class=\"state good\">部分退款</span>")
            let onItsWay = "<span class=\"state warn\">退款中</span>"
            #expect(clerk.page.contains("\(paid) \(onItsWay)") && !clerk.page.contains(part), "\(clerk.page.text)")
            try await Self.settle(fixture)
            try await clerk.get(url)
            #expect(clerk.page.contains(part) && !clerk.page.contains(onItsWay), "\(clerk.page.text)")
            try await clerk.refund(url, ["amount": "46.98", "refund_reason": "lost"])
            try await clerk.follow()
            #expect(clerk.page.contains("已关闭</span>\(onItsWay)"), "\(clerk.page.text)")
            for refund in try await Self.pending(fixture) {
                try await fixture.shop.runRefund(refund.description)
                #expect(fixture.gateway.failRefund(refund))
            }
            try await fixture.deliverNotifications()
            try await clerk.get(url)
            let told = try Self.timeline(clerk)
            // At the closing, and where the refund ended.
            #expect(told.ranges(of: "退款失败").count == 2, "\(told)")
            #expect(!told.contains("已全额退款") && !told.contains("退款中"), "\(told)")
            #expect(!clerk.page.contains("已关闭</span>\(onItsWay)"))
        }
    }

    private static func pending(_ fixture: PagesFixture) async throws -> [RefundID] {
        try await fixture.base.database.read { session in
            try session.rows("SELECT id FROM refunds WHERE state = 'pending'").map { try $0[0] as RefundID }
        }
    }

    private static func settle(_ fixture: PagesFixture) async throws {
        for refund in try await pending(fixture) { try await fixture.shop.runRefund(refund.description) }
        _ = fixture.gateway.settleRefunds()
        try await fixture.deliverNotifications()
    }

    private static func timeline(_ browser: Browser) throws -> String {
        let list = browser.page.text.firstMatch(of: /<ol class="plain timeline">(.*?)<\/ol>/.dotMatchesNewlines())
        return String(try #require(list).output.1)
    }

    @Test(arguments: TestEngine.all)
    func `an order's recipient stands behind masks until somebody looks`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (guest, clerk) = (fixture.browser(), try await fixture.signedIn("operator"))
            let id = try await guest.buy(fixture)
            let (url, secrets) = ("/console/orders/\(id)", ["李雷", "13800138000", "南城街道", "guest@example.com"])
            try await clerk.get(url)
            #expect(clerk.page.contains("李* 138****8000 广东省 东莞市 ****") && clerk.page.contains("g***@example.com"))
            for secret in secrets { #expect(!clerk.page.contains(secret), "\(secret)") }
            try await clerk.submit("\(url)/personal-data")
            #expect(clerk.page.status == 200)
            for secret in secrets { #expect(clerk.page.contains(secret), "\(secret)") }
            #expect(try await fixture.actions(of: id.description) == ["personal_data_shown"])
            // The address of the page that was shown leads back to the order, and shows nothing.
            try await clerk.get("\(url)/personal-data")
            #expect(clerk.page.status == 303 && clerk.page.location == url)
            try await clerk.get(url)
            for secret in secrets { #expect(!clerk.page.contains(secret), "\(secret)") }
            #expect(try await fixture.actions(of: id.description) == ["personal_data_shown"])
        }
    }
}
