import Database
import Kernel

/// The reads that visitors and staff page through.
enum ProductQueries {
    /// A list: where its products come from, which of them, and in what order.
    struct List {
        /// Common table expressions that the source names.
        var expressions: [SQL] = []
        var source: SQL = "products p"
        var conditions: [SQL]
        /// The key of the order and what decides between equal ones.
        var key: SQL
        var tie: SQL = "p.id"
        /// Whether the key is a text, of which no cursor holds a value: it leads on by the id alone.
        var isText = false
        var isDescending = true
        /// The lowest key, which cursors count from: they hold none below 0.
        var base: Int64 = 0
        /// Which variants come along; nil for none.
        var skus: SQL? = "s.state = 'active'"
        /// Whether `found` has ids and places before a product is read: only a page's products are joined to it.
        var isRanked = false

        /// - Parameters:
        ///   - expressions: of which `found` has an `id` and a `place` for each product that may be shown.
        ///   - skus: which variants come along.
        static func ranked(_ expressions: [SQL], base: Int64 = 0, skus: SQL? = "s.state = 'active'") -> List {
            List(
                expressions: expressions, conditions: ["p.id = f.id"], key: "f.place", tie: "f.id", base: base,
                skus: skus, isRanked: true)
        }

        var withoutVariants: List {
            var list = self
            list.skus = nil
            return list
        }
    }

    /// What visitors see where nothing is looked for: on sale, with the active variants.
    static func list(_ filter: ProductFilter) -> List {
        ordered(List(conditions: ["p.state = 'on_sale'"] + conditions(filter), key: ""), by: filter.sort)
    }

    /// In one of the orders that are columns of products.
    static func ordered(_ list: List, by sort: ProductSort) -> List {
        var list = list
        switch sort {
        case .relevance, .newest: list.key = "p.published_at"
        case .bestselling: list.key = "p.sold_lately"
        case .priceAscending: (list.key, list.isDescending) = ("p.price_minor", false)
        case .priceDescending: list.key = "p.price_minor"
        }
        return list
    }

    /// The conditions besides the words.
    static func conditions(_ filter: ProductFilter) -> [SQL] {
        var conditions: [SQL] = []
        if let category = filter.categoryID { conditions.append(isBelow(category)) }
        if let brand = filter.brand { conditions.append("p.brand_folded = \(TextFolding.fold(brand))") }
        if let lowest = filter.priceMinMinor { conditions.append("p.price_minor >= \(lowest)") }
        if let highest = filter.priceMaxMinor { conditions.append("p.price_minor <= \(highest)") }
        return conditions
    }

