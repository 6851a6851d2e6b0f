import CSQLite
import Database

/// The yardstick on SQLite: recorded statements on the bare C library, in groups with one durable commit each. Nothing
/// is decided, built or decoded: values are bound where they lie, results are read column by column and dropped.
final class BareSQLite {
    /// Orders that share a commit.
    static let group = 64

    /// One run of one statement; its values are a range of all values.
    private struct Run {
        let statement: Int
        let values: Range<Int>
    }

    private enum Value {
        case null
        case integer(Int64)
        case double(Double)
        case text(start: Int, count: Int)
    }

    private let handle: OpaquePointer
    private var statements: [OpaquePointer] = []
    private var numbers: [String: Int] = [:]
    /// All texts, one after the other, at an address that stays.
    private var texts: UnsafeMutableBufferPointer<CChar> = .allocate(capacity: 0)
    private var values: [Value] = []
    private var groups: [[Run]] = []
    private let control: (begin: OpaquePointer, commit: OpaquePointer)

    init(path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let opened
        else { throw BenchFailure("SQLite cannot open \(path)") }
        handle = opened
        for pragma in ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY"] {
            sqlite3_exec(opened, "PRAGMA \(pragma)", nil, nil, nil)
        }
        sqlite3_exec(opened, "PRAGMA cache_size = -32768", nil, nil, nil)
        control = (try Self.prepare("BEGIN IMMEDIATE", opened), try Self.prepare("COMMIT", opened))
    }

    deinit {
        for statement in statements + [control.begin, control.commit] { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
        texts.deallocate()
    }

    /// Lays the bodies of a recording ready; each holds some orders.
    func load(_ bodies: [[RecordedStatement]]) throws {
        var bytes: [CChar] = []
        var current: [Run] = []
        var orders = 0
        values = []
        groups = []
        for body in bodies {
            for statement in body {
                let number = try number(of: statement.text)
                if statement.text.hasPrefix(RecordedOrders.mark) { orders += statement.runs.count }
                for run in statement.runs {
                    let start = values.count
                    for value in run { values.append(Self.lay(value, &bytes)) }
                    current.append(Run(statement: number, values: start..<values.count))
                }
            }
            if orders >= Self.group {
                groups.append(current)
                (current, orders) = ([], 0)
            }
        }
        if !current.isEmpty { groups.append(current) }
        texts.deallocate()
        texts = .allocate(capacity: bytes.count)
        _ = texts.initialize(from: bytes)
    }

    /// Runs what was laid ready.
    func replay() throws {
        for group in groups {
            try finish(control.begin)
            for run in group { try perform(run) }
            try finish(control.commit)
        }
    }

    private func perform(_ run: Run) throws {
        let statement = statements[run.statement]
        var position: Int32 = 0
        for index in run.values {
            position += 1
            switch values[index] {
            case .null: sqlite3_bind_null(statement, position)
            case .integer(let number): sqlite3_bind_int64(statement, position, number)
            case .double(let number): sqlite3_bind_double(statement, position, number)
            case .text(let start, let count):
                sqlite3_bind_text(statement, position, texts.baseAddress?.advanced(by: start), Int32(count), nil)
            }
        }
        try finish(statement)
    }

    private func finish(_ statement: OpaquePointer) throws {
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                for column in 0..<sqlite3_column_count(statement) {
                    if sqlite3_column_type(statement, column) == SQLITE_TEXT {
                        _ = sqlite3_column_text(statement, column)
                        _ = sqlite3_column_bytes(statement, column)
                    } else {
                        _ = sqlite3_column_int64(statement, column)
                    }
                }
            case SQLITE_DONE:
                sqlite3_reset(statement)
                return
            default:
                throw BenchFailure("bare SQLite: \(String(cString: sqlite3_errmsg(handle)))")
            }
        }
    }

    private func number(of text: String) throws -> Int {
        if let known = numbers[text] { return known }
        statements.append(try Self.prepare(text, handle))
        numbers[text] = statements.count - 1
        return statements.count - 1
    }

    private static func prepare(_ text: String, _ handle: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement
        else { throw BenchFailure("bare SQLite: \(String(cString: sqlite3_errmsg(handle)))") }
        return statement
    }

    private static func lay(_ value: SQLValue, _ bytes: inout [CChar]) -> Value {
        switch value {
        case .null: return .null
        case .integer(let number): return .integer(number)
        case .double(let number): return .double(number)
        case .boolean(let flag): return .integer(flag ? 1 : 0)
        case .blob: preconditionFailure("no order holds a blob")
        case .text(let text):
            let start = bytes.count
            bytes.append(contentsOf: text.utf8.map(CChar.init(bitPattern:)))
            return .text(start: start, count: bytes.count - start)
        }
    }
}
