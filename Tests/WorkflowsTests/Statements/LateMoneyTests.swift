import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// Statements against money that is heard of late, or that came for no order.
@Suite struct LateMoneyTests {
    private static let today = CivilDay(daysSince1970: 20_777)
    private static let midnight = BusinessCalendar.shanghai.start(of: today + 1)

    @Test(arguments: TestEngine.all)
    func `what is told after its day was compared is looked for on that day's statement`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            let returning = try await fixture.paidOrder([(sku, 1)])
            let refund = try await fixture.database.write { [shop = fixture.shop] in
                try shop.refund(
                    returning.id, .amount(Money(100, .cny)), reason: "late", by: ShopFixture.staff, in: $0
                ).id
            }
            try await fixture.shop.runRefund(refund.description)
            fixture.clock.set(Self.midnight - .minutes(20))
            let order = try await fixture.place([(sku, 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            #expect(fixture.gateway.settleRefunds() == 1)
            // The gateway tells of both, but its statement has neither.
            fixture.gateway.rewriteStatement { lines in
                lines.filter { $0.id != payment.description && $0.id != refund.description }
            }
            fixture.clock.set(Self.midnight + .hours(3))
            #expect(try await fixture.shop.compareStatement(of: "sandbox", day: Self.today))
            #expect(try await fixture.differences() == [])
            #expect(try await waiting(fixture) == [])
            try await fixture.deliverNotifications()
            let again = try await waiting(fixture)
            #expect(again == ["sandbox \(Self.today)"])
            try await fixture.shop.runStatement(again[0])
            let expected = [
                "open unknown_there \(payment) \(order.totals.total) 0", "open unknown_there \(refund) 100 0",
            ].sorted()
            #expect(try await fixture.differences() == expected)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is told in time leaves no comparison behind`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 50)[0]
            try await fixture.history(of: sku)
            try await fixture.runRefunds()
            // Told on the next day, before the statement of this one is asked for.
            fixture.clock.set(Self.midnight - .minutes(1))
            let order = try await fixture.place([(sku, 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            fixture.clock.set(Self.midnight + .minutes(119))
            try await fixture.deliverNotifications()
            #expect(try await fixture.order(order.id).state == .allocated)
            #expect(try await waiting(fixture) == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `money of no order stands on the statement like any other, back and forth`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (payment, refund) = try await wrongAmount(of: 20_000, fixture)
            let told = ["open wrong_amount \(payment) 9900 20000"]
            try await compare(fixture)
            #expect(try await fixture.differences() == told)
            #expect(try await balances(fixture) == ["gateway:sandbox 20000", "refunds_payable -20000"])
            try await fixture.shop.runRefund(refund.description)
            try await fixture.runRefunds()
            try await compare(fixture)
            #expect(try await fixture.differences() == told)
            #expect(try await balances(fixture) == [])
            let days = try await fixture.database.read { [shop = fixture.shop] in
                try shop.payments.statementDays(after: nil, limit: .standard, in: $0).items
            }
            let totals = try #require(days.first?.totals.first)
            #expect(totals.paymentsHere == StatementSum(count: 1, amountMinor: 20_000))
            #expect(totals.refundsHere == StatementSum(count: 1, amountMinor: 20_000))
            #expect(totals.paymentsThere == totals.paymentsHere && totals.refundsThere == totals.refundsHere)
            #expect(try await fixture.violations() == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `money taken twice under one payment stands on the statement twice, and agrees`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let payment = try #require(fixture.gateway.balances.keys.first)
            #expect(fixture.gateway.payAgain(payment))
            try await fixture.deliverNotifications()
            let second = try await fixture.duplicate(of: payment, in: order)
            let told = ["open second_success \(second) 0 \(order.totals.total)"]
            try await compare(fixture)
            #expect(try await fixture.differences() == told)
            try await fixture.runRefunds()
            try await compare(fixture)
            #expect(try await fixture.differences() == told)
        }
    }

    @Test(arguments: TestEngine.all)
    func `which of two captures was heard of first is no difference`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment) && fixture.gateway.payAgain(payment))
            for delivery in fixture.gateway.takeNotifications().reversed() {
                try await fixture.shop.applyNotification(delivery.notification)
            }
            let second = try await fixture.duplicate(of: payment, in: order)
            try await compare(fixture)
            #expect(try await fixture.differences() == ["open second_success \(second) 0 \(order.totals.total)"])
        }
    }

