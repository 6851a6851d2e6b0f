import CLibPQ
import Database

extension DatabaseError {
    /// The failure that a result tells of, by its SQLSTATE.
    init(postgres result: OpaquePointer) {
        let state = Self.field(result, "C")
        let kind = Self.isStalePlan(result) ? .serialization : Self.kind(state, constraint: Self.field(result, "n"))
        self.init(kind, "PostgreSQL \(state): \(Self.message(result, state))")
    }

    /// What was wrong, without the server's details: they quote the rows, and the message goes into logs.
    private static func message(_ result: OpaquePointer, _ state: String) -> String {
        // No SQLSTATE: libpq's own words, which know no rows.
        guard !state.isEmpty else { return String(cString: PQresultErrorMessage(result)) }
        let constraint = field(result, "n")
        return field(result, "M") + (constraint.isEmpty ? "" : " (\(constraint))")
    }

    /// Whether a prepared statement's table changed under it: prepared again, it runs.
    static func isStalePlan(_ result: OpaquePointer) -> Bool {
        switch field(result, "C") {
        case "26000": true
        case "0A000": field(result, "M").contains("cached plan")
        default: false
        }
    }

    /// Whether the server ends the connection with this answer.
    static func endsConnection(_ result: OpaquePointer) -> Bool {
        ["FATAL", "PANIC"].contains(field(result, "V"))
    }

    private static func kind(_ state: String, constraint: String) -> Kind {
        switch state {
        case "23505": return .unique(constraint)
        case "23514": return .check(constraint)
        case "23503": return .foreignKey
        case "23502": return .notNull
        // A lock that is not to be had in time.
        case "55P03": return .unavailable
        default: break
        }
        switch state.prefix(2) {
        case "22", "23": return .data
        case "40": return .serialization
        // No SQLSTATE: libpq's own words, the connection broke.
        case "08", "53", "57", "58", "XX", "": return .unavailable
        default: return .misuse
        }
    }

    /// A field of an error: the letters are the protocol's (`PG_DIAG_SQLSTATE` is C).
    private static func field(_ result: OpaquePointer, _ letter: Unicode.Scalar) -> String {
        guard let text = PQresultErrorField(result, Int32(letter.value)) else { return "" }
        return String(cString: text)
    }
}
