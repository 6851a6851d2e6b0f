import Catalog
import Database
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct UnstockedTests {
    private static func unstocked(_ fixture: ShopFixture) async throws -> [SKUID] {
        let (count, ids) = try await fixture.database.read { session in
            try session.run(Shop.unstockedCount(upTo: 1_000), Shop.unstocked(limit: 1_000))
        }
        #expect(count == ids.count)
        return ids
    }

    @Test(arguments: TestEngine.all)
    func `what no warehouse ever had is told at once, whether anybody has marked the others or not`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (shop, stocked) = (fixture.shop, try await fixture.goods(2, stock: 5))
            let waiting = try await fixture.goods(3, stock: 0).sorted()
            #expect(try await Self.unstocked(fixture) == waiting)
            #expect(try await shop.markStocked(limit: 1) == 1)
            #expect(try await shop.markStocked(limit: 10) == 1)
            #expect(try await shop.markStocked(limit: 10) == 0)
            #expect(try await Self.unstocked(fixture) == waiting)
            try await fixture.receive(1, of: waiting[1])
            #expect(try await Self.unstocked(fixture) == [waiting[0], waiting[2]])
            #expect(try await shop.markStocked(limit: 10) == 1)
            #expect(try await Self.unstocked(fixture) == [waiting[0], waiting[2]])
            // Sold out is not unstocked.
            _ = try await fixture.place([(stocked[0], 5)])
            #expect(try await Self.unstocked(fixture) == [waiting[0], waiting[2]])
        }
    }

    /// It walked all variants of the shop for every look at Today.
    @Test func `only variants that may be in no warehouse are walked, and no row of theirs is read`() async throws {
        try await withShop(.sqlite) { fixture in
            fixture.base.log.clear()
            _ = try await Self.unstocked(fixture)
            for statement in fixture.base.log.statements where statement.contains("maybe_unstocked") {
                let text = statement.replacing(#/\?\d/#, with: "1")
                let plan = try await fixture.database.read { session in
                    try session.rows("EXPLAIN QUERY PLAN \(unsafe: text)").map { try $0[3] as String }
                }
                #expect(plan.contains { $0.contains("USING COVERING INDEX skus_maybe_unstocked") }, "\(plan)")
            }
            #expect(fixture.base.log.statements.contains { $0.contains("maybe_unstocked") })
        }
    }
}
