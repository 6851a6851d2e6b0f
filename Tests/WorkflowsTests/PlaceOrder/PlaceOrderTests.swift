import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct PlaceOrderTests {
    @Test(arguments: TestEngine.all)
    func `an order holds its stock and adds up`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, priceMinor: 1_999, stock: 10)
            let order = try await fixture.place([(skus[0], 2), (skus[1], 1)])
            #expect(order.state == .pendingPayment)
            #expect(order.totals.goods == 5_997)
            #expect(order.totals.freight == 800)
            #expect(order.totals.total == 6_797)
            #expect(order.lines.map(\.totalMinor).reduce(0, +) == 6_797)
            // 6,797 × 13 / 113 = 781.95…, rounded per line: 521.31 → 521 of 4,531 and 260.67 → 261 of 2,266.
            #expect(order.totals.tax == 782)
            #expect(try await fixture.available(skus[0]) == 8)
            #expect(order.dueAt == ManualClock.start + .minutes(30))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the same key fifty times at once is one order and fifty equal answers`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 100)[0]
            try await fixture.history(of: sku)
            let before = try await fixture.available(sku)
            let cart = try await fixture.cart([(sku, 3)])
            let request = try await fixture.request(cart, key: "once")
            let answers = try await RaceTests.placeAll(Array(repeating: request, count: 50), [fixture.shop])
            #expect(Set(answers.map(\.body)).count == 1)
            #expect(answers.allSatisfy { $0.status == 201 })
            #expect(answers.filter { !$0.isReplay }.count == 1)
            #expect(try await fixture.available(sku) == before - 3)
            let other = ShopFixture.request(cart, totalMinor: request.expectedTotalMinor, key: "once", hash: "other")
            await #expect(throws: IdempotencyError.keyReused) { try await fixture.shop.placeOrder(other) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cart is ordered once, under whatever key`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 100)[0]
            let cart = try await fixture.cart([(sku, 1)])
            var requests: [PlaceOrderRequest] = []
            for number in 0..<30 { requests.append(try await fixture.request(cart, key: "key \(number)")) }
            let answers = try await RaceTests.placeAll(requests, [fixture.shop])
            #expect(answers.filter { $0.status == 201 }.count == 1)
            #expect(answers.filter { $0.body == "cart_ordered" }.count == 29)
            #expect(try await fixture.available(sku) == 99)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refusal is remembered and changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 1)[0]
            let cart = try await fixture.cart([(sku, 2)])
            let request = try await fixture.request(cart, key: "refused")
            #expect(try await fixture.shop.placeOrder(request).body == "out_of_stock")
            try await fixture.receive(10, of: sku)
            let again = try await fixture.shop.placeOrder(request)
            #expect(again.body == "out_of_stock")
            #expect(again.isReplay)
            #expect(try await fixture.available(sku) == 11)
            #expect(try await fixture.shop.placeOrder(try await fixture.request(cart)).status == 201)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stale carts, other totals and strangers are refused`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let cart = try await fixture.cart([(sku, 1)])
            let total = try await fixture.request(cart).expectedTotalMinor
            let cheap = ShopFixture.request(cart, totalMinor: total - 1, key: "cheap")
            #expect(try await fixture.shop.placeOrder(cheap).body == "price_changed")
            var stranger = cart
            stranger = Cart(
                id: cart.id, buyer: .user(UserID(1)), version: cart.version, state: .open, orderID: nil,
                lines: cart.lines)
            let foreign = ShopFixture.request(stranger, totalMinor: total, key: "foreign")
            #expect(try await fixture.shop.placeOrder(foreign).status == 404)
            let changed = try await fixture.database.write { transaction in
                try fixture.shop.setCartLine(
                    2, of: sku, in: cart.id, buyer: cart.buyer, transaction: transaction)
            }
            #expect(changed.version == cart.version + 1)
            let stale = ShopFixture.request(cart, totalMinor: total, key: "stale")
            #expect(try await fixture.shop.placeOrder(stale).body == "cart_changed")
            #expect(try await fixture.available(sku) == 10)
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods that no single warehouse has are taken from several`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 3)[0]
            try await fixture.receive(4, of: sku, in: 1)
            let order = try await fixture.paidOrder([(sku, 6)])
            #expect(order.state == .allocated)
            try await fixture.ship(order)
            let items = try await fixture.database.read { try fixture.shop.inventory.items(of: sku, in: $0) }
            #expect(items.map(\.onHand) == [0, 1])
            #expect(items.map(\.reserved) == [0, 0])
        }
    }

    @Test func `the table of states has no faults`() {
        #expect(OrderTransition.faults.isEmpty)
    }
}
