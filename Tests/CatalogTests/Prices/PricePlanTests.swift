import Catalog
import Database
import Kernel
import TestSupport
import Testing

@Suite struct PricePlanTests {
    @Test(arguments: TestEngine.all)
    func `a planned price begins and ends by itself, and product, lists and history follow`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let category = try await fixture.category()
            let product = try await fixture.onSale("a", category: category, prices: [2_000, 3_000])
            let other = try await fixture.onSale("b", category: category, prices: [1_500])
            let sku = product.skus[0].id
            let plan = try await fixture.plan(sku, 1_000, in: .hours(1), for: .hours(2), reason: "双十二")
            #expect(plan.state == .planned && plan.plannedBy == fixture.actor.actor.description)
            #expect(try await fixture.apply() == 0)
            #expect(try await fixture.sku(sku).priceMinor == 2_000)
            fixture.base.clock.advance(by: .hours(1))
            #expect(try await fixture.apply() == 1)
            #expect(try await fixture.apply() == 0)
            let cheap = try await fixture.sku(sku)
            // The list price was the price: it goes with it, and comes back with it.
            #expect((cheap.priceMinor, cheap.listPriceMinor) == (1_000, 1_000))
            #expect(try await fixture.stored(product.id).product.priceMinor == 1_000)
            #expect(try await fixture.cheapest() == [product.id, other.id])
            fixture.base.clock.advance(by: .hours(2))
            #expect(try await fixture.apply() == 1)
            let back = try await fixture.sku(sku)
            #expect((back.priceMinor, back.listPriceMinor) == (2_000, 2_000))
            #expect(try await fixture.cheapest() == [other.id, product.id])
            let history = try await fixture.catalog.priceHistory(of: sku)
            #expect(history.map(\.newPriceMinor) == [2_000, 1_000, 2_000])
            #expect(history.map(\.source) == [.planEnd, .plan, .first])
            #expect(history.map(\.givenReason) == ["双十二", "双十二", ""])
            #expect(history.prefix(2).allSatisfy { $0.by == "system:timer" })
            let plans = try await fixture.plans(sku)
            #expect(plans.map(\.state) == [.ended] && plans.map(\.outcome) == [nil])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a price without an end stays, and lifts a list price that would be below it`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category()).skus[0].id
            try await fixture.price(sku, 1_000, list: 1_200)
            try await fixture.plan(sku, 1_500, in: .hours(1))
            fixture.base.clock.advance(by: .days(9))
            #expect(try await fixture.apply() == 1)
            let dear = try await fixture.sku(sku)
            #expect((dear.priceMinor, dear.listPriceMinor) == (1_500, 1_500))
            #expect(try await fixture.plans(sku).map(\.state) == [.applied])
            fixture.base.clock.advance(by: .days(9))
            #expect(try await fixture.apply() == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a price that somebody sets while a plan holds stays at its end`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000]).skus[0].id
            try await fixture.price(sku, 2_000, list: 2_500)
            try await fixture.plan(sku, 1_000, list: 2_500, in: .hours(1), for: .hours(2))
            fixture.base.clock.advance(by: .hours(1))
            try await fixture.apply()
            try await fixture.price(sku, 1_800, list: 2_600, reason: "by hand")
            fixture.base.clock.advance(by: .hours(2))
            #expect(try await fixture.apply() == 1)
            let kept = try await fixture.sku(sku)
            #expect((kept.priceMinor, kept.listPriceMinor) == (1_800, 2_600))
            let plans = try await fixture.plans(sku)
            #expect(plans.map(\.state) == [.ended] && plans.map(\.outcome) == [.kept])
            // A list price by itself is kept as well.
            try await fixture.plan(sku, 1_000, list: 2_500, in: .hours(1), for: .hours(2))
            fixture.base.clock.advance(by: .hours(1))
            try await fixture.apply()
            try await fixture.price(sku, 1_000, list: 3_000)
            fixture.base.clock.advance(by: .hours(2))
            try await fixture.apply()
            let listed = try await fixture.sku(sku)
            #expect((listed.priceMinor, listed.listPriceMinor) == (1_800, 3_000))
        }
    }

    @Test(arguments: TestEngine.all)
    func `plans of a variant that would hold at once are refused, one after another they are not`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let product = try await fixture.onSale("a", category: try await fixture.category(), prices: [2_000, 2_100])
            let sku = product.skus[0].id
            let first = try await fixture.plan(sku, 1_000, in: .hours(2), for: .hours(2))
            let before = try await fixture.everything()
            let wrong: [(Duration, Duration?)] = [
                (.hours(1), .hours(2)), (.hours(2), nil), (.hours(3), nil), (.hours(3), .hours(9)),
                (.hours(1), .hours(9)), (.hours(2), .hours(2)),
            ]
            for (start, length) in wrong {
                await #expect(throws: CatalogError.priceWindowTaken, "\(start)") {
                    try await fixture.plan(sku, 900, in: start, for: length)
                }
            }
            #expect(try await fixture.everything() == before)
            // Where one ends the next may begin; another variant is another matter.
            try await fixture.plan(sku, 900, in: .hours(1), for: .hours(1))
            try await fixture.plan(sku, 800, in: .hours(4), for: .hours(1))
            try await fixture.plan(product.skus[1].id, 900, in: .hours(3))
            for (hours, price) in [(1, 900), (1, 1_000), (2, 800), (1, 2_000)] {
                fixture.base.clock.advance(by: .hours(hours))
                try await fixture.apply()
                #expect(try await fixture.sku(sku).priceMinor == Int64(price))
            }
            #expect(try await fixture.plans(sku).contains { $0.id == first.id && $0.state == .ended })
        }
    }

    @Test(arguments: TestEngine.all)
    func `a plan is cancelled before it begins and not after, and times that are over are refused`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let sku = try await fixture.onSale("a", category: try await fixture.category()).skus[0].id
            let plan = try await fixture.plan(sku, 500, in: .hours(1), for: .hours(1))
            let cancelled = try await fixture.catalog.cancelPricePlan(plan.id, by: fixture.actor)
            #expect(cancelled.state == .cancelled)
            fixture.base.clock.advance(by: .hours(1))
            #expect(try await fixture.apply() == 0)
            #expect(try await fixture.sku(sku).priceMinor == 1_000)
            let begun = try await fixture.plan(sku, 500, in: .hours(1), for: .hours(1))
            fixture.base.clock.advance(by: .hours(1))
            try await fixture.apply()
            let before = try await fixture.everything()
            for id in [plan.id, begun.id] {
                await #expect(throws: CatalogError.pricePlanBegun) {
                    _ = try await fixture.catalog.cancelPricePlan(id, by: fixture.actor)
                }
            }
            await #expect(throws: NotFound.self) {
                _ = try await fixture.catalog.cancelPricePlan(PricePlanID(1), by: fixture.actor)
            }
            await #expect(throws: InputError.invalid(field: "starts_at", reason: .past)) {
                try await fixture.plan(sku, 500, in: .zero)
            }
            await #expect(throws: InputError.invalid(field: "ends_at", reason: .endFirst)) {
                try await fixture.plan(sku, 500, in: .hours(5), for: .zero)
            }
            #expect(try await fixture.everything() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is archived or came too late is not carried out`(engine: TestEngine) async throws {
        try await withCatalog(engine) { fixture in
            let category = try await fixture.category()
            let late = try await fixture.onSale("late", category: category).skus[0].id
            let product = try await fixture.onSale("old", category: category)
            let old = product.skus[0].id
            try await fixture.plan(late, 500, in: .hours(1), for: .hours(1))
            try await fixture.plan(old, 500, in: .hours(1))
            _ = try await fixture.catalog.transition(product.id, to: .offSale, by: fixture.actor)
            _ = try await fixture.catalog.transition(product.id, to: .archived, by: fixture.actor)
            fixture.base.clock.advance(by: .hours(2))
            #expect(try await fixture.apply() == 2)
            #expect(try await fixture.plans(late).map(\.outcome) == [.missed])
            #expect(try await fixture.plans(old).map(\.outcome) == [.archived])
            for sku in [late, old] {
                #expect(try await fixture.plans(sku).map(\.state) == [.cancelled])
                #expect(try await fixture.catalog.priceHistory(of: sku).map(\.newPriceMinor) == [1_000])
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `two nodes that look at once carry every plan out once, and of rivals for a time one wins`(
        engine: TestEngine
    ) async throws {
        try await withCatalog(engine) { fixture in
            let category = try await fixture.category()
            var skus: [SKUID] = []
            for number in 0..<6 {
                skus += try await fixture.onSale("p\(number)", category: category, prices: [2_000, 2_000]).skus.map(
                    \.id)
            }
            let second = Catalog(database: try await fixture.base.reopen())
            let nodes = [fixture.catalog, second]
            for sku in skus {
                let start = fixture.base.clock.now + .hours(1)
                let won = await withTaskGroup(of: Bool.self) { group in
                    for rival in 0..<4 {
                        group.addTask {
                            let new = NewPricePlan(
                                priceMinor: Int64(1_000 + rival), startsAt: start, endsAt: start + .hours(1))
                            return (try? await nodes[rival % 2].planPrice(new, of: sku, by: .system("test"))) != nil
                        }
                    }
                    return await group.reduce(into: 0) { if $1 { $0 += 1 } }
                }
                #expect(won == 1)
            }
            for _ in 0..<2 {
                fixture.base.clock.advance(by: .hours(1))
                let done = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<6 { group.addTask { try await nodes[number % 2].applyDuePrices() } }
                    return try await group.reduce(0, +)
                }
                #expect(done == skus.count)
            }
            for sku in skus {
                #expect(try await fixture.catalog.priceHistory(of: sku).count == 3)
                #expect(try await fixture.sku(sku).priceMinor == 2_000)
                #expect(try await fixture.plans(sku).map(\.state) == [.ended])
            }
        }
    }
}

extension CatalogFixture {
    @discardableResult
    fileprivate func plan(
        _ id: SKUID, _ priceMinor: Int64, list: Int64? = nil, in start: Duration, for length: Duration? = nil,
        reason: String = ""
    ) async throws -> PricePlan {
        let begin = base.clock.now + start
        let new = NewPricePlan(
            priceMinor: priceMinor, listPriceMinor: list, startsAt: begin, endsAt: length.map { begin + $0 },
            reason: reason)
        return try await catalog.planPrice(new, of: id, by: actor)
    }

    @discardableResult
    fileprivate func apply() async throws -> Int { try await catalog.applyDuePrices() }

    fileprivate func plans(_ id: SKUID) async throws -> [PricePlan] {
        try await database.read { [catalog] in try catalog.pricePlans(of: [id], limit: .standard, in: $0).items }
    }

    /// What visitors find, the cheapest first.
    fileprivate func cheapest() async throws -> [ProductID] {
        try await database.read { [catalog] session in
            try catalog.search(ProductFilter(sort: .priceAscending), in: session).items.map(\.id)
        }
    }
}
