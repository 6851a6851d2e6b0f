import Database
import Kernel

/// SQL of `saved_filters`; every statement names the owner.
enum SavedFilterStore {
    static func all(of user: UserID, list: String, in session: Session) throws -> [SavedFilter] {
        try session.rows(
            """
            SELECT id, name, query FROM saved_filters WHERE user_id = \(user) AND list = \(list)
            ORDER BY name LIMIT \(SavedFilter.limit)
            """
        ).map { SavedFilter(id: try $0[0], name: try $0[1], query: try $0[2]) }
    }

    /// One of the same name is another one from now on.
    static func put(
        _ filter: SavedFilter, of user: UserID, list: String, at now: Timestamp, in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO saved_filters (id, user_id, list, name, query, created_at)
            VALUES (\(filter.id), \(user), \(list), \(filter.name), \(filter.query), \(now))
            ON CONFLICT (user_id, list, name) DO UPDATE SET query = excluded.query
            """)
    }

    static func rename(
        _ id: SavedFilterID, of user: UserID, list: String, to name: String, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE saved_filters SET name = \(name) WHERE id = \(id) AND user_id = \(user) AND list = \(list)") == 1
    }

    static func delete(_ id: SavedFilterID, of user: UserID, in transaction: Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM saved_filters WHERE id = \(id) AND user_id = \(user)") == 1
    }
}
