import Database
import Kernel

/// The rows of synonyms.
enum SynonymStore {
    private static let columns: SQL = "id, word, other, is_two_way, created_at"

    static func all(in session: Session) throws(DatabaseError) -> [Synonym] {
        let rows = try session.rows(
            """
            SELECT \(columns)
            FROM search_synonyms
            ORDER BY word_folded, other_folded
            LIMIT \(SearchLimits.synonyms)
            """)
        return try rows.map(synonym)
    }

    static func find(_ id: SynonymID, in session: Session) throws(DatabaseError) -> Synonym? {
        try session.first("SELECT \(columns) FROM search_synonyms WHERE id = \(id)").map(synonym)
    }

    static func count(in session: Session) throws -> Int {
        try session.run(Query.count("SELECT 1 FROM search_synonyms LIMIT \(SearchLimits.synonyms)"))
    }

    static func insert(
        _ synonym: Synonym, folded: (String, String), tokens: (String, String), in transaction: Transaction
    ) throws {
        _ = try uniquely(orThrow: .synonymTaken) {
            try transaction.execute(
                """
                INSERT INTO search_synonyms (
                    id, word, other, word_folded, other_folded, token, other_token, is_two_way, created_at)
                VALUES (
                    \(synonym.id), \(synonym.word), \(synonym.other), \(folded.0), \(folded.1), \(tokens.0),
                    \(tokens.1), \(synonym.isTwoWay), \(synonym.createdAt))
                """)
        }
    }

    /// - Returns: false where somebody else was quicker.
    static func delete(_ id: SynonymID, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM search_synonyms WHERE id = \(id)") == 1
    }

    private static func synonym(_ row: Row) throws(DatabaseError) -> Synonym {
        Synonym(
            id: try row[0], word: try row[1], other: try row[2], isTwoWay: try row[3], createdAt: try row[4])
    }
}
