public import Database
public import Kernel

// What was sold is Orders' to know. How much of each product was sold lately is left here, so that lists can be in that
// order without a look at any order.
extension Catalog {
    /// The pieces of each product that were sold in the last days, as far as the timer has counted; the best-selling
    /// first, of the whole shop and of a category.
    static let soldLately = Migration(
        module: "catalog", number: 14, name: "add-pieces-sold-lately",
        [
            .only(
                .sqlite,
                "ALTER TABLE products ADD COLUMN sold_lately INTEGER NOT NULL DEFAULT 0 CHECK (sold_lately >= 0)"),
            .only(
                .postgres,
                "ALTER TABLE products ADD COLUMN sold_lately BIGINT NOT NULL DEFAULT 0 CHECK (sold_lately >= 0)"),
            .createIndex(Index("products_by_sold", on: "products", "state, sold_lately, id")),
            .createIndex(
                Index("products_of_category_by_sold", on: "products", "category_id, state, sold_lately, id")),
        ])

    /// Notes how many pieces of each product were sold lately. Their versions stay: nobody edits this.
    package func noteSold(_ pieces: [ProductID: Int64], in transaction: Transaction) throws(DatabaseError) {
        guard !pieces.isEmpty else { return }
        let ids = pieces.keys.sorted()
        precondition(ids.count <= CatalogLimits.saleItems, "\(ids.count) products at once")
        // In one order, so that two nodes cannot wait for each other.
        _ = try transaction.rows("SELECT id FROM products WHERE id \(in: ids) ORDER BY id \(lock: .forUpdate)")
        try transaction.apply(
            "UPDATE products SET sold_lately = v.sold_lately FROM v WHERE products.id = v.id",
            [.integer("id"), .integer("sold_lately")], ids.map { [$0.sqlValue, .integer(pieces[$0, default: 0])] })
    }

    /// Other goods on sale of a product's category, the best-selling first, without variants: for cards.
    public func related(
        to product: Product, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> [Product] {
        guard let category = product.categoryID else { return [] }
        let list = ProductQueries.List(
            conditions: ["p.state = 'on_sale'", "p.category_id = \(category)"], key: "p.sold_lately"
        ).withoutVariants
        // One more, for it may be among them itself.
        let room = PageLimit(clamping: limit.count + 1)
        let found = try ProductQueries.page(list, after: nil, limit: room, in: session).items.map(\.product)
        return Array(found.filter { $0.id != product.id }.prefix(limit.count))
    }

    /// What sells best of what is on sale, without variants: for cards. Only what was sold lately at all.
    public func bestselling(limit: PageLimit, in session: Session) throws(DatabaseError) -> [Product] {
        var list = ProductQueries.list(ProductFilter(sort: .bestselling)).withoutVariants
        list.conditions.append("p.sold_lately > 0")
        return try ProductQueries.page(list, after: nil, limit: limit, in: session).map(\.product).items
    }
}
