public import Catalog
public import Database
import Inventory
public import Kernel

/// Which products a list is to show.
public struct ProductListing: Sendable {
    /// How many products are looked through for a page of those that are left, at most.
    public static let walkLimit = walkPages * PageLimit.range.upperBound
    static let walkPages = 10

    public enum Scope: Sendable {
        /// What visitors see.
        case onSale(ProductFilter)
        /// What staff see of one state, newest first.
        case staff(ProductState, query: String?)
    }

    public let scope: Scope
    /// Only products of which something can be sold.
    public let isInStock: Bool

    public init(_ scope: Scope, isInStock: Bool = false) {
        self.scope = scope
        self.isInStock = isInStock
    }

    var sort: ProductSort? {
        switch scope {
        case .onSale(let filter): filter.sort
        case .staff: nil
        }
    }
}

/// Products with what is left of their variants.
public struct StockedProducts: Sendable {
    public let page: Page<Product>
    /// Per SKU; one that is not here has nothing.
    public let available: [SKUID: Int]
}

extension Shop {
    /// A page of products with what is left of each.
    ///
    /// Goods and stock are two modules, so a list of what is in stock walks the list of the goods and takes what is
    /// left, until the page is full. Only after `ProductListing.walkLimit` products a page comes shorter; its cursor
    /// leads on from where the walk ended.
    public func products(
        _ listing: ProductListing, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> StockedProducts {
        guard listing.isInStock else {
            let page = try products(listing.scope, after: cursor, limit: limit, in: session)
            let available = try session.run(Inventory.available(page.items.flatMap { $0.skus.map(\.id) }))
            return StockedProducts(page: page, available: available)
        }
        var found: [Product] = []
        var available: [SKUID: Int] = [:]
        var place = cursor
        for _ in 0..<ProductListing.walkPages {
            let page = try products(listing.scope, after: place, limit: PageLimit(clamping: .max), in: session)
            let left = try session.run(Inventory.available(page.items.flatMap { $0.skus.map(\.id) }))
            found += page.items.filter { $0.skus.contains { left[$0.id, default: 0] > 0 } }
            available.merge(left) { first, _ in first }
            place = page.next
            if place == nil || found.count > limit.count { break }
        }
        let full = Page(found, limit: limit) { $0.cursor(in: listing.sort) }
        return StockedProducts(page: Page(items: full.items, next: full.next ?? place), available: available)
    }

    private func products(
        _ scope: ProductListing.Scope, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<Product> {
        switch scope {
        case .onSale(let filter): try catalog.products(filter, after: cursor, limit: limit, in: session)
        case .staff(let state, let query):
            try catalog.productsForStaff(state: state, query: query, after: cursor, limit: limit, in: session)
        }
    }
}
