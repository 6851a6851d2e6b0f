import Catalog
import Database
import Identity
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct BinTests {
    private static func bins(_ fixture: ShopFixture, _ sku: SKUID) async throws -> [String] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.inventory.items(of: sku, in: $0).map { "\($0.warehouse.code)=\($0.bin)" }
        }
    }

    private static func place(
        _ sku: SKUID, _ bin: String, in warehouse: WarehouseID, _ fixture: ShopFixture
    ) async throws {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.inventory.setBin(bin, of: sku, in: warehouse, by: ShopFixture.staff, in: $0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a bin is said for a level, changes nothing else of it, and is in the audit log`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let sku = try await fixture.goods(1, stock: 10)[0]
            _ = try await fixture.place([(sku, 4)])
            let (near, far) = (fixture.warehouses[0].id, fixture.warehouses[1].id)
            #expect(try await Self.bins(fixture, sku) == ["SH="])
            try await Self.place(sku, " A-03-2 ", in: near, fixture)
            #expect(try await Self.bins(fixture, sku) == ["SH=A-03-2"])
            let log = try await fixture.database.read { try $0.auditLog(.subject(sku.description)).items.first }
            #expect(log?.action == "bin_changed" && log?.details == "SH:  → A-03-2")
            let before = try await fixture.base.everything(DatabaseFixture.goods)
            try await Self.place(sku, "A-03-2", in: near, fixture)
            await #expect(throws: NotFound.self) { try await Self.place(sku, "B", in: far, fixture) }
            await #expect(throws: NotFound.self) { try await Self.place(SKUID(1), "B", in: near, fixture) }
            await #expect(throws: InputError.self) {
                try await Self.place(sku, String(repeating: "B", count: 41), in: near, fixture)
            }
            #expect(try await fixture.base.everything(DatabaseFixture.goods) == before)
            try await fixture.receive(1, of: sku)
            #expect(try await Self.bins(fixture, sku) == ["SH=A-03-2"])
            try await Self.place(sku, "", in: near, fixture)
            #expect(try await Self.bins(fixture, sku) == ["SH="])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a warehouse is walked past from bin to bin, page by page, and a shelf is found by how its bins begin`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (skus, shop, near) = (try await fixture.goods(7, stock: 3), fixture.shop, fixture.warehouses[0].id)
            let bins = ["B-01", "", "a-01-2", "A-01-1", "", "A-010", "A-02"]
            for (sku, bin) in zip(skus, bins) where !bin.isEmpty {
                try await Self.place(sku, bin, in: near, fixture)
            }
            try await fixture.receive(1, of: skus[0], in: 1)
            try await Self.place(skus[0], "A-01-9", in: fixture.warehouses[1].id, fixture)
            func walk(_ warehouse: WarehouseID?, _ bin: String? = nil, pages: Int = 2) async throws -> [String] {
                var (found, cursor, last): ([String], Cursor?, String?) = ([], nil, nil)
                let filter = StockLevelFilter(warehouse: warehouse, bin: bin)
                repeat {
                    let (place, way) = (cursor, warehouse.map { [last] _ in BinWalk(last: last) })
                    let page = try await fixture.database.read {
                        try shop.stockLevels(
                            filter, nil, walk: way, after: place, limit: PageLimit(clamping: pages), in: $0)
                    }
                    found += page.items.map { "\($0.bin)\(skus.firstIndex(of: $0.skuID) ?? -1)" }
                    (cursor, last) = (page.next, page.items.last?.bin)
                } while cursor != nil && found.count < 20
                return found
            }
            let way = ["A-01-13", "a-01-22", "A-0105", "A-026", "B-010", "1", "4"]
            for pages in [1, 2, 3, 100] { #expect(try await walk(near, pages: pages) == way) }
            for shelf in ["A-01-", "a-01-"] { #expect(try await walk(near, shelf) == ["A-01-13", "a-01-22"]) }
            #expect(try await walk(near, "A-01") == ["A-01-13", "a-01-22", "A-0105"])
            #expect(try await walk(nil, "A-01-") == ["A-01-90", "a-01-22", "A-01-13"])
            for odd in ["%", "_-01", "A-01-1 ", "A-01-10"] { #expect(try await walk(near, odd) == []) }
            // The last level that was shown is carried elsewhere before the next page: nothing is left out.
            let all = StockLevelFilter(warehouse: near)
            let first = try await fixture.database.read {
                try shop.stockLevels(
                    all, nil, walk: BinWalk(), after: nil, limit: PageLimit(clamping: 2), in: $0)
            }
            try await Self.place(skus[2], "Z-01", in: near, fixture)
            let rest = try await fixture.database.read {
                try shop.stockLevels(
                    all, nil, walk: BinWalk(last: "a-01-2"), after: first.next, limit: PageLimit(clamping: 9), in: $0)
            }
            #expect(rest.items.map(\.bin) == ["A-010", "A-02", "B-01", "Z-01", "", ""])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a dry run tells of the first pieces of a variant and of the warehouse that is made, and the run does that`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            _ = try await shop.catalog.createProduct(
                NewProduct(slug: "pot", title: "壶", skus: [NewSKU(code: "P", priceMinor: 100)]), by: ShopFixture.staff)
            let file = "slug,title,code,price,stock,bins\npot,壶,P,1,\"SH=6\nXX=2\",\"XX=A-1\"\n"
            func take(dryRun: Bool) async throws -> ProductImportSummary {
                try await ProductImport(shop: shop, options: .init(currency: nil, isDryRun: dryRun))
                    .run(content: Array(file.utf8), rowLimit: 10)
            }
            let dry = try await take(dryRun: true)
            #expect(dry.changed == 1 && dry.pieces == 8 && dry.bins == 1, "\(dry)")
            #expect(dry.changes.first?.parts.map(\.subject) == ["P SH", "P XX", "P XX"])
            #expect(dry.changes.first?.parts.map(\.step) == ["+ 6", "+ 2", "+ A-1"])
            #expect(dry.notes.map(\.code) == ["warehouse_made"])
            let taken = try await take(dryRun: false)
            #expect(taken.changes == dry.changes && taken.notes == dry.notes && taken.pieces == 8 && taken.bins == 1)
            let pot = try #require(try await shop.catalog.product(.slug("pot"), includeUnpublished: true))
            #expect(try await Self.bins(fixture, pot.product.skus[0].id) == ["SH=", "XX=A-1"])
            let again = try await take(dryRun: false)
            #expect(again.unchanged == 1 && again.pieces == 0 && again.notes.isEmpty, "\(again)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file says where variants lie, and one without the column leaves them there`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            @discardableResult func take(_ text: String, dryRun: Bool = false) async throws -> ProductImportSummary {
                try await ProductImport(shop: fixture.shop, options: .init(currency: nil, isDryRun: dryRun))
                    .run(content: Array(text.utf8), rowLimit: 10)
            }
            let sku = try await fixture.goods(1, stock: 10)[0]
            var exported = ""
            _ = try await ProductExport(shop: fixture.shop).run { exported += $0 }
            let lines = exported.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
            try #require(lines.count == 2 && lines[0].hasSuffix("stock,bins") && lines[1].hasSuffix("SH=10,"))
            let file = "\(lines[0])\n\(lines[1])\"SH=A-03-2\nGZ=C-1\nXX=D-1\"\n"
            let before = try await fixture.base.everything(DatabaseFixture.goods)
            let dry = try await take(file, dryRun: true)
            #expect(dry.changed == 1 && dry.unchanged == 0 && dry.bins == 1, "\(dry)")
            #expect(
                dry.changes.first?.parts.map { $0.text(column: $0.column) }.first?.hasSuffix(" SH + A-03-2") == true)
            #expect(dry.notes.map(\.code) == ["bin_without_stock", "bin_without_warehouse"], "\(dry.notes)")
            #expect(try await fixture.base.everything(DatabaseFixture.goods) == before)
            let taken = try await take(file)
            #expect(taken.notes == dry.notes && taken.changes == dry.changes && taken.bins == 1)
            #expect(try await take(file).unchanged == 1)
            #expect(try await Self.bins(fixture, sku) == ["SH=A-03-2"])
            try await take("\(lines[0])\n\(lines[1])\n")
            #expect(try await Self.bins(fixture, sku) == ["SH=A-03-2"])
            var again = ""
            _ = try await ProductExport(shop: fixture.shop).run { again += $0 }
            #expect(again.contains("SH=10,SH=A-03-2"))
            try await take("\(lines[0])\n\(lines[1])SH=\n")
            #expect(try await Self.bins(fixture, sku) == ["SH="])
        }
    }
}
