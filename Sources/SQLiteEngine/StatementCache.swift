import Database

/// The prepared statements of one connection by their text; the one unused for longest makes room for a new one.
final class StatementCache {
    /// Texts are few: they do not depend on how many rows a batch has.
    static let limit = 512

    private let database: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    private var useCount = 0

    init(_ database: OpaquePointer) {
        self.database = database
    }

    func statement(_ text: String) throws(DatabaseError) -> SQLiteStatement {
        useCount += 1
        if let known = statements[text] {
            known.lastUse = useCount
            return known
        }
        try refuseControl(text)
        let statement = try SQLiteStatement(text, on: database)
        statement.lastUse = useCount
        if statements.count >= Self.limit, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            statements[oldest.key] = nil
        }
        statements[text] = statement
        return statement
    }

    /// A body that committed would commit its neighbours' halves with it. Savepoints are its own business.
    private func refuseControl(_ text: String) throws(DatabaseError) {
        let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace).prefix(2).map { $0.uppercased() }
        guard let first = words.first, ["BEGIN", "COMMIT", "END", "ROLLBACK"].contains(first) else { return }
        if first == "ROLLBACK" && words.dropFirst().first == "TO" { return }
        throw DatabaseError(.misuse, "a body may not end its transaction: \(text)")
    }
}
