import Catalog
import Kernel
import TestSupport
import Testing
import WebRuntime
import Workflows

@Suite struct MovedPageTests {
    @Test(arguments: TestEngine.all, Language.allCases)
    func `an old address leads to the new one, query and language included`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (catalog, caller) = (fixture.shop.catalog, Caller.user(UserID(7)))
            var version = fixture.product.version
            func rename(_ slug: String) async throws {
                var changes = ProductChanges()
                changes.slug = slug
                version = try await catalog.updateProduct(fixture.product.id, version: version, changes, by: caller)
                    .product.version
            }
            try await rename("cup")
            try await rename("big-cup")
            var category = CategoryChanges()
            category.slug = "teas"
            _ = try await catalog.updateCategory(fixture.category.id, version: 1, category, by: caller)
            let browser = fixture.browser(language)
            for (old, new) in [
                ("/p/tea-cup", "/p/big-cup"), ("/p/cup?from=mail%20a", "/p/big-cup?from=mail%20a"),
                ("/c/tea?sort=price_asc", "/c/teas?sort=price_asc"),
            ] {
                let page = try await browser.get(old)
                #expect(page.status == 301 && page.location == language.pathPrefix + new, "\(old): \(page)")
                #expect(try await browser.follow().status == 200)
            }
            #expect(try await browser.get("/p/nothing").status == 404)
            // Somebody else takes the address: it is theirs, and its former owner has the others.
            _ = try await catalog.createProduct(NewProduct(slug: "cup", title: "小杯"), by: caller)
            #expect(try await browser.get("/p/cup").location == language.pathPrefix + "/p/big-cup")
            try await rename("tea-cup")
            #expect(try await browser.get("/p/tea-cup").status == 200)
            _ = try await catalog.transition(fixture.product.id, to: .offSale, by: caller)
            #expect(try await browser.get("/p/big-cup").status == 404)
        }
    }
}
