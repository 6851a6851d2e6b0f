import Database
import Kernel

/// The rows of products, their search tokens and their history.
enum ProductStore {
    /// In the order that `product(_:)` reads; the table stands as `p`.
    static let columns: SQL = """
        p.id, p.slug, p.title, p.subtitle, p.brand, p.category_id, p.state, p.version, p.currency,
        p.price_minor, p.list_price_minor, p.created_at, p.published_at, p.title_en, p.subtitle_en, p.media,
        p.brand_id, p.brand_en, p.highest_price_minor, p.sold_lately
        """
    static let columnCount = 20
    /// What only a product's own page shows; read by `detail(_:)`.
    static let detailColumns: SQL =
        "\(columns), p.description, p.description_en, p.tags, p.picture_urls, p.specifications, \(ProductVideo.columns)"

    static func product(_ row: Row) throws(DatabaseError) -> Product {
        Product(
            id: try row[0], slug: try row[1], title: try row[2], titleEnglish: try row[13], subtitle: try row[3],
            subtitleEnglish: try row[14], brand: try row[4], brandEnglish: try row[17], brandID: try row[16],
            categoryID: try row[5],
            state: try row[6], version: try row[7], currency: try row[8], priceMinor: try row[9],
            listPriceMinor: try row[10], highestPriceMinor: try row[18], soldLately: try row[19],
            createdAt: try row[11], publishedAt: try row[12], media: try ProductPicture.read(try row[15]))
    }

    static func detail(_ row: Row) throws(DatabaseError) -> ProductDetail {
        ProductDetail(
            product: try product(row), description: try row[columnCount], descriptionEnglish: try row[columnCount + 1],
            tags: lines(try row[columnCount + 2]), pictureURLs: lines(try row[columnCount + 3]),
            specifications: try Specification.read(try row[columnCount + 4]),
            video: try ProductVideo.read(row, at: columnCount + 5))
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    /// The product without its variants, locked until the transaction ends.
    static func lock(_ id: ProductID, in transaction: Transaction) throws(DatabaseError) -> ProductDetail? {
        let row = try transaction.first(
            "SELECT \(detailColumns) FROM products p WHERE p.id = \(id) \(lock: .forUpdate)")
        guard let row else { return nil }
        return try detail(row)
    }

    /// Many with all their variants, in the order of ids; those that are not there are left out.
    static func lock(_ ids: [ProductID], in transaction: Transaction) throws(DatabaseError) -> [ProductDetail] {
        guard !ids.isEmpty else { return [] }
        let rows = try transaction.rows(
            "SELECT \(detailColumns) FROM products p WHERE p.id \(in: ids) ORDER BY p.id \(lock: .forUpdate)")
        let details = try rows.map { row throws(DatabaseError) in try detail(row) }
        return try SKUStore.fill(details, in: transaction.session)
    }

    static func insert(_ detail: ProductDetail, in transaction: Transaction) throws {
        let product = detail.product
        _ = try uniquely(orThrow: .slugTaken) {
            try transaction.execute(
                """
                INSERT INTO products (
                    id, slug, title, title_en, subtitle, subtitle_en, brand, brand_folded, brand_en, brand_id,
                    description, description_en, media, tags, picture_urls, specifications, category_id, state,
                    currency, price_minor, list_price_minor, highest_price_minor, version, created_at, published_at,
                    video_hash, video_type, video_alt, video_alt_en, video_added_at)
                VALUES (
                    \(product.id), \(product.slug), \(product.title), \(product.titleEnglish), \(product.subtitle),
                    \(product.subtitleEnglish), \(product.brand), \(product.brand.map(TextFolding.fold)),
                    \(product.brandEnglish), \(product.brandID), \(detail.description), \(detail.descriptionEnglish),
                    \(ProductPicture.stored(product.media)), \(text(detail.tags)), \(text(detail.pictureURLs)),
                    \(Specification.stored(detail.specifications)), \(product.categoryID),
                    \(product.state), \(product.currency), \(product.priceMinor), \(product.listPriceMinor),
                    \(product.highestPriceMinor), \(product.version), \(product.createdAt), \(product.publishedAt),
                    \(detail.video?.blob), \(detail.video?.type.fileExtension), \(detail.video?.alt),
                    \(detail.video?.altEnglish), \(detail.video?.addedAt))
                """)
        }
    }

    /// Many new products without descriptions by one statement: for imports.
    static func insert(_ products: [Product], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "products",
            [
                .integer("id"), .text("slug"), .text("title"), .text("subtitle"), .text("description"), .text("state"),
                .text("currency"), .integer("price_minor"), .integer("list_price_minor"),
                .integer("highest_price_minor"), .integer("version"), .integer("created_at"),
            ],
            products.map { product in
                [
                    product.id.sqlValue, .text(product.slug), .text(product.title), .text(product.subtitle), .text(""),
                    product.state.sqlValue, product.currency.sqlValue, product.priceMinor.sqlValue,
                    product.listPriceMinor.sqlValue, product.highestPriceMinor.sqlValue, .integer(product.version),
                    product.createdAt.sqlValue,
                ]
            })
    }

