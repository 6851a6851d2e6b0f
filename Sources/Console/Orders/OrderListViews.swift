import Identity
import Kernel
import Orders
import WebRuntime

extension OrderListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.orders"), .consoleOrders, isScripted: true,
            """
            \(forms.summary)\(tabs(frame))\(filterForm(frame))\(savedFilters(frame))
            <p class="actions">\(actions(frame))</p>
            <form method="get" action="\(frame.paths(.consolePickList))">\
            \(frame.hidden(PickListModel.scopeField, PickListScope.chosen.rawValue))\(hidden(frame))
            \(chosenActions(frame))
            \(frame.table(
                [
                    "console.pick.choose", "order.number", "order.placed_at", "order.state",
                    "console.orders.recipient", "order.delivery", "line.title", "#line.quantity", "#totals.total",
                ], orders.items, empty: words("console.orders.none")) { row($0, frame) })
            </form>
            \(frame.nextPageLink(orders.next.map { frame.paths.nextPage(of: .consoleOrders, query: filter.query, $0) }))
            \(orders.items.isEmpty ? "" : exports(frame))
            """)
    }

    /// Above the rows: whoever ticks some need not look for the end of the list.
    private func chosenActions(_ frame: PageFrame) -> HTML {
        guard !orders.items.isEmpty else { return "" }
        let words = frame.words
        let ship: HTML =
            frame.may(.parcelsManage)
            ? """
             <button type="submit" class="button quiet" formaction="\(frame.paths(.consoleOrdersShip))">\
            \(words("console.ship_file.chosen"))</button>
            """ : ""
        return """
            <p class="actions"><label class="choice" data-choose-all hidden><input type="checkbox">\
            <span>\(words("console.bulk.choose_all"))</span></label>\
            <button type="submit" class="button quiet">\(words("console.pick.chosen"))</button> \
            <button type="submit" class="button quiet" formaction="\(frame.paths(.consoleDeliveryNotes))">\
            \(words("console.note.chosen"))</button>\(ship)</p>
            """
    }

    private func actions(_ frame: PageFrame) -> HTML {
        let ship: HTML =
            frame.may(.parcelsManage)
            ? "<a href=\"\(frame.paths(.consoleOrdersShip))\">\(frame.words("console.ship_file.title"))</a>" : ""
        return """
            \(ship)<a href="\(frame.paths(.consolePickList, query: filter.query))">\
            \(frame.words("console.pick.filtered"))</a>
            """
    }

    private func row(_ order: OrderListing, _ frame: PageFrame) -> HTML {
        let summary = order.summary
        return """
            <td><input type="checkbox" name="order" value="\(summary.id)" \
            aria-label="\(frame.words("console.pick.choose_order", ["number": summary.number]))"></td>\
            <td class="nowrap"><a href="\(frame.paths.consoleOrder(summary.id))">\(summary.number)</a></td>\
            <td class="nowrap">\(frame.time(summary.placedAt))</td><td>\(frame.orderState(summary))</td>\
            <td class="whole">\(order.recipient.map { "\(Mask.name($0.name)) \(Mask.phone($0.phone))" })</td>\
            <td>\(frame.words("delivery.\(order.delivery.rawValue)"))\(order.note.isEmpty ? "" : noteMark(frame))</td>\
            <td class="whole named">\(frame.goods(summary))</td>\
            <td class="number">\(frame.format.number(summary.pieces))</td>\
            <td class="number">\(frame.money(summary.total))\(refunded(order, frame))</td>
            """
    }

    /// What is not the shop's any more.
    private func refunded(_ order: OrderListing, _ frame: PageFrame) -> HTML? {
        guard order.refundedMinor > 0 else { return nil }
        let amount = frame.money(Money(order.refundedMinor, order.summary.total.currency))
        return "<br><span class=\"muted\">\(frame.words("console.event.refund", ["amount": amount]))</span>"
    }

    /// That its buyer asked for something; what it is stands on the order's own page, since it may name people.
    private func noteMark(_ frame: PageFrame) -> HTML {
        " <span class=\"state warn\">\(frame.words("console.orders.noted"))</span>"
    }

    /// The states of orders with how many of the filter are in each; the rest of the filter stays.
    private func tabs(_ frame: PageFrame) -> HTML {
        guard let counts else { return "" }
        let words = frame.words
        func tab(_ standing: OrderStanding?, _ name: String, _ count: Int) -> HTML {
            let url = frame.paths(.consoleOrders, query: filter.standing(standing).query)
            let mark: HTML = standing == filter.standing ? " aria-current=\"page\"" : ""
            let text =
                count >= Self.countLimit
                ? "\(frame.format.number(Self.countLimit - 1))+"
                : frame.format.number(count) + (counts.isCut ? "+" : "")
            return "<li><a href=\"\(url)\"\(mark)>\(name) <span class=\"count\">\(text)</span></a></li>"
        }
        // Orders stay paid for a moment only: whoever sees some should know.
        let shown = OrderStanding.allCases.filter { standing in
            standing != .state(.paid) || standing == filter.standing || standing.count(counts) > 0
        }
        return """
            <nav class="tabs" aria-label="\(words("order.state"))"><ul>\(tab(nil, words("console.all"), counts.all))\
            \(each: shown, { standing in
                // They are counted with those that wait already.
                let isPart = standing == .partlyShipped
                let name = words(isPart ? "console.orders.partly_shipped" : "order.state.\(standing.rawValue)")
                return tab(standing, name, standing.count(counts))
            })</ul></nav>
            """
    }

    private func filterForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let state = forms.state(of: .filter, Dictionary(filter.query.map { ($0.name, $0.value) }) { $1 })
        let paid = [("", "console.all"), ("true", "console.orders.paid"), ("false", "console.orders.unpaid")]
        return frame.filter(
            .consoleOrders,
            """
            \(frame.input("q", words("console.orders.text"), state, type: "search", isRequired: false))
            \(frame.select(
                "state", words("order.state"), state,
                frame.stateOptions("order.state", OrderStanding.allCases.map(\.rawValue))))
            \(frame.select("paid", words("console.orders.money"), state, paid.map { ($0.0, words($0.1)) }))
            \(frame.select(
                "delivery", words("order.delivery"), state,
                frame.stateOptions("delivery", DeliveryOption.allCases.map(\.rawValue))))
            \(frame.input("from", words("console.orders.from"), state, type: "date", isRequired: false))
            \(frame.input("to", words("console.orders.to"), state, type: "date", isRequired: false))
            \(frame.select(
                "sort", words("console.orders.sort"), state,
                OrderSort.allCases.map { ($0.rawValue, words("console.orders.sort.\($0.rawValue)")) }))
            """)
    }

    private func savedFilters(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let current = filter.kept
        let items: HTML = "\(each: saved, { item in savedFilter(item, isCurrent: item.query == current, frame) })"
        let shown = saved.first { $0.query == current }
        let list: HTML =
            saved.isEmpty
            ? ""
            : """
            <ul class="chips">\(items)</ul>\(shown.map { renaming($0, frame) })
            """
        let isOpen = forms.isSent(.save)
        guard !filter.query.isEmpty || isOpen else { return list }
        let form = frame.form(
            to: frame.paths(.consoleOrderFilters), class: "filters",
            """
            \(frame.key(key))\(hidden(frame))\
            \(frame.input("name", words("console.filters.name"), forms.state(of: .save)))
            <button type="submit" class="button quiet">\(words("console.filters.save"))</button>
            """)
        return """
            \(list)<details\(attribute: "open", when: isOpen)><summary>\(words("console.filters.keep"))</summary>\
            \(form)</details>
            """
    }

    private func savedFilter(_ item: SavedFilter, isCurrent: Bool, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let url = frame.paths(.consoleOrders, query: OrderListFilter(kept: item.query)?.query ?? [])
        let mark: HTML = isCurrent ? " aria-current=\"page\"" : ""
        let remove = frame.form(
            to: frame.paths(.consoleOrderFilter, item.id.description), class: "inline",
            """
            \(frame.key(key))<button type="submit" class="button quiet">\(words("console.remove.sure"))</button>
            """)
        return """
            <li><a href="\(url)"\(mark)>\(item.name)</a><details class="explained">\
            <summary aria-label="\(words("console.filters.remove", ["name": item.name]))">×</summary>\
            <p class="muted">\(words("console.filters.remove_hint"))</p>\(remove)</details></li>
            """
    }

    /// Under the names, for the filter that the list shows.
    private func renaming(_ item: SavedFilter, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let isOpen = forms.isSent(.rename)
        let form = frame.form(
            to: frame.paths(.consoleOrderFilterName, item.id.description), class: "filters",
            """
            \(frame.key(key))\(hidden(frame))\
            \(frame.input(
                "new_name", words("console.filters.new_name"), forms.state(of: .rename, ["new_name": item.name])))
            <button type="submit" class="button quiet">\(words("console.filters.rename"))</button>
            """)
        return """
            <details\(attribute: "open", when: isOpen)>\
            <summary>\(words("console.filters.rename_one", ["name": item.name]))</summary>\(form)</details>
            """
    }

    /// The list with its masks, and for those who may read them with the recipients.
    private func exports(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let whole = frame.form(
            to: frame.paths(.consoleOrdersExport), class: "actions",
            """
            \(hidden(frame))\
            <button type="submit" class="button quiet">\(words("console.orders.export"))</button>\
            <span class="muted">\(words("console.orders.export_hint"))</span>
            """)
        return """
            \(frame.exportLink(.consoleOrders, query: filter.query, isEmpty: false))
            <p class="muted">\(words("console.orders.masked_hint"))</p>\(frame.may(.recipientsRead) ? whole : "")
            """
    }

    /// The filter, for the forms that work on what it shows.
    private func hidden(_ frame: PageFrame) -> HTML {
        "\(each: filter.query, { frame.hidden($0.name, $0.value) })"
    }
}
