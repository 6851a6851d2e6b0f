import AfterSales
import Catalog
import Delivery
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

extension OrderListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let list: HTML =
            orders.items.isEmpty
            ? frame.empty(
                words(group == nil ? "orders.empty" : "orders.empty_group"), icon: "orders",
                "<a class=\"button\" href=\"\(frame.paths.home)\">\(words("cart.browse"))</a>")
            : "<ul class=\"plain\">\(each: orders.items, { card($0, frame) })</ul>"
        return frame.page(
            title: words("nav.orders"), current: .orders,
            """
            <h1>\(words("nav.orders"))</h1>\(groups(frame))\(list)
            \(frame.nextPageLink(orders.next.map { frame.paths.nextPage(of: .orders, query: query(group), $0) }))
            \(foundHere(frame))\(frame.isSignedIn ? "" : frame.findOrderLink)
            """)
    }

    /// What is not the account's, and is read in this browser all the same.
    private func foundHere(_ frame: PageFrame) -> HTML? {
        guard !lookedUp.isEmpty else { return nil }
        let words = frame.words
        return """
            <section class="card"><h2>\(words("orders.beside"))</h2><p class="muted">\(words("order.beside"))</p>\
            <ul class="plain">\(each: lookedUp, { order in
                """
                <li class="line-foot"><a href="\(frame.paths.order(order.id))">\(order.number)</a>\
                <span>\(frame.orderState(order)) \
                <span class="price">\(frame.money(order.total))</span></span></li>
                """
            })</ul></section>
            """
    }

    private func query(_ group: OrderGroup?) -> [(name: String, value: String)] {
        group.map { [("state", $0.rawValue)] } ?? []
    }

    private func groups(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let all = [OrderGroup?.none] + OrderGroup.allCases
        return """
            <nav class="tabs" aria-label="\(words("order.state"))"><ul>\(each: all, { one in
                let mark: HTML = one == group ? " aria-current=\"page\"" : ""
                return """
                    <li><a href="\(frame.paths(.orders, query: query(one)))"\(mark)>\
                    \(words("orders.group.\(one?.rawValue ?? "all")"))</a></li>
                    """
            })</ul></nav>
            """
    }

    private func card(_ order: OrderSummary, _ frame: PageFrame) -> HTML {
        let (words, url) = (frame.words, frame.paths.order(order.id))
        let face = order.firstSKUID.flatMap { faces[$0] }
        let goods = frame.goods(order.firstTitle, kinds: order.lineCount)
        let pieces = words(
            order.pieces == 1 ? "orders.pieces.one" : "orders.pieces", ["count": frame.format.number(order.pieces)])
        return """
            <li class="card"><div class="line-foot"><span class="muted nowrap">\(words("order.placed_at")) \
            \(frame.time(order.placedAt))</span><span>\(frame.orderState(order))\
            \(afterSales(order, frame))</span></div>
            <div class="line-item">\(frame.thumb(face))<div><a href="\(url)">\(goods)</a>
            <div class="line-foot"><a class="muted" href="\(url)">\(order.number)</a>\
            <span><span class="muted">\(pieces)</span> \
            <span class="price">\(frame.money(order.total))</span></span></div></div></div>\
            \(action(order, frame))</li>
            """
    }

    /// What became of it after the sale: its newest return, or how much of its money went back.
    private func afterSales(_ order: OrderSummary, _ frame: PageFrame) -> HTML? {
        if inPayment.contains(order.id) { return " \(frame.state("pay.under_way", "warn"))" }
        if let standing = returns[order.id]?.standing {
            return " <span class=\"muted\">\(frame.words("order.return_stands"))</span> \(frame.returnState(standing))"
        }
        return frame.refundState(order.refundedMinor, of: order.total.amountMinor).map { " \($0)" }
    }

    /// What its buyer has to do next.
    private func action(_ order: OrderSummary, _ frame: PageFrame) -> HTML? {
        let (words, paths) = (frame.words, frame.paths)
        if order.isPayable, inPayment.contains(order.id) {
            let button = keys[order.id].map { key in
                frame.button(to: paths.orderPay(order.id), words("pay.go_on"), class: "button quiet", frame.key(key))
            }
            return """
                <div class="actions"><a class="button quiet" href="\(paths.payResult(order.id))">\
                \(words("pay.see"))</a>\(button)</div>
                """
        }
        if order.isPayable, let key = keys[order.id] {
            return """
                <div class="actions">\(frame.button(
                    to: paths.orderPay(order.id), words("order.pay"), frame.key(key)))</div>
                """
        }
        let back: HTML? = returns[order.id].flatMap { $0.standing.isUnderWay ? frame.seeReturn($0.id) : nil }
        guard order.isReceivable else { return back.map { "<div class=\"actions\">\($0)</div>" } }
        let url = paths(.order, order.id.description, query: [("step", OrderModel.receiptStep)])
        return """
            <div class="actions">\(back)<a class="button quiet" href="\(url)">\(words("order.receipt"))</a></div>
            """
    }
}

