import Catalog
import Database
import Foundation
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct ListingTests {
    /// The addresses of a page's links whose text or label has a part.
    private static func links(_ page: Browser.Page, _ part: String) -> [String] {
        page.text.matches(of: /<a [^>]*href="([^"]*)"[^>]*>.*?<\/a>/.dotMatchesNewlines())
            .filter { $0.output.0.contains(part) }.map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    private static func cards(_ page: Browser.Page) -> [String] {
        page.text.matches(of: /<li class="product-card">.*?<a href="(?:\/en)?\/p\/([^"]*)"/.dotMatchesNewlines())
            .map { String($0.output.1) }
    }

    /// A card said ¥19.99 and the page behind it ¥19.99 and more.
    @Test(arguments: Language.allCases)
    func `a card says from where variants differ in price, in every list`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            try await fixture.fillShelf(1)
            let visitor = fixture.browser(language)
            let (several, one) = language == .chinese ? ("¥19.99 起", "¥10.00 起") : ("from ¥19.99", "from ¥10.00")
            try await visitor.get("/p/tea-cup")
            for path in ["/", "/c/tea", "/search", "/p/pot-0"] {
                try await visitor.get(path)
                #expect(visitor.page.contains("<span class=\"price\">\(several)</span>"), "\(path)")
                #expect(!visitor.page.contains(one) && visitor.page.contains("¥10.00"), "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what sells best stands on the home page, and lists can be in that order`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(3)
            let visitor = fixture.browser()
            try await visitor.get("/")
            // Nothing was sold yet.
            #expect(!visitor.page.contains("热卖") && Self.cards(visitor.page).first == "pot-2")
            _ = try await visitor.buy(fixture, quantity: 2)
            try await fixture.shop.countSold()
            try await visitor.get("/")
            #expect(visitor.page.contains("<h2>热卖</h2>"), "\(visitor.page.text)")
            #expect(Self.cards(visitor.page).prefix(2) == ["tea-cup", "pot-2"])
            #expect(Self.links(visitor.page, "查看更多") == ["/search?sort=sales"])
            for path in ["/search", "/c/tea", "/search?q=%E8%8C%B6"] {
                try await visitor.get(path)
                let link = try #require(Self.links(visitor.page, "销量").first)
                #expect(link.contains("sort=sales"))
                try await visitor.get(link)
                #expect(Self.cards(visitor.page) == ["tea-cup", "pot-2", "pot-1", "pot-0"], "\(path)")
            }
        }
    }

    /// No more is said than was sold, and nothing of what was not.
    @Test(arguments: Language.allCases)
    func `cards and the product's page say how much was sold lately`(language: Language) async throws {
        try await withPages(.sqlite) { fixture in
            try await fixture.fillShelf(3)
            let pages = ["/", "/c/tea", "/search", "/p/tea-cup", "/p/pot-1"]
            let visitor = fixture.browser(language)
            func sold(_ count: String) -> String {
                language == .english ? "\(count) sold in 30 days" : "近 30 天已售 \(count)"
            }
            for path in pages {
                try await visitor.get(path)
                #expect(!visitor.page.contains("近 30 天") && !visitor.page.contains("sold in"), "\(path)")
            }
            let id = fixture.product.id
            for (pieces, told) in [
                (1, "1"), (99, "99"), (100, "100"), (101, "100+"), (199, "100+"), (200, "200"), (1_999, "1,000+"),
                (23_456, "20,000+"),
            ] {
                try await fixture.base.database.write { [catalog = fixture.shop.catalog] in
                    try catalog.noteSold([id: Int64(pieces)], in: $0)
                }
                for path in pages {
                    try await visitor.get(path)
                    #expect(visitor.page.contains("\(sold(told))</"), "\(path): \(pieces)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.all, ["/search?q=%E8%8C%B6%E5%A3%B6", "/c/tea?q=%E8%8C%B6%E5%A3%B6"])
    func `filters are links that lead to what they count, and paging keeps them`(
        engine: TestEngine, path: String
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let visitor = fixture.browser()
            try await visitor.get(path)
            #expect(visitor.page.contains("共 30 件商品"), "\(visitor.page.text)")
            #expect(Self.cards(visitor.page).count == 24)
            // Of the newest twenty-four, those whose number three divides.
            #expect(visitor.page.text.matches(of: /<span class="state">缺货<\/span>/).count == 8)
            let brand = try #require(Self.links(visitor.page, "<span>宜兴</span>").first)
            #expect(brand.hasPrefix(path.prefix { $0 != "?" }) && brand.contains("q=%E8%8C%B6%E5%A3%B6"))
            try await visitor.get(brand)
            #expect(visitor.page.contains("共 15 件商品"))
            let stock = try #require(Self.links(visitor.page, "仅看有货").first)
            try await visitor.get(stock)
            #expect(visitor.page.contains("共 10 件商品") && Self.cards(visitor.page).count == 10)
            let sorted = try #require(Self.links(visitor.page, "价格从高到低").first)
            try await visitor.get(sorted)
            #expect(Self.cards(visitor.page).first == "pot-28")
            // Each chip takes one choice away and leaves the others.
            let without = try #require(Self.links(visitor.page, "去掉“宜兴”").first)
            #expect(
                without.contains("in_stock=true") && without.contains("sort=price_desc") && !without.contains("brand"))
            try await visitor.get(without)
            #expect(visitor.page.contains("共 20 件商品"))
            let clear = try #require(Self.links(visitor.page, "清空条件").first)
            #expect(!clear.contains("in_stock") && clear.contains("q="))
        }
    }

    /// A list of what has some of the words said that nothing of it was in stock, and showed it all the same.
    @Test(arguments: TestEngine.all)
    func `what has only a part of what was typed is counted and narrowed too`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(9)
            let visitor = fixture.browser()
            try await visitor.get("/search?q=%E7%B4%AB%E7%A0%82%E8%8C%B6%E5%A3%B6%E5%A5%97%E8%A3%85")
            #expect(visitor.page.contains("没有商品含有全部关键词，以下商品含有其中一部分。"))
            #expect(visitor.page.contains("共 9 件商品") && Self.cards(visitor.page).count == 9)
            let stock = try #require(Self.links(visitor.page, "仅看有货").first)
            #expect(!visitor.page.contains("<span class=\"muted\">0</span>"))
            #expect(!Self.links(visitor.page, "<span>宜兴</span>").isEmpty)
            try await visitor.get(stock)
            #expect(visitor.page.contains("共 6 件商品") && Self.cards(visitor.page).count == 6)
            #expect(visitor.page.contains("<span>仅看有货</span> <span class=\"muted\">6</span>"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `the next page keeps the filters, and together the pages show everything once`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let visitor = fixture.browser(.english)
            var seen: [String] = []
            try await visitor.get("/search?q=%E8%8C%B6%E5%A3%B6&price_min=20&price_max=290")
            for _ in 0..<4 {
                seen += Self.cards(visitor.page)
                guard let next = Self.links(visitor.page, "rel=\"next\"").first else { break }
                #expect(next.contains("price_min=20") && next.contains("price_max=290"))
                try await visitor.get(String(next.dropFirst("/en".count)))
            }
            #expect(seen.count == 28 && Set(seen).count == 28)
        }
    }

    @Test(arguments: TestEngine.all)
    func `prices are typed into a form, and nonsense is not counted`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let visitor = fixture.browser()
            for (query, count) in [
                ("price_min=100&price_max=200", 11), ("price_min=200&price_max=100", 11), ("price_min=abc", 30),
                ("price_min=-5&price_max=1e9", 30), ("price_max=99999999999999999999", 30), ("category=nowhere", 30),
            ] {
                try await visitor.get("/search?q=%E8%8C%B6%E5%A3%B6&\(query)")
                #expect(visitor.page.status == 200 && visitor.page.contains("共 \(count) 件商品"), "\(query)")
            }
            #expect(visitor.page.contains("<form class=\"price-range\" id=\"price-range\" action=\"/search#results\">"))
            for wrong in ["sort=best", "in_stock=perhaps", "brand=\(String(repeating: "x", count: 101))", "cursor=x"] {
                try await visitor.get("/search?\(wrong)")
                #expect([400, 422].contains(visitor.page.status), "\(wrong)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `who finds nothing is told how it was understood and where to go on`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let visitor = fixture.browser(.english)
            try await visitor.get("/search?q=chabei")
            #expect(visitor.page.contains("No results for “chabei”. Showing results for “茶杯”."))
            #expect(Self.cards(visitor.page) == ["tea-cup"])
            try await visitor.get("/search?q=nothingofthekind")
            #expect(visitor.page.contains("Nothing found.") && visitor.page.contains("/en/c/tea"))
            #expect(Self.cards(visitor.page) == ["tea-cup"])
            try await visitor.get("/search?q=Zhang&price_min=5000")
            #expect(visitor.page.contains("Nothing fits all of this."))
            let logged = try await fixture.shop.catalog.writeSearchLog()
            #expect(logged == 3)
            #expect(try await fixture.count("search_log") == 3)
        }
    }

    /// Prices typed with 元 or in wide digits were dropped without a word.
    @Test(arguments: [TestEngine.sqlite], Language.allCases)
    func `prices are read as people type them, and what is none is told while the other counts`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            try await fixture.fillShelf(30)
            let (visitor, english) = (fixture.browser(language), language == .english)
            func look(_ lowest: String, _ highest: String) async throws {
                let typed = [lowest, highest].map { text in
                    text.utf8.map { "%\(String($0 >> 4, radix: 16))\(String($0 & 15, radix: 16))" }.joined()
                }
                try await visitor.get(
                    "/search?q=%E8%8C%B6%E5%A3%B6&price_min=\(typed[0])&price_max=\(typed[1])")
                #expect(visitor.page.status == 200)
            }
            func shows(_ count: Int) -> Bool {
                visitor.page.contains(english ? ">\(count) products<" : "共 \(count) 件商品")
            }
            for (lowest, highest) in [
                ("100元", "２００"), ("¥100", "￥200"), ("$100", "200.00 元"), ("１００．００", " ¥ 200 "),
            ] {
                try await look(lowest, highest)
                #expect(shows(11) && !visitor.page.contains("price-unread"), "\(lowest) \(highest)")
            }
            try await look("", "1,000")
            #expect(shows(30) && visitor.page.contains("value=\"1000\"") && !visitor.page.contains("price-unread"))
            for (lowest, highest, count) in [("100", "一百", 21), ("1,5", "200", 20), ("-5", "200元", 20)] {
                try await look(lowest, highest)
                let wrong = highest == "一百" ? highest : lowest
                #expect(shows(count), "\(wrong)")
                #expect(
                    visitor.page.contains(english ? "“\(wrong)” could not be read" : "没有看懂价格“\(wrong)”"), "\(wrong)")
                #expect(
                    visitor.page.contains(
                        "value=\"\(wrong)\" aria-invalid=\"true\" aria-describedby=\"price-unread\">"), "\(wrong)")
            }
            // On a category's page too, of which the plain list is kept; and nothing of it comes back there.
            try await visitor.get("/c/tea?price_max=cheap")
            #expect(visitor.page.contains("price-unread"))
            try await visitor.get("/c/tea")
            #expect(!visitor.page.contains("price-unread"))
        }
    }
}
