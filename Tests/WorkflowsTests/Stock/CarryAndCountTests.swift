import Catalog
import Database
import Identity
import Inventory
import Kernel
import TestSupport
import Testing
import Workflows

@Suite struct CarryAndCountTests {
    private static func levels(_ fixture: ShopFixture, _ sku: SKUID) async throws -> [[Int]] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.inventory.items(of: sku, in: $0).map { [$0.onHand, $0.reserved] }
        }
    }

    private static func journal(_ fixture: ShopFixture, _ sku: SKUID) async throws -> [StockMovement] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.inventory.movements(of: sku, after: nil, limit: .standard, in: $0).items
        }
    }

    @Test(arguments: TestEngine.all)
    func `what nobody holds is carried to another warehouse, with a line at both ends`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (sku, shop) = (try await fixture.goods(1, stock: 10)[0], fixture.shop)
            _ = try await fixture.place([(sku, 4)])
            let (near, far) = (fixture.warehouses[0].id, fixture.warehouses[1].id)
            func carry(
                _ quantity: Int, from: WarehouseID = near, to: WarehouseID = far
            ) async throws -> String? {
                let transfer = StockTransfer(
                    skuID: sku, from: from, to: to, quantity: quantity, note: " by van ", by: ShopFixture.staff)
                do {
                    try await fixture.database.write { try shop.inventory.transfer(transfer, in: $0) }
                    return nil
                } catch let error as any ExpectedError {
                    return "\(error.code) \(error.field ?? "") \(error.parameters["available"] ?? "")"
                }
            }
            let before = try await fixture.base.everything()
            #expect(try await carry(7) == "out_of_stock  6")
            #expect(try await carry(0) == "invalid quantity ")
            #expect(try await carry(-1) == "invalid quantity ")
            #expect(try await carry(1, to: near) == "invalid to_warehouse_id ")
            #expect(try await carry(1, to: WarehouseID(1)) == "unknown_reference to_warehouse_id ")
            #expect(try await carry(1, from: WarehouseID(1)) == "unknown_reference from_warehouse_id ")
            #expect(try await carry(1, from: far, to: near) == "out_of_stock  0")
            #expect(try await fixture.base.everything() == before)
            #expect(try await carry(6) == nil)
            #expect(try await Self.levels(fixture, sku) == [[4, 4], [6, 0]])
            let lines = try await Self.journal(fixture, sku).filter { $0.reason == .transfer }
            #expect(lines.map(\.onHandDelta).sorted() == [-6, 6] && lines.allSatisfy { $0.note == "by van" })
            #expect(Set(lines.map(\.reference)).count == 1 && Set(lines.map(\.warehouseID)) == [near, far])
            let audit = try await fixture.database.read { try $0.auditLog(.subject(sku.description)).items.first }
            #expect(audit?.action == "stock_transferred" && audit?.details == "6: SH to GZ")
        }
    }

    @Test(arguments: TestEngine.all)
    func `a count is taken over whole or not at all`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (skus, shop) = (try await fixture.goods(3, stock: 10), fixture.shop)
            _ = try await fixture.place([(skus[1], 4)])
            let here = fixture.warehouses[0].id
            func count(_ counts: [StockCount], in warehouse: WarehouseID = here) async throws -> String {
                do {
                    return try await fixture.database.write {
                        String(
                            try shop.inventory.count(
                                counts, in: warehouse, note: "shelf 3", by: ShopFixture.staff, in: $0))
                    }
                } catch let error as any ExpectedError {
                    return "\(error.code) \(error.field ?? "")"
                }
            }
            let less = StockCount(skuID: skus[0], expected: 10, counted: 8)
            let before = try await fixture.base.everything()
            for (counts, told) in [
                ([], "missing counted"), ([less, less], "invalid counted"),
                ([less, StockCount(skuID: skus[1], expected: 9, counted: 9)], "count_changed "),
                ([less, StockCount(skuID: skus[1], expected: 10, counted: 3)], "count_below_reserved "),
                ([less, StockCount(skuID: skus[2], expected: 10, counted: -1)], "invalid counted"),
                ([less, StockCount(skuID: SKUID(1), expected: 0, counted: 1)], "unknown_reference counted"),
            ] as [([StockCount], String)] {
                #expect(try await count(counts) == told)
            }
            #expect(try await count([less], in: WarehouseID(1)) == "unknown_reference warehouse")
            #expect(try await fixture.base.everything() == before)
            let whole = [
                less, StockCount(skuID: skus[1], expected: 10, counted: 4),
                StockCount(skuID: skus[2], expected: 10, counted: 10),
            ]
            #expect(try await count(whole) == "2")
            #expect(try await Self.levels(fixture, skus[0]) == [[8, 0]])
            #expect(try await Self.levels(fixture, skus[1]) == [[4, 4]])
            let lines = try await Self.journal(fixture, skus[0])
            #expect(lines.first?.reason == .count && lines.first?.onHandDelta == -2 && lines.first?.note == "shelf 3")
            #expect(try await Self.journal(fixture, skus[2]).first?.reason == .receipt)
            // Who sends it again counted before this count.
            #expect(try await count([less]) == "count_changed ")
            let audit = try await fixture.database.read { try $0.auditLog(.subject(here.description)).items }
            #expect(audit.map(\.details).first == "3 counted, 2 differ: \(skus[0]) 10 to 8, \(skus[1]) 10 to 4")
            // What differed is found under it, and nothing else is.
            for (sku, told) in zip(skus, [["SH: 10 to 8"], ["SH: 10 to 4"], []]) {
                let found = try await fixture.database.read { try $0.auditLog(.subject(sku.description)).items }
                #expect(found.filter { $0.action == "stock_counted" }.map(\.details) == told)
            }
            // A variant's log is looked up under its id, however many counts there were.
            fixture.base.log.clear()
            let asked = try await fixture.database.read {
                try shop.auditLog(AuditQuestion(subject: skus[0].description), after: nil, limit: .standard, in: $0)
            }
            #expect(asked.items.contains { $0.details == "SH: 10 to 8" })
            #expect(!fixture.base.log.statements.contains { $0.contains("audit_log") && $0.contains("LIKE") })
        }
    }

    @Test(arguments: TestEngine.all)
    func `levels are listed by warehouse and by what they are`(engine: TestEngine) async throws {
        try await withShop(engine, migrations: Shop.migrations + IdentityMigrations.all) { fixture in
            let (skus, shop) = (try await fixture.goods(3, stock: 10), fixture.shop)
            try await fixture.receive(2, of: skus[0], in: 1)
            try await fixture.receive(7, of: skus[1], in: 1)
            func list(low: Bool = false, _ warehouse: Int? = nil, _ skus: [SKUID]? = nil) async throws -> [Int] {
                var (found, cursor): ([Int], Cursor?) = ([], nil)
                repeat {
                    let place = cursor
                    let page = try await fixture.database.read {
                        try shop.inventory.items(
                            below: low ? Inventory.lowStockThreshold : nil,
                            warehouse: warehouse.map { fixture.warehouses[$0].id }, skus: skus, after: place,
                            limit: PageLimit(clamping: 1), in: $0)
                    }
                    found += page.items.map(\.onHand)
                    cursor = page.next
                } while cursor != nil && found.count < 20
                return found.sorted()
            }
            #expect(try await list() == [2, 7, 10, 10, 10])
            #expect(try await list(1) == [2, 7])
            #expect(try await list(low: true) == [2])
            #expect(try await list(low: true, 0) == [])
            #expect(try await list(nil, [skus[0]]) == [2, 10])
            #expect(try await list(1, [skus[1], skus[2]]) == [7])
            #expect(try await list(nil, []) == [])
            let found = try await fixture.database.read { session in
                let items = try session.run(shop.catalog.saleItems(skus))
                return try shop.catalog.skus(
                    matching: String(items.values.first?.code.dropLast(1) ?? ""), in: session)
            }
            #expect(Set(skus).isSubset(of: found.ids) && !found.isCut)
        }
    }
}
