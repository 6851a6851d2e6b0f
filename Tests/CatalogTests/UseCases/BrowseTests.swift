import Catalog
import Database
import Foundation
import Kernel
import TestSupport
import Testing

@Suite struct BrowseTests {
    @Test(arguments: TestEngine.all)
    func `Chinese and English are found by words, pairs and single characters`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            _ = try await fixture.onSale("dress", title: "夏季法式碎花连衣裙 女", brand: "Ｚara", category: shelf)
            _ = try await fixture.onSale("headset", title: "华为 FreeBuds Pro3 降噪蓝牙耳机", category: shelf)
            _ = try await fixture.onSale("light", title: "WHITE HANGING HEART T-LIGHT HOLDER", category: shelf)
            let expected: [(String, [String])] = [
                ("连衣裙", ["dress"]), ("蓝牙耳机", ["headset"]), ("耳机 华为", ["headset"]), ("女", ["dress"]),
                ("季", ["dress"]), ("裙", ["dress"]), ("耳", ["headset"]), ("衣机", []), ("freebuds", ["headset"]),
                ("ＦreeＢuds 3", ["headset"]), ("heart light", ["light"]), ("hear", []), ("ZARA", ["dress"]),
                ("LIGHT-0", ["light"]), ("heart 耳机", []), ("  ", ["dress", "headset", "light"]), ("!!", []),
                ("%", []), ("' OR 1=1", []), ("\u{0}", []),
            ]
            for (query, slugs) in expected {
                let page = try await fixture.catalog.products(ProductFilter(query: query))
                #expect(page.items.map(\.slug).sorted() == slugs, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `an edit is found by its new words and no more by its old ones`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", title: "红色连衣裙", category: try await fixture.category())
            var changes = ProductChanges()
            changes.title = "蓝色 trousers"
            _ = try await fixture.catalog.updateProduct(
                product.id, version: product.version, changes, by: fixture.actor)
            var sku = SKUChanges()
            sku.attributes = ["尺码": "均码"]
            _ = try await fixture.catalog.updateSKU(product.skus[0].id, version: 1, sku, by: fixture.actor)
            for (query, count) in [("连衣裙", 0), ("蓝色", 1), ("Trousers", 1), ("均码", 1)] {
                let found = try await fixture.catalog.products(ProductFilter(query: query))
                #expect(found.items.count == count, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `filters narrow by category with what is below it, by brand and by price`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let clothes = try await fixture.category("clothes")
            let dresses = try await fixture.category("dresses", below: clothes)
            let summer = try await fixture.category("summer", below: dresses)
            let shoes = try await fixture.category("shoes")
            _ = try await fixture.onSale("a", brand: "Ｌi-Ning", category: clothes, prices: [100, 900])
            _ = try await fixture.onSale("b", brand: "LI-NING", category: summer, prices: [200])
            _ = try await fixture.onSale("c", brand: "Anta", category: shoes, prices: [300])
            let draft = NewProduct(slug: "d", title: "A thing", brand: "Secret", categoryID: clothes)
            _ = try await fixture.catalog.createProduct(draft, by: fixture.actor)
            let expected: [(ProductFilter, [String])] = [
                (ProductFilter(), ["a", "b", "c"]), (ProductFilter(categoryID: clothes), ["a", "b"]),
                (ProductFilter(categoryID: dresses), ["b"]), (ProductFilter(categoryID: CategoryID(1)), []),
                (ProductFilter(brand: "li-ning"), ["a", "b"]), (ProductFilter(brand: "Secret"), []),
                (ProductFilter(priceMinMinor: 200), ["b", "c"]), (ProductFilter(priceMaxMinor: 200), ["a", "b"]),
                (ProductFilter(priceMinMinor: 200, priceMaxMinor: 200), ["b"]),
                (ProductFilter(query: "thing", categoryID: clothes, brand: "Li-Ning", priceMaxMinor: 150), ["a"]),
            ]
            for (filter, slugs) in expected {
                let page = try await fixture.catalog.products(filter)
                #expect(page.items.map(\.slug).sorted() == slugs, "\(filter)")
                #expect(page.next == nil)
            }
            #expect(try await fixture.catalog.brands().map { TextFolding.fold($0) } == ["anta", "li-ning"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a search looks for its way, and then a page and its variants are one statement`(engine: TestEngine)
        async throws
    {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            for index in 0..<5 { _ = try await fixture.onSale("p\(index)", category: shelf, prices: [3, 1, 2]) }
            let limit = try #require(PageLimit(3))
            fixture.base.log.clear()
            let page = try await fixture.catalog.products(ProductFilter(query: "thing"), limit: limit)
            #expect(fixture.base.log.statements.count == 3)
            fixture.base.log.clear()
            _ = try await fixture.catalog.products(limit: limit)
            #expect(fixture.base.log.statements.count == 1)
            fixture.base.log.clear()
            #expect(page.items.count == 3)
            #expect(page.items.allSatisfy { $0.skus.map(\.priceMinor) == [3, 1, 2] && $0.priceMinor == 1 })
            #expect(page.next != nil)
        }
    }

    @Test(arguments: TestEngine.all, ProductSort.allCases)
    func `paging shows everything once while products come`(engine: TestEngine, sort: ProductSort) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            var old: Set<ProductID> = []
            for index in 0..<23 {
                // Equal times and equal prices: the id decides.
                if index % 4 == 0 { fixture.base.clock.advance(by: .seconds(1)) }
                old.insert(try await fixture.onSale("p\(index)", category: shelf, prices: [Int64(index % 3)]).id)
            }
            let limit = try #require(PageLimit(4))
            var seen: [Product] = []
            var cursor: Cursor?
            var pages = 0
            repeat {
                let page = try await fixture.catalog.products(
                    ProductFilter(query: "thing", sort: sort), after: cursor, limit: limit)
                seen += page.items
                cursor = page.next.flatMap { Cursor($0.text) }
                pages += 1
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale("new\(pages)", category: shelf, prices: [Int64(pages % 3)])
            } while cursor != nil && pages < 50
            let ids = seen.map(\.id)
            #expect(Set(ids).count == ids.count)
            #expect(old.isSubset(of: ids))
            switch sort {
            case .newest, .relevance:
                #expect(Set(ids) == old)
                let times = seen.compactMap(\.publishedAt)
                #expect(times.count == seen.count)
                #expect(times == times.sorted(by: >))
            // Nothing was sold: the ids decide, and what comes stands before them.
            case .bestselling: #expect(ids == old.sorted(by: >))
            case .priceAscending: #expect(seen.map(\.priceMinor) == seen.compactMap(\.priceMinor).sorted())
            case .priceDescending: #expect(seen.map(\.priceMinor) == seen.compactMap(\.priceMinor).sorted(by: >))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff see every state, newest first`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            _ = try await fixture.onSale("sold", category: shelf)
            for index in 0..<3 {
                _ = try await catalog.createProduct(NewProduct(slug: "d\(index)", title: "草稿"), by: actor)
            }
            let limit = try #require(PageLimit(3))
            let first = try await catalog.productsForStaff(limit: limit)
            #expect(first.items.map(\.slug) == ["d2", "d1", "d0"])
            let second = try await catalog.productsForStaff(after: first.next, limit: limit)
            #expect(second.items.map(\.slug) == ["sold"])
            #expect(second.next == nil)
            #expect(try await catalog.productsForStaff(state: .onSale).items.map(\.slug) == ["sold"])
            #expect(try await catalog.productsForStaff(state: .draft, query: "草稿").items.count == 3)
            #expect(try await catalog.productsForStaff(state: .archived).items.isEmpty)
        }
    }

    @Test func `lists walk their indexes and sort nothing`() async throws {
        try await withCatalog(.sqlite) { fixture in
            let indexes = [
                (ProductSort.newest, "products_by_newest"), (.priceAscending, "products_by_price"),
                (.bestselling, "products_by_sold"),
            ]
            for (sort, index) in indexes {
                fixture.base.log.clear()
                _ = try await fixture.catalog.products(
                    ProductFilter(sort: sort), after: Cursor(key: 1, id: 1))
                let statement = try #require(fixture.base.log.statements.first)
                // Only the page itself: the join with its variants is sorted again, a hundred products at most.
                let start = try #require(statement.range(of: "SELECT"))
                let end = try #require(statement.range(of: "LIMIT ?"))
                let inner = statement[start.lowerBound..<end.lowerBound].replacing(#/\?\d/#, with: "1")
                let plan = try await fixture.database.read { session in
                    try session.rows("EXPLAIN QUERY PLAN \(unsafe: String(inner))").map { try $0[3] as String }
                }
                #expect(plan.count == 1, "\(plan)")
                #expect(plan.first?.contains(index) == true, "\(plan)")
            }
        }
    }
}
