import Catalog
import Database
import Inventory
import Kernel

/// Writes products, all or those of a list, in our own form: what `ProductImport` takes, and after it the same file
/// again.
public struct ProductExport: Sendable {
    private let shop: Shop
    private let filter: GoodsFilter

    public init(shop: Shop, filter: GoodsFilter = GoodsFilter()) {
        self.shop = shop
        self.filter = filter
    }

    /// - Parameter write: takes piece after piece of the file.
    /// - Returns: how many products were written.
    public func run(_ write: (String) async throws -> Void) async throws -> Int {
        // Without the mark a Chinese Excel opens it as GBK, and saves what it took it for.
        try await write(CSVText.byteOrderMark + CSVText.line(OwnProducts.columns))
        let paths = Self.paths(try await shop.catalog.categories())
        let selection = try await shop.database.read { [shop, filter] session in
            try shop.catalog.selection(filter.goods, in: session)
        }
        var last: ProductID?
        var count = 0
        while true {
            let (after, shop) = (last, shop)
            let (details, stock, left) = try await shop.database.read { session in
                let details = try shop.catalog.details(
                    of: selection, after: after, limit: PageLimit(clamping: .max), in: session)
                let skus = details.flatMap { $0.product.skus.map(\.id) }
                // What the list narrows by: what lies in closed warehouses is in the file, and cannot be sold.
                return (
                    details, try shop.inventory.items(of: skus, in: session), try session.run(Inventory.available(skus))
                )
            }
            guard let end = details.last else { return count }
            let wanted = details.filter { filter.wants($0.product, left) }
            for detail in wanted {
                let category = detail.product.categoryID.flatMap { paths[$0] } ?? []
                try await write(OwnProducts.lines(detail, category: category, stock: stock).joined())
            }
            count += wanted.count
            last = end.product.id
        }
    }

    /// From the root down to each category.
    private static func paths(_ tree: [Category]) -> [CategoryID: [String]] {
        let byID = Dictionary(tree.map { ($0.id, $0) }) { first, _ in first }
        return byID.mapValues { category in
            var path = [category.slug]
            var next = category.parentID
            while let id = next, let parent = byID[id], path.count <= CatalogLimits.categoryDepth {
                path.insert(parent.slug, at: 0)
                next = parent.parentID
            }
            return path
        }
    }
}
