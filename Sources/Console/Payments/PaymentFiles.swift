import Kernel
import Orders
import Payments
import WebRuntime

/// The refunds that wait, without the differences beside them: those are a list of their own.
struct RefundLines: ListLines {
    static let columns = [
        "console.payments.order", "console.at", "console.order.amount", "console.orders.currency",
        "console.payments.origin", "console.by", "return.reason",
    ]

    let refunds: Page<Refund>
    /// Of those who gave money back.
    let names: Names

    var next: Cursor? { refunds.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        refunds.items.map { refund in
            [
                Order.number(of: refund.orderID), frame.format.sortableTime(refund.createdAt), refund.amount.decimal,
                refund.amount.currency.code, frame.words("refund.origin.\(refund.origin.rawValue)"),
                frame.actor(refund.by, names), frame.refundReason(refund),
            ]
        }
    }
}

extension PaymentListModel: ListLines {
    static let columns = [
        "console.payments.order", "console.at", "order.state", "console.order.amount", "console.payments.captured",
        "console.order.refunded", "console.orders.currency", "console.payments.gateway", "console.payments.reference",
    ]

    var next: Cursor? { payments.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        payments.items.map { payment in
            let currency = payment.amount.currency
            return [
                Order.number(of: payment.orderID), frame.format.sortableTime(payment.createdAt),
                frame.words("payment.state.\(payment.state.rawValue)"), payment.amount.decimal,
                Money(payment.capturedMinor, currency).decimal, Money(payment.refundedMinor, currency).decimal,
                currency.code, payment.gateway, payment.reference ?? "",
            ]
        }
    }
}

extension DifferenceRows: ListLines {
    static let columns = [
        "console.payments.kind", "console.at", "console.payments.order", "console.payments.subject",
        "console.payments.expected", "console.payments.actual", "console.orders.currency", "order.note", "order.state",
    ]

    var next: Cursor? { page.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        page.items.map { found in
            let difference = found.difference
            return [
                frame.words("difference.\(difference.kind.rawValue)"), frame.format.sortableTime(found.foundAt),
                orders[difference.subject].map { Order.number(of: $0) } ?? "", difference.subject,
                Money(difference.expectedMinor, difference.currency).decimal,
                Money(difference.actualMinor, difference.currency).decimal, difference.currency.code,
                frame.note(of: difference), frame.words("difference.state.\(found.state.rawValue)"),
            ]
        }
    }
}

/// A line for each currency of a day; a day on which nothing moved has one without amounts.
extension StatementListModel: ListLines {
    static let columns = [
        "console.payments.day", "console.payments.gateway", "order.state", "console.orders.currency",
        "console.payments.payments_here", "console.payments.payments_here_count", "console.payments.payments_there",
        "console.payments.payments_there_count", "console.payments.refunds_here",
        "console.payments.refunds_here_count", "console.payments.refunds_there",
        "console.payments.refunds_there_count", "console.payments.fees", "console.payments.open",
    ]

    var next: Cursor? { days.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        days.items.flatMap { day in
            let start = [
                day.day.description, day.gateway, frame.words("statement.state.\(day.state.rawValue)"),
            ]
            let open = String(day.openDifferenceCount)
            guard !day.totals.isEmpty else {
                return [start + Array(repeating: "", count: Self.columns.count - start.count - 1) + [open]]
            }
            return day.totals.map { start + cells($0) + [open] }
        }
    }

    private func cells(_ totals: StatementTotals) -> [String] {
        let sums = [totals.paymentsHere, totals.paymentsThere, totals.refundsHere, totals.refundsThere]
        return [totals.currency.code]
            + sums.flatMap { [Money($0.amountMinor, totals.currency).decimal, String($0.count)] }
            + [Money(totals.feesMinor, totals.currency).decimal]
    }
}

extension LedgerModel: ListLines {
    static let columns = ["console.payments.account", "console.payments.balance", "console.orders.currency"]

    func lines(_ frame: PageFrame) -> [[String]] {
        balances.map { [frame.account($0.account), $0.amount.decimal, $0.amount.currency.code] }
    }
}
