import Identity
import WebRuntime

/// A figure of how the shop runs. What each is, where its rows stand and what `/metrics` calls it is said here alone;
/// from when on somebody has to act is in `AlertRule`.
enum HealthFigure: String, CaseIterable, Sendable {
    // Of this process, in the last minutes.
    case requests
    case failedRequests = "failed_requests"
    case refusedRequests = "refused_requests"
    case usualAnswers = "usual_answers"
    case slowAnswers = "slow_answers"
    // Of the shop, whichever process answers.
    case databaseUnreachable = "database_unreachable"
    case migrationsPending = "migrations_pending"
    case jobsDue = "jobs_due"
    case jobsLate = "jobs_late"
    case jobsDead = "jobs_dead"
    case eventsBehind = "events_behind"
    case eventsParked = "events_parked"
    case paymentsOverdue = "payments_overdue"
    case differencesOpen = "differences_open"
    case variantsUnstocked = "variants_unstocked"

    static let ofRequests: [HealthFigure] = [
        .requests, .failedRequests, .refusedRequests, .usualAnswers, .slowAnswers,
    ]
    static let ofShop: [HealthFigure] = allCases.filter { !ofRequests.contains($0) }

    /// Figures of requests are of the minute that is going on and those before it, so many in all.
    static let windowMinutes = 5

    enum Unit: Sendable {
        case count, basisPoints, milliseconds, seconds
    }

    var unit: Unit {
        switch self {
        case .failedRequests, .refusedRequests: .basisPoints
        case .usualAnswers, .slowAnswers: .milliseconds
        case .jobsLate: .seconds
        default: .count
        }
    }

    /// Whether it is counted no further than `ShopHealth.countLimit`.
    var isBounded: Bool {
        switch self {
        case .jobsDue, .jobsDead, .eventsParked, .paymentsOverdue, .differencesOpen, .variantsUnstocked: true
        default: false
        }
    }

    /// Its name and help on `/metrics`; nil for figures of requests, which monitors work out of counts.
    var gauge: (name: String, help: String)? {
        let most = "at most \(ShopHealth.countLimit)"
        return switch self {
        case .requests, .failedRequests, .refusedRequests, .usualAnswers, .slowAnswers: nil
        case .databaseUnreachable:
            ("zhanggui_database_unreachable", "1 where the database does not answer, else 0.")
        case .migrationsPending:
            ("zhanggui_migrations_pending", "Migrations of this program that the database lacks.")
        case .jobsDue: ("zhanggui_jobs_due", "Jobs that wait though their time has come, \(most).")
        case .jobsLate: ("zhanggui_jobs_late_seconds", "For how long the job has been due that waits longest.")
        case .jobsDead: ("zhanggui_jobs_dead", "Jobs that failed for good, \(most).")
        case .eventsBehind:
            ("zhanggui_outbox_behind", "Events that the subscriber has not seen that is furthest behind.")
        case .eventsParked: ("zhanggui_outbox_parked", "Events that a subscriber left behind, \(most).")
        case .paymentsOverdue:
            ("zhanggui_payments_overdue", "Payments still open long after their time to pay, \(most).")
        case .differencesOpen:
            ("zhanggui_payment_differences_open", "Open differences with gateways' statements, \(most).")
        case .variantsUnstocked:
            ("zhanggui_variants_unstocked", "Variants on sale that are in no open warehouse, \(most).")
        }
    }

    /// What monitors ask for, in seconds and fractions.
    var expression: String {
        if let gauge { return "max(\(gauge.name))" }
        let routes = MetricsRegistry.unwatchedRoutes.map { $0.replacing(/\{\w+\}/, with: ".*") }.joined(separator: "|")
        let span = "[\(Self.windowMinutes)m]"
        let all = "sum(rate(http_requests_total{route!~\"\(routes)\"}\(span)))"
        func share(_ status: String) -> String {
            "sum(rate(http_requests_total{route!~\"\(routes)\",status=~\"\(status)\"}\(span))) / \(all)"
        }
        func within(_ quantile: String) -> String {
            "histogram_quantile(\(quantile), sum by (le) "
                + "(rate(http_request_duration_seconds_bucket{route!~\"\(routes)\"}\(span))))"
        }
        return switch self {
        case .failedRequests: share("5..")
        case .refusedRequests: share("4..")
        case .usualAnswers: within("0.5")
        case .slowAnswers: within("0.95")
        default: all
        }
    }

    struct Rows {
        let path: PagePath
        var query: [(name: String, value: String)] = []
        let right: Permission
    }

    /// Where the rows stand that it counts, and who may see them; nil where the page itself shows them.
    var rows: Rows? {
        switch self {
        case .jobsDue, .jobsLate: Rows(path: .consoleWaitingJobs, right: .operationsRead)
        case .jobsDead, .eventsBehind, .eventsParked: Rows(path: .consoleOperations, right: .operationsRead)
        case .paymentsOverdue:
            Rows(path: .consolePaymentList, query: [("state", PaymentListModel.overdue)], right: .paymentsRead)
        case .differencesOpen: Rows(path: .consoleDifferences, query: [("state", "open")], right: .paymentsRead)
        case .variantsUnstocked: Rows(path: .consoleStock, query: [("low", "true")], right: .stockRead)
        default: nil
        }
    }
}
