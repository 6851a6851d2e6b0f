import Catalog
import Foundation
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

/// What staff write about a product, and what shoppers read of it.
@Suite struct ContentTests {
    private func stored(_ fixture: PagesFixture) async throws -> ProductDetail {
        let found = try await fixture.shop.catalog.product(.id(fixture.product.id), includeUnpublished: true)
        return try #require(found)
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `facts are typed into rows, rows that are empty are none, and shoppers read them in their language`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            let url = "/console/goods/\(fixture.product.id)/content"
            try await clerk.get("/console/goods/\(fixture.product.id)")
            #expect(clerk.page.contains("\(url)\">"))
            try await clerk.get(url)
            #expect(clerk.page.contains("name=\"specification_name.3\"") && !clerk.page.contains("_name.4\""))
            let saved = try await clerk.submit(
                url,
                [
                    "specification_name.0": "材质", "specification_value.0": "瓷 <白>",
                    "specification_name_en.0": "Material", "specification_value_en.0": "China",
                    "specification_name.2": "容量", "specification_value.2": "500 ml",
                ])
            #expect(saved.status == 303, "\(saved.text)")
            #expect(
                try await stored(fixture).specifications == [
                    Specification(name: "材质", value: "瓷 <白>", nameEnglish: "Material", valueEnglish: "China"),
                    Specification(name: "容量", value: "500 ml"),
                ])
            try await clerk.get(url)
            #expect(clerk.page.contains("name=\"specification_name.1\" value=\"容量\""))
            #expect(clerk.page.contains("name=\"specification_name.5\"") && !clerk.page.contains("_name.6\""))
            let visitor = fixture.browser(language)
            let page = try await visitor.get("/p/tea-cup")
            let row = language == .english ? "Material</th><td>China</td>" : "材质</th><td>瓷 &lt;白&gt;</td>"
            #expect(page.contains("<th scope=\"row\">\(row)"), "\(page.text)")
            #expect(page.contains("<th scope=\"row\">容量</th><td>500 ml</td>"))
            let name = language == .english ? "Material" : "材质"
            #expect(page.contains("\"additionalProperty\":[{\"@type\":\"PropertyValue\",\"name\":\"\(name)\""))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a row that lacks its value or stands there twice comes back as it was typed, told at its field`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/content"
            let before = try await stored(fixture)
            let wrong: [([String: String], String)] = [
                (["specification_name.1": "材质"], "specification_value.1-1-error"),
                (["specification_value_en.0": "China"], "specification_name.0-0-error"),
                (
                    [
                        "specification_name.0": "材质", "specification_value.0": "瓷", "specification_name.3": "材质",
                        "specification_value.3": "竹",
                    ], "specification_name.3-3-error"
                ),
                (
                    ["specification_name.0": "材质", "specification_value.0": String(repeating: "瓷", count: 201)],
                    "specification_value.0-0-error"
                ),
            ]
            for (fields, error) in wrong {
                try await clerk.get(url)
                let page = try await clerk.submit(url, fields)
                #expect(page.status == 422 && page.contains("id=\"\(error)\""), "\(fields)")
                for (name, value) in fields { #expect(page.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)") }
            }
            #expect(try await stored(fixture) == before)
            try await clerk.get(url)
            let stale = try await clerk.submit(url, ["version": "99"])
            #expect(stale.status == 412)
            let auditor = try await fixture.signedIn("auditor")
            #expect(try await auditor.get(url).status == 403)
        }
    }

    private static let article = """
        **轻** & 薄 <script>alert(1)</script>

        ## 用法
        - 先洗
        - 再用 [说明](https://example.com/?a=1&b="x")
        ![杯口](1)
        ![没有](7)
        [坏](javascript:alert(1))
        """

    @Test(arguments: TestEngine.all)
    func `a description is laid out in the shop as its editor shows it before it is saved`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let picture = try await fixture.shop.addPicture(
                DrawnPicture(svg: "<svg/>", width: 4, height: 3, alt: "杯 \"口\""), by: .system("test"))
            var changes = ProductChanges()
            changes.media = [picture]
            let version = fixture.product.version
            _ = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: version, changes, by: .system("test"))
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/content"
            try await clerk.get(url)
            let before = try await stored(fixture)
            let looked = try await clerk.submit(url, ["description": Self.article, "action": "preview"])
            let laidOut = [
                "<p><strong>轻</strong> &amp; 薄 &lt;script&gt;alert(1)&lt;/script&gt;</p>", "<h3>用法</h3>",
                "<ul><li>先洗</li><li>再用 <a href=\"https://example.com/?a=1&amp;b=&quot;x&quot;\" "
                    + "rel=\"nofollow noopener noreferrer\">说明</a></li></ul>",
                "<p>[坏](javascript:alert(1))</p>", "<figcaption>杯口</figcaption></figure>",
            ]
            #expect(looked.status == 200)
            for part in laidOut { #expect(looked.contains(part), "\(part)") }
            #expect(looked.text.matches(of: /<figure>/).count == 1)
            #expect(try await stored(fixture) == before)
            let saved = try await clerk.submit(url, ["description": Self.article, "action": nil])
            #expect(saved.status == 303, "\(saved.text)")
            let page = try await fixture.browser().get("/p/tea-cup")
            for part in laidOut { #expect(page.contains(part), "\(part)") }
            #expect(page.contains("<figure><img class=\"picture large\" src=\"\(Paths.media(picture.blob, .svg))\""))
            #expect(!page.contains("<script>alert"))
            // What is told to others has no signs in it.
            #expect(page.contains("<meta name=\"description\" content=\"轻 &amp; 薄"), "\(page.text)")
            #expect(try await fixture.shop.catalog.productsForStaff(query: "说明").items.map(\.slug) == ["tea-cup"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a plain text keeps its lines`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            var changes = ProductChanges()
            changes.description = "第一行\n第二行\n\n另一段"
            _ = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: fixture.product.version, changes, by: .system("test"))
            let page = try await fixture.browser().get("/p/tea-cup")
            #expect(page.contains("<div class=\"rich\"><p>第一行<br>第二行</p><p>另一段</p></div>"), "\(page.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `tags are a line or a comma apart, for staff alone`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods/\(fixture.product.id)/content"
            try await clerk.get(url)
            #expect(try await clerk.submit(url, ["tags": "春季上新，送礼\r\n a b ,,\n"]).status == 303)
            #expect(try await stored(fixture).tags == ["春季上新", "送礼", "a b"])
            try await clerk.get(url)
            #expect(clerk.page.contains("春季上新\n送礼\na b</textarea>"))
            #expect(try await !fixture.browser().get("/p/tea-cup").contains("春季上新"))
            let many = (0...CatalogLimits.tagsPerProduct).map { "t\($0)" }.joined(separator: ",")
            let refused = try await clerk.submit(url, ["tags": many])
            #expect(refused.status == 422 && refused.contains("id=\"tags-error\"") && refused.contains(many))
            #expect(try await stored(fixture).tags.count == 3)
            try await clerk.get(url)
            #expect(try await clerk.submit(url, ["tags": ""]).status == 303)
            #expect(try await stored(fixture).tags.isEmpty)
        }
    }
}
