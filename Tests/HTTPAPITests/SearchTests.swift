import Catalog
import HTTPTypes
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

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
    func `what is called so stands before what is newer, unless the newest are asked for`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let shelf = try #require(try await api.call(.get, "products/tea-cup").string("category_id"))
            let staff = Caller.system("test")
            for (slug, title, subtitle) in [("kettle", "铜壶", "烧水"), ("lid", "茶盖", "配铜壶"), ("mat", "壶垫", "垫铜壶")] {
                let draft = try await api.shop.catalog.createProduct(
                    NewProduct(
                        slug: slug, title: title, subtitle: subtitle, categoryID: CategoryID(shelf),
                        skus: [NewSKU(code: slug, priceMinor: 100)]), by: staff
                ).product
                for state in [ProductState.review, .onSale] {
                    _ = try await api.shop.catalog.transition(draft.id, to: state, by: staff)
                }
                api.base.clock.advance(by: .seconds(60))
            }
            func slugs(_ query: String) async throws -> [String?] {
                let found = try await api.call(.get, "products?q=\("铜壶".percentEncoded)\(query)")
                return (0..<(found.count("items") ?? 0)).map { found.string("items.\($0).slug") }
            }
            #expect(try await slugs("") == ["kettle", "mat", "lid"])
            #expect(try await slugs("&sort=newest") == ["mat", "lid", "kettle"])
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
