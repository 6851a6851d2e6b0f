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

    /// The page stood still, and a shopper who had paid did not know.
    @Test(arguments: TestEngine.all)
    func `who waits for a payment need not do anything, and is not kept for ever`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper")
            try await shopper.fillCart()
            let id = try await shopper.checkOut([:])
            try await shopper.submit("/orders/\(id)/pay")
            let page = "/orders/\(id)/payment"
            try await shopper.get(page)
            let meta = "<noscript><meta http-equiv=\"refresh\" content=\"2; url=\(page)?look=1\"></noscript>"
            #expect(shopper.page.contains(meta))
            #expect(shopper.page.contains("data-again=\"\(page)?look=1\" data-seconds=\"2\""))
            try await shopper.get("\(page)?look=19")
            #expect(shopper.page.contains("data-again=\"\(page)?look=20\" data-seconds=\"5\""))
            for look in ["20", "999", "-1", "x"] {
                try await shopper.get("\(page)?look=\(look)")
                #expect(shopper.page.status == 200)
                let isLate = Int(look).map { $0 >= 20 } ?? false
                #expect(shopper.page.contains("http-equiv") != isLate, "\(look)")
                #expect(shopper.page.contains("比平时久") == isLate, "\(look)")
            }
            let payment = try #require(fixture.gateway.openPayments.last)
            #expect(fixture.gateway.failPayment(payment))
            try await fixture.deliverNotifications()
            try await shopper.get("\(page)?look=3")
            #expect(shopper.page.contains("付款没有成功") && !shopper.page.contains("http-equiv"))
        }
    }
}
