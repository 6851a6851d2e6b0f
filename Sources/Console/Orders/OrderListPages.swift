import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var orderListPages: [PageRoute] {
        [
            PageRoute(.get, .consoleOrders, .permission(.ordersRead), handler: orders),
            PageRoute(.post, .consoleOrderFilters, .permission(.ordersRead), handler: saveFilter),
            PageRoute(.post, .consoleOrderFilter, .permission(.ordersRead), handler: removeFilter),
            PageRoute(.post, .consoleOrderFilterName, .permission(.ordersRead), handler: renameFilter),
            PageRoute(.post, .consoleOrdersExport, .permission(.recipientsRead), handler: exportOrders),
        ]
    }

    private func orders(_ call: PageCall) async throws -> PageAnswer {
        do {
            let filter = try OrderListFilter(call.query)
            if call.wantsFile {
                let wanted = try await database.read { [shop] in try filter.resolved(shop, in: $0) }
                return orderFile(call, wanted, isMasked: true)
            }
            return .page(try await list(call, filter, after: try call.query.cursor(), .fresh))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, of: .filter, call.query)
        }
    }

    /// - Parameter filter: nil shows no orders, where what was asked for cannot be understood.
    private func list(
        _ call: PageCall, _ filter: OrderListFilter?, after cursor: Cursor?, _ forms: FormStates<OrderListForm>
    ) async throws -> HTML {
        let (user, key) = (try call.userID(), call.newKey())
        let model = try await database.read { [shop] session in
            var page = Page<OrderListing>(items: [], next: nil)
            var counts: OrderCounts?
            if let filter {
                let wanted = try filter.resolved(shop, in: session)
                page = try shop.listings(
                    wanted, after: cursor, limit: .standard, in: call.frame.language, session)
                counts = try session.run(Orders.counts(wanted, upTo: OrderListModel.countLimit))
            }
            return OrderListModel(
                orders: page, filter: filter ?? .everything, counts: counts,
                saved: try Identity.savedFilters(of: user, list: OrderListFilter.list, in: session), forms: forms,
                key: key)
        }
        return model.html(call.frame)
    }

    /// The list again, with what is wrong with one of its forms.
    private func refused(
        _ call: PageCall, _ error: any ExpectedError, of form: OrderListForm, _ fields: FormFields
    ) async throws -> PageAnswer {
        let state = FormState.refused(fields, error, call.frame)
        let html = try await list(call, try? OrderListFilter(fields), after: nil, .sent(form, state))
        return .page(html, status: error.pageStatus)
    }

    private func saveFilter(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (filter, user) = (try OrderListFilter(call.form), try call.userID())
            let name = try call.form.required("name")
            try await act(call, "orders.filter") { [identity] transaction in
                _ = try identity.saveFilter(
                    named: name, query: filter.kept, list: OrderListFilter.list, of: user, by: call.caller,
                    in: transaction)
            }
            return .redirect(to: call.paths(.consoleOrders, query: filter.query)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, of: .save, call.form)
        }
    }

    /// The form stands where the filter itself is shown, and leads back there.
    private func renameFilter(_ call: PageCall) async throws -> PageAnswer {
        let (id, user): (SavedFilterID, UserID) = (try call.path.id("filter"), try call.userID())
        do {
            let (filter, name) = (try OrderListFilter(call.form), try call.form.required("new_name"))
            try await act(call, "orders.filter") { [identity] transaction in
                try identity.renameFilter(
                    id, to: name, list: OrderListFilter.list, of: user, by: call.caller, in: transaction)
            }
            return .redirect(to: call.paths(.consoleOrders, query: filter.query)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, of: .rename, call.form)
        }
    }

    private func removeFilter(_ call: PageCall) async throws -> PageAnswer {
        let (id, user): (SavedFilterID, UserID) = (try call.path.id("filter"), try call.userID())
        try await act(call, "orders.filter") { [identity] transaction in
            try identity.removeFilter(id, of: user, by: call.caller, in: transaction)
        }
        return .redirect(to: call.paths(.consoleOrders)).saying("console_filter_removed")
    }

    /// What the list shows as a file, all of its pages. It takes personal data along, so it is a form and not a link.
    private func exportOrders(_ call: PageCall) async throws -> PageAnswer {
        do {
            let filter = try OrderListFilter(call.form)
            let wanted = try await database.read { [shop] in try filter.resolved(shop, in: $0) }
            try await witness { [shop] transaction in
                _ = try shop.exportOrders(wanted, by: call.caller, in: transaction)
            }
            return orderFile(call, wanted, isMasked: false)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, of: .filter, call.form)
        }
    }

    private func orderFile(_ call: PageCall, _ wanted: OrderFilter, isMasked: Bool) -> PageAnswer {
        file(call, isMasked ? "orders" : "orders-personal-data", atMost: OrderLines.lineLimit) { [shop] cursor, limit in
            try await shop.database.read { session in
                let page = try shop.orders.listings(wanted, after: cursor, limit: limit, in: session)
                return try OrderLines(page, isMasked: isMasked, shop, in: call.frame.language, session)
            }
        }
    }
}

extension Shop {
    /// The orders that a filter wants, with titles in the language of whoever reads.
    fileprivate func listings(
        _ filter: OrderFilter, after cursor: Cursor?, limit: PageLimit, in language: Language, _ session: Session
    ) throws -> Page<OrderListing> {
        let page = try orders.listings(filter, after: cursor, limit: limit, in: session)
        return Page(items: try orders(page.items, \.summary, in: language, session), next: page.next)
    }
}
