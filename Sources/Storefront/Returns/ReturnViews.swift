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

    /// Until when, who pays for sending it, and when the money is back.
    private func terms(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let until: HTML? = lastDay.map { "<li>\(words("return.until", ["day": frame.format.day($0)]))</li>" }
        return """
            <ul class="muted">\(until)<li>\(words("help.returns.cost.text"))</li>\
            <li>\(words("refund.arrives"))</li></ul>
            """
    }

    private func form(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.form(
            to: frame.paths.orderReturn(order.id), class: "form wide",
            """
            \(frame.key(key))<p class="muted" id="lines">\(words("return.ask_hint"))</p>\(terms(frame))\
            \(frame.linesError(state))
            \(each: order.lines.filter { $0.returnableQuantity > 0 }, { line($0, frame) })
            <section class="card">\(frame.textarea("evidence", words("return.evidence"), state))</section>
            <button type="submit">\(words("return.send"))</button>
            """)
    }

    private func line(_ line: OrderLine, _ frame: PageFrame) -> HTML {
        let (id, words) = (line.id.description, frame.words)
        let reasons =
            [("", words("place.choose"))]
            + ReturnReason.allCases.map { ($0.rawValue, $0.text(words)) }
        return """
            <section class="card"><fieldset><legend>\(line.title)</legend><div class="line-item">\
            \(frame.thumb(faces[line.skuID]))<div>\(refunds(line, frame))</div></div>\
            <div class="form wide">\(pieces(line, frame))\
            \(frame.select(Self.reasonPrefix + id, words("return.reason"), state, reasons))
            <div class="in-words">\(frame.input(
                Self.wordsPrefix + id, words("return.why.words"), state, isRequired: false))</div></div></fieldset>\
            </section>
            """
    }

    /// How many: none to begin with, the only piece where there is no choice.
    private func pieces(_ line: OrderLine, _ frame: PageFrame) -> HTML {
        let (name, words) = (Self.quantityPrefix + line.id.description, frame.words)
        let count = line.returnableQuantity
        let label = words("return.quantity", ["count": frame.format.number(count)])
        let (described, text) = frame.fault(at: name, state.errors[name])
        return """
            <div class="field" data-less="\(words("quantity.less"))" data-more="\(words("quantity.more"))">\
            <label for="\(name)">\(label)</label>
            <input id="\(name)" name="\(name)" type="number" inputmode="numeric" min="0" max="\(String(count))" \
            value="\(state[name])" autocomplete="off" aria-label="\(label)"\(described)>\(text)</div>
            """
    }

    /// What the form begins with.
    static func fields(of order: Order) -> [String: String] {
        let lines = order.lines.filter { $0.returnableQuantity > 0 }
        let isOnly = lines.count == 1 && lines.first?.returnableQuantity == 1
        return Dictionary(
            uniqueKeysWithValues: lines.map { (quantityPrefix + $0.id.description, isOnly ? "1" : "0") })
    }

    private func refunds(_ line: OrderLine, _ frame: PageFrame) -> HTML? {
        expected[line.id].map { expected in
            let all: HTML? =
                line.returnableQuantity > 1
                ? "<br>\(frame.expected(expected.all, of: line.returnableQuantity))" : nil
            return "<p class=\"muted\">\(frame.expected(expected.one, of: 1))\(all)</p>"
        }
    }

    /// - Throws: `OrderError`, never for lines of the order itself.
    static func expected(of order: Order) throws -> [OrderLineID: (one: ExpectedRefund, all: ExpectedRefund)] {
        var expected: [OrderLineID: (one: ExpectedRefund, all: ExpectedRefund)] = [:]
        for line in order.lines where line.returnableQuantity > 0 {
            expected[line.id] = (
                try order.expectedRefund(of: [LineQuantity(lineID: line.id, quantity: 1)]),
                try order.expectedRefund(of: [LineQuantity(lineID: line.id, quantity: line.returnableQuantity)])
            )
        }
        return expected
    }
}

