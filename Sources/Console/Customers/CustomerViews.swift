import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension CustomerListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.customers"), .consoleCustomers,
            """
            \(state.summary)<p class="actions"><a href="\(frame.paths(.consoleCustomerGroups))">\
            \(words("console.groups.title"))</a></p>
            \(frame.filter(.consoleCustomers, """
                \(frame.input("q", words("console.customers.text"), state, type: "search", isRequired: false))\
                \(groups.isEmpty ? nil : groupChoice(frame))
                """))
            \(frame.cutNotice(self))\(frame.table(
                [
                    "field.name", "console.customers.contact", "console.customers.since", "order.state",
                    "#console.customers.orders", "#console.customers.spent", "console.customers.last",
                ], customers.items, empty: words("console.customers.none")) { row($0, frame) })
            \(frame.nextPageLink(customers.next.map { cursor in
                frame.paths.nextPage(of: .consoleCustomers, query: filter.query, cursor)
            }))
            \(frame.exportLink(.consoleCustomers, query: filter.query, isEmpty: customers.items.isEmpty))
            <p class="muted">\(words("console.customers.spent.definition"))</p>
            """)
    }

    private func groupChoice(_ frame: PageFrame) -> HTML {
        frame.select(
            "group", frame.words("console.groups.name"), state,
            [("", frame.words("console.all"))] + groups.map { ($0.id.description, $0.name) })
    }

    private func row(_ person: Profile, _ frame: PageFrame) -> HTML {
        let spent = spending[person.id, default: []]
        return """
            <td><a href="\(frame.paths.consoleCustomer(person.id))">\(frame.customerName(person))</a></td>\
            <td>\(frame.reach(person))</td><td>\(frame.time(person.createdAt))</td>\
            <td>\(frame.userState(person.state))</td>\
            <td class="number">\(frame.format.number(spent.reduce(0) { $0 + $1.orders }))</td>\
            <td class="number">\(spent.map { frame.money($0.spent) }.joined(separator: " + "))</td>\
            <td>\(spent.map(\.lastAt).max().map(frame.time))</td>
            """
    }
}

