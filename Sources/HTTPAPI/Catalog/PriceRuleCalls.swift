import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// What variants cost from so many pieces on, and what they cost the customers of a group.
extension HTTPAPI {
    var priceRuleCalls: [Endpoint] { [listPriceRules, setPriceRules] }

    private static let rulesPath = "\(root)/skus/{sku_id}/price-rules"

    private var listPriceRules: Endpoint {
        Endpoint(
            .get, Self.rulesPath, operation: "list_price_rules", access: .permission(.catalogRead),
            summary: "The price rules of a variant: everybody's first, then group by group.",
            pathSchemas: ["sku_id": .id(SKUTag.self)],
            successes: [.init(200, "All of them.", .component("PriceRules"))]
        ) { [shop] call in
            let id: SKUID = try call.path.id("sku_id")
            return .rules(try await shop.database.read { try shop.catalog.ruledSKU(id, in: $0) })
        }
    }

    private var setPriceRules: Endpoint {
        Endpoint(
            .put, Self.rulesPath, operation: "set_price_rules", access: .permission(.catalogManage),
            summary: """
                Give a variant these price rules instead of those that it has. The lowest of its price and of the \
                rules that match is charged; the same rules again change nothing.
                """, needsIfMatch: true, pathSchemas: ["sku_id": .id(SKUTag.self)],
            body: .json(
                .object([
                    "rules": .array(PriceRulesShape.rule, count: 0...CatalogLimits.priceRulesPerSKU).described(
                        "None takes all away.")
                ]),
                example: JSON(
                    finished: """
                        {"rules":[{"minimum_quantity":10,"price":{"amount":1799,"currency":"CNY"}},\
                        {"minimum_quantity":50,"price":{"amount":1599,"currency":"CNY"}}]}
                        """)),
            successes: [.init(200, "Changed. The version is the variant's.", .component("PriceRules"))],
            refusals: [
                409: ["product_archived"], 412: ["stale_version"], 422: ["invalid", "missing", "unknown_reference"],
            ]
        ) { [shop] call in
            let (id, currency): (SKUID, Currency) = (try call.path.id("sku_id"), shop.orders.configuration.currency)
            var rules: [PriceRule] = []
            for input in try call.body.objects("rules", count: 0...CatalogLimits.priceRulesPerSKU) {
                let group: CustomerGroupID? = try input.optionalID("customer_group_id")
                let quantities = PriceRule.quantities(forEverybody: group == nil)
                rules.append(
                    PriceRule(
                        groupID: group, minimumQuantity: try input.integer("minimum_quantity", quantities),
                        priceMinor: try input.amount("price", currency)))
            }
            return .rules(
                try await shop.setPriceRules(
                    rules, of: id, version: Int64(try call.ifMatchVersion()), by: call.caller))
        }
    }
}

extension APIAnswer {
    fileprivate static func rules(_ ruled: RuledSKU) -> APIAnswer {
        .ok(.object(ruled, as: PriceRulesShape.write)).tagged(version: Int(ruled.sku.version))
    }
}
