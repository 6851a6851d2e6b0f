import Kernel
import Payments
import WebRuntime

extension StatementListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.money(
            title: words("console.payments.statements"), .consoleStatements,
            """
            <p class="muted">\(words("console.payments.statements_hint"))</p>
            \(frame.table(
                [
                    "console.payments.day", "console.payments.gateway", "order.state",
                    "#console.payments.payments_here",
                    "#console.payments.payments_there", "#console.payments.refunds_here",
                    "#console.payments.refunds_there", "#console.payments.fees", "#console.payments.open",
                ], days.items, empty: words("console.payments.no_statements")) { day($0, frame) })
            \(frame.nextPageLink(days.next.map { frame.paths.nextPage(of: .consoleStatements, $0) }))
            \(frame.exportLink(.consoleStatements, isEmpty: days.items.isEmpty))
            """)
    }

    private func day(_ day: StatementDay, _ frame: PageFrame) -> HTML {
        """
        <td><a href="\(frame.paths.consoleStatement(day.day))">\(frame.format.day(day.day))</a></td>\
        <td>\(day.gateway)</td><td>\(frame.statementState(day.state))</td>\(frame.sums(day, \.paymentsHere))\
        \(frame.sums(day, \.paymentsThere))\(frame.sums(day, \.refundsHere))\(frame.sums(day, \.refundsThere))\
        <td class="number">\(each: day.totals, { "<div>\(frame.money(Money($0.feesMinor, $0.currency)))</div>" })</td>\
        <td class="number">\(day.openDifferenceCount)</td>
        """
    }
}

extension StatementModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("console.payments.statement_of", ["day": frame.format.day(day)])
        return frame.money(
            title: title, .consoleStatements,
            """
            \(each: statements, { statement($0, frame) })
            <h2>\(words("console.payments.differences"))</h2>
            \(differences.html(frame, empty: words("console.payments.agrees")))
            \(frame.nextPageLink(differences.page.next.map { cursor in
                frame.paths(.consoleStatement, day.description, query: [("cursor", cursor.text)])
            }))
            \(frame.exportLink(.consoleStatement, day.description, isEmpty: differences.page.items.isEmpty))
            """)
    }

    private func statement(_ statement: StatementDay, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let compared = statement.comparedAt.map { frame.time($0) }
        let lines = frame.paths(
            .consoleStatementLines, statement.day.description, query: [("gateway", statement.gateway)])
        return """
            <h2>\(statement.gateway) \(frame.statementState(statement.state))</h2>
            <p class="muted"><a href="\(lines)">\
            \(words("console.payments.lines", ["count": frame.format.number(statement.lineCount)]))</a>\
            \(compared.map { " · \(words("console.payments.compared_at", ["time": $0]))" })</p>
            \(frame.table(
                ["console.payments.side", "#console.payments.payments", "#console.payments.refunds",
                 "#console.payments.fees"],
                statement.totals.flatMap { total in [(isHere: true, total), (isHere: false, total)] }
            ) { side in
                """
                <td>\(words(side.isHere ? "console.payments.here" : "console.payments.there"))</td>\
                \(frame.sum(side.isHere ? side.1.paymentsHere : side.1.paymentsThere, side.1.currency))\
                \(frame.sum(side.isHere ? side.1.refundsHere : side.1.refundsThere, side.1.currency))\
                <td class="number">\(side.isHere ? "" : frame.money(Money(side.1.feesMinor, side.1.currency)))</td>
                """
            })
            """
    }
}

extension PageFrame {
    fileprivate func statementState(_ state: StatementState) -> HTML {
        self.state("statement.state.\(state.rawValue)", state == .compared ? "good" : "warn")
    }

    /// Count and amount, a line for each currency.
    fileprivate func sums(_ day: StatementDay, _ sum: KeyPath<StatementTotals, StatementSum>) -> HTML {
        """
        <td class="number">\(each: day.totals, { "<div>\(count(of: $0[keyPath: sum], $0.currency))</div>" })</td>
        """
    }

    fileprivate func sum(_ sum: StatementSum, _ currency: Currency) -> HTML {
        "<td class=\"number\">\(count(of: sum, currency))</td>"
    }

    private func count(of sum: StatementSum, _ currency: Currency) -> String {
        "\(money(Money(sum.amountMinor, currency))) (\(format.number(sum.count)))"
    }
}
