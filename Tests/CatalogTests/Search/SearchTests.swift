import Catalog
import Database
import Foundation
import Kernel
import TestSupport
import Testing

@Suite struct SearchTests {
    /// A shelf of things that are looked for in every way.
    private static func fill(_ fixture: CatalogFixture) async throws {
        let phones = try await fixture.category("phones", name: "手机数码", english: "Phones")
        let clothes = try await fixture.category("clothes", name: "女装", english: "Women")
        func add(_ slug: String, _ title: String, _ brand: String?, _ category: CategoryID) async throws {
            fixture.base.clock.advance(by: .seconds(1))
            _ = try await fixture.onSale(slug, title: title, brand: brand, category: category)
        }
        try await add("dress", "夏季法式碎花连衣裙", "花间", clothes)
        try await add("skirt", "高腰半身裙 连衣款 衣裙两件套", nil, clothes)
        try await add("buds", "FreeBuds ProMax 降噪蓝牙耳机", "华为", phones)
        try await add("iphone15", "Apple iPhone 15 256G 智能手机", "Apple", phones)
        try await add("iphone13", "Apple iPhone 13 适配 15 厘米支架", "Apple", phones)
        try await add("book", "中国建筑史 梁思成著", nil, clothes)
    }

    @Test(arguments: TestEngine.all)
    func `people find things however they type them`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            try await Self.fill(fixture)
            let expected: [(String, SearchReading, [String])] = [
                ("连衣裙", .exact, ["dress"]), ("裙", .exact, ["dress", "skirt"]), ("iphone15", .exact, ["iphone15"]),
                ("iPhone 15", .exact, ["iphone13", "iphone15"]), ("256g", .exact, ["iphone15"]),
                ("promax", .exact, ["buds"]), ("pro max", .exact, ["buds"]), ("ＰＲＯ", .exact, ["buds"]),
                ("华为耳机", .partial, ["buds"]), ("华为 耳机", .exact, ["buds"]), ("女装", .exact, ["book", "dress", "skirt"]),
                ("women 连衣裙", .exact, ["dress"]), ("手机数码 apple", .exact, ["iphone13", "iphone15"]),
                ("lianyiqun", .corrected("连衣裙"), ["dress"]), ("lanya", .corrected("蓝牙"), ["buds"]),
                ("lyq", .corrected("连衣裙"), ["dress"]), ("lanyaerji", .corrected("蓝牙耳机"), ["buds"]),
                ("lan ya", .corrected("蓝牙"), ["buds"]), ("lian yi qun", .corrected("连衣裙"), ["dress"]),
                ("lanya er ji", .corrected("蓝牙耳机"), ["buds"]),
                ("Lian yi qun 花间", .corrected("连衣裙 花间"), ["dress"]), ("連衣裙", .corrected("连衣裙"), ["dress"]),
                ("藍牙耳機", .corrected("蓝牙耳机"), ["buds"]), ("華為 耳機", .corrected("华为 耳机"), ["buds"]),
                ("華為耳機", .partial, ["buds"]),
                ("lanyerji", .corrected("蓝牙耳机"), ["buds"]), ("连依群", .corrected("连衣裙"), ["dress"]),
                ("蓝鸭耳机", .corrected("蓝牙耳机"), ["buds"]), ("iphnoe", .corrected("iphone"), ["iphone13", "iphone15"]),
                ("aple 256g", .corrected("apple 256 g"), ["iphone15"]), ("懒牙", .corrected("蓝牙"), ["buds"]),
                // Sounds like 建筑 and has nothing else of it.
                ("健珠", .nothing, []),
                ("applephone", .corrected("apple phone"), ["iphone13", "iphone15"]),
                ("appleiphone", .corrected("apple iphone"), ["iphone13", "iphone15"]),
                ("中国建筑史梁思成", .partial, ["book"]), ("绝无此物", .nothing, []), ("zzzzzz", .nothing, []), ("%", .nothing, []),
            ]
            for (query, reading, slugs) in expected {
                let found = try await fixture.catalog.search(ProductFilter(query: query))
                #expect(found.items.map(\.slug).sorted() == slugs, "\(query)")
                #expect(found.reading == reading || (slugs.isEmpty && found.reading == .exact), "\(query)")
            }
        }
    }

    /// A shop that sells teapots said that it has none.
    @Test(arguments: TestEngine.all)
    func `a short Chinese word that stands nowhere finds titles with what it ends in`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("shelf", name: "茶具", english: "Tea ware")
            for (slug, title) in [
                ("clay", "宜兴紫砂壶"), ("flask", "旅行水壶 配茶漏"), ("cup", "白瓷茶杯"), ("rug", "羊毛地毯"),
            ] {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(slug, title: title, brand: nil, category: shelf)
            }
            let all = ["rug", "cup", "flask", "clay"]
            let expected: [(String, SearchReading, [String])] = [
                // Both have 壶, one of them 茶 too; a cup is none.
                ("茶壶", .partial, ["flask", "clay"]), ("保温壶", .partial, ["flask", "clay"]),
                // Nothing has both words, and one of them stands nowhere as a whole.
                ("茶壶 紫砂", .partial, ["clay", "flask"]), ("紫砂 茶壶 绝无", .partial, ["clay"]),
                ("羊毛 茶杯", .partial, ["rug", "cup"]), ("绝无 此物", .nothing, []), ("tea zebra", .partial, all),
                ("紫砂壶", .exact, ["clay"]), ("茶碗", .nothing, []), ("绝无此壶", .nothing, []), ("壶盖", .nothing, []),
            ]
            for (query, reading, slugs) in expected {
                let found = try await fixture.catalog.search(ProductFilter(query: query))
                #expect(found.items.map(\.slug) == slugs && found.reading == reading, "\(query): \(found)")
            }
        }
    }

    /// A search for tea began with a soap, a rug and a lamp.
    @Test(arguments: TestEngine.all)
    func `what a name ends in and its shelf come before a word in the middle of a title`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let tea = try await fixture.category("tea", name: "茶叶", english: "Tea")
            let home = try await fixture.category("home", name: "家居", english: "Home")
            func add(_ slug: String, _ title: String, _ category: CategoryID, _ description: String = "") async throws {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(slug, title: title, description: description, category: category)
            }
            // The best first, so that the newest would stand at the other end.
            try await add("white", "安吉白茶 250 克", tea)
            try await add("gift", "岩茶三味礼盒", tea)
            try await add("green", "明前龙井", tea)
            try await add("tree", "茶树清爽皂", home)
            try await add("camellia", "山茶花油皂", home)
            try await add("lamp", "落地灯", home, "弧臂伸到茶几上")
            let slugs = try await fixture.catalog.products(ProductFilter(query: "茶")).items.map(\.slug)
            #expect(slugs == ["white", "gift", "green", "tree", "camellia"])
            let soaps = try await fixture.catalog.products(ProductFilter(query: "皂")).items.map(\.slug)
            #expect(soaps == ["camellia", "tree"])
            // The same order however it is narrowed and paged.
            let first = try await fixture.catalog.search(
                ProductFilter(query: "茶", priceMaxMinor: 1_000), limit: PageLimit(clamping: 2))
            #expect(first.items.map(\.slug) == ["white", "gift"])
            let second = try await fixture.catalog.search(
                ProductFilter(query: "茶", priceMaxMinor: 1_000), after: first.next, limit: PageLimit(clamping: 3))
            #expect(second.items.map(\.slug) == ["green", "tree", "camellia"] && second.next == nil)
            // A word of the description is found too, and stands behind what is named so.
            let tables = try await fixture.catalog.products(ProductFilter(query: "茶几")).items.map(\.slug)
            #expect(tables == ["lamp"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `the timer makes documents anew that were ranked otherwise before`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let tea = try await fixture.category("tea", name: "茶叶", english: "Tea")
            let home = try await fixture.category("home", name: "家居", english: "Home")
            _ = try await fixture.onSale("green", title: "明前龙井", category: tea)
            fixture.base.clock.advance(by: .seconds(1))
            _ = try await fixture.onSale("camellia", title: "山茶花油皂", category: home)
            func found() async throws -> [String] {
                try await fixture.catalog.products(ProductFilter(query: "茶")).items.map(\.slug)
            }
            #expect(try await found() == ["green", "camellia"])
            // As the rows were before: the field and the time alone.
            try await fixture.database.write { transaction in
                _ = try transaction.execute("UPDATE product_search SET place = place % \(Int64(1) << 48)")
            }
            #expect(try await found() == ["camellia", "green"])
            // What the migration does.
            try await fixture.database.write { transaction in
                _ = try transaction.execute("UPDATE product_documents SET is_stale = true")
            }
            #expect(try await fixture.catalog.refreshSearch() == 2)
            #expect(try await found() == ["green", "camellia"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `titles come before brands, these before attributes and descriptions, then the newest`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            func add(
                _ slug: String, _ title: String, brand: String? = nil, description: String = "", attribute: String = "无"
            ) async throws {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(
                    slug, title: title, brand: brand, description: description, category: shelf,
                    attributes: ["款": attribute])
            }
            try await add("title-old", "青瓷 茶杯")
            try await add("title-new", "青瓷 茶壶")
            try await add("brand", "茶具 一套", brand: "青瓷")
            try await add("attribute", "茶碗 一只", attribute: "青瓷")
            try await add("description", "茶盘 一个", description: "配青瓷很好看")
            let all = ["title-new", "title-old", "brand", "attribute", "description"]
            // One token, many tokens, and a character alone take different ways to the same order.
            for query in ["青瓷", "青瓷 茶", "瓷"] {
                let found = try await fixture.catalog.products(ProductFilter(query: query))
                #expect(found.items.map(\.slug) == all.filter { query != "瓷" || $0 != "description" }, "\(query)")
            }
            let newest = try await fixture.catalog.products(ProductFilter(query: "青瓷", sort: .newest))
            #expect(newest.items.map(\.slug) == ["description", "attribute", "brand", "title-new", "title-old"])
            var seen: [String] = []
            var cursor: Cursor?
            repeat {
                let page = try await fixture.catalog.search(
                    ProductFilter(query: "茶 青瓷"), after: cursor, limit: PageLimit(clamping: 2))
                seen += page.items.map(\.slug)
                #expect(page.next == nil || page.next == page.items.last.flatMap { page.cursor(after: $0.id) })
                cursor = page.next
            } while cursor != nil && seen.count < 20
            #expect(seen == all)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a filter narrows and never makes a search be read otherwise`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            try await Self.fill(fixture)
            let narrowed = try await fixture.catalog.search(ProductFilter(query: "连衣裙", brand: "Apple"))
            #expect(narrowed.items.isEmpty && narrowed.reading == .exact)
            let corrected = try await fixture.catalog.search(ProductFilter(query: "lianyiqun", brand: "花间"))
            #expect(corrected.items.map(\.slug) == ["dress"] && corrected.reading == .corrected("连衣裙"))
            for sort in ProductSort.allCases {
                let found = try await fixture.catalog.search(
                    ProductFilter(query: "apple 手机", priceMinMinor: 1_000, priceMaxMinor: 1_000, sort: sort))
                #expect(found.items.map(\.slug) == ["iphone15"] || found.items.count == 2, "\(sort)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what leaves the shop leaves the search, and a category's new name finds its goods`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let root = try await fixture.category("home", name: "家居", english: "Home")
            let shelf = try await fixture.category("bedding", name: "床品", below: root)
            let product = try await fixture.onSale("sheet", title: "纯棉四件套", category: shelf)
            func count(_ query: String) async throws -> Int {
                let found = try await fixture.catalog.products(ProductFilter(query: query))
                return found.items.count
            }
            #expect(try await count("家居") == 1)
            var changes = CategoryChanges()
            changes.name = "生活"
            _ = try await catalog.updateCategory(root, version: 1, changes, by: actor)
            #expect(try await catalog.refreshSearch() == 1)
            #expect(try await catalog.refreshSearch() == 0)
            #expect(try await count("生活") == 1)
            #expect(try await count("家居") == 0)
            _ = try await catalog.transition(product.id, to: .offSale, by: actor)
            #expect(try await count("四件套") == 0)
            #expect(try await catalog.productsForStaff(query: "四件套").items.count == 1)
            let gone = try await catalog.search(ProductFilter(query: "sijiantao"))
            #expect(gone.items.isEmpty && gone.reading == .nothing)
            _ = try await catalog.transition(product.id, to: .onSale, by: actor)
            #expect(try await count("四件套") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `suggestions complete words, read pinyin and name categories`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            try await Self.fill(fixture)
            let catalog = fixture.catalog
            func suggest(_ text: String) async throws -> SearchSuggestions {
                try await fixture.database.read { try catalog.suggestions(for: text, in: $0) }
            }
            #expect(try await suggest("ipho").queries == ["iphone"])
            #expect(try await suggest("App").queries == ["Apple"])
            #expect(try await suggest("lianyiqun").queries.first == "连衣裙")
            #expect(try await suggest("lianyiqun").products.map(\.slug) == ["dress"])
            #expect(try await suggest("sjsm").categories.map(\.slug) == ["phones"])
            #expect(try await suggest("nvz").categories.map(\.slug) == ["clothes"])
            #expect(try await suggest("wom").categories.map(\.slug) == ["clothes"])
            for nothing in ["", "!!", "\u{0}", "q1w2e3"] { #expect(try await suggest(nothing).isEmpty, "\(nothing)") }
        }
    }

    @Test(arguments: TestEngine.all)
    func `whatever people type is answered`(engine: TestEngine) async throws {
        let file = URL(filePath: "/work/shared/data/zh_taobao_queries")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file.path)) ?? []
        guard let name = names.first else {
            print("NOTICE: the shoppers' queries are not here, so they are not tried.")
            return
        }
        let text = try String(contentsOf: file.appending(path: name), encoding: .utf8)
        let queries = text.split(separator: "\n").compactMap { $0.split(separator: "\t").last.map(String.init) }
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            let titles = stride(from: 0, to: queries.count, by: 200).map { queries[$0] }
            for (index, title) in titles.enumerated() where !title.isEmpty {
                _ = try await fixture.onSale("q\(index)", title: title, category: shelf)
            }
            for (index, title) in titles.enumerated() where !SearchTokens.runs(of: title).isEmpty {
                let found = try await fixture.catalog.search(ProductFilter(query: title))
                #expect(found.items.contains { $0.slug == "q\(index)" }, "\(title)")
            }
            for query in stride(from: 1, to: queries.count, by: 100).map({ queries[$0] }) {
                _ = try await fixture.catalog.search(ProductFilter(query: query))
            }
        }
    }
}
