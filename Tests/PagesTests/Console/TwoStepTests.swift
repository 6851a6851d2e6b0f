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
            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF1"])
            try await clerk.follow()
            for part in [Self.fold("标记送达", "2 件记为已到顾客手中"), Self.fold("代顾客确认收货", "在途包裹记为送达")] {
                #expect(clerk.page.contains(part), "\(part) in \(clerk.page.text)")
            }
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
}
