import Catalog
import Database
import Kernel
import TestSupport
import Testing

/// A catalogue on a fresh database, whose invariants are checked when the test is done.
struct CatalogFixture {
    let base: DatabaseFixture
    let catalog: Catalog
    let actor = Caller.user(UserID(7))

    var database: Database { base.database }

    func category(
        _ slug: String = "dresses", name: String? = nil, english: String? = nil, below parent: CategoryID? = nil
    ) async throws -> CategoryID {
        let new = NewCategory(parentID: parent, slug: slug, name: name ?? slug, nameEnglish: english)
        return try await catalog.createCategory(new, by: actor).id
    }

    /// A product on sale with variants of these prices.
    func onSale(
        _ slug: String, title: String = "A thing", brand: String? = nil, description: String = "",
        category: CategoryID, prices: [Int64] = [1_000], attributes: AttributePairs = [:]
    ) async throws -> Product {
        let skus = prices.enumerated().map {
            NewSKU(code: "\(slug)-\($0)", attributes: attributes, priceMinor: $1)
        }
        let draft = try await catalog.createProduct(
            NewProduct(
                slug: slug, title: title, brand: brand, description: description, categoryID: category, skus: skus),
            by: actor)
        _ = try await catalog.transition(draft.product.id, to: .review, by: actor)
        return try await catalog.transition(draft.product.id, to: .onSale, by: actor).product
    }

    func stored(_ id: ProductID) async throws -> ProductDetail {
        try #require(try await catalog.product(.id(id), includeUnpublished: true))
    }

    /// All rows of the catalogue's tables, so that a test can say that nothing changed.
    func everything() async throws -> [[SQLValue]] {
        try await database.read { session in
            var rows: [[SQLValue]] = []
            for table in [
                "categories", "brands", "products", "skus", "price_history", "price_plans", "price_rules",
                "product_transitions",
                "product_search",
                "product_documents", "search_synonyms",
                "audit_log", "outbox_events",
            ] {
                rows += try session.rows("SELECT * FROM \(unsafe: table) ORDER BY 1, 2").map(\.values)
            }
            return rows
        }
    }

    func expectInvariants() async throws {
        let broken = try await database.read { session in
            try Catalog.invariants.flatMap { invariant in
                try invariant.violations(session).map { "\(invariant.name): \($0)" }
            }
        }
        #expect(broken.isEmpty)
    }
}

func withCatalog(_ engine: TestEngine, _ body: (CatalogFixture) async throws -> Void) async throws {
    try await withDatabase(engine, migrations: CatalogMigrations.all) { base in
        let fixture = CatalogFixture(base: base, catalog: Catalog(database: base.database))
        try await body(fixture)
        try await fixture.expectInvariants()
    }
}