extension ReturnModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("return.title", ["number": order.number])
        return frame.page(
            title: title,
            """
            <h1>\(title)</h1>\(state.summary)<p>\(frame.returnState(item.standing)) \
            <span class="muted">\(frame.time(item.createdAt))</span></p>
            <section class="card"><p>\(words("return.next.\(item.standing.word)"))</p>\(frame.rejection(of: item))\
            \(item.state == .approved ? wayBack(frame) : nil)\
            \(expected.map { "<p>\(words("return.expected")) \(frame.expected($0))</p>" })\
            \(refund.map { "<p>\(frame.refund($0))</p>" })\(whenBack(frame))\(notCome(frame))</section>
            \(item.isSendable ? parcelForm(frame) : nil)
            <section class="card"><h2>\(words("return.goods"))</h2>
            \(frame.table(["line.title", "#line.quantity", "return.reason"], item.lines) { row($0, frame) })
            \(item.evidence.isEmpty ? nil : evidence(frame))</section>
            <p><a href="\(frame.paths.order(order.id))">\(words("pay.to_order"))</a></p>\(cancelButton(frame))
            """)
    }

    /// How many came, where that were not all.
    private func notCome(_ frame: PageFrame) -> HTML? {
        guard item.missingQuantity > 0 else { return nil }
        let numbers = [
            "came": frame.format.number(item.linesBack.reduce(0) { $0 + $1.quantity }),
            "missing": frame.format.number(item.missingQuantity),
        ]
        return "<p class=\"notice warn\">\(frame.words("return.not_come", numbers))</p>"
    }

    private func evidence(_ frame: PageFrame) -> HTML {
        "<p class=\"text\"><span class=\"muted\">\(frame.words("return.more"))</span> \(item.evidence)</p>"
    }

    /// When the money is there: as long as some is expected, and as long as it is on its way.
    private func whenBack(_ frame: PageFrame) -> HTML? {
        guard expected != nil || refund.map({ $0.state == .pending }) == true else { return nil }
        return "<p class=\"muted\">\(frame.words("refund.arrives"))</p>"
    }

    /// Where the parcel goes, and what lies in it.
    private func wayBack(_ frame: PageFrame) -> HTML {
        let words = frame.words
        // Once the parcel is told there is no day to miss any more.
        let last = item.standing.isOnItsWay ? nil : lastDay
        let until: HTML? = last.map { "<p>\(words("return.send_by", ["day": frame.format.day($0)]))</p>" }
        guard let place else { return "\(until)<p>\(words("return.to_ask"))</p>\(reach(frame))" }
        let phone: HTML? = place.phone.isEmpty ? nil : "<dt>\(words("field.phone"))</dt><dd>\(place.phone)</dd>"
        return """
            \(until)<dl class="facts"><dt>\(words("return.to"))</dt><dd>\(place.address)</dd>\
            <dt>\(words("return.to_name"))</dt><dd>\(place.recipient.isEmpty ? frame.shopName : place.recipient)</dd>\
            \(phone)<dt>\(words("return.enclose"))</dt><dd>\(words("orders.one", ["number": order.number]))</dd></dl>\
            \(reach(frame))
            """
    }

    /// What the form of the parcel starts with.
    static func fields(_ parcel: ReturnParcel?) -> [String: String] {
        parcel.map { ["carrier": $0.carrier, "tracking_number": $0.trackingNumber] } ?? [:]
    }

    /// How the goods come back, told once they are on their way; corrected with the same form.
    private func parcelForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let told: HTML? = item.parcel.map { parcel in
            "<p>\(words("return.on_its_way", ["time": frame.time(parcel.sentAt)]))</p>"
        }
        let form = frame.form(
            to: frame.paths(.returnParcel, item.id.description),
            """
            \(frame.key(key))\(frame.input("carrier", words("parcel.carrier"), state))
            \(frame.input("tracking_number", words("parcel.tracking"), state))
            <button type="submit">\(words(item.parcel == nil ? "return.sent" : "return.correct"))</button>
            """)
        return """
            <section class="card"><h2>\(words("return.parcel"))</h2>\(told)\
            <p class="muted">\(words("return.parcel.hint"))</p>\(form)</section>
            """
    }

    private func reach(_ frame: PageFrame) -> HTML? {
        contact.map { "<p>\(frame.words("return.contact", ["contact": $0]))</p>" }
    }

    private func cancelButton(_ frame: PageFrame) -> HTML {
        guard item.isCancellable else { return "" }
        let url = frame.paths(.returnCancel, item.id.description)
        let sure = frame.button(to: url, frame.words("return.cancel.confirm"), class: "button quiet", frame.key(key))
        return """
            <details class="step"><summary class="button quiet">\(frame.words("return.cancel"))</summary>\
            <p>\(frame.words("return.cancel.means"))</p>\(sure)</details>
            """
    }

    private func row(_ line: ReturnLine, _ frame: PageFrame) -> HTML {
        let missing: HTML? =
            line.grade == .missing ? " <span class=\"muted\">\(frame.words("return.grade.missing"))</span>" : nil
        return """
            <td>\(order.line(line.orderLineID)?.title)\(missing)</td><td class="number">\(line.quantity)</td>\
            <td>\(frame.returnReason(line.reason))</td>
            """
    }
}

extension PageFrame {
    /// What comes back for pieces, with the share of the delivery in it.
    fileprivate func expected(_ refund: ExpectedRefund, of count: Int) -> HTML {
        "\(words("return.expected_of", ["count": format.number(count)])) \(expected(refund))"
    }

    fileprivate func expected(_ refund: ExpectedRefund) -> HTML {
        let parts: HTML? = refund.freight.map { freight in
            let values = ["goods": money(refund.goods), "freight": money(freight)]
            return " <span class=\"muted\">\(words("return.expected_parts", values))</span>"
        }
        return "<strong>\(money(refund.amount))</strong>\(parts)"
    }

    fileprivate func rejection(of item: Return) -> HTML? {
        let key = item.isClosed ? "return.closed_because" : "return.rejected_because"
        return item.rejectionReason.map { "<p class=\"text\">\(words(key, ["reason": $0]))</p>" }
    }

    func returnState(_ standing: ReturnStanding) -> HTML {
        let style =
            switch standing.state {
            case .requested, .approved: "warn"
            case .rejected, .cancelled: "bad"
            case .received, .refunded: "good"
            }
        return self.state("return.state.\(standing.word)", style)
    }
}
