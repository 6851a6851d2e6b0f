public import Database
public import Kernel

/// Reads that stand in a read which fetches more: a page is one snapshot.
extension Catalog {
    /// The whole tree, in order of position.
    public func categories(in session: Session) throws(DatabaseError) -> [Category] {
        try CategoryStore.all(in: session)
    }

    /// The steps of a product's life, newest first.
    public func transitions(of id: ProductID, in session: Session) throws -> [ProductTransition] {
        try ProductStore.transitions(of: id, in: session)
    }
}
