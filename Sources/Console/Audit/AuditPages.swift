import AfterSales
import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var auditPages: [PageRoute] {
        [PageRoute(.get, .consoleAudit, .permission(.auditRead), handler: audit)]
    }

    private func audit(_ call: PageCall) async throws -> PageAnswer {
        do {
            return try await audit(call, try AuditListFilter(call.query))
        } catch let error as InputError where error.isForForm {
            return try await refused(call, error, fields: call.query) { state in
                AuditModel(
                    entries: Page(items: [], next: nil), names: .none, goods: [:], things: .none, filter: .everything,
                    state: state
                ).html(call.frame)
            }
        }
    }

    private func audit(_ call: PageCall, _ wanted: AuditListFilter) async throws -> PageAnswer {
        let cursor = try call.query.cursor()
        @Sendable func load(_ session: Session, _ cursor: Cursor?, _ limit: PageLimit) throws -> AuditModel {
            let page = try shop.auditLog(wanted.question, after: cursor, limit: limit, in: session)
            let names = try Names(of: page.items.flatMap { [$0.actor, $0.subject] }, in: session)
            return AuditModel(
                entries: page, names: names,
                goods: try shop.goods(among: AuditThings.ids(in: page.items), in: call.frame.language, session),
                things: try AuditThings(of: page.items, shop, in: call.frame.language, session),
                filter: wanted, state: .fresh(Dictionary(wanted.query.map { ($0.name, $0.value) }) { $1 }))
        }
        guard !call.wantsFile else { return file(call, "audit", reading: load) }
        return .page(try await database.read { try load($0, cursor, .standard) }.html(call.frame))
    }
}

extension Shop {
    /// What these are called, as far as they are products or variants.
    fileprivate func goods(
        among subjects: [String], in language: Language, _ session: Session
    ) throws -> [String: String] {
        let (products, skus) = (subjects.compactMap { ProductID($0) }, subjects.compactMap { SKUID($0) })
        guard !products.isEmpty || !skus.isEmpty else { return [:] }
        let (titles, items) = try session.run(
            Catalog.titles(of: products, inEnglish: language == .english), catalog.names(Set(skus)))
        var names: [String: String] = [:]
        for (id, title) in titles { names[id.description] = title }
        for (id, item) in items {
            names[id.description] = "\(language == .english ? item.inEnglish.title : item.title) \(item.code)"
        }
        return names
    }
}

/// The audit log, newest first.
struct AuditModel: Sendable {
    let entries: Page<AuditEntry>
    let names: Names
    /// Names of products and variants, by id.
    let goods: [String: String]
    /// What details name by an id.
    let things: AuditThings
    let filter: AuditListFilter
    let state: FormState
}

extension AuditModel: ListLines {
    static let columns = [
        "console.at", "console.by", "console.audit.action", "console.audit.subject", "console.audit.details",
    ]

    var next: Cursor? { entries.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        entries.items.map { entry in
            [
                frame.format.sortableTime(entry.at), frame.actor(entry.actor, names),
                frame.words.find("audit.\(entry.action)") ?? entry.action, subject(entry, frame),
                details(entry, frame),
            ]
        }
    }
}

