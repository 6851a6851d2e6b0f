import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct CheckoutDraftTests {
    private static let guest = Buyer.guest(tokenHash: "guest")
    private static let user = UserID(7)

    private static func keep(_ text: String, _ cart: CartID, by buyer: Buyer, _ fixture: ShopFixture) async throws {
        try await fixture.database.write { [orders = fixture.shop.orders] transaction in
            try orders.keepDraft(text, of: cart, by: buyer, in: transaction)
        }
    }

    private static func kept(_ cart: CartID, _ fixture: ShopFixture) async throws -> String? {
        try await fixture.database.read { [orders = fixture.shop.orders] in try orders.draft(of: cart, in: $0) }
    }

    @Test(arguments: TestEngine.all)
    func `a guest's draft goes along into the account, and what was typed last counts`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let own = try await fixture.cart([(sku, 1)], buyer: .user(Self.user))
            try await Self.keep("note=own", own.id, by: .user(Self.user), fixture)
            // A guest who typed nothing leaves the user's as it is.
            for (text, expected) in [(String?.none, "note=own"), ("note=guest", "note=guest")] {
                let cart = try await fixture.cart([(sku, 1)], buyer: Self.guest)
                if let text { try await Self.keep(text, cart.id, by: Self.guest, fixture) }
                _ = try await fixture.database.write { [shop = fixture.shop] transaction in
                    try shop.mergeGuest(tokenHash: "guest", into: Self.user, transaction: transaction)
                }
                #expect(try await Self.kept(own.id, fixture) == expected)
                #expect(try await Self.kept(cart.id, fixture) == nil)
            }
            // What the account typed after the guest stays.
            let cart = try await fixture.cart([(sku, 1)], buyer: Self.guest)
            try await Self.keep("note=early", cart.id, by: Self.guest, fixture)
            fixture.clock.advance(by: .minutes(1))
            try await Self.keep("note=late", own.id, by: .user(Self.user), fixture)
            _ = try await fixture.database.write { [shop = fixture.shop] transaction in
                try shop.mergeGuest(tokenHash: "guest", into: Self.user, transaction: transaction)
            }
            #expect(try await Self.kept(own.id, fixture) == "note=late")
            #expect(try await Self.kept(cart.id, fixture) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nothing is kept of somebody else's cart, of one that is ordered, and of too much`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let cart = try await fixture.cart([(sku, 1)], buyer: Self.guest)
            try await Self.keep("note=other", cart.id, by: .user(Self.user), fixture)
            try await Self.keep("note=other", cart.id, by: .guest(tokenHash: "other"), fixture)
            #expect(try await Self.kept(cart.id, fixture) == nil)
            try await Self.keep("note=mine", cart.id, by: Self.guest, fixture)
            let long = String(repeating: "a", count: Orders.draftByteLimit + 1)
            try await Self.keep(long, cart.id, by: Self.guest, fixture)
            #expect(try await Self.kept(cart.id, fixture) == "note=mine")
            try await fixture.database.write { [orders = fixture.shop.orders] transaction in
                try orders.forgetDraft(of: cart.id, in: transaction)
            }
            _ = try await fixture.database.write { transaction in
                try transaction.execute(
                    "UPDATE carts SET state = 'merged' WHERE id = \(cart.id)")
            }
            try await Self.keep("note=late", cart.id, by: Self.guest, fixture)
            #expect(try await Self.kept(cart.id, fixture) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft is swept when its day is over, and no sooner`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let first = try await fixture.cart([(sku, 1)], buyer: Self.guest)
            let second = try await fixture.cart([(sku, 1)], buyer: .user(Self.user))
            try await Self.keep("note=1", first.id, by: Self.guest, fixture)
            fixture.clock.advance(by: .hours(12))
            try await Self.keep("note=2", second.id, by: .user(Self.user), fixture)
            fixture.clock.advance(by: .hours(12) - .milliseconds(1))
            #expect(try await fixture.shop.orders.sweepDrafts(limit: 10) == 0)
            #expect(try await Self.kept(first.id, fixture) == "note=1")
            fixture.clock.advance(by: .milliseconds(1))
            #expect(try await Self.kept(first.id, fixture) == nil)
            #expect(try await fixture.shop.orders.sweepDrafts(limit: 10) == 1)
            #expect(try await fixture.shop.orders.sweepDrafts(limit: 10) == 0)
            #expect(try await Self.kept(second.id, fixture) == "note=2")
        }
    }
}
