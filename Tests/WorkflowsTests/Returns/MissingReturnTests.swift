import AfterSales
import Database
import Inventory
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Returns of which fewer pieces came than were announced: the missing ones had to be graded as if they had come, and
/// their money went back.
@Suite struct MissingReturnTests {
    @Test(arguments: TestEngine.all)
    func `what did not come goes to no stock, brings no money back, and can be asked for again to the last cent`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 3)])
            let line = order.lines[0].id
            let item = try await approved(order, [(line, 3)], fixture)
            let came = try await receive(item, [(line, 1, .resellable), (line, 2, .missing)], fixture)
            let firstMinor = order.totals.total / 3
            #expect(came.state == .received && came.refundDueMinor == firstMinor)
            let kept = try await found(came, fixture)
            #expect(kept.lines.map(\.quantity) == [1, 2] && kept.lines.map(\.grade) == [.resellable, .missing])
            #expect(kept.missingQuantity == 2 && kept.linesBack.map(\.quantity) == [1])
            #expect(try await fixture.available(sku) == 8)
            try await fixture.runRefunds()
            #expect(try await found(came, fixture).state == .refunded)
            let after = try await fixture.order(order.id)
            #expect(after.state == .delivered && after.refundedMinor == firstMinor)
            #expect(after.lines[0].returnedQuantity == 1 && after.lines[0].refundedQuantity == 1)
            #expect(after.lines[0].returnableQuantity == 2)
            #expect(try await fixture.violations() == [])

            await #expect(throws: ReturnError.tooMany(line, available: 2)) {
                _ = try await approved(order, [(line, 3)], fixture)
            }
            let rest = try await receive(
                try await approved(order, [(line, 2)], fixture), [(line, 2, .resellable)], fixture)
            #expect(rest.refundDueMinor == order.totals.total - firstMinor)
            try await fixture.runRefunds()
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed && closed.refundedMinor == order.totals.total)
            #expect(closed.lines[0].returnedQuantity == 3)
            #expect(try await fixture.available(sku) == 10)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of two goods one may be missing altogether, but not both`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, priceMinor: 1_999, stock: 10)
            let order = try await fixture.deliveredOrder([(skus[0], 1), (skus[1], 2)])
            let ids = order.lines.map(\.id)
            let item = try await approved(order, [(ids[0], 1), (ids[1], 2)], fixture)
            let before = try await fixture.base.everything(Self.kept)
            await #expect(throws: ReturnError.nothingCame) {
                try await receive(item, [(ids[0], 1, .missing), (ids[1], 2, .missing)], fixture)
            }
            await #expect(throws: ReturnError.gradesIncomplete) {
                try await receive(item, [(ids[0], 1, .flawed)], fixture)
            }
            #expect(try await fixture.base.everything(Self.kept) == before)
            let came = try await receive(item, [(ids[0], 1, .flawed), (ids[1], 2, .missing)], fixture)
            #expect(came.refundDueMinor == order.lines[0].totalMinor)
            try await fixture.runRefunds()
            let after = try await fixture.order(order.id)
            #expect(after.lines.map(\.returnedQuantity) == [1, 0] && after.lines.map(\.refundedQuantity) == [1, 0])
            #expect(after.refundedMinor == order.lines[0].totalMinor)
            #expect(try await fixture.available(skus[0]) == 9)
            #expect(try await fixture.available(skus[1]) == 8)
            #expect(try await fixture.violations() == [])
        }
    }

    /// The missing piece is asked for while the money of the other still waits for who may pay out.
    @Test(arguments: TestEngine.all)
    func `money that is left to another is only for what came`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 2_501, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            let line = order.lines[0].id
            let item = try await approved(order, [(line, 2)], fixture)
            let came = try await receive(
                item, [(line, 1, .scrap), (line, 1, .missing)], paysOut: false, fixture)
            let firstMinor = order.totals.total / 2
            #expect(came.isRefundLeft && came.refundDueMinor == firstMinor)
            let waiting = try await fixture.order(order.id)
            #expect(waiting.refundedMinor == 0 && waiting.lines[0].returnedQuantity == 1)
            #expect(try await fixture.violations() == [])
            let other = try await approved(order, [(line, 1)], fixture)
            let paid = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refundReturn(came.id, by: ShopFixture.staff, in: $0)
            }
            #expect(paid.refundDueMinor == firstMinor)
            let rest = try await receive(other, [(line, 1, .resellable)], fixture)
            #expect(rest.refundDueMinor == order.totals.total - firstMinor)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).refundedMinor == order.totals.total)
            #expect(try await fixture.available(sku) == 9)
            #expect(try await fixture.violations() == [])
        }
    }

    /// The money of the first cup came along with the second one's once its own refund had failed and been repeated.
    @Test(arguments: TestEngine.all)
    func `a piece that comes later brings back no money of one whose failed refund was repeated`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, priceMinor: 1_000, stock: 10)
            let order = try await fixture.deliveredOrder([(skus[0], 2), (skus[1], 3)])
            let line = order.lines[0].id
            let eachMinor = order.lines[0].totalMinor / 2
            let item = try await approved(order, [(line, 2)], fixture)
            let came = try await receive(item, [(line, 1, .resellable), (line, 1, .missing)], fixture)
            #expect(came.refundDueMinor == eachMinor)
            let refund = try #require(came.refundID)
            try await fixture.shop.runRefund(refund.description)
            #expect(fixture.gateway.failRefund(refund))
            try await fixture.deliverNotifications()
            let again = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refundReturn(came.id, by: ShopFixture.staff, in: $0)
            }
            #expect(again.refundDueMinor == eachMinor)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).refundedMinor == eachMinor)
            let rest = try await receive(
                try await approved(order, [(line, 1)], fixture), [(line, 1, .resellable)], fixture)
            #expect(rest.refundDueMinor == eachMinor)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).refundedMinor == order.lines[0].totalMinor)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who receive at once, with and without a missing piece, one does`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            let line = order.lines[0].id
            let item = try await approved(order, [(line, 2)], fixture)
            let outcomes = await withTaskGroup(of: Return?.self) { group in
                for number in 0..<6 {
                    let graded: [(OrderLineID, Int, ReturnGrade)] =
                        number.isMultiple(of: 2)
                        ? [(line, 1, .resellable), (line, 1, .missing)] : [(line, 2, .resellable)]
                    group.addTask { try? await receive(item, graded, fixture) }
                }
                return await group.reduce(into: [Return]()) { all, one in if let one { all.append(one) } }
            }
            let winner = try #require(outcomes.first)
            #expect(outcomes.count == 1)
            try await fixture.runRefunds()
            let after = try await fixture.order(order.id)
            let pieces = 2 - winner.missingQuantity
            #expect(after.lines[0].returnedQuantity == pieces && after.lines[0].refundedQuantity == pieces)
            #expect(after.refundedMinor == winner.refundDueMinor)
            #expect(try await fixture.available(sku) == 8 + pieces)
            #expect(try await fixture.violations() == [])
        }
    }

    /// What a return that is received changes.
    private static let kept = [
        "orders", "order_lines", "order_history", "returns", "return_lines", "return_history", "refunds",
        "ledger_transfers", "stock_levels", "stock_movements", "outbox_events", "audit_log", "jobs",
    ]

    // MARK: Steps

    private func approved(
        _ order: Order, _ pieces: [(OrderLineID, Int)], _ fixture: ShopFixture
    ) async throws -> Return {
        let lines = pieces.map { ReturnRequestLine(lineID: $0.0, quantity: $0.1, reason: "too big") }
        return try await fixture.database.write { [shop = fixture.shop] transaction in
            let asked = try shop.requestReturn(
                of: order.id, .everybody, lines: lines, evidence: "", in: transaction)
            return try shop.approveReturn(asked.id, by: ShopFixture.staff, in: transaction)
        }
    }

    @discardableResult
    private func receive(
        _ item: Return, _ parts: [(OrderLineID, Int, ReturnGrade)], paysOut: Bool = true, _ fixture: ShopFixture
    ) async throws -> Return {
        let graded = parts.map { GradedLine(lineID: $0.0, quantity: $0.1, grade: $0.2) }
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.receiveReturn(item.id, lines: graded, paysOut: paysOut, by: ShopFixture.staff, in: $0)
        }
    }

    private func found(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let found = try await fixture.database.read { [shop = fixture.shop] in
            try shop.afterSales.find(item.id, in: $0)
        }
        return try #require(found)
    }
}
