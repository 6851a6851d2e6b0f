import Catalog
import Database
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

/// Pieces and warehouses of a file of goods that cannot be as they stand there.
@Suite struct FileStockTests {
    private func take(
        _ text: String, into fixture: ShopFixture, dryRun: Bool = false
    ) async throws -> ProductImportSummary {
        try await ProductImport(shop: fixture.shop, options: .init(isDryRun: dryRun), by: ShopFixture.staff)
            .run(content: Array(text.utf8), rowLimit: 100)
    }

    private func told(_ summary: ProductImportSummary) -> [String] {
        summary.notes.map { "\($0.row) \($0.code ?? "") \($0.parameters["field"] ?? "") \($0.isSkipped)" }
    }

    /// As `SH=1` in picking order.
    private func levels(_ slug: String, _ fixture: ShopFixture) async throws -> [String] {
        let product = try await fixture.shop.catalog.product(.slug(slug), includeUnpublished: true)
        let skus = product?.product.skus.map(\.id) ?? []
        return try await fixture.database.read { [shop = fixture.shop] session in
            try skus.flatMap { try shop.inventory.items(of: $0, in: session) }.map {
                "\($0.warehouse.code)=\($0.onHand)"
            }
        }
    }

    /// What an import of goods writes.
    private static let written = ["categories", "products", "skus", "warehouses", "stock_levels", "stock_movements"]

    /// The sum of the first ended the process, of a dry run too.
    @Test(arguments: TestEngine.all)
    func `pieces beyond the limit and impossible warehouses are told before, and nothing of their rows is written`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let file = """
                slug,title,code,price,stock
                trap,陷阱,T-1,1,"SH=9223372036854775807
                GZ=1"
                scan,条码,S-1,1,SH=6901234567890
                more,多一,M-1,1,SH=1000001
                long,长,L-1,1,\(String(repeating: "W", count: 65))=1
                fits,正好,F-1,1,"SH=1000000
                GZ=1"

                """
            let before = try await fixture.base.everything(Self.written)
            let dry = try await take(file, into: fixture, dryRun: true)
            #expect(
                told(dry) == [
                    "2 refused.invalid_range stock true", "3 refused.invalid_range stock true",
                    "4 refused.invalid_range stock true", "5 refused.invalid_too_long stock true",
                ], "\(dry.notes)")
            #expect(dry.notes[1].parameters["value"] == "SH=6901234567890")
            #expect(dry.notes[1].parameters["least"] == "0" && dry.notes[1].parameters["most"] == "1000000")
            #expect((dry.created, dry.pieces) == (1, 1_000_001))
            #expect(try await fixture.base.everything(Self.written) == before)
            let taken = try await take(file, into: fixture)
            #expect(taken.notes == dry.notes && taken.changes == dry.changes && taken.pieces == 1_000_001)
            #expect(try await levels("fits", fixture) == ["SH=1000000", "GZ=1"])
            for slug in ["trap", "scan", "more", "long"] {
                let product = try await fixture.shop.catalog.product(.slug(slug), includeUnpublished: true)
                #expect(product == nil, "\(slug)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `more pieces than can come at once are no obstacle where they are there already`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(1, stock: Inventory.adjustmentLimit)[0]
            try await fixture.receive(1, of: sku)
            var exported = ""
            _ = try await ProductExport(shop: fixture.shop).run { exported += $0 }
            #expect(exported.contains("SH=1000001"))
            let again = try await take(exported, into: fixture)
            #expect(again.unchanged == 1 && again.notes.isEmpty, "\(again)")
        }
    }

    /// They brought the remark that an import changes no stock, as if they could be right.
    @Test(arguments: TestEngine.all)
    func `impossible pieces and unknown warehouses are remarked on where a variant has stock that stays`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(1, stock: 7)[0]
            var exported = ""
            _ = try await ProductExport(shop: fixture.shop).run { exported += $0 }
            func told(_ stock: String) async throws -> [String] {
                let file = exported.replacing("SH=7", with: "\"\(stock)\"")
                let before = try await fixture.base.everything(Self.written)
                let dry = try await take(file, into: fixture, dryRun: true)
                let taken = try await take(file, into: fixture)
                #expect(dry.notes == taken.notes && taken.pieces == 0)
                #expect(try await fixture.base.everything(Self.written) == before)
                return self.told(taken).map { String($0.dropFirst(2)) }
            }
            #expect(exported.contains("SH=7"))
            #expect(try await told("SH=99999999999999") == ["refused.invalid_range stock false", "stock_kept  false"])
            #expect(try await told("SH=7\nXX=5") == ["stock_without_warehouse  false", "stock_kept  false"])
            #expect(try await told("SH=8") == ["stock_kept  false"])
            #expect(try await told("SH=7\nXX=0").isEmpty)
            for text in ["SH=-3", "SH=99999999999999999999"] {
                #expect(try await told(text) == ["refused.invalid_range stock true"], "\(text)")
            }
            #expect(try await told("SH=seven") == ["refused.invalid_lines stock true"])
            #expect(try await fixture.available(sku) == 7)
        }
    }

    /// No list of warehouses is longer than 200, so a dry run takes one behind them for one that is to be made.
    @Test(arguments: TestEngine.all)
    func `what is written is told as taken where its pieces are refused after all, with a remark on them`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (shop, limit) = (fixture.shop, 200)
            try await fixture.database.write { [inventory = shop.inventory] transaction in
                for number in 0..<limit {
                    _ = try inventory.createWarehouse(
                        code: "W\(number)", name: "仓 \(number)", priority: 1_000 + number, by: ShopFixture.staff,
                        in: transaction)
                }
            }
            let file = """
                slug,title,state,category,code,price,stock,bins
                cup,杯,on_sale,tea,C-1,1,"SH=2
                W199=3",SH=A-1
                pot,壶,on_sale,tea,P-1,1,SH=4,SH=A-2

                """
            let dry = try await take(file, into: fixture, dryRun: true)
            #expect(told(dry) == ["2 warehouse_made  false"])
            let taken = try await take(file, into: fixture)
            #expect(told(taken) == ["2 refused.warehouse_code_taken stock false"], "\(taken.notes)")
            #expect((taken.created, taken.variantsCreated, taken.pieces, taken.bins) == (2, 2, 4, 1))
            #expect(taken.changes.map(\.slug) == ["cup", "pot"])
            #expect(
                taken.changes[0].parts.allSatisfy { !["stock", "bins"].contains($0.column) },
                "\(taken.changes[0].parts)")
            #expect(try await levels("cup", fixture).isEmpty)
            #expect(try await levels("pot", fixture) == ["SH=4"])
            for slug in ["cup", "pot"] {
                #expect(try await shop.catalog.product(.slug(slug))?.product.state == .onSale)
            }
        }
    }
}
