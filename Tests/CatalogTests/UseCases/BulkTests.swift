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
}
