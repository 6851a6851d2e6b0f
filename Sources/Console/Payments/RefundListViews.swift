import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// All refunds, the latest first.
struct RefundListModel: Sendable {
    let refunds: Page<Refund>
    /// Of those who gave money back.
    let names: Names
    let filter: RefundFilter
    let state: FormState
}

extension RefundListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.money(
            title: words("console.payments.refund_list"), .consoleRefunds,
            """
            \(state.summary)\(frame.filter(.consoleRefunds, """
                \(frame.select(
                    "state", words("order.state"), state,
                    frame.stateOptions("refund.state", RefundState.allCases.map(\.rawValue))))
                \(frame.input("from", words("console.payments.confirmed_from"), state, type: "date", isRequired: false))
                \(frame.input("to", words("console.orders.to"), state, type: "date", isRequired: false))
                """))
            \(frame.table(
                [
                    "console.payments.order", "console.at", "order.state", "console.payments.confirmed",
                    "#console.order.amount", "console.payments.origin", "console.by", "return.reason",
                ],
                refunds.items, empty: words("console.payments.no_such_refunds")) { row($0, frame) })
            \(frame.nextPageLink(
                refunds.next.map { frame.paths.nextPage(of: .consoleRefunds, query: filter.query, $0) }))
            \(frame.exportLink(.consoleRefunds, query: filter.query, isEmpty: refunds.items.isEmpty))
            """)
    }

    private func row(_ refund: Refund, _ frame: PageFrame) -> HTML {
        let style =
            switch refund.state {
            case .pending: "warn"
            case .succeeded: "good"
            case .failed: "bad"
            }
        return """
            <td>\(frame.orderLink(refund.orderID))</td><td>\(frame.time(refund.createdAt))</td>\
            <td>\(frame.state("refund.state.\(refund.state.rawValue)", style))</td>\
            <td>\(confirmedAt(refund).map { frame.time($0) })</td>\
            <td class="number">\(frame.money(refund.amount))</td>\
            <td>\(frame.words("refund.origin.\(refund.origin.rawValue)"))</td>\
            <td>\(frame.actor(refund.by, names))</td><td>\(frame.refundReason(refund))</td>
            """
    }

    /// One that failed has ended, and nobody confirmed it.
    private func confirmedAt(_ refund: Refund) -> Timestamp? {
        refund.state == .succeeded ? refund.finishedAt : nil
    }
}

extension RefundListModel: ListLines {
    static let columns = [
        "console.payments.order", "console.at", "order.state", "console.payments.confirmed", "console.order.amount",
        "console.orders.currency", "console.payments.origin", "console.by", "return.reason",
    ]

    var next: Cursor? { refunds.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        refunds.items.map { refund in
            [
                Order.number(of: refund.orderID), frame.format.sortableTime(refund.createdAt),
                frame.words("refund.state.\(refund.state.rawValue)"),
                confirmedAt(refund).map { frame.format.sortableTime($0) } ?? "", refund.amount.decimal,
                refund.amount.currency.code, frame.words("refund.origin.\(refund.origin.rawValue)"),
                frame.actor(refund.by, names), frame.refundReason(refund),
            ]
        }
    }
}

/// The lines of one gateway's statement, with the orders that they are about.
struct StatementLinesModel: Sendable {
    let day: CivilDay
    let gateway: String
    let page: Page<KeptStatementLine>
    let orders: [String: OrderID]
}

extension StatementLinesModel: ListLines {
    static let columns = [
        "console.payments.place", "console.payments.line_kind", "console.at", "console.payments.order",
        "console.payments.subject", "console.order.amount", "console.payments.fees", "console.orders.currency",
        "console.payments.reference",
    ]

    var next: Cursor? { page.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        page.items.map { kept in
            let line = kept.line
            return [
                String(kept.position + 1), frame.words("statement.line.\(line.kind.rawValue)"),
                frame.format.sortableTime(line.at), orders[line.id].map { Order.number(of: $0) } ?? "", line.id,
                line.amount.decimal, line.fee.decimal, line.amount.currency.code, line.reference,
            ]
        }
    }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let query: [(name: String, value: String)] = [("gateway", gateway)]
        let title = words(
            "console.payments.lines_of", ["day": frame.format.day(day), "gateway": gateway])
        return frame.money(
            title: title, .consoleStatements,
            """
            <p class="actions"><a href="\(frame.paths.consoleStatement(day))">\
            \(words("console.payments.statement_of", ["day": frame.format.day(day)]))</a></p>
            \(frame.table(
                [
                    "#console.payments.place", "console.payments.line_kind", "console.at", "console.payments.order",
                    "console.payments.subject", "#console.order.amount", "#console.payments.fees",
                    "console.payments.reference",
                ], page.items, empty: words("console.payments.no_lines")) { row($0, frame) })
            \(frame.nextPageLink(page.next.map { cursor in
                frame.paths(.consoleStatementLines, day.description, query: query + [("cursor", cursor.text)])
            }))
            \(frame.exportLink(
                .consoleStatementLines, day.description, query: query, isEmpty: page.items.isEmpty))
            """)
    }

    private func row(_ kept: KeptStatementLine, _ frame: PageFrame) -> HTML {
        let line = kept.line
        return """
            <td class="number">\(frame.format.number(Int(kept.position) + 1))</td>\
            <td>\(frame.words("statement.line.\(line.kind.rawValue)"))</td><td>\(frame.time(line.at))</td>\
            <td>\(orders[line.id].map { frame.orderLink($0) })</td><td>\(line.id)</td>\
            <td class="number">\(frame.money(line.amount))</td><td class="number">\(frame.money(line.fee))</td>\
            <td>\(line.reference)</td>
            """
    }
}
