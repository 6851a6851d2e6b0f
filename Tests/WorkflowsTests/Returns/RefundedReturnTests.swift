import AfterSales
import Database
import Inventory
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// Goods on their way back whose money, or a part of it, went back before: staff had refunded the pieces, or an amount.
/// Such a return was refused for good when it came, and its goods never reached the shelf.
@Suite struct RefundedReturnTests {
    enum Before: Sendable, CaseIterable {
        case pieces, amount
    }

    @Test(arguments: TestEngine.all, Before.allCases)
    func `a return whose money is back already is received without a refund`(
        engine: TestEngine, before: Before
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            let approved = try await approvedReturn(of: order, quantity: 2, fixture)
            let scope: RefundScope =
                switch before {
                case .pieces: .lines([LineQuantity(lineID: order.lines[0].id, quantity: 2)])
                case .amount: .amount(Money(order.totals.total, .cny))
                }
            try await refund(order, scope, fixture)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).state == .closed)
            let received = try await receive(approved, fixture)
            #expect(received.state == .refunded)
            #expect(received.refundID == nil)
            #expect(received.refundDueMinor == 0)
            #expect(try await fixture.available(sku) == 10)
            let closed = try await fixture.order(order.id)
            #expect(closed.refundedMinor == order.totals.total)
            #expect(closed.lines[0].returnedQuantity == 2)
            await #expect(throws: ReturnError.notAllowed(from: .refunded, to: .received)) {
                _ = try await receive(approved, fixture)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return after a refund by hand gives back what is left, to the cent`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            try await refund(order, .amount(Money(1_000, .cny)), fixture)
            let received = try await receive(try await approvedReturn(of: order, quantity: 2, fixture), fixture)
            #expect(received.state == .received)
            #expect(received.refundDueMinor == order.totals.total - 1_000)
            try await fixture.runRefunds()
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.refundedMinor == order.totals.total)
            let states = try await fixture.database.read { [shop = fixture.shop] in
                try shop.afterSales.returns(of: order.id, in: $0).map(\.state)
            }
            #expect(states == [.refunded])
        }
    }

    @Test(arguments: TestEngine.all)
    func `of pieces of which staff refunded one, a return pays the other`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 3)])
            try await refund(order, .lines([LineQuantity(lineID: order.lines[0].id, quantity: 1)]), fixture)
            let first = try await receive(try await approvedReturn(of: order, quantity: 2, fixture), fixture)
            let left = try await fixture.order(order.id)
            #expect(left.refundedMinor == order.totals.total)
            #expect(left.lines[0].refundedMinor == order.lines[0].totalMinor)
            #expect(first.refundDueMinor == order.totals.total - order.totals.total / 3)
            #expect(try await fixture.available(sku) == 9)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return of a refunded order that staff reject is over, and cannot be asked for again`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 1)])
            let asked = try await requestReturn(of: order, quantity: 1, fixture)
            try await refund(order, .lines([LineQuantity(lineID: order.lines[0].id, quantity: 1)]), fixture)
            let rejected = try await fixture.database.write { [shop = fixture.shop] in
                try shop.rejectReturn(asked.id, reason: "keep it", by: ShopFixture.staff, in: $0)
            }
            #expect(rejected.state == .rejected)
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.lines[0].returnedQuantity == 0)
            #expect(closed.refundedMinor == order.totals.total)
            await #expect(throws: ReturnError.notDelivered) {
                _ = try await requestReturn(of: order, quantity: 1, fixture)
            }
            await #expect(throws: ReturnError.notAllowed(from: .rejected, to: .received)) {
                _ = try await receive(asked, fixture)
            }
            #expect(try await fixture.available(sku) == 9)
        }
    }

    @Test(arguments: TestEngine.all)
    func `flawed goods of a refunded order come in, but not to the shelf`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 1)])
            let approved = try await approvedReturn(of: order, quantity: 1, fixture)
            try await refund(order, .amount(Money(order.totals.total, .cny)), fixture)
            let received = try await receive(approved, fixture, .flawed)
            #expect(received.state == .refunded)
            #expect(try await fixture.available(sku) == 9)
        }
    }

    // MARK: Steps

    private func refund(_ order: Order, _ scope: RefundScope, _ fixture: ShopFixture) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(order.id, scope, reason: "by hand", by: ShopFixture.staff, in: $0)
        }
    }

    private func requestReturn(of order: Order, quantity: Int, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.requestReturn(
                of: order.id, .everybody,
                lines: [ReturnRequestLine(lineID: order.lines[0].id, quantity: quantity, reason: "too big")],
                evidence: "", in: $0)
        }
    }

    private func approvedReturn(of order: Order, quantity: Int, _ fixture: ShopFixture) async throws -> Return {
        let asked = try await requestReturn(of: order, quantity: quantity, fixture)
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.approveReturn(asked.id, by: ShopFixture.staff, in: $0)
        }
    }

    private func receive(
        _ approved: Return, _ fixture: ShopFixture, _ grade: ReturnGrade = .resellable
    ) async throws -> Return {
        let graded = approved.lines.map { GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: grade) }
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.receiveReturn(approved.id, lines: graded, by: ShopFixture.staff, in: $0)
        }
    }
}
