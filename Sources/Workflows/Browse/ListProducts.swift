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
    /// Products of the page of which nothing can be sold.
    public let soldOut: Set<ProductID>
    /// How what was looked for was understood.
    public let reading: SearchReading
}

extension Shop {
    /// A page of products with what is left of each.
    ///
    /// Goods and stock are two modules, so a list of what is in stock walks the list of the goods and takes what is
    /// left, until the page is full. Only after `ProductListing.walkLimit` products a page comes shorter; its cursor
    /// leads on from where the walk ended.
    ///
    /// - Parameter withVariants: whether the products come with their variants; cards do without them.
    public func products(
        _ listing: ProductListing, after cursor: Cursor?, limit: PageLimit, withVariants: Bool = true,
        in session: Session
    ) throws -> StockedProducts {
        guard listing.isInStock else {
            let found = try products(
                listing.scope, after: cursor, limit: limit, withVariants: withVariants, in: session)
            return try stocked(found, withVariants: withVariants, in: session)
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
            available: available, soldOut: [], reading: reading ?? .exact)
    }

    /// A page of a list with what the list can be narrowed by, nil for staff: a first page in one look where that is
    /// possible.
    ///
    /// - Parameters:
    ///   - base: the category that the list is of.
    ///   - tree: all categories, where they are known.
    ///   - withVariants: whether the products come with their variants; cards do without them.
    ///   - countsStock: whether it is counted what can be sold, which takes two looks more; it is where only that is
    ///     listed.
    public func facetedPage(
        _ listing: ProductListing, base: CategoryID? = nil, tree: [Category]? = nil, after cursor: Cursor?,
        limit: PageLimit, withVariants: Bool, countsStock: Bool, in session: Session
    ) throws -> (found: StockedProducts, facets: ProductFacets?) {
        guard case .onSale(let filter) = listing.scope else {
            return (try products(listing, after: cursor, limit: limit, withVariants: withVariants, in: session), nil)
        }
        let tree = try tree ?? catalog.categories(in: session)
        let sampled =
            listing.isInStock || cursor != nil
            ? nil
            : try catalog.sampled(
                filter, base: base, tree: tree, limit: limit, withVariants: withVariants, in: session)
        let found =
            if let found = sampled?.found {
                try stocked(found, withVariants: withVariants, in: session)
            } else {
                try products(listing, after: cursor, limit: limit, withVariants: withVariants, in: session)
            }
        let facets = try facets(
            listing, found, sampled?.sample, base: base, tree: tree, countsStock: countsStock, in: session)
        return (found, facets)
    }

    /// What is left of each product of a page.
    private func stocked(
        _ found: FoundProducts, withVariants: Bool, in session: Session
    ) throws -> StockedProducts {
        let skus =
            withVariants
            ? found.items.flatMap { product in product.skus.map { (product: product.id, sku: $0.id) } }
            : try catalog.activeSKUs(of: found.items.map(\.id), in: session)
        let available = try session.run(Inventory.available(skus.map(\.sku)))
        let left = Set(skus.filter { available[$0.sku, default: 0] > 0 }.map(\.product))
        return StockedProducts(
            page: found.page, available: available, soldOut: Set(found.items.map(\.id)).subtracting(left),
            reading: found.reading)
    }

    private func products(
        _ scope: ProductListing.Scope, after cursor: Cursor?, limit: PageLimit, withVariants: Bool = true,
        in session: Session
    ) throws -> FoundProducts {
        switch scope {
        case .onSale(let filter):
            try catalog.search(filter, after: cursor, limit: limit, withVariants: withVariants, in: session)
        case .staff(let state, let query):
            try catalog.foundForStaff(
                StaffFilter(state: state, query: query), after: cursor, limit: limit, in: session)
        }
    }

    /// What a visitor's list can be narrowed by, as it was understood; nil for staff.
    ///
    /// - Parameter sample: of what was typed, where it is known.
    private func facets(
        _ listing: ProductListing, _ found: StockedProducts, _ sample: FacetSample?, base: CategoryID?,
        tree: [Category], countsStock: Bool, in session: Session
    ) throws -> ProductFacets? {
        guard case .onSale(var filter) = listing.scope else { return nil }
        var known: FacetSample?
        switch found.reading {
        case .exact: known = sample
        case .corrected(let text): filter.query = text
        case .partial: known = try catalog.partialFacetSample(filter, base: base, in: session)
        case .nothing: return .none(total: found.page.items.count)
        }
        let sample = try known ?? catalog.facetSample(filter, base: base, in: session)
        let stocked = countsStock || listing.isInStock ? try stocked(sample, in: session) : nil
        return sample.facets(filter, isInStock: listing.isInStock, stocked: stocked, base: base, tree: tree)
    }

    /// The products of which something can be sold.
    private func stocked(_ sample: FacetSample, in session: Session) throws -> Set<ProductID> {
        let skus = try catalog.activeSKUs(of: sample.products, in: session)
        let left = try session.run(Inventory.available(skus.map(\.sku)))
        return Set(skus.filter { left[$0.sku, default: 0] > 0 }.map(\.product))
    }
}
