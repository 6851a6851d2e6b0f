import Catalog
import Foundation
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct GoodsListTests {
    @Test(arguments: TestEngine.all)
    func `the list's filter is kept on its next page, in its export and in the forms`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let catalog = fixture.shop.catalog
            var brand: BrandID?
            for number in 0..<30 {
                let made = try await catalog.createProduct(
                    NewProduct(
                        slug: "many-\(number)", title: "多 \(number)", brand: "试用牌", categoryID: fixture.category.id,
                        skus: [NewSKU(code: "MANY-\(number)", priceMinor: Int64(100 + number))]),
                    by: .system("test"))
                brand = made.product.brandID
            }
            let of = try #require(brand)
            let clerk = try await fixture.signedIn("operator")
            let query =
                "state=draft&category=\(fixture.category.id)&brand=\(of)&stock=sold_out&q=%E5%A4%9A&sort=price_asc"
            let page = try await clerk.get("/console/goods?\(query)")
            #expect(page.status == 200 && page.contains("MANY-0<") && !page.contains("MANY-29<"), "\(page.text)")
            let escaped = query.replacing("&", with: "&amp;")
            #expect(page.contains("/console/goods/export?\(escaped)\""))
            #expect(page.contains("/console/goods?\(escaped)&amp;cursor="))
            for chosen in ["draft", "\(fixture.category.id)", "\(of)", "sold_out", "price_asc"] {
                #expect(page.contains("<option value=\"\(chosen)\" selected>"), "\(chosen)")
            }
            let link = try #require(page.text.firstMatch(of: /<a class="button quiet" rel="next" href="([^"]*)"/))
            let next = try await clerk.get(String(link.output.1).replacing("&amp;", with: "&"))
            #expect(next.status == 200 && next.contains("MANY-29<") && !next.contains("MANY-0<"))
            #expect(!next.contains("rel=\"next\""))
            let back = try #require(Self.way("prev", from: next))
            #expect(Self.way("prev", from: page) == nil && back.hasSuffix("/console/goods?\(query)"), "\(back)")
            let again = try await clerk.get(back)
            #expect(again.contains("MANY-0<") && !again.contains("MANY-29<"))
            let long = try await clerk.get("/console/goods?\(query)&limit=50")
            #expect(long.contains("MANY-0<") && long.contains("MANY-29<") && !long.contains("rel=\"next\""))
            #expect(long.contains("<option value=\"50\" selected>"))
            let export = try await clerk.get("/console/goods/export?\(query)")
            #expect(export.text.contains("MANY-29") && !export.text.contains("CUP-RED"))
            #expect(try await clerk.get("/console/goods?sort=lost").status == 422)
            // What is on sale has stock.
            let sold = try await clerk.get("/console/goods?state=on_sale&stock=sold_out")
            #expect(!sold.contains("CUP-RED"))
        }
    }

    @Test func `each page of a list leads on, back by one page and to the first one, in both languages`() async throws {
        try await withPages(.sqlite) { fixture in
            for number in 10..<80 {
                _ = try await fixture.shop.catalog.createProduct(
                    NewProduct(
                        slug: "many-\(number)", title: "多 \(number)",
                        skus: [NewSKU(code: "MANY-\(number)", priceMinor: Int64(100 + number))]),
                    by: .system("test"))
            }
            let clerk = try await fixture.signedIn("operator")
            func starts(_ page: Browser.Page) -> String? {
                page.text.firstMatch(of: /MANY-\d\d/).map { String($0.output) }
            }
            var page = try await clerk.get("/console/goods?state=draft&sort=price_asc")
            for start in ["MANY-30", "MANY-50", "MANY-70"] {
                page = try await clerk.get(try #require(Self.way("next", from: page)))
                #expect(starts(page) == start)
            }
            #expect(Self.way("next", from: page) == nil)
            let english = try #require(page.text.firstMatch(of: /<a href="([^"]*)" hreflang="en"/)).output.1
            page = try await clerk.get(String(english).replacing("&amp;", with: "&"))
            #expect(starts(page) == "MANY-70" && page.contains("Back to the first page"))
            for start in ["MANY-50", "MANY-30", "MANY-10"] {
                page = try await clerk.get(try #require(Self.way("prev", from: page)))
                #expect(starts(page) == start && page.contains("Next page"))
            }
            #expect(Self.way("prev", from: page) == nil && !page.contains("first page"))
            // What no link of the shop says leads nowhere else.
            let second = try #require(Self.way("next", from: page))
            let wrong = try await clerk.get("\(second)&earlier=x~~//example.com")
            #expect(starts(wrong) == "MANY-30")
            #expect(Self.way("prev", from: wrong) == "/en/console/goods?state=draft&sort=price_asc")
        }
    }

    /// Where the link goes.
    private static func way(_ relation: String, from page: Browser.Page) -> String? {
        page.text.matches(of: /<a class="button quiet" rel="(\w+)" href="([^"]*)"/)
            .first { $0.output.1 == relation }.map { String($0.output.2).replacing("&amp;", with: "&") }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `tags lead to their products, for staff alone`(engine: TestEngine, language: Language) async throws {
        try await withPages(engine) { fixture in
            var changes = ProductChanges()
            changes.tags = ["新品 & 礼物"]
            _ = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: fixture.product.version, changes, by: .system("test"))
            _ = try await fixture.shop.catalog.createProduct(
                NewProduct(slug: "plain", title: "壶", skus: [NewSKU(code: "PLAIN", priceMinor: 100)]),
                by: .system("test"))
            let clerk = try await fixture.signedIn("operator", language)
            let content = try await clerk.get("/console/goods/\(fixture.product.id)/content")
            let link = try #require(content.text.firstMatch(of: /href="([^"]*\?tag=[^"]*)">([^<]*)</))
            #expect(link.output.2 == "新品 &amp; 礼物")
            let path = String(link.output.1).dropFirst(language.pathPrefix.count)
            let list = try await clerk.get(String(path))
            #expect(list.contains("CUP-RED") && !list.contains("PLAIN"))
            #expect(list.contains("value=\"新品 &amp; 礼物\""))
            #expect(list.contains("/console/goods/export?tag="))
            #expect(try await !clerk.get("/console/goods?tag=\("新品".percentEncoded)").contains("CUP-RED"))
            #expect(try await clerk.get("/console/goods?tag=\(String(repeating: "x", count: 101))").status == 422)
            let shopper = fixture.browser(language)
            for path in ["/p/tea-cup", "/c/tea"] { #expect(try await !shopper.get(path).contains("新品 &amp;")) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `categories and brands lead to their products`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator")
            let url = "/console/goods?category=\(fixture.category.id)"
            let categories = try await clerk.get("/console/categories")
            #expect(categories.contains("<a href=\"\(url)\">"), "\(categories.text)")
            #expect(try await clerk.get(url).contains("CUP-RED"))
        }
    }
}
