import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing

@Suite struct SearchTests {
    @Test(arguments: TestEngine.all)
    func `a search says how it was understood, and counts what narrows it where that is asked for`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let exact = try await api.call(.get, "products?q=zhang&facets=true")
            #expect(exact.string("search.reading") == "exact" && exact.count("items") == 1, "\(exact.text)")
            #expect(exact.int("facets.total") == 1 && exact.int("facets.in_stock") == 1)
            #expect(exact.string("facets.brands.0.name") == "Zhang" && exact.int("facets.brands.0.count") == 1)
            #expect(exact.count("facets.categories") == 1)
            let slip = try await api.call(.get, "products?q=zhagn")
            #expect(slip.string("search.reading") == "corrected" && slip.string("search.query") == "zhang")
            let none = try await api.call(.get, "products?q=nowhereatall")
            #expect(none.string("search.reading") == "nothing" && none.count("items") == 0)
            let plain = try await api.call(.get, "products")
            #expect(plain["search"] == nil && plain["facets"] == nil)
            #expect(try await api.call(.get, "products?facets=maybe").status == 422)
            #expect(try await api.call(.get, "products?sort=relevance").count("items") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `suggestions are there for what was typed so far`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let found = try await api.call(.get, "products/suggestions?q=zha")
            #expect(found.status == 200 && found.string("queries.0") == "Zhang", "\(found.text)")
            let words = try await api.call(.get, "products/suggestions?q=Zhang")
            #expect(words.string("products.0.slug") == "tea-cup")
            for empty in ["", "?q=", "?q=%25"] {
                let answer = try await api.call(.get, "products/suggestions\(empty)")
                #expect(answer.status == 200 && answer.count("queries") == 0 && answer.count("products") == 0)
            }
            let long = String(repeating: "x", count: 300)
            #expect(try await api.call(.get, "products/suggestions?q=\(long)").status == 422)
        }
    }
}
