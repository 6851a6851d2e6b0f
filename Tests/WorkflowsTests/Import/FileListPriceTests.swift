import Catalog
import Kernel
import TestSupport
import Testing
import Workflows

/// List prices of files of goods: one that nobody has set is none.
@Suite struct FileListPriceTests {
    private func take(
        _ text: String, into fixture: ShopFixture, dryRun: Bool = false
    ) async throws -> ProductImportSummary {
        try await ProductImport(shop: fixture.shop, options: .init(isDryRun: dryRun), by: ShopFixture.staff)
            .run(content: Array(text.utf8), rowLimit: 100)
    }

    /// As `49.00`, or `49.00 of 59.00`.
    private func prices(_ fixture: ShopFixture) async throws -> [String] {
        let found = try await fixture.shop.catalog.product(.slug("candle"), includeUnpublished: true)
        return (found?.product.skus ?? []).map { sku in
            sku.ownListPrice.map { "\(sku.price.decimal) of \($0.decimal)" } ?? sku.price.decimal
        }
    }

    /// The dry run named the price alone, and the shop showed the old one struck out; a higher price was refused.
    @Test(arguments: TestEngine.all)
    func `an exported price that is lowered or raised leaves no list price where there was none`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "candle", title: "香薰蜡烛",
                    skus: [
                        NewSKU(code: "C-1", attributes: ["香型": "桂花"], priceMinor: 8_900),
                        NewSKU(code: "C-2", attributes: ["香型": "茉莉"], priceMinor: 8_900),
                        NewSKU(
                            code: "C-3", attributes: ["香型": "檀香"], priceMinor: 8_900, listPriceMinor: 9_900),
                    ]), by: ShopFixture.staff)
            var exported = ""
            _ = try await ProductExport(shop: fixture.shop).run { exported += $0 }
            let changed = exported.replacing("桂花,,89.00,", with: "桂花,,85.00,")
                .replacing("茉莉,,89.00,", with: "茉莉,,95.00,").replacing("檀香,,89.00,", with: "檀香,,88.00,")
            let dry = try await take(changed, into: fixture, dryRun: true)
            let parts = ["price C-1 89.00 → 85.00", "price C-2 89.00 → 95.00", "price C-3 89.00 → 88.00"]
            #expect(dry.notes.isEmpty, "\(dry.notes)")
            #expect(dry.changes.first?.parts.map { $0.text(column: $0.column) } == parts)
            #expect(try await prices(fixture) == ["89.00", "89.00", "89.00 of 99.00"])
            let taken = try await take(changed, into: fixture)
            #expect(taken.changes == dry.changes && taken.notes.isEmpty)
            #expect(try await prices(fixture) == ["85.00", "95.00", "88.00 of 99.00"])
            #expect(try await take(changed, into: fixture).unchanged == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file sets a list price and says so, takes one away, and one sent back below a raised price is none`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            _ = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "candle", title: "蜡烛", skus: [NewSKU(code: "C-1", priceMinor: 8_900)]),
                by: ShopFixture.staff)
            func change(_ price: String, _ list: String) async throws -> [String] {
                let file = "slug,title,code,price,list_price\ncandle,蜡烛,C-1,\(price),\(list)\n"
                let taken = try await take(file, into: fixture)
                #expect(taken.notes.isEmpty, "\(taken.notes)")
                return taken.changes.flatMap(\.parts).map { $0.text(column: $0.column) }
            }
            // As older exports wrote it.
            #expect(try await change("95", "89") == ["price C-1 89.00 → 95.00"])
            #expect(try await prices(fixture) == ["95.00"])
            #expect(try await change("85", "95") == ["price C-1 95.00 → 85.00", "list_price C-1 + 95.00"])
            #expect(try await prices(fixture) == ["85.00 of 95.00"])
            #expect(try await change("85", "") == ["list_price C-1 − 95.00"])
            #expect(try await prices(fixture) == ["85.00"])
        }
    }
}
