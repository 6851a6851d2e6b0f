import AfterSales
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension ReturnListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.returns"), .consoleReturns,
            """
            \(form.summary)\(filterForm(frame))\(frame.cutNotice(self))
            \(frame.table(
                [
                    "line.title", "#line.quantity", "order.number", "console.order.buyer", "#console.return.amount",
                    "order.state", "console.return.asked_at",
                ], returns, empty: words("console.returns.none")
            ) { entry in
                """
                <td><a href="\(frame.paths.consoleReturn(entry.item.id))">\(entry.goods(frame))</a></td>\
                <td class="number">\(frame.format.number(entry.pieces))</td>\
                <td><a href="\(frame.paths.consoleOrder(entry.order.id))">\(entry.order.number)</a></td>\
                <td>\(frame.buyer(entry.order, entry.buyer))</td>\
                <td class="number">\(entry.amount.map { frame.money($0) })</td>\
                <td>\(frame.returnState(entry.item.standing)) \(frame.refundLeft(entry.item))</td>\
                <td>\(frame.time(entry.item.createdAt))</td>
                """
            })
            \(frame.nextPageLink(next.map { frame.paths.nextPage(of: .consoleReturns, query: filter.query, $0) }))
            \(frame.exportLink(.consoleReturns, query: filter.query, isEmpty: returns.isEmpty))
            """)
    }

    private func filterForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.filter(
            .consoleReturns,
            """
            \(frame.input("number", words("console.returns.text"), form, type: "search", isRequired: false))
            \(frame.select(
                "state", words("order.state"), form,
                frame.stateOptions("return.state", ReturnState.allCases.map(\.rawValue))))
            \(frame.input("from", words("console.returns.from"), form, type: "date", isRequired: false))
            \(frame.input("to", words("console.orders.to"), form, type: "date", isRequired: false))
            """)
    }
}

extension ReturnListModel: ListLines {
    static let columns = [
        "console.return.asked_at", "order.number", "console.order.buyer", "order.state", "line.title",
        "line.quantity", "console.return.amount", "console.orders.currency", "return.reason",
    ]

    func cut(_ frame: PageFrame) -> String? { isCut ? frame.returnsCut : nil }

    func lines(_ frame: PageFrame) -> [[String]] {
        returns.map { entry in
            [
                frame.format.sortableTime(entry.item.createdAt), entry.order.number,
                frame.buyer(entry.order, entry.buyer), frame.words("return.state.\(entry.item.standing.word)"),
                entry.goods(frame), String(entry.pieces), entry.amount?.decimal ?? "", entry.order.currency.code,
                entry.item.lines.first.map { frame.returnReason($0.reason) } ?? "",
            ]
        }
    }
}

extension PageFrame {
    /// That returns of older orders may be left out.
    var returnsCut: String {
        words("console.returns.cut", ["most": format.number(ReturnListFilter.orderLimit)])
    }

    /// That the money of goods that came waits for somebody who may pay out.
    func refundLeft(_ item: Return) -> HTML? {
        item.isRefundLeft ? state("console.return.refund_left", "warn") : nil
    }

    /// Who bought, behind the mask: a guest by the name on the parcel.
    func buyer(_ order: Order, _ person: Profile?) -> String {
        if let person { return customerName(person) }
        return order.address.map { Mask.name($0.name) } ?? words("console.order.guest")
    }
}

