import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct ImportTests {
    private static let rows = (0..<1_203).map {
        ImportedProduct(code: "\(10_000 + $0)a", title: "WHITE HEART \($0)", priceMinor: Int64($0))
    }

    private static func run(_ rows: [ImportedProduct], _ fixture: CatalogFixture) async throws -> [String: SKUID] {
        let catalog = fixture.catalog
        return try await fixture.database.write { transaction in
            try catalog.importProducts(
                rows, currency: .gbp, at: Timestamp(milliseconds: 1_291_192_000_000), by: .system("import"),
                in: transaction)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the goods of the past come in once, however often they are imported`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            fixture.base.log.clear()
            let first = try await Self.run(Self.rows, fixture)
            #expect(first.count == Self.rows.count)
            let before = try await fixture.everything()
            let again = try await Self.run(Self.rows.reversed() + [Self.rows[0]], fixture)
            #expect(again == first)
            #expect(try await fixture.everything() == before)
            let catalog = fixture.catalog
            let id = try #require(first["10007a"])
            let item = try await fixture.database.read { session in try catalog.saleItems([id], in: session)[id] }
            #expect(item?.title == "WHITE HEART 7")
            #expect(item?.unitPriceMinor == 7)
            #expect(item?.currency == .gbp)
            #expect(item?.isOnSale == false)
            let found = try await catalog.productsForStaff(state: .archived, query: "heart 1200")
            #expect(found.items.flatMap(\.skus).map(\.code) == ["11200a"])
            #expect(found.items.first?.createdAt == Timestamp(milliseconds: 1_291_192_000_000))
        }
    }

    @Test(arguments: TestEngine.all)
    func `codes that differ in case are two goods, and a repeated one is one`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let rows = [
                ImportedProduct(code: "15056BL", title: "Parasol", priceMinor: 595),
                ImportedProduct(code: "15056bl", title: "parasol", priceMinor: 595),
                ImportedProduct(code: "15056BL", title: "Another", priceMinor: 1),
            ]
            let ids = try await Self.run(rows, fixture)
            #expect(ids.count == 2)
            #expect(ids["15056BL"] != ids["15056bl"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a wrong row keeps its whole batch out`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            for wrong in [
                ImportedProduct(code: "", title: "x", priceMinor: 1),
                ImportedProduct(code: " a", title: "x", priceMinor: 1),
                ImportedProduct(code: "a", title: " ", priceMinor: 1),
                ImportedProduct(code: "a", title: "x", priceMinor: -1),
            ] {
                await #expect(throws: InputError.self) {
                    _ = try await Self.run([Self.rows[0], wrong], fixture)
                }
            }
            let kept = try await fixture.everything()
            #expect(kept.isEmpty)
        }
    }
}
