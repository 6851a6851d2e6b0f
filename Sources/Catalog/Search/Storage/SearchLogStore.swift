import Database
import Kernel

/// The rows of the search log.
enum SearchLogStore {
    static func insert(_ rows: [[SQLValue]], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(
            into: "search_log",
            [
                .integer("id"), .integer("searched_at"), .text("query"), .text("language"), .integer("result_count"),
                .text("reading"),
            ], rows)
    }

    static func sweep(before: Timestamp, limit: Int, in transaction: Transaction) throws(DatabaseError) -> Int {
        try transaction.execute(
            """
            DELETE FROM search_log
            WHERE id IN (
                SELECT id FROM search_log WHERE searched_at < \(before) ORDER BY searched_at, id LIMIT \(limit))
            """)
    }
}
