import Database
import Kernel

/// Looks words up by how they sound or are spelt. Words that no document has any more are left out by their count.
enum VocabularyStore {
    /// What a pair of Han is looked up by.
    enum Sound: String {
        case pinyin, initials
    }

    /// Pairs of the sounds of a word that are looked at.
    static let pairLimit = 1_000
    /// Words near a misspelling that are looked at.
    static let spellingLimit = 100
    /// Documents of a word that are counted: enough to tell the usual from the rare.
    static let countLimit = 50

    /// How many documents that visitors see have each token, up to `countLimit`.
    static func documents(of tokens: [String], in session: Session) throws(DatabaseError) -> [String: Int] {
        guard !tokens.isEmpty else { return [:] }
        return try counts(
            """
            SELECT t.token, \(count)
            FROM search_terms t
            WHERE t.token \(in: Array(Set(tokens)).sorted())
            """, in: session)
    }

    /// Words one slip away, the most frequent first.
    static func spelled(like word: String, in session: Session) throws(DatabaseError) -> [String] {
        let keys = Misspelling.keys(of: word)
        guard !keys.isEmpty else { return [] }
        let near = try counts(
            """
            SELECT t.token, \(count)
            FROM (SELECT DISTINCT token FROM search_spellings WHERE spelling \(in: keys) ORDER BY token
                LIMIT \(spellingLimit)) t
            """, in: session)
        return near.filter { $0.value > 0 && Misspelling.areOneApart($0.key, word) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The pairs of each sound with their counts, those without a document left out.
    static func pairs(
        _ sounds: Set<String>, by sound: Sound, in session: Session
    ) throws(DatabaseError) -> [String: [(token: String, count: Int)]] {
        let sounds = sounds.sorted()
        guard !sounds.isEmpty else { return [:] }
        let column: SQL = sound == .pinyin ? "t.pinyin" : "t.initials"
        let rows = try session.rows(
            """
            SELECT \(column), t.token, \(count)
            FROM search_terms t
            WHERE \(column) \(in: sounds) AND \(column) <> ''
            ORDER BY t.token
            LIMIT \(pairLimit)
            """)
        var pairs: [String: [(token: String, count: Int)]] = [:]
        for row in rows {
            let count: Int = try row[2]
            if count > 0 { pairs[try row[0], default: []].append((try row[1], count)) }
        }
        return pairs
    }

    /// Words that begin so, the most frequent first.
    static func words(from prefix: String, limit: Int, in session: Session) throws(DatabaseError) -> [String] {
        // The last code point closes the range of all tokens that begin so, in the order of bytes.
        let found = try counts(
            """
            SELECT t.token, \(count)
            FROM (SELECT token FROM search_terms WHERE token > \(prefix) AND token < \(prefix + "\u{10FFFF}")
                ORDER BY token LIMIT \(spellingLimit)) t
            """, in: session)
        return found.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(limit).map(\.key)
    }

    private static let count: SQL = """
        (SELECT COUNT(*) FROM (
            SELECT 1 FROM product_search s WHERE s.token = t.token AND s.place > 0 LIMIT \(countLimit)) AS counted)
        """

    private static func counts(_ sql: SQL, in session: Session) throws(DatabaseError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try session.rows(sql) { counts[try row[0]] = try row[1] as Int }
        return counts
    }
}
