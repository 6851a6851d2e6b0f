import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// What variants cost, did cost and will cost.
extension HTTPAPI {
    var priceCalls: [Endpoint] { [listPrices] }

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
}
