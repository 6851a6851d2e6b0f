import AfterSales
import Database
import Delivery
import Inventory
import Kernel
import Orders
import Payments
import TestSupport
import Testing
import Workflows

@Suite struct FulfilmentTests {
    @Test(arguments: TestEngine.all)
    func `several parcels ship, arrive and complete an order`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let skus = try await fixture.goods(2, stock: 10)
            let order = try await fixture.paidOrder([(skus[0], 3), (skus[1], 1)])
            let first = try await self.ship(order, [(0, 2)], fixture)
            #expect(try await fixture.order(order.id).state == .allocated)
            let second = try await self.ship(order, [(0, 1), (1, 1)], fixture)
            #expect(try await fixture.order(order.id).state == .shipped)
            for parcel in [first, second] {
                _ = try await fixture.database.write {
                    try fixture.shop.deliverParcel(parcel.id, by: ShopFixture.staff, in: $0)
                }
            }
            #expect(try await fixture.order(order.id).state == .delivered)
            fixture.clock.advance(by: .days(8))
            #expect(try await fixture.shop.completeDeliveredOrders() == 1)
            #expect(try await fixture.order(order.id).state == .completed)
            let balances = try await self.balances(fixture)
            #expect(balances["escrow"] == nil)
            #expect(balances["revenue"] == -(order.totals.total - order.totals.tax))
            #expect(balances["tax_payable"] == -order.totals.tax)
            #expect(balances["gateway:sandbox"] == order.totals.total)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a line cannot be shipped twice, even at once`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 3)])
            let shipped = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 {
                    group.addTask { (try? await self.ship(order, [(0, 1)], fixture)) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(shipped == 3)
            await #expect(throws: OrderError.notAllowed(from: .shipped, to: .shipped)) {
                try await self.ship(order, [(0, 1)], fixture)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cancelled order gives stock and money back, a shipped one cannot be cancelled`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.paidOrder([(sku, 4)])
            _ = try await fixture.database.write {
                try fixture.shop.cancelOrder(order.id, .everybody, reason: "no", by: ShopFixture.staff, in: $0)
            }
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).state == .cancelled)
            #expect(try await fixture.available(sku) == 10)
            #expect(try await self.balances(fixture).isEmpty)
            let shipped = try await fixture.paidOrder([(sku, 1)])
            try await fixture.ship(shipped)
            await #expect(throws: OrderError.notAllowed(from: .shipped, to: .cancelled)) {
                try await fixture.database.write {
                    _ = try fixture.shop.cancelOrder(
                        shipped.id, .everybody, reason: "no", by: ShopFixture.staff, in: $0)
                }
            }
            #expect(try await fixture.order(shipped.id).state == .shipped)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a returned piece is refunded exactly and resellable ones go to the shelf`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(priceMinor: 3_333, stock: 10)[0]
            let order = try await fixture.deliveredOrder([(sku, 2)])
            #expect(order.totals.total == 7_466)
            _ = try await fixture.database.write {
                try fixture.shop.confirmReceipt(of: order.id, .everybody, by: Caller(.guest), in: $0)
            }
            try await fixture.returnOne(of: order)
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).refundedMinor == 3_733)
            #expect(try await fixture.available(sku) == 9)
            try await fixture.returnOne(of: order)
            try await fixture.runRefunds()
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.refundedMinor == 7_466)
            #expect(try await fixture.available(sku) == 10)
            #expect(try await self.balances(fixture).isEmpty)
            let states = try await fixture.database.read {
                try fixture.shop.afterSales.returns(of: order.id, in: $0).map(\.state)
            }
            #expect(states == [.refunded, .refunded])
        }
    }

    @Test(arguments: TestEngine.all)
    func `returns end seven days after the day of delivery`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 2)])
            // 14:05 in Shanghai on the 20th; the window ends with the 27th.
            fixture.clock.advance(by: .days(7) + .hours(9))
            try await fixture.returnOne(of: order)
            fixture.clock.advance(by: .hours(1))
            await #expect(throws: ReturnError.windowOver) { try await fixture.returnOne(of: order) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund that the gateway refuses for good is taken back and queued for a person`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)])
            let refund = try await fixture.database.write {
                try fixture.shop.refund(
                    order.id, .amount(Money(500, .cny)), reason: "late", by: ShopFixture.staff, in: $0)
            }
            _ = try await fixture.database.write {
                try fixture.shop.confirmReceipt(of: order.id, .everybody, by: Caller(.guest), in: $0)
            }
            try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: refund.id)
            try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: refund.id)
            #expect(try await fixture.order(order.id).refundedMinor == 0)
            let balances = try await self.balances(fixture)
            #expect(balances["escrow"] == nil)
            #expect(balances["refunds_payable"] == nil)
            #expect(balances["revenue"] == -(order.totals.total - order.totals.tax))
        }
    }

    @discardableResult
    private func ship(_ order: Order, _ parts: [(Int, Int)], _ fixture: ShopFixture) async throws -> Parcel {
        let lines = parts.map { LineQuantity(lineID: order.lines[$0.0].id, quantity: $0.1) }
        return try await fixture.database.write {
            try fixture.shop.shipLines(
                lines, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff, in: $0)
        }
    }

    /// Debits less credits per account, without the empty ones.
    private func balances(_ fixture: ShopFixture) async throws -> [String: Int64] {
        let rows = try await fixture.database.read { session in
            try session.rows("SELECT debit_account, credit_account, amount FROM ledger_transfers").map {
                (try $0[0] as String, try $0[1] as String, try $0[2] as Int64)
            }
        }
        var balances: [String: Int64] = [:]
        for (debit, credit, amount) in rows {
            balances[debit, default: 0] += amount
            balances[credit, default: 0] -= amount
        }
        return balances.filter { $0.value != 0 }
    }
}
