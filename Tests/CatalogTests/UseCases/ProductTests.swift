import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct ProductTests {
    @Test(arguments: TestEngine.all)
    func `a product is read as it was made`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let dresses = try await fixture.category()
            let made = try await fixture.catalog.createProduct(
                NewProduct(
                    slug: "linen-dress", title: " 亚麻连衣裙 ", subtitle: "夏季", brand: "Ｚara", description: "两行\n文字",
                    categoryID: dresses,
                    skus: [
                        NewSKU(
                            code: "LD-M", attributes: ["颜色": "红", "尺码": "M"], priceMinor: 19_900,
                            listPriceMinor: 29_900),
                        NewSKU(code: "ld-m", priceMinor: 18_900),
                    ]), by: fixture.actor)
            #expect(made.product.title == "亚麻连衣裙")
            #expect((made.product.state, made.product.version) == (.draft, 1))
            #expect((made.product.priceMinor, made.product.listPriceMinor) == (18_900, 18_900))
            #expect(made.product.createdAt == fixture.base.clock.now)
            #expect(try await fixture.stored(made.product.id) == made)
            #expect(try await fixture.catalog.product(.slug("linen-dress"), includeUnpublished: true) == made)
            #expect(try await fixture.catalog.product(.slug("linen-dress")) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `taken slugs and codes are refused and nothing is kept`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let dresses = try await fixture.category()
            let first = try await fixture.onSale("first", category: dresses)
            let other = try await fixture.onSale("other", category: dresses)
            let before = try await fixture.everything()
            await #expect(throws: CatalogError.slugTaken) {
                try await catalog.createProduct(NewProduct(slug: "first", title: "x"), by: actor)
            }
            await #expect(throws: CatalogError.codeTaken) {
                try await catalog.createProduct(
                    NewProduct(
                        slug: "second", title: "x",
                        skus: [NewSKU(code: "new", priceMinor: 1), NewSKU(code: "first-0", priceMinor: 1)]), by: actor)
            }
            await #expect(throws: CatalogError.codeTaken) {
                try await catalog.addSKU(NewSKU(code: "first-0", priceMinor: 1), to: other.id, by: actor)
            }
            var sku = SKUChanges()
            sku.code = "first-0"
            await #expect(throws: CatalogError.codeTaken) {
                try await catalog.updateSKU(other.skus[0].id, version: 1, sku, by: actor)
            }
            var product = ProductChanges()
            product.slug = "first"
            await #expect(throws: CatalogError.slugTaken) {
                try await catalog.updateProduct(other.id, version: other.version, product, by: actor)
            }
            product = ProductChanges()
            product.categoryID = .set(CategoryID(5))
            await #expect(throws: InputError.unknownReference(field: "category_id")) {
                try await catalog.updateProduct(first.id, version: first.version, product, by: actor)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    static let wrongInputs: [(field: String, NewProduct)] = [
        ("slug", NewProduct(slug: "Upper", title: "x")), ("slug", NewProduct(slug: "", title: "x")),
        ("slug", NewProduct(slug: "a--b", title: "x")), ("slug", NewProduct(slug: "-a", title: "x")),
        ("slug", NewProduct(slug: String(repeating: "a", count: 101), title: "x")),
        ("title", NewProduct(slug: "a", title: "  ")), ("title", NewProduct(slug: "a", title: "a\u{0}b")),
        ("title", NewProduct(slug: "a", title: String(repeating: "长", count: 201))),
        ("subtitle", NewProduct(slug: "a", title: "x", subtitle: "a\u{0}")),
        ("brand", NewProduct(slug: "a", title: "x", brand: "")),
        ("description", NewProduct(slug: "a", title: "x", description: "a\u{0}")),
        ("code", NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "", priceMinor: 1)])),
        ("price", NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "c", priceMinor: -1)])),
        ("price", NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "c", priceMinor: Money.amountMinorLimit + 1)])),
        ("list_price", NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "c", priceMinor: 2, listPriceMinor: 1)])),
        (
            "attributes",
            NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "c", attributes: ["": "v"], priceMinor: 2)])
        ),
        ("position", NewProduct(slug: "a", title: "x", skus: [NewSKU(code: "c", priceMinor: 2, position: -1)])),
        ("category_id", NewProduct(slug: "a", title: "x", categoryID: CategoryID(9))),
    ]

    @Test(arguments: TestEngine.all)
    func `wrong input is refused by its field and nothing is kept`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            for (field, wrong) in Self.wrongInputs {
                let error = await #expect(throws: InputError.self, "\(wrong)") {
                    try await fixture.catalog.createProduct(wrong, by: fixture.actor)
                }
                let blamed = error?.field
                #expect(blamed == field)
            }
            let kept = try await fixture.everything()
            #expect(kept.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a product goes only where the table lets it, and every step is kept`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let dresses = try await fixture.category()
            let product = try await catalog.createProduct(
                NewProduct(
                    slug: "a", title: "x", categoryID: dresses, skus: [NewSKU(code: "c", priceMinor: 1)]),
                by: actor
            ).product
            let path: [ProductState] = [.review, .draft, .review, .onSale, .offSale, .onSale, .offSale, .archived]
            var state = ProductState.draft
            for next in path {
                let before = try await fixture.everything()
                for wrong in ProductState.allCases where !state.successors.contains(wrong) {
                    await #expect(throws: CatalogError.invalidTransition(from: state, to: wrong)) {
                        try await catalog.transition(product.id, to: wrong, by: actor)
                    }
                }
                #expect(try await fixture.everything() == before)
                fixture.base.clock.advance(by: .minutes(1))
                _ = try await catalog.transition(product.id, to: next, reason: "to \(next.rawValue)", by: actor)
                state = next
            }
            let steps = try await catalog.transitions(of: product.id)
            #expect(steps.reversed().map(\.to) == path)
            #expect(steps.reversed().map(\.from) == [.draft] + path.dropLast())
            #expect(steps.allSatisfy { $0.by == actor.actor.description && $0.reason == "to \($0.to.rawValue)" })
            let end = try await fixture.stored(product.id).product
            #expect((end.state, end.version) == (.archived, 9))
            #expect(end.publishedAt == ManualClock.start + .minutes(4))
            await #expect(throws: CatalogError.archived) {
                try await catalog.updateProduct(product.id, version: 9, ProductChanges(), by: actor)
            }
            await #expect(throws: NotFound("product")) {
                try await catalog.transition(ProductID(1), to: .review, by: actor)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be bought does not go on sale, nor becomes so while it is`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let bare = try await catalog.createProduct(NewProduct(slug: "bare", title: "x"), by: actor).product
            let dresses = try await fixture.category()
            await #expect(throws: CatalogError.incomplete(.category)) {
                try await catalog.transition(bare.id, to: .review, by: actor)
            }
            var changes = ProductChanges()
            changes.categoryID = .set(dresses)
            _ = try await catalog.updateProduct(bare.id, version: 1, changes, by: actor)
            await #expect(throws: CatalogError.incomplete(.activeVariant)) {
                try await catalog.transition(bare.id, to: .review, by: actor)
            }
            let sold = try await fixture.onSale("sold", category: dresses)
            let before = try await fixture.everything()
            var retired = SKUChanges()
            retired.state = .retired
            await #expect(throws: CatalogError.incomplete(.activeVariant)) {
                try await catalog.updateSKU(sold.skus[0].id, version: 1, retired, by: actor)
            }
            changes.categoryID = .set(nil)
            await #expect(throws: CatalogError.incomplete(.category)) {
                try await catalog.updateProduct(sold.id, version: sold.version, changes, by: actor)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many edits of one version exactly one wins`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let catalog = fixture.catalog
            let product = try await fixture.onSale("a", category: try await fixture.category())
            for version in product.version..<(product.version + 5) {
                let won = await withTaskGroup(of: String?.self) { group in
                    for rival in 0..<16 {
                        group.addTask {
                            var changes = ProductChanges()
                            changes.title = "title \(rival)"
                            do {
                                let edited = try await catalog.updateProduct(
                                    product.id, version: version, changes, by: .system("test"))
                                return edited.product.title
                            } catch {
                                #expect(error as? CatalogError == .staleVersion(current: version + 1))
                                return nil
                            }
                        }
                    }
                    return await group.reduce(into: [String]()) { if let title = $1 { $0.append(title) } }
                }
                let stored = try await fixture.stored(product.id).product
                #expect(won == [stored.title])
                #expect(stored.version == version + 1)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `every change is audited and told`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", category: try await fixture.category())
            var changes = SKUChanges()
            changes.priceMinor = 1_500
            _ = try await fixture.catalog.updateSKU(product.skus[0].id, version: 1, changes, by: fixture.actor)
            let (audited, told) = try await fixture.database.read { session in
                let entries = try session.auditLog().items
                let events = try session.rows("SELECT kind, aggregate, payload FROM outbox_events ORDER BY sequence")
                return (entries, events.map(\.values))
            }
            #expect(
                audited.reversed().map(\.action) == [
                    "category_created", "product_created", "product_moved", "product_moved", "price_changed",
                ])
            #expect(audited.allSatisfy { $0.actor == fixture.actor.actor.description })
            #expect(audited.first?.subject == product.skus[0].id.description)
            #expect(audited.first?.details == #"a-0: price "10.00 CNY" to "15.00 CNY""#)
            let kinds = ["category_changed"] + Array(repeating: "product_changed", count: 4)
            #expect(told.map { $0[0] } == kinds.map(SQLValue.text))
            #expect(
                told.last == [
                    .text("product_changed"), .text(product.id.description),
                    .text(#"{"product_id":"\#(product.id)","change":"price_changed"}"#),
                ])
        }
    }
}
