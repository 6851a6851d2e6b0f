import Database
import Identity
public import Kernel
import Payments
public import WebRuntime
public import Workflows

/// The process that answers a page.
public struct RunningNode: Sendable {
    let number: Int
    let builtAt: Timestamp?

    /// - Parameters:
    ///   - number: of its ids.
    ///   - builtAt: when its program was made; nil where nobody can tell.
    public init(number: Int, builtAt: Timestamp? = nil) {
        self.number = number
        self.builtAt = builtAt
    }
}

/// The figures of the shop at one moment, from one snapshot.
struct ShopHealth: Sendable {
    /// Nothing is counted further than this.
    static let countLimit = 1_000
    /// A timer looks every few seconds for payments whose time is over: one that is open so long after is stuck.
    static let paymentGrace: Duration = .minutes(10)
    static let migrations = Shop.migrations + IdentityMigrations.all

    let values: [HealthFigure: Int]
    let database: DatabaseFacts?
    /// The latest of the migrations that the database has, and how many there are.
    let lastMigration: AppliedMigration?
    let migrationCount: Int
    /// Processes that hold a number.
    let processCount: Int

    /// - Parameter applied: what the database has of migrations; read apart from the figures, which may need one that
    ///   it lacks.
    init(at now: Timestamp, applied: [AppliedMigration], _ session: Session) throws {
        let limit = Self.countLimit
        let (due, first, dead, behind, parked, overdue, differences, unstocked, facts, held) =
            try session.run(
                JobArchive.dueCount(at: now, upTo: limit), JobArchive.firstDue, JobArchive.deadCount(upTo: limit),
                Outbox.mostBehind(session.dialect), Outbox.parkedCount(upTo: limit),
                Payments.overdueCount(endedBefore: now - Self.paymentGrace, upTo: limit),
                Payments.openDifferenceCount(upTo: limit), Shop.unstockedCount(upTo: limit),
                DatabaseFacts.query(session.dialect), NodeLease.heldCount(at: now))
        values = [
            .databaseUnreachable: 0, .migrationsPending: Self.pendingCount(applied),
            .jobsDue: due, .jobsLate: max(0, first.map { Int((now - $0).milliseconds / 1_000) } ?? 0),
            .jobsDead: dead, .eventsBehind: behind, .eventsParked: parked, .paymentsOverdue: overdue,
            .differencesOpen: differences, .variantsUnstocked: unstocked,
        ]
        database = facts
        (lastMigration, migrationCount, processCount) = (applied.last, applied.count, held)
    }

    /// How many migrations of this program a database lacks that has these.
    static func pendingCount(_ applied: [AppliedMigration]) -> Int {
        let known = Set(applied.map(\.label))
        return migrations.count { !known.contains($0.label) }
    }
}

extension Console {
    /// The figures of the shop for `/metrics`; where the database does not answer, only that, and where it answers that
    /// something is not there which they need, how many migrations it lacks.
    public static func gauges(of shop: Shop) async -> [MetricsRegistry.Gauge] {
        let now = shop.database.clock.now()
        func gauges(_ values: [HealthFigure: Int]) -> [MetricsRegistry.Gauge] {
            HealthFigure.allCases.compactMap { figure in
                guard let (name, help) = figure.gauge, let value = values[figure] else { return nil }
                return MetricsRegistry.Gauge(name, help, Double(value))
            }
        }
        var told: [HealthFigure: Int] = [.databaseUnreachable: 0]
        do {
            let applied = try await shop.database.read { try $0.run(AppliedMigration.all) }
            told[.migrationsPending] = ShopHealth.pendingCount(applied)
            let health = try await shop.database.read { try ShopHealth(at: now, applied: applied, $0) }
            let size = health.database.map {
                MetricsRegistry.Gauge("zhanggui_database_bytes", "The size of the database.", Double($0.byteCount))
            }
            return gauges(health.values) + [size].compactMap(\.self)
        } catch let error as DatabaseError where error.kind == .unavailable {
            return gauges([.databaseUnreachable: 1])
        } catch {
            return gauges(told)
        }
    }
}

extension HealthFigure {
    /// What a figure of requests is in some minutes; nil where nothing was answered that it could be told of.
    func value(of minutes: some Collection<RequestMinute>) -> Int? {
        let sum = RequestMinute.sum(minutes)
        func share(_ count: Int) -> Int? { sum.requests == 0 ? nil : count * 10_000 / sum.requests }
        return switch self {
        case .requests: sum.requests
        case .failedRequests: share(sum.failed)
        case .refusedRequests: share(sum.refused)
        case .usualAnswers: sum.milliseconds(percent: 50)
        case .slowAnswers: sum.milliseconds(percent: 95)
        default: nil
        }
    }
}
