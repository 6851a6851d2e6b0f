import Catalog
import Database
import Inventory
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

    private static func close(_ warehouse: Int, _ fixture: ShopFixture) async throws {
        try await fixture.database.write {
            [inventory = fixture.shop.inventory, id = fixture.warehouses[warehouse].id] in
            _ = try inventory.closeWarehouse(id, isConfirmed: true, by: ShopFixture.staff, in: $0)
        }
    }

    /// It was sold out for shoppers, and in no list for staff: neither low, nor without stock.
    @Test(arguments: TestEngine.all)
    func `what lies in closed warehouses alone is told until it is in an open one`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (shop, skus) = (fixture.shop, try await fixture.goods(3, stock: 10).sorted())
            try await fixture.receive(1, of: skus[2], in: 1)
            #expect(try await shop.markStocked(limit: 10) == 3)
            #expect(try await Self.unstocked(fixture).isEmpty)
            try await Self.close(0, fixture)
            #expect(try await Self.unstocked(fixture) == [skus[0], skus[1]])
            // What is in the open one has its mark again.
            #expect(try await shop.markStocked(limit: 10) == 1)
            #expect(try await shop.markStocked(limit: 10) == 0)
            #expect(try await Self.unstocked(fixture) == [skus[0], skus[1]])
            try await fixture.receive(1, of: skus[1], in: 1)
            #expect(try await Self.unstocked(fixture) == [skus[0]])
            try await Self.close(1, fixture)
            #expect(try await Self.unstocked(fixture) == skus)
            try await fixture.database.write { [inventory = shop.inventory, id = fixture.warehouses[0].id] in
                try inventory.openWarehouse(id, by: ShopFixture.staff, in: $0)
            }
            #expect(try await Self.unstocked(fixture).isEmpty)
            #expect(try await shop.markStocked(limit: 10) == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `none is forgotten where warehouses are closed while variants are being marked`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (shop, skus) = (fixture.shop, try await fixture.goods(20, stock: 1).sorted())
            for sku in skus.prefix(10) { try await fixture.receive(1, of: sku, in: 1) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 { group.addTask { _ = try await shop.markStocked(limit: 4) } }
                for warehouse in 0..<2 { group.addTask { try await Self.close(warehouse, fixture) } }
                for _ in 0..<10 { group.addTask { _ = try await shop.markStocked(limit: 4) } }
                try await group.waitForAll()
            }
            #expect(try await Self.unstocked(fixture) == skus)
            #expect(try await shop.markStocked(limit: 100) == 0)
        }
    }

    /// Where a warehouse was closed before closing took the marks.
    @Test(arguments: TestEngine.all)
    func `the migration looks again at what closed warehouses have`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 1).sorted()
            try await fixture.receive(1, of: skus[1], in: 1)
            try await Self.close(0, fixture)
            let migration = try #require(Shop.migrations.first { $0.module == "inventory" && $0.number == 6 })
            try await fixture.database.write { transaction in
                try transaction.post("UPDATE skus SET maybe_unstocked = false")
                for case .run(let statement) in migration.changes { try transaction.post(statement) }
            }
            #expect(try await Self.unstocked(fixture) == [skus[0]])
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
