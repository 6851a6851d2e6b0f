import AfterSales
import Delivery
import Identity
import Inventory
import Kernel
import Orders
import Payments
import WebRuntime

extension OrderModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.order.title", ["number": order.number]), .consoleOrders, asked: asked(frame),
            """
            \(forms.summary)
            <p class="actions">\(frame.orderState(order))\(refunding(frame))\
            \(frame.refundState(order.refundedMinor, of: order.totals.total))\
            <span class="muted">\(words("order.placed_at")) \(frame.time(order.placedAt))</span>\
            \(shipLink(frame))\(noteLink(frame))</p>
            <div class="beside wide-start"><div><h2>\(words("order.lines"))</h2>\(lines(frame))
            <div class="columns">\(shipForm(frame))\(receiveForm(frame))\(refundForm(frame))\(cancelForm(frame))</div>
            \(parcelList(frame))\(money(frame))\(returnList(frame))</div>
            <div><section class="card"><h2>\(words("console.order.about"))</h2>\(facts(frame))\
            \(frame.showForm(
                to: frame.paths(.consoleOrderPersonalData, order.id.description), .recipientsRead, isShown: isShown))\
            </section>
            <section class="card"><h2>\(words("console.order.timeline"))</h2>\(timeline(frame))</section>
            \(noteForm(frame))</div></div>
            """)
    }

    /// An order that is closed or cancelled sounds as if its money were back.
    private func refunding(_ frame: PageFrame) -> HTML? {
        refundingMinor > 0 ? frame.state("console.order.refunding", "warn") : nil
    }

    /// On a phone the form lies far below the goods.
    private func shipLink(_ frame: PageFrame) -> HTML? {
        isShipped(by: frame) ? "<a href=\"#ship\">\(shipTitle(frame))</a>" : nil
    }

    /// An order of which nothing is sent needs no paper for its parcel.
    private func noteLink(_ frame: PageFrame) -> HTML {
        guard order.state != .cancelled, order.lines.contains(where: { $0.quantity > $0.cancelledQuantity }) else {
            return ""
        }
        let url = frame.paths(.consoleDeliveryNote, order.id.description)
        return "<a href=\"\(url)\">\(frame.words("console.note.title"))</a>"
    }

    func amount(_ minor: Int64, _ frame: PageFrame) -> String { frame.money(Money(minor, order.currency)) }

    private func lines(_ frame: PageFrame) -> HTML {
        // What is not asked for each piece is no part of a line's own sum; it has its column where there is some.
        let hasFreight = order.lines.contains { $0.freightMinor != 0 }
        let hasRefunds = order.lines.contains { $0.refundedMinor != 0 }
        let hasReturns = order.lines.contains { $0.returnedQuantity != 0 }
        let table = frame.table(
            ["line.title", "#line.quantity", "#line.unit_price", "#line.total"]
                + (hasFreight ? ["#console.order.freight_part"] : [])
                + ["#console.order.shipped"] + (hasReturns ? ["#console.order.returned"] : [])
                + (hasRefunds ? ["#order.refund"] : []),
            order.lines
        ) { line in
            let freight: HTML = "<td class=\"number\">\(amount(line.freightMinor, frame))</td>"
            let refund: HTML =
                "<td class=\"number\">\(line.refundedMinor > 0 ? amount(line.refundedMinor, frame) : "")</td>"
            let returned: HTML = "<td class=\"number\">\(line.returnedQuantity)</td>"
            let title: HTML =
                frame.may(.stockRead)
                ? "<a href=\"\(frame.paths.consoleStockItem(line.skuID))\">\(line.title)</a>" : "\(line.title)"
            return """
                <td>\(title)\(places(of: line, frame))\(fate(of: line, frame))</td>\
                <td class="number">\(line.quantity)</td><td class="number">\(amount(line.unitPriceMinor, frame))</td>\
                <td class="number">\(amount(line.goodsMinor, frame))</td>\(hasFreight ? freight : nil)\
                <td class="number">\(line.shippedQuantity)</td>\
                \(hasReturns ? returned : nil)\(hasRefunds ? refund : nil)
                """
        }
        return "\(table)\(wholeRefund(frame))"
    }

    /// Money that went back by its amount, or with the order, is no line's.
    private func wholeRefund(_ frame: PageFrame) -> HTML? {
        let minor = order.refundedMinor - order.lines.reduce(0) { $0 + $1.refundedMinor }
        guard minor > 0 else { return nil }
        let key = order.state == .cancelled ? "console.order.refund_cancelled" : "console.order.refund_by_amount"
        return "<p class=\"muted\">\(frame.words(key, ["amount": amount(minor, frame)]))</p>"
    }

    /// Its words wrap: a mark that does not would push the last columns out of sight.
    private func fate(of line: OrderLine, _ frame: PageFrame) -> HTML {
        let told = frame.lineFate(
            notSent: line.cancelledQuantity, refunded: line.refundedSentQuantity, returning: line.returningQuantity)
        return "\(each: told, { "<br><strong>\($0)</strong>" })"
    }

    /// From which warehouses its pieces come, and how many from each.
    private func places(of line: OrderLine, _ frame: PageFrame) -> HTML? {
        sources[line.id].map { sources in
            """
            <br><span class="muted">\(frame.words("console.order.from"))\(each: sources, { source in
                """
                 \(frame.place(source.warehouse)) × \(source.waiting + source.shipped)
                """
            })</span>
            """
        }
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let address = isShown ? order.address : order.address?.masked
        let contact = (order.contact ?? buyer?.email ?? buyer?.phone).map { isShown ? $0 : Mask.contact($0) }
        let invoice = order.invoice.map { invoice in
            [
                invoice.kind == .personal && !isShown ? Mask.name(invoice.title) : invoice.title,
                invoice.taxNumber ?? "", invoice.email.map { isShown ? $0 : Mask.email($0) } ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let refunded = order.refundedMinor - refundingMinor
        let rows: [(key: String, value: String?)] = [
            ("order.contact", contact),
            ("order.address", address.map { "\($0.name) \($0.phone) \($0.place)" }),
            ("order.delivery", words("delivery.\(order.delivery.rawValue)")), ("order.invoice", invoice),
            ("order.note", order.note.isEmpty ? nil : order.note), ("totals.goods", amount(order.totals.goods, frame)),
            ("totals.freight", amount(order.totals.freight, frame)),
            ("totals.tax", amount(order.totals.tax, frame)), ("totals.total", amount(order.totals.total, frame)),
            ("console.order.refunded", refunded > 0 ? amount(refunded, frame) : nil),
            ("console.order.refunding", refundingMinor > 0 ? amount(refundingMinor, frame) : nil),
        ]
        let person: HTML =
            buyer.map { frame.customerLink($0, isShown: isShown) } ?? HTML(text: words("console.order.guest"))
        return """
            <dl class="facts"><dt>\(words("console.order.buyer"))</dt><dd>\(person)</dd>\(each: rows, { row in
                row.value.map { "<dt>\(words(row.key))</dt><dd>\($0)</dd>" } ?? ""
            })</dl>
            """
    }

    private func noteForm(_ frame: PageFrame) -> HTML {
        guard frame.may(.ordersManage) || frame.may(.customersManage) else { return "" }
        let form = frame.noteForm(
            to: frame.paths(.consoleOrderNotes, order.id.description), key, forms.state(of: .note))
        return "<section class=\"card\"><h2>\(frame.words("console.notes"))</h2>\(form)</section>"
    }

    private func parcelList(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("order.parcels"))</h2>\(parcels.isEmpty ? frame.empty(words("page.empty")) : "")
            <ul class="plain">\(each: parcels, { parcel in
                let label = words(parcel.isPickup ? "console.order.hand_over" : "console.order.deliver")
                let fields: HTML = "\(frame.key(key))\(frame.hidden("order", order.id.description))"
                let button = frame.button(
                    to: frame.paths(.consoleParcelDelivery, parcel.id.description), label, class: "button quiet",
                    fields)
                let pieces = frame.format.number(parcel.lines.reduce(0) { $0 + $1.quantity })
                let consequence =
                    words("console.order.deliver_sure", ["pieces": pieces]) + " " + words("console.order.deliver_hint")
                let step: HTML =
                    parcel.state == .shipped && frame.may(.parcelsManage)
                    ? frame.secondStep(label, isOpen: forms.isSent(.deliver), consequence, button) : ""
                return """
                    <li class="card"><p>\(frame.parcelName(parcel)) \(frame.parcelState(parcel)) \
                    <span class="muted nowrap">\(frame.time(parcel.deliveredAt ?? parcel.shippedAt))</span> \
                    \(shared(parcel, frame))\(correction(parcel, frame))</p><ul class="plain muted">\
                    \(each: parcel.lines, {
                        "<li>\(order.line($0.orderLineID)?.title) × \($0.quantity)</li>"
                    })</ul>\
                    \(step)\
                    </li>
                    """
            })</ul>
            """
    }

    /// A number that another order has is a box for two, or a slip of whoever typed it.
    private func shared(_ parcel: Parcel, _ frame: PageFrame) -> HTML? {
        shared[parcel.trackingNumber].map { other in
            let text = frame.words("console.ship_file.shared", ["number": Order.number(of: other)])
            return "<a class=\"state warn\" href=\"\(frame.paths.consoleOrder(other))\">\(text)</a> "
        }
    }

    private func correction(_ parcel: Parcel, _ frame: PageFrame) -> HTML? {
        guard parcel.isCorrectable, frame.may(.parcelsManage) else { return nil }
        let url = frame.paths(.consoleParcel, parcel.id.description)
        return "<a href=\"\(url)\">\(frame.words("console.parcel.correct"))</a>"
    }

    private func money(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("order.payments"))</h2>\(payments.isEmpty ? frame.empty(words("page.empty")) : "")
            <ul class="plain">\(each: payments, { payment in
                """
                <li>\(frame.money(payment.amount)) \(state(of: payment, frame)) \
                <span class="muted">\(payment.gateway) · \(payment.id)</span></li>
                """
            })\(each: refunds, { refund in
                let told = [frame.actor(refund.by, names)] + pieces(of: refund, frame) + [frame.refundReason(refund)]
                return """
                    <li>\(words("order.refund")) \(frame.money(refund.amount)) \
                    \(words("refund.state.\(refund.state.rawValue)")) <span class="muted">\
                    \(told.joined(separator: " · "))</span></li>
                    """
            })</ul>
            """
    }

    /// A payment counts what is on its way as given back; here only what has arrived is.
    private func state(of payment: Payment, _ frame: PageFrame) -> HTML {
        guard payment.state == .partiallyRefunded, isRefunding(payment) else {
            return frame.paymentState(payment.state)
        }
        let hasArrived = refunds.contains { $0.paymentID == payment.id && $0.state == .succeeded }
        return """
            \(frame.paymentState(hasArrived ? .partiallyRefunded : .succeeded)) \(frame.paymentState(.refunding))
            """
    }

    private func returnList(_ frame: PageFrame) -> HTML {
        guard !returns.isEmpty else { return "" }
        return """
            <h2>\(frame.words("order.returns"))</h2><ul class="plain">\(each: returns, { item in
                """
                <li><a href="\(frame.paths.consoleReturn(item.id))">\(frame.time(item.createdAt))</a> \
                \(frame.returnState(item.standing))</li>
                """
            })</ul>
            """
    }
}

extension PageFrame {
    /// With whom a parcel went and under which number; what is picked up went with nobody.
    func parcelName(_ parcel: Parcel) -> String {
        parcel.isPickup ? words("delivery.pickup") : "\(carrier(parcel.carrier)) \(parcel.trackingNumber)"
    }

    fileprivate func parcelState(_ parcel: Parcel) -> String {
        guard parcel.isPickup, parcel.state != .returned else { return words("parcel.state.\(parcel.state.rawValue)") }
        return words(parcel.state == .delivered ? "parcel.state.handed_over" : "parcel.state.ready")
    }
}
