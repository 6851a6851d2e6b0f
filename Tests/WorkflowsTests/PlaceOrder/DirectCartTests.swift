import Database
import Dispatch
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// What is bought at once, beside the cart that is kept for later.
@Suite struct DirectCartTests {
    private static func direct(
        _ quantity: Int, of sku: SKUID, _ buyer: Buyer, _ fixture: ShopFixture
    ) async throws -> Cart {
        try await fixture.database.write { [shop = fixture.shop] transaction in
            try shop.openDirectCart(quantity, of: sku, buyer: buyer, transaction: transaction)
        }
    }

    private static func count(_ fixture: ShopFixture) async throws -> Int? {
        try await fixture.database.read { session in
            try session.first("SELECT COUNT(*) FROM carts").map { try $0[0] }
        }
    }

    private static func kept(_ buyer: Buyer, _ fixture: ShopFixture) async throws -> Cart? {
        try await fixture.database.read { [orders = fixture.shop.orders] in try orders.openCart(of: buyer, in: $0) }
    }

    @Test(arguments: TestEngine.all, [Buyer.user(UserID(7)), .guest(tokenHash: "guest")])
    func `what is bought at once is ordered alone, and the cart is kept as it was`(
        engine: TestEngine, buyer: Buyer
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 10)
            let cart = try await fixture.cart([(skus[0], 3)], buyer: buyer)
            let direct = try await Self.direct(2, of: skus[1], buyer, fixture)
            #expect(direct.isDirect && !cart.isDirect)
            #expect(try await Self.kept(buyer, fixture) == cart)
            let answer = try await fixture.shop.placeOrder(try await fixture.request(direct))
            let order = try await fixture.order(try #require(OrderID(answer.body)))
            #expect(order.lines.map(\.skuID) == [skus[1]] && order.lines.map(\.quantity) == [2])
            #expect(try await Self.kept(buyer, fixture) == cart)
            #expect(try await fixture.available(skus[0]) == 10)
            #expect(try await fixture.available(skus[1]) == 8)
            // Ordered once, like every cart; and the kept one is ordered by itself.
            let again = try await fixture.shop.placeOrder(try await fixture.request(direct))
            #expect(again.body == "cart_ordered")
            #expect(try await fixture.shop.placeOrder(try await fixture.request(cart)).status == 201)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nobody opens more than there is or what is somebody else's, and nothing is written then`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (sku, buyer) = (try await fixture.goods(stock: 5)[0], Buyer.user(UserID(7)))
            await #expect(throws: OrderError.outOfStock(sku, available: 5)) {
                _ = try await Self.direct(6, of: sku, buyer, fixture)
            }
            await #expect(throws: InputError.self) { _ = try await Self.direct(0, of: sku, buyer, fixture) }
            await #expect(throws: NotFound.self) { _ = try await Self.direct(1, of: SKUID(1), buyer, fixture) }
            #expect(try await Self.count(fixture) == 0)
            let cart = try await Self.direct(1, of: sku, buyer, fixture)
            for other in [Buyer.user(UserID(8)), .guest(tokenHash: "guest")] {
                let seen = try await fixture.database.read { [orders = fixture.shop.orders] in
                    try orders.directCart(cart.id, of: other, in: $0)
                }
                #expect(seen == nil)
            }
            let kept = try await fixture.cart([(sku, 1)], buyer: buyer)
            let seen = try await fixture.database.read { [orders = fixture.shop.orders] in
                try orders.directCart(kept.id, of: buyer, in: $0)
            }
            #expect(seen == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the cart takes no more than there is, with what is in it already`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (sku, buyer) = (try await fixture.goods(stock: 5)[0], Buyer.user(UserID(7)))
            let before = try await fixture.cart([(sku, 4)], buyer: buyer)
            await #expect(throws: OrderError.outOfStockWithCart(sku, available: 5, present: 4)) {
                _ = try await fixture.database.write { [shop = fixture.shop] transaction in
                    try shop.putIntoCart(2, of: sku, buyer: buyer, transaction: transaction)
                }
            }
            #expect(try await Self.kept(buyer, fixture) == before)
            let after = try await fixture.database.write { [shop = fixture.shop] transaction in
                try shop.putIntoCart(1, of: sku, buyer: buyer, transaction: transaction)
            }
            #expect(after.pieces == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `many at once have a cart each, and one that is kept`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (sku, buyer) = (try await fixture.goods(stock: 12)[0], Buyer.user(UserID(7)))
            let kept = try await fixture.cart([(sku, 1)], buyer: buyer)
            let carts = try await withThrowingTaskGroup(of: Cart.self) { group in
                for _ in 0..<20 { group.addTask { try await Self.direct(1, of: sku, buyer, fixture) } }
                return try await group.reduce(into: [Cart]()) { $0.append($1) }
            }
            #expect(Set(carts.map(\.id)).count == 20)
            #expect(try await Self.kept(buyer, fixture) == kept)
            var requests: [PlaceOrderRequest] = []
            for cart in carts { requests.append(try await fixture.request(cart)) }
            let answers = try await RaceTests.placeAll(requests, [fixture.shop])
            #expect(answers.filter { $0.status == 201 }.count == 12)
            #expect(answers.filter { $0.body == "out_of_stock" }.count == 8)
            #expect(try await fixture.available(sku) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what a guest was buying at once goes over with the sign-in, apart from the cart`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 10)
            let (guest, user) = (Buyer.guest(tokenHash: "guest"), UserID(7))
            _ = try await fixture.cart([(skus[0], 1)], buyer: guest)
            let direct = try await Self.direct(2, of: skus[1], guest, fixture)
            for _ in 1...2 {
                let merged = try await fixture.database.write { [shop = fixture.shop] transaction in
                    try shop.mergeGuest(tokenHash: "guest", into: user, transaction: transaction).cart
                }
                #expect(merged.lines == [CartLine(skuID: skus[0], quantity: 1)])
            }
            let seen = try await fixture.database.read { [orders = fixture.shop.orders] in
                (
                    try orders.directCart(direct.id, of: .user(user), in: $0),
                    try orders.directCart(direct.id, of: guest, in: $0)
                )
            }
            #expect(seen.0?.lines == direct.lines && seen.0?.version == direct.version && seen.1 == nil)
        }
    }

    /// The second one had looked for the guest's carts before the first one took them, and took them over. The other
    /// engine has one writer at a time.
    @Test func `of two who sign in with one guest's cookie, who came first keeps what was bought at once`() async throws
    {
        try await withShop(.postgres) { fixture in
            let (sku, log) = (try await fixture.goods(stock: 10)[0], StatementLog())
            let rival = try await fixture.another(node: 2, log: log)
            let direct = try await Self.direct(2, of: sku, .guest(tokenHash: "guest"), fixture)
            let (held, release) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [shop = fixture.shop] in
                    try await shop.database.write { transaction in
                        _ = try shop.mergeGuest(tokenHash: "guest", into: UserID(7), transaction: transaction)
                        held.continuation.finish()
                        release.wait()
                    }
                }
                for await _ in held.stream {}
                group.addTask {
                    try await rival.database.write { transaction in
                        _ = try rival.mergeGuest(tokenHash: "guest", into: UserID(8), transaction: transaction)
                    }
                }
                let end = ContinuousClock.now + .seconds(10)
                func isLocking() -> Bool {
                    log.statements.contains { $0.contains("FROM carts WHERE id") && $0.contains("FOR UPDATE") }
                }
                while !isLocking(), ContinuousClock.now < end { await Task.yield() }
                release.signal()
                try await group.waitForAll()
            }
            let seen = try await fixture.database.read { [orders = fixture.shop.orders] session in
                try [UserID(7), UserID(8)].map { try orders.directCart(direct.id, of: .user($0), in: session)?.lines }
            }
            #expect(seen == [direct.lines, nil])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was not bought at once after all is deleted after a week`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (sku, orders) = (try await fixture.goods(stock: 10)[0], fixture.shop.orders)
            let buyers = [Buyer.user(UserID(7)), .guest(tokenHash: "guest")]
            for buyer in buyers { _ = try await Self.direct(1, of: sku, buyer, fixture) }
            let kept = try await fixture.cart([(sku, 1)], buyer: buyers[0])
            fixture.clock.advance(by: .days(7))
            #expect(try await orders.sweepGuestCarts(limit: 10) == 0)
            fixture.clock.advance(by: .seconds(1))
            #expect(try await orders.sweepGuestCarts(limit: 10) == 2)
            #expect(try await orders.sweepGuestCarts(limit: 10) == 0)
            #expect(try await Self.kept(buyers[0], fixture) == kept)
            #expect(try await Self.count(fixture) == 1)
        }
    }
}