extension ReturnModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.return.title", ["number": order.number]), .consoleReturns,
            // A refund that is left asks in its own place.
            asked: item.state == .approved ? look.map { sure(of: $0, frame) } : nil,
            """
            \(state.summary)\(facts(frame))
            \(frame.table(
                ["line.title", "#line.unit_price", "#line.quantity", "return.reason", "return.grade"], item.lines
            ) { line in
                let sold = order.line(line.orderLineID)
                let grade = line.grade.map { words("return.grade.\($0.rawValue)") }
                return """
                    <td>\(sold.map { title($0, frame) })</td>\
                    <td class="number">\(sold.map { frame.money(Money($0.unitPriceMinor, order.currency)) })</td>\
                    <td class="number">\(line.quantity)</td><td>\(frame.returnReason(line.reason))</td><td>\(grade)</td>
                    """
            })
            \(wayBack(frame))
            \(forms(frame))\(timeline(frame))
            """)
    }

    /// How the goods come, and until when.
    private func wayBack(_ frame: PageFrame) -> HTML? {
        let words = frame.words
        let parcel: HTML? = item.parcel.map { parcel in
            """
            <dt>\(words("parcel.carrier"))</dt><dd>\(frame.carrier(parcel.carrier))</dd>\
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

    /// Leads to the variant, where its pictures, shelf and price are, for those who may see it.
    private func title(_ line: OrderLine, _ frame: PageFrame) -> HTML {
        frame.may(.stockRead)
            ? "<a href=\"\(frame.paths.consoleStockItem(line.skuID))\">\(line.title)</a>" : "\(line.title)"
    }

    /// Who did what with it, and when.
    private func timeline(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <section class="card"><h2>\(words("console.return.timeline"))</h2>\
            <ol class="plain timeline">\(each: history, { entry in
                let title =
                    entry.from == entry.to
                    ? words("console.return.noted") : words("return.state.\(entry.word)")
                let told = [frame.time(entry.at), frame.actor(entry.by, names)].joined(separator: " · ")
                return """
                    <li><span class="text">\(title)</span> <span class="muted">\(told)</span></li>
                    """
            })</ol></section>
            """
    }

    /// Whose it is, what they wrote, and what money goes back.
    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let person: HTML =
            buyer.map { frame.customerLink($0, isShown: false) }
            ?? "\(frame.buyer(order, nil)) \(words("console.order.guest"))"
        let rows: [(key: String, value: HTML?)] = [
            ("order.state", "\(frame.returnState(item.standing)) \(frame.refundLeft(item))"),
            ("order.number", "<a href=\"\(frame.paths.consoleOrder(order.id))\">\(order.number)</a>"),
            ("console.order.buyer", person), ("console.return.asked_at", "\(frame.time(item.createdAt))"),
            ("console.return.delivered_at", order.deliveredAt.map { "\(frame.time($0))" }),
            ("console.return.told", item.evidence.isEmpty ? nil : "<span class=\"text\">\(item.evidence)</span>"),
            ("console.return.amount", amount(frame)),
            (
                item.isClosed ? "console.return.closed_note" : "console.return.came_as",
                item.receiptNote.isEmpty ? nil : "<span class=\"text\">\(item.receiptNote)</span>"
            ),
            (
                "console.return.reject_reason",
                item.rejectionReason.map { "<span class=\"text\">\($0)</span>" }
            ),
        ]
        return """
            <dl class="facts">\(each: rows, { row in
                row.value.map { "<dt>\(words(row.key))</dt><dd>\($0)</dd>" } ?? ""
            })</dl>
            """
    }

    /// What goes back, and before that of what it is made up.
    private func amount(_ frame: PageFrame) -> HTML? {
        if let refund {
            let ended = refund.finishedAt.map { frame.time($0) } ?? ""
            return "\(frame.refund(refund)) <span class=\"muted\">\(ended)</span>"
        }
        // What was looked at with its grades is not what was asked for any more.
        if item.state == .approved, let look { return "<strong>\(frame.money(look))</strong>" }
        guard let due = item.amount(of: order, nil) else { return nil }
        guard item.state == .requested || item.state == .approved, let expected = item.expected(of: order) else {
            return "\(frame.money(due))"
        }
        let parts =
            expected.freight.map {
                frame.words(
                    "console.return.parts", ["goods": frame.money(expected.goods), "freight": frame.money($0)])
            } ?? ""
        return "<strong>\(frame.money(due))</strong> <span class=\"muted\">\(parts)</span>"
    }

    func rejection(_ frame: PageFrame) -> String {
        frame.words("console.return.reject_hint", piecesAndAmount(frame))
    }

    /// How much stays with the buyer, and does not go back.
    func piecesAndAmount(_ frame: PageFrame) -> [String: String] {
        let pieces = frame.format.number(item.lines.reduce(0) { $0 + $1.quantity })
        let amount = item.amount(of: order, nil).map { frame.money($0) } ?? ""
        return ["pieces": pieces, "amount": amount]
    }
}
