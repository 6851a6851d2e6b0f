import Catalog
import Database
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// The list of goods and a product's page, as somebody meets them who keeps goods all day.
@Suite struct GoodsEditorTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a filter that leaves nothing can be cleared, and only a list with something has boxes`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let none = try await clerk.get("/console/goods?state=archived")
            #expect(none.status == 200 && none.contains(language == .english ? "No product fits this." : "没有符合条件的商品。"))
            #expect(none.contains("href=\"\(language.pathPrefix)/console/goods\">"))
            #expect(!none.contains("data-choose-all") && !none.contains("/assets/lists."))
            let some = try await clerk.get("/console/goods")
            #expect(some.contains("data-choose-all hidden") && some.contains("/assets/lists."))
            // The box for all of them is the script's: nothing is sent for it.
            #expect(
                some.text.matches(of: /<label class="choice" data-choose-all hidden><input type="checkbox">/).count == 1
            )
            let auditor = try await fixture.signedIn("auditor", language)
            let read = try await auditor.get("/console/goods")
            #expect(read.contains("CUP-RED"))
            #expect(!read.contains("name=\"product\"") && !read.contains("data-choose-all"))
            #expect(some.contains("type=\"checkbox\" name=\"product\"") && !read.contains("/assets/lists."))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product of many variants shows its first codes, and the longest title whole`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let title = String(repeating: "长", count: 200)
            let skus = (1...5).map { NewSKU(code: "LONG-\($0)", attributes: ["号": "\($0)"], priceMinor: 100) }
            _ = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "long", title: title, skus: skus), by: .system("test"))
            let clerk = try await fixture.signedIn("operator")
            let page = try await clerk.get("/console/goods")
            #expect(page.contains("LONG-1, LONG-2, LONG-3 <span class=\"muted nowrap\">另有 2 个</span>"))
            #expect(!page.contains("LONG-4") && page.contains(">\(title)</a>"))
            #expect(page.contains("CUP-RED, CUP-BLUE</td>"))
        }
    }

    /// It was empty after making, adding variants and saving: it told steps alone.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a product's history tells who made and changed it, the latest first, and nothing of its stock`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (clerk, isChinese) = (try await fixture.signedIn("operator", language), language == .chinese)
            let made = try await fixture.shop.catalog.createProduct(
                NewProduct(
                    slug: "bowl", title: "碗", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "BOWL", attributes: ["号": "1"], priceMinor: 900)]),
                by: .user(try await fixture.person("operator"))
            ).product
            let (url, sku) = ("/console/goods/\(made.id)", try #require(made.skus.first?.id))
            func history() async throws -> [String] {
                let page = try await clerk.get(url).text
                let part = page[
                    try #require(page.firstRange(of: isChinese ? "商品历史</h2>" : "History</h2>")).upperBound...]
                return part.matches(of: /<li>([^<]*) <span class="muted">([^<]*)<\/span>/).map {
                    "\($0.output.1)\($0.output.2.contains(" BOWL") ? " BOWL" : "")"
                }
            }
            let (new, edited, price) =
                isChinese ? ("新建商品", "编辑商品", "改价 BOWL") : ("Made a product", "Edited a product", "Changed a price BOWL")
            #expect(try await history() == [new])
            fixture.base.clock.advance(by: .minutes(1))
            try await clerk.submit(url, ["title": "大碗"], holding: "name=\"title\"")
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            fixture.base.clock.advance(by: .minutes(1))
            try await clerk.get(url)
            try await clerk.submit("\(url)/rows", ["price.\(sku)": "8.00"])
            #expect(clerk.page.status == 303, "\(clerk.page.text)")
            try await fixture.shop.receive(5, of: sku, in: fixture.warehouse)
            #expect(try await history() == [price, edited, new])
            fixture.base.clock.advance(by: .minutes(1))
            try await clerk.submit("\(url)/transitions", holding: "value=\"review\"")
            #expect(try await history() == [isChinese ? "审核中" : "In review", price, edited, new])
            #expect(!clerk.page.contains("subject="))
            // More than it shows: the steps from before are left out too, and who may read the log is led to it.
            for minor in 1...30 {
                try await fixture.base.database.write { transaction in
                    try transaction.audit(
                        "price_changed", of: sku.description, by: .system("test"), at: fixture.base.clock.now,
                        id: Int64(minor))
                }
            }
            fixture.base.clock.advance(by: .minutes(1))
            let admin = try await fixture.signedIn("administrator", language)
            #expect(try await history().count == 31)
            #expect(try await admin.get(url).contains("/console/audit?subject=\(made.id)\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the archive is a step further away, and says that nothing leads back`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)"
            let folded = "<details><summary>归档</summary><p class=\"notice warn\">归档不能撤销"
            try await clerk.get(url)
            #expect(!clerk.page.contains(folded))
            try await clerk.submit("\(url)/transitions", holding: "value=\"off_sale\"")
            try await clerk.get(url)
            #expect(clerk.page.contains(folded))
            try await clerk.submit("\(url)/transitions", holding: "value=\"archived\"")
            #expect(clerk.page.status == 303)
            let archived = try await clerk.get(url)
            #expect(archived.contains("这件商品已归档") && !archived.contains("name=\"title\""))
            let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
            #expect(found?.product.state == .archived)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who opens a product that came back reads why, until it goes to review again`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let catalog = fixture.shop.catalog
            let draft = try await catalog.createProduct(
                NewProduct(
                    slug: "pot", title: "紫砂壶", categoryID: fixture.category.id,
                    skus: [NewSKU(code: "POT", priceMinor: 12_800)]), by: .system("test")
            ).product
            _ = try await catalog.transition(draft.id, to: .review, by: .system("test"))
            _ = try await catalog.transition(draft.id, to: .draft, reason: "图片 <太暗>", by: .system("test"))
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(draft.id)"
            let notice = "<p class=\"notice warn\">被退回修改：图片 &lt;太暗&gt;</p>"
            try await clerk.get(url)
            #expect(clerk.page.contains(notice))
            try await clerk.submit("\(url)/transitions", holding: "value=\"review\"")
            try await clerk.get(url)
            #expect(clerk.page.status == 200 && !clerk.page.contains("被退回修改"))
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `English attributes of a variant are edited on its page, and an empty field takes them away`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)"
            let sku = fixture.skus[0]
            let form = "\(url)/skus/\(sku)"
            func send(_ english: String) async throws -> Browser.Page {
                try await clerk.get(form)
                return try await clerk.submit(form, ["attributes_en": english])
            }
            func stored() async throws -> SKU {
                let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
                return try #require(found?.product.skus.first { $0.id == sku })
            }
            #expect(try await send("Colour=Red\nMatt=a=b").status == 303)
            let edited = try await stored()
            #expect(edited.attributesEnglish.pairs.map { "\($0.name): \($0.value)" } == ["Colour: Red", "Matt: a=b"])
            #expect(edited.attributes.label == "红" && edited.priceMinor == 1_999 && edited.listPriceMinor == 2_599)
            #expect(try await clerk.get(url).contains("lang=\"en\">Red a=b</span>"))
            #expect(try await clerk.get(form).contains("Colour=Red\nMatt=a=b</textarea>"))
            for wrong in ["Red", (1...11).map { "n\($0)=x" }.joined(separator: "\n")] {
                let refused = try await send(wrong)
                #expect(refused.status == 422 && refused.contains("attributes_en-error"), "\(refused.text)")
                #expect(try await stored() == edited)
            }
            #expect(try await send(" ").status == 303)
            #expect(try await stored().attributesEnglish == .none)
            // What no line can say is not shown, and a new price leaves it.
            var odd = SKUChanges()
            odd.attributesEnglish = ["a=b": "c"]
            _ = try await fixture.shop.catalog.updateSKU(
                sku, version: try await stored().version, odd, by: .system("test"))
            try await clerk.get(form)
            #expect(!clerk.page.contains("name=\"attributes_en\""))
            #expect(try await clerk.submit(form, ["code": "CUP-RUBY"]).status == 303)
            try await clerk.get(url)
            #expect(try await clerk.submit("\(url)/rows", ["price.\(sku)": "18.00"]).status == 303)
            let cheap = try await stored()
            #expect(cheap.priceMinor == 1_800 && cheap.attributesEnglish.label == "c" && cheap.code == "CUP-RUBY")
            #expect(try await fixture.shop.catalog.priceHistory(of: sku).map(\.newPriceMinor) == [1_800, 1_999])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new product without a name for its address gets one, and full-width signs part properties`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/goods/new")
            let page = try await clerk.submit(
                "/console/goods/new",
                ["title": "紫砂壶", "slug": " ", "code": "ZSH", "price": "128", "attributes": "颜色：紫\n容量＝300ml"])
            #expect(page.status == 303, "\(page.text)")
            let made = try await fixture.shop.catalog.product(.slug("zi-sha-hu"), includeUnpublished: true)
            #expect(made?.product.skus.map(\.attributes.label) == ["紫 300ml"], "\(String(describing: made))")
            try await clerk.get("/console/goods/new")
            let again = try await clerk.submit(
                "/console/goods/new", ["title": "紫砂壶", "code": "ZSH-2", "price": "128", "attributes": ""])
            #expect(again.status == 409 && again.contains("id=\"slug-error\""), "\(again.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a brand that nobody has is made where the form says that it is new, and a list of synonyms is taken apart`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let url = "/console/goods/\(fixture.product.id)"
            try await clerk.get(url)
            #expect(clerk.page.contains("<option value=\"Zhang\"></option>"))
            let before = try await fixture.everything()
            let slip = try await clerk.submit(url, ["brand": "Zhangg"], holding: "name=\"title\"")
            #expect(slip.status == 422 && slip.contains("id=\"brand-error\"") && slip.contains("店里没有这个品牌"))
            #expect(try await fixture.everything() == before)
            #expect(
                try await clerk.submit(url, ["new_brand": "true"], holding: "name=\"title\"").status == 303)
            #expect(try await fixture.shop.catalog.product(.id(fixture.product.id))?.product.brand == "Zhangg")
            try await clerk.get("/console/goods/new")
            let fields = ["title": "壶", "slug": "hu", "code": "HU", "price": "1", "brand": "张家"]
            let refused = try await clerk.submit("/console/goods/new", fields.mapValues { $0 as String? })
            #expect(refused.status == 422 && refused.contains("id=\"brand-error\""), "\(refused.text)")
            #expect(
                try await clerk.submit("/console/goods/new", ["brand": "ZHANG", "attributes": ""]).status == 303)
            try await clerk.get("/console/synonyms")
            try await clerk.submit("/console/synonyms", ["word": "茶托", "other": "杯垫、隔热垫"])
            try await clerk.follow()
            #expect(clerk.page.contains(">杯垫</td>") && clerk.page.contains(">隔热垫</td>"))
        }
    }

    /// The suggestions of the English console were Chinese, and the name that the English shop shows was unknown.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `a brand is suggested in the reader's language and known by both names, also where it is said to be new`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let catalog = fixture.shop.catalog
            let pouch = try await catalog.createBrand(
                NewBrand(name: "布囊", nameEnglish: "Cloth Pouch"), by: .system("test"))
            let clerk = try await fixture.signedIn("operator", language)
            let name = language == .chinese ? "布囊" : "Cloth Pouch"
            #expect(try await clerk.get("/console/goods").contains(">\(name)</option>"))
            for (slug, isNew) in [("one", nil), ("two", "true")] as [(String, String?)] {
                try await clerk.get("/console/goods/new")
                #expect(clerk.page.contains("<option value=\"\(name)\"></option>"))
                #expect(clerk.page.contains("<option value=\"Zhang\"></option>"))
                try await clerk.submit(
                    "/console/goods/new",
                    [
                        "title": slug, "slug": slug, "code": slug, "price": "1", "brand": "cloth pouch",
                        "new_brand": isNew,
                    ])
                #expect(clerk.page.status == 303, "\(clerk.page.text)")
                let made = try await catalog.product(.slug(slug), includeUnpublished: true)
                #expect(made?.product.brandID == pouch.id)
            }
            #expect(try await fixture.count("brands") == 2)
            try await clerk.get("/console/brands")
            let refused = try await clerk.submit("/console/brands", ["name": "Cloth Pouch"], holding: "name=\"name\"")
            #expect(refused.status == 409, "\(refused.status)")
            #expect(try await fixture.count("brands") == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what a new product is refused for stands at its field, and nothing that was typed is lost`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let typed = [
                "title": "茶壶", "slug": "tea-pot", "code": "POT", "price": "128.00", "attributes": "颜色=紫",
                "description": "第一行", "brand": "Zhang", "category_id": fixture.category.id.description,
            ]
            let wrong: [(field: String, value: String, status: Int)] = [
                ("title", "", 422), ("title", String(repeating: "长", count: 201), 422), ("slug", "Tea Pot", 422),
                ("slug", "tea-cup", 409), ("code", "CUP-RED", 409), ("price", "12.345", 422), ("price", "-1", 422),
                ("list_price", "1", 422), ("attributes", "颜色", 422),
            ]
            let before = try await fixture.everything()
            for (field, value, status) in wrong {
                try await clerk.get("/console/goods/new")
                let fields = typed.merging([field: value]) { $1 }
                let page = try await clerk.submit("/console/goods/new", fields.mapValues { $0 as String? })
                #expect(page.status == status, "\(field) \(value): \(page.status)")
                #expect(page.contains("id=\"\(field)-error\""), "\(field) \(value)")
                #expect(page.contains("aria-describedby=\"\(field)-error\""), "\(field) \(value)")
                let shown = try clerk.filled("/console/goods/new")
                for (name, text) in fields { #expect(shown.value(name) == text, "\(field) \(value): \(name)") }
            }
            try await clerk.get("/console/goods/new")
            let all: [String: String?] = [
                "title": "茶巾", "slug": "试用 茶巾", "code": String(repeating: "x", count: 65), "price": "12.345",
                "list_price": "abc", "attributes": "红色", "title_en": String(repeating: "x", count: 201),
            ]
            var page = try await clerk.submit("/console/goods/new", all)
            #expect(page.status == 422)
            for field in ["slug", "code", "price", "list_price", "attributes", "title_en"] {
                #expect(page.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(
                !page.contains("id=\"title-error\"")
                    && page.contains("id=\"slug\" name=\"slug\" type=\"text\" value=\"试用 茶巾\""))
            page = try await clerk.submit(
                "/console/goods/new", ["slug": "A B", "price": "12", "list_price": "5", "code": "T", "title_en": ""])
            #expect(page.contains("id=\"slug-error\"") && page.contains("id=\"list_price-error\""))
            #expect(page.contains("id=\"attributes-error\"") && !page.contains("id=\"price-error\""))
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product of several prices says from which, and its texts begin a copy`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            #expect(try await clerk.get("/console/goods").contains("¥19.99 起</td>"))
            let url = "/console/goods/new?from=\(fixture.product.id)"
            #expect(try await clerk.get("/console/goods/\(fixture.product.id)").contains("href=\"\(url)\""))
            try await clerk.get(url)
            let form = try clerk.filled("/console/goods/new")
            #expect(form.value("title") == "茶杯 <b>" && form.value("attributes") == "颜色=红")
            #expect(form.value("slug") == "" && form.value("code") == "")
            #expect(
                try await clerk.submit("/console/goods/new", ["slug": "tea-cup-2", "code": "CUP-2"]).status == 303)
            let made = try await fixture.shop.catalog.product(.slug("tea-cup-2"), includeUnpublished: true)
            #expect(made?.product.title == "茶杯 <b>" && made?.product.state == .draft)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a picture is taken away behind a warning`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/pictures"
            try await clerk.get(url)
            try await clerk.submit(url, ["picture": Browser.file + Browser.picture("1111"), "alt": "杯"])
            let page = try await clerk.get(url)
            #expect(page.contains("<details><summary>移除</summary><p class=\"notice warn\">移除后不能恢复"))
            let button = try #require(page.text.firstRange(of: "value=\"remove\""))
            let fold = try #require(page.text.firstRange(of: "<details><summary>移除"))
            #expect(fold.lowerBound < button.lowerBound)
        }
    }
}
