import AfterSales
import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct MergeGuestTests {
    /// They were locked as the database happened to find them: against a batch of payment results, which locks in id
    /// order, that was a deadlock.
    @Test(arguments: TestEngine.all)
    func `a guest's orders come along locked in the order of their ids`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let (guest, user) = (Buyer.guest(tokenHash: "guest-hash"), UserID(4_711))
            let orders = [
                try await fixture.place([(sku, 1)], buyer: guest), try await fixture.place([(sku, 1)], buyer: guest),
            ]
            fixture.base.log.clear()
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.mergeGuest(tokenHash: "guest-hash", into: user, transaction: $0)
            }
            let statements = fixture.base.log.statements
            let lock = try #require(
                statements.firstIndex {
                    $0.contains("FROM orders WHERE guest_token_hash") && $0.contains("ORDER BY id")
                })
            let change = try #require(statements.firstIndex { $0.hasPrefix("UPDATE orders") })
            #expect(lock < change)
            #expect(statements[lock].contains("FOR UPDATE") == (engine == .postgres))
            for order in orders { #expect(try await fixture.order(order.id).buyer == .user(user)) }
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.mergeGuest(tokenHash: "guest-hash", into: user, transaction: $0)
            }
        }
    }

    /// Whoever knew number and phone looked an order up, signed in, and had it for good.
    @Test(arguments: TestEngine.all)
    func `an order that was looked up stays a guest's when its finder signs in`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let (placer, finder) = ("placer-hash", "finder-hash")
            let order = try await fixture.deliveredOrder([(sku, 2)], buyer: .guest(tokenHash: placer))
            try await fixture.returnOne(of: order)
            let own = try await fixture.place([(sku, 1)], buyer: .guest(tokenHash: finder))
            try await Self.find(order, as: finder, fixture)
            try await Self.merge(finder, into: UserID(4_711), fixture)
            #expect(try await fixture.order(order.id).buyer == .guest(tokenHash: finder))
            #expect(try await Self.returns(of: .guest(tokenHash: finder), fixture) == 1)
            #expect(try await Self.returns(of: .user(UserID(4_711)), fixture) == 0)
            #expect(try await fixture.order(own.id).buyer == .user(UserID(4_711)))
            // The one that placed it has it back by looking it up, and takes it into an account as ever.
            try await Self.find(order, as: "third-hash", fixture)
            try await Self.find(order, as: placer, fixture)
            try await Self.merge(placer, into: UserID(4_712), fixture)
            #expect(try await fixture.order(order.id).buyer == .user(UserID(4_712)))
            #expect(try await Self.returns(of: .user(UserID(4_712)), fixture) == 1)
            await #expect(throws: OrderError.lookupFailed) { try await Self.find(order, as: finder, fixture) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was only looked up goes to its keeper with its returns, and the rest into the account`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let (finder, keeper, user) = ("finder-hash", "keeper-hash", UserID(4_711))
            let order = try await fixture.deliveredOrder([(sku, 2)], buyer: .guest(tokenHash: "placer-hash"))
            try await fixture.returnOne(of: order)
            let own = try await fixture.place([(sku, 1)], buyer: .guest(tokenHash: finder))
            try await Self.find(order, as: finder, fixture)
            for _ in 1...2 {
                _ = try await fixture.database.write { [shop = fixture.shop] in
                    try shop.mergeGuest(tokenHash: finder, into: user, lookedUpTo: keeper, transaction: $0)
                }
                #expect(try await fixture.order(order.id).buyer == .guest(tokenHash: keeper))
                #expect(try await Self.returns(of: .guest(tokenHash: keeper), fixture) == 1)
                #expect(try await Self.returns(of: .guest(tokenHash: finder), fixture) == 0)
                #expect(try await fixture.order(own.id).buyer == .user(user))
            }
            // The one that placed it still takes it into an account.
            try await Self.find(order, as: "placer-hash", fixture)
            try await Self.merge("placer-hash", into: UserID(4_712), fixture)
            #expect(try await fixture.order(order.id).buyer == .user(UserID(4_712)))
        }
    }

    private static func find(_ order: Order, as tokenHash: String, _ fixture: ShopFixture) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.findGuestOrder(
                numbered: order.number, contact: "guest@example.com", for: tokenHash, by: .system("test"), in: $0)
        }
    }

    private static func merge(_ tokenHash: String, into user: UserID, _ fixture: ShopFixture) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.mergeGuest(tokenHash: tokenHash, into: user, transaction: $0)
        }
    }

    private static func returns(of buyer: Buyer, _ fixture: ShopFixture) async throws -> Int {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.afterSales.returns(buyer, state: nil, after: nil, limit: .standard, in: $0).items.count
        }
    }
}
