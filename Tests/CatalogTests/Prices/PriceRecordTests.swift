import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct PriceRecordTests {
    @Test(arguments: TestEngine.all)
    func `the price history is read page by page, newest first, with who and why`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category()).skus[0]
            for price: Int64 in [1_100, 1_200, 1_300] { try await fixture.price(sku.id, price, reason: "to \(price)") }
            var cursor: Cursor?
            var prices: [Int64] = []
            var pages = 0
            repeat {
                let after = cursor
                let page = try await fixture.database.read { [catalog = fixture.catalog] session in
                    try catalog.priceHistory(of: sku.id, after: after, limit: PageLimit(clamping: 3), in: session)
                }
                prices += page.items.map(\.newPriceMinor)
                cursor = page.next
                pages += 1
                if pages == 1 {
                    #expect(page.items.map(\.givenReason) == ["to 1300", "to 1200", "to 1100"])
                    #expect(page.items.allSatisfy { $0.source == .edit && $0.by == fixture.actor.actor.description })
                } else {
                    #expect(page.items.map(\.source) == [.first] && page.items.map(\.givenReason) == [""])
                }
            } while cursor != nil && pages < 5
            #expect(prices == [1_300, 1_200, 1_100, 1_000] && pages == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `there is no price history of what is not there`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            await #expect(throws: NotFound.self) {
                _ = try await fixture.database.read { [catalog = fixture.catalog] session in
                    try catalog.priceHistory(of: SKUID(1), limit: .standard, in: session)
                }
            }
            let none = try await fixture.lowest([])
            #expect(none.isEmpty)
        }
    }

    /// Day by day: 10.00, on day 40 8.00, on day 41 12.00, on day 50 a new list price, on day 75 11.00.
    @Test(arguments: TestEngine.all)
    func `the lowest price is that of thirty days, and a reduction is held against those before it`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let clock = fixture.base.clock
            let products = try await fixture.onSale("a", category: try await fixture.category(), prices: [1_000, 500])
            let (sku, other) = (products.skus[0].id, products.skus[1].id)
            #expect(
                try await fixture.lowest([sku, other])
                    == [
                        sku: .init(recentMinor: 1_000, beforePresentMinor: nil),
                        other: .init(recentMinor: 500, beforePresentMinor: nil),
                    ])
            clock.advance(by: .days(40))
            try await fixture.price(sku, 800)
            #expect(try await fixture.lowest(sku) == .init(recentMinor: 800, beforePresentMinor: 1_000))
            clock.advance(by: .days(1))
            try await fixture.price(sku, 1_200)
            #expect(try await fixture.lowest(sku) == .init(recentMinor: 800, beforePresentMinor: 800))
            clock.advance(by: .days(9))
            try await fixture.price(sku, 1_200, list: 1_500)
            // The price itself began before: what is held against it stays the same.
            #expect(try await fixture.lowest(sku) == .init(recentMinor: 800, beforePresentMinor: 800))
            clock.advance(by: .days(25))
            #expect(try await fixture.lowest(sku) == .init(recentMinor: 1_200, beforePresentMinor: 800))
            try await fixture.price(sku, 1_100, list: 1_500)
            #expect(try await fixture.lowest(sku) == .init(recentMinor: 1_100, beforePresentMinor: 1_200))
        }
    }
}

extension CatalogFixture {
    /// A change of a price by hand, at the version that is there.
    @discardableResult
    func price(_ id: SKUID, _ priceMinor: Int64, list: Int64? = nil, reason: String = "") async throws -> SKU {
        var changes = SKUChanges()
        changes.priceMinor = priceMinor
        changes.listPriceMinor = list
        return try await catalog.updateSKU(
            id, version: try await sku(id).version, changes, reason: reason, by: actor)
    }

    func sku(_ id: SKUID) async throws -> SKU {
        let items = try await database.read { [catalog] in try catalog.saleItems([id], in: $0) }
        let product = try #require(items[id]?.productID)
        return try #require(try await stored(product).product.skus.first { $0.id == id })
    }

    func lowest(_ ids: [SKUID]) async throws -> [SKUID: LowestPrices] {
        try await database.read { [catalog] in try catalog.lowestPrices(of: ids, in: $0) }
    }

    func lowest(_ id: SKUID) async throws -> LowestPrices? { try await lowest([id])[id] }
}
