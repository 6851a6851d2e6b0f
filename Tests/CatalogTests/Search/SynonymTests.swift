import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct SynonymTests {
    @Test(arguments: TestEngine.all)
    func `synonyms are found in the direction that they have`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            _ = try await fixture.onSale("phone", title: "红色手机", category: shelf)
            _ = try await fixture.onSale("mobile", title: "红色移动电话", category: shelf)
            _ = try await fixture.onSale("cell", title: "Cell Phone 座充", category: shelf)
            func find(_ query: String) async throws -> [String] {
                try await catalog.products(ProductFilter(query: query)).items.map(\.slug).sorted()
            }
            #expect(try await find("手机") == ["phone"])
            let both = try await catalog.addSynonym("手机", "移动电话", isTwoWay: true, by: actor)
            _ = try await catalog.addSynonym("手机", "Cell Phone", isTwoWay: false, by: actor)
            #expect(try await find("手机") == ["cell", "mobile", "phone"])
            #expect(try await find("移动电话") == ["mobile", "phone"])
            #expect(try await find("cell phone") == ["cell"])
            #expect(try await find("红色手机") == ["mobile", "phone"])
            for sort in ProductSort.allCases {
                let found = try await catalog.products(ProductFilter(query: "手机", sort: sort))
                #expect(found.items.count == 3, "\(sort)")
            }
            try await catalog.removeSynonym(both.id, by: actor)
            #expect(try await find("移动电话") == ["mobile"])
            #expect(try await find("手机") == ["cell", "phone"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `several words become synonyms of one, each found by itself, all of them or none`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            _ = try await fixture.onSale("mat", title: "软木杯垫", category: try await fixture.category())
            #expect(
                Synonym.words(in: "杯垫、隔热垫，茶垫; coffee mat 垫子, 杯垫") == [
                    "杯垫", "隔热垫", "茶垫", "coffee mat", "垫子",
                ])
            let made = try await catalog.addSynonyms(
                "茶托", Synonym.words(in: "杯垫、隔热垫"), isTwoWay: true, by: actor)
            #expect(made.map(\.other) == ["杯垫", "隔热垫"])
            #expect(try await catalog.products(ProductFilter(query: "茶托")).items.map(\.slug) == ["mat"])
            let before = try await fixture.everything()
            await #expect(throws: CatalogError.synonymTaken) {
                _ = try await catalog.addSynonyms("茶托", ["茶垫", "隔热垫"], isTwoWay: true, by: actor)
            }
            await #expect(throws: CatalogError.tooMany(field: "other", limit: SearchLimits.synonymsAtOnce)) {
                _ = try await catalog.addSynonyms("茶托", (0...20).map { "垫\($0)" }, isTwoWay: true, by: actor)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `wrong synonyms are refused and change nothing`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            _ = try await catalog.addSynonym("笔记本", "电脑", isTwoWay: true, by: actor)
            let before = try await fixture.everything()
            for (word, other, field) in [
                ("", "a", "word"), ("!", "a", "word"), ("a", "!", "other"), ("a", "Ａ", "other"),
                ("茶托", "杯垫、隔热垫", "other"), ("茶托，杯托", "杯垫", "word"), ("茶托", "杯垫 隔热垫", "other"),
            ] {
                await #expect("\(word) \(other)") {
                    _ = try await catalog.addSynonym(word, other, isTwoWay: true, by: actor)
                } throws: { ($0 as? InputError)?.field == field }
            }
            await #expect(throws: CatalogError.synonymTaken) {
                _ = try await catalog.addSynonym("笔记本", "电脑", isTwoWay: false, by: actor)
            }
            await #expect(throws: NotFound.self) { try await catalog.removeSynonym(SynonymID(1), by: actor) }
            #expect(try await fixture.everything() == before)
            let listed = try await fixture.database.read { try catalog.synonyms(in: $0) }
            #expect(listed.map(\.word) == ["笔记本"] && listed.map(\.isTwoWay) == [true])
        }
    }

    @Test(arguments: TestEngine.all)
    func `searches are logged without what tells who searched, and go when they are old`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let texts = ["ｉＰhone 15", "13800138000", "bob@example.com", "  ", "连衣裙"]
            for text in texts { catalog.noteSearch(text, language: "zh-CN", resultCount: 0, reading: .exact) }
            func logged() async throws -> [[SQLValue]] {
                try await fixture.database.read { session in
                    try session.rows("SELECT query, language, result_count, reading FROM search_log ORDER BY id")
                        .map(\.values)
                }
            }
            #expect(try await logged().isEmpty)
            #expect(try await catalog.writeSearchLog() == 3)
            #expect(try await catalog.writeSearchLog() == 0)
            let rows = try await logged()
            #expect(rows.map(\.[0]) == [.text("iphone 15"), .text("#"), .text("连衣裙")])
            #expect(rows.allSatisfy { $0[1...] == [.text("zh-CN"), .integer(0), .text("nothing")] })
            #expect(try await catalog.sweepSearchLog(limit: 10) == 0)
            fixture.base.clock.advance(by: .days(401))
            #expect(try await catalog.sweepSearchLog(limit: 2) == 2)
            #expect(try await catalog.sweepSearchLog(limit: 2) == 1)
        }
    }
}
