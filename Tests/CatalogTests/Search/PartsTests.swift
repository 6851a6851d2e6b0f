import Catalog
import Database
import Kernel
import TestSupport
import Testing

/// What is shown where nothing has just what was typed.
@Suite struct PartsTests {
    /// Skirts, cups, hats and socks were all answered with seeds and chopsticks.
    @Test(arguments: TestEngine.all)
    func `what Chinese nouns end in falls away`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("home", name: "家居", english: "Home")
            try await fixture.add(
                [
                    ("skirt", "马面半裙"), ("dress", "亚麻连衣裙"), ("cup", "青花缠枝杯"), ("beret", "羊毛贝雷帽"),
                    ("socks", "精梳棉中筒袜"), ("seeds", "牵牛花种子"), ("chopsticks", "鸡翅木筷子十双"),
                    ("lantern", "兔子灯"), ("mat", "刮泥地垫 鞋底干净"),
                ], to: shelf)
            try await fixture.expect(
                [
                    ("裙子", .corrected("裙"), ["dress", "skirt"]), ("杯子", .corrected("杯"), ["cup"]),
                    ("帽子", .corrected("帽"), ["beret"]), ("袜子", .corrected("袜"), ["socks"]),
                    ("袜类", .corrected("袜"), ["socks"]), ("连衣裙款", .corrected("连衣裙"), ["dress"]),
                    ("种子", .exact, ["seeds"]), ("筷子", .exact, ["chopsticks"]), ("兔子", .exact, ["lantern"]),
                    // A mat for clean shoes is no shoe.
                    ("鞋子", .nothing, []), ("粽子", .nothing, []), ("半身裙子", .partial, ["skirt", "dress"]),
                ])
            let suggestions = try await fixture.database.read { session in
                try fixture.catalog.suggestions(for: "袜子", in: session)
            }
            #expect(suggestions.queries == ["袜"] && suggestions.products.map(\.slug) == ["socks"])
        }
    }

    private static func fillWithTea(_ fixture: CatalogFixture) async throws {
        let tea = try await fixture.category("tea", name: "茶叶", english: "Tea")
        let home = try await fixture.category("home", name: "家居", english: "Home")
        try await fixture.add((0..<24).map { ("tea-\($0)", "山野茶 \($0) 号") }, to: tea)
        try await fixture.add([("longjing", "明前龙井"), ("gift", "明前双罐礼盒 龙井 碧螺春")], to: tea)
        try await fixture.add(
            [
                ("zisha", "宜兴紫砂壶"), ("pot", "德化白瓷壶"), ("square", "桑蚕丝方巾"), ("towel", "纯棉浴巾"),
                ("scarf", "山羊绒围巾"), ("shirt", "真丝衬衫"), ("dress", "亚麻连衣裙"), ("bag", "便当保温袋"),
            ], to: home)
    }

    /// A search for longjing tea found soaps and rugs, and no longjing.
    @Test(arguments: TestEngine.all)
    func `the rarest parts of a word decide, and what it ends in`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            try await Self.fillWithTea(fixture)
            try await fixture.expect(
                [
                    ("龙井茶", .partial, ["longjing", "gift"]), ("碧螺春茶", .partial, ["gift"]),
                    ("紫砂茶壶", .partial, ["zisha"]), ("茶壶", .partial, ["pot", "zisha"]),
                    ("保温壶", .partial, ["pot", "zisha", "bag"]), ("丝绸围巾", .partial, ["scarf", "square"]),
                    ("真丝连衣裙", .partial, ["dress", "shirt"]),
                    // What most goods have is no reason to show one of them.
                    ("花茶", .nothing, []), ("茶碗", .nothing, []), ("绝无此茶", .nothing, []),
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what has only parts is narrowed, sorted, counted and paged like any list`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let tea = try await fixture.category("tea", name: "茶叶", english: "Tea")
            let gifts = try await fixture.category("gifts", name: "礼品", english: "Gifts")
            for (slug, title, brand, price, shelf) in [
                ("longjing", "明前龙井", "狮峰", 9_000, tea), ("box", "双罐 龙井 礼盒", "狮峰", 3_000, gifts),
                ("tin", "铁罐 龙井 小份", "西湖", 1_000, tea), ("rug", "羊毛地毯", "西湖", 500, gifts),
            ] {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(slug, title: title, brand: brand, category: shelf, prices: [Int64(price)])
            }
            let query = "龙井茶"
            func slugs(_ filter: ProductFilter) async throws -> [String] {
                let found = try await catalog.search(filter)
                #expect(found.reading == .partial, "\(filter)")
                return found.items.map(\.slug)
            }
            #expect(try await slugs(ProductFilter(query: query)) == ["longjing", "tin", "box"])
            #expect(try await slugs(ProductFilter(query: query, brand: "狮峰")) == ["longjing", "box"])
            #expect(try await slugs(ProductFilter(query: query, categoryID: gifts)) == ["box"])
            #expect(try await slugs(ProductFilter(query: query, brand: "nobody")) == [])
            #expect(try await slugs(ProductFilter(query: query, sort: .priceAscending)) == ["tin", "box", "longjing"])
            #expect(try await slugs(ProductFilter(query: query, sort: .newest)) == ["tin", "box", "longjing"])
            var (walked, cursor): ([String], Cursor?) = ([], nil)
            repeat {
                let page = try await catalog.search(
                    ProductFilter(query: query), after: cursor, limit: PageLimit(clamping: 1))
                walked += page.items.map(\.slug)
                cursor = page.next
            } while cursor != nil && walked.count < 9
            #expect(walked == ["longjing", "tin", "box"])
            let facets = try await fixture.database.read { session in
                let sample = try catalog.partialFacetSample(ProductFilter(query: query), in: session)
                return sample.facets(
                    ProductFilter(query: query), isInStock: false, stocked: Set(sample.products.prefix(1)), base: nil,
                    tree: try catalog.categories(in: session))
            }
            #expect(facets.total == 3 && facets.inStock == 1 && !facets.isOnlyMentioned)
            #expect(facets.brands.map(\.name) == ["狮峰", "西湖"] && facets.brands.map(\.count) == [2, 1])
            let counted = facets.categories.map { ($0.id, $0.count) }
            #expect(Dictionary(uniqueKeysWithValues: counted) == [tea: 2, gifts: 1])
        }
    }

    /// A teacup was tea, and who looked for a mug was asked about mugwort.
    @Test(arguments: TestEngine.all)
    func `English compounds are joined, parted, and what their last word says`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            try await fixture.add(
                [
                    ("celadon", "Celadon tasting cup"), ("anji", "Anji white tea, a clean cup at noon"),
                    ("zisha", "Yixing teapot"), ("clay", "Clay pot"), ("sachet", "Mugwort sachet"),
                    ("soap", "Gift box of soap"),
                ], to: shelf)
            try await fixture.expect(
                [
                    ("teacup", .corrected("cup"), ["celadon", "anji"]), ("tea pot", .corrected("teapot"), ["zisha"]),
                    ("gift for mom", .partial, ["soap"]), ("mug", .nothing, []),
                ])
            func suggested(_ text: String, isWhole: Bool = false) async throws -> [String] {
                try await fixture.database.read { session in
                    try catalog.suggestions(for: text, isWhole: isWhole, in: session).queries
                }
            }
            #expect(try await suggested("mug", isWhole: true) == [])
            #expect(try await suggested("mug") == ["mugwort"])
            #expect(try await suggested("mugw", isWhole: true) == ["mugwort"])
            #expect(try await suggested("tea") == ["teapot"])
            try await fixture.add([("travel", "Travel tea cup"), ("enamel", "Enamel mug")], to: shelf)
            try await fixture.expect(
                [("teacup", .corrected("tea cup"), ["travel", "anji"]), ("mug", .exact, ["enamel"])])
            #expect(try await suggested("mug") == [])
        }
    }

    /// Backpacks with a pocket for an umbrella came as if they were umbrellas.
    @Test(arguments: TestEngine.all)
    func `what is only mentioned is told apart from what is called so`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let shelf = try await fixture.category("bags", name: "箱包", english: "Bags")
            _ = try await fixture.onSale(
                "backpack", title: "双肩包", description: "A pocket for a small red umbrella 不支持无理由退货", category: shelf)
            _ = try await fixture.onSale("kite", title: "沙燕风筝", category: shelf, attributes: ["面料": "伞布"])
            func isOnlyMentioned(_ query: String) async throws -> Bool {
                try await fixture.database.read { session in
                    let filter = ProductFilter(query: query)
                    let sample = try catalog.facetSample(filter, in: session)
                    #expect(sample.products.count >= 1, "\(query)")
                    return sample.facets(filter, isInStock: false, stocked: nil, base: nil, tree: []).isOnlyMentioned
                }
            }
            for query in ["umbrella", "small umbrella", "red umbrella", "伞", "退货"] {
                #expect(try await isOnlyMentioned(query), "\(query)")
            }
            for query in ["双肩包", "包", "bags", "伞布", "双肩包 umbrella"] {
                #expect(try await !isOnlyMentioned(query), "\(query)")
            }
            _ = try await fixture.onSale("umbrella", title: "油纸伞 umbrella", category: shelf)
            for query in ["umbrella", "伞"] { #expect(try await !isOnlyMentioned(query), "\(query)") }
            // Staff who look for returns are not shown half of the shop.
            for (query, slugs) in [("退货", []), ("umbrella", ["umbrella"]), ("伞布", ["kite"])] {
                for sort in [nil, StaffSort.newest] {
                    let found = try await fixture.database.read { session in
                        try catalog.foundForStaff(StaffFilter(query: query, isNamed: true, sort: sort), in: session)
                    }
                    #expect(found.items.map(\.slug) == slugs, "\(query)")
                }
            }
            #expect(try await catalog.productsForStaff(query: "退货").items.map(\.slug) == ["backpack"])
        }
    }
}
