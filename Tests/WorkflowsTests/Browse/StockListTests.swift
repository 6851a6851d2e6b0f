import Catalog
import Database
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct StockListTests {
    @Test(arguments: TestEngine.all, ProductSort.allCases)
    func `a list of what is in stock has full pages and shows everything once`(
        engine: TestEngine, sort: ProductSort
    ) async throws {
        try await withShop(engine) { fixture in
            var stocked: Set<SKUID> = []
            // Long stretches without stock, longer than what is looked through at once, and single ones.
            for index in 0..<130 {
                fixture.clock.advance(by: .milliseconds(index % 3))
                let isStocked = (20..<26).contains(index) || index > 80 && index % 7 == 0 || index == 129
                let skus = try await fixture.goods(2, priceMinor: Int64(1_000 + index % 5), stock: 0)
                guard isStocked else { continue }
                try await fixture.receive(1, of: skus[1])
                stocked.insert(skus[1])
            }
            // What is reserved is not left.
            let reserved = try await fixture.goods(1, stock: 1)
            _ = try await fixture.place([(reserved[0], 1)])
            let listing = ProductListing(.onSale(ProductFilter(sort: sort)), isInStock: true)
            let limit = try #require(PageLimit(4))
            var pages: [[SKUID]] = []
            var cursor: Cursor?
            repeat {
                let (place, shop) = (cursor, fixture.shop)
                let found = try await fixture.database.read {
                    try shop.products(listing, after: place, limit: limit, in: $0)
                }
                pages.append(found.page.items.flatMap { $0.skus.map(\.id) }.filter { found.available[$0] == 1 })
                cursor = found.page.next
            } while cursor != nil && pages.count < 50
            #expect(pages.flatMap(\.self).count == stocked.count)
            #expect(Set(pages.flatMap(\.self)) == stocked)
            #expect(pages.dropLast().allSatisfy { $0.count == 4 } && pages.last?.isEmpty == false, "\(pages)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a walk over goods of which nothing is left ends, and its cursor leads on`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (shop, actor) = (fixture.shop, ShopFixture.staff)
            let last = try await fixture.goods(1, stock: 3)
            try await fixture.database.write { transaction in
                for start in stride(from: 0, to: ProductListing.walkLimit + 5, by: 500) {
                    _ = try shop.catalog.importProducts(
                        (start..<min(start + 500, ProductListing.walkLimit + 5)).map {
                            ImportedProduct(code: "old-\($0)", title: "Old \($0)", priceMinor: 100)
                        }, state: .offSale, currency: .cny, at: fixture.clock.now, by: actor, in: transaction)
                }
            }
            func inStock(_ state: ProductState, after cursor: Cursor? = nil) async throws -> StockedProducts {
                let listing = ProductListing(.staff(state, query: nil), isInStock: true)
                return try await fixture.database.read {
                    try shop.products(listing, after: cursor, limit: .standard, in: $0)
                }
            }
            #expect(try await inStock(.onSale).page.items.map { $0.skus.map(\.id) } == [last])
            let first = try await inStock(.offSale)
            #expect(first.page.items.isEmpty)
            let next = try #require(first.page.next)
            let second = try await inStock(.offSale, after: next)
            #expect(second.page.items.isEmpty && second.page.next == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `cards come without variants, and say all the same what is sold out`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            _ = try await fixture.goods(2, stock: 3)
            _ = try await fixture.goods(1, stock: 0)
            // Somebody else has the last one.
            let reserved = try await fixture.goods(1, stock: 1)
            _ = try await fixture.place([(reserved[0], 1)])
            let listing = ProductListing(.onSale(ProductFilter(sort: .newest)))
            let (whole, cards) = try await fixture.database.read { session in
                (
                    try shop.products(listing, after: nil, limit: .standard, in: session),
                    try shop.products(listing, after: nil, limit: .standard, withVariants: false, in: session)
                )
            }
            #expect(whole.page.items.count == 3 && cards.page.items.map(\.id) == whole.page.items.map(\.id))
            #expect(cards.page.items.allSatisfy(\.skus.isEmpty) && !whole.page.items.contains { $0.skus.isEmpty })
            #expect(cards.page.items.map(\.priceMinor) == whole.page.items.map(\.priceMinor))
            #expect(whole.soldOut == Set(whole.page.items.prefix(2).map(\.id)) && cards.soldOut == whole.soldOut)
        }
    }

    @Test(arguments: TestEngine.all)
    func `low is what staff say, below the standard and above it`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            for stock in [1, 2, 4, 5, 19, 20] { _ = try await fixture.goods(1, stock: stock) }
            for (threshold, stocks) in [(1, []), (3, [1, 2]), (5, [1, 2, 4]), (20, [1, 2, 4, 5, 19])] {
                let (count, found) = try await fixture.database.read { [shop = fixture.shop] session in
                    (
                        try session.run(Inventory.lowStockCount(below: threshold, upTo: 100)),
                        try shop.inventory.items(below: threshold, after: nil, limit: .standard, in: session)
                    )
                }
                #expect(count == stocks.count && found.items.map(\.available).sorted() == stocks, "\(threshold)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `low levels are counted by their index`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let threshold = Inventory.lowStockThreshold
            #expect(fixture.shop.settings.lowStockThreshold == threshold)
            for stock in [threshold - 1, threshold, threshold + 1, 1] { _ = try await fixture.goods(1, stock: stock) }
            let plenty = try await fixture.goods(1, stock: threshold)
            _ = try await fixture.place([(plenty[0], 1)])
            fixture.base.log.clear()
            let count = try await fixture.database.read {
                try $0.run(Inventory.lowStockCount(below: threshold, upTo: 100))
            }
            #expect(count == 3)
            let statement = try #require(fixture.base.log.statements.last { $0.contains("stock_levels") })
                .replacing(/[?$]1/, with: "100")
            let plan = try await fixture.database.write { transaction in
                // A table of a few rows is read whole unless that is made dear.
                if engine == .postgres { try transaction.post("SET LOCAL enable_seqscan = off") }
                let words: SQL = engine == .postgres ? "EXPLAIN" : "EXPLAIN QUERY PLAN"
                let rows = try transaction.rows("\(words) \(unsafe: statement)")
                return rows.map { "\($0.values)" }.joined(separator: "\n")
            }
            #expect(plan.contains("stock_levels_low"), "\(plan)")
        }
    }
}
