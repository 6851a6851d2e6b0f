import Database
import Kernel

/// The rows of categories.
enum CategoryStore {
    private static let columns: SQL = "id, parent_id, slug, name, name_en, position, version"

    static func all(in session: Session) throws(DatabaseError) -> [Category] {
        let rows = try session.rows(
            """
            SELECT \(columns)
            FROM categories
            ORDER BY position, id
            LIMIT \(CatalogLimits.categories)
            """)
        return try rows.map(category)
    }

    static func find(_ id: CategoryID, in session: Session) throws(DatabaseError) -> Category? {
        try session.first("SELECT \(columns) FROM categories WHERE id = \(id)").map(category)
    }

    static func exists(_ id: CategoryID, in session: Session) throws(DatabaseError) -> Bool {
        try session.first("SELECT 1 FROM categories WHERE id = \(id)") != nil
    }

    /// Every category, locked in the order of ids: two moves at once could otherwise close a ring.
    static func lockTree(in transaction: Transaction) throws(DatabaseError) -> [Category] {
        let rows = try transaction.rows(
            """
            SELECT \(columns)
            FROM categories
            ORDER BY id
            LIMIT \(CatalogLimits.categories)
            \(lock: .forUpdate)
            """)
        return try rows.map(category)
    }

    static func insert(_ category: Category, in transaction: Transaction) throws {
        _ = try uniquely(orThrow: .slugTaken) {
            try transaction.execute(
                """
                INSERT INTO categories (\(columns))
                VALUES (\(category.id), \(category.parentID), \(category.slug), \(category.name),
                    \(category.nameEnglish), \(category.position), \(category.version))
                """)
        }
    }

    /// - Returns: false where the row has another version than `from`.
    static func update(_ category: Category, from version: Int64, in transaction: Transaction) throws -> Bool {
        try uniquely(orThrow: .slugTaken) {
            try transaction.execute(
                """
                UPDATE categories
                SET parent_id = \(category.parentID), slug = \(category.slug), name = \(category.name),
                    name_en = \(category.nameEnglish), position = \(category.position), version = \(category.version)
                WHERE id = \(category.id) AND version = \(version)
                """) == 1
        }
    }

    /// - Returns: false where the row has another version.
    static func remove(_ id: CategoryID, version: Int64, in transaction: Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM categories WHERE id = \(id) AND version = \(version)") == 1
    }

    private static func category(_ row: Row) throws(DatabaseError) -> Category {
        Category(
            id: try row[0], parentID: try row[1], slug: try row[2], name: try row[3], nameEnglish: try row[4],
            position: try row[5], version: try row[6])
    }
}
