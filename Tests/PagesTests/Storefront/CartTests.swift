import Kernel
import TestSupport
import Testing
import WebRuntime

@Suite struct CartTests {
    /// A shopper typed three, pressed the checkout, and bought one.
    @Test(arguments: TestEngine.all)
    func `the checkout takes the quantities that stand in the cart's fields`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let guest = fixture.browser()
            try await guest.fillCart(quantity: 1)
            let field = "quantity.\(fixture.skus[0])"
            try await guest.submit("/cart", [field: "3", "step": "checkout"])
            #expect(guest.page.status == 303 && guest.page.location == "/checkout")
            try await guest.follow()
            #expect(guest.page.contains("× 3") && guest.page.contains("¥59.97"))
            // What is no quantity says so at its field, and leads nowhere.
            try await guest.get("/cart")
            try await guest.submit("/cart", [field: "many", "step": "checkout"])
            #expect(guest.page.status == 422 && guest.page.contains("id=\"\(field)-error\""))
            #expect(guest.page.contains("value=\"many\""))
            try await guest.get("/cart")
            #expect(guest.page.contains("value=\"3\""))
            // More than there are: the checkout leads back, where it is said how many there are.
            try await guest.submit("/cart", [field: "11", "step": "checkout"])
            try await guest.follow()
            #expect(guest.page.location == "/cart")
            try await guest.follow()
            #expect(guest.page.contains("只剩 10 件") && !guest.page.contains("value=\"checkout\""))
        }
    }
}
