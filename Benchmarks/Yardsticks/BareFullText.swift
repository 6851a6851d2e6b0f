import CSQLite
import Foundation

/// FTS5 on the bare C library: one connection, one prepared statement.
final class BareFullText {
    private let handle: OpaquePointer
    private let search: OpaquePointer

    /// Adds the index to a copy of the shop, where it is not there yet, and opens it for reading.
    init(path: String, isNew: Bool) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let opened
        else { throw BenchFailure("SQLite cannot open \(path)") }
        handle = opened
        sqlite3_exec(opened, "PRAGMA cache_size = -32768", nil, nil, nil)
        if isNew { try Self.fill(opened) }
        search = try Self.prepare(FullText.sqliteSearch, opened)
    }

    deinit {
        sqlite3_finalize(search)
        sqlite3_close_v2(handle)
    }

    /// - Returns: how many rows were read.
    func find(_ match: String) throws -> Int {
        var count = 0
        match.withCString { text in
            sqlite3_bind_text(search, 1, text, -1, nil)
            while sqlite3_step(search) == SQLITE_ROW {
                count += 1
                for column in 0..<sqlite3_column_count(search) { _ = sqlite3_column_text(search, column) }
            }
        }
        guard sqlite3_reset(search) == SQLITE_OK else {
            throw BenchFailure("FTS5: \(String(cString: sqlite3_errmsg(handle)))")
        }
        return count
    }

    private static func fill(_ handle: OpaquePointer) throws {
        sqlite3_exec(handle, "BEGIN", nil, nil, nil)
        guard sqlite3_exec(handle, FullText.sqliteIndex, nil, nil, nil) == SQLITE_OK else {
            throw BenchFailure("FTS5: \(String(cString: sqlite3_errmsg(handle)))")
        }
        let (titles, insert) = (try prepare(FullText.sqliteTitles, handle), try prepare(FullText.sqliteInsert, handle))
        while sqlite3_step(titles) == SQLITE_ROW {
            let words = FullText.words(String(cString: sqlite3_column_text(titles, 1))).joined(separator: " ")
            sqlite3_bind_int64(insert, 1, sqlite3_column_int64(titles, 0))
            let result = words.withCString { text in
                sqlite3_bind_text(insert, 2, text, -1, nil)
                return sqlite3_step(insert)
            }
            guard result == SQLITE_DONE else {
                throw BenchFailure("FTS5: \(String(cString: sqlite3_errmsg(handle)))")
            }
            sqlite3_reset(insert)
        }
        sqlite3_finalize(titles)
        sqlite3_finalize(insert)
        sqlite3_exec(handle, "COMMIT", nil, nil, nil)
    }

    private static func prepare(_ text: String, _ handle: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement
        else { throw BenchFailure("FTS5: \(String(cString: sqlite3_errmsg(handle)))") }
        return statement
    }
}
