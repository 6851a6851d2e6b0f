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
                change.oldPrice?.decimal ?? "", change.newPrice.decimal, change.listPrice.decimal,
                change.currency.code, frame.words("console.prices.source.\(change.source.rawValue)"),
                change.givenReason,
            ]
        }
    }
}
