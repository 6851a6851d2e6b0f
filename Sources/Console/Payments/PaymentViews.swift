import Kernel
import Orders
import Payments
import WebRuntime

extension PageFrame {
    /// A page about money, with the way to the others.
    func money(title: String, _ current: PagePath, _ main: HTML) -> HTML {
        let tabs: [(path: PagePath, key: String)] = [
            (.consolePayments, "console.payments.waiting"), (.consolePaymentList, "console.payments.list"),
            (.consoleRefunds, "console.payments.refund_list"),
            (.consoleDifferences, "console.payments.differences"), (.consoleStatements, "console.payments.statements"),
            (.consoleLedger, "console.payments.ledger"),
        ]
        return console(
            title: title, .consolePayments,
            """
            <nav class="tabs" aria-label="\(words("console.nav.payments"))"><ul>\(each: tabs, { tab in
                let isHere: HTML = tab.path == current ? " aria-current=\"page\"" : ""
                return "<li><a href=\"\(paths(tab.path))\"\(isHere)>\(words(tab.key))</a></li>"
            })</ul></nav>\(main)
            """)
    }

    func orderLink(_ id: OrderID) -> HTML { "<a href=\"\(paths.consoleOrder(id))\">\(Order.number(of: id))</a>" }

    func paymentState(_ state: PaymentState) -> HTML {
        let style =
            switch state {
            case .created, .pending, .refunding: "warn"
            case .failed, .expired: "bad"
            case .succeeded, .refunded, .partiallyRefunded: "good"
            }
        return self.state("payment.state.\(state.rawValue)", style)
    }
}

extension PaymentsModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.money(
            title: words("console.nav.payments"), .consolePayments,
            """
            <h2>\(words("console.today.differences"))</h2>
            \(differences.html(frame, empty: words("console.payments.no_differences")))
            \(frame.nextPageLink(differences.page.next.map { frame.paths.nextPage(of: .consolePayments, $0) }))
            \(frame.exportLink(
                .consoleDifferences, query: [("state", DifferenceState.open.rawValue)],
                isEmpty: differences.page.items.isEmpty))
            <h2>\(words("console.today.refunds"))</h2>
            \(frame.table(
                [
                    "console.payments.order", "console.at", "#console.order.amount", "console.payments.origin",
                    "console.by", "return.reason",
                ],
                refunds.items, empty: words("console.payments.no_refunds")) { refund($0, frame) })
            \(refunds.next == nil ? "" : """
                <p class="actions"><a href="\(frame.paths(
                    .consoleRefunds, query: [("state", RefundState.pending.rawValue)]))">\
                \(words("console.payments.more_refunds"))</a></p>
                """ as HTML)
            \(frame.exportLink(.consolePayments, isEmpty: refunds.items.isEmpty))
            """)
    }

    private func refund(_ refund: Refund, _ frame: PageFrame) -> HTML {
        """
        <td>\(frame.orderLink(refund.orderID))</td><td>\(frame.time(refund.createdAt))</td>\
        <td class="number">\(frame.money(refund.amount))</td>\
        <td>\(frame.words("refund.origin.\(refund.origin.rawValue)"))</td><td>\(frame.actor(refund.by, names))</td>\
        <td>\(frame.refundReason(refund))</td>
        """
    }
}

extension PaymentListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let options =
            frame.stateOptions("payment.state", PaymentState.allCases.map(\.rawValue))
            + [(value: Self.overdue, label: words("console.health.payments_overdue"))]
        let query = shown.map { [("state", $0)] } ?? []
        return frame.money(
            title: words("console.payments.list"), .consolePaymentList,
            """
            \(frame.filter(.consolePaymentList, frame.select(
                "state", label: words("order.state"), options: options, selected: shown)))
            \(frame.table(
                [
                    "console.payments.order", "console.at", "order.state", "#console.order.amount",
                    "#console.payments.captured", "#console.order.refunded", "console.payments.gateway",
                ],
                payments.items, empty: words("console.payments.none")) { payment($0, frame) })
            \(frame.nextPageLink(
                payments.next.map { frame.paths.nextPage(of: .consolePaymentList, query: query, $0) }))
            \(frame.exportLink(.consolePaymentList, query: query, isEmpty: payments.items.isEmpty))
            """)
    }

    private func payment(_ payment: Payment, _ frame: PageFrame) -> HTML {
        let currency = payment.amount.currency
        return """
            <td>\(frame.orderLink(payment.orderID))</td><td>\(frame.time(payment.createdAt))</td>\
            <td>\(frame.paymentState(payment.state))</td><td class="number">\(frame.money(payment.amount))</td>\
            <td class="number">\(frame.money(Money(payment.capturedMinor, currency)))</td>\
            <td class="number">\(frame.money(Money(payment.refundedMinor, currency)))</td>\
            <td>\(payment.gateway) <span class="muted">\(payment.reference)</span></td>
            """
    }
}

extension LedgerModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.money(
            title: words("console.payments.ledger"), .consoleLedger,
            """
            <p class="muted">\(words("console.payments.ledger_hint"))</p>
            \(frame.table(["console.payments.account", "#console.payments.balance"], balances,
                empty: words("console.payments.no_balances")) { balance in
                """
                <td><a href="\(frame.paths(.consoleLedgerEntries, query: [("account", balance.account)]))">\
                \(frame.account(balance.account))</a></td>\
                <td class="number">\(frame.money(balance.amount))</td>
                """
            })
            \(frame.exportLink(.consoleLedger, isEmpty: balances.isEmpty))
            <p class="actions"><a href="\(frame.paths(.consoleLedgerEntries))">\
            \(words("console.payments.entries"))</a></p>
            """)
    }
}

extension PageFrame {
    /// An account of the ledger in words; what stands behind the colon is a name.
    func account(_ name: String) -> String {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard let first = parts.first, let account = words.find("ledger.\(first)") else { return name }
        return parts.count == 2 ? "\(account) \(parts[1])" : account
    }
}
