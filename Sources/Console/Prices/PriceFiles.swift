import Catalog
import Database
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    /// The price history of one variant as a file: of the one that was asked for, or of the first.
    func priceFile(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        let chosen: SKUID? = try call.query.optionalID("sku")
        let found = try await shop.catalog.product(.id(id), includeUnpublished: true)
        guard let product = found?.product else { throw NotFound("product") }
        guard let sku = product.skus.first(where: { chosen == nil || $0.id == chosen }) else { throw NotFound("sku") }
        return file(call, "prices") { [shop] session, cursor, limit in
            let history = try shop.catalog.priceHistory(of: sku.id, after: cursor, limit: limit, in: session)
            return PriceLines(
                code: sku.code, history: history, names: try Names(of: history.items.map(\.by), in: session))
        }
    }
}

extension Console {
    /// What is planned for a product's variants, as a file.
    func planFile(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        guard let product = try await shop.catalog.product(.id(id), includeUnpublished: true)?.product else {
            throw NotFound("product")
        }
        return file(call, PlanLines.list) { [shop] session, cursor, limit in
            let plans = try shop.catalog.pricePlans(
                of: product.skus.map(\.id), after: cursor, limit: limit, in: session)
            return PlanLines(
                skus: product.skus, plans: plans, names: try Names(of: plans.items.map(\.plannedBy), in: session))
        }
    }

    /// The price rules of one variant as a file.
    func ruleFile(_ call: PageCall) async throws -> PageAnswer {
        let model = try await ruleModel(call, .fresh)
        return file(call, "price-rules") { _, _ in model }
    }
}

/// What variants are to cost.
struct PlanLines: ListLines {
    /// As the page's address names it, beside the history.
    static let list = "price-plans"

    static let columns = [
        "console.goods.code", "line.unit_price", "product.list_price", "console.orders.currency",
        "console.prices.plan.starts", "console.prices.plan.ends", "order.state", "console.by", "return.reason",
    ]

    let skus: [SKU]
    let plans: Page<PricePlan>
    /// Of those who planned them.
    let names: Names

    var next: Cursor? { plans.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        let codes = Dictionary(skus.map { ($0.id, $0.code) }) { first, _ in first }
        return plans.items.map { plan in
            let outcome = plan.outcome.map { ": " + frame.words("console.prices.plan.outcome.\($0.rawValue)") }
            return [
                codes[plan.skuID] ?? plan.skuID.description, plan.price.decimal, plan.listPrice?.decimal ?? "",
                plan.currency.code, frame.format.sortableTime(plan.startsAt),
                plan.endsAt.map { frame.format.sortableTime($0) } ?? "",
                frame.words("console.prices.plan.state.\(plan.state.rawValue)") + (outcome ?? ""),
                frame.actor(plan.plannedBy, names), plan.reason,
            ]
        }
    }
}

extension PriceRulesModel: ListLines {
    static let columns = [
        "console.goods.code", "console.rules.for", "console.rules.from", "line.unit_price", "console.orders.currency",
        "order.state",
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        ruled.rules.map { rule in
            let price = Money(rule.priceMinor, ruled.sku.currency)
            return [
                ruled.sku.code, name(of: rule, frame), String(rule.minimumQuantity), price.decimal,
                price.currency.code, frame.words(holds(rule) ? "console.rules.holds" : "console.rules.never"),
            ]
        }
    }
}

/// What one variant did cost.
struct PriceLines: ListLines {
    static let columns = [
        "console.goods.code", "console.at", "console.by", "console.prices.from", "console.prices.to",
        "product.list_price", "console.orders.currency", "console.prices.why", "return.reason",
    ]

    let code: String
    let history: Page<PriceChange>
    /// Of those who changed it.
    let names: Names

    var next: Cursor? { history.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        history.items.map { change in
            [
                code, frame.format.sortableTime(change.at), frame.actor(change.by, names),
                change.oldPrice?.decimal ?? "", change.newPrice.decimal, change.ownListPrice?.decimal ?? "",
                change.currency.code, frame.words("console.prices.source.\(change.source.rawValue)"),
                frame.goodsReason(change.givenReason),
            ]
        }
    }
}
