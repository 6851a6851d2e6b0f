/// A column of a new table, declared once for both engines. NOT NULL unless `optional`.
public struct Column: Sendable {
    let name: String
    let type: SQLType
    let isOptional: Bool
    let constraint: String
    /// Set where the column holds personal data: why it is kept, and how long.
    let personal: PersonalData?

    public init(
        _ name: String, _ type: SQLType, optional: Bool = false, _ constraint: String = "",
        personal: PersonalData? = nil
    ) {
        self.name = name
        self.type = type
        self.isOptional = optional
        self.constraint = constraint
        self.personal = personal
    }

    public static func integer(_ name: String, optional: Bool = false, _ constraint: String = "") -> Column {
        Column(name, .integer, optional: optional, constraint)
    }

    public static func text(
        _ name: String, optional: Bool = false, _ constraint: String = "", personal: PersonalData? = nil
    ) -> Column {
        Column(name, .text, optional: optional, constraint, personal: personal)
    }

    public static func boolean(_ name: String, _ constraint: String = "") -> Column {
        Column(name, .boolean, optional: false, constraint)
    }

    func rendered(for dialect: Dialect) -> String {
        let typeName =
            switch (type, dialect) {
            case (.integer, .sqlite), (.boolean, .sqlite): "INTEGER"
            case (.double, .sqlite): "REAL"
            case (.text, .sqlite): "TEXT"
            case (.blob, .sqlite): "BLOB"
            case (.integer, .postgres): "BIGINT"
            case (.double, .postgres): "DOUBLE PRECISION"
            case (.text, .postgres): "TEXT COLLATE \"C\""
            case (.blob, .postgres): "BYTEA"
            case (.boolean, .postgres): "BOOLEAN"
            }
        let check = type == .boolean && dialect == .sqlite ? "CHECK (\(name) IN (0, 1))" : ""
        return [name, typeName, isOptional ? "" : "NOT NULL", constraint, check].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

extension SchemaChange {
    /// The columns with personal data that it makes, and their table.
    public var personalColumns: (table: String, columns: [(column: String, data: PersonalData)])? {
        switch self {
        case .createTable(let table): (table.name, table.personalColumns)
        case .addColumn(let column, let table): (table, column.personal.map { [(column.name, $0)] } ?? [])
        case .createIndex, .run, .only: nil
        }
    }
}

/// Why a column holds personal data and how long it may: the personal data map is made from these.
public struct PersonalData: Sendable, Hashable {
    public let purpose: String
    public let keptUntil: String

    public init(purpose: String, keptUntil: String) {
        self.purpose = purpose
        self.keptUntil = keptUntil
    }

    public static let account = PersonalData(purpose: "sign-in and service", keptUntil: "the account is closed")
    public static let delivery = PersonalData(
        purpose: "delivery and receipts", keptUntil: "three years after the order")
    /// Answers of calls show what was asked for, an order with its address among them.
    public static let answer = PersonalData(
        purpose: "the same answer to a repeated request", keptUntil: "a day after the request")
}

/// One step of a migration.
public enum SchemaChange: Sendable {
    case createTable(Table)
    case createIndex(Index)
    /// A column of a table that is there already: one that holds personal data is marked so here too.
    case addColumn(Column, to: String)
    /// A statement that is the same on both engines.
    case run(SQL)
    /// A statement for one engine alone.
    case only(Dialect, SQL)
}

/// A new table. Truths stand here first: CHECK, UNIQUE, REFERENCES inside a module.
public struct Table: Sendable {
    public let name: String
    let columns: [Column]
    let primaryKey: String
    let constraints: [String]

    /// - Parameters:
    ///   - primaryKey: one column, or several with commas.
    ///   - constraints: named, so that an error can be told by its name: `CONSTRAINT stock_not_oversold CHECK (…)`.
    public init(_ name: String, _ columns: [Column], primaryKey: String, constraints: [String] = []) {
        self.name = name
        self.columns = columns
        self.primaryKey = primaryKey
        self.constraints = constraints
    }

    /// The columns that hold personal data; `docs/personal-data.md` lists those of all tables, and a test compares.
    public var personalColumns: [(column: String, data: PersonalData)] {
        columns.compactMap { column in column.personal.map { (column.name, $0) } }
    }

    func rendered(for dialect: Dialect) -> String {
        let lines = columns.map { $0.rendered(for: dialect) } + ["PRIMARY KEY (\(primaryKey))"] + constraints
        return "CREATE TABLE \(name) (\(lines.joined(separator: ",\n    "))) \(dialect == .sqlite ? "STRICT" : "")"
    }
}

public struct Index: Sendable {
    let name: String
    let table: String
    let columns: String
    let isUnique: Bool
    let condition: String

    public init(_ name: String, on table: String, _ columns: String, unique: Bool = false, where condition: String = "")
    {
        self.name = name
        self.table = table
        self.columns = columns
        self.isUnique = unique
        self.condition = condition
    }

    var rendered: String {
        "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name) ON \(table) (\(columns))"
            + (condition.isEmpty ? "" : " WHERE \(condition)")
    }
}

/// One forward-only step of a module's schema, in a transaction of its own.
public struct Migration: Sendable {
    public let module: String
    public let number: Int
    public let name: String
    public let changes: [SchemaChange]

    public init(module: String, number: Int, name: String, _ changes: [SchemaChange]) {
        self.module = module
        self.number = number
        self.name = name
        self.changes = changes
    }

    /// `orders/001-create-orders`
    public var label: String {
        let digits = String(number)
        return "\(module)/\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)-\(name)"
    }
}
