import Catalog
import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// What is taken away while somebody begins to use it.
@Suite struct RemovalRaceTests {
    private static let rounds = 40

    private enum Outcome: Equatable {
        case removed, stocked, refused
    }

    private static func drafts(_ fixture: ShopFixture) async throws -> [Product] {
        var drafts: [Product] = []
        for number in 0..<rounds {
            drafts.append(
                try await fixture.shop.catalog.createProduct(
                    NewProduct(
                        slug: "draft-\(number)", title: "草稿 \(number)",
                        skus: [
                            NewSKU(code: "D-\(number)", attributes: ["颜色": "红"], priceMinor: 100),
                            NewSKU(code: "E-\(number)", attributes: ["颜色": "蓝"], priceMinor: 100),
                        ]),
                    by: ShopFixture.staff
                ).product)
        }
        return drafts
    }

    /// Runs both at once for each draft and says how each went.
    private static func race(
        _ drafts: [Product], _ fixture: ShopFixture, removing: @escaping @Sendable (Product) async throws -> Void
    ) async throws -> [ProductID: Set<Outcome>] {
        try await withThrowingTaskGroup(of: (ProductID, Outcome).self) { group in
            for draft in drafts {
                group.addTask {
                    do {
                        try await removing(draft)
                        return (draft.id, .removed)
                    } catch is CatalogError {
                        return (draft.id, .refused)
                    }
                }
                group.addTask {
                    do {
                        try await fixture.receive(3, of: draft.skus[0].id)
                        return (draft.id, .stocked)
                    } catch is InputError {
                        return (draft.id, .refused)
                    }
                }
            }
            var outcomes: [ProductID: Set<Outcome>] = [:]
            for try await (id, outcome) in group { outcomes[id, default: []].insert(outcome) }
            return outcomes
        }
    }

    @Test(arguments: TestEngine.all)
    func `a draft that is first stocked while it is taken away either stays, or was never stocked`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let drafts = try await Self.drafts(fixture)
            let outcomes = try await Self.race(drafts, fixture) { draft in
                try await fixture.shop.removeProduct(draft.id, version: draft.version, by: ShopFixture.staff)
            }
            for draft in drafts {
                let outcome = outcomes[draft.id] ?? []
                #expect(
                    outcome == [.removed, .refused] || outcome == [.stocked, .refused], "\(draft.slug): \(outcome)")
                let isThere = try await fixture.shop.catalog.product(.id(draft.id), includeUnpublished: true) != nil
                let left = try await fixture.available(draft.skus[0].id)
                #expect(isThere == outcome.contains(.stocked) && left == (isThere ? 3 : 0), "\(draft.slug)")
            }
            #expect(try await fixture.violations().isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a variant that is first stocked while it is taken away either stays, or was never stocked`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let drafts = try await Self.drafts(fixture)
            let outcomes = try await Self.race(drafts, fixture) { draft in
                try await fixture.shop.removeSKU(
                    draft.skus[0].id, version: draft.skus[0].version, by: ShopFixture.staff)
            }
            for draft in drafts {
                let outcome = outcomes[draft.id] ?? []
                #expect(
                    outcome == [.removed, .refused] || outcome == [.stocked, .refused], "\(draft.slug): \(outcome)")
                let found = try await fixture.shop.catalog.product(.id(draft.id), includeUnpublished: true)
                let left = try await fixture.available(draft.skus[0].id)
                let isThere = found?.product.skus.count == 2
                #expect(isThere == outcome.contains(.stocked) && left == (isThere ? 3 : 0), "\(draft.slug)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `stock that speaks of a variant that is not there is refused and leaves nothing`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let before = try await fixture.base.everything(DatabaseFixture.goods)
            await #expect(throws: InputError.unknownReference(field: "sku_id")) {
                try await fixture.receive(1, of: SKUID(4_711))
            }
            await #expect(throws: InputError.unknownReference(field: "sku_id")) {
                try await fixture.database.write {
                    [shop = fixture.shop, place = fixture.warehouses[0].id] transaction in
                    try shop.inventory.receive(
                        [Receipt(skuID: SKUID(4_711), warehouseID: place, quantity: 1)], note: "",
                        by: ShopFixture.staff, in: transaction)
                }
            }
            #expect(try await fixture.base.everything(DatabaseFixture.goods) == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cart keeps the line of a variant that was taken away, counts nothing for it, and lets it be taken out`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (shop, buyer) = (fixture.shop, Buyer.user(UserID(9)))
            let skus = try await fixture.goods(2, priceMinor: 500, stock: 0)
            try await fixture.receive(5, of: skus[0])
            let cart = try await fixture.cart([(skus[0], 2), (skus[1], 1)], buyer: buyer)
            try await shop.removeSKU(skus[1], version: 1, by: ShopFixture.staff)
            let priced = try await fixture.database.read { session in
                let kept = try #require(try shop.orders.cart(cart.id, in: session))
                return try shop.price(kept, in: session)
            }
            #expect(priced.cart.lines.map(\.skuID) == skus && priced.messages == [.notForSale(skus[1])])
            #expect(priced.quote.totals.goods == 1_000)
            let request = try await fixture.request(cart, expectedTotalMinor: priced.quote.totals.total)
            let refused = try await shop.placeOrder(request)
            #expect(refused.status != 201 && refused.body == "not_for_sale", "\(refused)")
            let emptied = try await fixture.database.write { transaction in
                try shop.setCartLine(0, of: skus[1], in: cart.id, buyer: buyer, transaction: transaction)
            }
            #expect(emptied.lines.map(\.skuID) == [skus[0]])
            #expect(try await shop.placeOrder(try await fixture.request(emptied)).status == 201)
        }
    }
}
