import AfterSales
import Delivery
import Identity
import Kernel
import Orders
import Payments
import WebRuntime

extension OrderModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.order.title", ["number": order.number]), .consoleOrders,
            """
            \(forms.summary)
            <p>\(frame.orderState(order.state)) <span class="muted">\(words("order.placed_at")) \
            \(frame.time(order.placedAt))</span></p>
            <h2>\(words("order.lines"))</h2>\(lines(frame))
            <div class="columns"><section>\(facts(frame))\(history(frame))</section>
            <section>\(parcelList(frame))\(money(frame))\(returnList(frame))</section></div>
            <div class="columns">\(shipForm(frame))\(refundForm(frame))\(cancelForm(frame))</div>
            """)
    }

    func amount(_ minor: Int64, _ frame: PageFrame) -> String { frame.money(Money(minor, order.currency)) }

    private func lines(_ frame: PageFrame) -> HTML {
        frame.table(
            [
                "line.title", "#line.quantity", "#line.unit_price", "#line.total", "#console.order.shipped",
                "#console.order.returned", "#console.order.refunded",
            ], order.lines
        ) { line in
            """
            <td><a href="\(frame.paths.consoleStockItem(line.skuID))">\(line.title)</a></td>\
            <td class="number">\(line.quantity)</td><td class="number">\(amount(line.unitPriceMinor, frame))</td>\
            <td class="number">\(amount(line.totalMinor, frame))</td><td class="number">\(line.shippedQuantity)</td>\
            <td class="number">\(line.returnedQuantity)</td>\
            <td class="number">\(line.refundedMinor > 0 ? amount(line.refundedMinor, frame) : "")</td>
            """
        }
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let address = order.address.map { address in
            [
                address.name, address.phone, address.province, address.city, address.district, address.line1,
                address.line2 ?? "", address.postalCode ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        let invoice = order.invoice.map { [$0.title, $0.taxNumber ?? "", $0.email ?? ""].filter { !$0.isEmpty } }
        let rows: [(key: String, value: String?)] = [
            (
                "console.order.buyer",
                buyer.map { frame.name($0) } ?? words("console.order.guest")
            ),
            ("order.contact", order.contact ?? buyer?.email ?? buyer?.phone), ("order.address", address),
            ("order.delivery", words("delivery.\(order.delivery.rawValue)")),
            ("order.invoice", invoice?.joined(separator: " ")), ("order.note", order.note.isEmpty ? nil : order.note),
            ("totals.goods", amount(order.totals.goods, frame)),
            ("totals.freight", amount(order.totals.freight, frame)),
            ("totals.tax", amount(order.totals.tax, frame)), ("totals.total", amount(order.totals.total, frame)),
            ("console.order.refunded", amount(order.refundedMinor, frame)),
        ]
        return """
            <dl class="facts card">\(each: rows, { row in
                row.value.map { "<dt>\(words(row.key))</dt><dd>\($0)</dd>" } ?? ""
            })</dl>
            """
    }

    private func history(_ frame: PageFrame) -> HTML {
        """
        <h2>\(frame.words("order.history"))</h2><ol class="plain">\(each: history, { entry in
            """
            <li>\(frame.words("order.state.\(entry.to.rawValue)")) <span class="muted">\(frame.time(entry.at)) · \
            \(frame.actor(entry.by, names)) · \(frame.orderReason(entry.reason))</span></li>
            """
        })</ol>
        """
    }

    private func parcelList(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("order.parcels"))</h2>\(parcels.isEmpty ? frame.empty(words("page.empty")) : "")
            <ul class="plain">\(each: parcels, { parcel in
                let button: HTML =
                    parcel.state == .shipped && frame.may(.parcelsManage)
                    ? frame.button(
                        to: frame.paths(.consoleParcelDelivery, parcel.id.description), words("console.order.deliver"),
                        class: "button quiet", "\(frame.key(key))\(frame.hidden("order", order.id.description))") : ""
                return """
                    <li class="card"><p>\(parcel.carrier) \(parcel.trackingNumber) \
                    \(words("parcel.state.\(parcel.state.rawValue)")) \
                    <span class="muted">\(frame.time(parcel.shippedAt))</span></p><p class="muted">\
                    \(each: parcel.lines, { "\(order.line($0.orderLineID)?.title) × \($0.quantity) " })</p>\(button)\
                    </li>
                    """
            })</ul>
            """
    }

    private func money(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("order.payments"))</h2>\(payments.isEmpty ? frame.empty(words("page.empty")) : "")
            <ul class="plain">\(each: payments, { payment in
                """
                <li>\(payment.gateway) \(frame.money(payment.amount)) \
                \(words("payment.state.\(payment.state.rawValue)")) <span class="muted">\(payment.id)</span></li>
                """
            })\(each: refunds, { refund in
                """
                <li>\(words("order.refund")) \(frame.money(refund.amount)) \
                \(words("refund.state.\(refund.state.rawValue)")) <span class="muted">\
                \(frame.actor(refund.by, names)) · \(refund.reason)</span></li>
                """
            })</ul>
            """
    }

    private func returnList(_ frame: PageFrame) -> HTML {
        guard !returns.isEmpty else { return "" }
        return """
            <h2>\(frame.words("order.returns"))</h2><ul class="plain">\(each: returns, { item in
                """
                <li><a href="\(frame.paths.consoleReturn(item.id))">\(frame.time(item.createdAt))</a> \
                \(frame.returnState(item.state))</li>
                """
            })</ul>
            """
    }
}

extension PageFrame {
    /// The shop's own reasons in the visitor's language; what a person wrote as it is.
    fileprivate func orderReason(_ reason: String) -> String {
        words.find("order.reason.\(reason.replacing(" ", with: "_"))") ?? reason
    }
}
