import Catalog
import Cryptography
import Database
import Foundation
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct ProductFilesTests {
    private static func withFile<Value>(_ text: String, _ body: (String) async throws -> Value) async throws -> Value {
        let url = FileManager.default.temporaryDirectory.appending(path: "zhanggui-goods-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(url.path(percentEncoded: false))
    }

    private func take(
        _ text: String, _ format: ProductFileFormat, into shop: Shop, currency: Currency? = nil, dryRun: Bool = false
    ) async throws -> ProductImportSummary {
        try await Self.withFile(text) { path in
            try await ProductImport(shop: shop, options: .init(currency: currency, isDryRun: dryRun))
                .run(file: path, format: format)
        }
    }

    private func export(_ shop: Shop) async throws -> String {
        var text = ""
        _ = try await ProductExport(shop: shop).run { text += $0 }
        return text
    }

    /// The rows that an import writes.
    private func stored(_ fixture: ShopFixture) async throws -> [[SQLValue]] {
        try await fixture.database.read { session in
            try [
                "categories", "products", "skus", "price_history", "warehouses", "stock_levels", "stock_movements",
                "outbox_events", "audit_log",
            ].flatMap { try session.rows("SELECT * FROM \(unsafe: $0) ORDER BY 1, 2").map(\.values) }
        }
    }

    private static let shopify = """
        Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
        Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src
        pot,Pot,"<p>Clay &amp; <b>glaze</b></p><ul><li>small</li></ul>",Clay Ltd,Outdoor,"Pot, Plants",true,Size,\
        Regular,POT-R,3,9.99,,https://example.com/1.jpg
        pot,,,,,,,,Large,,0,15.99,20,https://example.com/2.jpg
        pot,,,,,,,,,,,,,https://example.com/3.jpg
        shelf,Shelf,,,Indoor,,false,Title,Default Title,SHELF,,10,,
        free,Free,,,,,true,Title,Default Title,FREE,-2,10,,
        dear,Dear,,,Indoor,,true,Title,Default Title,DEAR,,1.005,,
        ,Nameless,,,,,true,,,,,1,,

        """

    @Test(arguments: TestEngine.all)
    func `a Shopify file becomes products, and its second run changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let dry = try await take(Self.shopify, .shopify, into: shop, dryRun: true)
            #expect(try await shop.catalog.productsForStaff().items.isEmpty)
            #expect(try await shop.catalog.categories().isEmpty)
            let first = try await take(Self.shopify, .shopify, into: shop)
            #expect(first.rows == 7 && first.products == 4 && first.created == 3 && first.variantsCreated == 4)
            #expect(first.pieces == 3 && first.categoriesCreated == 2)
            #expect(
                first.notes.map(\.row) == [5, 6, 6, 7, 8]
                    && first.notes.filter(\.isSkipped).map(\.row) == [7, 8], "\(first.notes)")
            #expect((dry.created, dry.variantsCreated, dry.categoriesCreated) == (3, 4, 2) && dry.pieces == 3)
            #expect(dry.newCategories == first.newCategories && dry.newBrands == first.newBrands)
            #expect(first.newBrands.map(\.name) == ["Clay Ltd"] && first.newBrands.map(\.row) == [2])
            #expect(dry.notes == first.notes)
            let pot = try #require(try await shop.catalog.product(.slug("pot")))
            #expect(pot.product.state == .onSale && pot.product.brand == "Clay Ltd" && pot.tags == ["Pot", "Plants"])
            #expect(pot.description == "Clay & glaze\nsmall")
            #expect(pot.pictureURLs == (1...3).map { "https://example.com/\($0).jpg" })
            #expect(pot.product.skus.map(\.code) == ["POT-R", "pot-large"])
            #expect(pot.product.skus.map(\.priceMinor) == [999, 1_599])
            #expect(pot.product.skus.map(\.listPriceMinor) == [999, 2_000])
            #expect(pot.product.skus[1].attributes.label == "Large")
            let draft = try #require(try await shop.catalog.product(.slug("free"), includeUnpublished: true))
            #expect(draft.product.state == .draft)
            let before = try await stored(fixture)
            let again = try await take(Self.shopify, .shopify, into: shop)
            #expect((again.created, again.changed, again.unchanged, again.pieces) == (0, 0, 3, 0))
            #expect(try await stored(fixture) == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a WooCommerce file's variations find their parents, and what is not sent is listed`(
        engine: TestEngine
    ) async throws {
        let file = """
            ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Description,Stock,Sale price,\
            Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)
            1,variable,tee,T-Shirt,1,visible,Soft,Long,,,,"Clothing > Tshirts, Sale","a, b",\
            "https://e.com/1.png, https://e.com/2.png",,Color,"Blue, Red"
            2,simple,cap,Cap,1,hidden,,,5,16,18,Clothing,,,,,
            3,external,gift,Gift,1,visible,,,,,30,Clothing,,,,,
            4,"simple, downloadable, virtual",song,Song,1,visible,,,,,3,Music,,,,,
            5,variation,tee-blue,T-Shirt - Blue,1,visible,,,7,,25,,,,tee,Color,Blue
            6,variation,tee-red,T-Shirt - Red,0,visible,,,,,25,,,,id:1,Color,Red
            7,variation,lost,Lost,1,visible,,,,,25,,,,nobody,Color,Red

            """
        try await withShop(engine) { fixture in
            let summary = try await take(file, .wooCommerce, into: fixture.shop)
            #expect(summary.created == 2 && summary.variantsCreated == 3 && summary.categoriesCreated == 2)
            #expect(summary.notes.filter(\.isSkipped).map(\.row) == [4, 5, 8], "\(summary.notes)")
            let tee = try #require(
                try await fixture.shop.catalog.product(.slug("tee"), includeUnpublished: true))
            #expect(tee.product.state == .onSale && tee.product.skus.map(\.state) == [.active, .retired])
            #expect(tee.product.skus.map(\.code) == ["tee-blue", "tee-red"] && tee.product.subtitle == "Soft")
            let cap = try #require(
                try await fixture.shop.catalog.product(.slug("cap"), includeUnpublished: true))
            #expect(cap.product.state == .draft && cap.product.priceMinor == 1_600)
            #expect(cap.product.listPriceMinor == 1_800 && cap.product.categoryID != tee.product.categoryID)
            let again = try await take(file, .wooCommerce, into: fixture.shop)
            #expect((again.created, again.changed, again.unchanged) == (0, 0, 2))
        }
    }

    /// What `awkward` makes in our own form, with everything that a cell can get wrong.
    private func awkward(_ shop: Shop) async throws {
        let caller = ShopFixture.staff
        let drinks = try await shop.catalog.createCategory(NewCategory(slug: "drinks", name: "饮品"), by: caller)
        let tea = try await shop.catalog.createCategory(
            NewCategory(parentID: drinks.id, slug: "tea", name: "茶"), by: caller)
        let picture = try await shop.addPicture(
            DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "图 \"一\"", altEnglish: nil), by: caller)
        var new = NewProduct(
            slug: "cup", title: "茶杯, \"白\"", titleEnglish: "'@Cup", subtitle: "=1+1", brand: "掌柜",
            description: "一\n二,三\n\"四\"", descriptionEnglish: "One", media: [picture, picture], categoryID: tea.id,
            skus: [
                NewSKU(
                    code: "C-1", attributes: ["颜色": "白=净", "尺码": "M"],
                    attributesEnglish: ["Colour": "White, \"pure\"", "Size": "M"], priceMinor: 1_999,
                    listPriceMinor: 2_999),
                NewSKU(code: "C-2", attributes: ["a=b": "c"], priceMinor: 5),
            ])
        new.tags = ["新品", "a, b"]
        new.specifications = [
            Specification(name: "材质=", value: "\"瓷\", 白", nameEnglish: "Material", valueEnglish: "China"),
            Specification(name: "容量", value: "500 ml", valueEnglish: "Half a litre"),
            Specification(name: "产地", value: "宜兴"),
        ]
        new.pictureURLs = ["https://example.com/a,b.png"]
        let cup = try await shop.catalog.createProduct(new, by: caller)
        for state in [ProductState.review, .onSale, .offSale] {
            _ = try await shop.catalog.transition(cup.product.id, to: state, by: caller)
        }
        var retired = SKUChanges()
        retired.state = .retired
        _ = try await shop.catalog.updateSKU(cup.product.skus[1].id, version: 1, retired, by: caller)
        _ = try await shop.catalog.createProduct(NewProduct(slug: "bare", title: "空"), by: caller)
        let warehouse = try await shop.database.read { try shop.inventory.warehouses(in: $0) }
        try await shop.database.write { transaction in
            for (place, pieces) in zip(warehouse, [7, 2]) {
                _ = try shop.inventory.adjust(
                    StockAdjustment(
                        skuID: cup.product.skus[0].id, warehouseID: place.id, delta: pieces, reason: .receipt,
                        note: "", by: caller), in: transaction)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `our own file comes back byte for byte, from the same shop and from an empty one`(
        engine: TestEngine
    ) async throws {
        var file = ""
        try await withShop(engine) { fixture in
            try await awkward(fixture.shop)
            file = try await export(fixture.shop)
            let before = try await stored(fixture)
            let again = try await take(file, .own, into: fixture.shop)
            #expect((again.created, again.changed, again.unchanged) == (0, 0, 2) && again.notes.isEmpty)
            #expect(try await stored(fixture) == before)
        }
        #expect(file.hasPrefix("\u{FEFF}slug,title,title_en,") && file.contains("drinks/tea"))
        #expect(file.contains("\"SH=7\nGZ=2\""))
        // No cell is a formula, and what looks like a guarded one comes back as it was.
        #expect(file.contains(",'=1+1,") && file.contains(",''@Cup,"))
        try await withShop(engine) { fixture in
            _ = try await fixture.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "x"), by: ShopFixture.staff)
            let taken = try await take(file, .own, into: fixture.shop)
            #expect(taken.created == 2 && taken.notes.isEmpty && taken.pieces == 9, "\(taken.notes)")
            #expect(try await export(fixture.shop) == file)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what an export finds by is worked out once, whatever its pages`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let rows = (0..<101).map { ImportedProduct(code: "TEA-\($0)", title: "茶叶 \($0)", priceMinor: 100) }
            try await shop.database.write { transaction in
                _ = try shop.catalog.importProducts(
                    rows, state: .offSale, currency: .cny, at: ManualClock.start, by: ShopFixture.staff,
                    in: transaction)
            }
            fixture.base.log.clear()
            var text = ""
            let count = try await ProductExport(
                shop: shop, filter: GoodsFilter(StaffFilter(state: .offSale, query: "茶叶"))
            ).run { text += $0 }
            #expect(count == 101 && text.contains("TEA-0,") && text.contains("TEA-100,"))
            #expect(fixture.base.log.statements.count { $0.contains("search_synonyms") } == 1)
            // Two pages and the empty one behind them.
            #expect(fixture.base.log.statements.count { $0.contains("p.picture_urls") } == 3)
            let none = try await ProductExport(
                shop: shop, filter: GoodsFilter(StaffFilter(query: "茶壶"))
            ).run { text += $0 }
            #expect(none == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `facts stay where a file has no column for them, go with an empty cell, and a wrong line is told`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            var new = NewProduct(slug: "pot", title: "壶")
            new.specifications = [Specification(name: "材质", value: "紫砂")]
            _ = try await shop.catalog.createProduct(new, by: ShopFixture.staff)
            func facts() async throws -> [Specification] {
                try await shop.catalog.product(.slug("pot"), includeUnpublished: true)?.specifications ?? []
            }
            let without = try await take("slug,title,code,price\npot,大壶,,\n", .own, into: shop)
            #expect(without.changed == 1)
            #expect(try await facts() == new.specifications)
            let header = "slug,title,code,price,specifications\n"
            let wrong = try await take("\(header)pot,大壶,,,材质\n", .own, into: shop)
            #expect(wrong.notes.first?.parameters["field"] == "specifications" && wrong.changed == 0)
            let other = try await take("\(header)pot,大壶,,,\"材质\t陶\r\n容量\t1 L\t\tOne litre\"\n", .own, into: shop)
            #expect(other.changes.first?.parts.map(\.column) == ["specifications"])
            #expect(
                try await facts() == [
                    Specification(name: "材质", value: "陶"),
                    Specification(name: "容量", value: "1 L", valueEnglish: "One litre"),
                ])
            _ = try await take("\(header)pot,大壶,,,\n", .own, into: shop)
            #expect(try await facts().isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file leaves English attributes, takes them with the Chinese ones, and can clear them`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let new = NewSKU(
                code: "P", attributes: ["颜色": "红"], attributesEnglish: ["Colour": "Red"], priceMinor: 100)
            _ = try await shop.catalog.createProduct(
                NewProduct(slug: "pot", title: "壶", skus: [new]), by: ShopFixture.staff)
            func after(_ attributes: String, _ english: String) async throws -> [String] {
                let file = "slug,title,code,price,attributes,attributes_en\npot,壶,P,1,\(attributes),\(english)\n"
                let taken = try await take(file, .own, into: shop)
                #expect(taken.notes.isEmpty, "\(taken.notes)")
                let found = try await shop.catalog.product(.slug("pot"), includeUnpublished: true)
                return found?.product.skus.flatMap { [$0.attributes.label, $0.attributesEnglish.label] } ?? []
            }
            #expect(try await after("颜色=红", "") == ["红", "Red"])
            #expect(try await after("颜色=红", "{}") == ["红", ""])
            #expect(try await after("颜色=红", "Colour=Red") == ["红", "Red"])
            #expect(try await after("颜色=蓝", "") == ["蓝", ""])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file that a Chinese spreadsheet saved is taken as what it says, and what is no text is refused`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            // The cup's title, 茶杯, in GBK.
            let gbk = Array("slug,title,code,price\ncup,".utf8) + [0xB2, 0xE8, 0xB1, 0xAD] + Array(",C-1,12\n".utf8)
            let goods = ProductImport(shop: fixture.shop)
            let taken = try await goods.run(content: gbk, rowLimit: 10)
            #expect(taken.created == 1 && taken.encoding == .gb18030 && taken.notes.isEmpty, "\(taken)")
            let cup = try await fixture.shop.catalog.product(.slug("cup"), includeUnpublished: true)
            #expect(cup?.product.title == "茶杯")
            let before = try await stored(fixture)
            let latin = Array("slug,title,code,price\ncup,caf".utf8) + [0xE9] + Array(",C-1,13\n".utf8)
            await #expect(throws: CSVError.notUTF8(record: nil)) {
                try await goods.run(content: latin, rowLimit: 10)
            }
            let url = FileManager.default.temporaryDirectory.appending(path: "zhanggui-gbk-\(UUID().uuidString).csv")
            try Data(gbk).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            await #expect(throws: CSVError.notUTF8(record: 2)) {
                try await goods.run(file: url.path(percentEncoded: false), format: .own)
            }
            #expect(try await stored(fixture) == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `stock that is there stays, and a dry run says where the file has other numbers`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            try await awkward(shop)
            let same = try await export(shop)
            let dry = try await take(same.replacing("SH=7", with: "SH=20"), .own, into: shop, dryRun: true)
            #expect(dry.notes.map(\.code) == ["stock_kept"] && dry.notes.allSatisfy { !$0.isSkipped }, "\(dry.notes)")
            #expect(dry.notes.first?.parameters["stock"] == "SH=7, GZ=2" && dry.unchanged == 2)
            let before = try await stored(fixture)
            let taken = try await take(same.replacing("SH=7", with: "SH=20"), .own, into: shop)
            #expect(taken.notes == dry.notes && taken.pieces == 0)
            #expect(try await stored(fixture) == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `our own file changes what it says otherwise, and lists what it cannot`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            try await awkward(shop)
            let file = """
                slug,title,code,price,list_price,state,category,attributes,stock,media
                cup,大茶杯,C-1,25.00,25.00,on_sale,drinks/tea,,SH=99,
                cup,,C-3,1,,,,大小=大,XX=4,
                bare,空,C-1,1,,,,,,
                new,新,N-1,1.999,,,,,,
                bad slug,坏,B-1,1,,,,,,
                state,态,S-1,1,,sold,,,,
                picture,画,P-1,1,,,,,,nothing
                unknown,画,U-1,1,,,,,,"\(String(repeating: "0", count: 64)).png\t1\t1\tx"

                """
            let dry = try await take(file, .own, into: shop, dryRun: true)
            let summary = try await take(file, .own, into: shop)
            #expect(summary.changed == 1 && summary.variantsChanged == 1 && summary.pieces == 4, "\(summary)")
            #expect((dry.changed, dry.created, summary.created) == (1, 0, 0) && dry.notes == summary.notes)
            #expect(summary.notes.filter(\.isSkipped).map(\.row) == [4, 5, 6, 7, 8, 9], "\(summary.notes)")
            let cup = try #require(try await shop.catalog.product(.slug("cup")))
            #expect(cup.product.title == "大茶杯" && cup.product.titleEnglish == nil && cup.product.media.isEmpty)
            #expect(cup.product.skus.map(\.priceMinor) == [2_500, 100])
            let dollars = try await take(
                "slug,title,code,price,state,category\nusd,元,USD-1,1,on_sale,drinks\n", .own, into: shop, currency: .usd
            )
            #expect(dollars.created == 1 && dollars.notes.count == 1 && !dollars.notes[0].isSkipped)
            await #expect(throws: ImportError.wrongHeader(missing: "slug", needed: ["slug", "title", "code", "price"]))
            {
                try await take("title,code,price\n", .own, into: shop)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file sets list prices, retires variants and takes a product back to a draft, with its reason`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let shelf = try await shop.catalog.createCategory(
                NewCategory(slug: "pots", name: "壶"), by: ShopFixture.staff)
            let pot = try await shop.catalog.createProduct(
                NewProduct(
                    slug: "pot", title: "壶", categoryID: shelf.id,
                    skus: [NewSKU(code: "P", priceMinor: 1_000), NewSKU(code: "Q", priceMinor: 1_000)]),
                by: ShopFixture.staff
            ).product
            _ = try await shop.catalog.transition(pot.id, to: .review, by: ShopFixture.staff)
            let taken = try await take(
                """
                slug,title,code,price,list_price,variant_state,state
                pot,壶,P,15,25,,draft
                pot,壶,Q,10,,retired,draft

                """, .own, into: shop)
            #expect(taken.notes.isEmpty && taken.variantsChanged == 2, "\(taken)")
            let found = try #require(try await shop.catalog.product(.id(pot.id), includeUnpublished: true)).product
            #expect(found.state == .draft && found.skus.map(\.state) == [.active, .retired])
            #expect(found.skus.map(\.listPriceMinor) == [2_500, 1_000])
            #expect(found.priceMinor == 1_500 && found.listPriceMinor == 2_500)
            let step = try await shop.catalog.transitions(of: pot.id).first
            #expect(step?.to == .draft && step?.reason == "import")
            let history = try await shop.catalog.priceHistory(of: pot.skus[0].id)
            #expect(history.map(\.reason) == ["import", "first price"] && history.first?.listPriceMinor == 2_500)
            #expect(try await shop.catalog.priceHistory(of: pot.skus[1].id).count == 1)
        }
    }
}
