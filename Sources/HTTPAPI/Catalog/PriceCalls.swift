import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// What variants cost, did cost and will cost.
extension HTTPAPI {
    var priceCalls: [Endpoint] { [listPrices, listPricePlans, planPrice, cancelPricePlan] }

    private var listPrices: Endpoint {
        Endpoint(
            .get, "\(Self.root)/skus/{sku_id}/prices", operation: "list_prices", access: .permission(.catalogRead),
            summary: "The prices that a variant had, the latest first, with the lowest of the last 30 days.",
            query: Endpoint.Query.paging, pathSchemas: ["sku_id": .id(SKUTag.self)],
            successes: [.init(200, "A page of prices.", PriceHistoryShape.schema)]
        ) { [shop] call in
            let id: SKUID = try call.path.id("sku_id")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            return try await shop.database.read { session in
                let page = try shop.catalog.priceHistory(of: id, after: cursor, limit: limit, in: session)
                // Every variant has a first price.
                guard let item = try shop.catalog.saleItems([id], in: session)[id],
                    let lowest = try shop.catalog.lowestPrices(of: [id], in: session)[id]
                else { throw NotFound("sku") }
                return .ok(PriceHistoryShape.json(page, lowest, item.currency))
            }
        }
    }
    private var listPricePlans: Endpoint {
        Endpoint(
            .get, Self.plansPath, operation: "list_price_plans", access: .permission(.catalogRead),
            summary: "The planned prices of a variant, the latest planned first, those that are over among them.",
            query: Endpoint.Query.paging, pathSchemas: ["sku_id": .id(SKUTag.self)],
            successes: [.init(200, "A page of planned prices.", .list(of: .component("PricePlan")))]
        ) { [shop] call in
            let id: SKUID = try call.path.id("sku_id")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                guard try shop.catalog.saleItems([id], in: session)[id] != nil else { throw NotFound("sku") }
                return try shop.catalog.pricePlans(of: [id], after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, PricePlanShape.write))
        }
    }

    private static let plansPath = "\(root)/skus/{sku_id}/price-plans"
    private static let planBody: Schema = .object([
        "price": .money,
        "list_price": .component("Money").nullable().optional().described(
            "Where it is not named, the one that stands then, raised to the price where it would be below it."),
        "starts_at": .timestamp,
        "ends_at": .timestamp.nullable().optional().described("The first moment of the former price."),
        "reason": .string(maximum: 200).nullable().optional(),
    ])

    private var planPrice: Endpoint {
        Endpoint(
            .post, Self.plansPath, operation: "plan_price", access: .permission(.catalogManage),
            summary: """
                Plan a price. At its end the former price comes back, unless somebody has changed the price meanwhile.
                """,
            pathSchemas: ["sku_id": .id(SKUTag.self)],
            body: .json(
                Self.planBody,
                example: JSON(
                    finished: """
                        {"price":{"amount":1499,"currency":"CNY"},"starts_at":"2026-12-11T16:00:00.000Z",\
                        "ends_at":"2026-12-12T16:00:00.000Z","reason":"双十二"}
                        """)),
            successes: [.init(201, "Planned.", .component("PricePlan"))],
            refusals: [409: ["price_window_taken", "product_archived"], 422: ["invalid", "missing", "too_many"]]
        ) { [shop] call in
            let (body, currency) = (call.body, shop.orders.configuration.currency)
            guard let start = try body.optionalTimestamp("starts_at") else {
                throw InputError.missing(field: "starts_at")
            }
            let new = NewPricePlan(
                priceMinor: try body.amount("price", currency),
                listPriceMinor: try body.optionalAmount("list_price", currency), startsAt: start,
                endsAt: try body.optionalTimestamp("ends_at"), reason: try body.optionalString("reason") ?? "")
            let plan = try await shop.catalog.planPrice(new, of: try call.path.id("sku_id"), by: call.caller)
            return .created(.object(plan, as: PricePlanShape.write))
        }
    }

    private var cancelPricePlan: Endpoint {
        Endpoint(
            .post, "\(Self.root)/price-plans/{price_plan_id}/cancel", operation: "cancel_price_plan",
            access: .permission(.catalogManage), summary: "Take a planned price back before it begins.",
            pathSchemas: ["price_plan_id": .id(PricePlanTag.self)],
            successes: [.init(200, "Cancelled.", .component("PricePlan"))], refusals: [409: ["price_plan_begun"]]
        ) { [shop] call in
            let plan = try await shop.catalog.cancelPricePlan(try call.path.id("price_plan_id"), by: call.caller)
            return .ok(.object(plan, as: PricePlanShape.write))
        }
    }
}
