import Catalog
import Database
import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What the forms of the console say about input that cannot be used, and where.
@Suite struct OrderFormTests {
    @Test(arguments: TestEngine.all)
    func `an empty shipment is marked at everything that is missing`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let line = try await fixture.firstLine(of: id)
            let (order, parcels) = ("/console/orders/\(id)", "/console/orders/\(id)/parcels")
            try await clerk.get(order)
            try await clerk.submit(parcels)
            #expect(clerk.page.status == 422)
            #expect(clerk.page.contains("id=\"carrier-error\"") && clerk.page.contains("id=\"tracking_number-error\""))
            // The other forms of the page were not sent.
            #expect(!clerk.page.contains("id=\"refund_reason-error\"") && !clerk.page.contains("id=\"reason-error\""))

            #expect(clerk.page.contains("发货不能撤销；承运商和运单号填错了，送达之前可以更正"))
            // A remark in place of the number went to the buyer.
            try await clerk.get(order)
            try await clerk.submit(parcels, ["carrier": "SF", "tracking_number": "顺丰单号在这里!!"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"tracking_number-error\""))
            #expect(clerk.page.contains("运单号是 5 到 40 位字母、数字或连字符，至少有 4 位数字"))
            #expect(try await fixture.actions(of: id.description).isEmpty)

            let sent: [String: String?] = ["carrier": "SF", "tracking_number": "10001"]
            try await clerk.get(order)
            try await clerk.submit(parcels, sent.merging(["ship.\(line)": "0"]) { $1 })
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"lines-error\""))
            #expect(clerk.page.contains("请至少填写一件"))

            try await clerk.get(order)
            try await clerk.submit(parcels, sent.merging(["ship.\(line)": "9"]) { $1 })
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"ship.\(line)-error\""))
            #expect(clerk.page.contains("最多 2 件") && clerk.page.contains("value=\"9\""))
            #expect(!clerk.page.contains("id=\"refund.\(line)-error\""))

            try await clerk.get(order)
            try await clerk.submit("\(order)/refunds", ["refund.\(line)": "3", "refund_reason": "late"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"refund.\(line)-error\""))
            #expect(!clerk.page.contains("id=\"ship.\(line)-error\""))
            for (amount, text) in [("0", "金额必须大于零"), ("1.234", "最多 2 位小数"), ("abc", "最多 2 位小数")] {
                try await clerk.get(order)
                try await clerk.submit("\(order)/refunds", ["amount": amount, "refund_reason": "late"])
                #expect(clerk.page.status == 422 && clerk.page.contains("id=\"amount-error\""))
                #expect(clerk.page.contains(text), "\(amount)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `money goes back only as it was shown before, and a look at it changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let line = try await fixture.firstLine(of: id)
            let order = "/console/orders/\(id)"
            func refunded() async throws -> Int64? {
                try await fixture.base.database.read { try fixture.shop.orders.order(id, .everybody, in: $0) }?
                    .refundedMinor
            }
            try await clerk.get(order)
            let look = try await clerk.submit("\(order)/refunds", ["refund.\(line)": "1", "refund_reason": "碎 <了>"])
            #expect(look.status == 200 && look.contains("确认退款 ¥23.99"), "\(look.text)")
            #expect(look.contains("碎 &lt;了&gt;") && look.contains("其中 1 件不再发货"))
            #expect(try await refunded() == 0)
            #expect(try await fixture.actions(of: id.description).isEmpty)
            let stale = try clerk.filled("\(order)/refunds", ["sure": "1"], holding: "name=\"sure\"")
            let again = try await clerk.post(stale.url, stale.pairs)
            #expect(again.status == 200 && again.contains("确认退款 ¥23.99"), "\(again.text)")
            #expect(try await refunded() == 0)
            let sure = try clerk.filled("\(order)/refunds", holding: "name=\"sure\"")
            #expect(try await clerk.post(sure.url, sure.pairs).status == 303)
            #expect(try await clerk.post(sure.url, sure.pairs).status == 303)
            #expect(try await refunded() == 2_399)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who wants all back of an order that has not left is told to cancel it, and sees what is typed wrong first`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let id = try await shopper.buy(fixture)
            let line = try await fixture.firstLine(of: id)
            let order = "/console/orders/\(id)"
            let found = try await fixture.base.database.read { try fixture.shop.orders.order(id, .everybody, in: $0) }
            let total = Money(try #require(found).totals.total, .cny).decimal
            try await clerk.get(order)
            #expect(clerk.page.contains("全部退款请用「取消订单」。"))
            try await clerk.submit("\(order)/refunds", ["amount": total, "refund_reason": "late"])
            #expect(clerk.page.status == 409 && clerk.page.contains("不能整单退款"), "\(clerk.page.text)")
            for (amount, text) in [("5", "件数和金额只能填一种"), ("1.005", "最多 2 位小数")] {
                try await clerk.get(order)
                try await clerk.submit(
                    "\(order)/refunds", ["refund.\(line)": "1", "amount": amount, "refund_reason": "late"])
                #expect(clerk.page.status == 422 && clerk.page.contains("id=\"amount-error\""))
                #expect(clerk.page.contains(text) && clerk.page.contains("value=\"\(amount)\""), "\(amount)")
            }
            let after = try await fixture.base.database.read { try fixture.shop.orders.order(id, .everybody, in: $0) }
            #expect(after?.refundedMinor == 0 && after?.state == .allocated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who ships what somebody else has shipped meanwhile is told so`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (shopper, clerk) = (try await fixture.signedIn("shopper"), try await fixture.signedIn("operator"))
            let (other, id) = (try await fixture.signedIn("administrator"), try await shopper.buy(fixture))
            let (order, parcels) = ("/console/orders/\(id)", "/console/orders/\(id)/parcels")
            try await clerk.get(order)
            let form = try clerk.filled(parcels, ["carrier": "SF", "tracking_number": "10001"])
            try await other.get(order)
            try await other.submit(parcels, ["carrier": "SF", "tracking_number": "10002"])
            #expect(other.page.status == 303)
            try await clerk.post(form.url, form.pairs)
            #expect(clerk.page.status == 409 && clerk.page.contains("已经发货了"), "\(clerk.page.text)")
            #expect(clerk.page.contains("SF 10002") && !clerk.page.contains("SF 10001"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a known address of new staff is told at its field, without asking to sign in`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let admin = try await fixture.signedIn("administrator")
            try await admin.get("/console/staff")
            try await admin.submit(
                "/console/staff",
                ["email": "operator@example.com", "password": PagesFixture.password, "role": "auditor"])
            #expect(admin.page.status == 409 && admin.page.contains("id=\"email-error\""))
            #expect(admin.page.contains("value=\"operator@example.com\"") && !admin.page.contains("请直接登录"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `limits are told in both languages`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .english)
            let url = "/console/goods/\(fixture.product.id)"
            let sku = fixture.skus[0]
            for (price, list, text) in [
                ("12.345", "", "at most 2 decimals"), ("12", "11", "The list price cannot be below the price"),
            ] {
                try await clerk.get(url)
                try await clerk.submit("\(url)/rows", ["price.\(sku)": price, "list_price.\(sku)": list])
                #expect(clerk.page.status == 422 && clerk.page.contains(text), "\(price)")
            }
            try await clerk.get(url)
            try await clerk.submit("\(url)/skus", ["code": "NEW", "price": "1", "attributes": "red"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"attributes-error\""))
            #expect(clerk.page.contains("A line for each, as name=value."))
        }
    }
}