extension PageFrame {
    /// To the page that says what to do about a return, and where to.
    fileprivate func seeReturn(_ id: ReturnID) -> HTML {
        "<a class=\"button quiet\" href=\"\(paths.returnPage(id))\">\(words("return.see"))</a>"
    }

    fileprivate func orderState(_ order: OrderSummary) -> HTML {
        orderState(order.state, order.state.word(order.delivery, isPartlyShipped: order.isPartlyShipped))
    }

    fileprivate func orderState(_ order: Order) -> HTML {
        orderState(order.state, order.state.word(order.delivery, isPartlyShipped: order.isPartlyShipped))
    }

    private func orderState(_ state: OrderState, _ word: String) -> HTML {
        let style =
            switch state {
            case .pendingPayment: "warn"
            case .cancelled, .closed: ""
            case .paid, .allocated, .shipped, .delivered, .completed: "good"
            }
        return self.state("order.state.\(word)", style)
    }
}

extension PayResultModel {
    func html(_ frame: PageFrame) -> HTML { hasFailed ? failed(frame) : waiting(frame) }

    private func failed(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("pay.failed_title"),
            """
            <section class="card"><h1>\(words("pay.failed_title"))</h1>
            <p role="status">\(words("pay.failed", ["number": number]))</p>
            <div class="actions">\(frame.button(to: frame.paths.orderPay(id), words("pay.again"), frame.key(key)))
            <a class="button quiet" href="\(frame.paths.order(id))">\(words("pay.to_order"))</a></div></section>
            """)
    }

    private func waiting(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let next = frame.paths(.payResult, id.description, query: [("look", String(look + 1))])
        let mark: HTML? = pauseSeconds.map { " data-again=\"\(next)\" data-seconds=\"\($0)\"" }
        return frame.page(
            title: words("pay.title"), head: pauseSeconds.map { .waiting(for: $0, next: next) } ?? .hidden,
            """
            <section class="card"\(mark)><h1>\(words("pay.title"))</h1>
            <p role="status">\(words(pauseSeconds == nil ? "pay.late" : "pay.waiting", ["number": number]))</p>
            <div class="actions"><a class="button" href="\(frame.paths.payResult(id))">\(words("pay.check"))</a>
            \(isPayable ? frame.button(
                to: frame.paths.orderPay(id), words("pay.go_on"), class: "button quiet", frame.key(key)) : nil)
            <a class="button quiet" href="\(frame.paths.order(id))">\(words("pay.to_order"))</a></div></section>
            """)
    }
}

extension OrderModel {
    func html(_ frame: PageFrame) -> HTML {
        let title = frame.words("orders.one", ["number": order.number])
        return frame.page(
            title: title, current: .orders,
            """
            <h1>\(title)</h1>\(state.summary)
            <p>\(badges(frame)) <span class="muted nowrap">\(frame.words("order.placed_at")) \
            \(frame.time(order.placedAt))</span></p>
            \(isToCollect ? pickup.card(frame) : nil)\(deadline(frame))\(outside(frame))\
            \(actions(frame))\(isGuests ? howToFind(frame) : nil)
            <div class="beside"><div>\(parcelList(frame))<section class="card"><h2>\(frame.words("order.lines"))</h2>\
            \(lines(frame))\(frame.totals(order.totals, order.currency))\(refundedSums(frame))</section>\
            \(facts(frame))</div>
            <aside>\(moneyList(frame))\(returnList(frame))\(timeline(frame))</aside></div>
            """)
    }

    private func badges(_ frame: PageFrame) -> HTML {
        let state = frame.orderState(order)
        if openPayment != nil { return "\(state) \(frame.state("pay.under_way", "warn"))" }
        let refunded = frame.refundState(order.refundedMinor, of: order.totals.total)
        let back: HTML? = returns.last.map { item in
            "<span class=\"muted\">\(frame.words("order.return_stands"))</span> \(frame.returnState(item.standing))"
        }
        let isComing = refunds.contains { $0.state == .pending && !$0.origin.isOutsideTheOrder }
        let coming: HTML? = isComing ? frame.state("payment.state.refunding", "warn") : nil
        return "\(state) \(coming) \(refunded) \(back)"
    }

