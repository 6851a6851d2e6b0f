import Database
import Kernel

/// Writes what search walks: documents, posting lists and the vocabulary, always from the rows as they now stand.
enum SearchIndex {
    /// Products that one call writes.
    static let batchLimit = CatalogLimits.importBatch

    /// Makes the documents of these products anew. Their rows are locked or new.
    static func rebuild(_ ids: [ProductID], in transaction: Transaction) throws(DatabaseError) {
        guard !ids.isEmpty else { return }
        precondition(ids.count <= batchLimit, "\(ids.count) documents at once")
        let entries = try entries(ids, in: transaction)
        try transaction.post("DELETE FROM product_search WHERE product_id \(in: ids)")
        try transaction.post("DELETE FROM product_documents WHERE product_id \(in: ids)")
        let isJoined = transaction.dialect == .postgres
        try transaction.insert(
            into: "product_documents",
            [
                .integer("product_id"), .text("title"), .text("label"), .text("attributes"), .boolean("is_stale"),
                .text("description"),
            ] + (isJoined ? joinedColumns : []),
            entries.map { entry in
                let texts = entry.document.texts
                let joined =
                    isJoined ? joinedValues(entry.document.tokens.map(\.token), publishedAt: entry.publishedAt) : []
                return [
                    entry.document.productID.sqlValue, .text(texts[.title, default: ""]),
                    .text(texts[.label, default: ""]), .text(texts[.attributes, default: ""]), .boolean(false),
                    .text(texts[.description, default: ""]),
                ] + joined
            })
        try transaction.insert(
            into: "product_search", [.text("token"), .integer("place"), .integer("product_id")],
            entries.flatMap { entry in
                entry.document.tokens.map { token, weight in
                    let place = entry.publishedAt.map { SearchRank.place(weight, at: $0) } ?? SearchRank.hidden
                    return [.text(token), .integer(place), entry.document.productID.sqlValue]
                }
            })
        try insert(entries.reduce(into: []) { $0.formUnion($1.document.vocabulary) }, in: transaction)
    }

