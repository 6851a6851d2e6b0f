public import Database
public import Kernel

extension Catalog {
    /// One product with its variants: for visitors only while it is on sale, with the active variants.
    ///
    /// - Parameter includeUnpublished: for staff: every state, every variant.
    public func product(_ key: ProductKey, includeUnpublished: Bool = false) async throws -> ProductDetail? {
        try await database.read { session in
            try ProductQueries.detail(key, includeUnpublished: includeUnpublished, in: session)
        }
    }

    /// The same in a read that fetches more.
    public func product(
        _ key: ProductKey, includeUnpublished: Bool = false, in session: Session
    ) throws(DatabaseError) -> ProductDetail? {
        try ProductQueries.detail(key, includeUnpublished: includeUnpublished, in: session)
    }

    /// What is on sale, page by page: products that come meanwhile neither hide nor repeat others. Words are taken as
    /// they were typed; `search` also reads them otherwise.
    ///
    /// A product whose price changes while somebody pages by price moves to its new place.
    public func products(
        _ filter: ProductFilter = ProductFilter(), after cursor: Cursor? = nil, limit: PageLimit = .standard
    ) async throws -> Page<Product> {
        try await database.read { session in
            try products(filter, after: cursor, limit: limit, in: session)
        }
    }

    /// The same in a read that fetches more.
    public func products(
        _ filter: ProductFilter = ProductFilter(), after cursor: Cursor? = nil, limit: PageLimit = .standard,
        in session: Session
    ) throws(DatabaseError) -> Page<Product> {
        try Self.exact(filter, after: cursor, limit: limit, in: session).map(\.product)
    }

    /// The newest that is on sale, without variants: for cards.
    public func newest(limit: PageLimit, in session: Session) throws(DatabaseError) -> [Product] {
        let list = ProductQueries.list(ProductFilter()).withoutVariants
        return try ProductQueries.page(list, after: nil, limit: limit, in: session).map(\.product).items
    }

    /// Every product for staff, with all variants: newest first, or by relevance where something is looked for.
    public func productsForStaff(
        state: ProductState? = nil, query: String? = nil, after cursor: Cursor? = nil, limit: PageLimit = .standard
    ) async throws -> Page<Product> {
        try await database.read { session in
            try ProductQueries.staffPage(
                StaffFilter(state: state, query: query), after: cursor, limit: limit, in: session
            ).map(\.product)
        }
    }

    /// The same in a read that fetches more.
    public func productsForStaff(
        state: ProductState? = nil, query: String? = nil, after cursor: Cursor? = nil, limit: PageLimit = .standard,
        in session: Session
    ) throws -> Page<Product> {
        try foundForStaff(StaffFilter(state: state, query: query), after: cursor, limit: limit, in: session).page
    }

    /// The same with the place of each product in the list.
    public func foundForStaff(
        _ filter: StaffFilter, after cursor: Cursor? = nil, limit: PageLimit = .standard, in session: Session
    ) throws(DatabaseError) -> FoundProducts {
        FoundProducts(try ProductQueries.staffPage(filter, after: cursor, limit: limit, in: session))
    }

    /// Every so manieth product on sale, in the order of ids, beginning with the first: where parts of a listing of
    /// all of them begin.
    public func publishedStarts(every count: Int, in session: Session) throws(DatabaseError) -> [ProductID] {
        try ProductQueries.publishedStarts(every: count, in: session)
    }

    /// The slugs of what is on sale from this product on, in the order of ids.
    public func publishedSlugs(
        from first: ProductID, limit: Int, in session: Session
    ) throws(DatabaseError) -> [String] {
        try ProductQueries.publishedSlugs(from: first, limit: limit, in: session)
    }

    /// The brands of what is on sale, sorted, one spelling each.
    public func brands() async throws -> [String] {
        try await database.read { session in try ProductQueries.brands(in: session) }
    }

    /// What staff see in a list, worked out once for all of its pages: for exports, which have an order of their own.
    public func selection(
        _ filter: StaffFilter, in session: Session
    ) throws(DatabaseError) -> ProductSelection {
        ProductSelection(conditions: try ProductQueries.staffConditions(filter, in: session))
    }

    /// The products of a selection with everything, oldest first.
    ///
    /// - Parameter id: the last one that the caller has; nil for the first page.
    public func details(
        of selection: ProductSelection, after id: ProductID?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> [ProductDetail] {
        guard let conditions = selection.conditions else { return [] }
        return try ProductQueries.details(after: id, conditions, limit: limit, in: session)
    }

    /// Which product has each of these codes; those that nobody has are not there. The caller bounds the number.
    public func products(ofCodes codes: [String], in session: Session) throws(DatabaseError) -> [String: ProductID] {
        try SKUStore.products(ofCodes: codes, in: session)
    }

    /// How carts show these variants; at most `CatalogLimits.saleItems` ids.
    public func faces(_ ids: some Collection<SKUID>) -> Query<[SKUID: SKUFace]> {
        precondition(ids.count <= CatalogLimits.saleItems, "\(ids.count) variants at once")
        return SKUStore.faces(ids)
    }

    /// What buying needs of these variants; unknown ids are simply not there. For carts, quotes and orders: one
    /// statement by primary keys for any usual batch.
    public func saleItems(
        _ ids: some Collection<SKUID>, in session: Session
    ) throws -> [SKUID: SaleItem] {
        guard ids.count > CatalogLimits.saleItems else { return try session.run(saleItems(ids)) }
        let ids = Array(ids)
        var items: [SKUID: SaleItem] = [:]
        for start in stride(from: 0, to: ids.count, by: CatalogLimits.saleItems) {
            let chunk = ids[start..<min(start + CatalogLimits.saleItems, ids.count)]
            items.merge(try session.run(saleItems(chunk))) { first, _ in first }
        }
        return items
    }

    /// The same to be sent along with the queries of other modules; at most `CatalogLimits.saleItems` ids.
    public func saleItems(_ ids: some Collection<SKUID>) -> Query<[SKUID: SaleItem]> {
        precondition(ids.count <= CatalogLimits.saleItems, "\(ids.count) variants at once")
        return SKUStore.saleItems(ids)
    }
}

/// Which products a list of staff has, as far as it can be said before its pages are read.
public struct ProductSelection: Sendable {
    /// Nil where the words can match nothing.
    let conditions: [SQL]?
}
