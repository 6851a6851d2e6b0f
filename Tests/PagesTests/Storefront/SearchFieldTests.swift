import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import TestSupport
import Testing
import WebRuntime

/// The field over every page of the shop: what it keeps, and what its script needs.
@Suite struct SearchFieldTests {
    private static func attribute(_ name: String, _ page: Browser.Page) -> String? {
        let form = page.text.firstMatch(of: /<form class="search"[^>]*>/)?.output ?? ""
        return form.firstRange(of: " \(name)=\"").map { String(form[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `the field keeps what was looked for, as text`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser()
            try await visitor.get("/search?q=%E8%8C%B6%20%22%3E%3Cscript%3E")
            #expect(visitor.page.contains("value=\"茶 &quot;&gt;&lt;script&gt;\"><button type=\"submit\">搜索"))
            try await visitor.get("/")
            #expect(visitor.page.contains("placeholder=\"搜索商品\" value=\"\">"))
        }
    }

    @Test(arguments: Language.allCases)
    func `the script is a file of its own, and where it leads are pages`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            let visitor = fixture.browser(language)
            try await visitor.get("/search?q=tea")
            let page = visitor.page
            let url = try #require(page.text.firstMatch(of: /<script src="(\/assets\/search\.[0-9a-f]*\.js)" defer>/))
            let script = try await fixture.client.execute(uri: String(url.output.1), method: .get)
            #expect(script.status == .ok && script.headers[.contentType] == "text/javascript; charset=utf-8")
            #expect(script.headers[.cacheControl] == "public, max-age=31536000, immutable")
            let inline = page.text.matches(of: /<script(?! src=| type="application\/ld\+json")|\son\w+="|\sstyle="/)
            #expect(inline.isEmpty)
            // The form works alone; the script only asks elsewhere.
            #expect(Self.attribute("action", page) == language.pathPrefix + "/search")
            #expect(Self.attribute("data-suggestions", page) == Paths.suggestions)
            for (name, slug) in [("data-category-url", "tea"), ("data-product-url", "tea-cup")] {
                let template = try #require(Self.attribute(name, page))
                let filled = template.replacing(/\{\w+\}/, with: slug)
                let led = try await fixture.client.execute(uri: filled, method: .get)
                #expect(filled != template && led.status == .ok, "\(template)")
            }
            for name in ["data-label", "data-category", "data-product"] {
                #expect(Self.attribute(name, page)?.isEmpty == false, "\(name)")
            }
            let staff = try await fixture.signedIn("administrator", language)
            try await staff.get("/console")
            #expect(!staff.page.contains("search."))
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `nothing found leaves nothing to sort or narrow, and filters that leave nothing can be cleared`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser(.english)
            try await visitor.get("/search?q=nothingofthekind")
            #expect(!visitor.page.contains("class=\"facets\"") && !visitor.page.contains("class=\"sort\""))
            try await visitor.get("/search?q=Zhang&price_min=5000")
            #expect(visitor.page.contains("<a class=\"button\" href=\"/en/search?q=Zhang\">Clear all</a>"))
            #expect(visitor.page.contains("class=\"facets\""))
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `a later page leads back to the first`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let visitor = fixture.browser()
            try await visitor.get("/c/tea?sort=price_asc")
            #expect(!visitor.page.contains("回到第一页"))
            let next = try #require(visitor.page.text.firstMatch(of: /rel="next" href="([^"]*)"/)?.output.1)
            try await visitor.get(String(next).replacing("&amp;", with: "&"))
            #expect(visitor.page.contains("<a href=\"/c/tea?sort=price_asc\">回到第一页</a>"))
        }
    }
}
