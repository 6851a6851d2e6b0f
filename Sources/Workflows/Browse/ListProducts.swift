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

    /// What a visitor looks for; nil where nothing was typed, and for staff.
    public var text: String? {
        guard case .onSale(let filter) = scope, let query = filter.query else { return nil }
        return query.allSatisfy(\.isWhitespace) ? nil : query
    }

    public init(_ scope: Scope, isInStock: Bool = false) {
        self.scope = scope
        self.isInStock = isInStock
    }
}

/// Products with what is left of their variants.
public struct StockedProducts: Sendable {
    public let page: Page<Product>
    /// Per SKU; one that is not here has nothing.
    public let available: [SKUID: Int]
    /// How what was looked for was understood.
    public let reading: SearchReading
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
            let found = try products(listing.scope, after: cursor, limit: limit, in: session)
            let available = try session.run(Inventory.available(found.items.flatMap { $0.skus.map(\.id) }))
            return StockedProducts(page: found.page, available: available, reading: found.reading)
        }
        var items: [(product: Product, cursor: Cursor?)] = []
        var available: [SKUID: Int] = [:]
        var place = cursor
        var reading: SearchReading?
        for _ in 0..<ProductListing.walkPages {
            let found = try products(listing.scope, after: place, limit: PageLimit(clamping: .max), in: session)
            let left = try session.run(Inventory.available(found.items.flatMap { $0.skus.map(\.id) }))
            items += found.items.filter { $0.skus.contains { left[$0.id, default: 0] > 0 } }
                .map { ($0, found.cursor(after: $0.id)) }
            available.merge(left) { first, _ in first }
            reading = reading ?? found.reading
            place = found.next
            if place == nil || items.count > limit.count { break }
        }
        let shown = items.prefix(limit.count)
        return StockedProducts(
            page: Page(
                items: shown.map(\.product), next: items.count > limit.count ? shown.last?.cursor : place),
            available: available, reading: reading ?? .exact)
    }

    private func products(
        _ scope: ProductListing.Scope, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> FoundProducts {
        switch scope {
        case .onSale(let filter): try catalog.search(filter, after: cursor, limit: limit, in: session)
        case .staff(let state, let query):
            try catalog.foundForStaff(state: state, query: query, after: cursor, limit: limit, in: session)
        }
    }

    /// What a visitor's list can be narrowed by, as it was understood; nil for staff.
    public func facets(
        _ listing: ProductListing, _ found: StockedProducts, base: CategoryID? = nil, tree: [Category]? = nil,
        in session: Session
    ) throws -> ProductFacets? {
        guard case .onSale(var filter) = listing.scope else { return nil }
        switch found.reading {
        case .exact: break
        case .corrected(let text): filter.query = text
        case .partial, .nothing: return .none(total: found.page.items.count)
        }
        let tree = try tree ?? catalog.categories(in: session)
        return try facets(filter, isInStock: listing.isInStock, base: base, tree: tree, in: session)
    }

    /// What a list can be narrowed by, with how many products each choice leaves.
    ///
    /// - Parameter base: the category that the list is of; its own part of the tree is counted.
    private func facets(
        _ filter: ProductFilter, isInStock: Bool, base: CategoryID?, tree: [Category], in session: Session
    ) throws -> ProductFacets {
        let sample = try catalog.facetSample(filter, base: base, in: session)
        let skus = try catalog.activeSKUs(of: sample.products, in: session)
        let left = try session.run(Inventory.available(skus.map(\.sku)))
        let stocked = Set(skus.filter { left[$0.sku, default: 0] > 0 }.map(\.product))
        return sample.facets(filter, isInStock: isInStock, stocked: stocked, base: base, tree: tree)
    }
}