    /// Writes the fields that edits and transitions change.
    ///
    /// - Returns: false where the row has another version than `from`.
    static func update(_ detail: ProductDetail, from version: Int64, in transaction: Transaction) throws -> Bool {
        let product = detail.product
        return try uniquely(orThrow: .slugTaken) {
            try transaction.execute(
                """
                UPDATE products
                SET slug = \(product.slug), title = \(product.title), title_en = \(product.titleEnglish),
                    subtitle = \(product.subtitle), subtitle_en = \(product.subtitleEnglish),
                    description_en = \(detail.descriptionEnglish), media = \(ProductPicture.stored(product.media)),
                    tags = \(text(detail.tags)), picture_urls = \(text(detail.pictureURLs)),
                    specifications = \(Specification.stored(detail.specifications)),
                    brand = \(product.brand), brand_folded = \(product.brand.map(TextFolding.fold)),
                    brand_en = \(product.brandEnglish), brand_id = \(product.brandID),
                    description = \(detail.description), category_id = \(product.categoryID),
                    video_hash = \(detail.video?.blob), video_type = \(detail.video?.type.fileExtension),
                    video_alt = \(detail.video?.alt), video_alt_en = \(detail.video?.altEnglish),
                    video_added_at = \(detail.video?.addedAt),
                    state = \(product.state), published_at = \(product.publishedAt), version = \(product.version)
                WHERE id = \(product.id) AND version = \(version)
                """) == 1
        }
    }

    /// With its history and its search document; its variants are gone already.
    static func remove(_ id: ProductID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post("DELETE FROM product_search WHERE product_id = \(id)")
        try transaction.post("DELETE FROM product_documents WHERE product_id = \(id)")
        try transaction.post("DELETE FROM product_transitions WHERE product_id = \(id)")
        try transaction.post("DELETE FROM products WHERE id = \(id)")
    }

    /// Writes the steps of many products, whose rows are locked, by one statement.
    ///
    /// - Throws: `CatalogError.staleVersion` where one has another version than its `old`.
    static func updateStates(_ steps: [(old: Product, new: Product)], in transaction: Transaction) throws {
        guard !steps.isEmpty else { return }
        let rows: [[SQLValue]] = steps.map { old, new in
            [
                new.id.sqlValue, .integer(old.version), new.state.sqlValue, new.publishedAt.sqlValue,
                .integer(new.version),
            ]
        }
        let count = try transaction.execute(
            """
            WITH v(id, seen_version, state, published_at, version) AS (
                \(rows: rows, of: [.integer, .integer, .text, .integer, .integer]))
            UPDATE products
            SET state = v.state, published_at = v.published_at, version = v.version
            FROM v
            WHERE products.id = v.id AND products.version = v.seen_version
            """)
        guard count == steps.count else {
            throw CatalogError.staleVersion(current: steps.reduce(0) { max($0, $1.old.version) })
        }
    }

    /// Writes what follows from the variants: the lowest price, the highest one and the search tokens. The product's
    /// row is locked.
    static func refresh(_ product: Product, in transaction: Transaction) throws(DatabaseError) {
        try refresh([product], in: transaction)
    }

    /// The same for many, whose documents are made together.
    static func refresh(_ products: [Product], in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE products
            SET price_minor = v.price_minor, list_price_minor = v.list_price_minor,
                highest_price_minor = v.highest_price_minor
            FROM v
            WHERE products.id = v.id
            """,
            [
                .integer("id"), .integer("price_minor"), .integer("list_price_minor"),
                .integer("highest_price_minor"),
            ],
            products.map { product in
                let product = product.priced()
                return [
                    product.id.sqlValue, product.priceMinor.sqlValue, product.listPriceMinor.sqlValue,
                    product.highestPriceMinor.sqlValue,
                ]
            })
        try SearchIndex.rebuild(products.map(\.id), in: transaction)
    }

    static func insert(
        _ steps: [(product: ProductID, step: ProductTransition)], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "product_transitions",
            [
                .integer("product_id"), .integer("version"), .text("from_state"), .text("to_state"),
                .integer("changed_at"), .text("changed_by"), .text("reason"),
            ],
            steps.map { id, step in
                [
                    id.sqlValue, .integer(step.version), step.from.sqlValue, step.to.sqlValue, step.at.sqlValue,
                    .text(step.by), .text(step.reason),
                ]
            })
    }

    /// Newest first.
    static func transitions(of id: ProductID, in session: Session) throws(DatabaseError) -> [ProductTransition] {
        let rows = try session.rows(
            """
            SELECT version, from_state, to_state, changed_at, changed_by, reason
            FROM product_transitions
            WHERE product_id = \(id)
            ORDER BY version DESC
            LIMIT \(CatalogLimits.historyLines)
            """)
        return try rows.map { row throws(DatabaseError) in
            ProductTransition(
                version: try row[0], from: try row[1], to: try row[2], at: try row[3], by: try row[4],
                reason: try row[5])
        }
    }
}

extension Product {
    /// The active variant with the lowest price; ties by position.
    var cheapest: SKU? {
        skus.filter { $0.state == .active }
            .min { ($0.priceMinor, $0.position, $0.id) < ($1.priceMinor, $1.position, $1.id) }
    }
}
