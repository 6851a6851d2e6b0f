import Catalog
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct BrowseMemoryTests {
    private static let pages = ["/", "/c/tea", "/p/tea-cup"]

    @Test(arguments: TestEngine.all)
    func `what everybody sees alike is read once a second, and so is who looks`(engine: TestEngine) async throws {
        try await withPages(engine, memory: .seconds(1)) { fixture in
            let (shopper, stranger) = (try await fixture.signedIn("shopper"), fixture.browser())
            for path in Self.pages {
                try await shopper.get(path)
                let own = shopper.page.text
                fixture.base.log.clear()
                try await shopper.get(path)
                #expect(fixture.base.log.statements.isEmpty, "\(path): \(fixture.base.log.statements)")
                #expect(own.contains("退出") && shopper.page.text.contains("退出"))
                fixture.base.log.clear()
                try await stranger.get(path)
                #expect(fixture.base.log.statements.isEmpty && stranger.page.status == 200)
                #expect(!stranger.page.contains("退出") && stranger.page.contains("登录"))
            }
        }
    }

    /// What is kept is made with a frame of nobody: whoever came first leaves nothing of himself in it.
    @Test(arguments: [TestEngine.sqlite])
    func `what is kept has nothing of the visitor it was made for`(engine: TestEngine) async throws {
        try await withPages(engine, memory: .seconds(1)) { fixture in
            let (shopper, stranger) = (try await fixture.signedIn("shopper"), fixture.browser())
            let staff = try await fixture.signedIn("operator")
            for path in Self.pages + ["/en/p/tea-cup"] {
                try await shopper.get(path)
                let token = try #require(shopper.page.text.firstMatch(of: /name="_csrf" value="([0-9a-f]+)"/)).1
                for other in [stranger, staff] {
                    try await other.get(path)
                    #expect(other.page.status == 200 && !other.page.text.contains(token), "\(path)")
                }
                #expect(!staff.page.contains("/cart/lines\""))
            }
            #expect(staff.page.contains("<html lang=\"en\""))
            try await stranger.fillCart(quantity: 1)
            #expect(stranger.page.status == 200)
        }
    }

    /// Whoever came by an address that names a variant left it chosen for everybody who came in the same second.
    @Test(arguments: [TestEngine.sqlite])
    func `a variant that an address names is chosen for nobody else`(engine: TestEngine) async throws {
        try await withPages(engine, memory: .seconds(1)) { fixture in
            let (visitor, stranger) = (fixture.browser(), fixture.browser())
            try await visitor.get("/p/tea-cup?sku=\(fixture.skus[1])")
            #expect(visitor.page.contains(" checked"), "\(visitor.page.text)")
            try await stranger.get("/p/tea-cup")
            #expect(stranger.page.status == 200 && !stranger.page.contains(" checked"), "\(stranger.page.text)")
        }
    }

    @Test(arguments: [TestEngine.sqlite])
    func `changes show after that second; choices and later pages are never kept`(engine: TestEngine) async throws {
        try await withPages(engine, memory: .seconds(1)) { fixture in
            let visitor = fixture.browser()
            for path in Self.pages { try await visitor.get(path) }
            var changes = ProductChanges()
            changes.title = "青花瓷杯"
            _ = try await fixture.shop.catalog.updateProduct(
                fixture.product.id, version: fixture.product.version, changes, by: .system("test"))
            for path in Self.pages {
                try await visitor.get(path)
                #expect(visitor.page.contains("茶杯 &lt;b&gt;") && !visitor.page.contains("青花瓷杯"))
            }
            try await visitor.get("/c/tea?sort=price_asc")
            #expect(visitor.page.contains("青花瓷杯"))
            fixture.base.clock.advance(by: .seconds(1))
            for path in Self.pages {
                try await visitor.get(path)
                #expect(visitor.page.contains("青花瓷杯") && !visitor.page.contains("茶杯 &lt;b&gt;"), "\(path)")
            }
        }
    }
}
