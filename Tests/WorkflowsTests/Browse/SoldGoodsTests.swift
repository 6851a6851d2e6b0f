import Catalog
import Database
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

@Suite struct SoldGoodsTests {
    private static func sold(_ fixture: ShopFixture, _ sku: SKUID) async throws -> Int {
        let shop = fixture.shop
        let items: [SKUID: SaleItem] = try await fixture.database.read { session in
            try shop.catalog.saleItems([sku], in: session)
        }
        let product = try #require(items[sku]).productID
        let detail = try await shop.catalog.product(.id(product), includeUnpublished: true)
        return try #require(detail).product.soldLately
    }

    private static func bestselling(_ fixture: ShopFixture) async throws -> [SKUID] {
        let filter = ProductFilter(sort: .bestselling)
        return try await fixture.shop.catalog.products(filter).items.flatMap { $0.skus.map(\.id) }
    }

    @Test(arguments: TestEngine.all)
    func `what was paid for lately is counted per product, and lists stand in that order`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (few, many, none) = (
                try await fixture.goods(2), try await fixture.goods(2), try await fixture.goods()
            )
            _ = try await fixture.paidOrder([(few[0], 1), (few[1], 2)])
            _ = try await fixture.paidOrder([(many[0], 3), (few[0], 1)])
            _ = try await fixture.paidOrder([(many[1], 2)])
            // Who has not paid has bought nothing.
            _ = try await fixture.place([(none[0], 9)])
            #expect(try await Self.bestselling(fixture) == none + many + few)
            #expect(try await fixture.shop.countSold() == 2)
            let counts = [
                try await Self.sold(fixture, few[1]), try await Self.sold(fixture, many[0]),
                try await Self.sold(fixture, none[0]),
            ]
            #expect(counts == [4, 5, 0])
            #expect(try await Self.bestselling(fixture) == many + few + none)
            let shown = try await fixture.database.read { [shop = fixture.shop] session in
                try shop.catalog.bestselling(limit: PageLimit(clamping: 8), in: session)
            }
            #expect(shown.map(\.soldLately) == [5, 4])
            // Nothing new: nothing is written.
            fixture.base.log.clear()
            #expect(try await fixture.shop.countSold() == 0)
            #expect(fixture.base.log.statements.count == 1, "\(fixture.base.log.statements)")
            // After a month it is no longer lately.
            fixture.clock.advance(by: .days(Shop.soldDays) + .hours(2))
            #expect(try await fixture.shop.countSold() == 2)
            #expect(try await Self.sold(fixture, many[0]) == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a count leaves the versions of products alone`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods()
            let before = try await fixture.shop.catalog.products().items[0]
            _ = try await fixture.paidOrder([(skus[0], 2)])
            try await fixture.shop.countSold()
            let after = try await fixture.shop.catalog.products().items[0]
            #expect(after.version == before.version && after.soldLately == 2 && before.soldLately == 0)
        }
    }
}
