import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct BulkTests {
    @Test(arguments: TestEngine.all)
    func `prices of many products change as the plan told, or not at all`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let first = try await fixture.onSale("a", category: shelf, prices: [1_999, 5])
            let second = try await fixture.onSale("b", category: shelf, prices: [30])
            let ids = [second.id, first.id, first.id]
            let change = BulkChange.percent(-10, reason: " 秋季调价 ")
            let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
            #expect(plan.lines.map(\.product.slug) == ["a", "b"] && plan.changedCount == 2)
            #expect(plan.lines.map { $0.after.skus.map(\.priceMinor) } == [[1_799, 5], [27]])
            var edit = SKUChanges()
            edit.priceMinor = 40
            let stale = try await catalog.updateSKU(second.skus[0].id, version: 1, edit, by: actor)
            let before = try await fixture.everything()
            await #expect(throws: CatalogError.staleVersion(current: plan.seen + 1)) {
                try await catalog.changeProducts(ids, change, seen: plan.seen, by: actor)
            }
            #expect(try await fixture.everything() == before)
            let again = try await catalog.changeProducts(ids, change, seen: plan.seen + 1, by: actor)
            #expect(again.lines.map(\.prices.count) == [1, 1])
            #expect(try await fixture.stored(first.id).product.skus.map(\.priceMinor) == [1_799, 5])
            #expect(try await fixture.stored(first.id).product.priceMinor == 5)
            #expect(try await fixture.stored(second.id).product.priceMinor == 36)
            let history = try await catalog.priceHistory(of: stale.id)
            #expect(history.map(\.newPriceMinor) == [36, 40, 30])
            #expect(history.map(\.reason) == ["秋季调价", "", "first price"])
            let long = BulkChange.amount(1, reason: String(repeating: "长", count: 201))
            let refusal = await #expect(throws: InputError.self) {
                try await catalog.changeProducts(ids, long, seen: 0, by: actor)
            }
            #expect(refusal?.field == "reason")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be changed stays and says why, the others go on`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let sold = try await fixture.onSale("a", category: shelf, prices: [300])
            let bare = try await catalog.createProduct(NewProduct(slug: "b", title: "B"), by: actor).product
            let draft = try await catalog.createProduct(
                NewProduct(
                    slug: "c", title: "C", categoryID: shelf, skus: [NewSKU(code: "c", priceMinor: 100)]), by: actor
            ).product
            let ids = [sold.id, bare.id, draft.id]
            func plan(_ change: BulkChange) async throws -> BulkPlan {
                try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
            }
            let review = try await plan(.state(.review, reason: ""))
            let reasons = review.lines.map { $0.refusal as? CatalogError }
            #expect(reasons == [.invalidTransition(from: .onSale, to: .review), .incomplete(.category), nil])
            _ = try await catalog.changeProducts(
                ids, .state(.review, reason: "look"), seen: review.seen, by: actor)
            #expect(try await fixture.stored(draft.id).product.state == .review)
            #expect(try await catalog.transitions(of: draft.id).map(\.reason) == ["look"])
            let less = try await plan(.amount(-200))
            #expect(less.lines.map { $0.after.priceMinor } == [100, nil, 100])
            #expect((less.lines[2].refusal as? InputError)?.field == "value")
            let before = try await fixture.everything()
            for wrong in [BulkChange.percent(-100), .percent(901), .amount(.max)] {
                await #expect(throws: InputError.self) { try await plan(wrong) }
            }
            await #expect(throws: NotFound.self) {
                try await catalog.changeProducts([ProductID(1)], .percent(1), seen: 0, by: actor)
            }
            await #expect(throws: CatalogError.tooMany(field: "product", limit: 100)) {
                try await catalog.changeProducts((1...101).map { ProductID($0) }, .percent(1), seen: 0, by: actor)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `prices of a hundred variants take the statements of one, and a line each`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            func shelve(_ prefix: String, variants: Int) async throws -> [ProductID] {
                var ids: [ProductID] = []
                for index in 0..<6 {
                    let prices = Array(repeating: Int64(1_000), count: variants)
                    ids.append(
                        try await fixture.onSale("\(prefix)-\(index)", category: shelf, prices: prices).id)
                }
                return ids
            }
            func statements(_ ids: [ProductID]) async throws -> Int {
                let change = BulkChange.amount(-1, reason: "bulk")
                let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
                fixture.base.log.clear()
                _ = try await catalog.changeProducts(ids, change, seen: plan.seen, by: actor)
                return fixture.base.log.statements.count
            }
            let (small, large) = (
                try await shelve("small", variants: 1), try await shelve("large", variants: 100)
            )
            let (few, many) = (try await statements(small), try await statements(large))
            // 600 rows are more than one statement takes.
            #expect(600 > CatalogLimits.pricesAtOnce && many == few + 1, "\(few) and \(many)")
            for id in large {
                let product = try await fixture.stored(id).product
                #expect(product.priceMinor == 999 && product.listPriceMinor == 999)
                #expect(product.skus.allSatisfy { $0.priceMinor == 999 && $0.version == 2 })
            }
            let (histories, audited, told) = try await fixture.database.read { session in
                (
                    try session.rows("SELECT sku_id FROM price_history WHERE reason = 'bulk'").count,
                    try session.rows("SELECT subject FROM audit_log WHERE action = 'price_changed'").map(\.values),
                    try session.rows(
                        """
                        SELECT aggregate FROM outbox_events WHERE payload LIKE '%price_changed%' ORDER BY sequence
                        """
                    ).map(\.values)
                )
            }
            #expect(histories == 606 && audited.count == 606 && Set(audited).count == 606)
            // A product is told of once, in the order in which it was changed.
            #expect(told == (small + large).map { [.text($0.description)] })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change of prices leaves retired variants alone and no price above its list price`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let product = try await catalog.createProduct(
                NewProduct(
                    slug: "a", title: "A",
                    skus: [
                        NewSKU(code: "plain", priceMinor: 1_000),
                        NewSKU(code: "listed", priceMinor: 1_000, listPriceMinor: 2_000),
                        NewSKU(code: "gone", priceMinor: 500),
                    ]), by: actor
            ).product
            var retired = SKUChanges()
            retired.state = .retired
            let gone = try await catalog.updateSKU(product.skus[2].id, version: 1, retired, by: actor)
            func change(_ percent: Int) async throws -> [[Int64]] {
                let change = BulkChange.percent(percent)
                let plan = try await fixture.database.read { try catalog.plan(change, for: [product.id], in: $0) }
                _ = try await catalog.changeProducts([product.id], change, seen: plan.seen, by: actor)
                return try await fixture.stored(product.id).product.skus.map { [$0.priceMinor, $0.listPriceMinor] }
            }
            #expect(try await change(50) == [[1_500, 1_500], [1_500, 2_000], [500, 500]])
            #expect(try await change(100) == [[3_000, 3_000], [3_000, 3_000], [500, 500]])
            #expect(try await change(-50) == [[1_500, 1_500], [1_500, 1_500], [500, 500]])
            let history = try await catalog.priceHistory(of: product.skus[1].id)
            #expect(history.map(\.listPriceMinor) == [1_500, 3_000, 2_000, 2_000])
            #expect(history.map(\.oldPriceMinor) == [3_000, 1_500, 1_000, nil])
            #expect(try await catalog.priceHistory(of: gone.id).count == 1)
            #expect(try await fixture.stored(product.id).product.skus[2] == gone)
            // Only what is on sale must have a variant; the price of none follows the cheapest.
            #expect(try await fixture.stored(product.id).product.priceMinor == 1_500)
        }
    }

    @Test(arguments: TestEngine.all)
    func `many products step together, back to a draft with a reason only`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            var ids: [ProductID] = []
            for slug in ["a", "b", "c"] {
                let new = NewProduct(
                    slug: slug, title: slug, categoryID: shelf, skus: [NewSKU(code: slug, priceMinor: 100)])
                ids.append(try await catalog.createProduct(new, by: actor).product.id)
            }
            let all = ids
            func move(to state: ProductState, _ reason: String, _ ids: [ProductID]) async throws -> Int {
                let change = BulkChange.state(state, reason: reason)
                let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
                fixture.base.log.clear()
                _ = try await catalog.changeProducts(ids, change, seen: plan.seen, by: actor)
                return fixture.base.log.statements.count
            }
            let one = try await move(to: .review, "", [all[0]])
            #expect(try await move(to: .review, "", Array(all[1...])) == one)
            let before = try await fixture.everything()
            let bare = BulkChange.state(.draft, reason: " ")
            await #expect(throws: InputError.missing(field: "reason")) {
                try await fixture.database.read { try catalog.plan(bare, for: all, in: $0) }
            }
            await #expect(throws: InputError.missing(field: "reason")) {
                try await catalog.changeProducts(all, bare, seen: 0, by: actor)
            }
            #expect(try await fixture.everything() == before)
            _ = try await move(to: .draft, "look again", Array(all[..<2]))
            _ = try await move(to: .onSale, "", [all[2]])
            for id in all[..<2] {
                let steps = try await catalog.transitions(of: id)
                #expect(steps.map(\.reason) == ["look again", ""] && steps.map(\.version) == [3, 2])
                #expect(steps.map(\.from) == [.review, .draft] && steps.map(\.to) == [.draft, .review])
                let product = try await fixture.stored(id).product
                #expect(product.state == .draft && product.version == 3 && product.publishedAt == nil)
            }
            let sold = try await fixture.stored(all[2]).product
            #expect(sold.state == .onSale && sold.publishedAt == fixture.database.clock.now())
            let told = try await fixture.database.read { session in
                try session.auditLog(.subject(all[0].description)).items.map { "\($0.action) \($0.details)" }
            }
            #expect(told.prefix(2) == ["product_moved review to draft", "product_moved draft to review"])
        }
    }
}
