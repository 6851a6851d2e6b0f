import Database

extension CatalogMigrations {
    /// The index that search walks, and what it learns by.
    static let search = Migration(
        module: "catalog", number: 3, name: "create-search",
        [
            .createTable(
                Table(
                    "product_search", [.text("token"), .integer("place"), .integer("product_id")],
                    primaryKey: "token, place, product_id")),
            .createIndex(Index("product_search_by_product", on: "product_search", "product_id")),
            .createTable(documents),
            .createIndex(
                Index("product_documents_stale", on: "product_documents", "product_id", where: "is_stale")),
            .createTable(
                Table(
                    "search_terms", [.text("token"), .text("pinyin"), .text("initials")], primaryKey: "token")),
            .createIndex(Index("search_terms_by_pinyin", on: "search_terms", "pinyin", where: "pinyin <> ''")),
            .createIndex(Index("search_terms_by_initials", on: "search_terms", "initials", where: "initials <> ''")),
            .createTable(
                Table("search_spellings", [.text("spelling"), .text("token")], primaryKey: "spelling, token")),
            .createTable(synonyms),
            .createIndex(Index("search_synonyms_by_token", on: "search_synonyms", "token")),
            .createIndex(Index("search_synonyms_by_other_token", on: "search_synonyms", "other_token")),
            .createTable(log),
            .createIndex(Index("search_log_by_time", on: "search_log", "searched_at, id")),
        ])

    /// Each field's words with a space around each; the posting lists lead here, and these texts decide.
    private static let documents = Table(
        "product_documents",
        [
            .integer("product_id", "REFERENCES products (id)"), .text("title"), .text("label"), .text("attributes"),
            // A category's name has changed since.
            .boolean("is_stale"), .text("description"),
        ], primaryKey: "product_id")

    private static let synonyms = Table(
        "search_synonyms",
        [
            .integer("id"), .text("word"), .text("other"), .text("word_folded"), .text("other_folded"),
            // The first token of each: a query finds its synonyms by its own tokens.
            .text("token"), .text("other_token"), .boolean("is_two_way"), .integer("created_at"),
        ], primaryKey: "id",
        constraints: [
            "CONSTRAINT search_synonyms_pair UNIQUE (word_folded, other_folded)",
            "CONSTRAINT search_synonyms_differ CHECK (word_folded <> other_folded)",
        ])

    private static let log = Table(
        "search_log",
        [
            .integer("id"), .integer("searched_at"), .text("query"), .text("language"), .integer("result_count"),
            .text("reading", "CHECK (reading IN ('exact', 'corrected', 'partial', 'nothing'))"),
        ], primaryKey: "id")
}
