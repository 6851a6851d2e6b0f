public import Kernel

public enum MigrationError: ExpectedError, Equatable {
    /// The database knows a migration that this program does not: it was migrated by a newer one.
    case unknownMigration(String)

    public var kind: ErrorKind { .conflict }
    public var code: String { "unknown_migration" }
    public var detail: String {
        switch self {
        case .unknownMigration(let label): "The database was migrated by a newer program: \(label) is unknown here."
        }
    }
}

extension Database {
    /// Applies what is pending, in the order given; safe to call from several nodes at once.
    ///
    /// - Returns: the labels of the migrations that this call applied.
    @discardableResult
    public func migrate(_ migrations: [Migration]) async throws -> [String] {
        var applied: [String] = []
        let now = clock.now()
        try await prepareMigrationTable()
        for migration in migrations {
            let done = try await write { transaction in
                try transaction.apply(migration, at: now)
            }
            if done { applied.append(migration.label) }
        }
        let known = Set(migrations.map(\.label))
        let recorded = try await read { session in
            try session.rows("SELECT label FROM schema_migrations ORDER BY label").map { try $0[0] as String }
        }
        if let stranger = recorded.first(where: { !known.contains($0) }) {
            throw MigrationError.unknownMigration(stranger)
        }
        return applied
    }

    /// The migrations of `migrations` that the database does not have yet; all of them where it has none. Only reads:
    /// it waits for nobody who migrates or writes.
    public func pendingMigrations(_ migrations: [Migration]) async throws -> [String] {
        let recorded = try await read { session in
            guard try session.hasMigrationTable() else { return Set<String>() }
            return Set(try session.rows("SELECT label FROM schema_migrations").map { try $0[0] as String })
        }
        return migrations.map(\.label).filter { !recorded.contains($0) }
    }

    private func prepareMigrationTable() async throws {
        try await write { transaction in
            try transaction.lockForMigration()
            let type = transaction.dialect == .sqlite ? "INTEGER" : "BIGINT"
            try transaction.post(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    label TEXT NOT NULL PRIMARY KEY,
                    applied_at \(unsafe: type) NOT NULL)
                """)
        }
    }
}

extension Session {
    fileprivate func hasMigrationTable() throws(DatabaseError) -> Bool {
        switch dialect {
        case .sqlite:
            try first("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'") != nil
        case .postgres: try first("SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL") != nil
        }
    }
}

extension Transaction {
    fileprivate func lockForMigration() throws(DatabaseError) {
        if dialect == .postgres { _ = try rows("SELECT 1 FROM pg_advisory_xact_lock(8214001)") }
    }

    fileprivate func apply(_ migration: Migration, at now: Timestamp) throws(DatabaseError) -> Bool {
        try lockForMigration()
        guard try first("SELECT 1 FROM schema_migrations WHERE label = \(migration.label)") == nil else { return false }
        for change in migration.changes {
            switch change {
            case .createTable(let table): try post(SQL(stringLiteral: table.rendered(for: dialect)))
            case .addColumn(let column, let table):
                try post(SQL(stringLiteral: "ALTER TABLE \(table) ADD COLUMN \(column.rendered(for: dialect))"))
            case .createIndex(let index): try post(SQL(stringLiteral: index.rendered))
            case .run(let sql): try post(sql)
            case .only(let engine, let sql): if engine == dialect { try post(sql) }
            }
        }
        _ = try execute("INSERT INTO schema_migrations (label, applied_at) VALUES (\(migration.label), \(now))")
        return true
    }
}
