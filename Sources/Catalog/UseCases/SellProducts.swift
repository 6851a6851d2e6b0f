package import Database
package import Kernel

extension Catalog {
    /// Makes products and takes them through review to on sale, all in the caller's transaction: each has the lines of
    /// history and audit that single edits leave, and their search documents are made once, in the end.
    ///
    /// - Parameter new: at most `CatalogLimits.importBatch`, each with a category and a variant.
    /// - Throws: as `createProduct` and `transition`; then the transaction is to be left.
    package func sellProducts(
        _ new: [NewProduct], by caller: Caller, in transaction: Transaction
    ) throws -> [ProductDetail] {
        precondition(new.count <= CatalogLimits.importBatch, "\(new.count) products at once")
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        let sold = try new.map { new in
            var product = try insert(try draft(new), new.brandID, record, in: transaction)
            for state in [ProductState.review, .onSale] {
                product = try Self.move(product, to: state, record, in: transaction)
            }
            return product
        }
        try SearchIndex.rebuild(sold.map(\.product.id), in: transaction)
        return sold
    }
}
