import Catalog
import Kernel
import WebRuntime

/// A line of a variant's price history.
enum PriceChangeShape {
    static let schema = Schema.object([
        "version": .integer.described("The variant's version with this price."),
        "old_price": .component("Money").nullable().described("Null for the first price."), "price": .money,
        "list_price": .money, "at": .timestamp, "by": .string.described("A person's id, or a part of the program."),
        "source": .enumeration(PriceSource.self), "reason": .string.described("Empty where nobody gave one."),
    ]).example(
        JSON(
            finished: """
                {"version":2,"old_price":{"amount":2999,"currency":"CNY"},"price":{"amount":1999,"currency":"CNY"},\
                "list_price":{"amount":2999,"currency":"CNY"},"at":"2026-11-20T06:05:00.000Z",\
                "by":"usr_1M5V8KZ3QX0G7","source":"edit","reason":"双十一"}
                """))

    static func write(_ json: inout JSONObject, _ change: PriceChange) {
        json.set("version", change.version)
        json.set("old_price", change.oldPrice)
        json.set("price", change.newPrice)
        json.set("list_price", change.listPrice)
        json.set("at", change.at)
        json.set("by", change.by)
        json.set("source", change.source.rawValue)
        json.set("reason", change.givenReason)
    }
}

/// A page of a variant's price history, with what its present price may be held against.
enum PriceHistoryShape {
    static let schema = Schema.list(of: .component("PriceChange")).adding([
        "lowest_price": Schema.money.described(
            "The lowest price that held at some moment of the last \(LowestPrices.windowDays) days."),
        "lowest_price_before": Schema.component("Money").nullable().described(
            """
            The lowest price in the \(LowestPrices.windowDays) days before the present one began: what a reduction is \
            measured from. Null while the first price holds.
            """),
    ])

    static func json(_ page: Page<PriceChange>, _ lowest: LowestPrices, _ currency: Currency) -> JSON {
        .object { json in
            json.array("items", page.items, PriceChangeShape.write)
            json.set("next_cursor", page.next?.text)
            json.set("lowest_price", Money(lowest.recentMinor, currency))
            json.set("lowest_price_before", lowest.beforePresentMinor.map { Money($0, currency) })
        }
    }
}

/// A price of a variant that is to hold from a moment on.
enum PricePlanShape {
    static let schema = Schema.object([
        "id": .id(PricePlanTag.self), "sku_id": .id(SKUTag.self), "price": .money,
        "list_price": .component("Money").nullable(), "starts_at": .timestamp,
        "ends_at": .timestamp.nullable().described("Null where the price stays for good."), "reason": .string,
        "state": .enumeration(PricePlanState.self),
        "outcome": .enumeration(PricePlanOutcome.self).nullable().described(
            "Why it went otherwise: another price was set meanwhile, the product was archived, its time was missed."),
        "planned_at": .timestamp, "planned_by": .string,
    ]).example(
        JSON(
            finished: """
                {"id":"ppl_1M5V8KZ3QX0G7","sku_id":"sku_1M5V8KZ3QX0G7","price":{"amount":1499,"currency":"CNY"},\
                "list_price":null,"starts_at":"2026-12-11T16:00:00.000Z","ends_at":"2026-12-12T16:00:00.000Z",\
                "reason":"双十二","state":"planned","outcome":null,"planned_at":"2026-11-20T06:05:00.000Z",\
                "planned_by":"usr_1M5V8KZ3QX0G7"}
                """))

    static func write(_ json: inout JSONObject, _ plan: PricePlan) {
        json.set("id", plan.id)
        json.set("sku_id", plan.skuID)
        json.set("price", plan.price)
        json.set("list_price", plan.listPrice)
        json.set("starts_at", plan.startsAt)
        json.set("ends_at", plan.endsAt)
        json.set("reason", plan.reason)
        json.set("state", plan.state.rawValue)
        json.set("outcome", plan.outcome?.rawValue)
        json.set("planned_at", plan.plannedAt)
        json.set("planned_by", plan.plannedBy)
    }
}

/// A variant's price rules: from so many pieces on, for everybody or for the customers of a group.
enum PriceRulesShape {
    static let rule = Schema.object([
        "customer_group_id": .id(CustomerGroupTag.self).nullable().optional().described("Null is everybody."),
        "minimum_quantity": .integer(1...CatalogLimits.ruleQuantity).described(
            "Pieces of the variant in one cart; at least 2 of a rule for everybody."),
        "price": .money.described("Above 0. One that is not below the variant's price is never charged."),
    ])

    static let schema = Schema.object([
        "sku_id": .id(SKUTag.self), "version": .integer.described("The variant's; it grows with its rules."),
        "price": .money.described("The variant's price for anybody who buys one."), "rules": .array(rule),
    ]).example(
        JSON(
            finished: """
                {"sku_id":"sku_1M5V8KZ3QX0G7","version":2,"price":{"amount":1999,"currency":"CNY"},"rules":[\
                {"customer_group_id":null,"minimum_quantity":10,"price":{"amount":1799,"currency":"CNY"}},\
                {"customer_group_id":"grp_1M5V8KZ3QX0G7","minimum_quantity":1,\
                "price":{"amount":1699,"currency":"CNY"}}]}
                """))

    static func write(_ json: inout JSONObject, _ ruled: RuledSKU) {
        json.set("sku_id", ruled.sku.id)
        json.set("version", ruled.sku.version)
        json.set("price", ruled.sku.price)
        json.array("rules", ruled.rules) { json, rule in
            json.set("customer_group_id", rule.groupID)
            json.set("minimum_quantity", rule.minimumQuantity)
            json.set("price", Money(rule.priceMinor, ruled.sku.currency))
        }
    }
}
