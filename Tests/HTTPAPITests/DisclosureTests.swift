import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct DisclosureTests {
    @Test(arguments: TestEngine.all)
    func `buyers are told you, shop or system, staff who it was`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let guest = try #require(try await api.call(.post, "carts").string("guest_token"))
            for (buyer, contact) in [(api.shopper, nil), (guest, "guest@example.com")] {
                let order = try await api.paidOrder(as: buyer, quantity: 1, contact: contact)
                let cancelled = try await api.call(
                    .post, "orders/\(order)/cancel", as: api.clerk, key: "cancel-\(order)", #"{"reason":"a rude note"}"#
                )
                #expect(cancelled.status == 200, "\(cancelled.text)")
                let clerk = try #require(try await api.call(.get, "me", as: api.clerk).string("id"))
                #expect(cancelled.text.contains(clerk) && cancelled.text.contains("a rude note"))
                #expect(cancelled.string("refunds.0.by") == clerk)

                let told = try await api.call(.get, "orders/\(order)", as: buyer)
                #expect(!told.text.contains(clerk) && !told.text.contains("a rude note"), "\(told.text)")
                let count = try #require(told.count("history"))
                let doers = (0..<count).compactMap { told.string("history.\($0).by") }
                #expect(Set(doers) == ["you", "system", "shop"] && doers.first == "you", "\(doers)")
                #expect(told.string("refunds.0.by") == "shop" && told.string("refunds.0.reason") == "")
            }
        }
    }
}
