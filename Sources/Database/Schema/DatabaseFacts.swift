public import Kernel

/// What a database says of itself, as far as it says it at once.
public struct DatabaseFacts: Sendable, Hashable {
    /// `SQLite 3.40.1`, `PostgreSQL 15.8`.
    public let engine: String
    /// Of its files, as far as they are counted: free pages among them.
    public let byteCount: Int64

    /// For one trip with other queries.
    public static func query(_ dialect: Dialect) -> Query<DatabaseFacts?> {
        let (name, sql): (String, SQL) =
            switch dialect {
            case .sqlite:
                (
                    "SQLite",
                    """
                    SELECT sqlite_version(), (SELECT page_count FROM pragma_page_count())
                        * (SELECT page_size FROM pragma_page_size())
                    """
                )
            case .postgres:
                (
                    "PostgreSQL",
                    "SELECT current_setting('server_version'), pg_database_size(current_database())"
                )
            }
        return Query(sql) { rows in
            try rows.first.map { row in
                // Debian writes its own version behind it.
                let version = (try row[0] as String).prefix { $0 != " " }
                return DatabaseFacts(engine: "\(name) \(version)", byteCount: try row[1])
            }
        }
    }
}

/// A migration that a database has.
public struct AppliedMigration: Sendable, Hashable {
    public let label: String
    public let appliedAt: Timestamp

    /// All of them, the latest last; for databases that were migrated.
    public static var all: Query<[AppliedMigration]> {
        Query("SELECT label, applied_at FROM schema_migrations ORDER BY applied_at, label") { rows in
            try rows.map { AppliedMigration(label: try $0[0], appliedAt: try $0[1]) }
        }
    }
}
