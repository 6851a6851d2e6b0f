import Database
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// Orders of which a part cannot be sent. Refunding those pieces left them held and to be sent: the order never
/// shipped, was never settled, and staff could send what they had paid back.
@Suite struct PartShippedRefundTests {
    @Test(arguments: TestEngine.all)
    func `refunded pieces that have not left are released, and the order goes on without them`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, priceMinor: 3_333, stock: 10)
            let order = try await fixture.paidOrder([(skus[0], 3), (skus[1], 2)])
            try await ship([(order.lines[0], 2)], of: order, fixture)
            try await refund([(order.lines[0], 1), (order.lines[1], 1)], of: order, fixture)
            #expect(try await fixture.available(skus[0]) == 8)
            #expect(try await fixture.available(skus[1]) == 9)
            await #expect(throws: OrderError.tooManyPieces(order.lines[0].id, available: 0)) {
                try await ship([(order.lines[0], 1)], of: order, fixture)
            }
            await #expect(throws: OrderError.tooManyPieces(order.lines[1].id, available: 1)) {
                try await ship([(order.lines[1], 2)], of: order, fixture)
            }
            #expect(try await fixture.order(order.id).state == .allocated)
            try await ship([(order.lines[1], 1)], of: order, fixture)
            let shipped = try await fixture.order(order.id)
            #expect(shipped.state == .shipped)
            #expect(shipped.lines.map(\.cancelledQuantity) == [1, 1])
            try await fixture.deliver(shipped)
            fixture.clock.advance(by: .days(8))
            #expect(try await fixture.shop.completeDeliveredOrders() == 1)
            #expect(try await fixture.available(skus[0]) == 8)
            try await fixture.runRefunds()
        }
    }

    @Test(arguments: TestEngine.all, [true, false])
    func `giving up the last piece ships the order, and delivers it where all parcels have arrived`(
        engine: TestEngine, isDelivered: Bool
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 3)])
            try await ship([(order.lines[0], 1)], of: order, fixture)
            if isDelivered { try await fixture.deliver(order) }
            try await refund([(order.lines[0], 2)], of: order, fixture)
            let left = try await fixture.order(order.id)
            #expect(left.state == (isDelivered ? .delivered : .shipped))
            #expect(left.deliveredAt == (isDelivered ? fixture.clock.now : nil))
            #expect(try await fixture.available(sku) == 9)
            if !isDelivered { try await fixture.deliver(order) }
            // Only what was sent can come back.
            try await fixture.returnOne(of: try await fixture.order(order.id))
            try await fixture.runRefunds()
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.refundedMinor == order.totals.total)
            #expect(closed.lines[0].returnableQuantity == 0)
            #expect(try await fixture.available(sku) == 10)
        }
    }

    @Test(arguments: TestEngine.all)
    func `refunding all pieces of a part shipped order closes it and keeps what is under way`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 3)])
            try await ship([(order.lines[0], 1)], of: order, fixture)
            try await refund([(order.lines[0], 3)], of: order, fixture)
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.lines[0].cancelledQuantity == 2)
            #expect(try await fixture.available(sku) == 9)
            await #expect(throws: OrderError.tooManyPieces(order.lines[0].id, available: 0)) {
                try await refund([(order.lines[0], 1)], of: order, fixture)
            }
            try await fixture.runRefunds()
        }
    }

    @Test(arguments: TestEngine.all)
    func `an order of which nothing has left is cancelled, not given up, and all of it is released once`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 3)])
            try await refund([(order.lines[0], 1)], of: order, fixture)
            #expect(try await fixture.available(sku) == 8)
            await #expect(throws: OrderError.notAllowed(from: .allocated, to: .closed)) {
                try await refund([(order.lines[0], 2)], of: order, fixture)
            }
            #expect(try await fixture.available(sku) == 8)
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.cancelOrder(order.id, .everybody, reason: "", by: ShopFixture.staff, in: $0)
            }
            try await fixture.runRefunds()
            #expect(try await fixture.available(sku) == 10)
            #expect(try await fixture.order(order.id).refundedMinor == order.totals.total)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what cannot be sent can be given up after most of the money went back by amount`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 2)])
            try await ship([(order.lines[0], 1)], of: order, fixture)
            _ = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refund(
                    order.id, .amount(Money(order.totals.total - 10, .cny)), reason: "late", by: ShopFixture.staff,
                    in: $0)
            }
            try await refund([(order.lines[0], 1)], of: order, fixture)
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.refundedMinor == order.totals.total)
            #expect(try await fixture.available(sku) == 9)
            try await fixture.runRefunds()
        }
    }

    @Test(arguments: TestEngine.all)
    func `pieces are given up or shipped, never both, even at once`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 5)])
            try await ship([(order.lines[0], 1)], of: order, fixture)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let part = [(order.lines[0], 1)]
                        if number.isMultiple(of: 2) {
                            _ = try? await ship(part, of: order, fixture)
                        } else {
                            _ = try? await refund(part, of: order, fixture)
                        }
                    }
                }
            }
            let left = try await fixture.order(order.id)
            #expect(left.lines[0].unshippedQuantity == 0)
            #expect(try await fixture.available(sku) == 10 - left.lines[0].shippedQuantity)
            try await fixture.runRefunds()
        }
    }

    // MARK: Steps

    private func ship(_ parts: [(OrderLine, Int)], of order: Order, _ fixture: ShopFixture) async throws {
        let lines = parts.map { LineQuantity(lineID: $0.0.id, quantity: $0.1) }
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.shipLines(
                lines, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff, in: $0)
        }
    }

    private func refund(_ parts: [(OrderLine, Int)], of order: Order, _ fixture: ShopFixture) async throws {
        let lines = parts.map { LineQuantity(lineID: $0.0.id, quantity: $0.1) }
        _ = try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(order.id, .lines(lines), reason: "sold out", by: ShopFixture.staff, in: $0)
        }
    }
}
