import AfterSales
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension AskReturnModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("return.ask_title", ["number": order.number])
        return frame.page(
            title: title,
            """
            <h1>\(title)</h1><p><a href="\(frame.paths.order(order.id))">\(words("pay.to_order"))</a></p>
            \(state.summary)\(isReturnable ? form(frame) : frame.empty(words("return.not_possible")))
            """)
    }

    private func form(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.form(
            to: frame.paths.orderReturn(order.id), class: "form wide",
            """
            \(frame.key(key))<p class="muted" id="lines">\(words("return.ask_hint"))</p>\(frame.linesError(state))
            \(each: order.lines.filter { $0.returnableQuantity > 0 }, { line($0, frame) })
            \(frame.textarea("evidence", words("return.evidence"), state))
            <button type="submit">\(words("return.send"))</button>
            """)
    }

    private func line(_ line: OrderLine, _ frame: PageFrame) -> HTML {
        let (quantity, reason) = (Self.quantityPrefix + line.id.description, Self.reasonPrefix + line.id.description)
        let limit = frame.format.number(line.returnableQuantity)
        return """
            <fieldset><legend>\(line.title)</legend>\
            \(frame.input(
                quantity, frame.words("return.quantity", ["count": limit]), state, type: "number", isRequired: false))
            \(frame.input(reason, frame.words("return.reason"), state, isRequired: false))</fieldset>
            """
    }
}

extension ReturnModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("return.title", ["number": order.number])
        return frame.page(
            title: title,
            """
            <h1>\(title)</h1>\(state.summary)<p>\(frame.returnState(item.state)) \
            <span class="muted">\(frame.time(item.createdAt))</span></p>
            <p>\(words("return.next.\(item.state.rawValue)"))</p>\(frame.rejection(of: item))
            <p><a href="\(frame.paths.order(order.id))">\(words("pay.to_order"))</a></p>
            \(frame.table(["line.title", "#line.quantity", "return.reason"], item.lines) { row($0) })
            \(item.evidence.isEmpty ? nil : ("<p class=\"text\">\(item.evidence)</p>" as HTML))
            \(refund.map { "<p>\(frame.refund($0))</p>" })\(cancelButton(frame))
            """)
    }

    private func cancelButton(_ frame: PageFrame) -> HTML {
        guard item.isCancellable else { return "" }
        let url = frame.paths(.returnCancel, item.id.description)
        let cancel = frame.button(to: url, frame.words("return.cancel"), class: "button quiet", frame.key(key))
        return "<div class=\"actions\">\(cancel)</div>"
    }

    private func row(_ line: ReturnLine) -> HTML {
        """
        <td>\(order.line(line.orderLineID)?.title)</td><td class="number">\(line.quantity)</td>\
        <td>\(line.reason)</td>
        """
    }
}

extension PageFrame {
    fileprivate func rejection(of item: Return) -> HTML? {
        item.rejectionReason.map { "<p class=\"text\">\(words("return.rejected_because", ["reason": $0]))</p>" }
    }

    func returnState(_ state: ReturnState) -> HTML {
        let style =
            switch state {
            case .requested, .approved: "warn"
            case .rejected, .cancelled: "bad"
            case .received, .refunded: "good"
            }
        return self.state("return.state.\(state.rawValue)", style)
    }
}
