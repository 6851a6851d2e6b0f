import Kernel
import Simulator
import TestSupport
import Testing
import WebRuntime

@Suite struct FailedPaymentTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a failed payment says so and offers another one`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            try await shopper.fillCart()
            let id = try await shopper.checkOut([:])
            let waiting = language == .english ? "Confirming your payment" : "正在确认付款"
            let failed = language == .english ? "The payment failed" : "付款没有成功"
            try await shopper.submit("/orders/\(id)/pay")
            let first = try #require(fixture.gateway.openPayments.last)
            try await shopper.get("/orders/\(id)/payment")
            #expect(shopper.page.status == 200 && shopper.page.contains(waiting) && !shopper.page.contains(failed))
            #expect(fixture.gateway.failPayment(first))
            try await fixture.deliverNotifications()
            try await shopper.get("/orders/\(id)/payment")
            #expect(shopper.page.contains(failed) && !shopper.page.contains(waiting))

            try await shopper.submit("/orders/\(id)/pay")
            #expect(shopper.page.status == 303, "\(shopper.page.text)")
            let second = try #require(fixture.gateway.openPayments.last)
            #expect(second != first)
            try await shopper.get("/orders/\(id)/payment")
            #expect(shopper.page.contains(waiting) && !shopper.page.contains(failed))
            #expect(fixture.gateway.pay(second))
            try await fixture.deliverNotifications()
            try await shopper.get("/orders/\(id)/payment")
            #expect(shopper.page.status == 303 && shopper.page.location?.hasSuffix("/orders/\(id)") == true)
        }
    }
}
