import AfterSales
import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What cannot be taken back is told before it is done.
@Suite struct TwoStepTests {
    private static func fold(_ title: String, _ consequence: String, isOpen: Bool = false) -> String {
        "<details\(isOpen ? " open" : "")><summary>\(title)</summary><p class=\"notice warn\">\(consequence)"
    }

    @Test(arguments: TestEngine.all)
    func `money, the end of an order and what has arrived are folded behind what they do`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            // Shipping stays one step.
            #expect(clerk.page.contains("<h2>发货</h2>"))
            for part in [Self.fold("退款", "最多可退 ¥47.98"), Self.fold("取消订单", "取消后释放占用的库存，¥47.98 原路退回")] {
                #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
            }
            try await clerk.submit("\(url)/refunds", ["amount": "5000", "refund_reason": "late"])
            #expect(clerk.page.status == 422)
            #expect(clerk.page.contains(Self.fold("退款", "最多可退", isOpen: true)))
            #expect(clerk.page.contains(Self.fold("取消订单", "取消后")))
            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
            try await clerk.follow()
            for part in [Self.fold("标记送达", "2 件记为已到顾客手中"), Self.fold("代顾客确认收货", "在途包裹记为送达")] {
                #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
            }
        }
    }

    /// One click gave all of it back, where a part of it was asked for twice.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `cancelling a paid order is asked for twice with its sum, and its refund is no line's`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (
                try await fixture.signedIn("shopper"), try await fixture.signedIn("operator", language)
            )
            let (id, isChinese) = (try await shopper.buy(fixture), language == .chinese)
            let url = "/console/orders/\(id)"
            let column = isChinese ? "data-label=\"退款\"" : "data-label=\"Refund\""
            try await clerk.get(url)
            #expect(!clerk.page.contains(column))
            let before = try await fixture.everything()
            try await clerk.submit("\(url)/cancel", ["reason": "no <b>"])
            #expect(clerk.page.status == 200)
            for part in [
                isChinese ? "取消订单并退款 ¥47.98" : "Cancel the order and refund ¥47.98", "no &lt;b&gt;",
                "name=\"sure\" value=\"4798\"",
            ] { #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)") }
            #expect(try await fixture.everything() == before)
            // Money of another sum than the one that was seen does not leave.
            try await clerk.submit("\(url)/cancel", ["sure": "4797"], holding: "name=\"sure\"")
            #expect(clerk.page.status == 200 && clerk.page.contains("value=\"4798\""))
            #expect(try await fixture.everything() == before)
            try await clerk.submit("\(url)/cancel", holding: "name=\"sure\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await clerk.follow()
            #expect(!clerk.page.contains(column))
            #expect(clerk.page.contains(isChinese ? "取消订单，¥47.98 按整单退回" : "Cancelled: ¥47.98 goes back"))
            try await clerk.get("/console/orders")
            #expect(clerk.page.contains(isChinese ? "退款 ¥47.98" : "Refund of ¥47.98"))
        }
    }

    /// The page came back at its top, with the question below the fold: the order seemed to be cancelled.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `what is asked before it happens stands over its page and takes the focus, and leads back`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let admin = try await fixture.signedIn("administrator", language)
            let order = "/console/orders/\(try await fixture.signedIn("shopper").buy(fixture, quantity: 1))"
            let back = try await fixture.askedReturn()
            let item = try await fixture.base.database.write { [shop = fixture.shop] in
                try shop.approveReturn(back, by: .system("test"), in: $0)
            }
            let line = try #require(item.lines.first)
            let grade = "grade.\(line.orderLineID)"
            let stock = "/console/stock/\(fixture.skus[1])"
            _ = try await fixture.signedIn(working: StaffFunctions([.goods, .stock]))
            let functions = "/console/staff/\(try await fixture.person("goods-stock"))/functions"
            let role = "/console/staff/\(try await fixture.person("operator"))/role"
            let deeds: [(by: Browser, page: String, action: String, fields: [String: String?], back: String)] = [
                (clerk, order, "\(order)/cancel", ["reason": "no"], order),
                (clerk, order, "\(order)/refunds", ["amount": "1", "refund_reason": "scratch"], order),
                (
                    clerk, "/console/returns/\(back)", "/console/returns/\(back)/receive", [grade: "resellable"],
                    "/console/returns/\(back)"
                ),
                (clerk, stock, "\(stock)/adjustments", ["delta": "-10", "reason": "damage"], stock),
                (admin, functions, functions, ["function.stock": nil], "/console/staff"),
                (admin, "/console/staff", role, ["role": "administrator"], "/console/staff"),
            ]
            for deed in deeds {
                try await deed.by.get(deed.page)
                #expect(!deed.by.page.contains("autofocus"), "\(deed.action)")
                let before = try await fixture.everything()
                try await deed.by.submit(deed.action, deed.fields)
                let page = deed.by.page
                #expect(page.status == 200, "\(deed.action): \(page.text)")
                #expect(
                    page.contains(
                        "</h1><section class=\"card\" aria-labelledby=\"question\" tabindex=\"-1\" autofocus>"
                            + "<h2 id=\"question\">"), "\(deed.action): \(page.text)")
                #expect(page.contains(language == .chinese ? "<p>尚未执行，请核对后确认。</p>" : "<p>Not done yet: "))
                let url = language.pathPrefix + deed.back
                #expect(page.contains("<a href=\"\(url)\">\(language == .chinese ? "返回，不执行" : "Go back, ")"))
                #expect(try await fixture.everything() == before, "\(deed.action)")
                // The first form of that address is the one that does it.
                let sure = try deed.by.filled(deed.action)
                #expect(sure.value("sure")?.isEmpty == false, "\(deed.action)")
            }
            // On a phone the form that ships is one touch away.
            try await clerk.get(order)
            let words = language == .chinese ? "发货" : "Ship"
            #expect(clerk.page.contains("<a href=\"#ship\">\(words)</a>"), "\(clerk.page.text)")
            #expect(clerk.page.contains("<section class=\"card\" id=\"ship\"><h2>\(words)</h2>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `money by its amount stands under the lines, and by pieces at theirs; an unpaid order goes at once`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let url = "/console/orders/\(id)"
            try await clerk.get(url)
            try await clerk.refund(url, ["amount": "1", "refund_reason": "scratch"])
            try await clerk.follow()
            #expect(clerk.page.contains("其中 ¥1.00 按金额退款") && !clerk.page.contains("data-label=\"退款\""))
            let line = try await fixture.firstLine(of: id)
            try await clerk.refund(url, ["refund.\(line)": "1", "refund_reason": "scratch"])
            try await clerk.follow()
            #expect(clerk.page.contains("其中 ¥1.00 按金额退款") && clerk.page.contains("data-label=\"退款\""))
            try await shopper.fillCart(quantity: 1)
            let unpaid = "/console/orders/\(try await shopper.checkOut())"
            try await clerk.get(unpaid)
            try await clerk.submit("\(unpaid)/cancel", ["reason": "no"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `rejecting a return and suspending somebody say what they do`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            let back = try await fixture.askedReturn()
            try await clerk.get("/console/returns/\(back)")
            #expect(clerk.page.contains(Self.fold("拒绝退货", "拒绝后 1 件由顾客保留，¥")), "\(clerk.page.text)")
            try await clerk.submit("/console/returns/\(back)/reject", ["reason": ""])
            #expect(clerk.page.contains(Self.fold("拒绝退货", "拒绝后 1 件由顾客保留，¥", isOpen: true)))
            try await admin.get("/console/staff")
            #expect(admin.page.contains(Self.fold("停用", "停用后 ")) && admin.page.contains("不能登录，直到恢复"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what an adjustment takes away altogether is told first, and only then taken`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, sku) = (try await fixture.signedIn("operator"), fixture.skus[0])
            let (page, url) = ("/console/stock/\(sku)", "/console/stock/\(sku)/adjustments")
            func left() async throws -> Int? {
                try await fixture.base.database.read { try $0.run(Inventory.available([sku])) }[sku]
            }
            try await clerk.get(page)
            let before = try await fixture.everything()
            try await clerk.submit(url, ["delta": "-10", "reason": "damage", "note": "水淹"])
            #expect(clerk.page.status == 200 && clerk.page.contains("上海一仓可售的全部 10 件"), "\(clerk.page.text)")
            #expect(try await fixture.everything() == before)
            // What is sold meanwhile makes it more than there is: refused, as without the look.
            _ = try await fixture.signedIn("shopper").buy(fixture, quantity: 1)
            let sure = try clerk.filled(url, holding: "name=\"sure\"")
            #expect(try await clerk.post(sure.url, sure.pairs).status == 409)
            #expect(try await left() == 9)
            try await clerk.get(page)
            // Less than all is one step, and so is what comes in.
            for delta in ["-8", "8"] {
                #expect(try await clerk.submit(url, ["delta": delta, "reason": "damage"]).status == 303, "\(delta)")
                try await clerk.get(page)
            }
            try await clerk.submit(url, ["delta": "-9", "reason": "damage"])
            try await clerk.submit(url, holding: "name=\"sure\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            #expect(try await left() == 0)
            try await clerk.get(page)
            #expect(clerk.page.contains("<span class=\"state bad\">无货</span> 0</td>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a price rule, a planned price and an invitation are folded behind what is lost with them`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            let goods = "/console/goods/\(fixture.product.id)"
            let rules = "\(goods)/skus/\(fixture.skus[0])/prices"
            try await clerk.get(rules)
            try await clerk.submit(rules, ["minimum_quantity": "10", "price": "17.50"])
            try await clerk.get(rules)
            #expect(clerk.page.contains(Self.fold("删除：所有人，满 10 件", "删除后下的订单不再有这个价格")), "\(clerk.page.text)")
            try await clerk.get("\(goods)/prices")
            try await clerk.submit("\(goods)/prices", ["price": "15.50", "starts_at": "2026-12-12T00:00"])
            try await clerk.get("\(goods)/prices")
            #expect(clerk.page.contains(Self.fold("取消计划: CUP-RED", "取消后，")), "\(clerk.page.text)")
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff/invitations", ["invite_email": "new@example.com", "role": "auditor"])
            try await admin.get("/console/staff")
            #expect(admin.page.contains(Self.fold("撤回", "撤回后 new@example.com 手里的链接立即失效")))
        }
    }
}
