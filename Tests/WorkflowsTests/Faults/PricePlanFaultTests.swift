import Catalog
import Database
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct PricePlanFaultTests {
    @Test(arguments: TestEngine.all)
    func `the beginning of a planned price survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let sku = try await Self.planned(fixture, for: nil)
                fixture.clock.advance(by: .hours(1))
                return sku
            },
            act: { fixture, _ in try await fixture.shop.catalog.applyDuePrices() },
            effects: { fixture, sku in
                try await Self.count(fixture, sku, price: 500)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `the end of a planned price survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let sku = try await Self.planned(fixture, for: .hours(1))
                fixture.clock.advance(by: .hours(1))
                try await fixture.shop.catalog.applyDuePrices()
                fixture.clock.advance(by: .hours(1))
                return sku
            },
            act: { fixture, _ in try await fixture.shop.catalog.applyDuePrices() },
            effects: { fixture, sku in
                // The first price, and the same once more.
                try await Self.count(fixture, sku, price: 9_900) - 1
            }
        ).run(engine)
    }

    private static func planned(_ fixture: ShopFixture, for length: Duration?) async throws -> SKUID {
        let sku = try await fixture.goods(stock: 1)[0]
        let start = fixture.clock.now + .hours(1)
        let plan = NewPricePlan(priceMinor: 500, startsAt: start, endsAt: length.map { start + $0 })
        _ = try await fixture.shop.catalog.planPrice(plan, of: sku, by: ShopFixture.staff)
        return sku
    }

    /// How often the variant came to this price.
    private static func count(_ fixture: ShopFixture, _ sku: SKUID, price: Int64) async throws -> Int {
        try await fixture.shop.catalog.priceHistory(of: sku).filter { $0.newPriceMinor == price }.count
    }
}
