import Catalog
import Database
import Inventory
import Kernel
import Orders
import Simulator
import TestSupport
import Testing
import Workflows

/// What is charged where a variant has prices by quantity and by group: the same in cart, quote and order.
@Suite struct PriceRuleTests {
    private static let wholesale = CustomerGroupID(1)

    @Test func `a rule asks for no more pieces than a line of a cart holds`() {
        #expect(CatalogLimits.ruleQuantity == Cart.quantityLimit)
    }

    @Test(arguments: TestEngine.all)
    func `the price falls when the line reaches the number, and the order charges what the cart showed`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, priceMinor: 2_000, stock: 200)
            try await fixture.rules([(nil, 10, 1_800), (nil, 50, 1_500)], of: skus[0])
            // The pieces of another variant do not count.
            var cart = try await fixture.cart([(skus[0], 9), (skus[1], 90)], buyer: .user(UserID(5)))
            for (quantity, price, kind) in [
                (9, Int64(2_000), PriceKind.ordinary), (10, 1_800, .quantityBreak), (49, 1_800, .quantityBreak),
                (50, 1_500, .quantityBreak), (9, 2_000, .ordinary), (12, 1_800, .quantityBreak),
            ] {
                cart = try await fixture.set(quantity, of: skus[0], in: cart)
                let lines = try await fixture.priced(cart).quote.lines
                #expect((lines[0].item.unitPriceMinor, lines[0].item.priceKind) == (price, kind), "\(quantity)")
                #expect(lines[0].item.ordinaryPriceMinor == 2_000)
                #expect((lines[1].item.unitPriceMinor, lines[1].item.priceKind) == (2_000, .ordinary))
            }
            let shown = try await fixture.priced(cart).quote
            #expect(shown.totals.goods == 12 * 1_800 + 90 * 2_000)
            let answer = try await fixture.shop.placeOrder(try await fixture.request(cart))
            let order = try await fixture.order(try #require(OrderID(answer.body)))
            #expect(order.lines.map(\.unitPriceMinor) == [1_800, 2_000])
            #expect(order.totals == shown.totals)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a group's price is its customers' alone: no guest and nobody else is charged or shown it`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { base in
            let groups = ScriptedGroups("批发客户")
            let fixture = base.with(groups)
            let sku = try await fixture.goods(priceMinor: 2_000, stock: 100)[0]
            try await fixture.rules([(Self.wholesale, 1, 1_700), (nil, 10, 1_600)], of: sku)
            let member = UserID(5)
            groups.add(member, to: Self.wholesale)
            let buyers: [(Buyer, Int64)] = [
                (.user(member), 1_700), (.user(UserID(6)), 2_000), (.guest(tokenHash: "guest"), 2_000),
            ]
            for (buyer, price) in buyers {
                let cart = try await fixture.cart([(sku, 2)], buyer: buyer)
                let line = try #require(try await fixture.priced(cart).quote.lines.first)
                #expect(line.item.unitPriceMinor == price, "\(buyer)")
                #expect(line.item.priceKind == (price == 2_000 ? .ordinary : .customerGroup))
                let answer = try await fixture.shop.placeOrder(try await fixture.request(cart))
                let order = try await fixture.order(try #require(OrderID(answer.body)))
                #expect(order.lines.map(\.unitPriceMinor) == [price], "\(buyer)")
            }
            // A guest who claims the member's total is shown the guest's.
            let cart = try await fixture.cart([(sku, 2)], buyer: .guest(tokenHash: "other"))
            let claimed = try await fixture.request(cart, expectedTotalMinor: 2 * 1_700 + 800)
            #expect(try await fixture.shop.placeOrder(claimed).body == "price_changed")
            // Where everybody's is lower, that one is charged.
            let many = try await fixture.priced(try await fixture.cart([(sku, 10)], buyer: .user(member)))
            #expect(many.quote.lines.map(\.item.unitPriceMinor) == [1_600])
            #expect(many.quote.lines.map(\.item.priceKind) == [.quantityBreak])
            // Guests are never looked up.
            #expect(groups.takeLookups().allSatisfy { !$0.isEmpty && $0.isSubset(of: [member, UserID(6)]) })
            let own = try await fixture.own(sku, of: member)
            #expect(own.map(\.priceMinor) == [1_700])
            #expect(try await fixture.own(sku, of: UserID(6)) == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest's cart costs the customer's price once it is the customer's`(engine: TestEngine) async throws {
        try await withShop(engine) { base in
            let groups = ScriptedGroups("批发客户")
            let fixture = base.with(groups)
            let sku = try await fixture.goods(priceMinor: 2_000)[0]
            try await fixture.rules([(Self.wholesale, 3, 1_700)], of: sku)
            let member = UserID(5)
            groups.add(member, to: Self.wholesale)
            _ = try await fixture.cart([(sku, 1)], buyer: .user(member))
            let guests = try await fixture.cart([(sku, 2)], buyer: .guest(tokenHash: "guest"))
            #expect(try await fixture.priced(guests).quote.totals.goods == 4_000)
            let merged = try await fixture.database.write { [shop = fixture.shop] in
                try shop.mergeGuest(tokenHash: "guest", into: member, transaction: $0).cart
            }
            #expect(try await fixture.priced(merged).quote.totals.goods == 3 * 1_700)
            groups.remove(member)
            #expect(try await fixture.priced(merged).quote.totals.goods == 6_000)
        }
    }

    @Test(arguments: TestEngine.all)
    func `rules that change between cart and order are shown, and nothing else is charged`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { base in
            let groups = ScriptedGroups("批发客户")
            let fixture = base.with(groups)
            let sku = try await fixture.goods(priceMinor: 2_000, stock: 100)[0]
            let member = UserID(5)
            groups.add(member, to: Self.wholesale)
            let cart = try await fixture.cart([(sku, 10)], buyer: .user(member))
            let changes: [() async throws -> Void] = [
                { try await fixture.rules([(nil, 10, 1_800)], of: sku) },
                { try await fixture.rules([(nil, 11, 1_800)], of: sku) },
                { try await fixture.rules([(Self.wholesale, 1, 1_700)], of: sku) },
                { groups.remove(member) },
                { try await fixture.rules([], of: sku) },
            ]
            for (number, change) in changes.enumerated() {
                let seen = try await fixture.request(cart)
                let total = seen.expectedTotalMinor
                try await change()
                let now = try await fixture.priced(cart).quote.totals.total
                // Without the group, its rule going away changes nothing for anybody.
                guard number < 4 else {
                    #expect(now == total)
                    continue
                }
                #expect(now != total)
                #expect(try await fixture.shop.placeOrder(seen).body == "price_changed", "\(number)")
                #expect(try await fixture.available(sku) == 100)
            }
            let answer = try await fixture.shop.placeOrder(try await fixture.request(cart))
            let order = try await fixture.order(try #require(OrderID(answer.body)))
            #expect(order.totals.goods == 20_000)
            #expect(try await fixture.database.read { try $0.rows("SELECT id FROM orders").count } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `orders that arrive together are charged each its own, with one look for all rules and all customers`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { base in
            let groups = ScriptedGroups("批发客户", "员工")
            let fixture = base.with(groups)
            let skus = try await fixture.goods(2, priceMinor: 2_000, stock: 1_000)
            try await fixture.rules(
                [(nil, 10, 1_800), (Self.wholesale, 1, 1_700), (CustomerGroupID(2), 5, 1_000)], of: skus[0])
            var requests: [PlaceOrderRequest] = []
            var prices: [Int64] = []
            for number in 0..<60 {
                let user = UserID(Int64(100 + number))
                if number % 3 == 1 { groups.add(user, to: Self.wholesale) }
                if number % 3 == 2 { groups.add(user, to: CustomerGroupID(2)) }
                let quantity = number.isMultiple(of: 2) ? 4 : 10
                prices.append([[2_000, 1_700, 2_000], [1_800, 1_700, 1_000]][number % 2][number % 3])
                let cart = try await fixture.cart([(skus[0], quantity), (skus[1], 1)], buyer: .user(user))
                requests.append(try await fixture.request(cart))
            }
            _ = groups.takeLookups()
            fixture.base.log.clear()
            let answers = try await RaceTests.placeAll(requests, [fixture.shop])
            let batches = fixture.base.log.statements.filter { $0.contains("price_rules") }.count
            #expect(batches >= 1 && groups.takeLookups().count == batches)
            for (answer, price) in zip(answers, prices) {
                let order = try await fixture.order(try #require(OrderID(answer.body), "\(answer.body)"))
                #expect(order.lines.map(\.unitPriceMinor) == [price, 2_000])
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods without rules cost no statement and no look more`(engine: TestEngine) async throws {
        try await withShop(engine) { base in
            let groups = ScriptedGroups("批发客户")
            let fixture = base.with(groups)
            let skus = try await fixture.goods(2, priceMinor: 2_000)
            try await fixture.rules([(nil, 2, 1_800)], of: skus[1])
            // What is read once in a shop's life is read before it counts.
            _ = try await fixture.place([(skus[0], 1)])
            var counts: [Int] = []
            for sku in skus {
                let request = try await fixture.request(try await fixture.cart([(sku, 2)], buyer: .user(UserID(5))))
                fixture.base.log.clear()
                #expect(try await fixture.shop.placeOrder(request).status == 201)
                counts.append(fixture.base.log.statements.count)
            }
            #expect(counts[0] == counts[1])
            #expect(groups.takeLookups() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a group that is not there has no price, and one that is gone can lose it`(engine: TestEngine) async throws {
        try await withShop(engine) { base in
            let known = base.with(ScriptedGroups("批发客户"))
            let sku = try await known.goods(priceMinor: 2_000)[0]
            let strange = PriceRule(groupID: CustomerGroupID(2), minimumQuantity: 1, priceMinor: 5)
            let fine = PriceRule(groupID: Self.wholesale, minimumQuantity: 1, priceMinor: 1_000)
            let before = try await known.database.everything(of: sku)
            await #expect(throws: InputError.unknownReference(field: "rules[1].customer_group_id")) {
                try await known.shop.setPriceRules([fine, strange], of: sku, version: 1, by: ShopFixture.staff)
            }
            await #expect(throws: InputError.unknownReference(field: "customer_group_id")) {
                try await known.shop.addPriceRule(strange, to: sku, version: 1, by: ShopFixture.staff)
            }
            #expect(try await known.database.everything(of: sku) == before)
            _ = try await known.shop.addPriceRule(fine, to: sku, version: 1, by: ShopFixture.staff)
            let gone = base.with(ScriptedGroups())
            let left = try await gone.shop.removePriceRule(
                for: Self.wholesale, from: 1, of: sku, version: 2, by: ShopFixture.staff)
            #expect(left.rules == [])
        }
    }
}

extension ShopFixture {
    /// The same shop, which knows these groups.
    fileprivate func with(_ groups: ScriptedGroups) -> ShopFixture {
        with(Shop(database: database, gateways: [gateway.gateway], customerGroups: groups.lookup))
    }

    fileprivate func rules(_ rules: [(CustomerGroupID?, Int, Int64)], of id: SKUID) async throws {
        let version = try await database.read { [shop] in try shop.catalog.ruledSKU(id, in: $0).sku.version }
        _ = try await shop.setPriceRules(
            rules.map { PriceRule(groupID: $0.0, minimumQuantity: $0.1, priceMinor: $0.2) }, of: id, version: version,
            by: Self.staff)
    }

    fileprivate func priced(_ cart: Cart) async throws -> PricedCart {
        try await database.read { [shop] in try shop.price(cart, in: $0) }
    }

    fileprivate func set(_ quantity: Int, of sku: SKUID, in cart: Cart) async throws -> Cart {
        try await database.write { [shop] in
            try shop.setCartLine(quantity, of: sku, in: cart.id, buyer: cart.buyer, transaction: $0)
        }
    }

    fileprivate func own(_ id: SKUID, of user: UserID) async throws -> [PriceRule] {
        try await database.read { [shop] session in
            let sku = try shop.catalog.ruledSKU(id, in: session).sku
            return try shop.ownPrices(of: [sku], for: user, in: session)[id] ?? []
        }
    }
}

extension Database {
    /// What there is of a variant's rules and what was told of them.
    fileprivate func everything(of sku: SKUID) async throws -> [[SQLValue]] {
        try await read { session in
            try session.rows("SELECT version FROM skus WHERE id = \(sku)").map(\.values)
                + session.rows("SELECT sku_id FROM price_rules").map(\.values)
                + session.rows("SELECT id FROM audit_log ORDER BY id").map(\.values)
        }
    }
}