    /// How much is to pay, and until when; where a payment is under way, that it is and what comes next.
    private func deadline(_ frame: PageFrame) -> HTML? {
        guard order.isPayable else { return nil }
        if let payment = openPayment {
            let times = ["time": frame.time(payment.createdAt), "until": frame.time(payment.expiresAt)]
            let values = times.merging(["amount": frame.money(payment.amount)]) { $1 }
            return "<p class=\"notice warn\">\(frame.words("pay.open", values))</p>"
        }
        let amount = frame.money(Money(order.totals.total, order.currency))
        let text =
            order.dueAt.map { frame.words("order.pay_until", ["amount": amount, "time": frame.time($0)]) }
            ?? frame.words("order.to_pay", ["amount": amount])
        return "<p class=\"notice warn\">\(text)</p>"
    }

    /// That the shop has to be asked first whether it delivers there, as long as nothing has left.
    private func outside(_ frame: PageFrame) -> HTML? {
        guard isOutside, order.isCancellable else { return nil }
        let how: HTML? = contact.map { " \(frame.words("return.contact", ["contact": $0]))" }
        return "<p class=\"notice warn\">\(frame.words("order.outside"))\(how)</p>"
    }

    private var isGuests: Bool { if case .guest = order.buyer { true } else { false } }

    /// Who has no account needs the number to come back to the order; who has one is told that it is not in there.
    private func howToFind(_ frame: PageFrame) -> HTML {
        guard !frame.isSignedIn else { return "<p class=\"notice\">\(frame.words("order.beside"))</p>" }
        return """
            <p class="muted">\(frame.words("order.keep_number", ["number": order.number])) \
            <a href="\(frame.paths(.guestOrders))">\(frame.words("orders.find"))</a></p>
            """
    }

    private func actions(_ frame: PageFrame) -> HTML {
        let (paths, words) = (frame.paths, frame.words)
        let isOpen = openPayment != nil
        let result: HTML? =
            isOpen ? "<a class=\"button\" href=\"\(paths.payResult(order.id))\">\(words("pay.see"))</a>" : nil
        let pay: HTML? =
            order.isPayable
            ? frame.button(
                to: paths.orderPay(order.id), words(isOpen ? "pay.go_on" : "order.pay"),
                class: isOpen ? "button quiet" : "button", frame.key(key)) : nil
        let back: HTML? =
            isReturnable
            ? "<a class=\"button quiet\" href=\"\(paths.orderReturn(order.id))\">\(words("order.ask_return"))</a>" : nil
        let underWay = returns.last { $0.standing.isUnderWay }.map { frame.seeReturn($0.id) }
        let again: HTML? =
            order.isPayable
            ? nil
            : frame.button(
                to: paths(.orderReorder, order.id.description), words("order.reorder"), class: "button quiet",
                frame.key(key))
        return """
            <div class="actions">\(result)\(pay)\(underWay)\(again)\(back)\(howToReturn(frame))\
            \(order.isReceivable ? receiptForm(frame) : nil)\(order.isCancellable ? cancelForm(frame) : nil)</div>
            """
    }

    /// Until when it can be sent back; for what is on its way or lies ready, what to do before its buyer has it.
    private func howToReturn(_ frame: PageFrame) -> HTML? {
        let words = frame.words
        if isReturnable, let day = lastReturnDay {
            return "<p class=\"muted\">\(words("return.until", ["day": frame.format.day(day)]))</p>"
        }
        let isLeaving = order.state == .shipped || order.isPartlyShipped
        guard isLeaving else { return nil }
        let reach: HTML? = contact.map { "<p>\(words("return.contact", ["contact": $0]))</p>" }
        let text = words(
            order.delivery == .pickup ? "order.uncollected" : "order.refuse",
            ["days": frame.format.number(order.daysToReturn)])
        return """
            <details class="step"><summary class="button quiet">\(words("orders.group.returns"))</summary>\
            <p>\(text)</p>\(reach)<p><a href="\(frame.paths.help(.returns))">\(words("help.returns"))</a></p>\
            <p class="muted">\(words("refund.arrives"))</p></details>
            """
    }

