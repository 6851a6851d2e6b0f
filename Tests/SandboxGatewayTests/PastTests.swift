import Cryptography
import Database
import Demo
import Identity
import Kernel
import Payments
import SandboxGateway
import TestSupport
import Testing
import Workflows

/// A demo's payments were made before its gateway was there: it is told of them.
@Suite(.timeLimit(.minutes(10)))
struct PastTests {
    @Test func `statements of a past that was told agree but for a few lines, and its money can go back`() async throws
    {
        try await withDatabase(.sqlite, migrations: Workflows.Shop.migrations + IdentityMigrations.all) { base in
            try await withSandbox(clock: base.clock) { sandbox in
                let shop = Workflows.Shop(database: base.database, gateways: [sandbox.gateway])
                try await Self.demo(shop, sandbox).sow()
                let today = BusinessCalendar.shanghai.day(of: base.clock.now)
                for number in 0..<60 {
                    try await shop.compareStatement(of: "sandbox", day: today + (number - 59))
                }
                let found = try await base.database.read { session in
                    try shop.payments.differences(limit: PageLimit(clamping: 100), in: session).items
                }
                let told = found.map { "\($0.difference.kind.rawValue) \($0.state.rawValue)" }
                #expect(Set(told) == Self.differences, "\(found)")
                #expect(told.count == Self.differences.count, "\(found)")
                #expect(found.first { $0.state == .resolved }?.resolution?.isEmpty == false)
                let (payment, known) = try await Self.somePayment(base, shop)
                let left = Money(payment.refundableMinor, .cny)
                let refund = GatewayRefundRequest(
                    refundID: RefundID(77), paymentID: payment.id, amount: left, reason: "late")
                #expect(try await sandbox.gateway.refund(refund) == .pending)
                await #expect(throws: GatewayError.self) {
                    try await sandbox.gateway.refund(
                        GatewayRefundRequest(
                            refundID: RefundID(78), paymentID: payment.id, amount: Money(1, .cny), reason: "more"))
                }
                // Told again, nothing changes.
                let before = try await sandbox.gateway.wholeStatement(BusinessCalendar.shanghai.day(of: known))
                try await Self.tell([payment], [], sandbox)
                #expect(try await sandbox.gateway.wholeStatement(BusinessCalendar.shanghai.day(of: known)) == before)
            }
        }
    }

    /// What the demo's staff find: one is worked off.
    private static let differences: Set = [
        "unknown_there resolved", "fee_differs open", "amount_differs open", "unknown_there open",
    ]

    @Test func `a statement says of a payment of the past what it was told to, and the payment stays right`()
        async throws
    {
        try await withSandbox { sandbox in
            let day = BusinessCalendar.shanghai.day(of: sandbox.clock.now)
            let told = (1...4).map { Self.paid(PaymentID(Int64($0)), at: sandbox.clock.now) }
            let lines: [PaymentID: FaultScript.LineEffect] = [
                told[1].id: .omit, told[2].id: .amount(minor: 499), told[3].id: .fee(minor: 9),
            ]
            try await Self.tell(told, [], sandbox, lines: lines)
            let statement = try await sandbox.gateway.wholeStatement(day)
            let found = statement.map { "\($0.id) \($0.amount.amountMinor) \($0.fee.amountMinor)" }
            let fee = statement.first?.fee.amountMinor ?? -1
            #expect(
                Set(found) == [
                    "\(told[0].id) 500 \(fee)", "\(told[2].id) 499 \(fee)", "\(told[3].id) 500 9",
                ])
            #expect(fee != 9)
            for payment in told {
                let refund = GatewayRefundRequest(
                    refundID: RefundID(payment.id.rawValue), paymentID: payment.id, amount: payment.amount, reason: "x")
                #expect(try await sandbox.gateway.refund(refund) == .pending)
            }
        }
    }

    private static func paid(_ id: PaymentID, at now: Timestamp) -> Payment {
        var payment = Payment(
            id: id, orderID: OrderID(id.rawValue), gateway: "sandbox", amount: Money(500, .cny), createdAt: now,
            expiresAt: now)
        payment.state = .succeeded
        payment.capturedMinor = 500
        payment.reference = "SG\(id.rawValue)"
        payment.capturedAt = now
        return payment
    }

    @Test func `a refund of the past without its payment is refused`() async throws {
        try await withSandbox { sandbox in
            var refund = Refund(
                id: RefundID(1), paymentID: PaymentID(2), orderID: OrderID(3), amount: Money(100, .cny), origin: .staff,
                reason: "x", by: .guest, createdAt: sandbox.clock.now, isAfterSettlement: false, taxMinor: 0)
            refund.state = .succeeded
            refund.finishedAt = sandbox.clock.now
            let told = refund
            await #expect(throws: GatewayError.self) { try await Self.tell([], [told], sandbox) }
            let known = try await sandbox.gateway.queryRefund(refund.id)
            #expect(known == nil)
        }
    }

    private static func demo(_ shop: Workflows.Shop, _ sandbox: Sandbox) -> Demo {
        var configuration = Identity.Configuration()
        configuration.isDemo = true
        let identity = Identity(
            database: shop.database, configuration: configuration,
            passwords: PasswordHasher(cost: .init(memoryKiB: 64, passes: 1, lanes: 1)), sender: .none)
        return Demo(
            shop: shop, identity: identity, node: 1, scale: Demo.Scale(orders: 200),
            gateway: Demo.Gateway(name: "sandbox") { payments, refunds, faults in
                try await tell(payments, refunds, sandbox, lines: faults.mapValues(effect))
            })
    }

    @Sendable
    private static func effect(_ fault: Demo.Gateway.Fault) -> FaultScript.LineEffect {
        switch fault {
        case .omitted: .omit
        case .amount(let minor): .amount(minor: minor)
        case .fee(let minor): .fee(minor: minor)
        }
    }

    private static func tell(
        _ payments: [Payment], _ refunds: [Refund], _ sandbox: Sandbox,
        lines: [PaymentID: FaultScript.LineEffect] = [:]
    ) async throws {
        try await SandboxGatewayClient.tell(
            payments, refunds, lines: lines, baseURL: sandbox.baseURL, secret: try Sandbox.secret(),
            httpClient: sandbox.http,
            clock: sandbox.clock.clock)
    }

    /// One that was paid, of which nothing went back, and when.
    private static func somePayment(_ base: DatabaseFixture, _ shop: Workflows.Shop) async throws -> (
        Payment, Timestamp
    ) {
        let found = try await base.database.read { session in
            try session.first("SELECT id FROM payments WHERE state = 'succeeded' ORDER BY id LIMIT 1").map {
                try $0[0] as PaymentID
            }.flatMap { try shop.payments.payment($0, in: session) }
        }
        guard let found, let at = found.capturedAt else { throw Unexpected("no payment") }
        return (found, at)
    }
}