extension AuditModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let query = filter.query
        return frame.console(
            title: words("console.nav.audit"), .consoleAudit,
            """
            \(state.summary)\(frame.filter(.consoleAudit, """
                \(frame.input("subject", words("console.audit.subject"), state, isRequired: false))
                \(frame.input("actor", words("console.by"), state, isRequired: false))
                \(frame.select("action", words("console.audit.action"), state, actions(frame)))
                \(frame.input("from", words("console.audit.from"), state, type: "date", isRequired: false))
                \(frame.input("to", words("console.orders.to"), state, type: "date", isRequired: false))
                """))
            <p class="muted">\(words("console.audit.hint"))</p>
            \(frame.table(
                Self.columns, entries.items, empty: words("console.audit.none")) { row($0, frame) })
            \(frame.nextPageLink(entries.next.map { frame.paths.nextPage(of: .consoleAudit, query: query, $0) }))
            \(frame.exportLink(.consoleAudit, query: query, isEmpty: entries.items.isEmpty))
            """)
    }

    private func actions(_ frame: PageFrame) -> [(value: String, label: String)] {
        let named: [(value: String, label: String)] = AuditListFilter.actions.map {
            ($0, frame.words("audit.\($0)"))
        }
        return [("", frame.words("console.all"))] + named.sorted { $0.label < $1.label }
    }

    private func row(_ entry: AuditEntry, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let byActor = frame.paths(.consoleAudit, query: [("actor", entry.actor)])
        let ofSubject = frame.paths(.consoleAudit, query: [("subject", entry.subject)])
        return """
            <td class="nowrap">\(frame.time(entry.at))</td>\
            <td><a href="\(byActor)">\(frame.actor(entry.actor, names))</a></td>\
            <td>\(words.find("audit.\(entry.action)") ?? entry.action)</td>\
            <td><a href="\(ofSubject)">\(subject(entry, frame))</a>\(place(entry, frame).map { url in
                " <a href=\"\(url)\">\(words("console.audit.open"))</a>" as HTML
            })</td>\
            <td>\(details(entry, frame))</td>
            """
    }

    private func subject(_ entry: AuditEntry, _ frame: PageFrame) -> String {
        if let order = OrderID(entry.subject) { return Order.number(of: order) }
        if entry.subject == "orders" { return frame.words("console.audit.orders") }
        return goods[entry.subject] ?? frame.auditSubject(entry, things) ?? frame.actor(entry.subject, names)
    }

    /// The page of the thing, where it has one.
    private func place(_ entry: AuditEntry, _ frame: PageFrame) -> String? {
        if let id = OrderID(entry.subject) { return frame.paths.consoleOrder(id) }
        if let id = ProductID(entry.subject) { return frame.paths.consoleProduct(id) }
        if let id = SKUID(entry.subject) { return frame.paths.consoleStockItem(id) }
        if let id = ReturnID(entry.subject) { return frame.paths.consoleReturn(id) }
        if let id = DifferenceID(entry.subject) { return frame.paths.consoleDifference(id) }
        if let id = CustomerGroupID(entry.subject) { return frame.paths.consoleCustomerGroup(id) }
        if let id = WarehouseID(entry.subject) { return frame.paths.consoleWarehouse(id) }
        if let id = UserID(entry.subject), names[id]?.role == .shopper { return frame.paths.consoleCustomer(id) }
        return nil
    }

    /// The details in the visitor's language where their form is known, else as they were written.
    private func details(_ entry: AuditEntry, _ frame: PageFrame) -> String {
        let words = frame.words
        func step(_ prefix: String) -> String? {
            guard let ends = entry.details.wholeMatch(of: /(\w+) to (\w+)/)?.output,
                let from = words.find("\(prefix).\(ends.1)"), let to = words.find("\(prefix).\(ends.2)")
            else { return nil }
            return "\(from) → \(to)"
        }
        func role() -> String? {
            guard let found = entry.details.wholeMatch(of: /(\w+)(?: \(([a-z, ]+)\))?(?:, (\w+))?/)?.output,
                let role = words.find("role.\(found.1)")
            else { return nil }
            let invited = found.3.map { frame.invited(String($0), things) }
            return [role, found.2.map { frame.functions(named: $0) }, invited]
                .compactMap(\.self).joined(separator: " · ")
        }
        func functions() -> String? {
            guard let ends = entry.details.wholeMatch(of: /([a-z, ]+) to ([a-z, ]+)/)?.output else { return nil }
            return "\(frame.functions(named: ends.1)) → \(frame.functions(named: ends.2))"
        }
        func transfer() -> String? {
            guard let found = entry.details.wholeMatch(of: /(\d+): (.+) to (.+)/)?.output else { return nil }
            return words(
                "console.audit.transferred", ["quantity": "\(found.1)", "from": "\(found.2)", "to": "\(found.3)"])
        }
        let told: String? =
            switch entry.action {
            case "refund_created": frame.refundDetails(entry, things, goods)
            case "parcel_shipped", "parcel_delivered", "parcel_corrected": frame.parcelDetails(entry, things)
            case "price_planned", "price_plan_cancelled": frame.planDetails(entry)
            case "settings_changed": frame.settingDetails(entry, things)
            case "order_cancelled": frame.cancellationDetails(entry, things)
            case "return_received":
                [amounts(entry.details, frame), frame.gradeDetails(entry, things)].compactMap(\.self)
                    .joined(separator: " · ")
            case "return_refunded", "return_approved": amounts(entry.details, frame)
            case "price_changed", "sku_edited", "product_edited": frame.editDetails(entry)
            case "sku_added": frame.newVariantDetails(entry)
            case "divisions_changed": frame.divisionDetails(entry)
            case "difference_resolved": words.find("difference.\(entry.details)")
            case "product_moved": step("product.state")
            case "account_changed": step("user.state")
            case "role_changed": step("role")
            case "functions_changed": functions()
            case "staff_created", "invitation_withdrawn", "staff_invited", "invitation_accepted": role()
            case "stock_adjusted": frame.adjustmentDetails(entry)
            case "stock_counted": frame.countDetails(entry)
            case "price_rules_changed": frame.ruleDetails(entry)
            case "goods_file_uploaded": frame.goodsFileDetails(entry)
            case "goods_file_taken": frame.takenFileDetails(entry)
            case "picture_added", "picture_uploaded", "pictures_changed": frame.sizeDetails(entry)
            case "return_rejected", "return_closed":
                ReturnID(entry.subject).flatMap { things.returns[$0]?.rejectionReason }
            case "stock_transferred": transfer()
            case "warehouse_changed": frame.warehouseDetails(entry)
            case "warehouse_closed": frame.closingDetails(entry)
            case "orders_exported": frame.exportDetails(entry)
            default: nil
            }
        // The log itself holds no texts.
        let isNoted = entry.action == "return_received" || entry.action == "return_closed"
        let item = isNoted ? ReturnID(entry.subject).flatMap { things.returns[$0] } : nil
        let parts = [told ?? entry.details, item?.receiptNote ?? ""]
        return frame.naming(parts.filter { !$0.isEmpty }.joined(separator: " · "), things, goods)
    }

    /// `CUP: 19.99 CNY to 18.00 CNY` with its amounts as people read them.
    private func amounts(_ details: String, _ frame: PageFrame) -> String {
        frame.amounts(in: details).replacing(" to ", with: " → ").replacing(#/ due$/#, with: "")
    }
}
