import AfterSales
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

/// The forms of a return's page, for those who may send them.
extension ReturnModel {
    func forms(_ frame: PageFrame) -> HTML {
        switch item.state {
        case .requested where frame.may(.returnsManage): judgeForms(frame)
        case .approved where frame.may(.returnsManage): receiveForms(frame)
        case .received where item.isRefundLeft || refund?.state == .failed: refundForm(frame)
        case .requested, .approved, .received, .rejected, .refunded, .cancelled: ""
        }
    }

    /// What the money does whatever the grade, in words.
    private func consequence(_ frame: PageFrame) -> String {
        guard let due = look ?? item.amount(of: order, nil), due.amountMinor > 0 else {
            return frame.words("console.return.nothing_due")
        }
        return frame.words(
            frame.may(.refundsManage) ? "console.return.due" : "console.return.due_left",
            ["amount": frame.money(due)])
    }

    private func judgeForms(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isRefused = state.error("reason", isNeeded: true) != nil
        let reject = frame.form(
            to: url(.reject, frame),
            """
            \(frame.key(key))\(frame.input("reason", words("console.return.reject_reason"), state))
            <button type="submit" class="button quiet">\(words("console.return.reject"))</button>
            """)
        return """
            <div class="columns"><section class="card"><h2>\(words("console.return.approve"))</h2>\
            <p class="muted">\(words("console.return.approve_hint")) \(consequence(frame))</p>\
            \(frame.button(to: url(.approve, frame), words("console.return.approve"), frame.key(key)))</section>
            <section class="card">\
            \(frame.secondStep(words("console.return.reject"), isOpen: isRefused, rejection(frame), reject))\
            </section></div>
            """
    }

    /// Goods of which nobody has said that they were sent may lie in no parcel at all.
    private func notSent(_ frame: PageFrame) -> HTML? {
        item.parcel == nil ? "<p class=\"notice warn\">\(frame.words("console.return.not_sent"))</p>" : nil
    }

    private func receiveForms(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let receive = frame.form(
            to: url(.receive, frame),
            """
            \(frame.linesError(receiving))\(each: item.lines, { grading($0, frame) })
            <dl class="facts">\(each: ReturnGrade.allCases, { grade in
                """
                <dt>\(words("return.grade.\(grade.rawValue)"))</dt>\
                <dd>\(words("console.return.grade.\(grade.rawValue)"))</dd>
                """
            })</dl>\(frame.textarea(ReturnDecision.noteField, words("console.return.note"), receiving))
            <p class="notice warn">\(consequence(frame))</p>
            <button type="submit">\(words("console.return.receive_look"))</button>
            """)
        // While a question stands about goods that came, nothing of those that did not is beside it.
        let close: HTML? = look == nil ? "<section class=\"card\">\(closeForm(frame))</section>" : nil
        return """
            <section class="card"><h2>\(words("console.return.receive"))</h2>\
            \(notSent(frame))\(receive)</section>
            \(close)
            """
    }

    /// Whether the page comes back because goods that never came could not be closed as the form said.
    private var isClosing: Bool {
        ["reason", ReturnDecision.closingNoteField].contains { state.errors[$0] != nil }
    }

    /// What stands in the form of goods that came; what was typed into the other one is none of its.
    private var receiving: FormState { isClosing ? .fresh() : state }

