import Database
import Kernel
import Logging
import Orders
import Payments
import TestSupport
import Testing
import Workflows

/// The books of a shop on both engines against the statement of the real sandbox gateway, whose script loses a
/// notification and lets the statement lie.
@Suite(.timeLimit(.minutes(10)))
struct SandboxStatementTests {
    private static let today = CivilDay(daysSince1970: 20_777)
    private static let script = """
        notify 2 drop
        line 1 fee 9
        line 3 amount 1
        line 4 omit
        """

    @Test(arguments: TestEngine.all)
    func `what the script spoils is found once, and what was only late heals by itself`(
        engine: TestEngine
    ) async throws {
        try await withShop(engine) { scripted in
            try await withSandbox(script: Self.script, clock: scripted.clock) { sandbox in
                var configuration = Workflows.Shop.Configuration()
                configuration.publicURL = { "http://127.0.0.1:\(sandbox.shopPort)" }
                let fixture = scripted.with(
                    Workflows.Shop(
                        database: scripted.database, configuration: configuration, gateways: [sandbox.gateway]))
                let payments = try await spoil(fixture, sandbox)
                let (statements, runner) = Self.runners(fixture)
                fixture.clock.set(BusinessCalendar.shanghai.start(of: Self.today + 1) + .hours(3))
                #expect(try await fixture.shop.scheduleStatements() == 1)
                // The statement comes before any question about the payment whose notification was lost.
                while try await statements.runDue() > 0 {}
                let total = payments.total
                let lasting = [
                    "open amount_differs \(payments.ids[2]) \(total) 1", "open fee_differs \(payments.ids[0]) 11 9",
                    "open unknown_here \(PaymentID(99)) 0 700", "open unknown_there \(payments.ids[3]) \(total) 0",
                ]
                let first = try await fixture.differences()
                #expect(first == (lasting + ["open unknown_here \(payments.ids[1]) 0 \(total)"]).sorted())
                // The lost payment is found by asking, and is no difference the next time.
                while try await runner.runDue() > 0 {}
                fixture.clock.advance(by: .hours(6))
                #expect(try await fixture.shop.scheduleStatements() == 1)
                while try await runner.runDue() > 0 {}
                let settled = (lasting + ["settled unknown_here \(payments.ids[1]) 0 \(total)"]).sorted()
                let second = try await fixture.differences()
                #expect(second == settled)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            _ = try await fixture.shop.compareStatement(of: "sandbox", day: Self.today)
                        }
                    }
                    try await group.waitForAll()
                }
                let third = try await fixture.differences()
                #expect(third == settled)
                let days = try await fixture.database.read { [shop = fixture.shop] in
                    try shop.payments.statementDays(after: nil, limit: .standard, in: $0).items
                }
                let totals = try #require(days.first?.totals.first)
                #expect(totals.paymentsHere == StatementSum(count: 4, amountMinor: 4 * total))
                #expect(totals.paymentsThere == StatementSum(count: 4, amountMinor: 2 * total + 1 + 700))
                #expect(totals.refundsHere == StatementSum(count: 1, amountMinor: 100))
                #expect(totals.refundsThere == totals.refundsHere)
            }
        }
    }

    /// Four orders that are paid, the second one's notification lost, a refund of the first, and a payment that only
    /// the gateway knows.
    private func spoil(
        _ fixture: ShopFixture, _ sandbox: Sandbox
    ) async throws -> (ids: [PaymentID], total: Int64) {
        let sku = try await fixture.goods(priceMinor: 1_000, stock: 50)[0]
        var (ids, orders): ([PaymentID], [Order]) = ([], [])
        for number in 1...4 {
            let order = try await fixture.place([(sku, 1)])
            let id = try await fixture.startPayment(of: order.id)
            let opened = try await fixture.database.read { [shop = fixture.shop] in
                try shop.payments.payment(id, in: $0)
            }
            _ = try await sandbox.post(try #require(opened?.payURL), outcome: "pay")
            if number != 2 { try await fixture.shop.applyNotification(try await sandbox.notification()) }
            ids.append(id)
            orders.append(order)
        }
        try await sandbox.pay(99, 700, outcome: "never")
        let first = orders[0].id
        let refund = try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(first, .amount(Money(100, .cny)), reason: "late", by: ShopFixture.staff, in: $0).id
        }
        try await fixture.shop.runRefund(refund.description)
        fixture.clock.advance(by: .seconds(1))
        try await fixture.shop.applyNotification(try await sandbox.notification())
        return (ids, orders[0].totals.total)
    }

    /// One that only compares statements, and one for everything.
    private static func runners(_ fixture: ShopFixture) -> (statements: JobRunner, all: JobRunner) {
        let shop = fixture.shop
        let statements = JobHandler(kind: StatementJob.kind) { try await shop.runStatement($0.payload) }
        let others = [
            JobHandler(kind: QueryPaymentJob.kind) { try await shop.runQueryPayment($0.payload) },
            JobHandler(kind: RefundJob.kind) { try await shop.runRefund($0.payload) },
        ]
        func runner(_ handlers: [JobHandler]) -> JobRunner {
            JobRunner(
                database: fixture.database, owner: "test", handlers: handlers, configuration: JobRunner.Configuration(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
        return (runner([statements]), runner([statements] + others))
    }
}
