import Catalog
import Database
import Kernel
import TestSupport
import Testing
import Workflows

/// What a file of goods that has slips in it says, and what it does not do.
@Suite struct RefusedRowsTests {
    private func take(
        _ text: String, into shop: Shop, dryRun: Bool = false
    ) async throws -> ProductImportSummary {
        try await ProductImport(shop: shop, options: .init(isDryRun: dryRun), by: ShopFixture.staff)
            .run(content: Array(text.utf8), rowLimit: 100)
    }

    private func slugs(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.shop.catalog.categories().map(\.slug)
    }

    private func brands(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { [shop = fixture.shop] session in
            try shop.catalog.brandList(includingHidden: true, in: session).map(\.name)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a mistyped category or brand is told before it is made, and none is made for what is refused`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            _ = try await shop.catalog.createCategory(
                NewCategory(slug: "tea", name: "茶"), by: ShopFixture.staff)
            _ = try await shop.catalog.createProduct(
                NewProduct(slug: "cup", title: "杯", brand: "湖田旧事"), by: ShopFixture.staff)
            let (categories, names) = (try await slugs(fixture), try await brands(fixture))
            let file = """
                slug,title,brand,category,code,price,list_price,media
                bad,坏,坏牌,teab,B-1,10,9,
                pot,壶,湖田旧事,teaa/black,P-1,10,,
                jar,罐,湖田旧事X,teaa,J-1,10,,
                lid,盖,湖田旧事x,tea,L-1,10,,
                deep,深,,a/b/c/d/e/f,D-1,10,,
                slip,错,,Tea,S-1,10,,
                lost,图,没有,teac,X-1,10,,"\(String(repeating: "0", count: 64)).png\t1\t1\tx"

                """
            let dry = try await take(file, into: shop, dryRun: true)
            #expect(dry.newCategories.map(\.name) == ["teaa", "teaa/black"], "\(dry.newCategories)")
            #expect(dry.newCategories.map(\.row) == [3, 3] && dry.newBrands.map(\.row) == [4])
            #expect(dry.newBrands.map(\.name) == ["湖田旧事X"])
            #expect(dry.notes.map(\.row) == [2, 6, 7, 8] && dry.notes.allSatisfy(\.isSkipped), "\(dry.notes)")
            #expect(
                dry.notes.map(\.code) == [
                    "refused.invalid_list_price", "refused.invalid_too_deep", "refused.invalid_slug",
                    "refused.unknown_reference",
                ])
            #expect(dry.notes[1].parameters["field"] == "category" && dry.notes[2].parameters["value"] == "Tea")
            #expect(try await slugs(fixture) == categories)
            #expect(try await brands(fixture) == names)
            let taken = try await take(file, into: shop)
            #expect(taken.newCategories == dry.newCategories && taken.newBrands == dry.newBrands)
            #expect(taken.notes == dry.notes && taken.created == 3)
            #expect(Set(try await slugs(fixture)) == Set(categories + ["teaa", "black"]))
            #expect(Set(try await brands(fixture)) == Set(names + ["湖田旧事X"]))
            #expect(try await take(file, into: shop).newCategories.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file may call a brand by its English name, which makes and changes nothing`(engine: TestEngine) async throws
    {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            let pouch = try await shop.catalog.createBrand(
                NewBrand(name: "布囊", nameEnglish: "Cloth Pouch"), by: ShopFixture.staff)
            _ = try await shop.catalog.createProduct(
                NewProduct(slug: "cup", title: "杯", brand: "布囊"), by: ShopFixture.staff)
            let file = "slug,title,brand,code,price\ncup,杯,cloth pouch,,\npot,壶,Ｃloth Pouch,P-1,10\n"
            let dry = try await take(file, into: shop, dryRun: true)
            #expect(dry.newBrands.isEmpty && dry.notes.isEmpty && (dry.created, dry.unchanged) == (1, 1), "\(dry)")
            let taken = try await take(file, into: shop)
            #expect(taken.changes == dry.changes && taken.newBrands.isEmpty)
            #expect(try await brands(fixture) == ["布囊"])
            let pot = try await shop.catalog.product(.slug("pot"), includeUnpublished: true)
            #expect(pot?.product.brandID == pouch.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a row has one verdict, on its own line, with the field and what is allowed`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let shop = fixture.shop
            _ = try await shop.catalog.createProduct(
                NewProduct(
                    slug: "tea", title: "龙井",
                    skus: [
                        NewSKU(code: "T-50", attributes: ["量": "50"], priceMinor: 100),
                        NewSKU(code: "T-100", attributes: ["量": "100"], priceMinor: 200),
                    ]), by: ShopFixture.staff)
            let file = """
                slug,title,state,code,attributes,price,list_price,stock
                tea,明前龙井,,T-50,量=50,2,,
                tea,,onsale,T-100,量=100,243,1,
                cup,杯,,C-1,色=红,12元,,
                cup,,,C-2,色=蓝,12,,
                test,测试,,X-1,,12,,7
                odd,怪,onsale,O-1,,12,,
                pair,对,,,,,,
                pair,,,P-1,红,12,,
                ,,,,,,,
                vase,瓶,draft,V-1,,12,,
                vase,,review,V-2,色=白,12,,

                """
            let dry = try await take(file, into: shop, dryRun: true)
            let told = dry.notes.map { "\($0.row) \($0.code ?? "") \($0.parameters["field"] ?? "")" }
            #expect(
                told == [
                    "3 refused.invalid_list_price list_price", "4 refused.invalid_amount price",
                    "5 first_row_skipped ", "6 refused.invalid_lines stock", "7 refused.invalid_one_of state",
                    "8 no_variant_taken ", "9 refused.invalid_pairs attributes", "12 own_column_unread state",
                ], "\(told)")
            #expect(dry.notes.dropLast().allSatisfy(\.isSkipped) && dry.notes.last?.isSkipped == false)
            #expect(dry.notes[0].parameters["value"] == "1" && dry.notes[1].parameters["value"] == "12元")
            #expect(dry.notes[3].parameters["example"] == "SH=7")
            #expect(dry.notes[4].parameters["allowed"] == "draft, review, on_sale, off_sale, archived")
            #expect(dry.changes.map(\.row) == [2, 11] && (dry.created, dry.changed) == (1, 1), "\(dry.changes)")
            let taken = try await take(file, into: shop)
            #expect(taken.notes == dry.notes && taken.changes == dry.changes)
            for slug in ["cup", "test", "odd", "pair"] {
                #expect(try await shop.catalog.product(.slug(slug), includeUnpublished: true) == nil, "\(slug)")
            }
            let tea = try await shop.catalog.product(.slug("tea"), includeUnpublished: true)
            #expect(tea?.product.title == "明前龙井" && tea?.product.skus.map(\.priceMinor) == [200, 200])
        }
    }
}
