import Database
import Kernel

/// The rows of variants and of their price history.
enum SKUStore {
    /// In the order that `sku(_:from:)` reads; the table stands as `s`.
    static let columns: SQL = """
        s.id, s.product_id, s.code, s.attributes, s.price_minor, s.list_price_minor, s.currency, s.state, s.position,
        s.version, s.attributes_en
        """

    /// Reads a variant that starts at a column.
    static func sku(_ row: Row, from start: Int = 0) throws(DatabaseError) -> SKU {
        SKU(
            id: try row[start], productID: try row[start + 1], code: try row[start + 2],
            attributes: SKUAttributes(stored: try row[start + 3]),
            attributesEnglish: try english(row[start + 10]), priceMinor: try row[start + 4],
            listPriceMinor: try row[start + 5], currency: try row[start + 6], state: try row[start + 7],
            position: try row[start + 8], version: try row[start + 9])
    }

    private static func english(_ stored: String?) -> SKUAttributes {
        stored.map { SKUAttributes(stored: $0) } ?? .none
    }

    private static func stored(_ english: SKUAttributes) -> String? { english == .none ? nil : english.json }

    static func all(of product: ProductID, in session: Session) throws(DatabaseError) -> [SKU] {
        let rows = try session.rows(
            """
            SELECT \(columns)
            FROM skus s
            WHERE s.product_id = \(product)
            ORDER BY s.position, s.id
            LIMIT \(CatalogLimits.skusPerProduct)
            """)
        return try rows.map { row throws(DatabaseError) in try sku(row) }
    }

    /// Puts their variants into products.
    static func fill(_ details: [ProductDetail], in session: Session) throws(DatabaseError) -> [ProductDetail] {
        guard !details.isEmpty else { return [] }
        let rows = try session.rows(
            """
            SELECT \(columns)
            FROM skus s
            WHERE s.product_id \(in: details.map(\.product.id))
            ORDER BY s.product_id, s.position, s.id
            LIMIT \(details.count * CatalogLimits.skusPerProduct)
            """)
        var skus: [ProductID: [SKU]] = [:]
        for row in rows {
            let sku = try sku(row)
            skus[sku.productID, default: []].append(sku)
        }
        var details = details
        for index in details.indices { details[index].product.skus = skus[details[index].product.id] ?? [] }
        return details
    }

    static func active(
        of products: [ProductID], in session: Session
    ) throws(DatabaseError) -> [(product: ProductID, sku: SKUID)] {
        guard !products.isEmpty else { return [] }
        let rows = try session.rows(
            """
            SELECT product_id, id
            FROM skus
            WHERE product_id \(in: products) AND state = 'active'
            LIMIT \(CatalogLimits.saleItems)
            """)
        return try rows.map { row throws(DatabaseError) in (try row[0], try row[1]) }
    }

    static func find(_ id: SKUID, in session: Session) throws(DatabaseError) -> SKU? {
        try session.first("SELECT \(columns) FROM skus s WHERE s.id = \(id)").map { row throws(DatabaseError) in
            try sku(row)
        }
    }

    /// A variant never changes its product.
    static func product(of id: SKUID, in session: Session) throws(DatabaseError) -> ProductID? {
        try session.first("SELECT product_id FROM skus WHERE id = \(id)")?[0]
    }

