import AfterSales
import Database
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// Goods that were received by somebody who may not pay out, and pieces of one line that were found in different
/// states.
@Suite struct LeftRefundTests {
    @Test(arguments: TestEngine.all)
    func `who may not pay out receives the goods, and the money waits for who may`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            let received = try await receive(try await approved(order, fixture), [(2, .resellable)], fixture)
            #expect(received.state == .received && received.isRefundLeft && received.refundID == nil)
            #expect(received.refundDueMinor == order.totals.total)
            #expect(try await fixture.available(sku) == 10)
            let waiting = try await fixture.order(order.id)
            #expect(waiting.refundedMinor == 0 && waiting.lines[0].refundedQuantity == 0)
            #expect(try await fixture.violations() == [])
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask { (try? await payOut(received, fixture)) != nil }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter(\.self).count == 1)
            try await fixture.runRefunds()
            let over = try await found(received, fixture)
            #expect(over.state == .refunded && !over.isRefundLeft)
            let closed = try await fixture.order(order.id)
            #expect(closed.refundedMinor == order.totals.total && closed.lines[0].refundedQuantity == 2)
            #expect(try await fixture.violations() == [])
        }
    }

    /// One piece, all of them, or none.
    @Test(arguments: TestEngine.all, [1, 2])
    func `what staff refunded by hand meanwhile is not paid twice`(engine: TestEngine, pieces: Int) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods(priceMinor: 3_333)[0], 2)])
            let received = try await receive(try await approved(order, fixture), [(2, .scrap)], fixture)
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refund(
                    order.id, .lines([LineQuantity(lineID: order.lines[0].id, quantity: pieces)]), reason: "by hand",
                    by: ShopFixture.staff, in: $0)
            }
            let byHand = try await fixture.order(order.id).refundedMinor
            let paid = try await payOut(received, fixture)
            #expect(paid.refundDueMinor == order.totals.total - byHand)
            #expect((paid.refundID == nil) == (pieces == 2) && (paid.state == .refunded) == (pieces == 2))
            try await fixture.runRefunds()
            #expect(try await found(received, fixture).state == .refunded)
            #expect(try await fixture.order(order.id).refundedMinor == order.totals.total)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `pieces of one line are graded apart, and only the good ones are sold again`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 4)])
            let item = try await approved(order, fixture)
            let before = try await fixture.base.everything(Self.kept)
            let wrong: [[(Int, ReturnGrade)]] = [
                [], [(3, .resellable)], [(3, .resellable), (2, .scrap)], [(2, .scrap), (2, .scrap)],
                [(4, .resellable), (0, .scrap)],
            ]
            for parts in wrong {
                await #expect(throws: ReturnError.gradesIncomplete) { try await receive(item, parts, fixture) }
            }
            #expect(try await fixture.base.everything(Self.kept) == before)
            let received = try await receive(item, [(2, .resellable), (1, .flawed), (1, .scrap)], fixture)
            let kept = try await found(received, fixture)
            #expect(kept.lines.map(\.quantity) == [2, 1, 1])
            #expect(kept.lines.map(\.grade) == [.resellable, .flawed, .scrap])
            #expect(Set(kept.lines.map(\.id)).count == 3 && kept.lines[0].id == item.lines[0].id)
            #expect(kept.lines.allSatisfy { $0.reason == "too big" && $0.orderLineID == order.lines[0].id })
            #expect(try await fixture.available(sku) == 8)
            #expect(kept.refundDueMinor == order.totals.total)
            _ = try await payOut(received, fixture)
            try await fixture.runRefunds()
            #expect(try await fixture.violations() == [])
        }
    }

    /// What a return that is received changes.
    private static let kept = [
        "orders", "order_lines", "order_history", "returns", "return_lines", "return_history", "refunds",
        "ledger_transfers", "stock_levels", "stock_movements", "outbox_events", "audit_log", "jobs",
    ]

    // MARK: Steps

    private func approved(_ order: Order, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] transaction in
            let line = order.lines[0]
            let asked = try shop.requestReturn(
                of: order.id, .everybody,
                lines: [ReturnRequestLine(lineID: line.id, quantity: line.quantity, reason: "too big")], evidence: "",
                in: transaction)
            return try shop.approveReturn(asked.id, by: ShopFixture.staff, in: transaction)
        }
    }

    @discardableResult
    private func receive(
        _ item: Return, _ parts: [(Int, ReturnGrade)], _ fixture: ShopFixture
    ) async throws -> Return {
        let graded = parts.map { GradedLine(lineID: item.lines[0].orderLineID, quantity: $0.0, grade: $0.1) }
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.receiveReturn(item.id, lines: graded, paysOut: false, by: ShopFixture.staff, in: $0)
        }
    }

    private func payOut(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.refundReturn(item.id, by: ShopFixture.staff, in: $0)
        }
    }

    private func found(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let found = try await fixture.database.read { [shop = fixture.shop] in
            try shop.afterSales.find(item.id, in: $0)
        }
        return try #require(found)
    }
}
