import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var customerPages: [PageRoute] {
        [
            PageRoute(.get, .consoleCustomers, .permission(.customersRead), handler: customers),
            PageRoute(.get, .consoleCustomer, .permission(.customersRead)) { call in
                guard !call.wantsFile else { return try await customerFile(call) }
                return .page(try await customer(call, call.path.id("user")))
            },
            PageRoute(.post, .consoleCustomerNotes, .permission(.customersManage), handler: addCustomerNote),
            // Whoever comes back to the address of a page that was shown once is led to the customer, behind masks.
            PageRoute(.get, .consoleCustomerPersonalData, .permission(.customersRead)) { call in
                .redirect(to: call.paths.consoleCustomer(try call.path.id("user")))
            },
            PageRoute(
                .post, .consoleCustomerPersonalData, .permission(.customersManage), handler: showCustomer),
            PageRoute(
                .post, .consoleCustomerSecondFactor, .permission(.customersManage), handler: resetCustomersFactor),
        ]
    }

    private func customers(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (cursor, text) = (
                try call.query.cursor(), try call.query.optional("q", atMost: CustomerFilter.textLimit)
            )
            let filter = CustomerFilter(text: text ?? "", group: try call.query.optionalID("group"))
            if call.wantsFile {
                return file(call, "customers") { session, cursor, limit in
                    try CustomerListModel(filter, after: cursor, limit: limit, .fresh(), in: session)
                }
            }
            return .page(try await customers(call, filter, after: cursor, .typed(call.query)))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { state in
                try await customers(call, .everybody, after: nil, state)
            }
        }
    }

    private func customers(
        _ call: PageCall, _ filter: CustomerFilter, after cursor: Cursor?, _ state: FormState
    ) async throws -> HTML {
        let model = try await database.read { session in
            try CustomerListModel(filter, after: cursor, limit: .standard, state, in: session)
        }
        return model.html(call.frame)
    }

    func customer(
        _ call: PageCall, _ id: UserID, isShown: Bool = false, _ state: FormState = .fresh()
    ) async throws -> HTML {
        let (cursor, key) = (try call.query.cursor(), call.newKey())
        let model = try await database.read { [shop] session in
            let customer = try Identity.customer(id, in: session)
            let (spending, notes, groups, memberships) = try session.run(
                Orders.spending(of: [id]), Identity.notes(about: id), Identity.customerGroups,
                Identity.customerGroups(of: [id]))
            let page = try shop.orders.summaries(.of(.user(id)), after: cursor, limit: .standard, in: session)
            var ofGuests = try shop.orders.ordersOfGuests(
                phone: customer.phone, email: customer.email, newest: CustomerModel.guestOrderLimit, in: session)
            ofGuests.newest = try shop.orders(ofGuests.newest, \.self, in: call.frame.language, session)
            return CustomerModel(
                customer: customer, spending: spending[id, default: []],
                orders: Page(
                    items: try shop.orders(page.items, \.self, in: call.frame.language, session), next: page.next),
                ofGuests: ofGuests, addresses: try Identity.addresses(of: id, in: session), notes: notes,
                groups: groups,
                memberships: memberships[id] ?? [],
                hasSecondFactor: try !Identity.secondFactorOwners(among: [id], in: session).isEmpty,
                names: try Names(of: notes.map(\.by), in: session), isShown: isShown, state: state, key: key)
        }
        return model.html(call.frame)
    }

    /// The customer's addresses or orders as a file, behind the masks that the page begins with.
    private func customerFile(_ call: PageCall) async throws -> PageAnswer {
        let id: UserID = try call.path.id("user")
        // A file that has begun cannot say any more that there is no such customer.
        _ = try await database.read { try Identity.customer(id, in: $0) }
        if call.wantsFile(of: AddressLines.list) {
            return file(call, AddressLines.list) { session, _, _ in
                AddressLines(addresses: try Identity.addresses(of: id, in: session))
            }
        }
        return file(call, "customer-orders") { [shop] session, cursor, limit in
            let page = try shop.orders.summaries(.of(.user(id)), after: cursor, limit: limit, in: session)
            return CustomerOrderLines(
                orders: Page(
                    items: try shop.orders(page.items, \.self, in: call.frame.language, session), next: page.next))
        }
    }

    private func addCustomerNote(_ call: PageCall) async throws -> PageAnswer {
        let id: UserID = try call.path.id("user")
        do {
            let text = try call.form.required("note", atMost: Note.rule.length.upperBound)
            try await act(call, "customers.note") { [identity] transaction in
                _ = try identity.addNote(text, about: id, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths.consoleCustomer(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await customer(call, id, $0) }
        }
    }

    private func resetCustomersFactor(_ call: PageCall) async throws -> PageAnswer {
        let id: UserID = try call.path.id("user")
        do {
            try await identity.resetCustomersSecondFactor(of: id, by: call.caller)
            return .redirect(to: call.paths.consoleCustomer(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await customer(call, id, $0) }
        }
    }

    /// Shows the page without masks, this once, and keeps who looked.
    private func showCustomer(_ call: PageCall) async throws -> PageAnswer {
        let id: UserID = try call.path.id("user")
        try await witness { [identity] transaction in
            try identity.showPersonalData(of: id, by: call.caller, in: transaction)
        }
        return .page(try await customer(call, id, isShown: true))
    }
}

extension CustomerListModel {
    fileprivate init(
        _ filter: CustomerFilter, after cursor: Cursor?, limit: PageLimit, _ state: FormState, in session: Session
    ) throws {
        let page = try CustomerPage(filter, after: cursor, limit: limit, in: session)
        let (spending, groups) = try session.run(
            Orders.spending(of: page.customers.items.map(\.id)), Identity.customerGroups)
        self.init(page: page, spending: spending, filter: filter, groups: groups, state: state)
    }
}
