import Kernel
import Payments
import WebRuntime

/// Money that a person should look at.
struct PaymentsModel: Sendable {
    static let refundLimit = PageLimit(clamping: 100)

    let refunds: Page<Refund>
    /// Of those who gave money back.
    let names: Names
    let differences: DifferenceRows
}

/// All payments, newest first.
struct PaymentListModel: Sendable {
    /// Beside the states, what the list can be narrowed to: those that `HealthFigure.paymentsOverdue` counts.
    static let overdue = "overdue"

    let payments: Page<Payment>
    /// A state, or `overdue`; nil for all.
    let shown: String?
}

/// A page of differences with the orders that they are about, by subject.
struct DifferenceRows: Sendable {
    let page: Page<FoundDifference>
    let orders: [String: OrderID]
}

struct DifferenceListModel: Sendable {
    let differences: DifferenceRows
    let state: DifferenceState?
    let kind: PaymentDifference.Kind?
}

/// One difference, and the form that settles it.
struct DifferenceModel: Sendable {
    let found: FoundDifference
    let order: OrderID?
    let names: Names
    let state: FormState
    let key: String
}

/// The days whose statements were compared.
struct StatementListModel: Sendable {
    let days: Page<StatementDay>
}

/// One day's statements, one a gateway, and what differs.
struct StatementModel: Sendable {
    let day: CivilDay
    let statements: [StatementDay]
    let differences: DifferenceRows
}

/// What the accounts stand at.
struct LedgerModel: Sendable {
    let balances: [LedgerBalance]
}