    /// Those of at most a page's products that are on sale.
    static func onSale(
        _ ids: [ProductID], withVariants: Bool = true, in session: Session
    ) throws(DatabaseError) -> [Product] {
        guard !ids.isEmpty else { return [] }
        // With the state as a condition SQLite would rather walk everything that is on sale.
        var list = List(conditions: ["p.id \(in: ids)"], key: "p.id")
        if !withVariants { list = list.withoutVariants }
        let page = try page(list, after: nil, limit: PageLimit(clamping: ids.count), in: session)
        return page.items.map(\.product).filter { $0.state == .onSale }
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

    static func details(
        after id: ProductID?, _ conditions: [SQL], limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> [ProductDetail] {
        let rows = try session.rows(
            """
            SELECT \(ProductStore.detailColumns)
            FROM products p
            WHERE p.id > \(id?.rawValue ?? 0) AND \(SQL(conditions, separator: " AND "))
            ORDER BY p.id
            LIMIT \(limit.count)
            """)
        return try SKUStore.fill(
            try rows.map { row throws(DatabaseError) in try ProductStore.detail(row) }, in: session)
    }

    /// In the order of ids; those that are not there are left out.
    static func details(_ ids: [ProductID], in session: Session) throws(DatabaseError) -> [ProductDetail] {
        guard !ids.isEmpty else { return [] }
        let rows = try session.rows(
            "SELECT \(ProductStore.detailColumns) FROM products p WHERE p.id \(in: ids) ORDER BY p.id")
        return try SKUStore.fill(
            try rows.map { row throws(DatabaseError) in try ProductStore.detail(row) }, in: session)
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

    static func publishedStarts(every count: Int, in session: Session) throws(DatabaseError) -> [ProductID] {
        let rows = try session.rows(
            """
            SELECT id
            FROM (
                SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS number FROM products WHERE state = 'on_sale') numbered
            WHERE (number - 1) % \(count) = 0
            ORDER BY id
            LIMIT \(CatalogLimits.listingParts)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    static func publishedSlugs(
        from first: ProductID, limit: Int, in session: Session
    ) throws(DatabaseError) -> [String] {
        let rows = try session.rows(
            "SELECT slug FROM products WHERE id >= \(first) AND state = 'on_sale' ORDER BY id LIMIT \(limit)")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// Brands of what is on sale that begin so.
    static func brands(from folded: String, limit: Int, in session: Session) throws(DatabaseError) -> [String] {
        let rows = try session.rows(
            """
            SELECT MIN(brand)
            FROM products
            WHERE state = 'on_sale' AND brand_folded >= \(folded) AND brand_folded < \(folded + "\u{10FFFF}")
            GROUP BY brand_folded
            ORDER BY brand_folded
            LIMIT \(limit)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    static func page(
        _ list: List, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<PlacedProduct> {
        try page(try session.rows(pageStatement(list, after: cursor, limit: limit)), limit: limit, from: list.base)
    }

    /// - Parameters:
    ///   - rows: those of `pageStatement(_:after:limit:)`.
    ///   - base: of its list.
    static func page(_ rows: [Row], limit: PageLimit, from base: Int64 = 0) throws(DatabaseError) -> Page<PlacedProduct>
    {
        Page(try products(rows, from: base), limit: limit, cursor: \.cursor)
    }

    /// The page and its variants as one statement: one row per variant, or per product where none come along.
    static func pageStatement(_ list: List, after cursor: Cursor?, limit: PageLimit) -> SQL {
        let (source, conditions) = source(of: list, after: cursor, count: limit.count + 1)
        let direction: SQL = list.isDescending ? "DESC" : "ASC"
        let place: SQL = list.isText ? "CAST(0 AS BIGINT)" : list.key
        let outerKey: SQL = list.isText ? list.key : "p.list_place"
        let page: SQL = """
            page AS (
                SELECT \(ProductStore.columns), \(place) AS list_place
                FROM \(source)
                WHERE \(SQL(conditions, separator: " AND "))
                ORDER BY \(list.key) \(direction), \(list.tie) \(direction)
                LIMIT \(limit.count + 1))
            """
        let named = SQL(list.expressions + [page], separator: ", ")
        let order: SQL = "\(outerKey) \(direction), p.id \(direction)"
        guard let skus = list.skus else {
            return "WITH \(named) SELECT \(ProductStore.columns), p.list_place FROM page p ORDER BY \(order)"
        }
        return """
            WITH \(named)
            SELECT \(ProductStore.columns), p.list_place, \(SKUStore.columns)
            FROM page p
            LEFT JOIN skus s ON s.product_id = p.id AND \(skus)
            ORDER BY \(order), s.position, s.id
            """
    }

    /// Where the rows behind a cursor come from, and which of them.
    private static func source(
        of list: List, after cursor: Cursor?, count: Int
    ) -> (source: SQL, conditions: [SQL]) {
        let comparison: SQL = list.isDescending ? "<" : ">"
        let rest: SQL? = cursor.map { cursor in
            let place: SQL =
                list.isText
                ? "(SELECT \(list.key), \(list.tie) FROM products p WHERE p.id = \(cursor.id))"
                : "(\(cursor.key + list.base), \(cursor.id))"
            return "(\(list.key), \(list.tie)) \(comparison) \(place)"
        }
        guard list.isRanked else { return (list.source, list.conditions + [rest].compactMap(\.self)) }
        let behind: SQL = rest.map { " WHERE \($0)" } ?? ""
        let source: SQL = """
            (
                SELECT f.id, f.place
                FROM found f\(behind)
                ORDER BY f.place DESC, f.id DESC
                LIMIT \(count)) f CROSS JOIN products p
            """
        return (source, list.conditions)
    }

    /// What facets are counted from: the first products of a list, without their variants.
    static func facetSample(_ list: List, in session: Session) throws(DatabaseError) -> FacetSample {
        try facetSample(try session.rows(facetStatement(list)))
    }

    static func facetStatement(_ list: List) -> SQL {
        let direction: SQL = list.isDescending ? "DESC" : "ASC"
        let named: SQL = list.expressions.isEmpty ? "" : "WITH \(SQL(list.expressions, separator: ", "))"
        let (source, conditions) = source(of: list, after: nil, count: FacetSample.limit + 1)
        return """
            \(named)
            SELECT p.id, \(list.key), p.category_id, p.brand, p.brand_en, p.brand_folded, p.price_minor
            FROM \(source)
            WHERE \(SQL(conditions, separator: " AND "))
            ORDER BY \(list.key) \(direction), \(list.tie) \(direction)
            LIMIT \(FacetSample.limit + 1)
            """
    }

    /// - Parameter rows: those of `facetStatement(_:)`.
    static func facetSample(_ rows: [Row]) throws(DatabaseError) -> FacetSample {
        let lines = try rows.prefix(FacetSample.limit).map { row throws(DatabaseError) in
            FacetSample.Line(
                id: try row[0], place: try row[1], categoryID: try row[2], brand: try row[3],
                brandEnglish: try row[4], brandFolded: try row[5], priceMinor: try row[6])
        }
        return FacetSample(lines: lines, isCut: rows.count > FacetSample.limit)
    }

    private static func products(_ rows: [Row], from base: Int64) throws(DatabaseError) -> [PlacedProduct] {
        let skus = ProductStore.columnCount + 1
        var products: [(product: Product, place: Int64)] = []
        for row in rows {
            let id: ProductID = try row[0]
            if products.last?.product.id != id {
                let place: Int64 = try row[ProductStore.columnCount]
                products.append((try ProductStore.product(row), place - base))
            }
            guard row.values.count > skus, try row[skus] as SKUID? != nil else { continue }
            products[products.count - 1].product.skus.append(try SKUStore.sku(row, from: skus))
        }
        return products.map(PlacedProduct.init)
    }

    /// The category and everything below it; the tree's depth bounds the recursion.
    static func isBelow(_ category: CategoryID) -> SQL {
        """
        p.category_id IN (
            WITH RECURSIVE tree(id) AS (
                SELECT id FROM categories WHERE id = \(category)
                UNION
                SELECT c.id FROM categories c JOIN tree ON c.parent_id = tree.id)
            SELECT id FROM tree)
        """
    }
}
