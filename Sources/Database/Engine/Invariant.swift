/// A truth that must hold in every snapshot: `zhanggui reconcile` and the tests check all of them.
public struct Invariant: Sendable {
    /// How many violations one check names at most.
    public static let violationLimit = 20

    public let name: String
    /// What is wrong, one sentence each; empty where all is well.
    public let violations: @Sendable (Session) throws -> [String]

    public init(_ name: String, violations: @escaping @Sendable (Session) throws -> [String]) {
        self.name = name
        self.violations = violations
    }

    /// A check that is one query: every row it gives is a violation, its columns shown as text.
    public init(_ name: String, none sql: SQL) {
        self.init(name) { session in
            try session.rows(sql + " LIMIT \(Self.violationLimit)").map { row in
                row.values.map(\.shown).joined(separator: ", ")
            }
        }
    }
}

extension SQLValue {
    fileprivate var shown: String {
        switch self {
        case .null: "null"
        case .integer(let value): String(value)
        case .double(let value): String(value)
        case .text(let value): value
        case .blob(let value): "\(value.count) bytes"
        case .boolean(let value): String(value)
        }
    }
}