    private func closeForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let typed = isClosing ? state : .fresh()
        let form = frame.form(
            to: url(.close, frame),
            """
            \(frame.key(key))\(frame.input("reason", words("console.return.reject_reason"), typed))
            \(frame.textarea(ReturnDecision.closingNoteField, words("console.return.note"), typed))
            <button type="submit" class="button quiet">\(words("console.return.close"))</button>
            """)
        let told = words("console.return.close_hint", piecesAndAmount(frame))
        return frame.secondStep(words("console.return.close"), isOpen: isClosing, told, form)
    }

    /// One piece has one grade, which nobody chooses for who looks at it; several may differ.
    private func grading(_ line: ReturnLine, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = "\(order.line(line.orderLineID)?.title ?? "") × \(line.quantity)"
        guard line.quantity > 1 else {
            let grades = ReturnGrade.allCases.map { ($0.rawValue, words("return.grade.\($0.rawValue)")) }
            return frame.select(
                ReturnDecision.gradePrefix + line.orderLineID.description, title, receiving,
                [("", words("console.choose"))] + grades)
        }
        return """
            <fieldset><legend>\(title)</legend>\(each: ReturnGrade.allCases, { grade in
                frame.input(
                    ReturnDecision.piecesField(line.orderLineID, grade), words("return.grade.\(grade.rawValue)"),
                    receiving, type: "number", isRequired: false)
            })</fieldset>
            """
    }

    /// What goes back and to whom, how everything was graded, and the form with which it is so.
    func sure(of due: Money, _ frame: PageFrame) -> HTML {
        let words = frame.words
        var (graded, fields): ([String], [(String, String)]) = ([], [])
        for line in item.lines {
            let title = order.line(line.orderLineID)?.title ?? ""
            let whole = ReturnDecision.gradePrefix + line.orderLineID.description
            for grade in ReturnGrade.allCases {
                let name = ReturnDecision.piecesField(line.orderLineID, grade)
                let isWhole = state[whole] == grade.rawValue
                guard isWhole || (Int(state[name]) ?? 0) > 0 else { continue }
                fields.append(isWhole ? (whole, grade.rawValue) : (name, state[name]))
                let count = isWhole ? String(line.quantity) : state[name]
                graded.append("\(title) × \(count) · \(words("return.grade.\(grade.rawValue)"))")
            }
        }
        let note = state[ReturnDecision.noteField]
        fields.append((ReturnDecision.noteField, note))
        if !note.allSatisfy(\.isWhitespace) { graded.append("\(words("console.return.came_as")) · \(note)") }
        fields.append((ReturnDecision.sureField, String(due.amountMinor)))
        let numbers = ["amount": frame.money(due), "buyer": frame.buyer(order, buyer)]
        let (title, told) =
            due.amountMinor == 0
            ? ("console.return.receive", "console.return.nothing_due")
            : frame.may(.refundsManage)
                ? ("console.return.receive_sure", "console.return.goes")
                : ("console.return.receive", "console.return.due_left")
        return frame.question(
            words(title, numbers), to: url(.receive, frame), back: frame.paths.consoleReturn(item.id),
            fields: "\(frame.key(key))\(each: fields, { frame.hidden($0.0, $0.1) })",
            """
            <ul class="plain">\(each: graded, { "<li>\($0)</li>" })</ul>\
            \(notSent(frame))<p class="notice warn">\(words(told, numbers))</p>
            """)
    }

    /// The refund that was left to whoever may pay out, or another one where it failed.
    private func refundForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let due = look ?? item.left(of: order)
        let numbers = ["amount": due.map { frame.money($0) } ?? "", "buyer": frame.buyer(order, buyer)]
        guard frame.may(.refundsManage) else {
            return "<p class=\"notice warn\">\(words("console.return.waits_for_refund", numbers))</p>"
        }
        let isNothing = due?.amountMinor == 0
        let form = frame.form(
            to: url(.refund, frame),
            """
            \(frame.key(key))\(due.map { frame.hidden(ReturnDecision.sureField, String($0.amountMinor)) })\
            <button type="submit">\
            \(words(isNothing ? "console.return.refund_end" : "console.return.refund_sure", numbers))</button>
            """)
        let told = words(isNothing ? "console.return.nothing_due" : "console.return.goes", numbers)
        let title = words(item.isRefundLeft ? "order.refund" : "console.return.refund")
        let changed: HTML? =
            look == nil
            ? nil : "<p class=\"notice warn\" role=\"status\">\(words("console.return.sum_changed", numbers))</p>"
        return """
            <section class="card">\(changed)\(frame.secondStep(title, isOpen: look != nil, told, form))</section>
            """
    }

    private func url(_ step: ReturnStep, _ frame: PageFrame) -> String {
        frame.paths(.consoleReturnStep, item.id.description, step.rawValue)
    }
}
