import Catalog
import Database
import Inventory
import Kernel
import Logging
import Orders
import Payments
import Synchronization
public import Workflows

/// A shop under people and weather: shoppers, operators, a gateway that fails and forgets, and the clock, all from one
/// seed, through the real use cases.
///
/// What rules refuse is part of life and counted; any other error, any invariant that does not hold and any money
/// that shop and gateway count differently is a violation. The same seed on a fresh shop gives the same run. One
/// simulation at a time on a shop.
public struct Simulation: Sendable {
    /// How many goods and shoppers there are: few, so that they meet.
    static let productCount = 8
    static let shopperCount = 24
    static let startingStock = 60
    /// Staff and shoppers mostly deal with the latest orders.
    static let recentOrders = 80
    static let candidates = 12

    let shop: Shop
    let gateway: ScriptedGateway
    let advance: @Sendable (Duration) -> Void
    let runner: JobRunner
    let jobFailures = Failures()
    static let staff = Caller.user(UserID(7))

    var random: SplitMix64
    var report: SimulationReport
    var world = World()

    /// What the people of the simulation remember.
    struct World: Sendable {
        var warehouses: [WarehouseID] = []
        var skus: [SKUID] = []
        var users: [UserID] = []
        /// Guests come and go: a token hash lives until its guest signs in.
        var guests: [String] = []
        var guestCount = 0
        var orders: [OrderID] = []
        var returns: [ReturnID] = []
        /// What the gateway sent and the shop has not heard yet.
        var inbox: [ScriptedGateway.Delivery] = []
        var requests: [PlaceOrderRequest] = []
        var keyCount = 0
        /// The last day on which statement and books were found to agree.
        var agreedDay: CivilDay?
    }

    /// Failures of jobs that no rule explains; the runner keeps them to itself.
    final class Failures: Sendable {
        private let found = Mutex<[String]>([])

        func add(_ failure: String) { found.withLock { $0.append(failure) } }

        func take() -> [String] {
            found.withLock { found in
                defer { found = [] }
                return found
            }
        }
    }

    /// - Parameters:
    ///   - shop: migrated; its own clock is the one that `advance` turns, its gateway is `gateway`.
    ///   - advance: turns the clock forward.
    public init(shop: Shop, gateway: ScriptedGateway, seed: UInt64, advance: @escaping @Sendable (Duration) -> Void) {
        self.shop = shop
        self.gateway = gateway
        self.advance = advance
        random = SplitMix64(seed: seed)
        report = SimulationReport(seed: seed)
        var configuration = JobRunner.Configuration()
        configuration.concurrency = 1
        configuration.backoff = Backoff(jitter: .seeded(seed))
        let failures = jobFailures
        runner = JobRunner(
            database: shop.database, owner: "simulation",
            handlers: [
                JobHandler(kind: QueryPaymentJob.kind) { job in
                    try await failures.watch("query job") { try await shop.runQueryPayment(job.payload) }
                },
                JobHandler(kind: RefundJob.kind) { job in
                    try await failures.watch("refund job") { try await shop.runRefund(job.payload) }
                },
                JobHandler(kind: StatementJob.kind) { job in
                    try await failures.watch("statement job") { try await shop.runStatement(job.payload) }
                },
            ], configuration: configuration, logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Runs so many steps more, checks everything after each `every` of them and at the end.
    ///
    /// - Returns: the report of all runs so far; it ends early after `SimulationReport.violationLimit` violations.
    /// - Throws: where the shop cannot be set up or read, and `CancellationError`.
    public mutating func run(steps: Int, every: Int = 1_000) async throws -> SimulationReport {
        precondition(steps > 0 && every > 0, "\(steps) steps, checked every \(every)")
        if world.skus.isEmpty { try await open() }
        for _ in 0..<steps {
            try Task.checkCancellation()
            report.steps += 1
            await step()
            if report.steps.isMultiple(of: every) { try await check() }
            if report.violations.count >= SimulationReport.violationLimit { return report }
        }
        if !report.steps.isMultiple(of: every) { try await check() }
        return report
    }

    mutating func violate(_ text: String) {
        report.violations.append("step \(report.steps): \(text)")
    }

    private mutating func step() async {
        let action = SimulationAction.wheel.randomElement(using: &random) ?? .changeCart
        do {
            try await perform(action)
            report.counts[action.rawValue, default: .init()].done += 1
        } catch is any ExpectedError {
            report.counts[action.rawValue, default: .init()].refused += 1
        } catch {
            violate("\(action.rawValue): \(error)")
        }
        for failure in jobFailures.take() { violate(failure) }
    }

    private mutating func perform(_ action: SimulationAction) async throws {
        switch action {
        case .changeCart: try await changeCart()
        case .mergeGuest: try await mergeGuest()
        case .placeOrder: try await placeOrder()
        case .startPayment: try await startPayment()
        case .confirmReceipt: try await confirmReceipt()
        case .cancelOrder: try await cancelOrder()
        case .requestReturn: try await requestReturn()
        case .pay: pay()
        case .failPayment: failPayment()
        case .payWrongAmount: payWrongAmount()
        case .payTwice: payTwice()
        case .settleRefunds: gateway.settleRefunds()
        case .failRefund: try await failRefund()
        case .deliverNotifications: try await deliverNotifications()
        case .runJobs: _ = try await runner.runDue()
        case .runTimers: try await runTimers()
        case .advanceClock: advanceClock()
        case .planFault: planFault()
        case .ship: try await ship()
        case .deliverParcel: try await deliverParcel()
        case .judgeReturn: try await judgeReturn()
        case .receiveReturn: try await receiveReturn()
        case .refund: try await refund()
        case .adjustStock: try await adjustStock()
        case .changePrice: try await changePrice()
        }
    }
}

extension Simulation.Failures {
    /// Lets a handler run; what neither a rule nor a slow gateway explains is kept.
    func watch(_ name: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as any ExpectedError {
            throw error
        } catch {
            add("\(name): \(error)")
            throw error
        }
    }
}
