public import Database

/// The front door of the goods: categories, products, their variants and prices, and the ways to find them.
///
/// Every edit names the version it was made from, runs in one transaction and leaves a line in the audit log and an
/// event `product_changed` or `category_changed`. Lock order inside: categories, then the product, then its variants.
public struct Catalog: Sendable {
    let database: Database
    let searchLog = SearchLog()

    public init(database: Database) {
        precondition(ProductState.faults().isEmpty, "product states: \(ProductState.faults())")
        self.database = database
    }
}
