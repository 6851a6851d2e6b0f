public import Kernel

/// One change of one setting: who, when, from what to what.
public struct SettingChange: Sendable, Hashable {
    /// Grows by one with every change of any setting.
    public let version: Int
    public let name: String
    /// Nil where it was set for the first time.
    public let before: String?
    public let after: String
    public let at: Timestamp
    /// As `Actor` prints it.
    public let actor: String
}

/// What staff set while the shop runs: the last value of each name counts, all of them are kept.
public enum SettingValues {
    /// The version of all settings together: the last change's; 0 before the first.
    public static var version: Query<Int> {
        Query("SELECT COALESCE(MAX(version), 0) FROM setting_changes") { rows in
            try rows.first.map { try $0[0] } ?? 0
        }
    }

    static let migration = Migration(
        module: "database", number: 10, name: "create-settings",
        [
            .createTable(
                Table(
                    "setting_changes",
                    [
                        .integer("version", "CHECK (version > 0)"), .text("name"), .text("before", optional: true),
                        .text("after"), .integer("at"), .text("actor"),
                    ], primaryKey: "version")),
            .createIndex(Index("setting_changes_by_name", on: "setting_changes", "name, version")),
        ])

    /// Those that were ever set, by name.
    ///
    /// - Parameter names: those that the program knows; others are left out.
    public static func current(_ names: [String], in session: Session) throws -> [String: String] {
        let found: [(String, String)] = try session.rows(
            """
            SELECT c.name, c.after FROM setting_changes c
            WHERE c.name \(in: names)
                AND c.version = (SELECT MAX(version) FROM setting_changes WHERE name = c.name)
            """
        ).map { (try $0[0], try $0[1]) }
        return Dictionary(uniqueKeysWithValues: found)
    }

    /// Writes changes on top of a version. Of two who change one version the second is told so.
    ///
    /// - Returns: whether that was still the version.
    public static func write(
        _ changes: [(name: String, before: String?, after: String)], onto version: Int, by caller: Caller,
        at now: Timestamp, in transaction: Transaction
    ) throws -> Bool {
        guard try transaction.run(Self.version) == version else { return false }
        for (offset, change) in changes.enumerated() {
            // Who comes second meets the first one's row.
            let written = try transaction.execute(
                """
                INSERT INTO setting_changes (version, name, before, after, at, actor)
                VALUES (\(version + 1 + offset), \(change.name), \(change.before.sqlValue), \(change.after), \(now),
                    \(caller.actor.description))
                ON CONFLICT (version) DO NOTHING
                """)
            guard written == 1 else { return false }
        }
        return true
    }

    /// What was changed, newest first.
    public static func history(
        after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<SettingChange> {
        let start = cursor?.id ?? Int64.max
        let found = try session.rows(
            """
            SELECT version, name, before, after, at, actor FROM setting_changes
            WHERE version < \(start)
            ORDER BY version DESC
            LIMIT \(limit.count + 1)
            """
        ).map { row in
            SettingChange(
                version: try row[0], name: try row[1], before: try row[2], after: try row[3], at: try row[4],
                actor: try row[5])
        }
        return Page(found, limit: limit) { Cursor(key: Int64($0.version), id: Int64($0.version)) }
    }
}
