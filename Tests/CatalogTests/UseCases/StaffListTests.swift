import Catalog
import Database
import Kernel
import TestSupport
import Testing

/// The list of goods as staff narrow and order it.
@Suite struct StaffListTests {
    /// All pages of a list, of two products each.
    private static func slugs(_ filter: StaffFilter, _ fixture: CatalogFixture) async throws -> [String] {
        let limit = try #require(PageLimit(2))
        return try await fixture.database.read { [catalog = fixture.catalog] session in
            var (slugs, cursor): ([String], Cursor?) = ([], nil)
            for _ in 0..<10 {
                let found = try catalog.foundForStaff(filter, after: cursor, limit: limit, in: session)
                slugs += found.items.map(\.slug)
                cursor = found.next
                if cursor == nil { break }
            }
            return slugs
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods are narrowed by category, brand and words, and ordered by price and title, over all pages`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let clothes = try await fixture.category("clothes")
            let summer = try await fixture.category("summer", below: clothes)
            let shoes = try await fixture.category("shoes")
            let dear = try await fixture.onSale("a", title: "D dress", brand: "Li", category: clothes, prices: [900])
            _ = try await fixture.onSale("b", title: "B dress", brand: "Li", category: summer, prices: [200])
            _ = try await fixture.onSale("c", title: "C shoe", brand: "Anta", category: shoes, prices: [300])
            _ = try await fixture.onSale("d", title: "B dress", brand: "Anta", category: summer, prices: [200])
            _ = try await fixture.catalog.createProduct(
                NewProduct(slug: "e", title: "A draft", categoryID: shoes), by: fixture.actor)
            let brand = try #require(dear.brandID)
            let expected: [(StaffFilter, [String])] = [
                (StaffFilter(), ["e", "d", "c", "b", "a"]),
                (StaffFilter(sort: .title), ["e", "b", "d", "c", "a"]),
                (StaffFilter(sort: .priceAscending), ["e", "b", "d", "c", "a"]),
                (StaffFilter(sort: .priceDescending), ["a", "c", "d", "b", "e"]),
                (StaffFilter(categoryID: clothes), ["d", "b", "a"]),
                (StaffFilter(categoryID: clothes, sort: .title), ["b", "d", "a"]),
                (StaffFilter(brandID: brand), ["b", "a"]),
                (StaffFilter(categoryID: summer, brandID: brand), ["b"]),
                (StaffFilter(state: .draft, categoryID: shoes), ["e"]),
                (StaffFilter(query: "dress", sort: .priceDescending), ["a", "d", "b"]),
                (StaffFilter(query: "dress", brandID: brand, sort: .newest), ["b", "a"]),
                (StaffFilter(query: "!!", sort: .title), []),
            ]
            for (filter, slugs) in expected {
                #expect(try await Self.slugs(filter, fixture) == slugs, "\(filter)")
            }
            // The export has the same goods in its own order.
            for (filter, slugs) in expected {
                let exported = try await fixture.database.read { [catalog = fixture.catalog] session in
                    try catalog.details(
                        of: try catalog.selection(filter, in: session), after: nil, limit: .standard, in: session
                    ).map(\.product.slug)
                }
                #expect(exported == slugs.sorted(), "\(filter)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `goods are found by a tag as long as they have it, over all pages`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            var ids: [ProductID] = []
            for (slug, tags) in [
                ("a", ["新品", "50%", "新品"]), ("b", []), ("c", ["新品", "礼物"]), ("d", ["新"]), ("e", ["新品"]),
            ] {
                var new = NewProduct(slug: slug, title: "Dress \(slug)", skus: [NewSKU(code: slug, priceMinor: 100)])
                new.tags = tags
                ids.append(try await fixture.catalog.createProduct(new, by: fixture.actor).product.id)
            }
            func found(_ tag: String, _ more: StaffFilter = StaffFilter()) async throws -> [String] {
                var filter = more
                filter.tag = tag
                return try await Self.slugs(filter, fixture)
            }
            let expected: [(String, StaffFilter, [String])] = [
                ("新品", StaffFilter(), ["e", "c", "a"]), ("50%", StaffFilter(), ["a"]), ("新", StaffFilter(), ["d"]),
                ("%", StaffFilter(), []), ("新品", StaffFilter(sort: .title), ["a", "c", "e"]),
                ("新品", StaffFilter(query: "dress c"), ["c"]), ("新品", StaffFilter(state: .onSale), []),
            ]
            for (tag, more, slugs) in expected { #expect(try await found(tag, more) == slugs, "\(tag) \(more)") }
            var changes = ProductChanges()
            changes.tags = ["礼物", "b's"]
            _ = try await fixture.catalog.updateProduct(ids[0], version: 1, changes, by: fixture.actor)
            changes = ProductChanges()
            changes.title = "Another dress"
            _ = try await fixture.catalog.updateProduct(ids[2], version: 1, changes, by: fixture.actor)
            for (tag, slugs) in [("新品", ["e", "c"]), ("礼物", ["c", "a"]), ("b's", ["a"]), ("50%", [])] {
                #expect(try await found(tag) == slugs, "\(tag)")
            }
            let last = ids[4]
            try await fixture.database.write { [catalog = fixture.catalog, actor = fixture.actor] transaction in
                try catalog.removeProduct(last, version: 1, by: actor, in: transaction) { _ in false }
            }
            #expect(try await found("新品") == ["c"])
            let left = try await fixture.database.read { session in
                try session.rows("SELECT product_id, tag FROM product_tags ORDER BY product_id, tag").count
            }
            #expect(left == 5)
        }
    }

    /// Tags of before are lines in the row of their product.
    @Test(arguments: TestEngine.all)
    func `goods that had tags before lists knew them are found as well`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            var new = NewProduct(slug: "a", title: "A")
            new.tags = ["新品", "礼物", "新品"]
            _ = try await fixture.catalog.createProduct(new, by: fixture.actor)
            _ = try await fixture.catalog.createProduct(NewProduct(slug: "b", title: "B"), by: fixture.actor)
            func tags() async throws -> [[SQLValue]] {
                try await fixture.database.read { session in
                    try session.rows("SELECT tag, product_id FROM product_tags ORDER BY tag").map(\.values)
                }
            }
            let written = try await tags()
            let filling = try #require(CatalogMigrations.all.first { $0.name == "fill-product-tags" })
            let dialect: Dialect = engine == .sqlite ? .sqlite : .postgres
            try await fixture.database.write { transaction in
                _ = try transaction.execute("DELETE FROM product_tags")
                for case .only(dialect, let statement) in filling.changes { _ = try transaction.execute(statement) }
            }
            #expect(written.count == 2)
            #expect(try await tags() == written)
        }
    }

    @Test(arguments: TestEngine.all)
    func `categories and brands know how many products they have`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (clothes, shoes) = (try await fixture.category("clothes"), try await fixture.category("shoes"))
            let first = try await fixture.onSale("a", brand: "Li", category: clothes)
            _ = try await fixture.onSale("b", brand: "Li", category: clothes)
            _ = try await fixture.catalog.createProduct(NewProduct(slug: "c", title: "C"), by: fixture.actor)
            let brand = try #require(first.brandID)
            let (categories, brands) = try await fixture.database.read { [catalog = fixture.catalog] session in
                (try catalog.productCounts(in: session), try catalog.brandCounts(in: session))
            }
            #expect(categories == [clothes: 2] && categories[shoes] == nil && brands == [brand: 2])
        }
    }
}
