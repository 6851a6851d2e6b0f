import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct FacetTests {
    @Test(arguments: TestEngine.all)
    func `each facet counts what its choices would leave`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let clothes = try await fixture.category("clothes")
            let dresses = try await fixture.category("dresses", below: clothes)
            let shoes = try await fixture.category("shoes")
            let prices: [Int64] = [1_000, 2_000, 3_000, 5_000, 9_000, 20_000]
            for (index, price) in prices.enumerated() {
                _ = try await fixture.onSale(
                    "p\(index)", brand: index < 4 ? "Li-Ning" : "Anta",
                    category: [clothes, dresses, shoes][index % 3], prices: [price])
            }
            func facets(
                _ filter: ProductFilter, isInStock: Bool = false, base: CategoryID? = nil
            ) async throws -> ProductFacets {
                try await fixture.database.read { session in
                    let sample = try catalog.facetSample(filter, base: base, in: session)
                    let stocked = Set(sample.products.prefix(2))
                    return sample.facets(
                        filter, isInStock: isInStock, stocked: stocked, base: base,
                        tree: try catalog.categories(in: session))
                }
            }
            let all = try await facets(ProductFilter(query: "thing"))
            #expect(all.total == 6 && !all.isAtLeast && all.inStock == 2)
            #expect(all.brands.map(\.name) == ["Li-Ning", "Anta"] && all.brands.map(\.count) == [4, 2])
            #expect(all.categories.map(\.id) == [clothes, shoes] && all.categories.map(\.count) == [4, 2])
            #expect(all.prices.map(\.lowest) == [nil, 2_000, 5_000])
            #expect(all.prices.map(\.highest) == [1_999, 4_999, nil])
            #expect(all.prices.map(\.count) == [1, 2, 3])
            // The brand's own choice does not narrow the brands.
            let branded = try await facets(ProductFilter(query: "thing", brand: "ANTA", priceMaxMinor: 9_000))
            #expect(branded.total == 1 && branded.brands.map(\.count) == [4, 1])
            let inside = try await facets(ProductFilter(categoryID: clothes), base: clothes)
            #expect(inside.total == 4 && inside.categories.map(\.id) == [dresses])
            let stocked = try await facets(ProductFilter(), isInStock: true)
            #expect(stocked.total == 2 && stocked.inStock == 2)
            let uncounted = try await fixture.database.read { session in
                let sample = try catalog.facetSample(ProductFilter(query: "thing"), in: session)
                return sample.facets(ProductFilter(), isInStock: false, stocked: nil, base: nil, tree: [])
            }
            #expect(uncounted.total == 6 && uncounted.inStock == nil && uncounted.brands.map(\.count) == [4, 2])
            let none = try await facets(ProductFilter(query: "nowhere"))
            #expect(none.total == 0 && none.brands.isEmpty && none.prices.isEmpty)
        }
    }

    /// Pages are cut from the sample where that is possible, and nobody can tell.
    @Test(arguments: TestEngine.all)
    func `a page out of the sample is the page of the list`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let clothes = try await fixture.category("clothes")
            let dresses = try await fixture.category("dresses", below: clothes)
            for index in 0..<12 {
                _ = try await fixture.onSale(
                    "p\(index)", brand: index < 7 ? "Li-Ning" : "Anta", category: [clothes, dresses][index % 2],
                    prices: [Int64(1_000 * (index % 5 + 1))])
            }
            let filters = [
                ProductFilter(), ProductFilter(query: "thing"), ProductFilter(query: "thing", brand: "ANTA"),
                ProductFilter(query: "thing", categoryID: dresses, priceMaxMinor: 3_000),
                ProductFilter(categoryID: clothes), ProductFilter(categoryID: clothes, brand: "li-ning"),
                ProductFilter(query: "thing", priceMinMinor: 4_000), ProductFilter(query: "thing", brand: "nobody"),
            ]
            for (filter, limit) in filters.flatMap({ filter in [1, 3, 100].map { (filter, PageLimit(clamping: $0)) } })
            {
                try await fixture.database.read { session in
                    let whole = try catalog.search(filter, limit: limit, withVariants: false, in: session)
                    for base in [nil, clothes] where base == nil || filter.query == nil && filter.categoryID == base {
                        let sampled = try catalog.sampled(
                            filter, base: base, tree: try catalog.categories(in: session), limit: limit, in: session)
                        let found = try #require(sampled?.found)
                        #expect(
                            found.items == whole.items && found.next == whole.next && found.reading == whole.reading)
                    }
                }
            }
            // Only the whole list can tell.
            try await fixture.database.read { session in
                for filter in [
                    ProductFilter(query: "thing", sort: .priceAscending), ProductFilter(query: "thnig"),
                    ProductFilter(query: " "), ProductFilter(query: "nowhere"),
                ] {
                    let sampled = try catalog.sampled(
                        filter, base: nil, tree: [], limit: .standard, in: session)
                    #expect((sampled == nil) == (filter.query != " "))
                }
            }
        }
    }
}
