import CSQLite
import Database

extension DatabaseError {
    /// The last failure of a connection, in the words of `DatabaseError`.
    init(sqlite database: OpaquePointer, _ context: String = "") {
        let code = sqlite3_extended_errcode(database)
        let message = String(cString: sqlite3_errmsg(database))
        self.init(Self.kind(code, message), "SQLite \(code): \(message)\(context.isEmpty ? "" : " in: \(context)")")
    }

    /// The extended codes `SQLITE_CONSTRAINT | n << 8`, which the header spells in a way that Swift does not import.
    private enum Constraint: Int32 {
        case check = 275
        case foreignKey = 787
        case notNull = 1299
        case primaryKey = 1555
        case unique = 2067
        case rowID = 2579
    }

    private static func kind(_ code: Int32, _ message: String) -> Kind {
        if let constraint = Constraint(rawValue: code) {
            switch constraint {
            case .unique, .primaryKey, .rowID: return .unique(culprit(in: message))
            case .check: return .check(culprit(in: message))
            case .foreignKey: return .foreignKey
            case .notNull: return .notNull
            }
        }
        switch code & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH: return .data
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_CORRUPT,
            SQLITE_NOTADB, SQLITE_INTERRUPT, SQLITE_PROTOCOL:
            return .unavailable
        default: return .misuse
        }
    }

    /// `UNIQUE constraint failed: users.email` names its culprit after the colon.
    private static func culprit(in message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return message }
        return String(message[colon...].dropFirst(2))
    }
}