    /// Marks the products of a category and of all below it: their documents hold its name.
    static func markStale(below category: CategoryID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE product_documents
            SET is_stale = true
            WHERE product_id IN (SELECT p.id FROM products p WHERE \(ProductQueries.isBelow(category)))
            """)
    }

    /// Marks the products of a brand: their documents hold its names.
    static func markStale(of brand: BrandID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            """
            UPDATE product_documents
            SET is_stale = true
            WHERE product_id IN (SELECT p.id FROM products p WHERE p.brand_id = \(brand))
            """)
    }

    /// Posting lists rank by where a word stands in names since then; documents are made anew by the timer that also
    /// follows new names of categories.
    static let standing = Migration(
        module: "catalog", number: 11, name: "rank-words-by-where-they-stand",
        [.run("UPDATE product_documents SET is_stale = true")])

    /// Documents have the colours of variants since then, as the rows above.
    static let colours = Migration(
        module: "catalog", number: 27, name: "find-variants-by-their-colours",
        [.run("UPDATE product_documents SET is_stale = true")])

    /// - Returns: how many documents were made anew, at most `limit`.
    static func refreshStale(limit: Int, in transaction: Transaction) throws(DatabaseError) -> Int {
        let rows = try transaction.rows(
            "SELECT product_id FROM product_documents WHERE is_stale ORDER BY product_id LIMIT \(limit)")
        let ids = try rows.map { row throws(DatabaseError) -> ProductID in try row[0] }
        guard !ids.isEmpty else { return 0 }
        // Edits of a product write its document under its row's lock.
        _ = try transaction.rows("SELECT id FROM products WHERE id \(in: ids) ORDER BY id \(lock: .forUpdate)")
        try rebuild(ids, in: transaction)
        return ids.count
    }

    private struct Entry {
        let document: SearchDocument
        /// Nil for what visitors do not see.
        let publishedAt: Timestamp?
    }

    private static func entries(_ ids: [ProductID], in transaction: Transaction) throws(DatabaseError) -> [Entry] {
        let results = try transaction.rows([
            """
            SELECT p.id, p.title, p.subtitle, p.brand, p.description, p.category_id, p.state, p.published_at,
                p.title_en, p.subtitle_en, p.description_en, b.name_en, p.specifications
            FROM products p
            LEFT JOIN brands b ON b.id = p.brand_id
            WHERE p.id \(in: ids)
            ORDER BY p.id
            """,
            """
            SELECT s.product_id, s.code, s.label, s.attributes
            FROM skus s
            WHERE s.product_id \(in: ids)
            ORDER BY s.product_id, s.position, s.id
            LIMIT \(ids.count * CatalogLimits.skusPerProduct)
            """,
        ])
        var attributes: [ProductID: [String]] = [:]
        for row in results[1] {
            let pairs = SKUAttributes(stored: try row[3]).pairs
            attributes[try row[0], default: []] +=
                [try row[2], try row[1]] + pairs.compactMap { SearchColours.family(of: $0.value, named: $0.name) }
        }
        var isFiled = false
        for row in results[0] where try row[5] as CategoryID? != nil { isFiled = true }
        let categories = isFiled ? try CategoryStore.all(in: transaction.session) : []
        let tree = Dictionary(categories.map { ($0.id, $0) }) { first, _ in first }
        return try results[0].map { row throws(DatabaseError) in
            let id: ProductID = try row[0]
            let state: ProductState = try row[6]
            let shelves = names(of: try row[5], in: tree)
            let titles = [try row[1]] + (try optional(row, 8))
            let descriptions: [String] = [try row[4]] + (try optional(row, 10))
            // What it is of is looked for, not that it has a material.
            let facts = try Specification.read(try row[12]).flatMap { [$0.value, $0.valueEnglish].compactMap(\.self) }
            return Entry(
                document: SearchDocument(
                    id,
                    [
                        .title: titles + [try row[2]] + (try optional(row, 9)),
                        .label: try optional(row, 3) + optional(row, 11) + shelves,
                        .attributes: attributes[id, default: []] + facts,
                        .description: descriptions.map { RichText($0).plain },
                    ], names: titles, shelves: shelves),
                publishedAt: state == .onSale ? try row[7] : nil)
        }
    }

    /// A text that need not be there.
    private static func optional(_ row: Row, _ column: Int) throws(DatabaseError) -> [String] {
        [try row[column] as String?].compactMap(\.self)
    }

    /// The names of a category and of all above it, in both languages.
    private static func names(of id: CategoryID?, in tree: [CategoryID: Category]) -> [String] {
        var names: [String] = []
        var next = id.flatMap { tree[$0] }
        var depth = 0
        while let category = next, depth < CatalogLimits.categoryDepth {
            names += [category.name, category.nameEnglish].compactMap(\.self)
            next = category.parentID.flatMap { tree[$0] }
            depth += 1
        }
        return names
    }

    /// Words that are there already stay; all come in one order, so that two writers cannot wait for each other.
    private static func insert(_ words: Set<VocabularyWord>, in transaction: Transaction) throws(DatabaseError) {
        let words = words.sorted { $0.token < $1.token }
        try transaction.apply(
            """
            INSERT INTO search_terms (token, pinyin, initials)
            SELECT token, pinyin, initials FROM v WHERE true
            ON CONFLICT DO NOTHING
            """,
            [.text("token"), .text("pinyin"), .text("initials")],
            words.map { [.text($0.token), .text($0.pinyin), .text($0.initials)] })
        try transaction.apply(
            """
            INSERT INTO search_spellings (spelling, token)
            SELECT spelling, token FROM v WHERE true
            ON CONFLICT DO NOTHING
            """,
            [.text("spelling"), .text("token")],
            words.flatMap { word in word.keys.map { [.text($0), .text(word.token)] } })
    }
}
