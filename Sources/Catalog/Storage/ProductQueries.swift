import Database
import Kernel

/// The reads that visitors and staff page through.
enum ProductQueries {
    /// The order of a list: its column and its direction.
    private struct Order {
        /// Nil for the staff's list.
        let sort: ProductSort?
        let column: SQL
        let isDescending: Bool
    }

    /// What visitors see: on sale, with the active variants.
    static func page(
        _ filter: ProductFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<Product> {
        var conditions: [SQL] = ["p.state = 'on_sale'"]
        if let category = filter.categoryID { conditions.append(isBelow(category)) }
        if let brand = filter.brand { conditions.append("p.brand_folded = \(TextFolding.fold(brand))") }
        if let lowest = filter.priceMinMinor { conditions.append("p.price_minor >= \(lowest)") }
        if let highest = filter.priceMaxMinor { conditions.append("p.price_minor <= \(highest)") }
        if let query = filter.query {
            guard let found = matches(query) else { return Page(items: [], next: nil) }
            conditions += found
        }
        return try page(
            conditions, order(filter.sort), skus: "s.state = 'active'", after: cursor, limit: limit, in: session)
    }

    /// What staff see: every state and variant, newest first.
    static func staffPage(
        state: ProductState?, query: String?, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<Product> {
        var conditions: [SQL] = ["p.id > 0"]
        if let state { conditions.append("p.state = \(state)") }
        if let query {
            guard let found = matches(query) else { return Page(items: [], next: nil) }
            conditions += found
        }
        let order = Order(sort: nil, column: "p.id", isDescending: true)
        return try page(conditions, order, skus: "s.id > 0", after: cursor, limit: limit, in: session)
    }

    /// One product with its variants, in one trip.
    static func detail(
        _ key: ProductKey, includeUnpublished: Bool, in session: Session
    ) throws(DatabaseError) -> ProductDetail? {
        let isWanted: SQL =
            switch key {
            case .id(let id): "p.id = \(id)"
            case .slug(let slug): "p.slug = \(slug)"
            }
        let isVisible: SQL = includeUnpublished ? "" : " AND p.state = 'on_sale'"
        let isActive: SQL = includeUnpublished ? "" : " AND s.state = 'active'"
        let results = try session.rows([
            "SELECT \(ProductStore.detailColumns) FROM products p WHERE \(isWanted)\(isVisible)",
            """
            SELECT \(SKUStore.columns)
            FROM products p
            JOIN skus s ON s.product_id = p.id
            WHERE \(isWanted)\(isVisible)\(isActive)
            ORDER BY s.position, s.id
            LIMIT \(CatalogLimits.skusPerProduct)
            """,
        ])
        guard let row = results[0].first else { return nil }
        var detail = try ProductStore.detail(row)
        detail.product.skus = try results[1].map { row throws(DatabaseError) in try SKUStore.sku(row) }
        return detail
    }

    /// The brands of what is on sale, one spelling each.
    static func brands(in session: Session) throws(DatabaseError) -> [String] {
        let rows = try session.rows(
            """
            SELECT MIN(brand)
            FROM products
            WHERE state = 'on_sale' AND brand_folded IS NOT NULL
            GROUP BY brand_folded
            ORDER BY brand_folded
            LIMIT \(CatalogLimits.brands)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// The page and its variants as one statement: one row per variant.
    private static func page(
        _ conditions: [SQL], _ order: Order, skus: SQL, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<Product> {
        var conditions = conditions
        if let cursor {
            let comparison: SQL = order.isDescending ? "<" : ">"
            conditions.append("(\(order.column), p.id) \(comparison) (\(cursor.key), \(cursor.id))")
        }
        let direction: SQL = order.isDescending ? "DESC" : "ASC"
        let rows = try session.rows(
            """
            WITH page AS (
                SELECT \(ProductStore.columns)
                FROM products p
                WHERE \(SQL(conditions, separator: " AND "))
                ORDER BY \(order.column) \(direction), p.id \(direction)
                LIMIT \(limit.count + 1))
            SELECT \(ProductStore.columns), \(SKUStore.columns)
            FROM page p
            LEFT JOIN skus s ON s.product_id = p.id AND \(skus)
            ORDER BY \(order.column) \(direction), p.id \(direction), s.position, s.id
            """)
        return Page(try products(rows), limit: limit) { $0.cursor(in: order.sort) }
    }

    private static func products(_ rows: [Row]) throws(DatabaseError) -> [Product] {
        var products: [Product] = []
        for row in rows {
            let id: ProductID = try row[0]
            if products.last?.id != id { products.append(try ProductStore.product(row)) }
            guard try row[ProductStore.columnCount] as SKUID? != nil else { continue }
            products[products.count - 1].skus.append(try SKUStore.sku(row, from: ProductStore.columnCount))
        }
        return products
    }

    private static func order(_ sort: ProductSort) -> Order {
        switch sort {
        case .newest: Order(sort: sort, column: "p.published_at", isDescending: true)
        case .priceAscending: Order(sort: sort, column: "p.price_minor", isDescending: false)
        case .priceDescending: Order(sort: sort, column: "p.price_minor", isDescending: true)
        }
    }

    /// The category and everything below it; the tree's depth bounds the recursion.
    private static func isBelow(_ category: CategoryID) -> SQL {
        """
        p.category_id IN (
            WITH RECURSIVE tree(id) AS (
                SELECT id FROM categories WHERE id = \(category)
                UNION
                SELECT c.id FROM categories c JOIN tree ON c.parent_id = tree.id)
            SELECT id FROM tree)
        """
    }

    /// One condition per term. No condition for nothing typed; nil where what was typed can never be found.
    private static func matches(_ query: String) -> [SQL]? {
        let text = String(query.prefix(ProductFilter.queryLengthLimit))
        if text.allSatisfy(\.isWhitespace) { return [] }
        let terms = SearchTokens.query(text)
        guard !terms.isEmpty else { return nil }
        return terms.map { term in
            switch term {
            case .exact(let token):
                "p.id IN (SELECT product_id FROM product_search WHERE token = \(token))"
            case .prefix(let prefix):
                // The last code point closes the range of all tokens that start so, in the order of bytes.
                """
                p.id IN (
                    SELECT product_id FROM product_search
                    WHERE token >= \(prefix) AND token < \(prefix + "\u{10FFFF}"))
                """
            }
        }
    }
}
