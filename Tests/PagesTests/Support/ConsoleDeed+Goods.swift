import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

// What is sold, and how it is shown.
extension ConsoleDeed {
    static let goods = [
        ConsoleDeed(.consoleCategories, "category_created", wrong: ["slug": "tea"]) { fixture, browser in
            try await browser.get("/console/categories")
            return try browser.filled("/console/categories", ["name": "茶具", "slug": "c\(unique(fixture))"])
        },
        ConsoleDeed(.consoleCategory, "category_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/categories")
            return try browser.filled("/console/categories/\(fixture.category.id)", ["name": "茶\(unique(fixture))"])
        },
        ConsoleDeed(.consoleSynonyms, "synonym_added", wrong: ["other": "!"]) { fixture, browser in
            try await browser.get("/console/synonyms")
            return try browser.filled("/console/synonyms", ["word": "手机", "other": "电话\(unique(fixture))"])
        },
        ConsoleDeed(
            .consoleSynonym, "synonym_removed", wrongURL: "/console/synonyms/\(SynonymID(1))"
        ) { fixture, browser in
            let synonym = try await fixture.shop.catalog.addSynonym(
                "杯子", "茶杯\(unique(fixture))", isTwoWay: true, by: system)
            try await browser.get("/console/synonyms")
            return try browser.filled("/console/synonyms/\(synonym.id)")
        },
        ConsoleDeed(.consoleBrands, "brand_created", wrong: ["name": "zhang"]) { fixture, browser in
            try await browser.get("/console/brands")
            return try browser.filled("/console/brands", ["name": "牌\(unique(fixture))", "name_en": "Brand"])
        },
        ConsoleDeed(.consoleBrand, "brand_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/brands")
            let id = try #require(fixture.product.brandID)
            return try browser.filled("/console/brands/\(id)", ["name_en": "Zhang \(unique(fixture))"])
        },
        ConsoleDeed(.consoleGoodsImport, "goods_file_uploaded", wrong: ["goods": "file:title,code"]) {
            fixture, browser in
            try await browser.get("/console/goods/import")
            let file = "slug,title,code,price\ng\(unique(fixture)),杯,G\(unique(fixture)),1\n"
            return try browser.filled("/console/goods/import", ["goods": Browser.file + file])
        },
        ConsoleDeed(
            .consoleGoodsImportFile, "goods_file_taken",
            wrongURL: "/console/goods/import/\(String(repeating: "0", count: 64))", status: 200, lineCount: 2
        ) { fixture, browser in
            _ = try await browser.openDraft(fixture)
            let draft = try #require(
                try await fixture.shop.catalog.productsForStaff(limit: PageLimit(clamping: 1)).items.first)
            let file = "slug,title,code,price,category\n\(draft.slug),壶\(unique(fixture)),,,tea\n"
            try await browser.get("/console/goods/import")
            try await browser.submit("/console/goods/import", ["goods": Browser.file + file])
            try await browser.follow()
            let form = try #require(Form.all(in: browser.page.text).first { $0.action.contains("/import/") })
            return try browser.filled(form.action)
        },
        ConsoleDeed(.consoleNewProduct, "product_created", wrong: ["slug": "tea-cup"]) { fixture, browser in
            try await browser.get("/console/goods/new")
            return try browser.filled(
                "/console/goods/new",
                [
                    "title": "茶壶", "slug": "p\(unique(fixture))", "code": "P\(unique(fixture))", "price": "128",
                    "attributes": "颜色=紫",
                ])
        },
        ConsoleDeed(.consoleProduct, "product_edited", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled(url, ["title": "紫砂壶"], holding: "name=\"title\"")
        },
        ConsoleDeed(.consoleProductContent, "product_edited", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/content")
            return try browser.filled(
                "\(url)/content", ["specification_name.0": "材质", "specification_value.0": "紫砂"])
        },
        ConsoleDeed(.consoleProductPrices, "price_planned", wrong: ["starts_at": "2020-01-01T00:00"]) {
            fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/prices")
            return try browser.filled("\(url)/prices", ["price": "99", "starts_at": "2026-12-12T00:00"])
        },
        ConsoleDeed(
            .consolePricePlan, "price_plan_cancelled",
            wrongURL: "/console/goods/\(ProductID(1))/prices/\(PricePlanID(1))"
        ) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/prices")
            try await browser.submit("\(url)/prices", ["price": "99", "starts_at": "2026-12-12T00:00"])
            try await browser.get("\(url)/prices")
            let form = try #require(Form.all(in: browser.page.text).first { $0.action.hasPrefix("\(url)/prices/") })
            return try browser.filled(form.action)
        },
        ConsoleDeed(.consoleSKUPrices, "price_rules_changed", wrong: ["minimum_quantity": "1"]) { fixture, browser in
            let url = "\(try await browser.openVariant(fixture))/prices"
            try await browser.get(url)
            return try browser.filled(url, ["minimum_quantity": "10", "price": "99"])
        },
        ConsoleDeed(.consoleSKUPriceRemoval, "price_rules_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = "\(try await browser.openVariant(fixture))/prices"
            try await browser.get(url)
            try await browser.submit(url, ["minimum_quantity": "10", "price": "99"])
            try await browser.get(url)
            return try browser.filled("\(url)/removal")
        },
        ConsoleDeed(.consoleProductPictures, "picture_uploaded", wrong: ["picture": "file:GIF89a"]) {
            fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/pictures")
            return try browser.filled(
                "\(url)/pictures", ["picture": "\(Browser.file)\(Browser.picture(unique(fixture)))", "alt": "壶"])
        },
        ConsoleDeed(.consoleProductPicture, "pictures_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openPicture(fixture)
            return try browser.filled(url, ["action": "save", "alt": "壶\(unique(fixture))"])
        },
        ConsoleDeed(.consoleProductPictureOrder, "pictures_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openPictures(fixture, count: 2)
            let form = try browser.filled("\(url)/order")
            let names = form.pairs.filter { $0.name == "picture" }
            return Browser.Filled(
                url: form.url, pairs: form.pairs.filter { $0.name != "picture" } + names.reversed())
        },
        ConsoleDeed(.consoleProductVideo, "video_uploaded", wrong: ["video": "file:GIF89a"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            try await browser.get("\(url)/pictures")
            return try browser.filled(
                "\(url)/video", ["video": Browser.video(VideoBytes.mp4(unique(fixture))), "video_alt": "转动的壶"])
        },
        ConsoleDeed(.consoleProductVideoChanges, "video_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let id = try #require(url.split(separator: "/").last.flatMap { ProductID($0) })
            _ = try await fixture.shop.setVideo(
                VideoBytes.mp4(unique(fixture)), alt: "壶", altEnglish: nil, of: id, version: 1, by: system)
            try await browser.get("\(url)/pictures")
            return try browser.filled("\(url)/video/changes", ["action": "save", "shown_alt": "壶\(unique(fixture))"])
        },
        ConsoleDeed(.consoleProductTransitions, "product_moved", wrong: ["to": "on_sale"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled("\(url)/transitions", holding: "value=\"review\"")
        },
        ConsoleDeed(.consoleGoodsBulk, "product_moved", wrong: ["seen": "1"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let id = try #require(url.split(separator: "/").last)
            try await browser.get("/console/goods")
            try await browser.submit("/console/goods/bulk", ["product": String(id)])
            try await browser.submit("/console/goods/bulk", ["change": "review"], holding: "<select")
            return try browser.filled("/console/goods/bulk", holding: "name=\"seen\"")
        },
        ConsoleDeed(.consoleProductMatrix, "sku_added", wrong: ["code.0": "CUP-RED"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let query = "axes=\("颜色=绿".percentEncoded)&prefix=M\(unique(fixture))&price=5"
            try await browser.get("\(url)/variants?\(query)")
            return try browser.filled("\(url)/variants", holding: "attributes.0")
        },
        ConsoleDeed(.consoleProductSKUs, "sku_added", wrong: ["code": "CUP-RED"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            return try browser.filled(
                "\(url)/skus", ["code": "K\(unique(fixture))", "price": "5", "attributes": "颜色=绿"])
        },
        ConsoleDeed(.consoleProductRemoval, "product_removed", wrong: ["version": "99"]) { fixture, browser in
            try browser.filled("\(try await browser.openDraft(fixture))/removal")
        },
        ConsoleDeed(.consoleCategoryRemoval, "category_removed", wrong: ["version": "99"]) { fixture, browser in
            let empty = try await fixture.shop.catalog.createCategory(
                NewCategory(slug: "e\(unique(fixture))", name: "空"), by: system)
            try await browser.get("/console/categories")
            return try browser.filled("/console/categories/\(empty.id)/removal")
        },
        ConsoleDeed(.consoleBrandRemoval, "brand_removed", wrong: ["version": "99"]) { fixture, browser in
            let unused = try await fixture.shop.catalog.createBrand(
                NewBrand(name: "闲\(unique(fixture))"), by: system)
            try await browser.get("/console/brands")
            return try browser.filled("/console/brands/\(unused.id)/removal")
        },
        ConsoleDeed(.consoleProductRows, "price_changed", wrong: ["version.": "99"]) { fixture, browser in
            let url = try await browser.openDraft(fixture)
            let form = try browser.filled("\(url)/rows")
            let field = try #require(form.pairs.first { $0.name.hasPrefix("price.") }?.name)
            return try browser.filled("\(url)/rows", [field: "118.00"])
        },
        ConsoleDeed(.consoleProductSKU, "sku_edited", wrong: ["code": "CUP-RED"]) { fixture, browser in
            let form = try await browser.openVariant(fixture)
            return try browser.filled(form, ["code": "V\(unique(fixture))"])
        },
        ConsoleDeed(.consoleProductSKURemoval, "sku_removed", wrong: ["version": "99"]) { fixture, browser in
            try browser.filled("\(try await browser.openVariant(fixture))/removal")
        },
    ]
}

extension Browser {
    /// The page of a new product that nobody sells yet.
    fileprivate func openDraft(_ fixture: PagesFixture) async throws -> String {
        let mark = String(fixture.base.database.ids.nextRaw())
        let draft = try await fixture.shop.catalog.createProduct(
            NewProduct(
                slug: "d\(mark)", title: "茶壶", brand: "Zhang", categoryID: fixture.category.id,
                skus: [NewSKU(code: "D\(mark)", attributes: ["颜色": "紫"], priceMinor: 12_800)]), by: .system("test"))
        let url = "/console/goods/\(draft.product.id)"
        try await get(url)
        return url
    }

    /// The page of a variant of a new product.
    fileprivate func openVariant(_ fixture: PagesFixture) async throws -> String {
        let url = try await openDraft(fixture)
        let id = try #require(url.split(separator: "/").last.flatMap { ProductID($0) })
        let found = try await fixture.shop.catalog.product(.id(id), includeUnpublished: true)
        let sku = try #require(found?.product.skus.first?.id)
        try await get("\(url)/skus/\(sku)")
        return "\(url)/skus/\(sku)"
    }

    /// Something that begins like a picture, and is text.
    static func picture(_ mark: String) -> String { "RIFF\(mark.suffix(4))WEBP\(mark)" }

    /// A file of these bytes, as a form's field holds it.
    static func video(_ content: [UInt8]) -> String {
        octets + String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
    }

    /// The form of a drawing of a new product.
    fileprivate func openPicture(_ fixture: PagesFixture) async throws -> String {
        let url = try await openPictures(fixture, count: 1)
        let form = try #require(Form.all(in: page.text).first { $0.action.hasPrefix("\(url)/") })
        return form.action
    }

    /// The pictures of a new product: drawings.
    fileprivate func openPictures(_ fixture: PagesFixture, count: Int) async throws -> String {
        let url = try await openDraft(fixture)
        let id = try #require(url.split(separator: "/").last.flatMap { ProductID($0) })
        var drawn: [ProductPicture] = []
        for number in 1...count {
            let drawing = DrawnPicture(svg: "<svg id=\"n\(number)\"/>", width: 4, height: 3, alt: "图 \(number)")
            drawn.append(try await fixture.shop.addPicture(drawing, by: .system("test")))
        }
        _ = try await fixture.shop.setPictures(of: id, version: 1, drawn, by: .system("test"))
        try await get("\(url)/pictures")
        return "\(url)/pictures"
    }
}