    /// The notification of the first got lost, so that the second is booked as the payment: nothing is amiss here.
    @Test(arguments: TestEngine.all)
    func `a first capture that nobody heard of is found on the statement, and given back`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            _ = fixture.gateway.takeNotifications()
            #expect(fixture.gateway.payAgain(payment))
            try await fixture.deliverNotifications()
            let total = order.totals.total
            try await compare(fixture)
            #expect(try await fixture.differences() == ["open second_success \(payment) \(total) \(total)"])
            try await fixture.runQueries()
            let first = try await fixture.duplicate(of: payment, in: order)
            try await fixture.runRefunds()
            #expect(fixture.gateway.balances[payment] == Money(total, .cny))
            try await compare(fixture)
            #expect(
                try await fixture.differences() == [
                    "open second_success \(first) 0 \(total)", "settled second_success \(payment) \(total) \(total)",
                ])
            #expect(try await fixture.violations() == [])
        }
    }

    /// The second time stands under the id of the first: its own number alone tells them apart.
    @Test(arguments: TestEngine.all)
    func `money taken twice of which the statement has one is missed there`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let payment = try #require(fixture.gateway.balances.keys.first)
            #expect(fixture.gateway.payAgain(payment))
            fixture.gateway.rewriteStatement { [$0[0]] }
            try await fixture.deliverNotifications()
            let second = try await fixture.duplicate(of: payment, in: order)
            try await compare(fixture)
            let total = order.totals.total
            #expect(
                try await fixture.differences() == [
                    "open second_success \(second) 0 \(total)", "open unknown_there \(second) \(total) 0",
                ])
        }
    }

    /// A refund that failed here was paid out, its notification got lost, and the statement has it.
    @Test(arguments: TestEngine.all)
    func `a statement's refund that failed here is asked about, and booked`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (payment, refund) = try await wrongAmount(of: 20_000, fixture)
            try await fixture.shop.runRefund(refund.description)
            try await fixture.shop.applyRefundStatus(.failed(reason: "given up"), of: refund)
            fixture.gateway.settleRefunds()
            _ = fixture.gateway.takeNotifications()
            _ = try await fixture.database.write { try $0.execute("DELETE FROM jobs") }
            try await compare(fixture)
            let asked: [String] = try await fixture.database.read {
                try $0.rows("SELECT payload FROM jobs WHERE kind = 'payments.refund'").map { try $0[0] }
            }
            #expect(asked == [refund.description])
            try await fixture.shop.runRefund(refund.description)
            #expect(try await balances(fixture) == [])
            #expect(fixture.gateway.balances[payment] == Money(0, .cny))
            #expect(try await fixture.differences().contains("open paid_after_failure \(refund) 0 20000"))
        }
    }

    /// A bank sends money back days later: a person is told, once, and the books stay.
    @Test(arguments: TestEngine.all)
    func `a refund that fails after it was paid out is told to a person`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (payment, refund) = try await wrongAmount(of: 20_000, fixture)
            try await fixture.shop.runRefund(refund.description)
            try await fixture.runRefunds()
            for _ in 0..<2 {
                try await fixture.shop.applyRefundStatus(.failed(reason: "account closed"), of: refund)
            }
            #expect(
                try await fixture.differences() == [
                    "open refund_failed \(refund) 20000 0", "open wrong_amount \(payment) 9900 20000",
                ])
            #expect(try await balances(fixture) == [])
            #expect(try await fixture.violations() == [])
        }
    }

    /// The gateway said that it refused a refund, but its statement has it: nothing is posted on the statement's word.
    @Test(arguments: TestEngine.all)
    func `a refund that failed here and stands there is a difference of its own`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let (payment, refund) = try await wrongAmount(of: 20_000, fixture)
            try await fixture.shop.runRefund(refund.description)
            #expect(fixture.gateway.failRefund(refund))
            try await fixture.deliverNotifications()
            let told = ["open refund_failed \(refund) 20000 0", "open wrong_amount \(payment) 9900 20000"]
            let inSuspense = ["gateway:sandbox 20000", "suspense -20000"]
            try await compare(fixture)
            #expect(try await fixture.differences() == told)
            #expect(try await balances(fixture) == inSuspense)
            let line = GatewayStatementLine(
                kind: .refund, id: refund.description, paymentID: payment, amount: Money(20_000, .cny),
                fee: Money(0, .cny), at: fixture.clock.now, reference: "R1")
            fixture.gateway.rewriteStatement { $0 + [line] }
            try await compare(fixture)
            let found = "unknown_here \(refund) 0 20000"
            #expect(try await fixture.differences() == (told + ["open \(found)"]).sorted())
            #expect(try await balances(fixture) == inSuspense)
            // What a statement did not find is not a statement's to settle.
            fixture.gateway.rewriteStatement { $0.filter { $0 != line } }
            try await compare(fixture)
            #expect(try await fixture.differences() == (told + ["settled \(found)"]).sorted())
            #expect(try await fixture.violations() == [])
        }
    }

    // MARK: Doing and looking

    /// An order of 99.00, freight free, for which the gateway took another amount, and the refund that gives it back.
    private func wrongAmount(of minor: Int64, _ fixture: ShopFixture) async throws -> (PaymentID, RefundID) {
        let order = try await fixture.place([(try await fixture.goods()[0], 1)])
        let payment = try await fixture.startPayment(of: order.id)
        #expect(fixture.gateway.pay(payment, amount: Money(minor, .cny)))
        try await fixture.deliverNotifications()
        let refunds = try await fixture.database.read { try $0.run(Payments.refunds(of: [order.id])) }
        return (payment, try #require(refunds.first).id)
    }

    private func compare(_ fixture: ShopFixture) async throws {
        #expect(try await fixture.shop.compareStatement(of: "sandbox", day: Self.today))
    }

    private func balances(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read { [shop = fixture.shop] in
            try shop.payments.balances(in: $0).map { "\($0.account) \($0.amount.amountMinor)" }
        }
    }

    private func waiting(_ fixture: ShopFixture) async throws -> [String] {
        try await fixture.database.read {
            try $0.rows("SELECT payload FROM jobs WHERE kind = 'payments.statement'").map { try $0[0] }
        }
    }
}

extension ShopFixture {
    /// Whatever gateways are to be asked about.
    fileprivate func runQueries() async throws {
        let asked: [String] = try await database.read {
            try $0.rows("SELECT payload FROM jobs WHERE kind = \(QueryPaymentJob.kind)").map { try $0[0] }
        }
        for payload in asked { try await shop.runQueryPayment(payload) }
    }

    /// The payment that holds what the gateway took once more.
    fileprivate func duplicate(of payment: PaymentID, in order: Order) async throws -> PaymentID {
        let payments = try await database.read { try $0.run(Payments.payments(of: [order.id], lock: false)) }
        return try #require(payments.first { $0.duplicateOf == payment }).id
    }
}
