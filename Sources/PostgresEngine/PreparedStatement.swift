import CLibPQ
import Database

/// A statement that the server knows by name, with what is known of its results.
final class PreparedStatement {
    let name: String
    /// Made at the first result.
    private var names: ColumnNames?
    private var types: [Oid] = []

    init(name: String) {
        self.name = name
    }

    /// - Throws: `.decoding` where a column has a type that the program does not use.
    func answer(_ result: OpaquePointer) throws(DatabaseError) -> Pipeline.Answer {
        var answer = Pipeline.Answer()
        answer.tag = String(cString: PQcmdStatus(result))
        answer.affectedCount = Int(String(cString: PQcmdTuples(result))) ?? 0
        let rowCount = PQntuples(result)
        guard rowCount > 0 else { return answer }
        let columnCount = PQnfields(result)
        let names = columnNames(result, columnCount)
        answer.rows.reserveCapacity(Int(rowCount))
        for row in 0..<rowCount {
            var values: [SQLValue] = []
            values.reserveCapacity(Int(columnCount))
            for column in 0..<columnCount {
                if PQgetisnull(result, row, column) == 1 {
                    values.append(.null)
                } else {
                    let start = PQgetvalue(result, row, column)
                    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
                    values.append(try SQLValue(types[Int(column)], bytes))
                }
            }
            answer.rows.append(Row(values: values, names: names))
        }
        return answer
    }

    private func columnNames(_ result: OpaquePointer, _ count: Int32) -> ColumnNames {
        if let names { return names }
        types = (0..<count).map { PQftype(result, $0) }
        let names = ColumnNames((0..<count).map { String(cString: PQfname(result, $0)) })
        self.names = names
        return names
    }
}

extension SQLValue {
    /// Reads the binary form of the protocol.
    fileprivate init(_ type: Oid, _ bytes: UnsafeRawBufferPointer) throws(DatabaseError) {
        switch (type, bytes.count) {
        case (PostgresType.integer, 8): self = .integer(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
        case (23, 4): self = .integer(Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
        case (21, 2): self = .integer(Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
        case (PostgresType.boolean, 1): self = .boolean(bytes[0] != 0)
        case (PostgresType.double, 8):
            self = .double(Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))))
        // text, varchar, char(n), name
        case (PostgresType.text, _), (1043, _), (1042, _), (19, _): self = .text(String(decoding: bytes, as: UTF8.self))
        case (PostgresType.blob, _): self = .blob(Array(bytes))
        // void, of functions that are called for their effect
        case (2278, _): self = .null
        default:
            throw DatabaseError(
                .decoding, "a column has the PostgreSQL type \(type): cast it to BIGINT or another type we use")
        }
    }
}
