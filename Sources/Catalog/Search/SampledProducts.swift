public import Database
public import Kernel

/// What the facets of a visitor's list are counted from, and the first page out of it: looked for once.
public struct SampledProducts: Sendable {
    /// Nil where only the whole list can tell: where the choices leave too little of a sample that is cut.
    public let found: FoundProducts?
    public let sample: FacetSample
}

extension Catalog {
    /// The first page out of the list's sample: the page is the sample's beginning, as far as the choices leave it.
    ///
    /// - Parameters:
    ///   - base: the category that the list is of.
    ///   - tree: all categories.
    ///   - withVariants: whether the products come with their variants; cards do without them.
    /// - Returns: nil in another order than the sample's, and where nothing has just what was typed.
    public func sampled(
        _ filter: ProductFilter, base: CategoryID?, tree: [Category], limit: PageLimit, withVariants: Bool = false,
        in session: Session
    ) throws(DatabaseError) -> SampledProducts? {
        let wide = ProductFilter(query: filter.query, categoryID: base)
        guard filter.sort == wide.sort, let sample = try sample(of: wide, in: session), !sample.lines.isEmpty else {
            return nil
        }
        let left = sample.left(filter, tree: tree)
        guard left.count > limit.count || !sample.isCut else { return SampledProducts(found: nil, sample: sample) }
        let shown = left.prefix(limit.count + 1)
        let products = try ProductQueries.onSale(shown.map(\.id), withVariants: withVariants, in: session)
        let known = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        let placed = shown.compactMap { line in
            known[line.id].map { PlacedProduct(product: $0, place: line.place) }
        }
        return SampledProducts(found: FoundProducts(Page(placed, limit: limit, cursor: \.cursor)), sample: sample)
    }

    /// The first products of a list without its choices, to count facets from.
    ///
    /// - Parameter base: the category that the list is of.
    public func facetSample(
        _ filter: ProductFilter, base: CategoryID? = nil, in session: Session
    ) throws(DatabaseError) -> FacetSample {
        let wide = ProductFilter(query: filter.query, categoryID: base)
        return try sample(of: wide, in: session) ?? FacetSample(lines: [], isCut: false)
    }

    /// The same of a search that found only parts of what was typed.
    ///
    /// - Parameter base: the category that the list is of.
    public func partialFacetSample(
        _ filter: ProductFilter, base: CategoryID? = nil, in session: Session
    ) throws(DatabaseError) -> FacetSample {
        let wide = ProductFilter(query: filter.query, categoryID: base)
        guard let query = wide.searched, case .partial(let parts) = try SearchReader(session: session).otherwise(query)
        else { return FacetSample(lines: [], isCut: false) }
        var sample = try ProductQueries.facetSample(SearchQueries.list(parts, wide), in: session)
        sample.isPartial = true
        return sample
    }

    /// Nil where no list can have what was typed.
    private func sample(of wide: ProductFilter, in session: Session) throws(DatabaseError) -> FacetSample? {
        guard let query = wide.searched else {
            return try ProductQueries.facetSample(ProductQueries.list(wide), in: session)
        }
        guard !query.isEmpty else { return nil }
        let joined = try SearchQueries.joined(query, wide, in: session, ProductQueries.facetStatement)
        if let joined, !joined.isEmpty { return try ProductQueries.facetSample(joined) }
        let plan = try SearchQueries.plan(query, in: session)
        guard plan.leadCount > 0 else { return nil }
        return try ProductQueries.facetSample(SearchQueries.list(plan, wide), in: session)
    }

    /// The active variants of at most `FacetSample.limit` products.
    public func activeSKUs(
        of products: [ProductID], in session: Session
    ) throws(DatabaseError) -> [(product: ProductID, sku: SKUID)] {
        try SKUStore.active(of: products, in: session)
    }
}
