import Database
import Delivery
import Inventory
import Kernel
import Orders
import TestSupport
import Testing
import Workflows

/// From which warehouses the lines of an order came.
@Suite struct LineSourcesTests {
    /// It asked for every SKU of the order with every line of its parcels: a hundred lines were ten thousand questions
    /// for each warehouse.
    @Test(arguments: TestEngine.all)
    func `each line of a parcel is looked for by its own SKU alone, and every piece is found once`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let (skus, shop) = (try await fixture.goods(2, stock: 3), fixture.shop)
            for sku in skus { try await fixture.receive(4, of: sku, in: 1) }
            // Other movements of the same goods are nobody's business here.
            try await fixture.ship(try await fixture.paidOrder([(skus[0], 1), (skus[1], 1)]))
            let order = try await fixture.paidOrder([(skus[0], 5), (skus[1], 3)])
            let lines = skus.compactMap { sku in order.lines.first { $0.skuID == sku }?.id }
            try #require(lines.count == 2)
            func ship(_ parts: [(line: Int, quantity: Int, warehouse: Int)]) async throws {
                let parts = parts.map { part in
                    LineQuantity(
                        lineID: lines[part.line], quantity: part.quantity,
                        warehouseID: fixture.warehouses[part.warehouse].id)
                }
                _ = try await fixture.database.write {
                    try shop.shipLines(
                        parts, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff, in: $0)
                }
            }
            try await ship([(0, 2, 0), (1, 1, 1)])
            try await ship([(0, 2, 1)])
            let parcels = try await fixture.database.read { try shop.delivery.parcels(of: order.id, in: $0) }
            #expect(parcels.flatMap(\.lines).count == 3)
            fixture.base.log.clear()
            let sources = try await fixture.database.read { try shop.sources(of: order, parcels, in: $0) }
            #expect(
                lines.map { line in sources[line, default: []].map { [$0.warehouse.priority, $0.waiting, $0.shipped] } }
                    == [[[1, 0, 2], [2, 1, 2]], [[2, 2, 1]]])
            let statement = try #require(fixture.base.log.statements.last { $0.contains("stock_movements") })
            #expect(!statement.contains(/\.(sku_id|reference) (IN|= ANY)/), "\(statement)")
            guard engine == .sqlite else { return }
            let text = statement.replacing(/[?]\d+/, with: "1")
            let plan = try await fixture.database.read { session in
                try session.rows("EXPLAIN QUERY PLAN \(unsafe: text)").map { try $0[3] as String }
            }
            #expect(
                plan.contains { $0.contains("(sku_id=? AND warehouse_id=? AND reason=? AND reference=?)") }, "\(plan)")
        }
    }
}
