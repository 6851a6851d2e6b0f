import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct CartSweepTests {
    @Test(arguments: TestEngine.all)
    func `carts of guests who never come back are deleted, all others are kept`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let empty = try await Self.guestCart(1, fixture)
            let filled = try await fixture.cart([(sku, 1)], buyer: .guest(tokenHash: "filled"))
            let shoppers = try await fixture.cart([(sku, 1)], buyer: .user(UserID(7)))
            let ordered = try await fixture.place([(sku, 1)])
            #expect(try await fixture.shop.orders.sweepGuestCarts(limit: 10) == 0)
            fixture.clock.advance(by: .days(1) + .seconds(1))
            #expect(try await fixture.shop.orders.sweepGuestCarts(limit: 10) == 1)
            #expect(try await Self.isKept(empty, fixture) == false)
            #expect(try await Self.isKept(filled.id, fixture))
            fixture.clock.advance(by: .days(89))
            #expect(try await fixture.shop.orders.sweepGuestCarts(limit: 10) == 1)
            #expect(try await Self.isKept(filled.id, fixture) == false)
            #expect(try await Self.isKept(shoppers.id, fixture))
            #expect(try await fixture.order(ordered.id).state == .pendingPayment)
            #expect(try await fixture.shop.orders.sweepGuestCarts(limit: 10) == 0)
            let left: Int? = try await fixture.database.read { session in
                try session.first("SELECT COUNT(*) FROM cart_lines WHERE cart_id = \(filled.id)").map { try $0[0] }
            }
            #expect(left == 0)
        }
    }

    private static func guestCart(_ number: Int, _ fixture: ShopFixture) async throws -> CartID {
        try await fixture.database.write { [orders = fixture.shop.orders] transaction in
            try orders.openCart(of: .guest(tokenHash: "guest \(number)"), in: transaction).cart.id
        }
    }

    private static func isKept(_ id: CartID, _ fixture: ShopFixture) async throws -> Bool {
        try await fixture.database.read { [orders = fixture.shop.orders] in try orders.cart(id, in: $0) != nil }
    }
}
