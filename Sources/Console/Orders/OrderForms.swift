import Identity
import Inventory
import Kernel
import Orders
import WebRuntime
import Workflows

/// The forms of an order's page, for those who may send them.
extension OrderModel {
    /// Whether the page has the form that ships.
    func isShipped(by frame: PageFrame) -> Bool { order.isShippable && frame.may(.parcelsManage) }

    func shipTitle(_ frame: PageFrame) -> String {
        frame.words(order.delivery == .pickup ? "console.order.ready" : "console.order.ship")
    }

    func shipForm(_ frame: PageFrame) -> HTML {
        guard isShipped(by: frame) else { return "" }
        let (words, state) = (frame.words, forms.state(of: .ship))
        let waiting = order.lines.filter { $0.unshippedQuantity > 0 }
        let (isPickup, shelves) = (order.delivery == .pickup, shelves)
        let title = shipTitle(frame)
        let pieces: HTML =
            shelves.count > 1
            ? byWarehouse(waiting, shelves, state, frame)
            : """
            \(each: waiting, { line in
                quantity(OrderForm.shipPrefix, line, line.unshippedQuantity, isFull: true, state, frame)
            })
            """
        let form = frame.form(
            to: frame.paths(.consoleOrderParcels, order.id.description),
            """
            \(frame.key(key))\(frame.linesError(state))\(pieces)
            \(isPickup ? frame.hidden(OrderForm.pickupField, "true") : """
                \(frame.carrierInput(state))
                \(frame.input("tracking_number", words("parcel.tracking"), state))
                """ as HTML)
            <p class="muted">\(words(isPickup ? "console.order.ready_hint" : "console.order.ship_hint"))</p>
            <button type="submit">\(title)</button>
            """)
        return "<section class=\"card\" id=\"ship\"><h2>\(title)</h2>\(form)</section>"
    }

    /// The warehouses where pieces wait, in picking order.
    private var shelves: [Warehouse] {
        Set(sources.values.flatMap { $0 }.filter { $0.waiting > 0 }.map(\.warehouse))
            .sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
    }

    /// The lines of each warehouse together: a parcel is packed in one place, so only the first one's are filled in.
    private func byWarehouse(
        _ lines: [OrderLine], _ shelves: [Warehouse], _ state: FormState, _ frame: PageFrame
    ) -> HTML {
        let hint = frame.words("console.order.ship_parts", ["count": frame.format.number(shelves.count)])
        return """
            <p class="notice">\(hint)</p>\(each: shelves, { shelf in
                let parts = lines.compactMap { line in
                    sources[line.id]?.first { $0.warehouse.id == shelf.id && $0.waiting > 0 }.map { (line, $0.waiting) }
                }
                return """
                    <fieldset><legend>\(frame.place(shelf))</legend>\(each: parts, { line, left in
                        part(of: line, left, shelf, isFull: shelf == shelves.first, state, frame)
                    })</fieldset>
                    """
            })
            """
    }

    /// What is wrong with a line stands at the first of its fields.
    private func part(
        of line: OrderLine, _ left: Int, _ shelf: Warehouse, isFull: Bool, _ state: FormState, _ frame: PageFrame
    ) -> HTML {
        let places = (sources[line.id] ?? []).filter { $0.waiting > 0 }
        let isFirst = places.first?.warehouse.id == shelf.id
        let name = places.count > 1 ? OrderForm.shipField(line.id, shelf.id) : OrderForm.shipField(line.id)
        let typed = state[name]
        let label = frame.words(
            "console.order.ship_label",
            ["title": line.title, "place": frame.place(shelf), "most": frame.format.number(left)])
        let input = frame.input(
            name, label: label, value: typed.isEmpty ? String(isFull ? left : 0) : typed, type: "number",
            isRequired: false, errors: state.errors)
        guard places.count > 1, isFirst, let error = state.errors[OrderForm.shipField(line.id)] else { return input }
        let id = OrderForm.shipField(line.id)
        return "<div id=\"\(id)\"><p class=\"error\" id=\"\(id)-error\">\(error)</p>\(input)</div>"
    }

    func refundForm(_ frame: PageFrame) -> HTML {
        guard refundable.amountMinor > 0, frame.may(.refundsManage) else { return "" }
        let (words, state) = (frame.words, forms.state(of: .refund))
        let open = order.lines.filter { $0.refundableQuantity > 0 }
        let form = frame.form(
            to: frame.paths(.consoleOrderRefunds, order.id.description),
            """
            \(frame.key(key))\(each: open, { line in
                quantity(OrderForm.refundPrefix, line, line.refundableQuantity, isFull: false, state, frame)
            })
            \(frame.input(
                "amount", words("console.order.amount_optional", ["currency": "\(order.currency)"]), state,
                isRequired: false))
            \(frame.input("refund_reason", words("return.reason"), state))
            <button type="submit" class="button quiet">\(words("console.order.refund_look"))</button>
            """)
        let hint =
            words("console.order.refund_hint", ["amount": frame.money(refundable)])
            + (order.isCancellable ? " " + words("console.order.refund_whole") : "")
        return """
            <section class="card">\
            \(frame.secondStep(words("console.order.refund"), isOpen: forms.isSent(.refund), hint, form))</section>
            """
    }

