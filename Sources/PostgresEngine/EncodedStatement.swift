import CLibPQ
import Database

/// What a prepared statement is known by: PostgreSQL plans a text for the types of its parameters.
struct StatementKey: Hashable {
    let text: String
    let types: [Oid]
}

/// A statement with its parameters in the binary form of the protocol.
struct EncodedStatement {
    let key: StatementKey
    /// All values, one after the other.
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>?] = []

    /// A statement without parameters.
    init(_ text: String) {
        key = StatementKey(text: text, types: [])
    }

    /// - Throws: `.misuse` where a list holds a value of another type.
    init(_ statement: RenderedSQL) throws(DatabaseError) {
        key = StatementKey(text: statement.text, types: statement.parameters.map(\.oid))
        ranges.reserveCapacity(statement.parameters.count)
        for parameter in statement.parameters {
            let start = bytes.count
            switch parameter {
            case .value(.null):
                ranges.append(nil)
                continue
            case .value(let value): bytes.append(value)
            case .array(let type, let values): try bytes.append(values, of: type)
            }
            ranges.append(start..<bytes.count)
        }
    }

    /// - Returns: false when libpq could not take it.
    func sendExecution(of name: String, on handle: OpaquePointer) -> Bool {
        let count = ranges.count
        let binary: Int32 = 1
        guard count > 0 else { return PQsendQueryPrepared(handle, name, 0, nil, nil, nil, binary) == 1 }
        let lengths = ranges.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: binary, count: count)
        // One byte more, so that an empty value has an address: without one it would be NULL.
        return (bytes + [0]).withUnsafeBytes { buffer in
            let values = ranges.map { range in
                range.flatMap { buffer.baseAddress?.advanced(by: $0.lowerBound).assumingMemoryBound(to: CChar.self) }
            }
            return PQsendQueryPrepared(handle, name, Int32(count), values, lengths, formats, binary) == 1
        }
    }
}

/// The types that parameters are sent with.
enum PostgresType {
    static let boolean: Oid = 16
    static let blob: Oid = 17
    static let integer: Oid = 20
    static let text: Oid = 25
    static let double: Oid = 701
    /// The server finds out.
    static let unknown: Oid = 0
}

extension SQLType {
    fileprivate var oid: Oid {
        switch self {
        case .integer: PostgresType.integer
        case .double: PostgresType.double
        case .text: PostgresType.text
        case .blob: PostgresType.blob
        case .boolean: PostgresType.boolean
        }
    }

    fileprivate var arrayOID: Oid {
        switch self {
        case .integer: 1016
        case .double: 1022
        case .text: 1009
        case .blob: 1001
        case .boolean: 1000
        }
    }

    fileprivate func fits(_ value: SQLValue) -> Bool {
        switch (self, value) {
        case (_, .null), (.integer, .integer), (.double, .double), (.text, .text), (.blob, .blob), (.boolean, .boolean):
            true
        default: false
        }
    }
}

extension SQLParameter {
    fileprivate var oid: Oid {
        switch self {
        case .value(.null): PostgresType.unknown
        case .value(.integer): PostgresType.integer
        case .value(.double): PostgresType.double
        case .value(.text): PostgresType.text
        case .value(.blob): PostgresType.blob
        case .value(.boolean): PostgresType.boolean
        case .array(let type, _): type.arrayOID
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ value: SQLValue) {
        switch value {
        case .null: break
        case .integer(let number): append(bigEndian: number)
        case .double(let number): append(bigEndian: number.bitPattern)
        case .text(let text): append(contentsOf: text.utf8)
        case .blob(let blob): append(contentsOf: blob)
        case .boolean(let flag): append(flag ? 1 : 0)
        }
    }

    /// An array of one dimension; an empty one has none.
    fileprivate mutating func append(_ values: [SQLValue], of type: SQLType) throws(DatabaseError) {
        let hasNulls = values.contains(.null)
        append(bigEndian: Int32(values.isEmpty ? 0 : 1))
        append(bigEndian: Int32(hasNulls ? 1 : 0))
        append(bigEndian: type.oid)
        guard !values.isEmpty else { return }
        append(bigEndian: Int32(values.count))
        append(bigEndian: Int32(1))
        for value in values {
            // A whole number is a double too.
            let fitting: SQLValue =
                if type == .double, case .integer(let number) = value { .double(Double(number)) } else { value }
            guard type.fits(fitting) else { throw DatabaseError(.misuse, "a list of \(type) holds another type") }
            guard fitting != .null else {
                append(bigEndian: Int32(-1))
                continue
            }
            let lengthAt = count
            append(bigEndian: Int32(0))
            append(fitting)
            let length = UInt32(count - lengthAt - 4)
            for byte in 0..<4 { self[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(byte))) }
        }
    }

    private mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
