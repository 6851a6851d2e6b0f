import AfterSales
import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Returns that the buyer takes back, that are worth nothing, and whose refunds fail.
@Suite struct ReturnEndsTests {
    @Test(arguments: TestEngine.all, [false, true])
    func `a buyer takes a return back before the goods have come, and can ask again`(
        engine: TestEngine, isApproved: Bool
    ) async throws {
        try await withShop(engine) { fixture in
            let buyer = Buyer.user(UserID(4_711))
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)], buyer: buyer)
            let asked = try await ask(order, fixture)
            if isApproved { try await approve(asked, fixture) }
            await #expect(throws: ReturnError.notFound) {
                try await cancel(asked, .of(.user(UserID(4_712))), fixture)
            }
            let cancelled = try await cancel(asked, .of(buyer), fixture)
            #expect(cancelled.state == .cancelled)
            #expect(try await fixture.order(order.id).lines[0].returnedQuantity == 0)
            await #expect(throws: ReturnError.notAllowed(from: .cancelled, to: .cancelled)) {
                try await cancel(asked, .of(buyer), fixture)
            }
            await #expect(throws: ReturnError.notAllowed(from: .cancelled, to: .received)) {
                try await receive(asked, fixture)
            }
            let again = try await ask(order, fixture)
            try await approve(again, fixture)
            try await receive(again, fixture)
            await #expect(throws: ReturnError.notAllowed(from: .received, to: .cancelled)) {
                try await cancel(again, .of(buyer), fixture)
            }
            #expect(try await fixture.order(order.id).lines[0].returnedQuantity == 1)
            try await fixture.runRefunds()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a gift comes back to the shelf without a refund of nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let gift = try await fixture.goods(priceMinor: 0, stock: 10)[0]
            let tea = try await fixture.goods(priceMinor: 20_000)[0]
            let order = try await fixture.deliveredOrder([(gift, 1), (tea, 1)])
            let line = try #require(order.lines.first { $0.skuID == gift })
            #expect(line.totalMinor == 0)
            let asked = try await ask(order, fixture, line)
            try await approve(asked, fixture)
            let received = try await receive(asked, fixture)
            #expect(received.state == .refunded)
            #expect(received.refundID == nil)
            #expect(try await fixture.available(gift) == 10)
            #expect(try await fixture.order(order.id).state == .delivered)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a return whose refund failed gets another one`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 2)])
            let received = try await received(order, fixture)
            await #expect(throws: ReturnError.refundNotFailed) { try await refundAgain(received, fixture) }
            try await fail(received, fixture)
            let again = try await refundAgain(received, fixture)
            #expect(again.state == .received)
            #expect(again.refundID != received.refundID)
            #expect(again.refundDueMinor == received.refundDueMinor)
            await #expect(throws: ReturnError.refundNotFailed) { try await refundAgain(received, fixture) }
            #expect(try await fixture.violations() == [])
            try await fixture.runRefunds()
            #expect(try await found(received, fixture).state == .refunded)
            #expect(try await fixture.order(order.id).refundedMinor == received.refundDueMinor)
        }
    }

    /// Staff gave a part of it back by hand while the refund was failing, or all of it.
    @Test(arguments: TestEngine.all, [10, 0])
    func `another refund is no more than what is left of the order's money`(
        engine: TestEngine, leftMinor: Int64
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)])
            let received = try await received(order, fixture)
            try await fail(received, fixture)
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refund(
                    order.id, .amount(Money(order.totals.total - leftMinor, .cny)), reason: "by hand",
                    by: ShopFixture.staff, in: $0)
            }
            let again = try await refundAgain(received, fixture)
            #expect(again.refundDueMinor == leftMinor)
            #expect((again.refundID == nil) == (leftMinor == 0))
            try await fixture.runRefunds()
            #expect(try await found(received, fixture).state == .refunded)
            #expect(try await fixture.order(order.id).refundedMinor == order.totals.total)
            await #expect(throws: ReturnError.refundNotFailed) { try await refundAgain(received, fixture) }
        }
    }

    // MARK: Steps

    private func ask(_ order: Order, _ fixture: ShopFixture, _ line: OrderLine? = nil) async throws -> Return {
        let line = line ?? order.lines[0]
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.requestReturn(
                of: order.id, .everybody, lines: [ReturnRequestLine(lineID: line.id, quantity: 1, reason: "too big")],
                evidence: "", in: $0)
        }
    }

    private func approve(_ item: Return, _ fixture: ShopFixture) async throws {
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.approveReturn(item.id, by: ShopFixture.staff, in: $0)
        }
    }

    @discardableResult
    private func cancel(_ item: Return, _ scope: OrderScope, _ fixture: ShopFixture) async throws -> Return {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.cancelReturn(item.id, scope, by: Caller(.guest), in: $0)
        }
    }

    @discardableResult
    private func receive(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
        let graded = item.lines.map {
            GradedLine(lineID: $0.orderLineID, quantity: $0.quantity, grade: .resellable)
        }
        return try await fixture.database.write { [shop = fixture.shop] in
            try shop.receiveReturn(item.id, lines: graded, by: ShopFixture.staff, in: $0)
        }
    }

    private func received(_ order: Order, _ fixture: ShopFixture) async throws -> Return {
        let asked = try await ask(order, fixture)
        try await approve(asked, fixture)
        return try await receive(asked, fixture)
    }

    private func fail(_ item: Return, _ fixture: ShopFixture) async throws {
        let refund = try #require(item.refundID)
        try await fixture.shop.runRefund(refund.description)
        #expect(fixture.gateway.failRefund(refund))
        try await fixture.deliverNotifications()
    }

    @discardableResult
    private func refundAgain(_ item: Return, _ fixture: ShopFixture) async throws -> Return {
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
