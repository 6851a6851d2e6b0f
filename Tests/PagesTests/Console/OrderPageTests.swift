import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

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
            try await clerk.submit("\(url)/parcels", ["carrier": "SF", "tracking_number": "SF77"])
            try await clerk.follow()
            fixture.base.clock.advance(by: .minutes(5))
            try await clerk.submit("\(url)/refunds", ["amount": "1", "refund_reason": "scratch"])
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
                ? ["待付款", "发起支付", "收款 ¥", "called: &lt;wait&gt;", "发出包裹（2 件）", "SF77", "退款 ¥1.00", "scratch", "包裹送达"]
                : [
                    "Waiting for payment", "begun", "came in", "called: &lt;wait&gt;", "A parcel left (2 pieces)",
                    "SF77",
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
            try await clerk.get(url)
            for secret in secrets { #expect(!clerk.page.contains(secret), "\(secret)") }
        }
    }
}
