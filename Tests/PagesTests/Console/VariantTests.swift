import Catalog
import Inventory
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// A product's variants: their rows, their own pages, and the end of those that were made by mistake.
@Suite struct VariantTests {
    private static func variants(_ fixture: PagesFixture, _ id: ProductID) async throws -> [SKU] {
        let found = try await fixture.shop.catalog.product(.id(id), includeUnpublished: true)
        return try #require(found).product.skus
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `one button saves all rows of the variants, or none with every refused one named`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let (url, skus) = ("/console/goods/\(fixture.product.id)", fixture.skus)
            let before = try await fixture.everything()
            try await clerk.get(url)
            let refused = try await clerk.submit(
                "\(url)/rows", ["price.\(skus[0])": "1.234", "list_price.\(skus[1])": "1", "price.\(skus[1])": "30"])
            #expect(refused.status == 422)
            #expect(refused.contains("price.\(skus[0])-\(skus[0])-error"))
            #expect(refused.contains("list_price.\(skus[1])-\(skus[1])-error"))
            #expect(refused.contains("CUP-RED, CUP-BLUE</p>"))
            #expect(try await fixture.everything() == before)
            let fields: [String: String?] = [
                "price.\(skus[0])": "18", "list_price.\(skus[0])": "20", "active.\(skus[1])": nil as String?,
                "price.\(skus[1])": "29.99", "list_price.\(skus[1])": "29.99",
            ]
            #expect(try await clerk.submit("\(url)/rows", fields).status == 303)
            let saved = try await Self.variants(fixture, fixture.product.id)
            #expect(saved.map(\.priceMinor) == [1_800, 2_999] && saved.map(\.listPriceMinor) == [2_000, 2_999])
            #expect(saved.map(\.state) == [.active, .retired] && saved.map(\.version) == [2, 2])
            // What stands there already is not written once more.
            try await clerk.get(url)
            #expect(try await clerk.submit("\(url)/rows", [:]).status == 303)
            #expect(try await Self.variants(fixture, fixture.product.id).map(\.version) == [2, 2])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a variant with fewer properties than the others is named, and filled in on its page`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let made = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "towel", title: "茶巾",
                    skus: [
                        NewSKU(code: "T-1", attributes: ["颜色": "红"], priceMinor: 100),
                        NewSKU(code: "T-2", attributes: ["颜色": "红", "尺码": "S"], priceMinor: 100),
                    ]), by: .system("test")
            ).product
            let clerk = try await fixture.signedIn("operator")
            let (url, form) = ("/console/goods/\(made.id)", "/console/goods/\(made.id)/skus/\(made.skus[0].id)")
            for page in [url, "\(url)/variants"] {
                let shown = try await clerk.get(page)
                #expect(shown.contains("href=\"\(form)\">T-1：缺少 尺码</a>"), "\(page)")
                #expect(!shown.contains("T-2：缺少"))
            }
            let page = try await clerk.get(form)
            #expect(page.contains("颜色=红\n尺码=</textarea>"))
            let before = try await fixture.everything()
            // As the second one is already.
            let same = try await clerk.submit(form, ["attributes": "尺码=S\n颜色=红"])
            #expect(same.status == 409 && same.contains("id=\"attributes-error\""), "\(same.text)")
            let taken = try await clerk.submit(form, ["code": "CUP-RED", "attributes": "颜色=红\n尺码=M"])
            #expect(taken.status == 409 && taken.contains("id=\"code-error\""))
            #expect(try await fixture.everything() == before)
            let good: [String: String?] = [
                "code": "T-0", "attributes": "颜色=红\n尺码=M", "attributes_en": "Colour=Red\nSize=M",
            ]
            #expect(try await clerk.submit(form, good).status == 303)
            let edited = try await Self.variants(fixture, made.id)[0]
            #expect(
                edited.code == "T-0" && edited.attributes.label == "红 M" && edited.attributesEnglish.label == "Red M")
            #expect(!(try await clerk.get(url)).contains("缺少"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a variant that was made by mistake is deleted, one with stock or orders is not`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)"
            let slip = try await fixture.shop.catalog.addSKU(
                NewSKU(code: "SLIP", attributes: ["颜色": "黑"], priceMinor: 1), to: fixture.product.id,
                by: .system("test"))
            let before = try await fixture.everything()
            let stocked = "\(url)/skus/\(fixture.skus[0])"
            try await clerk.get(stocked)
            let refused = try await clerk.submit("\(stocked)/removal")
            #expect(refused.status == 409 && refused.contains("不能删除，只能停用"), "\(refused.text)")
            #expect(try await fixture.everything() == before)
            try await clerk.get("\(url)/skus/\(slip.id)")
            #expect(try await clerk.submit("\(url)/skus/\(slip.id)/removal").status == 303)
            #expect(try await Self.variants(fixture, fixture.product.id).map(\.id) == fixture.skus)
            #expect(try await clerk.get("\(url)/skus/\(slip.id)").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is overtaken on a product or its prices is told by whom and when`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let (clerk, admin) = (try await fixture.signedIn("operator"), try await fixture.signedIn("administrator"))
            try await admin.get("/account")
            try await admin.submit("/account", ["name": "王芳"], holding: "name=\"name\"")
            let url = "/console/goods/\(fixture.product.id)"
            let price = "price.\(fixture.skus[0])"
            for (action, fields, late, deed) in [
                (url, ["title": "新茶杯"], ["title": "旧茶杯"], "编辑商品"),
                ("\(url)/rows", [price: "21"], [price: "22"], "改价"),
            ] {
                try await clerk.get(url)
                let form = try clerk.filled(action, late.mapValues { $0 })
                fixture.base.clock.advance(by: .minutes(1))
                try await admin.get(url)
                try await admin.submit(action, fields.mapValues { $0 })
                #expect(admin.page.status == 303, "\(admin.page.text)")
                try await clerk.post(form.url, form.pairs)
                #expect(clerk.page.status == 412 && clerk.page.contains("王芳 于 11月20日 14:0"), "\(clerk.page.text)")
                #expect(clerk.page.contains("（\(deed)）"), "\(clerk.page.text)")
            }
        }
    }
}
