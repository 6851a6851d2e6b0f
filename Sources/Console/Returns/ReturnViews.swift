import AfterSales
import Identity
import Kernel
import Orders
import Payments
import WebRuntime

extension ReturnListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let options = frame.stateOptions("return.state", ReturnState.allCases.map(\.rawValue))
        let query = state.map { [("state", $0.rawValue)] } ?? []
        return frame.console(
            title: words("console.nav.returns"), .consoleReturns,
            """
            \(frame.filter(.consoleReturns, frame.select(
                "state", label: words("order.state"), options: options, selected: state?.rawValue)))
            \(frame.table(
                ["console.return.asked_at", "order.state", "#line.quantity", "return.reason"], returns
            ) { item in
                """
                <td><a href="\(frame.paths.consoleReturn(item.id))">\(frame.time(item.createdAt))</a></td>\
                <td>\(frame.returnState(item.state))</td>\
                <td class="number">\(item.lines.reduce(0) { $0 + $1.quantity })</td><td>\(item.lines.first?.reason)</td>
                """
            })
            \(frame.nextPageLink(next.map { frame.paths.nextPage(of: .consoleReturns, query: query, $0) }))
            \(frame.exportLink(.consoleReturns, query: query, isEmpty: returns.isEmpty))
            """)
    }
}

extension ReturnListModel: ListLines {
    static let columns = [
        "console.return.asked_at", "order.number", "order.state", "line.quantity", "return.reason",
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        returns.map { item in
            [
                frame.format.sortableTime(item.createdAt), Order.number(of: item.orderID),
                frame.words("return.state.\(item.state.rawValue)"),
                String(item.lines.reduce(0) { $0 + $1.quantity }), item.lines.first?.reason ?? "",
            ]
        }
    }
}

extension ReturnModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.return.title", ["number": order.number]), .consoleReturns,
            """
            \(state.summary)
            <p>\(frame.returnState(item.state)) <span class="muted">\(frame.time(item.createdAt))</span> \
            <a href="\(frame.paths.consoleOrder(order.id))">\(order.number)</a></p>
            \(frame.table(["line.title", "#line.quantity", "return.reason", "return.grade"], item.lines) { line in
                let grade = line.grade.map { words("return.grade.\($0.rawValue)") }
                return """
                    <td>\(order.line(line.orderLineID)?.title)</td><td class="number">\(line.quantity)</td>\
                    <td>\(line.reason)</td><td>\(grade)</td>
                    """
            })
            \(item.evidence.isEmpty ? nil : ("<p class=\"text\">\(item.evidence)</p>" as HTML))
            \(item.rejectionReason.map {
                "<p class=\"text\">\(words("return.rejected_because", ["reason": $0]))</p>"
            })
            \(refund.map { "<p>\(frame.refund($0))</p>" })\(wayBack(frame))
            \(frame.may(.returnsManage) ? forms(frame) : "")
            """)
    }

    /// How the goods come, and until when.
    private func wayBack(_ frame: PageFrame) -> HTML? {
        let words = frame.words
        let parcel: HTML? = item.parcel.map { parcel in
            """
            <dt>\(words("parcel.carrier"))</dt><dd>\(parcel.carrier)</dd>\
            <dt>\(words("parcel.tracking"))</dt><dd>\(parcel.trackingNumber)</dd>\
            <dt>\(words("console.return.sent_at"))</dt><dd>\(frame.time(parcel.sentAt))</dd>
            """
        }
        let until: HTML? =
            item.state != .approved
            ? nil
            : lastDay.map { day in
                "<dt>\(words("console.return.send_by"))</dt><dd>\(frame.format.day(day))</dd>"
            }
        guard parcel != nil || until != nil else { return nil }
        return """
            <section class="card"><h2>\(words("console.return.way_back"))</h2>\
            <dl class="facts">\(until)\(parcel)</dl></section>
            """
    }

    private func url(_ step: ReturnStep, _ frame: PageFrame) -> String {
        frame.paths(.consoleReturnStep, item.id.description, step.rawValue)
    }

    private func forms(_ frame: PageFrame) -> HTML {
        let words = frame.words
        switch item.state {
        case .requested:
            let reject = frame.form(
                to: url(.reject, frame),
                """
                \(frame.key(key))\(frame.input("reason", words("console.return.reject_reason"), state))
                <button type="submit" class="button quiet">\(words("console.return.reject"))</button>
                """)
            return """
                <div class="columns"><section class="card"><h2>\(words("console.return.approve"))</h2>\
                \(frame.button(to: url(.approve, frame), words("console.return.approve"), frame.key(key)))</section>
                <section class="card"><h2>\(words("console.return.reject"))</h2>\(reject)</section></div>
                """
        case .approved:
            let grades = ReturnGrade.allCases.map { ($0.rawValue, words("return.grade.\($0.rawValue)")) }
            let receive = frame.form(
                to: url(.receive, frame),
                """
                \(frame.key(key))\(each: item.lines, { line in
                    let title = order.line(line.orderLineID)?.title ?? ""
                    let name = ReturnDecision.gradePrefix + line.orderLineID.description
                    return frame.select(name, "\(title) × \(line.quantity)", state, grades)
                })
                <button type="submit">\(words("console.return.receive"))</button>
                """)
            return "<section class=\"card\"><h2>\(words("console.return.receive"))</h2>\(receive)</section>"
        case .received where refund?.state == .failed:
            return """
                <section class="card"><h2>\(words("console.return.refund"))</h2>\
                \(frame.button(to: url(.refund, frame), words("console.return.refund"), frame.key(key)))</section>
                """
        case .rejected, .received, .refunded, .cancelled: return ""
        }
    }
}
