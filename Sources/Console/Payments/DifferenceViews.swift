import Identity
import Kernel
import Payments
import WebRuntime

extension DifferenceRows {
    func html(_ frame: PageFrame, empty text: String? = nil) -> HTML {
        frame.table(
            [
                "console.payments.kind", "console.at", "console.payments.subject", "#console.payments.expected",
                "#console.payments.actual", "order.note", "order.state",
            ], page.items, empty: text
        ) { found in
            let difference = found.difference
            return """
                <td><a href="\(frame.paths.consoleDifference(found.id))">\
                \(frame.words("difference.\(difference.kind.rawValue)"))</a></td><td>\(frame.time(found.foundAt))</td>\
                <td>\(frame.subject(of: difference, orders[difference.subject]))</td>\
                <td class="number">\(frame.money(Money(difference.expectedMinor, difference.currency)))</td>\
                <td class="number">\(frame.money(Money(difference.actualMinor, difference.currency)))</td>\
                <td>\(frame.note(of: difference))</td><td>\(frame.differenceState(found.state))</td>
                """
        }
    }
}

extension DifferenceListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let states = frame.stateOptions("difference.state", DifferenceState.allCases.map(\.rawValue))
        let kinds = frame.stateOptions("difference", PaymentDifference.Kind.allCases.map(\.rawValue))
        let query = (state.map { [("state", $0.rawValue)] } ?? []) + (kind.map { [("kind", $0.rawValue)] } ?? [])
        return frame.money(
            title: words("console.payments.differences"), .consoleDifferences,
            """
            \(frame.filter(.consoleDifferences, """
                \(frame.select("state", label: words("order.state"), options: states, selected: state?.rawValue))
                \(frame.select(
                    "kind", label: words("console.payments.kind"), options: kinds, selected: kind?.rawValue))
                """))
            \(differences.html(frame))
            \(frame.nextPageLink(
                differences.page.next.map { frame.paths.nextPage(of: .consoleDifferences, query: query, $0) }))
            \(frame.exportLink(.consoleDifferences, query: query, isEmpty: differences.page.items.isEmpty))
            """)
    }
}

extension DifferenceModel {
    func html(_ frame: PageFrame) -> HTML {
        let (words, difference) = (frame.words, found.difference)
        let title = words("difference.\(difference.kind.rawValue)")
        let day = CivilDay(difference.statementDay)
        let facts: [(key: String, value: HTML?)] = [
            ("order.state", frame.differenceState(found.state)),
            ("console.payments.subject", frame.subject(of: difference, order)),
            ("console.payments.gateway", HTML(text: difference.gateway)),
            ("console.payments.expected", amount(difference.expectedMinor, frame)),
            ("console.payments.actual", amount(difference.actualMinor, frame)),
            ("order.note", HTML(text: frame.note(of: difference))),
            (
                "console.payments.statement",
                day.map { "<a href=\"\(frame.paths.consoleStatement($0))\">\(frame.format.day($0))</a>" }
            ),
            ("console.at", HTML(text: frame.time(found.foundAt))),
        ]
        return frame.money(
            title: title, .consoleDifferences,
            """
            \(state.summary)<p>\(words("difference.hint.\(difference.kind.rawValue)"))</p>
            <dl class="facts card">\(each: facts, { fact in
                fact.value.map { "<dt>\(words(fact.key))</dt><dd>\($0)</dd>" } ?? ""
            })</dl>
            \(end(frame))
            """)
    }

    private func amount(_ minor: Int64, _ frame: PageFrame) -> HTML {
        HTML(text: frame.money(Money(minor, found.difference.currency)))
    }

    /// What became of it, or the form that settles it.
    private func end(_ frame: PageFrame) -> HTML {
        let words = frame.words
        switch found.state {
        case .settled: return "<p>\(words("console.payments.settled_at", ["time": time(frame)]))</p>"
        case .resolved:
            let by = found.resolvedBy.map { frame.actor($0, names) } ?? ""
            return """
                <p>\(words("console.payments.resolved_at", ["time": time(frame), "by": by]))</p>
                <p class="text">\(found.resolution)</p>
                """
        case .open:
            guard frame.may(.paymentsManage) else { return "" }
            return frame.form(
                to: frame.paths(.consoleDifferenceResolution, found.id.description), class: "form card",
                """
                <h2>\(words("console.payments.resolve"))</h2>\
                <p class="muted">\(words("console.payments.resolve_hint"))</p>
                \(frame.key(key))\(frame.hidden("version", String(found.version)))
                \(frame.textarea("note", words("console.payments.resolution"), state, isRequired: true))
                <button type="submit">\(words("console.payments.resolve"))</button>
                """)
        }
    }

    private func time(_ frame: PageFrame) -> String { found.resolvedAt.map { frame.time($0) } ?? "" }
}

extension PageFrame {
    fileprivate func subject(of difference: PaymentDifference, _ order: OrderID?) -> HTML {
        let id: HTML = "<span class=\"muted\">\(difference.subject)</span>"
        return order.map { "\(orderLink($0)) \(id)" } ?? id
    }

    fileprivate func differenceState(_ state: DifferenceState) -> HTML {
        self.state("difference.state.\(state.rawValue)", state == .open ? "warn" : "good")
    }

    /// What the shop noted about a difference, in the visitor's language; a gateway's own words stay.
    func note(of difference: PaymentDifference) -> String {
        let parts = difference.note.split(separator: "; ").map { phrase(String($0)) }
        return parts.joined(separator: language == .chinese ? "；" : "; ")
    }

    private func phrase(_ text: String) -> String {
        let key = text.replacing(" ", with: "_")
        if let known = words.find("difference.note.\(key)") { return known }
        if let found = text.wholeMatch(of: /gateway reference (.+)/) {
            return words("difference.note.reference", ["reference": String(found.output.1)])
        }
        if let found = text.wholeMatch(of: /here the (payment|refund) is (\w+)/),
            let state = words.find("\(found.output.1).state.\(found.output.2)")
        {
            return words("difference.note.here", ["state": state])
        }
        if let found = text.wholeMatch(of: /there in ([A-Z]{3})/) {
            return words("difference.note.currency", ["currency": String(found.output.1)])
        }
        // A gateway's own code, with its own words behind it.
        return words.find("gateway.\(text.prefix { $0 != ":" })") ?? text
    }
}