    static func insert(_ skus: [SKU], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "skus",
            [
                .integer("id"), .integer("product_id"), .text("code"), .text("attributes"), .text("attributes_en"),
                .text("attributes_key"), .text("label"), .integer("price_minor"), .integer("list_price_minor"),
                .text("currency"), .text("state"), .integer("position"), .integer("version"),
            ],
            skus.map { sku in
                [
                    sku.id.sqlValue, sku.productID.sqlValue, .text(sku.code), .text(sku.attributes.json),
                    stored(sku.attributesEnglish).sqlValue, sku.attributes.key.sqlValue,
                    .text(sku.attributes.label), .integer(sku.priceMinor), .integer(sku.listPriceMinor),
                    sku.currency.sqlValue, sku.state.sqlValue, sku.position.sqlValue, .integer(sku.version),
                ]
            })
    }

    /// What the product knows a variant by: the same pairs in any order. Variants of before that are equal have one
    /// key among them, so that they stay as they are.
    static let keepApart = Migration(
        module: "catalog", number: 16, name: "keep-variants-of-a-product-apart",
        [
            .run("ALTER TABLE skus ADD COLUMN attributes_key TEXT"),
            .run(
                """
                UPDATE skus
                SET attributes_key = attributes
                WHERE attributes <> '{}' AND NOT EXISTS (
                    SELECT 1 FROM skus twin
                    WHERE twin.product_id = skus.product_id AND twin.attributes = skus.attributes
                        AND twin.id < skus.id)
                """),
            .createIndex(Index("skus_apart", on: "skus", "product_id, attributes_key", unique: true)),
        ])

    /// Runs statements that write variants: a taken code or equal attributes are expected.
    ///
    /// The last statement of the body must wait for its answer, so that the failure shows inside.
    static func apart<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            guard case .unique(let name) = error.kind else { throw error }
            // PostgreSQL names the index, SQLite its columns.
            let isTwin = name.contains("skus_apart") || name.contains("attributes_key")
            throw isTwin ? CatalogError.variantTaken : .codeTaken
        }
    }

    /// Writes variants of one product, whose row is locked.
    ///
    /// - Throws: `CatalogError.staleVersion` where one has another version than its `old`, `.codeTaken`,
    ///   `.variantTaken`.
    static func update(_ changes: [(old: SKU, new: SKU)], in transaction: Transaction) throws {
        let types: [SQLType] = [
            .integer, .integer, .text, .text, .text, .text, .integer, .integer, .text, .integer, .integer,
        ]
        let rows: [[SQLValue]] = changes.map { old, new in
            [
                new.id.sqlValue, .integer(old.version), .text(new.code), .text(new.attributes.json),
                stored(new.attributesEnglish).sqlValue, .text(new.attributes.label), .integer(new.priceMinor),
                .integer(new.listPriceMinor), new.state.sqlValue, new.position.sqlValue, .integer(new.version),
            ]
        }
        // What was equal to another one before there was a key may go on with a new price.
        let rekeyed = changes.filter { $0.old.attributes != $0.new.attributes }.map(\.new)
        // Free first, so that two may change places.
        if !rekeyed.isEmpty {
            try transaction.post("UPDATE skus SET attributes_key = NULL WHERE id \(in: rekeyed.map(\.id))")
        }
        let count = try apart {
            try transaction.execute(
                """
                WITH v(id, seen_version, code, attributes, attributes_en, label, price_minor, list_price_minor, state,
                    position, version) AS (\(rows: rows, of: types))
                UPDATE skus
                SET code = v.code, attributes = v.attributes, attributes_en = v.attributes_en, label = v.label,
                    price_minor = v.price_minor, list_price_minor = v.list_price_minor, state = v.state,
                    position = v.position, version = v.version
                FROM v
                WHERE skus.id = v.id AND skus.version = v.seen_version
                """)
        }
        guard count == changes.count else {
            throw CatalogError.staleVersion(current: changes.reduce(0) { max($0, $1.old.version) })
        }
        guard !rekeyed.isEmpty else { return }
        let keys: [[SQLValue]] = rekeyed.map { [$0.id.sqlValue, $0.attributes.key.sqlValue] }
        _ = try apart {
            try transaction.execute(
                """
                WITH v(id, attributes_key) AS (\(rows: keys, of: [.integer, .text]))
                UPDATE skus
                SET attributes_key = v.attributes_key
                FROM v
                WHERE skus.id = v.id
                """)
        }
    }

    /// With their prices of before.
    /// Those of the variants that are there, which stay until the transaction ends.
    static func hold(_ ids: some Collection<SKUID>, in transaction: Transaction) throws(DatabaseError) -> Set<SKUID> {
        let rows = try transaction.rows(
            "SELECT s.id FROM skus s WHERE s.id \(in: Set(ids).sorted()) ORDER BY s.id \(lock: .forKeyShare)")
        let held: [SKUID] = try rows.map { row throws(DatabaseError) in try row[0] }
        return Set(held)
    }

    /// Waits for whoever holds the variants, and lets nobody hold them any more.
    static func lock(_ ids: [SKUID], in transaction: Transaction) throws(DatabaseError) {
        _ = try transaction.rows(
            "SELECT s.id FROM skus s WHERE s.id \(in: ids.sorted()) ORDER BY s.id \(lock: .forUpdate)")
    }

    static func remove(_ ids: [SKUID], in transaction: Transaction) throws(DatabaseError) {
        guard !ids.isEmpty else { return }
        try transaction.post("DELETE FROM price_history WHERE sku_id \(in: ids)")
        try transaction.post("DELETE FROM price_plans WHERE sku_id \(in: ids)")
        try transaction.post("DELETE FROM price_rules WHERE sku_id \(in: ids)")
        try transaction.post("DELETE FROM skus WHERE id \(in: ids)")
    }

    /// Writes the prices of many variants, so many in a statement; their products' rows are locked.
    ///
    /// - Throws: `CatalogError.staleVersion` where one has another version than its `old`.
    static func updatePrices(_ changes: [(old: SKU, new: SKU)], in transaction: Transaction) throws {
        for start in stride(from: 0, to: changes.count, by: CatalogLimits.pricesAtOnce) {
            let chunk = changes[start..<min(start + CatalogLimits.pricesAtOnce, changes.count)]
            let rows: [[SQLValue]] = chunk.map { old, new in
                [
                    new.id.sqlValue, .integer(old.version), .integer(new.priceMinor), .integer(new.listPriceMinor),
                    .integer(new.version),
                ]
            }
            let count = try transaction.execute(
                """
                WITH v(id, seen_version, price_minor, list_price_minor, version) AS (
                    \(rows: rows, of: Array(repeating: .integer, count: 5)))
                UPDATE skus
                SET price_minor = v.price_minor, list_price_minor = v.list_price_minor, version = v.version
                FROM v
                WHERE skus.id = v.id AND skus.version = v.seen_version
                """)
            guard count == chunk.count else {
                throw CatalogError.staleVersion(current: chunk.reduce(0) { max($0, $1.old.version) })
            }
        }
    }

    static func insert(_ changes: [PriceChange], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "price_history",
            [
                .integer("sku_id"), .integer("version"), .integer("old_price_minor"), .integer("new_price_minor"),
                .integer("list_price_minor"), .text("currency"), .integer("changed_at"), .text("changed_by"),
                .text("reason"),
            ],
            changes.map { change in
                [
                    change.skuID.sqlValue, .integer(change.version), change.oldPriceMinor.sqlValue,
                    .integer(change.newPriceMinor), .integer(change.listPriceMinor), change.currency.sqlValue,
                    change.at.sqlValue, .text(change.by), .text(change.reason),
                ]
            })
    }

    /// Newest first.
    static func priceHistory(of id: SKUID, in session: Session) throws(DatabaseError) -> [PriceChange] {
        let rows = try session.rows(
            """
            SELECT sku_id, version, old_price_minor, new_price_minor, list_price_minor, currency, changed_at,
                changed_by, reason
            FROM price_history
            WHERE sku_id = \(id)
            ORDER BY version DESC
            LIMIT \(CatalogLimits.historyLines)
            """)
        return try rows.map { row throws(DatabaseError) in
            PriceChange(
                skuID: try row[0], version: try row[1], oldPriceMinor: try row[2], newPriceMinor: try row[3],
                listPriceMinor: try row[4], currency: try row[5], at: try row[6], by: try row[7], reason: try row[8])
        }
    }

    /// The variants of these codes, as they are written.
    static func byCode(_ codes: [String], in session: Session) throws(DatabaseError) -> [String: SKUID] {
        var found: [String: SKUID] = [:]
        for row in try session.rows("SELECT code, id FROM skus WHERE code \(in: codes)") {
            found[try row[0]] = try row[1] as SKUID
        }
        return found
    }

    static func products(
        ofCodes codes: [String], in session: Session
    ) throws(DatabaseError) -> [String: ProductID] {
        var found: [String: ProductID] = [:]
        for row in try session.rows("SELECT code, product_id FROM skus WHERE code \(in: codes)") {
            found[try row[0]] = try row[1] as ProductID
        }
        return found
    }

    /// One beginning is one stretch of the index; nothing that a code holds comes after U+10FFFF.
    static func found(_ text: String, limit: Int, in session: Session) throws -> [FoundSKU] {
        try session.rows(
            """
            SELECT s.id, s.product_id, s.code, p.title, s.label, p.title_en, s.attributes_en
            FROM skus s JOIN products p ON p.id = s.product_id
            WHERE s.code >= \(text) AND s.code < \(text + "\u{10FFFF}")
            ORDER BY s.code
            LIMIT \(limit)
            """
        ).map { row in
            let (title, label): (String, String) = (try row[3], try row[4])
            return FoundSKU(
                id: try row[0], productID: try row[1], code: try row[2], title: whole(title, label),
                titleEnglish: try englishTitle(row[5], label, row[6]))
        }
    }

    static func names(_ ids: some Collection<SKUID>) -> Query<[SKUID: SKUName]> {
        Query(
            """
            SELECT s.id, s.product_id, s.code, p.title, s.label, p.title_en, s.attributes_en
            FROM skus s
            JOIN products p ON p.id = s.product_id
            WHERE s.id \(in: ids)
            """
        ) { rows in
            var names: [SKUID: SKUName] = [:]
            for row in rows {
                let (id, title, label): (SKUID, String, String) = (try row[0], try row[3], try row[4])
                names[id] = SKUName(
                    skuID: id, productID: try row[1], code: try row[2], title: whole(title, label),
                    titleEnglish: try englishTitle(row[5], label, row[6]))
            }
            return names
        }
    }

    static func whole(_ title: String, _ label: String) -> String {
        label.isEmpty ? title : "\(title) \(label)"
    }

    /// - Parameters:
    ///   - label: the attribute values, for where they are not translated.
    ///   - stored: the translated ones.
    private static func englishTitle(_ title: String?, _ label: String, _ stored: String?) -> String? {
        guard let title else { return nil }
        let translated = english(stored).label
        return whole(title, translated.isEmpty ? label : translated)
    }

    /// What carts show beside what buying needs.
    static func faces(_ ids: some Collection<SKUID>) -> Query<[SKUID: SKUFace]> {
        Query(
            """
            SELECT s.id, s.product_id, p.slug, p.title, p.title_en, s.label, p.media, s.attributes_en, p.state
            FROM skus s
            JOIN products p ON p.id = s.product_id
            WHERE s.id \(in: ids)
            """
        ) { rows in
            var faces: [SKUID: SKUFace] = [:]
            for row in rows {
                faces[try row[0] as SKUID] = SKUFace(
                    productID: try row[1], slug: try row[2], title: try row[3], titleEnglish: try row[4],
                    label: try row[5], labelEnglish: try english(row[7]).label,
                    cover: try ProductPicture.read(try row[6]).first,
                    isShown: try row[8] as ProductState == .onSale)
            }
            return faces
        }
    }
}
