import Database
import Kernel
import Logging
import Orders
import Payments
import Simulator
import TestSupport
import Testing
import Workflows

/// A bank may take days over a refund. Its job died after an hour of questions, and nobody asked again.
@Suite struct PendingRefundTests {
    @Test(arguments: TestEngine.all)
    func `a bank that takes ten days is asked now and then, and nothing dies`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let refund = try await promised(fixture)
            let runner = runner(fixture)
            try await work(runner)
            for _ in 0..<(10 * 24) {
                fixture.clock.advance(by: .hours(1))
                try await fixture.shop.askPendingRefunds()
                try await work(runner)
            }
            #expect(try await state(refund, fixture) == .pending)
            #expect(try await jobs("dead", fixture) == 0)
            // Twice the time after each question, then every six hours.
            #expect((40...60).contains(try await jobs("done", fixture)))
            fixture.gateway.settleRefunds()
            _ = fixture.gateway.takeNotifications()
            fixture.clock.advance(by: .hours(6))
            try await fixture.shop.askPendingRefunds()
            try await work(runner)
            #expect(try await state(refund, fixture) == .succeeded)
            #expect(try await fixture.shop.askPendingRefunds() == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refund whose job has died is told to the gateway all the same`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let refund = try await promised(fixture)
            let runner = runner(fixture)
            fixture.gateway.fail(.refund, with: .unavailable, forGood: true)
            for _ in 0..<Job.standardAttemptLimit {
                try await work(runner)
                fixture.clock.advance(by: .hours(2))
            }
            #expect(try await jobs("dead", fixture) == 1)
            #expect(fixture.gateway.status(of: refund) == nil)
            fixture.gateway.clearFaults()
            #expect(try await fixture.shop.askPendingRefunds() == 1)
            try await work(runner)
            #expect(fixture.gateway.status(of: refund) == .pending)
            fixture.gateway.settleRefunds()
            try await fixture.deliverNotifications()
            #expect(try await state(refund, fixture) == .succeeded)
        }
    }

    @Test(arguments: TestEngine.all)
    func `one run of the timer asks about so many at most, the longest waiting first`(engine: TestEngine) async throws {
        try await withShop(engine) { fixture in
            let order = try await fixture.deliveredOrder([(try await fixture.goods(priceMinor: 50_000)[0], 1)])
            for _ in 0..<101 { _ = try await promise(1, of: order, fixture) }
            fixture.clock.advance(by: .minutes(1))
            #expect(try await fixture.shop.askPendingRefunds() == 100)
            #expect(try await fixture.shop.askPendingRefunds() == 1)
            #expect(try await fixture.shop.askPendingRefunds() == 0)
        }
    }

    // MARK: Steps

    private func promised(_ fixture: ShopFixture) async throws -> RefundID {
        let order = try await fixture.deliveredOrder([(try await fixture.goods()[0], 1)])
        return try await promise(500, of: order, fixture)
    }

    private func promise(_ amountMinor: Int64, of order: Order, _ fixture: ShopFixture) async throws -> RefundID {
        try await fixture.database.write { [shop = fixture.shop] in
            try shop.refund(
                order.id, .amount(Money(amountMinor, .cny)), reason: "late", by: ShopFixture.staff, in: $0
            ).id
        }
    }

    private func runner(_ fixture: ShopFixture) -> JobRunner {
        JobRunner(
            database: fixture.database, owner: "test",
            handlers: [
                JobHandler(kind: RefundJob.kind) { [shop = fixture.shop] in try await shop.runRefund($0.payload) }
            ], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// All that is due now.
    private func work(_ runner: JobRunner) async throws {
        while try await runner.runDue() > 0 {}
    }

    private func state(_ id: RefundID, _ fixture: ShopFixture) async throws -> RefundState? {
        try await fixture.database.read { [shop = fixture.shop] in try shop.payments.refund(id, in: $0)?.state }
    }

    private func jobs(_ state: String, _ fixture: ShopFixture) async throws -> Int {
        try await fixture.database.read { session in
            try session.rows("SELECT id FROM jobs WHERE kind = 'payments.refund' AND state = \(state)").count
        }
    }
}
