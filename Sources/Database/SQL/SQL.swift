/// A statement with its bound values, written once for both engines.
///
///     let sql: SQL = "SELECT title FROM products WHERE id = \(id) AND state \(in: states)"
///
/// Every interpolation is a bound parameter. Raw text goes in only by `\(unsafe:)`, and never from input.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Piece: Sendable {
        case literal(String)
        case value(SQLValue)
        case list([SQLValue])
        case rows([SQLType], [[SQLValue]])
        case lock(RowLock)
    }

    var pieces: [Piece]

    public init(stringLiteral value: String) {
        pieces = [.literal(value)]
    }

    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// Joins fragments, for conditions that depend on a filter.
    public init(_ fragments: [SQL], separator: String) {
        pieces = []
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { pieces.append(.literal(separator)) }
            pieces += fragment.pieces
        }
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        SQL([left, right], separator: "")
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.literal(literal)) }
        }

        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            pieces.append(.value(value.sqlValue))
        }

        /// NULL where there is nothing. For stored values only: `= NULL` never matches.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            pieces.append(.value(value.sqlValue))
        }

        /// A fragment that keeps its own bound values.
        public mutating func appendInterpolation(_ fragment: SQL) {
            pieces += fragment.pieces
        }

        /// Membership: `WHERE id \(in: ids)`. One prepared statement for any count on PostgreSQL, one per power of two
        /// on SQLite; an empty list matches nothing.
        public mutating func appendInterpolation(in values: some Collection<some SQLConvertible>) {
            pieces.append(.list(values.map(\.sqlValue)))
        }

        /// Rows of values as a relation: `WITH v(principal, key) AS (\(rows: names, of: [.text, .text]))`. At least
        /// one row; on SQLite the last one may come several times, so that few texts are prepared.
        public mutating func appendInterpolation(rows: [[SQLValue]], of types: [SQLType]) {
            precondition(!rows.isEmpty && rows.allSatisfy { $0.count == types.count }, "rows that are no relation")
            pieces.append(.rows(types, rows))
        }

        /// The row lock that ends a SELECT: nothing on SQLite, whose writer is alone.
        public mutating func appendInterpolation(lock: RowLock) {
            pieces.append(.lock(lock))
        }

        /// Raw text. Never from input.
        public mutating func appendInterpolation(unsafe text: String) {
            pieces.append(.literal(text))
        }
    }
}

/// Row locks of a SELECT inside a transaction.
public enum RowLock: String, Sendable {
    case forUpdate = "FOR UPDATE"
    /// Rows that somebody else holds are left out: for queues.
    case forUpdateSkipLocked = "FOR UPDATE SKIP LOCKED"
    /// Rows that must not go, as a foreign key would hold them; they may change meanwhile.
    case forKeyShare = "FOR KEY SHARE"
}

/// Which engine a statement is rendered for.
public enum Dialect: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// A bound parameter of a rendered statement. Only PostgreSQL sees arrays.
public enum SQLParameter: Sendable, Hashable {
    case value(SQLValue)
    case array(SQLType, [SQLValue])
}

/// A statement as an engine takes it: text with `?n` or `$n` and the parameters in order.
public struct RenderedSQL: Sendable {
    public let text: String
    public let parameters: [SQLParameter]

    public init(text: String, parameters: [SQLParameter]) {
        self.text = text
        self.parameters = parameters
    }
}

extension SQL {
    /// For the engines.
    public func rendered(for dialect: Dialect) -> RenderedSQL {
        var text = ""
        var parameters: [SQLParameter] = []
        let mark = dialect == .sqlite ? "?" : "$"
        for piece in pieces {
            switch piece {
            case .literal(let literal):
                text += literal
            case .value(let value):
                parameters.append(.value(value))
                text += "\(mark)\(parameters.count)"
            case .lock(let lock):
                if dialect == .postgres { text += lock.rawValue }
            // An empty list has no type that an array could be sent with.
            case .list([]):
                text += "IN (NULL)"
            case .rows(let types, let rows):
                text += Self.relation(types, rows, dialect, &parameters)
            case .list(let values):
                if dialect == .postgres {
                    parameters.append(.array(SQLType(of: values), values))
                    text += "= ANY($\(parameters.count))"
                } else {
                    text += Self.paddedList(values, &parameters)
                }
            }
        }
        return RenderedSQL(text: text, parameters: parameters)
    }

    private static func relation(
        _ types: [SQLType], _ rows: [[SQLValue]], _ dialect: Dialect, _ parameters: inout [SQLParameter]
    ) -> String {
        if dialect == .postgres {
            let first = parameters.count + 1
            parameters += types.indices.map { column in .array(types[column], rows.map { $0[column] }) }
            return "SELECT * FROM unnest(\((first...parameters.count).map { "$\($0)" }.joined(separator: ", ")))"
        }
        var tuples: [String] = []
        for index in 0..<paddedCount(rows.count) {
            let first = parameters.count + 1
            parameters += rows[min(index, rows.count - 1)].map { .value($0) }
            tuples.append("(\((first...parameters.count).map { "?\($0)" }.joined(separator: ",")))")
        }
        return "VALUES \(tuples.joined(separator: ","))"
    }

    /// The next power of two.
    private static func paddedCount(_ count: Int) -> Int {
        var target = 1
        while target < count { target *= 2 }
        return target
    }

    /// SQLite: the list is padded to a power of two by repeating its last value, so that few texts are prepared.
    private static func paddedList(_ values: [SQLValue], _ parameters: inout [SQLParameter]) -> String {
        var marks: [String] = []
        for index in 0..<paddedCount(values.count) {
            parameters.append(.value(values[min(index, values.count - 1)]))
            marks.append("?\(parameters.count)")
        }
        return "IN (\(marks.joined(separator: ",")))"
    }
}

extension SQLType {
    /// The type of a list, by its first value that is not null.
    init(of values: [SQLValue]) {
        for value in values {
            switch value {
            case .null: continue
            case .integer: self = .integer; return
            case .double: self = .double; return
            case .text: self = .text; return
            case .blob: self = .blob; return
            case .boolean: self = .boolean; return
            }
        }
        self = .text
    }
}
