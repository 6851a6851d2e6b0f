import Catalog
import Database
import Kernel
import TestSupport
import Testing

/// What goes first, of things, colours and questions.
@Suite struct RelevanceTests {
    private static func fill(_ fixture: CatalogFixture) async throws {
        let tea = try await fixture.category("tea", name: "茶叶", english: "Tea")
        let clothes = try await fixture.category("clothes", name: "服饰", english: "Clothes")
        try await fixture.add([("qipao", "改良旗袍"), ("short", "短款旗袍 暗红滚边")], to: clothes)
        // The newest, so that the words alone have to put them behind.
        try await fixture.add(
            [("robe", "武夷大红袍"), ("rock", "肉桂岩茶 红袍工艺"), ("black", "祁门红茶"), ("house", "居家袍")], to: tea)
    }

    /// A search for a red qipao began with teas.
    @Test(arguments: TestEngine.all)
    func `a thing outweighs its colour, and all of the words go before a part of them`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            try await Self.fill(fixture)
            try await fixture.expect(
                [
                    ("旗袍 红色", .corrected("旗袍 红"), ["short"]), ("红色旗袍", .corrected("红 旗袍"), ["short"]),
                    // Nothing has both: what is of the colour alone is not what is looked for.
                    ("旗袍 绿色", .partial, ["qipao", "short"]), ("绿色 旗袍", .partial, ["qipao", "short"]),
                    ("绿色旗袍", .partial, ["qipao", "short"]), ("真丝 旗袍 绿色", .partial, ["qipao", "short"]),
                    // Of what is looked for, what has the colour goes first.
                    ("真丝 旗袍 红色", .partial, ["short", "qipao"]),
                    // What else ends so is only shown where nothing is a qipao.
                    ("长袍 绿色", .partial, ["house", "robe", "qipao", "rock", "short"]),
                    // Nothing but the colour leads anywhere.
                    ("钢琴 红色", .partial, ["black", "rock", "robe", "short"]),
                ])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a colour finds variants that are called otherwise`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("clothes", name: "服饰", english: "Clothes")
            for (slug, title, name, value) in [
                ("wine", "改良旗袍", "颜色", "酒红"), ("plain", "长款旗袍", "颜色", "红"), ("ink", "短款旗袍", "颜色", "墨绿"),
                ("matcha", "抹茶粉", "口味", "抹茶粉"), ("gauze", "纱裙 红色", "颜色", "米白"),
            ] {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(slug, title: title, category: shelf, attributes: [name: value])
            }
            try await fixture.expect(
                [
                    ("旗袍 红色", .exact, ["plain", "wine"]), ("红色 旗袍", .exact, ["plain", "wine"]),
                    ("红色旗袍", .corrected("红色 旗袍"), ["plain", "wine"]), ("绿色", .exact, ["ink"]),
                    ("红色", .exact, ["gauze", "plain", "wine"]), ("白色 纱裙", .exact, ["gauze"]),
                    ("酒红 旗袍", .exact, ["wine"]), ("粉色", .corrected("粉"), ["matcha"]),
                ])
        }
    }

    /// The best of two that have both words is the one that is called as the thing, not as the colour.
    @Test(arguments: TestEngine.all)
    func `what is called as the thing goes before what is called as the colour`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            for (slug, title, description) in [
                ("dress", "真丝旗袍", "另有红色"), ("hanger", "红色衣架", "可挂旗袍"),
            ] {
                fixture.base.clock.advance(by: .seconds(1))
                _ = try await fixture.onSale(slug, title: title, description: description, category: shelf)
            }
            try await fixture.expect(
                [("旗袍 红色", .exact, ["dress", "hanger"]), ("红色 旗袍", .exact, ["dress", "hanger"])])
            let staff = try await fixture.catalog.productsForStaff(query: "红色 旗袍").items.map(\.slug)
            #expect(staff == ["dress", "hanger"])
        }
    }

    /// Who asked for a gift for a teacher was shown one thing of sixteen.
    @Test(arguments: TestEngine.all)
    func `the words of a question are not looked for`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            try await fixture.add(
                [
                    ("tea", "龙井礼物 gift"), ("pen", "钢笔礼物 Pen gift"), ("cup", "茶杯"), ("soap", "送的皂"),
                    ("scarf", "围巾 给妈妈"),
                ], to: shelf)
            let gifts = ["pen", "tea"]
            try await fixture.expect(
                [
                    ("送老师的礼物", .partial, gifts), ("给老师买礼物", .partial, gifts), ("我想买礼物", .corrected("礼物"), gifts),
                    ("适合送礼物", .corrected("礼物"), gifts), ("送钢笔的礼物", .corrected("钢笔 礼物"), ["pen"]),
                    ("a gift for a teacher", .partial, gifts), ("gifts for teachers", .partial, gifts),
                    ("want a pen for a gift", .corrected("pen gift"), ["pen"]),
                    // What is written so is found so.
                    ("送的皂", .exact, ["soap"]), ("给妈妈", .exact, ["scarf"]),
                    ("的", .exact, ["soap"]), ("送老师的钢琴", .nothing, []), ("送老师的心意", .nothing, []),
                ])
            _ = try await catalog.addSynonym("心意", "礼物", isTwoWay: false, by: actor)
            try await fixture.expect([("送老师的心意", .partial, gifts)])
            // However it is narrowed, sorted and paged.
            let narrow = try await catalog.search(ProductFilter(query: "送老师的礼物", priceMaxMinor: 1))
            #expect(narrow.items.isEmpty && narrow.reading == .partial)
            let first = try await catalog.search(
                ProductFilter(query: "送老师的心意", sort: .newest), limit: PageLimit(clamping: 1))
            let second = try await catalog.search(
                ProductFilter(query: "送老师的心意", sort: .newest), after: first.next, limit: PageLimit(clamping: 1))
            #expect(first.items.map(\.slug) == ["pen"] && second.items.map(\.slug) == ["tea"] && second.next == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the timer gives documents from before their colours`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category()
            let product = try await fixture.onSale("wine", title: "旗袍", category: shelf, attributes: ["颜色": "酒红"])
            try await fixture.database.write { transaction in
                _ = try transaction.execute(
                    "DELETE FROM product_search WHERE product_id = \(product.id) AND token = \("红色")")
                _ = try transaction.execute("UPDATE product_documents SET attributes = \(" 酒红 ")")
                guard engine != .sqlite else { return }
                _ = try transaction.execute("UPDATE product_documents SET words = REPLACE(words, '红色', '')")
            }
            try await fixture.expect([("旗袍 红色", .corrected("旗袍 红"), ["wine"])])
            let colours = try #require(CatalogMigrations.all.first { $0.name == "find-variants-by-their-colours" })
            try await fixture.database.write { transaction in
                for case .run(let statement) in colours.changes { _ = try transaction.execute(statement) }
            }
            #expect(try await fixture.catalog.refreshSearch() == 1)
            try await fixture.expect([("旗袍 红色", .exact, ["wine"])])
        }
    }
}
