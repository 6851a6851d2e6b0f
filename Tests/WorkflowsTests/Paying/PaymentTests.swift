import Database
import Inventory
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

@Suite struct PaymentTests {
    @Test(arguments: TestEngine.all)
    func `a double click opens one payment`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let ids = try await withThrowingTaskGroup(of: PaymentID.self) { group in
                for number in 0..<20 {
                    group.addTask { try await fixture.startPayment(of: order.id, key: "click \(number % 4)") }
                }
                return try await group.reduce(into: Set<PaymentID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `repeated and reordered notifications pay once`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(fixture.gateway.pay(payment))
            let deliveries = fixture.gateway.takeNotifications()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<30 {
                    for delivery in deliveries.reversed() {
                        group.addTask { try await fixture.shop.applyNotification(delivery.notification) }
                    }
                }
                try await group.waitForAll()
            }
            let paid = try await fixture.order(order.id)
            #expect(paid.state == .allocated)
            #expect(paid.version == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failure that comes after the success changes nothing`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.paidOrder([(try await fixture.goods()[0], 1)])
            let payments = try await fixture.database.read {
                try $0.run(Payments.payments(of: [order.id], lock: false))
            }
            let late = PaymentResult(paymentID: payments[0].id, outcome: .failed(reason: "late"))
            #expect(try await fixture.shop.applyPaymentResult(late) == .alreadyKnown)
            #expect(try await fixture.order(order.id).state == .allocated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a success that comes after a failure counts`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            let failed = PaymentResult(paymentID: payment, outcome: .failed(reason: "timeout"))
            #expect(try await fixture.shop.applyPaymentResult(failed) == .failureNoted)
            #expect(fixture.gateway.pay(payment))
            try await fixture.deliverNotifications()
            #expect(try await fixture.order(order.id).state == .allocated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a lost notification is caught up by asking`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            #expect(try await fixture.shop.queryPayment(payment) == false)
            #expect(fixture.gateway.pay(payment))
            _ = fixture.gateway.takeNotifications()
            #expect(try await fixture.shop.queryPayment(payment))
            #expect(try await fixture.order(order.id).state == .allocated)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the timer asks the gateway before it closes, and a paid order is paid`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let paid = try await fixture.place([(sku, 1)])
            let unpaid = try await fixture.place([(sku, 2)])
            let payment = try await fixture.startPayment(of: paid.id)
            _ = try await fixture.startPayment(of: unpaid.id)
            #expect(fixture.gateway.pay(payment))
            _ = fixture.gateway.takeNotifications()
            fixture.clock.advance(by: .minutes(31))
            #expect(try await fixture.shop.closeUnpaidOrders() == 2)
            #expect(try await fixture.order(paid.id).state == .allocated)
            #expect(try await fixture.order(unpaid.id).state == .closed)
            #expect(try await fixture.available(sku) == 9)
        }
    }

    @Test(arguments: TestEngine.all)
    func `money for a closed order goes back by itself`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let sku = try await fixture.goods(stock: 10)[0]
            let order = try await fixture.place([(sku, 1)])
            let payment = try await fixture.startPayment(of: order.id)
            fixture.gateway.fail(.close, with: .unavailable, forGood: true)
            fixture.clock.advance(by: .minutes(31))
            #expect(try await fixture.shop.closeUnpaidOrders() == 0)
            #expect(try await fixture.order(order.id).state == .pendingPayment)
            fixture.clock.advance(by: .minutes(31))
            #expect(try await fixture.shop.closeUnpaidOrders() == 1)
            fixture.gateway.clearFaults()
            let capture = GatewayCapture(
                reference: "late", amount: Money(order.totals.total, .cny), at: fixture.clock.now)
            let late = PaymentResult(paymentID: payment, outcome: .succeeded(capture))
            #expect(try await fixture.shop.applyPaymentResult(late) == .refunding)
            #expect(try await fixture.shop.applyPaymentResult(late) == .alreadyKnown)
            #expect(try await fixture.order(order.id).state == .closed)
            let refunds = try await fixture.database.read { try $0.run(Payments.refunds(of: [order.id])) }
            #expect(refunds.map(\.origin) == [.latePayment])
            #expect(refunds.map(\.amount) == [Money(order.totals.total, .cny)])
        }
    }

    @Test(arguments: TestEngine.all)
    func `another amount than asked for goes back and into the queue of differences`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            let capture = GatewayCapture(reference: "odd", amount: Money(1, .cny), at: fixture.clock.now)
            let odd = PaymentResult(paymentID: payment, outcome: .succeeded(capture))
            #expect(try await fixture.shop.applyPaymentResult(odd) == .refunding)
            #expect(try await fixture.order(order.id).state == .pendingPayment)
            let kinds: [String] = try await fixture.database.read {
                try $0.rows("SELECT kind FROM payment_differences").map { try $0[0] }
            }
            #expect(kinds == ["wrong_amount"])
        }
    }

    /// No row can hold a refund of nothing: the notification was refused for good, and came again and again.
    @Test(arguments: TestEngine.all)
    func `a success with no money is no payment, and goes into the queue of differences`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.place([(try await fixture.goods()[0], 1)])
            let payment = try await fixture.startPayment(of: order.id)
            let capture = GatewayCapture(reference: "none", amount: Money(0, .cny), at: fixture.clock.now)
            let nothing = PaymentResult(paymentID: payment, outcome: .succeeded(capture))
            #expect(try await fixture.shop.applyPaymentResult(nothing) == .failureNoted)
            #expect(try await fixture.shop.applyPaymentResult(nothing) == .alreadyKnown)
            #expect(try await fixture.order(order.id).state == .pendingPayment)
            #expect(try await fixture.differences() == ["open wrong_amount \(payment) \(order.totals.total) 0"])
        }
    }
}
