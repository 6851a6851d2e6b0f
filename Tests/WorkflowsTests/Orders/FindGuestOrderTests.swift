import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct FindGuestOrderTests {
    private static func find(
        _ order: Order, _ contact: String, as tokenHash: String, _ fixture: ShopFixture
    ) async throws -> OrderID {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.findGuestOrder(
                numbered: order.number, contact: contact, for: tokenHash, by: .system("test"), in: $0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest's order is found by its contact or by the phone of its address, and by nothing else`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.place([(sku, 1)], buyer: .guest(tokenHash: "placer-hash"))
            let phone = ShopFixture.address.phone
            for wrong in ["13800000001", "800000000", "0000000", "other@example.com", "李雷", ""] {
                await #expect(throws: OrderError.lookupFailed, "\(wrong)") {
                    _ = try await Self.find(order, wrong, as: "finder-hash", fixture)
                }
                #expect(try await fixture.order(order.id).buyer == .guest(tokenHash: "placer-hash"), "\(wrong)")
            }
            for (number, right) in ["guest@example.com", phone, "+86 (138) 0000-0000"].enumerated() {
                #expect(try await Self.find(order, right, as: "finder-\(number)", fixture) == order.id)
                #expect(try await fixture.order(order.id).buyer == .guest(tokenHash: "finder-\(number)"))
            }
            // An account's order is found by nobody, whatever they know.
            let owned = try await fixture.place([(sku, 1)], buyer: .user(UserID(4_711)))
            await #expect(throws: OrderError.lookupFailed) {
                _ = try await Self.find(owned, phone, as: "finder-hash", fixture)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a landline and a phone abroad find it as a mobile phone does`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            for (given, typed) in [("010-6234 5678", "(010) 62345678"), ("+1 415-555-0100", "0014155550100")] {
                let request = try await fixture.request(
                    try await fixture.cart([(sku, 1)], buyer: .guest(tokenHash: "placer-hash")))
                var address = request.address
                address.phone = given
                let answer = try await fixture.shop.placeOrder(
                    PlaceOrderRequest(
                        cartID: request.cartID, cartVersion: request.cartVersion,
                        expectedTotalMinor: request.expectedTotalMinor, buyer: request.buyer, address: address,
                        delivery: request.delivery, contact: request.contact, invoice: nil, note: "",
                        claim: request.claim, render: request.render))
                let id = try #require(OrderID(answer.body), "\(answer.body)")
                let order = try await fixture.order(id)
                #expect(try await Self.find(order, typed, as: "finder-hash", fixture) == id)
            }
        }
    }
}
