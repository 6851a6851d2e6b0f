/// A failure of the database below the business. Its description is for logs; visitors see only the kind's status.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// No connection, a full disk, shutting down, or a full queue: nothing was done, try later.
        case unavailable
        /// The answer to COMMIT was lost: done or not done, only an idempotency claim can tell.
        case commitUnknown
        /// Deadlock or serialisation failure (SQLSTATE class 40): nothing was done, run it again.
        case serialization
        /// A UNIQUE constraint; on SQLite the name is `table.column, …`.
        case unique(String)
        /// A CHECK constraint by name (SQLite: its name or its text).
        case check(String)
        case foreignKey
        case notNull
        /// Any other data error of the SQLSTATE classes 22 and 23.
        case data
        /// A column that does not hold what the program expects.
        case decoding
        /// A wrong statement or a wrong use of the engine.
        case misuse
    }

    public let kind: Kind
    /// The engine's words and its code; may quote values, so it goes to the log only.
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { "database error, \(kind): \(message)" }

    /// Whether the rows are to blame rather than the moment: such a failure is a request's own.
    public var isDataError: Bool {
        switch kind {
        case .unique, .check, .foreignKey, .notNull, .data: true
        case .unavailable, .commitUnknown, .serialization, .decoding, .misuse: false
        }
    }

    static func decoding(_ value: SQLValue, as type: String) -> DatabaseError {
        let found =
            switch value {
            case .null: "null"
            case .integer: "an integer"
            case .double: "a double"
            case .text: "text"
            case .blob: "a blob"
            case .boolean: "a boolean"
            }
        return DatabaseError(.decoding, "\(found) where \(type) was expected")
    }

    public static func unavailable(_ message: String) -> DatabaseError { DatabaseError(.unavailable, message) }
}
