import Catalog
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import TestSupport
import Testing
import WebRuntime
import Workflows

/// Pages of the console with several forms: the one that is refused comes back as it was typed, the others as they are.
@Suite struct FormTests {
    @Test(arguments: TestEngine.all)
    func `a refused form of a product leaves its other forms alone`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)"
            let (rows, skus) = ("\(url)/rows", fixture.skus)
            func expectDetails() throws {
                let details = try clerk.filled(url, holding: "name=\"title\"")
                #expect(details.value("title") == "茶杯 <b>" && details.value("slug") == "tea-cup")
                #expect(details.value("brand") == "Zhang" && details.value("description") == "第一行\n第二行")
                #expect(details.value("category_id") == fixture.category.id.description)
            }
            try await clerk.get(url)
            try await clerk.submit("\(url)/skus", ["code": "", "price": "12"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"code-error\""))
            #expect(try clerk.filled("\(url)/skus").value("price") == "12")
            try expectDetails()

            try await clerk.get(url)
            try await clerk.submit(
                rows,
                ["price.\(skus[0])": "abc", "list_price.\(skus[0])": "30.00", "active.\(skus[0])": nil as String?])
            #expect(clerk.page.status == 422)
            #expect(clerk.page.contains("id=\"price.\(skus[0])-\(skus[0])-error\""))
            let row = try clerk.filled(rows)
            #expect(row.value("price.\(skus[0])") == "abc" && row.value("list_price.\(skus[0])") == "30.00")
            #expect(row.value("active.\(skus[0])") == nil)
            #expect(row.value("price.\(skus[1])") == "29.99" && row.value("active.\(skus[1])") == "true")
            #expect(try clerk.filled("\(url)/skus").value("price") == "")
            #expect(!clerk.page.contains("id=\"price-error\""))
            try expectDetails()

            try await clerk.get(url)
            try await clerk.submit(url, ["title": "", "brand": "Li"], holding: "name=\"title\"")
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"title-error\""))
            #expect(try clerk.filled(url, holding: "name=\"title\"").value("brand") == "Li")
            #expect(try clerk.filled(rows).value("price.\(skus[0])") == "19.99")
        }
    }

    /// Somebody changed a price in the table, then the subtitle below, and pressed the button there: the price was the
    /// old one again, and nobody had said so.
    @Test(arguments: TestEngine.all, Language.allCases)
    func `each form of a product says that it saves itself alone, and what is typed in another is asked about`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)"
            let page = try await clerk.get(url)
            #expect(page.contains("/assets/lists.") && page.contains("data-unsaved=\"") && page.contains("{parts}"))
            #expect(page.text.matches(of: /data-part="[^"]+"/).count == 3 && !page.contains("data-typed"))
            #expect(page.contains(language == .english ? "Save the product</button>" : "保存商品信息</button>"))
            try await clerk.submit(url, ["title": ""], holding: "name=\"title\"")
            #expect(clerk.page.status == 422)
            #expect(clerk.page.text.matches(of: /<section class="card" data-part="[^"]+" data-typed>/).count == 1)
            #expect(clerk.page.text.matches(of: /data-typed/).count == 1)
            let script = try #require(page.text.firstMatch(of: /\/assets\/lists\.[0-9a-f]*\.js/))
            let text = try await fixture.client.execute(uri: String(script.output), method: .get)
            #expect(text.status == .ok && String(buffer: text.body).contains("[data-unsaved]"))
            let auditor = try await fixture.signedIn("auditor", language)
            let read = try await auditor.get(url)
            #expect(read.status == 200 && !read.contains("data-unsaved") && !read.contains("data-part"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a step that is refused empties no form of the product`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let draft = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "bare", title: "无分类", skus: [NewSKU(code: "BARE", priceMinor: 100)]),
                by: .system("test"))
            let url = "/console/goods/\(draft.product.id)"
            try await clerk.get(url)
            try await clerk.submit("\(url)/transitions", holding: "value=\"review\"")
            #expect(clerk.page.status == 409 && clerk.page.contains("商品还没有分类"))
            #expect(clerk.page.contains("id=\"category_id-error\"") && clerk.page.contains("href=\"#category_id\""))
            let details = try clerk.filled(url, holding: "name=\"title\"")
            #expect(details.value("title") == "无分类" && details.value("slug") == "bare")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refused category comes back in its own form, opened`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/categories"
            try await clerk.get(url)
            try await clerk.submit("\(url)/\(fixture.category.id)", ["slug": "", "name": "好茶"])
            #expect(clerk.page.status == 422)
            #expect(
                clerk.page.contains("id=\"slug-\(fixture.category.id)-error\"") && clerk.page.contains("<details open>")
            )
            let (own, new) = (try clerk.filled("\(url)/\(fixture.category.id)"), try clerk.filled(url))
            #expect(own.value("name") == "好茶" && own.value("name_en") == "Tea" && own.value("slug") == "")
            #expect(new.value("name") == "" && new.value("name_en") == "" && !clerk.page.contains("id=\"slug-error\""))

            try await clerk.get(url)
            try await clerk.submit(url, ["name": "茶具", "slug": "Not One"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"slug-error\""))
            #expect(try clerk.filled(url).value("name") == "茶具")
            #expect(try clerk.filled("\(url)/\(fixture.category.id)").value("name") == "茶")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a category without a place comes last, a child stands under its parent, and an emptied place stays`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", .chinese)
            let url = "/console/categories"
            let parent = fixture.category.id.description
            for (slug, place, above) in [("ware", "5", ""), ("green", "9", parent), ("bags", "", "")] {
                try await clerk.get(url)
                try await clerk.submit(
                    url, ["name": "类\(slug)", "slug": slug, "position": place, "parent_id": above])
            }
            let list = try await clerk.get(url)
            let lines = ["<summary>茶</summary>", "　类green</summary>", "<summary>类ware<", "<summary>类bags<"]
            let places = lines.compactMap { list.text.ranges(of: $0).first?.lowerBound }
            #expect(places.count == lines.count && places == places.sorted(), "\(list.text)")
            #expect(list.contains(">　类green</option>"))
            let bags = try #require(try await fixture.shop.catalog.categories().first { $0.slug == "bags" })
            #expect(bags.position == 6)
            try await clerk.submit("\(url)/\(bags.id)", ["position": ""])
            #expect(try await fixture.shop.catalog.categories().first { $0.slug == "bags" }?.position == 6)
            #expect(try await clerk.get("/console/goods/new").contains(">　类green</option>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `who only looks is offered no form for a category`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let auditor = try await fixture.signedIn("auditor")
            try await auditor.get("/console/categories")
            #expect(auditor.page.status == 200 && auditor.page.contains("tea"))
            #expect(!auditor.page.contains("name=\"slug\""))
        }
    }
}
