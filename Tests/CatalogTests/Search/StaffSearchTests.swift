import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct StaffSearchTests {
    /// All of a list, some products at a time.
    private static func walk(
        _ query: String, state: ProductState? = nil, by limit: Int, _ catalog: Catalog
    ) async throws -> [Product] {
        var (found, cursor): ([Product], Cursor?) = ([], nil)
        repeat {
            let page = try await catalog.productsForStaff(
                state: state, query: query, after: cursor, limit: PageLimit(clamping: limit))
            found += page.items
            // As an address has it.
            cursor = page.next.flatMap { Cursor($0.text) }
            #expect((cursor == nil) == (page.next == nil))
        } while cursor != nil && found.count < 1_000
        return found
    }

    /// The newest stood first, however little it had to do with what was looked for.
    @Test(arguments: TestEngine.all)
    func `staff find the best first, in every state, page after page`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, clock) = (fixture.catalog, fixture.base.clock)
            let shelf = try await fixture.category()
            _ = try await fixture.onSale("pot", title: "青花茶壶", category: shelf)
            clock.advance(by: .seconds(1))
            _ = try await catalog.createProduct(NewProduct(slug: "draft", title: "紫砂茶壶"), by: fixture.actor)
            clock.advance(by: .seconds(1))
            _ = try await fixture.onSale("cup", title: "茶杯", description: "配茶壶", category: shelf)
            clock.advance(by: .seconds(1))
            _ = try await catalog.createProduct(
                NewProduct(slug: "plan", title: "茶盘", description: "放茶壶"), by: fixture.actor)
            for limit in [1, 2, 10] {
                let all = try await Self.walk("茶壶", by: limit, catalog).map(\.slug)
                #expect(all == ["pot", "draft", "cup", "plan"], "\(limit)")
                let drafts = try await Self.walk("茶壶", state: .draft, by: limit, catalog).map(\.slug)
                #expect(drafts == ["draft", "plan"], "\(limit)")
            }
            #expect(try await Self.walk("紫砂 茶壶", by: 1, catalog).map(\.slug) == ["draft"])
            #expect(try await Self.walk("绝无此物", by: 1, catalog).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a frequent word is found to the last product, what is on sale first`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let cup = try await fixture.onSale("white-cup", title: "White cup", category: try await fixture.category())
            let rows = (0..<600).map { ImportedProduct(code: "H\($0)", title: "WHITE HEART \($0)", priceMinor: 100) }
            _ = try await fixture.database.write { transaction in
                try catalog.importProducts(
                    rows, currency: .gbp, at: fixture.base.clock.now, by: .system("import"), in: transaction)
            }
            let found = try await Self.walk("white", by: 100, catalog)
            #expect(found.count == 601 && Set(found.map(\.id)).count == 601 && found.first?.id == cup.id)
            #expect(found.dropFirst().map(\.id) == found.dropFirst().map(\.id).sorted(by: >))
            #expect(try await Self.walk("white", state: .archived, by: 70, catalog).count == 600)
            #expect(try await Self.walk("white cup", by: 10, catalog).map(\.id) == [cup.id])
            #expect(try await Self.walk("heart 599", by: 10, catalog).flatMap(\.skus).map(\.code) == ["H599"])
        }
    }
}
