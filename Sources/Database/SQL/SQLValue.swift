public import Kernel

/// What a parameter or a column can hold, the same on both engines.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case double(Double)
    case text(String)
    case blob([UInt8])
    case boolean(Bool)
}

/// The types a column is declared with. Times are integer milliseconds, money is integer minor units, JSON is text.
public enum SQLType: Sendable, Hashable {
    case integer, double, text, blob, boolean
}

/// A Swift value that stands in one column.
public protocol SQLConvertible: Sendable {
    var sqlValue: SQLValue { get }
    /// - Throws: `DatabaseError` of kind `.decoding` where the column holds something else.
    init(sqlValue: SQLValue) throws(DatabaseError)
}

extension SQLValue: SQLConvertible {
    public var sqlValue: SQLValue { self }
    public init(sqlValue: SQLValue) throws(DatabaseError) { self = sqlValue }
}

extension Int64: SQLConvertible {
    public var sqlValue: SQLValue { .integer(self) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .integer(let value) = sqlValue else { throw .decoding(sqlValue, as: "Int64") }
        self = value
    }
}

extension Int: SQLConvertible {
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .integer(let value) = sqlValue else { throw .decoding(sqlValue, as: "Int") }
        self = Int(value)
    }
}

extension Double: SQLConvertible {
    public var sqlValue: SQLValue { .double(self) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        switch sqlValue {
        case .double(let value): self = value
        case .integer(let value): self = Double(value)
        default: throw .decoding(sqlValue, as: "Double")
        }
    }
}

extension String: SQLConvertible {
    public var sqlValue: SQLValue { .text(self) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .text(let value) = sqlValue else { throw .decoding(sqlValue, as: "String") }
        self = value
    }
}

extension Bool: SQLConvertible {
    public var sqlValue: SQLValue { .boolean(self) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        switch sqlValue {
        case .boolean(let value): self = value
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw .decoding(sqlValue, as: "Bool")
        }
    }
}

extension [UInt8]: SQLConvertible {
    public var sqlValue: SQLValue { .blob(self) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .blob(let value) = sqlValue else { throw .decoding(sqlValue, as: "[UInt8]") }
        self = value
    }
}

extension ID: SQLConvertible {
    public var sqlValue: SQLValue { .integer(rawValue) }
    public init(sqlValue: SQLValue) throws(DatabaseError) { self.init(try Int64(sqlValue: sqlValue)) }
}

extension Timestamp: SQLConvertible {
    public var sqlValue: SQLValue { .integer(milliseconds) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        self.init(milliseconds: try Int64(sqlValue: sqlValue))
    }
}

extension Currency: SQLConvertible {
    public var sqlValue: SQLValue { .text(code) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .text(let code) = sqlValue, let currency = Currency(code) else {
            throw .decoding(sqlValue, as: "Currency")
        }
        self = currency
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

/// Enumerations of states and reasons are stored as their raw text: `enum OrderState: String, SQLEnumeration`.
public protocol SQLEnumeration: SQLConvertible, RawRepresentable where RawValue == String {}

extension SQLEnumeration {
    public var sqlValue: SQLValue { .text(rawValue) }
    public init(sqlValue: SQLValue) throws(DatabaseError) {
        guard case .text(let text) = sqlValue, let value = Self(rawValue: text) else {
            throw .decoding(sqlValue, as: "\(Self.self)")
        }
        self = value
    }
}
