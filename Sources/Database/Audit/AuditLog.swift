public import Kernel

/// One line of the audit log: who did what to which thing, and when.
public struct AuditEntry: Sendable, Hashable {
    public let id: Int64
    public let at: Timestamp
    /// As `Actor` prints it.
    public let actor: String
    /// `price_changed`
    public let action: String
    /// The id of the thing, as the API shows it.
    public let subject: String
    /// Before and after in a few words or JSON; never secrets or personal data.
    public let details: String
    /// The request that caused it; nil where the program acted by itself.
    public let requestID: String?
}

/// A line of the audit log to be written: what was done to which thing.
public struct AuditNote: Sendable, Hashable {
    /// From the database's generator; lines of one moment are listed in its order.
    public let id: Int64
    /// In the past: `price_changed`.
    public let action: String
    /// The id of the thing, as the API shows it.
    public let subject: String
    /// Before and after in a few words; never secrets or personal data.
    public let details: String

    public init(id: Int64, action: String, subject: String, details: String) {
        self.id = id
        self.action = action
        self.subject = subject
        self.details = details
    }
}

/// Which lines of the audit log to list.
public struct AuditFilter: Sendable, Hashable {
    /// All that happened to one of these things; empty for whatever happened.
    public var subjects: [String]
    /// All that one of these actors did, as `Actor` prints them; empty for whoever did something.
    public var actors: [String]
    /// What was done: `price_changed`; nil for whatever it was.
    public var action: String?
    /// Without these actions.
    public var leavingOut: [String]
    /// From this moment on; nil for from the first line on.
    public var from: Timestamp?
    /// Before this moment; nil for up to now.
    public var until: Timestamp?

    public init(
        subjects: [String] = [], actors: [String] = [], action: String? = nil, leavingOut: [String] = [],
        from: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.subjects = subjects
        self.actors = actors
        self.action = action
        self.leavingOut = leavingOut
        self.from = from
        self.until = until
    }

    public init(subject: String?, actor: String?) {
        self.init(subjects: subject.map { [$0] } ?? [], actors: actor.map { [$0] } ?? [])
    }

    public static let everything = AuditFilter()
    public static func subject(_ subject: String) -> AuditFilter { AuditFilter(subjects: [subject]) }
    public static func actor(_ actor: String) -> AuditFilter { AuditFilter(actors: [actor]) }
}

extension Transaction {
    /// Writes one line of the audit log, in the transaction that does what it tells. Use cases write it, so that no
    /// surface can forget it.
    ///
    /// - Parameters:
    ///   - action: what was done, in the past: `price_changed`.
    ///   - subject: the id of the thing, as the API shows it.
    ///   - details: before and after in a few words; never secrets or personal data.
    ///   - id: from the database's generator; lines of one moment are listed in its order.
    public func audit(
        _ action: String, of subject: String, _ details: String = "", by caller: Caller, at: Timestamp, id: Int64
    ) throws(DatabaseError) {
        try post(
            """
            INSERT INTO audit_log (id, at, actor, action, subject, details, request_id)
            VALUES (\(id), \(at), \(caller.actor.description), \(action), \(subject), \(details),
                \(caller.requestID.sqlValue))
            """)
    }

    /// Writes many lines by one statement: what one caller does at one moment to many things.
    public func audit(_ notes: [AuditNote], by caller: Caller, at: Timestamp) throws(DatabaseError) {
        let actor = SQLValue.text(caller.actor.description)
        try insert(
            into: "audit_log",
            [
                .integer("id"), .integer("at"), .text("actor"), .text("action"), .text("subject"), .text("details"),
                .text("request_id"),
            ],
            notes.map { note in
                [
                    .integer(note.id), at.sqlValue, actor, .text(note.action), .text(note.subject),
                    .text(note.details), caller.requestID.sqlValue,
                ]
            })
    }
}

extension Session {
    /// The audit log, newest first.
    public func auditLog(
        _ filter: AuditFilter = .everything, after cursor: Cursor? = nil, limit: PageLimit = .standard
    ) throws(DatabaseError) -> Page<AuditEntry> {
        var conditions: [SQL] = ["id IS NOT NULL"]
        conditions += [Self.one("subject", of: filter.subjects), Self.one("actor", of: filter.actors)].compactMap(
            \.self)
        if let action = filter.action { conditions.append("action = \(action)") }
        if !filter.leavingOut.isEmpty { conditions.append("NOT (action \(in: filter.leavingOut))") }
        if let from = filter.from { conditions.append("at >= \(from)") }
        if let until = filter.until { conditions.append("at < \(until)") }
        if let cursor { conditions.append("(at, id) < (\(cursor.key), \(cursor.id))") }
        let found = try rows(
            """
            SELECT id, at, actor, action, subject, details, request_id FROM audit_log
            WHERE \(SQL(conditions, separator: " AND "))
            ORDER BY at DESC, id DESC
            LIMIT \(limit.count + 1)
            """)
        var entries: [AuditEntry] = []
        for row in found {
            entries.append(
                AuditEntry(
                    id: try row[0], at: try row[1], actor: try row[2], action: try row[3], subject: try row[4],
                    details: try row[5], requestID: try row[6]))
        }
        return Page(entries, limit: limit) { Cursor(key: $0.at.milliseconds, id: $0.id) }
    }

    /// Nil for no values. A single one stands as itself: then the index has the lines in their order.
    private static func one(_ column: SQL, of values: [String]) -> SQL? {
        guard let first = values.first else { return nil }
        return values.count == 1 ? "\(column) = \(first)" : "\(column) \(in: values)"
    }
}
