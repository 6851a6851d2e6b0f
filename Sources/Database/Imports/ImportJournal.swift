public import Kernel

/// A file that is being taken in, or was.
public struct ImportRun: Sendable, Hashable {
    public let id: Int64
    public let source: String
    /// The options that the file was begun with.
    public let options: String
    /// Rows of the file, from its first, whose effects are committed.
    public let rowsDone: Int
    public let isDone: Bool
}

/// Something in a source that was taken in: an invoice, for example.
public struct ImportedRecord: Sendable, Hashable {
    public let name: String
    /// The import that brought it.
    public let importID: Int64
    /// What it became: the id of an order, a return ….
    public let reference: Int64
    /// Whose it is, as the source names them; empty where it does not say.
    public let party: String
    /// Rows taken so far, and in how many parts they came.
    public let rows: Int
    public let parts: Int

    public init(name: String, importID: Int64, reference: Int64, party: String, rows: Int, parts: Int = 1) {
        self.name = name
        self.importID = importID
        self.reference = reference
        self.party = party
        self.rows = rows
        self.parts = parts
    }
}

/// What imports have done, so that a file can be gone on with after any interruption and repeated without harm.
///
/// A chunk of rows advances its run in the same transaction that writes what the rows became: a row is taken exactly
/// once. Records are unique per source, so that another file with the same invoices cannot double them.
public enum ImportJournal {
    static let migration = Migration(
        module: "database", number: 7, name: "create-imports",
        [
            .createTable(
                Table(
                    "imports",
                    [
                        .integer("id"), .text("source"), .text("fingerprint"), .text("options"),
                        .integer("rows_done", "CHECK (rows_done >= 0)"), .integer("started_at"),
                        .integer("finished_at", optional: true),
                    ], primaryKey: "id", constraints: ["CONSTRAINT imports_once UNIQUE (source, fingerprint)"])),
            .createTable(
                Table(
                    "imported_records",
                    [
                        .text("source"), .text("name"), .integer("import_id", "REFERENCES imports (id)"),
                        .integer("reference"), .text("party"), .integer("row_count"), .integer("part_count"),
                    ], primaryKey: "source, name")),
        ])

    /// The run of this file; nil where it was never begun.
    public static func run(source: String, fingerprint: String, in session: Session) throws -> ImportRun? {
        try session.first(
            """
            SELECT id, source, options, rows_done, finished_at IS NOT NULL FROM imports
            WHERE source = \(source) AND fingerprint = \(fingerprint)
            """
        ).map { row in
            ImportRun(id: try row[0], source: try row[1], options: try row[2], rowsDone: try row[3], isDone: try row[4])
        }
    }

    /// The run of this file, begun where it is new.
    public static func begin(
        source: String, fingerprint: String, options: String, id: Int64, at now: Timestamp, in transaction: Transaction
    ) throws -> ImportRun {
        _ = try transaction.execute(
            """
            INSERT INTO imports (id, source, fingerprint, options, rows_done, started_at)
            VALUES (\(id), \(source), \(fingerprint), \(options), 0, \(now)) ON CONFLICT DO NOTHING
            """)
        guard let run = try run(source: source, fingerprint: fingerprint, in: transaction.session) else {
            throw DatabaseError(.serialization, "the import vanished")
        }
        return run
    }

    /// Claims rows for this transaction; the run's row stays locked until it ends.
    ///
    /// - Returns: false where somebody else has claimed them.
    public static func advance(
        _ run: Int64, from: Int, to: Int, in transaction: Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE imports SET rows_done = \(to)
            WHERE id = \(run) AND rows_done = \(from) AND finished_at IS NULL
            """) == 1
    }

    public static func finish(_ run: Int64, at now: Timestamp, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post("UPDATE imports SET finished_at = \(now) WHERE id = \(run) AND finished_at IS NULL")
    }

    /// The records of these names that are there already.
    public static func records(
        source: String, _ names: [String], in session: Session
    ) throws(DatabaseError) -> [String: ImportedRecord] {
        guard !names.isEmpty else { return [:] }
        var found: [String: ImportedRecord] = [:]
        let rows = try session.rows(
            """
            SELECT name, import_id, reference, party, row_count, part_count FROM imported_records
            WHERE source = \(source) AND name \(in: names)
            """)
        for row in rows {
            let name: String = try row[0]
            found[name] = ImportedRecord(
                name: name, importID: try row[1], reference: try row[2], party: try row[3], rows: try row[4],
                parts: try row[5])
        }
        return found
    }

    public static func insert(
        source: String, _ records: [ImportedRecord], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "imported_records",
            [
                .text("source"), .text("name"), .integer("import_id"), .integer("reference"), .text("party"),
                .integer("row_count"), .integer("part_count"),
            ],
            records.map { record in
                [
                    .text(source), .text(record.name), .integer(record.importID), .integer(record.reference),
                    .text(record.party), record.rows.sqlValue, record.parts.sqlValue,
                ]
            })
    }

    /// Another part of records that are there.
    public static func extend(
        source: String, _ parts: [(name: String, rows: Int)], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE imported_records SET row_count = row_count + v.more_rows, part_count = part_count + 1
            FROM v WHERE source = v.of_source AND name = v.of_name
            """,
            [.text("of_source"), .text("of_name"), .integer("more_rows")],
            parts.map { [.text(source), .text($0.name), $0.rows.sqlValue] })
    }
}