    /// What cannot be taken back takes a second step, which says what comes of it.
    private func receiptForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let amount = frame.money(Money(order.totals.total - order.refundedMinor, order.currency))
        let days = frame.format.number(order.daysToReturn)
        // Whoever waits for money back is not asked first of all to say that everything is well.
        let coming: HTML? = returning.map { amount in
            "<p class=\"notice warn\">\(words("order.receipt.returning", ["amount": frame.money(amount)]))</p>"
        }
        let confirm = frame.button(
            to: frame.paths.orderReceipt(order.id), words("order.receipt.confirm"), frame.key(key))
        return """
            <details class="step"\(attribute: "open", when: isReceiptOpen)>\
            <summary class="\(returning == nil ? "button" : "button quiet")">\(words("order.receipt"))</summary>\
            <p>\(words("order.receipt.means", ["amount": amount, "days": days]))</p>\(coming)\(confirm)</details>\
            <p class="muted">\(automaticReceipt(frame))</p>
            """
    }

    /// When the order completes without anybody saying so.
    private func automaticReceipt(_ frame: PageFrame) -> String {
        if order.state == .delivered, let due = order.dueAt {
            return frame.words("order.completes_at", ["time": frame.time(due)])
        }
        return frame.words("order.completes_after", ["days": frame.format.number(completionDays)])
    }

    private func cancelForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let paidMinor = order.totals.total - order.refundedMinor
        let isPaid = order.state != .pendingPayment && paidMinor > 0
        let means =
            isPaid
            ? words("order.cancel.refunds", ["amount": frame.money(Money(paidMinor, order.currency))])
            : words(openPayment == nil ? "order.cancel.means" : "order.cancel.in_payment")
        let arrives: HTML? = isPaid ? "<p class=\"muted\">\(words("refund.arrives"))</p>" : nil
        let form = frame.form(
            to: frame.paths.orderCancel(order.id),
            """
            \(frame.key(key))\(frame.textarea("reason", words("order.cancel_reason"), state, rows: 2))
            <button type="submit" class="button quiet">\(words("order.cancel.confirm"))</button>
            """)
        return """
            <details class="step"><summary class="button quiet">\(words("order.cancel"))</summary>\
            <p>\(means)</p>\(arrives)\(form)</details>
            """
    }

    private func lines(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <ul class="lines">\(each: order.lines, { line in
                let unit = Money(line.unitPriceMinor, order.currency)
                let face = faces[line.skuID]
                let title: HTML =
                    face.flatMap { face in
                        face.isShown ? "<a href=\"\(frame.paths.product(face.slug))\">\(line.title)</a>" : nil
                    } ?? "\(line.title)"
                return """
                    <li class="line-item">\(frame.thumb(face))<div>\(title)<div class="line-foot">\
                    <span class="muted">\(words("line.unit_price")) \(frame.money(unit)) × \(line.quantity)</span>\
                    <span>\(frame.money(unit * line.quantity))</span></div>\(fate(of: line, frame))</div></li>
                    """
            })</ul>
            """
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isPickup = order.delivery == .pickup
        let label = words(isPickup ? "order.collector" : "order.address")
        // The place of who comes for the goods is nobody's business.
        let address: HTML =
            order.address.map { address in
                let text = isPickup ? "\(address.name) \(address.phone)" : oneLine(address, frame)
                return "<dt>\(label)</dt><dd>\(text)</dd>"
            } ?? ""
        let contact: HTML =
            order.contact.map { "<dt>\(words("order.contact"))</dt><dd>\(frame.breakable($0))</dd>" } ?? ""
        let invoice: HTML =
            order.invoice.map { invoice in
                let kind = words("invoice.kind.\(invoice.kind.rawValue)")
                let texts = [kind, invoice.title, invoice.taxNumber ?? "", invoice.email ?? ""].filter { !$0.isEmpty }
                return "<dt>\(words("order.invoice"))</dt><dd>\(frame.breakable(texts.joined(separator: " · ")))</dd>"
            } ?? ""
        let note: HTML =
            order.note.isEmpty ? "" : "<dt>\(words("order.note"))</dt><dd class=\"text\">\(order.note)</dd>"
        return """
            <dl class="facts card"><dt>\(words("order.delivery"))</dt>\
            <dd>\(words("delivery.\(order.delivery.rawValue)"))</dd>\
            \(isPickup && !isToCollect ? pickup.facts(frame) : nil)\(address)\(contact)\(invoice)\(note)</dl>
            """
    }

    /// As it stands on a parcel, in one line.
    private func oneLine(_ address: Address, _ frame: PageFrame) -> String {
        let place = frame.place(address.province, address.city, address.district, in: divisions)
        let parts = [address.name, address.phone] + place
        return (parts + [address.line1, address.line2 ?? "", address.postalCode ?? ""]).filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
