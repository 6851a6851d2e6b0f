public import Database
public import Kernel

/// Reads that stand in a read which fetches more: a page is one snapshot.
extension Catalog {
    /// The whole tree, in order of position.
    public func categories(in session: Session) throws(DatabaseError) -> [Category] {
        try CategoryStore.all(in: session)
    }

    /// The slug that a product on sale has now, which had this one before; nil where none had it.
    public func productSlug(formerly slug: String, in session: Session) throws -> String? {
        try SlugStore.product(formerly: slug, in: session)
    }

    /// The same for a category.
    public func categorySlug(formerly slug: String, in session: Session) throws -> String? {
        try SlugStore.category(formerly: slug, in: session)
    }

    /// These products as far as they are on sale, in this order; one query. At most a page of them.
    public func products(_ ids: [ProductID], in session: Session) throws(DatabaseError) -> [Product] {
        guard !ids.isEmpty else { return [] }
        let found = try ProductQueries.onSale(ids, in: session)
        return ids.compactMap { id in found.first { $0.id == id } }
    }

    /// The steps of a product's life, newest first.
    public func transitions(of id: ProductID, in session: Session) throws -> [ProductTransition] {
        try ProductStore.transitions(of: id, in: session)
    }
}
