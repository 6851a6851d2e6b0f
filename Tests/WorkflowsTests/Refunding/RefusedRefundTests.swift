import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// A refund that the gateway refuses now, though it took it before and only the answer was lost. It was given up here,
/// the gateway's success came to a refund that had ended, and staff paid once more.
@Suite struct RefusedRefundTests {
    @Test(arguments: TestEngine.all, ["bad_signature", "bank_says_no", "refund_exceeds_payment"])
    func `a refusal after a lost answer does not end a refund`(engine: TestEngine, code: String) async throws {
        try await withShop(engine) { fixture in
            let (order, refund) = try await promised(fixture)
            fixture.gateway.fail(.refund, with: .lostAnswer)
            await #expect(throws: GatewayError.self) { try await fixture.shop.runRefund(refund.description) }
            fixture.gateway.fail(.refund, with: .refused(code: code))
            try? await fixture.shop.runRefund(refund.description)
            #expect(try await self.refund(refund, fixture).state == .pending)
            #expect(try await fixture.order(order.id).refundedMinor == 500)
            fixture.gateway.settleRefunds()
            try await fixture.deliverNotifications()
            #expect(try await self.refund(refund, fixture).state == .succeeded)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refusal that says nothing of the refund leaves it pending and is told`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (_, refund) = try await promised(fixture)
            fixture.gateway.fail(.refund, with: .refused(code: "bad_signature"))
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.shop.runRefund(refund.description)
            }
            #expect(error?.code == "gateway_unavailable")
            #expect(try await self.refund(refund, fixture).state == .pending)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a final refusal ends a refund only once the gateway was asked`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (order, refund) = try await promised(fixture)
            fixture.gateway.fail(.refund, with: .refused(code: "refund_exceeds_payment"), forGood: true)
            fixture.gateway.fail(.queryRefund, with: .unavailable)
            await #expect(throws: GatewayError.self) { try await fixture.shop.runRefund(refund.description) }
            #expect(try await self.refund(refund, fixture).state == .pending)
            try await fixture.shop.runRefund(refund.description)
            #expect(try await self.refund(refund, fixture).state == .failed)
            #expect(try await fixture.order(order.id).refundedMinor == 0)
        }
    }

    @Test(arguments: TestEngine.all, [false, true])
    func `a success of a refund that failed here is booked, wherever its money is now`(
        engine: TestEngine, isSettled: Bool
    ) async throws {
        try await withShop(engine) { fixture in
            let (order, refund) = try await promised(fixture)
            try? await fixture.shop.runRefund(refund.description)
            try await fixture.shop.applyRefundStatus(.failed(reason: "given up"), of: refund)
            if isSettled {
                _ = try await fixture.database.write { [shop = fixture.shop] in
                    try shop.confirmReceipt(of: order.id, .everybody, by: Caller(.guest), in: $0)
                }
            }
            #expect(try await fixture.violations() == [])
            fixture.gateway.settleRefunds()
            for delivery in fixture.gateway.takeNotifications() {
                for _ in 0..<2 { try await fixture.shop.applyNotification(delivery.notification) }
            }
            let paid = try await self.refund(refund, fixture)
            #expect(paid.state == .succeeded)
            #expect(paid.isAfterSettlement == isSettled)
            #expect(try await fixture.order(order.id).refundedMinor == 500)
            #expect(try await kinds(fixture) == ["paid_after_failure", "refund_failed"])
            #expect(fixture.gateway.balances.values.map(\.amountMinor) == [order.totals.total - 500])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a late success that another refund stands in the way of is booked when that one fails`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)])
            let whole = Money(order.totals.total, .cny)
            let first = try await promise(whole, of: order, fixture)
            try? await fixture.shop.runRefund(first.description)
            try await fixture.shop.applyRefundStatus(.failed(reason: "given up"), of: first)
            let second = try await promise(whole, of: order, fixture)
            fixture.gateway.settleRefunds()
            try await fixture.deliverNotifications()
            #expect(try await self.refund(first, fixture).state == .failed)
            #expect(try await kinds(fixture) == ["paid_after_failure", "refund_failed"])
            #expect(try await fixture.violations() == [])
            try await fixture.shop.runRefund(second.description)
            #expect(try await self.refund(second, fixture).state == .failed)
            try await fixture.shop.runRefund(first.description)
            #expect(try await self.refund(first, fixture).state == .succeeded)
            let closed = try await fixture.order(order.id)
            #expect(closed.state == .closed)
            #expect(closed.refundedMinor == closed.totals.total)
            let jobs: [String] = try await fixture.database.read {
                try $0.rows("SELECT payload FROM jobs WHERE kind = 'payments.refund' ORDER BY id").map { try $0[0] }
            }
            #expect(jobs.last == first.description)
        }
    }

    private func promised(_ fixture: ShopFixture) async throws -> (Order, RefundID) {
        let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)])
        return (order, try await promise(Money(500, .cny), of: order, fixture))
    }

    private func promise(_ amount: Money, of order: Order, _ fixture: ShopFixture) async throws -> RefundID {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(order.id, .amount(amount), reason: "late", by: ShopFixture.staff, in: $0).id
        }
    }

    private func refund(_ id: RefundID, _ fixture: ShopFixture) async throws -> Refund {
        let found = try await fixture.database.read { [shop = fixture.shop] in try shop.payments.refund(id, in: $0) }
        return try #require(found)
    }

    private func kinds(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read {
            try $0.rows("SELECT kind FROM payment_differences ORDER BY kind").map { try $0[0] }
        }
    }
}
