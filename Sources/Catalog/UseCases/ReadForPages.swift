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

    /// The steps of a product's life, newest first.
    public func transitions(of id: ProductID, in session: Session) throws -> [ProductTransition] {
        try ProductStore.transitions(of: id, in: session)
    }
}
