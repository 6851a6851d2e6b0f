import Catalog
import Database
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// What somebody who fills a whole shop does at once leaves what single steps leave.
@Suite struct SellingTests {
    private static func product(_ number: Int, category: CategoryID?) -> NewProduct {
        NewProduct(
            slug: "pot-\(number)", title: "茶壶 \(number)", titleEnglish: "Teapot \(number)", categoryID: category,
            skus: [
                NewSKU(code: "pot-\(number)-a", priceMinor: 9_900), NewSKU(code: "pot-\(number)-b", priceMinor: 100),
            ])
    }

    @Test(arguments: TestEngine.all)
    func `products that are sold at once have the history, audit and search of single edits`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let catalog = fixture.shop.catalog
            let sold = try await fixture.database.write { transaction in
                let category = try catalog.createCategory(
                    NewCategory(slug: "pots", name: "壶"), by: ShopFixture.staff, in: transaction)
                return try catalog.sellProducts(
                    (1...3).map { Self.product($0, category: category.id) }, by: ShopFixture.staff, in: transaction)
            }
            #expect(sold.map(\.product.slug) == ["pot-1", "pot-2", "pot-3"])
            let known = try #require(try await catalog.product(ProductKey("pot-2")))
            #expect(known == sold[1])
            #expect(known.product.state == .onSale && known.product.version == 3)
            #expect(known.product.priceMinor == 100 && known.product.publishedAt == fixture.clock.now)
            let steps = try await catalog.transitions(of: known.product.id).map(\.to)
            #expect(steps == [.onSale, .review])
            let audit = try await Self.actions(of: known.product.id.description, fixture)
            #expect(audit == ["product_moved", "product_moved", "product_created"])
            let found = try await catalog.productsForStaff(query: "teapot 3")
            #expect(found.items.map(\.slug) == ["pot-3"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `one product that cannot be sold keeps all of them out`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let catalog = fixture.shop.catalog
            await #expect(throws: CatalogError.incomplete(.category)) {
                _ = try await fixture.database.write { transaction in
                    let category = try catalog.createCategory(
                        NewCategory(slug: "pots", name: "壶"), by: ShopFixture.staff, in: transaction)
                    return try catalog.sellProducts(
                        [Self.product(1, category: category.id), Self.product(2, category: nil)],
                        by: ShopFixture.staff, in: transaction)
                }
            }
            let product = try await catalog.product(ProductKey("pot-1"), includeUnpublished: true)
            #expect(product == nil)
            let categories = try await catalog.categories()
            #expect(categories.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a delivery raises every level with its movement and its line in the audit log`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 5)
            let (first, second) = (fixture.warehouses[0].id, fixture.warehouses[1].id)
            let inventory = fixture.shop.inventory
            try await fixture.database.write { transaction in
                try inventory.receive(
                    [
                        Receipt(skuID: skus[1], warehouseID: second, quantity: 7),
                        Receipt(skuID: skus[0], warehouseID: first, quantity: 3),
                        Receipt(skuID: skus[0], warehouseID: second, quantity: 1),
                    ], note: " 到货 ", by: ShopFixture.staff, in: transaction)
            }
            #expect(try await Self.levels(skus, fixture) == [[8, 1], [5, 7]])
            let movements = try await fixture.database.read { session in
                try inventory.movements(of: skus[1], after: nil, limit: .standard, in: session).items
            }
            #expect(movements.map(\.onHandDelta) == [7, 5])
            #expect(movements[0].note == "到货" && movements[0].by == ShopFixture.staff.actor.description)
            #expect(try await Self.actions(of: skus[1].description, fixture) == ["stock_adjusted", "stock_adjusted"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a delivery with anything wrong in it changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(1, stock: 5)
            let (inventory, first) = (fixture.shop.inventory, fixture.warehouses[0].id)
            let good = Receipt(skuID: skus[0], warehouseID: first, quantity: 1)
            for wrong in [
                good, Receipt(skuID: skus[0], warehouseID: WarehouseID(1), quantity: 1),
                Receipt(skuID: skus[0], warehouseID: fixture.warehouses[1].id, quantity: 0),
                Receipt(skuID: skus[0], warehouseID: fixture.warehouses[1].id, quantity: 1_000_001),
            ] {
                await #expect(throws: InputError.self) {
                    try await fixture.database.write { transaction in
                        try inventory.receive([good, wrong], note: "", by: ShopFixture.staff, in: transaction)
                    }
                }
            }
            #expect(try await Self.levels(skus, fixture) == [[5]])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cart is filled at once, but not beside one that is open`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2)
            let orders = fixture.shop.orders
            let wanted = [CartLine(skuID: skus[0], quantity: 2), CartLine(skuID: skus[1], quantity: 1)]
            let open: @Sendable (Buyer) async throws -> Cart? = { buyer in
                try await fixture.database.write { try orders.openCart(of: buyer, holding: wanted, in: $0) }
            }
            let made = try #require(try await open(.user(UserID(9))))
            let stored = try await fixture.database.read { try orders.cart(made.id, in: $0) }
            #expect(stored == made)
            let second = try await open(.user(UserID(9)))
            #expect(second == nil)
            let kept = try await fixture.database.read { try orders.cart(made.id, in: $0) }
            #expect(kept == made)
            let guests = try await open(.guest(tokenHash: "guest"))
            #expect(guests?.lines == wanted)
        }
    }

    private static func levels(_ skus: [SKUID], _ fixture: ShopFixture) async throws -> [[Int]] {
        let inventory = fixture.shop.inventory
        return try await fixture.database.read { session in
            try skus.map { try inventory.items(of: $0, in: session).map(\.onHand) }
        }
    }

    private static func actions(of subject: String, _ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { session in
            try session.auditLog(.subject(subject)).items.map(\.action)
        }
    }
}
