import AfterSales
import Database
import Kernel
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

@Suite struct FaultLoopTests {
    /// A subject of operations on an order, with the key that all its attempts use.
    private struct Keyed: Sendable {
        let order: Order
        let key: String
        var payment: PaymentID?
        var refund: RefundID?
        var back: ReturnID?
    }

    @Test(arguments: TestEngine.all)
    func `placing an order survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let cart = try await fixture.cart([(try await fixture.goods(stock: 2)[0], 2)])
                return try await fixture.request(cart)
            },
            act: { fixture, request in
                let answer = try await fixture.shop.placeOrder(request)
                #expect(answer.status == 201, "\(answer.body)")
            },
            effects: { fixture, request in
                try await Self.count("SELECT COUNT(*) FROM orders WHERE cart_id = \(request.cartID)", fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `starting a payment survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { try await Self.placed($0) },
            act: { fixture, subject in
                _ = try await fixture.startPayment(of: subject.order.id, key: subject.key)
            },
            effects: { fixture, subject in
                // The row stands before the gateway is asked: opened is what the gateway has and the shop knows.
                try await Self.count(
                    "SELECT COUNT(*) FROM payments WHERE order_id = \(subject.order.id) AND state = 'pending'", fixture)
            },
            isAtomic: false
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `a payment's result survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                var subject = try await Self.placed(fixture)
                let payment = try await fixture.startPayment(of: subject.order.id)
                #expect(fixture.gateway.pay(payment))
                _ = fixture.gateway.takeNotifications()
                subject.payment = payment
                return subject
            },
            act: { fixture, subject in
                guard let payment = subject.payment else { throw Unexpected("no payment") }
                #expect(try await fixture.shop.queryPayment(payment))
            },
            effects: { fixture, subject in
                try await Self.count(
                    """
                    SELECT COUNT(*) FROM ledger_transfers JOIN payments ON payments.id = ledger_transfers.reference
                    WHERE reason = 'capture' AND payments.order_id = \(subject.order.id)
                    """, fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `closing an unpaid order survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let subject = try await Self.placed(fixture)
                _ = try await fixture.startPayment(of: subject.order.id)
                fixture.clock.advance(by: .minutes(31))
                return subject
            },
            act: { fixture, subject in
                // A gateway that does not answer, or a failure, puts the closing off by a minute.
                for _ in 1...2 where try await fixture.shop.closeUnpaidOrders() == 0 {
                    if try await fixture.order(subject.order.id).state == .closed { return }
                    fixture.clock.advance(by: .minutes(1))
                }
                if try await fixture.order(subject.order.id).state != .closed { throw NotClosed() }
            },
            effects: { fixture, subject in
                try await Self.count(
                    """
                    SELECT COUNT(*) FROM order_history WHERE order_id = \(subject.order.id) AND to_state = 'closed'
                    """, fixture)
            },
            isAtomic: false
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `cancelling survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { try await Self.paid($0) },
            act: { fixture, subject in
                try await Self.once(fixture, "orders.cancel", subject) { transaction in
                    _ = try fixture.shop.cancelOrder(
                        subject.order.id, .everybody, reason: "", by: ShopFixture.staff, in: transaction)
                }
            },
            effects: { fixture, subject in
                try await Self.count("SELECT COUNT(*) FROM refunds WHERE order_id = \(subject.order.id)", fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `shipping survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { try await Self.paid($0) },
            act: { fixture, subject in
                let lines = subject.order.lines.map { LineQuantity(lineID: $0.id, quantity: 1) }
                try await Self.once(fixture, "parcels.create", subject) { transaction in
                    _ = try fixture.shop.shipLines(
                        lines, of: subject.order.id, carrier: "SF", trackingNumber: "SF1001", by: ShopFixture.staff,
                        in: transaction)
                }
            },
            effects: { fixture, subject in
                try await Self.count("SELECT COUNT(*) FROM parcels WHERE order_id = \(subject.order.id)", fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `promising a refund survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { try await Self.paid($0) },
            act: { fixture, subject in
                try await Self.once(fixture, "refunds.create", subject) { transaction in
                    _ = try fixture.shop.refund(
                        subject.order.id, .amount(Money(100, .cny)), reason: "goodwill", by: ShopFixture.staff,
                        in: transaction)
                }
            },
            effects: { fixture, subject in
                try await Self.count("SELECT COUNT(*) FROM refunds WHERE order_id = \(subject.order.id)", fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `receiving a return of which a piece is missing survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                let order = try await fixture.deliveredOrder([(try await fixture.goods(stock: 3)[0], 2)])
                var subject = Keyed(order: order, key: "fault-\(order.id)")
                let line = ReturnRequestLine(lineID: order.lines[0].id, quantity: 2, reason: "too big")
                subject.back = try await fixture.database.write { transaction in
                    let asked = try fixture.shop.requestReturn(
                        of: order.id, .everybody, lines: [line], evidence: "", in: transaction)
                    return try fixture.shop.approveReturn(asked.id, by: ShopFixture.staff, in: transaction).id
                }
                return subject
            },
            act: { fixture, subject in
                guard let back = subject.back else { throw Unexpected("no return") }
                let graded: [GradedLine] = [.resellable, .missing].map {
                    GradedLine(lineID: subject.order.lines[0].id, quantity: 1, grade: $0)
                }
                try await Self.once(fixture, "returns.receive", subject) { transaction in
                    _ = try fixture.shop.receiveReturn(back, lines: graded, by: ShopFixture.staff, in: transaction)
                }
            },
            effects: { fixture, subject in
                try await Self.count(
                    """
                    SELECT COUNT(*) FROM refunds JOIN order_lines ON order_lines.order_id = refunds.order_id
                    WHERE refunds.order_id = \(subject.order.id) AND refunds.amount = \(subject.order.totals.total / 2)
                        AND order_lines.returned_quantity = 1 AND order_lines.refunded_quantity = 1
                    """, fixture)
            }
        ).run(engine)
    }

    @Test(arguments: TestEngine.all)
    func `paying a refund out survives every fault`(engine: TestEngine) async throws {
        try await FaultLoop(
            prepare: { fixture in
                var subject = try await Self.paid(fixture)
                let order = subject.order.id
                subject.refund = try await fixture.database.write { transaction in
                    try fixture.shop.refund(
                        order, .amount(Money(100, .cny)), reason: "goodwill", by: ShopFixture.staff, in: transaction
                    ).id
                }
                return subject
            },
            act: { fixture, subject in
                guard let refund = subject.refund else { throw Unexpected("no refund") }
                try await fixture.shop.runRefund(refund.description)
                // The gateway settles and its notification is lost: the timer has it asked again.
                fixture.gateway.settleRefunds()
                _ = fixture.gateway.takeNotifications()
                try await fixture.shop.runRefund(refund.description)
            },
            effects: { fixture, subject in
                try await Self.count(
                    """
                    SELECT COUNT(*) FROM ledger_transfers
                    WHERE reason = 'payout' AND reference = \(subject.refund ?? RefundID(0))
                    """, fixture)
            }
        ).run(engine)
    }

    private struct NotClosed: Error {}

    private static func placed(_ fixture: ShopFixture) async throws -> Keyed {
        let order = try await fixture.place([(try await fixture.goods(stock: 3)[0], 2)])
        return Keyed(order: order, key: "fault-\(order.id)")
    }

    private static func paid(_ fixture: ShopFixture) async throws -> Keyed {
        let order = try await fixture.paidOrder([(try await fixture.goods(stock: 3)[0], 2)])
        return Keyed(order: order, key: "fault-\(order.id)")
    }

    /// As the surfaces do it: claim, effect and answer commit together.
    private static func once(
        _ fixture: ShopFixture, _ operation: String, _ subject: Keyed,
        _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        let claim = IdempotencyKey(principal: "staff", operation: operation, key: subject.key, requestHash: "hash")
        let answer = try await fixture.database.writeOnce(
            claim, refusal: { RememberedAnswer(status: 409, body: $0.code) },
            { transaction in
                try body(transaction)
                return RememberedAnswer(status: 200, body: "done")
            })
        #expect(answer.status == 200, "\(answer.body)")
    }

    private static func count(_ statement: SQL, _ fixture: ShopFixture) async throws -> Int {
        try await fixture.database.read { session in
            guard let row = try session.first(statement) else { throw Unexpected("no count") }
            return Int(try row[0] as Int64)
        }
    }
}
