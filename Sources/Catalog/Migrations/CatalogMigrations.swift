public import Database

/// The tables of the catalogue.
public enum CatalogMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "catalog", number: 1, name: "create-catalog",
            [
                .createTable(categories),
                .createTable(products),
                // One index per public order, and one for the staff's list; states come first, they cut the most.
                .createIndex(Index("products_by_newest", on: "products", "state, published_at, id")),
                .createIndex(Index("products_by_price", on: "products", "state, price_minor, id")),
                .createIndex(Index("products_by_category", on: "products", "category_id, state")),
                .createIndex(Index("products_by_brand", on: "products", "state, brand_folded")),
                .createTable(skus),
                .createIndex(Index("skus_by_product", on: "skus", "product_id, position, id")),
                .createTable(priceHistory),
                .createTable(productTransitions),
            ]),
        Migration(
            module: "catalog", number: 2, name: "add-english-and-media",
            [
                .run("ALTER TABLE products ADD COLUMN title_en TEXT"),
                .run("ALTER TABLE products ADD COLUMN subtitle_en TEXT"),
                .run("ALTER TABLE products ADD COLUMN description_en TEXT"),
                .run("ALTER TABLE products ADD COLUMN media TEXT NOT NULL DEFAULT '[]'"),
            ]),
        search,
        // A line for each; control characters are refused, so none holds a line end.
        Migration(
            module: "catalog", number: 4, name: "add-tags-and-picture-addresses",
            [
                .run("ALTER TABLE products ADD COLUMN tags TEXT NOT NULL DEFAULT ''"),
                .run("ALTER TABLE products ADD COLUMN picture_urls TEXT NOT NULL DEFAULT ''"),
            ]),
        SlugStore.migration,
        BrandStore.migration,
        BrandStore.filling,
        // A copy of the brand's English name beside that of its name.
        Migration(
            module: "catalog", number: 8, name: "add-english-of-brands-and-variants",
            [
                .run("ALTER TABLE products ADD COLUMN brand_en TEXT"),
                .run("ALTER TABLE skus ADD COLUMN attributes_en TEXT"),
            ]),
        BrandStore.englishFilling,
        Catalog.stockMarks,
        SearchIndex.standing,
        // Beside the lowest one, so that a card can say that there are several.
        Migration(
            module: "catalog", number: 12, name: "add-highest-price-of-products",
            [
                .only(.sqlite, "ALTER TABLE products ADD COLUMN highest_price_minor INTEGER"),
                .only(.postgres, "ALTER TABLE products ADD COLUMN highest_price_minor BIGINT"),
            ]),
        Migration(
            module: "catalog", number: 13, name: "fill-highest-price-of-products",
            [
                .run(
                    """
                    UPDATE products
                    SET highest_price_minor = (
                        SELECT MAX(s.price_minor) FROM skus s WHERE s.product_id = products.id AND s.state = 'active')
                    """)
            ]),
        Catalog.soldLately,
        SearchIndex.joining,
        SKUStore.keepApart,
        Catalog.coveringStockMarks,
        // A line for each; control characters are refused, so none holds a line end or a tab.
        Migration(
            module: "catalog", number: 18, name: "add-specifications",
            [.run("ALTER TABLE products ADD COLUMN specifications TEXT NOT NULL DEFAULT ''")]),
        PricePlanStore.migration,
        ProductQueries.staffOrders,
        PriceRuleStore.migration,
        ProductVideo.migration,
        TagStore.migration,
        TagStore.filling,
        PriceBatchStore.migration,
        SearchIndex.colours,
    ]

    private static let categories = Table(
        "categories",
        [
            .integer("id"), .integer("parent_id", optional: true, "REFERENCES categories (id)"), .text("slug"),
            .text("name"), .text("name_en", optional: true), .integer("position"), .integer("version"),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT categories_slug UNIQUE (slug)",
            "CONSTRAINT categories_not_own_parent CHECK (parent_id <> id)",
        ])

    private static let products = Table(
        "products",
        [
            .integer("id"), .text("slug"), .text("title"), .text("subtitle"), .text("brand", optional: true),
            .text("brand_folded", optional: true), .text("description"),
            .integer("category_id", optional: true, "REFERENCES categories (id)"),
            .text("state", "CHECK (state IN ('draft', 'review', 'on_sale', 'off_sale', 'archived'))"),
            .text("currency"), .integer("price_minor", optional: true), .integer("list_price_minor", optional: true),
            .integer("version"), .integer("created_at"), .integer("published_at", optional: true),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT products_slug UNIQUE (slug)",
            """
            CONSTRAINT products_on_sale_complete CHECK (
                state <> 'on_sale' OR (price_minor IS NOT NULL AND published_at IS NOT NULL))
            """,
        ])

    private static let skus = Table(
        "skus",
        [
            .integer("id"), .integer("product_id", "REFERENCES products (id)"), .text("code"), .text("attributes"),
            // The attribute values as order lines show them, so that buying reads no JSON.
            .text("label"), .integer("price_minor", "CHECK (price_minor >= 0)"), .integer("list_price_minor"),
            .text("currency"), .text("state", "CHECK (state IN ('active', 'retired'))"), .integer("position"),
            .integer("version"),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT skus_code UNIQUE (code)",
            "CONSTRAINT skus_list_price CHECK (list_price_minor >= price_minor)",
        ])

    // Histories are in the order of versions, which grow under the row's lock: clocks of two nodes may disagree.
    private static let priceHistory = Table(
        "price_history",
        [
            .integer("sku_id", "REFERENCES skus (id)"), .integer("version"),
            .integer("old_price_minor", optional: true), .integer("new_price_minor"), .integer("list_price_minor"),
            .text("currency"), .integer("changed_at"), .text("changed_by"), .text("reason"),
        ], primaryKey: "sku_id, version")

    private static let productTransitions = Table(
        "product_transitions",
        [
            .integer("product_id", "REFERENCES products (id)"), .integer("version"), .text("from_state"),
            .text("to_state"), .integer("changed_at"), .text("changed_by"), .text("reason"),
        ], primaryKey: "product_id, version")
}
