import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Money that came beside the order: the gateway took another amount, or took it too late.
@Suite struct OutsideMoneyTests {
    /// It was settled as revenue, or stayed in escrow for a settled order, when giving it back failed.
    @Test(arguments: TestEngine.all, [true, false])
    func `money that cannot be given back is not earned with the order`(
        engine: TestEngine, failsFirst: Bool
    ) async throws {
        try await withShop(engine) { fixture in
            let placed = try await fixture.place([(try await fixture.goods()[0], 1)])
            let wrong = try await fixture.startPayment(of: placed.id)
            #expect(fixture.gateway.pay(wrong, amount: Money(20_000, .cny)))
            try await fixture.deliverNotifications()
            let refund = try #require(
                try await fixture.database.read { try $0.run(Payments.refunds(of: [placed.id])) }.first)
            try await fixture.shop.runRefund(refund.id.description)
            if failsFirst { try await fail(refund.id, fixture) }
            let right = try await fixture.startPayment(of: placed.id)
            #expect(fixture.gateway.pay(right))
            try await fixture.deliverNotifications()
            let paid = try await fixture.order(placed.id)
            try await fixture.ship(paid)
            _ = try await fixture.database.write { transaction in
                try fixture.shop.confirmReceipt(
                    of: placed.id, .everybody, by: ShopFixture.staff, in: transaction)
            }
            if !failsFirst { try await fail(refund.id, fixture) }
            #expect(try await fixture.violations() == [])
            // Staff give it back by the payment's name, to an account that exists.
            let again = try await fixture.database.write { transaction in
                try fixture.shop.refund(
                    placed.id, payment: wrong, .amount(Money(20_000, .cny)), reason: "new account",
                    by: ShopFixture.staff, in: transaction)
            }
            #expect(again.origin == .wrongAmount)
            #expect(try await fixture.violations() == [])
            try await fixture.runRefunds()
            #expect(try await fixture.order(placed.id).refundedMinor == 0)
            #expect(fixture.gateway.balances[wrong] == Money(0, .cny))
        }
    }

    /// Its number was booked as ours, and its refund was asked for in a currency that the gateway had not taken.
    @Test(arguments: TestEngine.all)
    func `money in another currency goes back in that currency, and the order can still be paid`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let asked = try await fixture.startPayment(of: order.id)
            let taken = Money(order.totals.total, .usd)
            #expect(fixture.gateway.pay(asked, amount: taken))
            try await fixture.deliverNotifications()
            let status = fixture.gateway.status(of: asked)
            guard case .succeeded(let known) = status else { throw Unexpected("\(status)") }
            let again = PaymentResult(paymentID: asked, outcome: .succeeded(known))
            #expect(try await fixture.shop.applyPaymentResult(again) == .alreadyKnown)
            let (payments, refunds) = try await fixture.database.read {
                try $0.run(Payments.payments(of: [order.id], lock: false), Payments.refunds(of: [order.id]))
            }
            #expect(payments.map(\.state) == [.failed, .refunding] && payments[0].capturedMinor == 0)
            #expect(payments[1].duplicateOf == asked && payments[1].amount == taken)
            #expect(refunds.map(\.amount) == [taken] && refunds.map(\.origin) == [.wrongAmount])
            #expect(try await fixture.differences().count == 1)
            try await fixture.runRefunds()
            #expect(fixture.gateway.balances[asked] == Money(0, .usd))
            #expect(try await fixture.violations() == [])

            let right = try await fixture.startPayment(of: order.id)
            #expect(right != asked && fixture.gateway.pay(right))
            try await fixture.deliverNotifications()
            #expect(try await fixture.order(order.id).state == .allocated)
        }
    }

    /// It was put into the queue of differences, and its money was in nobody's books.
    @Test(arguments: TestEngine.all, [true, false])
    func `money taken twice under one payment is booked and goes back by itself`(
        engine: TestEngine, isCancelled: Bool
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let paid = try #require(fixture.gateway.balances.keys.first)
            for _ in 0..<2 {
                #expect(fixture.gateway.payAgain(paid))
                for delivery in fixture.gateway.takeNotifications() {
                    for _ in 0..<2 { try await fixture.shop.applyNotification(delivery.notification) }
                }
            }
            #expect(try await fixture.violations() == [])
            let refunds = try await fixture.database.read { try $0.run(Payments.refunds(of: [order.id])) }
            #expect(refunds.map(\.origin) == [.latePayment, .latePayment])
            #expect(refunds.allSatisfy { $0.amount == Money(order.totals.total, .cny) })
            let kinds: [String] = try await fixture.database.read {
                try $0.rows("SELECT kind FROM payment_differences").map { try $0[0] }
            }
            #expect(kinds == ["second_success", "second_success"])
            if isCancelled {
                _ = try await fixture.database.write {
                    try fixture.shop.cancelOrder(order.id, .everybody, reason: "", by: ShopFixture.staff, in: $0)
                }
            }
            try await fixture.runRefunds()
            #expect(try await fixture.order(order.id).refundedMinor == (isCancelled ? order.totals.total : 0))
            let held = isCancelled ? 0 : order.totals.total
            #expect(fixture.gateway.balances == [paid: Money(held, .cny)])
            let ours = try await fixture.database.read { try $0.run(Payments.payments(of: [order.id], lock: false)) }
            #expect(ours.map(\.refundableMinor) == [held, 0, 0])
            #expect(ours.map(\.idAtGateway) == [paid, paid, paid])
        }
    }

    private func fail(_ refund: RefundID, _ fixture: ShopFixture) async throws {
        #expect(fixture.gateway.failRefund(refund))
        try await fixture.deliverNotifications()
    }
}
