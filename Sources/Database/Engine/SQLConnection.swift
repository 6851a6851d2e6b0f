/// One connection as a thread of an engine sees it. Engines implement it; business code sees `Session` and
/// `Transaction`.
public protocol SQLConnection: AnyObject {
    var dialect: Dialect { get }
    /// Sends all statements, waits once, gives the rows of each.
    func query(_ statements: [RenderedSQL]) throws(DatabaseError) -> [[Row]]
    /// Runs one statement and gives the number of rows it changed.
    func execute(_ statement: RenderedSQL) throws(DatabaseError) -> Int
    /// Runs a statement whose result nobody needs. PostgreSQL sends it along with the next one; an error then shows
    /// at the next call or at COMMIT.
    func post(_ statement: RenderedSQL) throws(DatabaseError)
    /// Runs the same statement for each list of values, prepared once. Only SQLite is asked to.
    func postEach(_ text: String, _ rows: [[SQLValue]]) throws(DatabaseError)
}

/// What a `read` body works with: one snapshot. Valid only inside the body.
public struct Session {
    let connection: any SQLConnection

    public init(connection: any SQLConnection) {
        self.connection = connection
    }

    public var dialect: Dialect { connection.dialect }

    /// All rows. The statement itself must bound their number.
    public func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try connection.query([sql.rendered(for: dialect)])[0]
    }

    /// Several queries in one trip.
    public func rows(_ statements: [SQL]) throws(DatabaseError) -> [[Row]] {
        try connection.query(statements.map { $0.rendered(for: dialect) })
    }

    public func first(_ sql: SQL) throws(DatabaseError) -> Row? {
        try rows(sql).first
    }
}

/// What a `write` body works with. Valid only inside the body, which may run more than once: it must have no effect
/// outside the database.
public struct Transaction {
    /// For engines that stand around another one.
    package let connection: any SQLConnection
    /// The same connection for code that only reads.
    public let session: Session

    public init(connection: any SQLConnection) {
        self.connection = connection
        self.session = Session(connection: connection)
    }

    public var dialect: Dialect { connection.dialect }

    public func rows(_ sql: SQL) throws(DatabaseError) -> [Row] { try session.rows(sql) }
    public func rows(_ statements: [SQL]) throws(DatabaseError) -> [[Row]] { try session.rows(statements) }
    public func first(_ sql: SQL) throws(DatabaseError) -> Row? { try session.first(sql) }

    /// Runs a statement and tells how many rows it changed: the guard of every conditional update.
    public func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try connection.execute(sql.rendered(for: dialect))
    }

    /// Runs a statement whose count nobody needs; on PostgreSQL it travels with the next one.
    public func post(_ sql: SQL) throws(DatabaseError) {
        try connection.post(sql.rendered(for: dialect))
    }

    /// Inserts many rows by one statement text, whatever their number.
    public func insert(into table: String, _ columns: [RowColumn], _ rows: [[SQLValue]]) throws(DatabaseError) {
        let names = columns.map(\.name).joined(separator: ", ")
        try postRows(columns, rows, head: "INSERT INTO \(table) (\(names))", tail: "SELECT \(names) FROM v")
    }

    /// Runs a statement once for many rows that stand in it as the relation `v`:
    ///
    ///     try transaction.apply(
    ///         "UPDATE carts SET state = 'merged' FROM v WHERE carts.id = v.cart_id", [.integer("cart_id")], rows)
    ///
    /// Two rows for the same target apply once on PostgreSQL: sum them first.
    public func apply(_ statement: String, _ columns: [RowColumn], _ rows: [[SQLValue]]) throws(DatabaseError) {
        try postRows(columns, rows, head: "", tail: statement)
    }

    private func postRows(
        _ columns: [RowColumn], _ rows: [[SQLValue]], head: String, tail: String
    ) throws(DatabaseError) {
        guard !rows.isEmpty else { return }
        let names = columns.map(\.name).joined(separator: ", ")
        switch dialect {
        case .sqlite where !head.isEmpty:
            let marks = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
            try connection.postEach("\(head) VALUES (\(marks))", rows)
        case .sqlite:
            let marks = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
            try connection.postEach("WITH v(\(names)) AS (VALUES (\(marks))) \(tail)", rows)
        case .postgres:
            let arrays = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
            let relation = "WITH v(\(names)) AS (SELECT * FROM unnest(\(arrays)))"
            let parameters = columns.indices.map { column in
                SQLParameter.array(columns[column].type, rows.map { $0[column] })
            }
            let text = head.isEmpty ? "\(relation) \(tail)" : "\(relation) \(head) \(tail)"
            try connection.post(RenderedSQL(text: text, parameters: parameters))
        }
    }

    /// Runs a part that can fail alone: where it throws, its changes are undone and the rest stands.
    public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try post("SAVEPOINT part")
        do {
            let value = try body()
            // Waits, so that an error of the part's last statement is the part's and not the transaction's.
            _ = try execute("RELEASE SAVEPOINT part")
            return value
        } catch {
            try post("ROLLBACK TO SAVEPOINT part")
            try post("RELEASE SAVEPOINT part")
            throw error
        }
    }
}

/// A column of rows that are written together.
public struct RowColumn: Sendable {
    let name: String
    let type: SQLType

    public init(_ name: String, _ type: SQLType) {
        self.name = name
        self.type = type
    }

    public static func integer(_ name: String) -> RowColumn { RowColumn(name, .integer) }
    public static func text(_ name: String) -> RowColumn { RowColumn(name, .text) }
    public static func boolean(_ name: String) -> RowColumn { RowColumn(name, .boolean) }
}
