import Database
import Kernel

/// The rows of brands. Products carry a copy of their brand's name, so that no list needs another table.
enum BrandStore {
    static let migration = Migration(
        module: "catalog", number: 6, name: "create-brands",
        [
            .createTable(
                Table(
                    "brands",
                    [
                        .integer("id"), .text("slug"), .text("name"), .text("name_folded"),
                        .text("name_en", optional: true), .text("state", "CHECK (state IN ('active', 'hidden'))"),
                        .integer("version"),
                    ], primaryKey: "id",
                    constraints: [
                        "CONSTRAINT brands_slug UNIQUE (slug)", "CONSTRAINT brands_name UNIQUE (name_folded)",
                    ])),
            .only(.sqlite, "ALTER TABLE products ADD COLUMN brand_id INTEGER REFERENCES brands (id)"),
            .only(.postgres, "ALTER TABLE products ADD COLUMN brand_id BIGINT REFERENCES brands (id)"),
            .createIndex(Index("products_by_brand_id", on: "products", "brand_id, state, id")),
        ])

    /// A brand for every name that products already have, with the id of the first of them.
    static let filling = Migration(
        module: "catalog", number: 7, name: "fill-brands",
        [
            .run(
                """
                INSERT INTO brands (id, slug, name, name_folded, state, version)
                SELECT MIN(p.id), 'b-' || MIN(p.id), MIN(p.brand), p.brand_folded, 'active', 1
                FROM products p
                WHERE p.brand_folded IS NOT NULL
                GROUP BY p.brand_folded
                """),
            .run(
                """
                UPDATE products
                SET brand_id = (SELECT b.id FROM brands b WHERE b.name_folded = products.brand_folded),
                    brand = (SELECT b.name FROM brands b WHERE b.name_folded = products.brand_folded)
                WHERE brand_folded IS NOT NULL
                """),
        ])

    /// The English names that brands have already.
    static let englishFilling = Migration(
        module: "catalog", number: 9, name: "fill-english-of-brands",
        [
            .run(
                """
                UPDATE products
                SET brand_en = (SELECT b.name_en FROM brands b WHERE b.id = products.brand_id)
                WHERE brand_id IS NOT NULL
                """)
        ])

    private static let columns: SQL = "b.id, b.slug, b.name, b.name_en, b.state, b.version"

    /// In the order of their names.
    static func all(in session: Session) throws(DatabaseError) -> [Brand] {
        try session.rows(
            "SELECT \(columns) FROM brands b ORDER BY b.name_folded LIMIT \(CatalogLimits.brandsInAll)"
        ).map(brand)
    }

    /// Those that visitors find: with something on sale.
    static func shown(in session: Session) throws(DatabaseError) -> [Brand] {
        try session.rows(
            """
            SELECT \(columns)
            FROM brands b
            WHERE b.state = 'active'
                AND EXISTS (SELECT 1 FROM products p WHERE p.brand_id = b.id AND p.state = 'on_sale')
            ORDER BY b.name_folded
            LIMIT \(CatalogLimits.brandsInAll)
            """
        ).map(brand)
    }

    static func count(in session: Session) throws(DatabaseError) -> Int {
        try session.first("SELECT COUNT(*) FROM brands").map { row throws(DatabaseError) in try row[0] } ?? 0
    }

    /// Locked until the transaction ends: a name does not change between a look and the copy that is made of it.
    static func lock(_ id: BrandID, in transaction: Transaction) throws(DatabaseError) -> Brand? {
        try transaction.first("SELECT \(columns) FROM brands b WHERE b.id = \(id) \(lock: .forUpdate)").map(brand)
    }

    static func lock(named name: String, in transaction: Transaction) throws(DatabaseError) -> Brand? {
        let folded = TextFolding.fold(name)
        return try transaction.first(
            "SELECT \(columns) FROM brands b WHERE b.name_folded = \(folded) \(lock: .forUpdate)"
        ).map(brand)
    }

    /// The advisory lock that names of brands are given under.
    private static let namesLock: Int64 = 8_214_003

    /// Whoever gives a brand a name looks at those of all others first, in both languages: one after the other. Before
    /// any brand is locked.
    static func lockNames(in transaction: Transaction) throws(DatabaseError) {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.rows("SELECT 1 FROM pg_advisory_xact_lock(\(namesLock))")
    }

    /// The one whose English name it is, whatever its width and case; the oldest of several.
    static func lock(inEnglish name: String, in transaction: Transaction) throws(DatabaseError) -> Brand? {
        let folded = TextFolding.fold(name)
        for (id, _, english) in try names(in: transaction.session) where english == folded {
            guard let brand = try lock(id, in: transaction) else { continue }
            // It may have had another name until it was locked.
            if brand.nameEnglish.map(TextFolding.fold) == folded { return brand }
        }
        return nil
    }

    /// Whether another brand is called so in the other language: its English name is this one's own name, or the other
    /// way round.
    static func hasNamesake(_ brand: Brand, in session: Session) throws(DatabaseError) -> Bool {
        let (own, english) = (TextFolding.fold(brand.name), brand.nameEnglish.map(TextFolding.fold))
        return try names(in: session).contains { $0.id != brand.id && ($0.english == own || $0.own == english) }
    }

    /// Folded, the oldest brand first. How texts are folded no database knows.
    private static func names(
        in session: Session
    ) throws(DatabaseError) -> [(id: BrandID, own: String, english: String?)] {
        let rows = try session.rows(
            "SELECT b.id, b.name_folded, b.name_en FROM brands b ORDER BY b.id LIMIT \(CatalogLimits.brandsInAll)")
        return try rows.map { row throws(DatabaseError) in
            let english: String? = try row[2]
            return (try row[0], try row[1], english.map(TextFolding.fold))
        }
    }

    /// - Returns: false where another one has the slug or the name.
    static func insert(_ brand: Brand, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO brands (id, slug, name, name_folded, name_en, state, version)
            VALUES (\(brand.id), \(brand.slug), \(brand.name), \(TextFolding.fold(brand.name)),
                \(brand.nameEnglish), \(brand.state), \(brand.version))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// - Returns: false where the row has another version than `from`.
    static func update(_ brand: Brand, from version: Int64, in transaction: Transaction) throws -> Bool {
        try uniquely(orThrow: .brandTaken) {
            try transaction.execute(
                """
                UPDATE brands
                SET slug = \(brand.slug), name = \(brand.name), name_folded = \(TextFolding.fold(brand.name)),
                    name_en = \(brand.nameEnglish), state = \(brand.state), version = \(brand.version)
                WHERE id = \(brand.id) AND version = \(version)
                """) == 1
        }
    }

    /// Writes a brand's names into its products; who edits one of them meanwhile is told.
    static func copyName(of brand: Brand, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE products
            SET brand = \(brand.name), brand_folded = \(TextFolding.fold(brand.name)),
                brand_en = \(brand.nameEnglish), version = version + 1
            WHERE brand_id = \(brand.id)
            """)
    }

    /// - Returns: false where the row has another version.
    static func remove(_ id: BrandID, version: Int64, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM brands WHERE id = \(id) AND version = \(version)") == 1
    }

    private static func brand(_ row: Row) throws(DatabaseError) -> Brand {
        Brand(
            id: try row[0], slug: try row[1], name: try row[2], nameEnglish: try row[3], state: try row[4],
            version: try row[5])
    }
}
