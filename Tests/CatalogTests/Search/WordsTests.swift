import Catalog
import Database
import Kernel
import TestSupport
import Testing

/// What is one thing under several words, or under another form of a word.
@Suite struct WordsTests {
    /// Nine cups were on sale, and a search for cups found two.
    @Test(arguments: TestEngine.all)
    func `one and many of an English word find each other where few goods have it`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            try await fixture.add(
                [
                    ("tasting", "Celadon tasting cup"), ("vine", "Blue vine cup"), ("three", "Gaiwan, three cups"),
                    ("brush", "Goat-hair brush"), ("knife", "Paring knife"), ("socks", "Thick wool socks"),
                    ("dress", "Linen dress"), ("candy", "Malt candy"),
                ], to: shelf)
            try await fixture.expect(
                [
                    ("cups", .exact, ["three", "vine", "tasting"]), ("cup", .exact, ["vine", "tasting"]),
                    ("tasting cups", .exact, ["tasting"]), ("brushes", .exact, ["brush"]),
                    ("knives", .exact, ["knife"]), ("sock", .exact, ["socks"]), ("wool sock", .exact, ["socks"]),
                    ("dresses", .exact, ["dress"]), ("dress", .exact, ["dress"]), ("candies", .exact, ["candy"]),
                ])
            for sort in ProductSort.allCases {
                let found = try await fixture.catalog.search(ProductFilter(query: "cups", sort: sort))
                #expect(found.items.count == 3 && found.reading == .exact, "\(sort)")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what means the same ranks by where it stands in names, and is paged so`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            // The best first, so that the newest would stand at the other end.
            try await fixture.add(
                [
                    ("tasting", "Celadon tasting cup"), ("enamel", "Enamel mug"),
                    ("jasmine", "Jasmine tea, a cup of spring"),
                ], to: shelf)
            _ = try await catalog.addSynonym("mug", "cup", isTwoWay: false, by: fixture.actor)
            for query in ["mug", "mugs"] {
                let all = try await catalog.products(ProductFilter(query: query)).items.map(\.slug)
                #expect(all == ["enamel", "tasting", "jasmine"], "\(query)")
                var (walked, cursor): ([String], Cursor?) = ([], nil)
                repeat {
                    let page = try await catalog.search(
                        ProductFilter(query: query), after: cursor, limit: PageLimit(clamping: 1))
                    walked += page.items.map(\.slug)
                    cursor = page.next
                } while cursor != nil && walked.count < 9
                #expect(walked == all, "\(query)")
            }
            // Only one way.
            #expect(try await catalog.products(ProductFilter(query: "cup")).items.count == 2)
        }
    }

    /// A tea set was whatever has tea and a set in its description.
    @Test(arguments: TestEngine.all)
    func `a synonym of several words takes them together`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            try await fixture.add([("pot", "White teapot"), ("gaiwan", "Lotus gaiwan")], to: shelf)
            fixture.base.clock.advance(by: .seconds(1))
            _ = try await fixture.onSale(
                "coaster", title: "Cork coaster", description: "A set for tea", category: shelf)
            try await fixture.expect([("tea set", .exact, ["coaster"])])
            _ = try await catalog.addSynonym("tea set", "teapot", isTwoWay: false, by: actor)
            _ = try await catalog.addSynonym("tea set", "gaiwan", isTwoWay: false, by: actor)
            try await fixture.expect(
                [
                    ("tea set", .exact, ["gaiwan", "pot", "coaster"]), ("tea sets", .exact, ["gaiwan", "pot"]),
                    ("white tea set", .exact, ["pot"]), ("set", .exact, ["coaster"]), ("teapot", .exact, ["pot"]),
                ])
            let cheapest = try await catalog.search(ProductFilter(query: "tea set", sort: .priceAscending))
            #expect(cheapest.items.count == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a colour is found by its character, and a red dress is first of all a dress`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let shelf = try await fixture.category("shelf", name: "架", english: "Shelf")
            try await fixture.add(
                [
                    ("lantern", "大红宫灯"), ("nuts", "特级核桃"), ("dress", "Linen dress"), ("bonsai", "Red maple bonsai"),
                ], to: shelf)
            try await fixture.expect(
                [
                    ("红色", .corrected("红"), ["lantern"]), ("特色", .nothing, []),
                    ("red dress", .partial, ["dress"]), ("red drss", .partial, ["dress"]),
                    ("dress red", .partial, ["dress"]), ("red piano", .partial, ["bonsai"]),
                ])
        }
    }
}
