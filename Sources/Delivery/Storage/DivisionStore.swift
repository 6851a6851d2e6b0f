import Database
import Kernel

/// SQL of `divisions`.
enum DivisionStore {
    private static let columns: [RowColumn] = [
        .text("code"), .text("parent"), .text("name"), .text("name_en"), .integer("level"),
    ]

    /// All of them, in the order of their codes.
    static func all(in session: Session) throws -> [Division] {
        try session.rows(
            """
            SELECT code, parent, name, name_en, level FROM divisions ORDER BY code LIMIT \(Division.countLimit)
            """
        ).map { row in
            guard let level = Division.Level(rawValue: try row[4]) else {
                throw DatabaseError(.decoding, "a division of no level")
            }
            return Division(
                code: try row[0], parent: try row[1], name: try row[2], nameEnglish: try row[3], level: level)
        }
    }

    /// What stands above another comes before it.
    static func insert(_ divisions: [Division], in transaction: Transaction) throws(DatabaseError) {
        try transaction.insert(into: "divisions", columns, rows(divisions))
    }

    static func rename(_ divisions: [Division], in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            "UPDATE divisions SET name = v.name, name_en = v.name_en FROM v WHERE divisions.code = v.code", columns,
            rows(divisions))
    }

    private static func rows(_ divisions: [Division]) -> [[SQLValue]] {
        divisions.map { division in
            [
                division.code.sqlValue, division.parent.sqlValue, division.name.sqlValue,
                division.nameEnglish.sqlValue, division.level.rawValue.sqlValue,
            ]
        }
    }
}
