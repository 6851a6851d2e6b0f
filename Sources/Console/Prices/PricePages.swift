import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var pricePages: [PageRoute] {
        [
            PageRoute(.get, .consoleProductPrices, .permission(.catalogRead)) { .page(try await prices($0)) }
        ]
    }

    /// The prices of a product's variants, with the history of the one that was asked for, or of the first.
    private func prices(_ call: PageCall) async throws -> HTML {
        let id: ProductID = try call.path.id("product")
        let (chosen, cursor): (SKUID?, Cursor?) = (try call.query.optionalID("sku"), try call.query.cursor())
        let model = try await database.read { [shop] session in
            let found = try shop.catalog.product(.id(id), includeUnpublished: true, in: session)
            guard let product = found?.product else { throw NotFound("product") }
            let sku = chosen == nil ? product.skus.first : product.skus.first { $0.id == chosen }
            if chosen != nil && sku == nil { throw NotFound("sku") }
            let history = try sku.map {
                try shop.catalog.priceHistory(of: $0.id, after: cursor, limit: .standard, in: session)
            }
            return PricesModel(
                product: product, lowest: try shop.catalog.lowestPrices(of: product.skus.map(\.id), in: session),
                shown: sku, history: history ?? Page(items: [], next: nil),
                names: try Names(of: (history?.items ?? []).map(\.by), in: session))
        }
        return model.html(call.frame)
    }
}
