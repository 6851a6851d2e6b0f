import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct BulkPriceTests {
    @Test(arguments: TestEngine.all)
    func `prices move by hundredths of a hundredth, to a whole of what is chosen, with the list price or without it`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let product = try await catalog.createProduct(
                NewProduct(
                    slug: "mat", title: "垫", categoryID: shelf,
                    skus: [
                        NewSKU(code: "s", attributes: ["尺寸": "小"], priceMinor: 2_860),
                        NewSKU(
                            code: "l", attributes: ["尺寸": "大"], priceMinor: 4_500, listPriceMinor: 6_000),
                    ]), by: actor
            ).product
            func prices(_ step: PriceStep) async throws -> [[Int64]] {
                let plan = try await fixture.database.read {
                    try catalog.plan(.prices(step, reason: ""), for: [product.id], in: $0)
                }
                return plan.lines[0].after.skus.map { [$0.priceMinor, $0.listPriceMinor] }
            }
            let less = PriceStep.Size.basisPoints(-909)
            #expect(try await prices(PriceStep(less)) == [[2_600, 2_600], [4_091, 6_000]])
            #expect(
                try await prices(PriceStep(less, rounding: .tenth, listPrice: .stays))
                    == [[2_600, 2_860], [4_090, 6_000]])
            #expect(
                try await prices(PriceStep(less, rounding: .whole, listPrice: .moves))
                    == [[2_600, 2_600], [4_100, 5_500]])
            // No price stands above its list price.
            #expect(
                try await prices(PriceStep(.amount(2_000), listPrice: .stays)) == [[4_860, 4_860], [6_500, 6_500]])
            for wrong in [-9_901, 90_001] {
                await #expect(throws: InputError.self) { try await prices(PriceStep(.basisPoints(wrong))) }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change of prices is undone where nothing changed since, once, and leaves its own lines`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let first = try await fixture.onSale("a", category: shelf, prices: [2_860, 500])
            let second = try await fixture.onSale("b", category: shelf, prices: [3_000])
            let ids = [first.id, second.id]
            func change(_ change: BulkChange, _ ids: [ProductID]) async throws -> Int {
                let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
                return try await catalog.changeProducts(ids, change, seen: plan.seen, by: actor).changedCount
            }
            func prices() async throws -> [Int64] {
                try await fixture.stored(first.id).product.skus.map(\.priceMinor)
                    + fixture.stored(second.id).product.skus.map(\.priceMinor)
            }
            #expect(try await change(.percent(10, reason: "秋"), ids) == 2)
            #expect(try await prices() == [3_146, 550, 3_300])
            let batches = try await fixture.database.read { try catalog.priceBatches(in: $0) }
            #expect(batches.map(\.count) == [3] && batches.map(\.reason) == ["秋"])
            let moment = try #require(batches.first?.moment)
            var edit = SKUChanges()
            edit.priceMinor = 600
            fixture.base.clock.advance(by: .seconds(1))
            let other = try await fixture.stored(first.id).product.skus[1]
            _ = try await catalog.updateSKU(other.id, version: other.version, edit, by: actor)
            let open = try await fixture.database.read { try catalog.products(pricedAt: moment, in: $0) }
            #expect(open == ids)
            let undo = BulkChange.undo(moment, reason: "back")
            let stale = try await fixture.database.read { try catalog.plan(undo, for: ids, in: $0).seen }
            fixture.base.clock.advance(by: .seconds(1))
            #expect(try await change(undo, ids) == 2)
            // What was changed again stays.
            #expect(try await prices() == [2_860, 600, 3_000])
            let history = try await catalog.priceHistory(of: second.skus[0].id)
            #expect(history.map(\.newPriceMinor) == [3_000, 3_300, 3_000] && history.first?.reason == "back")
            let before = try await fixture.everything()
            let left = try await fixture.database.read { try catalog.products(pricedAt: moment, in: $0) }
            #expect(left == ids)
            let none = try await fixture.database.read { try catalog.plan(undo, for: ids, in: $0) }
            #expect(none.lines[0].kept.map(\.sku.priceMinor) == [2_860, 600])
            #expect(none.lines[0].kept.map(\.made.amountMinor) == [3_146, 550])
            #expect(none.lines[0].kept.map(\.isBack) == [true, false])
            await #expect(throws: CatalogError.self) {
                try await catalog.changeProducts(ids, undo, seen: stale, by: actor)
            }
            #expect(try await change(undo, ids) == 0)
            #expect(try await fixture.everything() == before)
        }
    }

    /// A cut of 99 % to whole yuan made what cost ¥40 free, and the plan showed it like any other new price.
    @Test(arguments: TestEngine.all)
    func `no step makes anything free, by itself or by its rounding, and what is free stays so`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let cheap = try await fixture.onSale("cheap", category: shelf, prices: [9_900, 49])
            let (mid, dear) = (
                try await fixture.onSale("mid", category: shelf, prices: [4_000]),
                try await fixture.onSale("dear", category: shelf, prices: [50_000])
            )
            let free = try await fixture.onSale("free", category: shelf, prices: [0])
            let ids = [cheap, mid, dear, free].map(\.id)
            func plan(_ step: PriceStep, _ ids: [ProductID]) async throws -> BulkPlan {
                try await fixture.database.read { try catalog.plan(.prices(step, reason: ""), for: ids, in: $0) }
            }
            let refusal = InputError.invalid(field: "value", reason: .price)
            for (step, id) in [
                (PriceStep(.basisPoints(0), rounding: .whole), cheap.id),
                (PriceStep(.basisPoints(-9_900), rounding: .whole), mid.id), (PriceStep(.amount(-4_000)), mid.id),
                (PriceStep(.basisPoints(-9_900), rounding: .whole, listPrice: .moves), mid.id),
            ] {
                let line = try await plan(step, [id]).lines[0]
                #expect(line.refusal as? InputError == refusal && !line.isChanged, "\(step)")
            }
            // The smallest coin is still a price.
            #expect(try await plan(PriceStep(.amount(-3_999)), [mid.id]).lines[0].after.skus[0].priceMinor == 1)

            let step = PriceStep(.basisPoints(-9_900), rounding: .whole)
            let seen = try await plan(step, ids).seen
            let done = try await catalog.changeProducts(ids, .prices(step, reason: ""), seen: seen, by: actor)
            #expect(done.changedCount == 1 && done.lines.count { $0.refusal != nil } == 2)
            var prices: [[Int64]] = []
            for id in ids { prices.append(try await fixture.stored(id).product.skus.map(\.priceMinor)) }
            #expect(prices == [[9_900, 49], [4_000], [500], [0]])
        }
    }

    /// All lines of a month were read and grouped before twenty changes were shown of them.
    @Test(arguments: TestEngine.all)
    func `changes of prices are looked for among the newest lines, and none is told with a part of its variants`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, shelf) = (fixture.catalog, try await fixture.category())
            let first = try await fixture.onSale("a", category: shelf, prices: [2_860, 500])
            let second = try await fixture.onSale("b", category: shelf, prices: [3_000])
            for (ids, reason) in [([first.id, second.id], "all"), ([first.id], "some")] {
                fixture.base.clock.advance(by: .seconds(1))
                let change = BulkChange.percent(10, reason: reason)
                let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
                _ = try await catalog.changeProducts(ids, change, seen: plan.seen, by: fixture.actor)
            }
            // Three first prices, three changed ones, and two of these once more.
            for (lines, counts) in [
                (100, [2, 3]), (8, [2, 3]), (5, [2, 3]), (4, [2]), (3, [2]), (2, [2]), (1, []),
            ] {
                let batches = try await fixture.database.read { try catalog.priceBatches(among: lines, in: $0) }
                #expect(batches.map(\.count) == counts, "\(lines)")
                #expect(batches.map(\.reason) == Array(["some", "all"].prefix(counts.count)), "\(lines)")
            }
        }
    }

    /// An operator changed a whole category, one variant of it by hand, took the second change back first, as one
    /// should, and could not take back the first one any more.
    @Test(arguments: TestEngine.all)
    func `a later change that was taken back does not keep an earlier one from being`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let (catalog, actor) = (fixture.catalog, fixture.actor)
            let shelf = try await fixture.category()
            let knife = try await fixture.onSale("knife", category: shelf, prices: [16_800])
            let pan = try await fixture.onSale("pan", category: shelf, prices: [20_000])
            let ids = [knife.id, pan.id]
            func prices() async throws -> [Int64] {
                try await fixture.stored(knife.id).product.skus.map(\.priceMinor)
                    + fixture.stored(pan.id).product.skus.map(\.priceMinor)
            }
            func apply(_ change: BulkChange) async throws -> BulkPlan {
                fixture.base.clock.advance(by: .seconds(60))
                let plan = try await fixture.database.read { try catalog.plan(change, for: ids, in: $0) }
                return try await catalog.changeProducts(ids, change, seen: plan.seen, by: actor)
            }
            _ = try await apply(.prices(PriceStep(.basisPoints(-750)), reason: ""))
            #expect(try await prices() == [15_540, 18_500])
            fixture.base.clock.advance(by: .seconds(60))
            var edit = SKUChanges()
            edit.priceMinor = 15_000
            let sku = try await fixture.stored(knife.id).product.skus[0]
            _ = try await catalog.updateSKU(sku.id, version: sku.version, edit, by: actor)
            let batches = try await fixture.database.read { try catalog.priceBatches(in: $0) }
            #expect(batches.map(\.count) == [1, 2] && batches.map(\.products) == [1, 2])
            #expect(batches[0].example.from.amountMinor == 15_540 && batches[0].example.to.amountMinor == 15_000)
            #expect(batches[0].example.code == sku.code)
            // Before the second change is taken back, the first one tells what it leaves alone.
            let partly = try await fixture.database.read { session in
                try catalog.plan(.undo(batches[1].moment, reason: ""), for: ids, in: session)
            }
            #expect(partly.changedCount == 1 && partly.lines[0].kept.map(\.sku.code) == [sku.code])
            #expect(partly.lines[0].kept.map(\.isBack) == [false] && partly.lines[1].kept.isEmpty)
            #expect(try await apply(.undo(batches[0].moment, reason: "")).changedCount == 1)
            #expect(try await prices() == [15_540, 18_500])
            #expect(try await apply(.undo(batches[1].moment, reason: "")).changedCount == 2)
            #expect(try await prices() == [16_800, 20_000])
            #expect(try await apply(.undo(batches[1].moment, reason: "")).changedCount == 0)
        }
    }
}
