import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// What can be done to many products at once.
enum BulkChoice: String, CaseIterable {
    case percent, amount, review
    case onSale = "on_sale"
    case offSale = "off_sale"
    case draft, archived
}

extension Console {
    var bulkPages: [PageRoute] {
        [PageRoute(.post, .consoleGoodsBulk, .permission(.catalogManage), handler: changeGoods)]
    }

    /// First the choice of a change, then what it would do, then the change itself.
    private func changeGoods(_ call: PageCall) async throws -> PageAnswer {
        let form = BulkForm(call.form, shop.orders.configuration.currency)
        do {
            guard let change = try form.change() else { return .page(try await bulk(call, form, nil, .fresh())) }
            if case .state(.onSale, _) = change { try call.context.require(.permission(.catalogReview)) }
            guard let seen = try form.seen() else {
                return .page(try await bulk(call, form, change, .typed(call.form)))
            }
            let plan = try await shop.catalog.changeProducts(try form.products(), change, seen: seen, by: call.caller)
            guard plan.changedCount > 0 else { return .page(try await bulk(call, form, change, .typed(call.form))) }
            return .redirect(to: call.paths(.consoleGoods, query: form.list)).saying("console_saved")
        } catch let error as CatalogError where error.kind == .stale {
            // Shown anew as it would be now.
            let change = try form.change()
            return try await refused(call, error) { try await bulk(call, form, change, $0) }
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await bulk(call, form, nil, $0) }
        }
    }

    private func bulk(
        _ call: PageCall, _ form: BulkForm, _ change: BulkChange?, _ state: FormState
    ) async throws -> HTML {
        let ids = form.knownProducts
        let model = try await database.read { [shop] session in
            BulkModel(
                products: try shop.catalog.productsForStaff(ids, in: session),
                plan: try change.map { try shop.catalog.plan($0, for: ids, in: session) }, form: form, state: state)
        }
        return model.html(call.frame)
    }
}

/// What the forms of a change of many products say.
struct BulkForm: Sendable {
    private static let listFields = GoodsFilter.fields
    private static let listPrefix = "list."

    private let form: FormFields
    private let currency: Currency

    init(_ form: FormFields, _ currency: Currency) {
        self.form = form
        self.currency = currency
    }

    /// - Throws: `InputError` where none is chosen, or what is no product.
    func products() throws(InputError) -> [ProductID] {
        let texts = form.all("product")
        guard !texts.isEmpty else { throw .missing(field: "product") }
        let ids = texts.compactMap { ProductID($0) }
        guard ids.count == texts.count else { throw .unknownReference(field: "product") }
        return ids
    }

    /// Those that can be shown again with what is wrong.
    var knownProducts: [ProductID] {
        Array(form.all("product").compactMap { ProductID($0) }.prefix(CatalogLimits.productsAtOnce))
    }

    /// Nil where the change is still to be chosen.
    func change() throws -> BulkChange? {
        _ = try products()
        guard let choice = try form.optionalChoice("change", of: BulkChoice.self) else { return nil }
        let reason = try form.optional("reason") ?? ""
        switch choice {
        case .percent: return .percent(try form.integer("value", BulkChange.percents), reason: reason)
        case .amount: return .amount(try amount(), reason: reason)
        case .review: return .state(.review, reason: reason)
        case .onSale: return .state(.onSale, reason: reason)
        case .offSale: return .state(.offSale, reason: reason)
        case .draft: return .state(.draft, reason: reason)
        case .archived: return .state(.archived, reason: reason)
        }
    }

    /// What a plan was shown for; nil where none was.
    func seen() throws(InputError) -> Int64? {
        try form.optionalInteger("seen", 0...Int.max).map { Int64($0) }
    }

    /// The filter of the list from which somebody came, to go back there.
    var list: [(name: String, value: String)] {
        Self.listFields.compactMap { name in
            guard let value = form.raw(name) ?? form.raw(Self.listPrefix + name), !value.isEmpty else { return nil }
            return (name, value)
        }
    }

    /// The same as fields.
    var listFields: [(name: String, value: String)] { list.map { (Self.listPrefix + $0.name, $0.value) } }

