/// One row of a result; columns by position, or by name where that reads better than a long list of numbers.
public struct Row: Sendable {
    public let values: [SQLValue]
    private let names: ColumnNames

    public init(values: [SQLValue], names: ColumnNames) {
        self.values = values
        self.names = names
    }

    /// - Throws: `DatabaseError.decoding` where the column holds another type.
    public subscript<Value: SQLConvertible>(_ index: Int) -> Value {
        get throws(DatabaseError) { try Value(sqlValue: values[index]) }
    }

    /// - Throws: `DatabaseError.decoding` where the column holds another type; an unknown name is a programmer's
    ///   mistake.
    public subscript<Value: SQLConvertible>(_ name: String) -> Value {
        get throws(DatabaseError) {
            guard let index = names.index[name] else { preconditionFailure("no column \(name) in \(names.index.keys)") }
            return try Value(sqlValue: values[index])
        }
    }
}

/// Shared by all rows of a statement.
public final class ColumnNames: Sendable {
    let index: [String: Int]

    public init(_ names: [String]) {
        index = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
}
