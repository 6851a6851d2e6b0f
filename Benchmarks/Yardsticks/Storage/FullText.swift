import CSQLite
import Foundation
import Kernel

/// The engine's own full-text search over the same tokens, ranked its own way, with the columns of a product's card.
enum FullText {
    private static let limit = 21

    /// The tokens of a text as words that any tokenizer keeps apart: of each run the pairs one after the other, as a
    /// phrase wants them, and then the rest.
    static func words(_ text: String) -> [String] {
        SearchTokens.runs(of: text).flatMap { run in
            let pairs = SearchTokens.tokens(of: run, singles: false)
            return pairs + SearchTokens.tokens(of: run, singles: true).filter { !pairs.contains($0) }
        }
    }

    /// A phrase of pairs for each run: what FTS5 is asked for.
    static func match(_ query: String) -> String {
        SearchTokens.runs(of: query).map { run in
            "\"\(SearchTokens.tokens(of: run, singles: false).joined(separator: " "))\""
        }.joined(separator: " ")
    }

    static let sqliteIndex = "CREATE VIRTUAL TABLE bench_words USING fts5(words, content='', tokenize='unicode61')"
    static let sqliteInsert = "INSERT INTO bench_words (rowid, words) VALUES (?1, ?2)"
    static let sqliteTitles = "SELECT id, title FROM products WHERE state = 'on_sale' ORDER BY id"
    static let sqliteSearch = """
        SELECT p.id, p.slug, p.title, p.subtitle, p.brand, p.price_minor, s.id, s.code, s.label, s.price_minor
        FROM (SELECT rowid, rank FROM bench_words WHERE bench_words MATCH ?1 ORDER BY rank LIMIT \(limit)) f
        CROSS JOIN products p ON p.id = f.rowid
        LEFT JOIN skus s ON s.product_id = p.id
        """

    /// The pairs without positions: PostgreSQL's own search knows no Han.
    static func postgresSetUp(_ queries: [String]) -> String {
        let rows = queries.enumerated().map { index, query in
            let tokens = SearchTokens.runs(of: query).flatMap { SearchTokens.tokens(of: $0, singles: false) }
            return "(\(index + 1), '\(tokens.joined(separator: " & "))')"
        }
        return """
            CREATE TABLE bench_words AS
            SELECT product_id, array_to_tsvector(array_agg(DISTINCT CAST(token AS TEXT))) AS words
            FROM product_search GROUP BY product_id;
            CREATE INDEX bench_words_gin ON bench_words USING gin (words);
            CREATE TABLE bench_queries (id BIGINT PRIMARY KEY, words tsquery);
            INSERT INTO bench_queries (id, words)
            SELECT v.id, CAST(v.words AS tsquery) FROM (VALUES \(rows.joined(separator: ", "))) AS v (id, words);
            ANALYZE;
            """
    }

    static func pgbench(queryCount: Int) -> String {
        """
        \\set q random(1, \(queryCount))
        SELECT p.id, p.slug, p.title, p.subtitle, p.brand, p.price_minor, s.id, s.code, s.label, s.price_minor
        FROM (
            SELECT w.product_id, ts_rank(w.words, q.words) AS rank
            FROM bench_queries q JOIN bench_words w ON w.words @@ q.words
            WHERE q.id = :q ORDER BY rank DESC LIMIT \(limit)) f
        JOIN products p ON p.id = f.product_id
        LEFT JOIN skus s ON s.product_id = p.id;
        """
    }
}
