import Kernel
import Orders
import TestSupport
import Testing
import WebRuntime

/// What lists say of each order.
@Suite struct OrderDeskTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a list names the first thing of an order and how many others there are`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.signedIn("shopper", language)
            let clerk = try await fixture.signedIn("operator", language)
            let several = language == .chinese ? " 等 2 种" : " and 1 more"
            let number = Order.number(of: try await shopper.buy(fixture, quantity: 3))
            for url in ["/console/orders", "/console/search?q=ZG"] {
                try await clerk.get(url)
                #expect(clerk.page.contains(number) && !clerk.page.contains(several), "\(url)")
            }
            try await shopper.get("/p/tea-cup")
            try await shopper.submit("/cart/lines", ["sku": fixture.skus[1].description, "quantity": "1"])
            _ = try await shopper.buy(fixture, quantity: 2)
            for url in ["/console/orders", "/console/search?q=ZG"] {
                try await clerk.get(url)
                #expect(clerk.page.text.ranges(of: several).count == 1, "\(url): \(clerk.page.text)")
            }
            try await shopper.get("/orders")
            #expect(shopper.page.text.ranges(of: several).count == 1)
            let admin = try await fixture.signedIn("administrator", language)
            try await admin.get("/console/customers?q=shopper@example.com")
            let customer = try #require(admin.page.text.firstMatch(of: /\/console\/customers\/(usr_\w+)/)?.output.1)
            try await admin.get("/console/customers/\(customer)")
            #expect(admin.page.text.ranges(of: several).count == 1)
        }
    }
}
