import Catalog
import Kernel
import TestSupport
import Testing

/// A list price that nobody has set is none, whatever becomes of the price.
@Suite struct ListPriceTests {
    /// A form that shows what is there sent the list price back with every new price: a lower price was shown as
    /// reduced from it, and a higher one refused for it.
    @Test(arguments: TestEngine.all)
    func `no list price stays none when the price is raised and lowered, until a command sets one`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            let sku = try await fixture.onSale("a", category: shelf, prices: [6_900]).skus[0].id
            func change(_ price: Int64, list: Int64? = nil) async throws -> [Int64?] {
                let new = try await fixture.price(sku, price, list: list)
                return [new.priceMinor, new.ownListPrice?.amountMinor]
            }
            #expect(try await change(7_500, list: 6_900) == [7_500, nil])
            #expect(try await change(4_900) == [4_900, nil])
            #expect(try await change(5_900, list: 5_900) == [5_900, nil])
            let stored = try await fixture.sku(sku)
            #expect(stored.ownListPrice == nil && stored.listPriceMinor == 5_900)
            // One that is said, and above the price, is one: also the price from before.
            #expect(try await change(4_900, list: 5_900) == [4_900, 5_900])
            #expect(try await change(4_500) == [4_500, 5_900])
            // The price takes it away.
            #expect(try await change(4_500, list: 4_500) == [4_500, nil])
            #expect(try await change(4_000) == [4_000, nil])
            let history = try await fixture.catalog.priceHistory(of: sku)
            #expect(
                history.map { $0.ownListPrice?.amountMinor } == [nil, nil, 5_900, 5_900, nil, nil, nil, nil],
                "\(history)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a list price below the price is refused where it is another one than the price before`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            let sku = try await fixture.onSale("a", category: shelf, prices: [6_900]).skus[0].id
            let refused = InputError.invalid(field: "list_price", reason: .listPrice)
            let before = try await fixture.everything()
            await #expect(throws: refused) { try await fixture.price(sku, 7_500, list: 7_000) }
            await #expect(throws: refused) { try await fixture.price(sku, 6_900, list: 6_800) }
            #expect(try await fixture.everything() == before)
        }
    }
}