extension CustomerModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.customer.title", ["name": frame.customerName(customer, isShown: isShown)]),
            .consoleCustomers,
            """
            \(state.summary)
            <div class="columns"><section class="card"><h2>\(words("console.customer.about"))</h2>\(facts(frame))\
            \(frame.showForm(
                to: frame.paths(.consoleCustomerPersonalData, customer.id.description), .customersManage,
                isShown: isShown))
            \(hasSecondFactor ? secondFactor(frame) : "")</section>
            <section class="card"><h2>\(words("console.customer.figures"))</h2>\(figures(frame))</section>
            <section class="card"><h2>\(words("console.groups.title"))</h2>\(groupList(frame))</section>
            <section class="card"><h2>\(words("console.notes"))</h2>\(noteList(frame))</section></div>
            <h2>\(words("console.customer.orders"))</h2>\(orderList(frame))\(guestOrderList(frame))
            <h2>\(words("console.customer.addresses"))</h2>\(addressList(frame))
            """)
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let rows: [(key: String, value: String?)] = [
            ("field.name", customer.name.isEmpty ? nil : frame.customerName(customer, isShown: isShown)),
            ("field.phone", customer.phone.map { isShown ? $0 : Mask.phone($0) }),
            ("field.email", customer.email.map { isShown ? $0 : Mask.email($0) }),
            ("console.customers.since", frame.time(customer.createdAt)),
        ]
        return """
            <dl class="facts">\(each: rows, { row in
                row.value.map { "<dt>\(words(row.key))</dt><dd>\($0)</dd>" } ?? ""
            })<dt>\(words("order.state"))</dt><dd>\(frame.userState(customer.state))</dd></dl>
            """
    }

    /// Two-step sign-in is on; whoever may takes it away.
    private func secondFactor(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let reset: HTML =
            frame.may(.customersManage)
            ? """
            <p class="notice warn">\(words("console.customer.second_warning"))</p>\(frame.button(
                to: frame.paths(.consoleCustomerSecondFactor, customer.id.description),
                words("console.staff.reset_second"), class: "button quiet"))
            """ : ""
        return """
            <h3>\(words("console.staff.second_factor"))</h3>\(frame.state("console.staff.second_on", "good"))\(reset)
            """
    }

    private func figures(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard !spending.isEmpty else { return frame.empty(words("console.customer.nothing_bought")) }
        return """
            <dl class="facts">\(each: spending, { one in
                """
                <dt>\(words("console.customers.spent"))</dt><dd><strong>\(frame.money(one.spent))</strong></dd>\
                <dt>\(words("console.customers.orders"))</dt><dd>\(frame.format.number(one.orders))</dd>\
                <dt>\(words("console.customers.last"))</dt><dd>\(frame.time(one.lastAt))</dd>
                """
            })</dl><p class="muted">\(words("console.customers.spent.definition"))</p>
            """
    }

    private func groupList(_ frame: PageFrame) -> HTML {
        let (words, mayChange) = (frame.words, frame.may(.customersManage))
        let (isIn, others) = (
            groups.filter { memberships.contains($0.id) }, groups.filter { !memberships.contains($0.id) }
        )
        let list: HTML =
            isIn.isEmpty
            ? frame.empty(words("console.customer.no_groups"))
            : """
            <ul class="plain">\(each: isIn, { group in
                """
                <li><a href="\(frame.paths.consoleCustomerGroup(group.id))">\(group.name)</a> \
                \(mayChange ? frame.leaving(group, customer.id, .consoleCustomersGroup, label: group.name) : nil)</li>
                """
            })</ul>
            """
        guard mayChange, !others.isEmpty, customer.state != .closed else { return list }
        let form = frame.form(
            to: frame.paths(.consoleCustomersGroups, customer.id.description),
            """
            \(frame.select("group", words("console.groups.name"), state, others.map { ($0.id.description, $0.name) }))
            <button type="submit" class="button quiet">\(words("console.customer.join"))</button>
            """)
        return "\(list)\(form)"
    }

    private func noteList(_ frame: PageFrame) -> HTML {
        let form: HTML =
            frame.may(.customersManage)
            ? frame.noteForm(to: frame.paths(.consoleCustomerNotes, customer.id.description), key, state) : ""
        return """
            <ul class="plain notes">\(each: notes, { note in
                """
                <li><p class="text">\(note.text)</p><p class="muted">\(frame.time(note.at)) · \
                \(frame.actor(note.by, names))</p></li>
                """
            })</ul>\(form)
            """
    }

    private func orderList(_ frame: PageFrame) -> HTML {
        """
        \(orderTable(orders.items, empty: "console.customer.no_orders", frame))
        \(frame.nextPageLink(orders.next.map { cursor in
            frame.paths(.consoleCustomer, customer.id.description, query: [("cursor", cursor.text)])
        }))
        \(frame.exportLink(.consoleCustomer, customer.id.description, isEmpty: orders.items.isEmpty))
        """
    }

    /// Who asks on the phone does not know whether they were signed in.
    private func guestOrderList(_ frame: PageFrame) -> HTML? {
        guard ofGuests.count > 0 else { return nil }
        let (words, count) = (frame.words, ofGuests.count)
        let most = Orders.guestOrderLimit
        let number = frame.format.number(count) + (count >= most ? "+" : "")
        let cut: HTML? =
            ofGuests.newest.count < count
            ? " \(words("console.customer.guest_orders_cut", ["most": frame.format.number(Self.guestOrderLimit)]))"
            : nil
        return """
            <h2>\(words("console.customer.guest_orders", ["count": number]))</h2>
            <p class="muted">\(words("console.customer.guest_orders_hint"))\(cut)</p>
            \(orderTable(ofGuests.newest, empty: "console.customer.no_orders", frame))
            """
    }

    private func orderTable(_ orders: [OrderSummary], empty: String, _ frame: PageFrame) -> HTML {
        frame.table(
            ["order.number", "order.placed_at", "order.state", "line.title", "#line.quantity", "#totals.total"],
            orders, empty: frame.words(empty)
        ) { order in
            """
            <td><a href="\(frame.paths.consoleOrder(order.id))">\(order.number)</a></td>\
            <td>\(frame.time(order.placedAt))</td><td>\(frame.orderState(order))</td>\
            <td>\(frame.goods(order))</td><td class="number">\(frame.format.number(order.pieces))</td>\
            <td class="number">\(frame.money(order.total))</td>
            """
        }
    }

    private func addressList(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let table = frame.table(
            ["field.name", "field.phone", "order.address", "console.customer.default"], addresses,
            empty: words("console.customer.no_addresses")
        ) { saved in
            let address = saved.address
            let street =
                isShown ? [address.line1, address.line2, address.postalCode].filter { !$0.isEmpty } : [Mask.hidden]
            return """
                <td>\(isShown ? address.name : Mask.name(address.name))</td>\
                <td>\(isShown ? address.phone : Mask.phone(address.phone))</td>\
                <td>\((address.area + street).joined(separator: " "))</td>\
                <td>\(saved.isDefault ? words("console.yes") : "")</td>
                """
        }
        let export = frame.exportLink(
            .consoleCustomer, customer.id.description, list: AddressLines.list, isEmpty: addresses.isEmpty)
        return "\(table)\(export)"
    }
}

extension PageFrame {
    /// A customer's name behind its mask; of who has none, what the person is.
    func customerName(_ person: Profile, isShown: Bool = false) -> String {
        guard !person.name.isEmpty else { return words("role.shopper") }
        return isShown ? person.name : Mask.name(person.name)
    }

    /// Where a customer is reached, behind masks.
    func reach(_ person: Profile) -> String {
        [person.phone.map(Mask.phone), person.email.map(Mask.email)].compactMap(\.self).joined(separator: " ")
    }

    func userState(_ state: UserState) -> HTML {
        self.state("user.state.\(state.rawValue)", state == .active ? "good" : "bad")
    }

    /// A customer's name; it leads to the customer's page where the visitor may see that.
    func customerLink(_ person: Profile, isShown: Bool) -> HTML {
        let name = customerName(person, isShown: isShown)
        return may(.customersRead) ? "<a href=\"\(paths.consoleCustomer(person.id))\">\(name)</a>" : "\(name)"
    }

    /// The button that takes the masks off; for whoever may.
    func showForm(to action: String, _ right: Permission, isShown: Bool) -> HTML {
        if isShown { return "<p class=\"notice warn\">\(words("console.personal.shown"))</p>" }
        guard may(right) else { return "" }
        return form(
            to: action, class: "actions",
            """
            <button type="submit" class="button quiet">\(words("console.personal.show"))</button>\
            <span class="muted">\(words("console.personal.hint"))</span>
            """)
    }

    /// For a note of staff, which buyers never see.
    func noteForm(to action: String, _ key: String, _ state: FormState) -> HTML {
        form(
            to: action,
            """
            \(self.key(key))\(textarea("note", words("console.notes.text"), state, isRequired: true))
            <button type="submit" class="button quiet">\(words("console.notes.add"))</button>
            """)
    }
}
