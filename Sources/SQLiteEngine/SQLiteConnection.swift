import CSQLite
import Database
import Glibc

/// A connection and its prepared statements; made, used and closed on one thread.
final class SQLiteConnection: SQLConnection {
    enum Role {
        case writer, reader
    }

    private let handle: OpaquePointer
    private let cache: StatementCache
    private let observer: StatementObserver?
    private let control: Control

    /// The engine's own statements, which bodies may not run.
    private struct Control {
        let begin, commit, rollback, savepoint, rollbackToSavepoint, release: SQLiteStatement
    }

    var dialect: Dialect { .sqlite }

    /// The library would make the file as the umask says; its write-ahead log takes over the rights of the file.
    private static let ownerOnly: mode_t = 0o600

    init(path: String, role: Role, observer: StatementObserver?) throws(DatabaseError) {
        if role == .writer {
            // Only where there is none: to close a file that is in use would drop its locks.
            let made = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, Self.ownerOnly)
            if made >= 0 { close(made) }
        }
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (role == .writer ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard let handle = opened, code == SQLITE_OK else {
            let error = opened.map { DatabaseError(sqlite: $0) } ?? .unavailable("SQLite has no memory")
            sqlite3_close_v2(opened)
            throw DatabaseError(.unavailable, error.message)
        }
        do {
            try Self.configure(handle, role)
            control = Control(
                begin: try SQLiteStatement(role == .writer ? "BEGIN IMMEDIATE" : "BEGIN", on: handle),
                commit: try SQLiteStatement("COMMIT", on: handle),
                rollback: try SQLiteStatement("ROLLBACK", on: handle),
                savepoint: try SQLiteStatement("SAVEPOINT body", on: handle),
                rollbackToSavepoint: try SQLiteStatement("ROLLBACK TO SAVEPOINT body", on: handle),
                release: try SQLiteStatement("RELEASE SAVEPOINT body", on: handle))
        } catch {
            sqlite3_close_v2(handle)
            throw DatabaseError(.unavailable, error.message)
        }
        self.handle = handle
        self.cache = StatementCache(handle)
        self.observer = observer
    }

    deinit {
        // Statements are finalised after this; the library keeps the file open until they are.
        sqlite3_close_v2(handle)
    }

    /// Bytes of the file that readers look at where the system keeps them. Whoever shortens the file of a shop that
    /// runs (a copy written over it, a disk that loses it) takes the pages away below them, and the process ends by
    /// SIGBUS instead of an error: such a file is put in another's place while the shop stands still.
    private static let mappedByteCount = 1 << 30

    private static func configure(_ handle: OpaquePointer, _ role: Role) throws(DatabaseError) {
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Int32(SQLiteEngine.busyTimeoutSeconds * 1_000))
        func pragma(_ text: String) throws(DatabaseError) -> SQLValue? {
            try SQLiteStatement("PRAGMA \(text)", on: handle).rows([]).first?.values.first
        }
        if role == .writer, try pragma("journal_mode = WAL") != .text("wal") {
            throw .unavailable("the file system does not carry a write-ahead log")
        }
        _ = try pragma("synchronous = FULL")
        guard try pragma("synchronous") == .integer(2) else { throw .unavailable("synchronous is not FULL") }
        _ = try pragma("foreign_keys = ON")
        _ = try pragma("temp_store = MEMORY")
        _ = try pragma("cache_size = -\(role == .writer ? 32_768 : 8_192)")
        if role == .reader {
            _ = try pragma("query_only = ON")
            // What is read again and again is not copied out of the system's cache each time.
            _ = try pragma("mmap_size = \(mappedByteCount)")
        }
    }

    // MARK: Statements of bodies

    func query(_ statements: [RenderedSQL]) throws(DatabaseError) -> [[Row]] {
        var results: [[Row]] = []
        results.reserveCapacity(statements.count)
        for statement in statements {
            results.append(try prepared(statement.text).rows(statement.parameters))
        }
        return results
    }

    func execute(_ statement: RenderedSQL) throws(DatabaseError) -> Int {
        let prepared = try prepared(statement.text)
        try prepared.run(statement.parameters)
        return prepared.isReadOnly ? 0 : Int(sqlite3_changes64(handle))
    }

    func post(_ statement: RenderedSQL) throws(DatabaseError) {
        try prepared(statement.text).run(statement.parameters)
    }

    func postEach(_ text: String, _ rows: [[SQLValue]]) throws(DatabaseError) {
        let statement = try prepared(text)
        for row in rows { try statement.run(row) }
    }

    private func prepared(_ text: String) throws(DatabaseError) -> SQLiteStatement {
        if let observer { try observer(text) }
        return try cache.statement(text)
    }

    // MARK: Transactions of the engine

    /// False when SQLite has left the transaction by itself, as it does on a full disk or `OR ROLLBACK`.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    func begin() throws(DatabaseError) {
        if isInTransaction { rollback() }
        if let observer { try observer("BEGIN") }
        try control.begin.run([SQLValue]())
    }

    /// An observer that throws `.commitUnknown` plays the lost answer: the commit is done, the caller does not hear.
    func commit() throws(DatabaseError) {
        var lostAnswer: DatabaseError?
        if let observer {
            do {
                try observer("COMMIT")
            } catch {
                guard error.kind == .commitUnknown else { throw error }
                lostAnswer = error
            }
        }
        try control.commit.run([SQLValue]())
        if let lostAnswer { throw lostAnswer }
    }

    func endSnapshot() throws(DatabaseError) {
        try control.commit.run([SQLValue]())
    }

    /// Where even this fails, the next `begin` tries again.
    func rollback() {
        guard isInTransaction else { return }
        try? control.rollback.run([SQLValue]())
    }

    func setSavepoint() throws(DatabaseError) { try control.savepoint.run([SQLValue]()) }
    func releaseSavepoint() throws(DatabaseError) { try control.release.run([SQLValue]()) }

    func rollbackToSavepoint() throws(DatabaseError) {
        try control.rollbackToSavepoint.run([SQLValue]())
        try control.release.run([SQLValue]())
    }
}