    private func amount() throws(InputError) -> Int64 {
        let text = try form.required("value")
        let isLess = text.hasPrefix("-")
        guard
            let money = Money(
                decimal: text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text, currency)
        else { throw .invalid(field: "value", reason: .amount(decimals: currency.minorDigits)) }
        return isLess ? -money.amountMinor : money.amountMinor
    }
}

/// Chosen products, the form for what is done to them, and what it would do.
struct BulkModel: Sendable {
    let products: [Product]
    /// Nil before a change is chosen.
    let plan: BulkPlan?
    let form: BulkForm
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let count = ["count": frame.format.number(products.count)]
        return frame.console(
            title: words("console.bulk.title"), .consoleGoods,
            """
            \(state.summary)
            <p><a href="\(frame.paths(.consoleGoods, query: form.list))">\(words("console.bulk.back"))</a></p>
            \(plan.map { outcome($0, frame) })
            \(products.isEmpty ? frame.empty(words("console.bulk.none")) : """
                <section class="card"><h2>\(words("console.bulk.chosen", count))</h2>
                <ul class="plain">\(each: products, {
                    "<li>\(frame.title($0)) \(frame.productState($0.state))</li>"
                })</ul>
                \(choose(frame))</section>
                """ as HTML)
            """)
    }

    private func choose(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let choices = BulkChoice.allCases.filter { $0 != .onSale || frame.may(.catalogReview) }
        let options = choices.map { ($0.rawValue, words("console.bulk.change.\($0.rawValue)")) }
        return frame.form(
            to: frame.paths(.consoleGoodsBulk),
            """
            \(chosen(frame))\(frame.select("change", words("console.bulk.change"), state, options))
            \(frame.input("value", words("console.bulk.value"), state, isRequired: false))
            \(frame.input("reason", words("console.goods.reason"), state, isRequired: false))
            <button type="submit">\(words("console.bulk.look"))</button>
            """)
    }

    /// What every form of the page sends along.
    private func chosen(_ frame: PageFrame) -> HTML {
        """
        \(each: products, { frame.hidden("product", $0.id.description) })\
        \(each: form.listFields, { frame.hidden($0.name, $0.value) })
        """
    }

    private func outcome(_ plan: BulkPlan, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let count = ["count": frame.format.number(plan.changedCount)]
        let apply = frame.form(
            to: frame.paths(.consoleGoodsBulk), class: "actions",
            """
            \(chosen(frame))\(each: ["change", "value", "reason"], { frame.hidden($0, state[$0]) })\
            \(frame.hidden("seen", String(plan.seen)))\
            <button type="submit">\(words("console.bulk.apply", count))</button>
            """)
        return """
            <section class="card"><h2>\(words("console.bulk.would", count))</h2>
            \(isForGood(plan) ? "<p class=\"notice warn\">\(words("console.bulk.for_good"))</p>" : nil)
            \(frame.table(["console.goods.name", "console.bulk.result"], plan.lines) { line in
                """
                <td><a href="\(frame.paths.consoleProduct(line.product.id))">\(frame.title(line.product))</a></td>\
                <td>\(result(line, frame))</td>
                """
            })
            \(plan.changedCount == 0 ? nil : apply)</section>
            """
    }

    /// Nothing leads back out of the archive.
    private func isForGood(_ plan: BulkPlan) -> Bool {
        plan.lines.contains { $0.isChanged && $0.after.state == .archived }
    }

    private func result(_ line: BulkPlan.Line, _ frame: PageFrame) -> HTML {
        if let refusal = line.refusal {
            return "\(frame.state("console.bulk.stays", "bad")) \(frame.message(for: refusal))"
        }
        guard line.isChanged else { return frame.state("console.bulk.same", "warn") }
        guard line.product.state == line.after.state else {
            return "\(frame.productState(line.product.state)) → \(frame.productState(line.after.state))"
        }
        return """
            <ul class="plain">\(each: line.prices, { pair in
                "<li>\(pair.old.code) \(frame.money(pair.old.price)) → \(frame.money(pair.new.price))</li>"
            })</ul>
            """
    }
}