    /// What would go back, of what, and that it is for good; the form with which it goes.
    private func sureOfRefund(_ look: RefundLook, _ frame: PageFrame) -> HTML {
        let (words, state, amount) = (frame.words, forms.state(of: .refund), look.amount)
        let pieces = order.lines.filter { $0.refundableQuantity > 0 }.compactMap { line in
            Int(state[OrderForm.refundPrefix + line.id.description]).map { (line: line, count: $0) }
        }.filter { $0.count > 0 }
        let unsent = pieces.reduce(0) {
            $0 + (order.state == .allocated ? min($1.count, $1.line.unshippedQuantity) : 0)
        }
        let fields =
            pieces.map { (OrderForm.refundPrefix + $0.line.id.description, String($0.count)) }
            + ["amount", "refund_reason"].map { ($0, state[$0]) }
            + [(OrderForm.sureField, String(amount.amountMinor))]
        let numbers = ["amount": frame.money(amount), "most": frame.money(refundable)]
        let given = ["pieces": frame.format.number(unsent)]
        return frame.question(
            words("console.order.refund_sure", numbers),
            to: frame.paths(.consoleOrderRefunds, order.id.description), back: frame.paths.consoleOrder(order.id),
            fields: "\(frame.key(key))\(each: fields, { frame.hidden($0.0, $0.1) })",
            """
            <ul class="plain">\(each: pieces, { "<li>\($0.line.title) × \($0.count)</li>" })</ul>
            \(parts(of: look, frame))\
            <p><span class="muted">\(words("return.reason"))</span> \(state["refund_reason"])</p>
            <p class="notice warn">\(words("console.order.refund_goes", numbers))\
            \(unsent > 0 ? words("console.order.refund_unsent", given) : "")</p>
            """)
    }

    /// How the sum came to be, where it is more than the price of the pieces.
    private func parts(of look: RefundLook, _ frame: PageFrame) -> HTML? {
        guard let sum = look.sum, let freight = sum.freight else { return nil }
        let values = ["goods": frame.money(sum.goods), "freight": frame.money(freight)]
        return "<p>\(frame.words("console.order.refund_parts", values))</p>"
    }

    /// What was asked for and has not happened yet; one of them at most.
    func asked(_ frame: PageFrame) -> HTML? {
        refundLook.map { sureOfRefund($0, frame) } ?? cancelLook.map { sureOfCancelling($0, frame) }
    }

    func cancelForm(_ frame: PageFrame) -> HTML {
        guard order.isCancellable, frame.may(.ordersManage) else { return "" }
        let (words, state) = (frame.words, forms.state(of: .cancel))
        let back = order.totals.total - order.refundedMinor
        let consequence =
            order.state == .pendingPayment || back == 0
            ? words("console.order.cancel_unpaid") : words("console.order.cancel_paid", ["amount": amount(back, frame)])
        let form = frame.form(
            to: frame.paths(.consoleOrderCancel, order.id.description),
            """
            \(frame.key(key))\(frame.input("reason", words("return.reason"), state))
            <button type="submit" class="button quiet">\(words("console.order.cancel"))</button>
            """)
        return """
            <section class="card">\
            \(frame.secondStep(words("console.order.cancel"), isOpen: forms.isSent(.cancel), consequence, form))\
            </section>
            """
    }

    /// What goes back with the order, and that it is for good; the form with which it is cancelled.
    private func sureOfCancelling(_ amount: Money, _ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .cancel))
        let numbers = ["amount": frame.money(amount)]
        return frame.question(
            words("console.order.cancel_sure", numbers), to: frame.paths(.consoleOrderCancel, order.id.description),
            back: frame.paths.consoleOrder(order.id),
            fields: """
                \(frame.key(key))\(frame.hidden("reason", state["reason"]))\
                \(frame.hidden(OrderForm.sureField, String(amount.amountMinor)))
                """,
            """
            <p><span class="muted">\(words("return.reason"))</span> \(state["reason"])</p>
            <p class="notice warn">\(words("console.order.cancel_paid", numbers))</p>
            """)
    }

    /// For who says on the phone that everything has come.
    func receiveForm(_ frame: PageFrame) -> HTML {
        guard order.isReceivable, frame.may(.ordersManage) else { return "" }
        let words = frame.words
        let form = frame.form(
            to: frame.paths(.consoleOrderReceipt, order.id.description),
            """
            \(frame.key(key))<button type="submit" class="button quiet">\(words("console.order.receive"))</button>
            """)
        let step = frame.secondStep(
            words("console.order.receive"), isOpen: forms.isSent(.receive), words("console.order.receive_hint"), form)
        return "<section class=\"card\">\(step)</section>"
    }

    private func quantity(
        _ prefix: String, _ line: OrderLine, _ left: Int, isFull: Bool, _ state: FormState, _ frame: PageFrame
    ) -> HTML {
        let name = prefix + line.id.description
        let typed = state[name]
        return frame.input(
            name, label: "\(line.title) (≤ \(left))", value: typed.isEmpty ? String(isFull ? left : 0) : typed,
            type: "number", isRequired: false, errors: state.errors)
    }
}
