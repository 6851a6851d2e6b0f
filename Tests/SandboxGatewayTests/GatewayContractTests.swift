import Kernel
import Payments
import Simulator
import TestSupport
import Testing

/// What every gateway promises: the same tests for the sandbox behind HTTP and the scripted one in memory.
@Suite(.timeLimit(.minutes(10)))
struct GatewayContractTests {
    enum Kind: CaseIterable, Sendable {
        case sandbox, scripted
    }

    struct Bench: Sendable {
        let gateway: PaymentGateway
        let clock: ManualClock
        let notifyURL: String
        let pay: @Sendable (GatewayPayment, PaymentID) async throws -> Void
        /// Lets pending refunds end.
        let settle: @Sendable () async throws -> Void
        let next: @Sendable () async throws -> GatewayNotification
    }

    private let id = PaymentID(1)

    @Test(arguments: Kind.allCases)
    func `create is idempotent by id and refuses another amount`(kind: Kind) async throws {
        try await withBench(kind) { bench in
            #expect(try await bench.gateway.query(id) == .notFound)
            let first = try await bench.gateway.create(request(id, 1_999, bench))
            #expect(try await bench.gateway.create(request(id, 1_999, bench)) == first)
            try await expectRefusal("amount_differs") { try await bench.gateway.create(request(id, 2_000, bench)) }
            #expect(try await bench.gateway.query(id) == .pending)
            try await bench.pay(first, id)
            #expect(try await bench.gateway.create(request(id, 1_999, bench)) == first)
        }
    }

    @Test(arguments: Kind.allCases)
    func `closing is final unless the money is there already`(kind: Kind) async throws {
        try await withBench(kind) { bench in
            let open = try await bench.gateway.create(request(id, 1_999, bench))
            for _ in 0..<2 { #expect(try await bench.gateway.close(id) == .closed) }
            try? await bench.pay(open, id)
            #expect(try await bench.gateway.query(id) == .closed)
            try await expectRefusal("payment_closed") { try await bench.gateway.create(request(id, 1_999, bench)) }

            let paid = PaymentID(2)
            let payment = try await bench.gateway.create(request(paid, 500, bench))
            try await bench.pay(payment, paid)
            let capture = GatewayCapture(reference: payment.reference, amount: Money(500, .cny), at: bench.clock.now)
            for _ in 0..<2 { #expect(try await bench.gateway.close(paid) == .alreadyPaid(capture)) }
            #expect(try await bench.gateway.query(paid) == .succeeded(capture))
        }
    }

    @Test(arguments: Kind.allCases)
    func `closing what never arrived keeps it out`(kind: Kind) async throws {
        try await withBench(kind) { bench in
            #expect(try await bench.gateway.close(id) == .closed)
            #expect(try await bench.gateway.query(id) == .closed)
            try await expectRefusal("payment_closed") { try await bench.gateway.create(request(id, 1_999, bench)) }
        }
    }

    @Test(arguments: Kind.allCases)
    func `refunds are idempotent and never exceed the payment`(kind: Kind) async throws {
        try await withBench(kind) { bench in
            let payment = try await bench.gateway.create(request(id, 1_000, bench))
            try await expectRefusal("payment_not_paid") { try await bench.gateway.refund(refund(1, 1)) }
            try await bench.pay(payment, id)
            #expect(try await bench.next().kind == .paymentSucceeded)
            #expect(try await bench.gateway.queryRefund(RefundID(1)) == nil)
            for _ in 0..<2 { #expect(try await bench.gateway.refund(refund(1, 600)) == .pending) }
            try await expectRefusal("amount_differs") { try await bench.gateway.refund(refund(1, 601)) }
            try await expectRefusal("refund_exceeds_payment") { try await bench.gateway.refund(refund(2, 401)) }
            #expect(try await bench.gateway.queryRefund(RefundID(2)) == nil)

            try await bench.settle()
            let told = try await bench.next()
            #expect(told.kind == .refundSucceeded)
            #expect(told.refundID == RefundID(1))
            #expect(told.paymentID == id)
            #expect(told.amount == Money(600, .cny))
            #expect(try await bench.gateway.queryRefund(RefundID(1)) == .succeeded(at: told.occurredAt))
            #expect(try await bench.gateway.refund(refund(1, 600)) == .succeeded(at: told.occurredAt))
            #expect(try await bench.gateway.refund(refund(2, 400)) == .pending)

            let lines = try await bench.gateway.wholeStatement(BusinessCalendar.shanghai.day(of: bench.clock.now))
            #expect(lines.map(\.kind) == [.payment, .refund])
            #expect(lines.map(\.id) == [id.description, RefundID(1).description])
            #expect(lines.map(\.amount) == [Money(1_000, .cny), Money(600, .cny)])
        }
    }

    // MARK: Benches

    private func withBench(_ kind: Kind, _ body: @escaping @Sendable (Bench) async throws -> Void) async throws {
        switch kind {
        case .sandbox:
            try await withSandbox { sandbox in
                try await body(
                    Bench(
                        gateway: sandbox.gateway, clock: sandbox.clock, notifyURL: sandbox.notifyURL,
                        pay: { payment, _ in _ = try await sandbox.post(payment.payURL, outcome: "pay") },
                        settle: { sandbox.clock.advance(by: .seconds(1)) },
                        next: { try await sandbox.notification() }))
            }
        case .scripted:
            let clock = ManualClock()
            let scripted = FakeGateway(clock: clock.clock)
            let waiting = Deliveries(scripted)
            try await body(
                Bench(
                    gateway: scripted.gateway, clock: clock, notifyURL: "http://shop.invalid/notify",
                    pay: { _, id in scripted.pay(id) },
                    settle: { scripted.settleRefunds() }, next: { try waiting.next() }))
        }
    }

    private func request(_ id: PaymentID, _ amountMinor: Int64, _ bench: Bench) -> GatewayPaymentRequest {
        GatewayPaymentRequest(
            paymentID: id, orderID: OrderID(9), amount: Money(amountMinor, .cny), description: "Tea",
            returnURL: "http://shop.invalid/orders/9", notifyURL: bench.notifyURL,
            expiresAt: bench.clock.now + .hours(1))
    }

    private func refund(_ id: Int64, _ amountMinor: Int64) -> GatewayRefundRequest {
        GatewayRefundRequest(
            refundID: RefundID(id), paymentID: self.id, amount: Money(amountMinor, .cny), reason: "returned")
    }

    private func expectRefusal(_ code: String, _ body: () async throws -> some Any) async throws {
        let error = await #expect(throws: GatewayError.self) { _ = try await body() }
        guard case .refused(code, _) = error else {
            Issue.record("expected \(code), got \(String(describing: error))")
            return
        }
    }
}
