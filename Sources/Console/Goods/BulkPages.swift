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
    /// Chosen in the list of what was changed, not in the form.
    case undo
}

extension Console {
    var bulkPages: [PageRoute] {
        [
            PageRoute(.get, .consoleGoodsBulk, .permission(.catalogManage)) { call in
                guard !call.wantsFile else { return priceBatchFile(call) }
                return .page(try await priceBatches(call))
            },
            PageRoute(.post, .consoleGoodsBulk, .permission(.catalogManage), handler: changeGoods),
        ]
    }

    private func priceBatchFile(_ call: PageCall) -> PageAnswer {
        file(call, "price-changes") { [shop] session, _, _ in try shop.priceBatches(isNothingLeft: false, session) }
    }

    /// The latest changes of prices; of one that is named, what its undoing would do.
    private func priceBatches(_ call: PageCall) async throws -> HTML {
        let moment = try BulkForm(call.query, shop.orders.configuration.currency).moment()
        let reason = moment.map { PageFrame.reasonToGoBack(before: $0.at) } ?? ""
        return try await database.read { [shop] session in
            let ids = try moment.map { try shop.catalog.products(pricedAt: $0, in: session) } ?? []
            guard let moment, !ids.isEmpty else {
                return try shop.priceBatches(isNothingLeft: moment != nil, session).html(call.frame)
            }
            let fields = [
                "change": BulkChoice.undo.rawValue, "at": String(moment.at.milliseconds), "by": moment.by,
                "reason": reason,
            ]
            return BulkModel(
                products: try shop.catalog.productsForStaff(ids, in: session),
                plan: try shop.catalog.plan(.undo(moment, reason: reason), for: ids, in: session),
                form: BulkForm(call.query, shop.orders.configuration.currency), state: .fresh(fields)
            ).html(call.frame)
        }
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
            let url = call.paths(.consoleGoods, query: form.list)
            return .redirect(to: url).saying(change.isOfPrices ? "console_prices_changed" : "console_goods_changed")
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

extension Shop {
    fileprivate func priceBatches(isNothingLeft: Bool, _ session: Session) throws -> PriceBatchListModel {
        let batches = try catalog.priceBatches(in: session)
        return PriceBatchListModel(
            batches: batches, names: try Names(of: batches.map(\.moment.by), in: session),
            isNothingLeft: isNothingLeft)
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
        case .percent: return .prices(try step(.basisPoints(try basisPoints())), reason: reason)
        case .amount: return .prices(try step(.amount(try amount())), reason: reason)
        case .undo: return try moment().map { .undo($0, reason: reason) }
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

    /// The change of prices that is to be undone; nil where none is named.
    func moment() throws(InputError) -> PriceMoment? {
        guard let at = try form.optionalInteger("at", 0...Int.max) else { return nil }
        return PriceMoment(at: Timestamp(milliseconds: Int64(at)), by: try form.required("by"))
    }

    private func step(_ size: PriceStep.Size) throws(InputError) -> PriceStep {
        PriceStep(
            size, rounding: try form.optionalChoice("rounding") ?? .minor,
            listPrice: try form.optionalChoice("list_price") ?? .follows)
    }

    /// A percentage has no more than two decimals, so it reads like an amount of a currency that has two.
    private func basisPoints() throws(InputError) -> Int {
        let text = try form.required("value")
        let number = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()).trimmingBlanks : text
        guard let points = Self.signed(number, .cny), PriceStep.basisPoints.contains(Int(points)) else {
            throw .invalid(field: "value", reason: .percentChange(PriceStep.percents))
        }
        return Int(points)
    }

    private func amount() throws(InputError) -> Int64 {
        guard let minor = Self.signed(try form.required("value"), currency) else {
            throw .invalid(field: "value", reason: .amount(decimals: currency.minorDigits))
        }
        return minor
    }

    private static func signed(_ text: String, _ currency: Currency) -> Int64? {
        let isLess = text.hasPrefix("-") || text.hasPrefix("−") || text.hasPrefix("－")
        let isSigned = isLess || text.hasPrefix("+") || text.hasPrefix("＋")
        guard let money = Money(decimal: isSigned ? String(text.dropFirst()) : text, currency) else { return nil }
        return isLess ? -money.amountMinor : money.amountMinor
    }
}
