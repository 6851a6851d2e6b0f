import CSQLite
import Database

/// A prepared statement. It is reset after every run, so it holds no lock and no values between runs.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let database: OpaquePointer
    private let parameterCount: Int
    /// Made at the first row, and again where the schema changed under the statement.
    private var names: ColumnNames?
    private var columnCount: Int32 = 0
    /// For the cache: when it was used last.
    var lastUse = 0

    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    init(_ text: String, on database: OpaquePointer) throws(DatabaseError) {
        var statement: OpaquePointer?
        var hasRest = false
        let code = text.withCString { start in
            var rest: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(database, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &rest)
            while let byte = rest?.pointee, byte != 0, !hasRest {
                hasRest = ![32, 9, 10, 13, 59].contains(byte)
                rest = rest?.advanced(by: 1)
            }
            return code
        }
        guard code == SQLITE_OK else { throw DatabaseError(sqlite: database, text) }
        guard let statement else { throw DatabaseError(.misuse, "an empty statement") }
        guard !hasRest else {
            sqlite3_finalize(statement)
            throw DatabaseError(.misuse, "several statements in one text: \(text)")
        }
        self.handle = statement
        self.database = database
        self.parameterCount = Int(sqlite3_bind_parameter_count(statement))
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func rows(_ parameters: [SQLParameter]) throws(DatabaseError) -> [Row] {
        defer { reset() }
        try bind(parameters)
        var rows: [Row] = []
        while try step() {
            rows.append(currentRow())
        }
        return rows
    }

    func run(_ parameters: [SQLParameter]) throws(DatabaseError) {
        defer { reset() }
        try bind(parameters)
        while try step() {}
    }

    func run(_ values: [SQLValue]) throws(DatabaseError) {
        defer { reset() }
        try checkCount(values.count)
        for (index, value) in values.enumerated() { try bind(value, at: index) }
        while try step() {}
    }

    private func reset() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
    }

    private func step() throws(DatabaseError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw DatabaseError(sqlite: database, String(cString: sqlite3_sql(handle)))
        }
    }
}

extension SQLiteStatement {
    private func checkCount(_ count: Int) throws(DatabaseError) {
        guard count == parameterCount else {
            throw DatabaseError(.misuse, "\(count) values for \(parameterCount) parameters")
        }
    }

    private func bind(_ parameters: [SQLParameter]) throws(DatabaseError) {
        try checkCount(parameters.count)
        for (index, parameter) in parameters.enumerated() {
            guard case .value(let value) = parameter else {
                throw DatabaseError(.misuse, "SQLite binds no arrays")
            }
            try bind(value, at: index)
        }
    }

    private func bind(_ value: SQLValue, at index: Int) throws(DatabaseError) {
        let position = Int32(index + 1)
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(handle, position)
        case .integer(let number): code = sqlite3_bind_int64(handle, position, number)
        case .boolean(let flag): code = sqlite3_bind_int64(handle, position, flag ? 1 : 0)
        case .double(let number): code = sqlite3_bind_double(handle, position, number)
        // An empty buffer may have no address, and a nil address would bind NULL.
        case .text(""): code = sqlite3_bind_text(handle, position, "", 0, copied)
        case .text(var text):
            code = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        handle, position, characters.baseAddress, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            code = bytes.withUnsafeBytes { bytes in
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(handle, position, 0)
                    : sqlite3_bind_blob64(handle, position, bytes.baseAddress, UInt64(bytes.count), copied)
            }
        }
        guard code == SQLITE_OK else { throw DatabaseError(sqlite: database, "parameter \(position)") }
    }

    private func currentRow() -> Row {
        let count = sqlite3_column_count(handle)
        let known = names
        let names: ColumnNames
        if let known, columnCount == count {
            names = known
        } else {
            names = ColumnNames((0..<count).map { String(cString: sqlite3_column_name(handle, $0)) })
            columnCount = count
            self.names = names
        }
        var values: [SQLValue] = []
        values.reserveCapacity(Int(count))
        for column in 0..<count { values.append(value(at: column)) }
        return Row(values: values, names: names)
    }

    private func value(at column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: return .double(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, column)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(handle, column)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
            return .blob(Array(bytes))
        default: return .null
        }
    }
}

/// SQLITE_TRANSIENT: the library copies what is bound.
private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
