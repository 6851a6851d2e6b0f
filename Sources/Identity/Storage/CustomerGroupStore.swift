import Database
import Kernel

/// SQL of `customer_groups` and `customer_group_members`.
enum CustomerGroupStore {
    static let migration = Migration(
        module: "identity", number: 11, name: "create-customer-groups",
        [
            .createTable(
                Table(
                    "customer_groups",
                    [
                        .integer("id"), .text("name"), .text("note"), .integer("created_at"),
                        .integer("version", "CHECK (version > 0)"),
                    ], primaryKey: "id", constraints: ["CONSTRAINT customer_groups_name UNIQUE (name)"])),
            .createTable(
                Table(
                    "customer_group_members",
                    [
                        Column(
                            "group_id", .integer, "REFERENCES customer_groups (id) ON DELETE CASCADE",
                            personal: .groupMembership),
                        .integer("user_id", "REFERENCES users (id) ON DELETE CASCADE"),
                    ], primaryKey: "group_id, user_id")),
            .createIndex(
                Index("customer_group_members_by_user", on: "customer_group_members", "user_id, group_id")),
        ])

    private static let columns: SQL = "id, name, note, version, created_at"

    /// By name.
    static var all: Query<[CustomerGroup]> {
        Query("SELECT \(columns) FROM customer_groups ORDER BY name LIMIT \(CustomerGroup.limit)") { rows in
            try rows.map(group)
        }
    }

    static func find(_ id: CustomerGroupID, in session: Session) throws -> CustomerGroup? {
        try session.first("SELECT \(columns) FROM customer_groups WHERE id = \(id)").map(group)
    }

    static func locked(_ id: CustomerGroupID, _ lock: RowLock, in transaction: Transaction) throws -> CustomerGroup? {
        try transaction.first("SELECT \(columns) FROM customer_groups WHERE id = \(id) \(lock: lock)").map(group)
    }

    /// How many there are, with all of them held: of two who add one at once, the second counts the first one's.
    static func lockedCount(in transaction: Transaction) throws -> Int {
        _ = try transaction.rows("SELECT id FROM customer_groups ORDER BY id \(lock: .forUpdate)")
        return try transaction.first("SELECT COUNT(*) FROM customer_groups").map { try $0[0] } ?? 0
    }

    /// - Returns: false where another one has the name.
    static func insert(_ group: CustomerGroup, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO customer_groups (id, name, note, version, created_at)
            VALUES (\(group.id), \(group.name), \(group.note), \(group.version), \(group.createdAt))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Nil where the version is another one by now.
    ///
    /// - Throws: `IdentityError.groupNameTaken`.
    static func change(
        _ id: CustomerGroupID, version: Int, name: String, note: String, in transaction: Transaction
    ) throws -> CustomerGroup? {
        do {
            return try transaction.first(
                """
                UPDATE customer_groups SET name = \(name), note = \(note), version = version + 1
                WHERE id = \(id) AND version = \(version)
                RETURNING \(columns)
                """
            ).map(group)
        } catch let error as DatabaseError {
            if case .unique = error.kind { throw IdentityError.groupNameTaken }
            throw error
        }
    }

    /// - Returns: false where the row has another version.
    static func delete(_ id: CustomerGroupID, version: Int, in transaction: Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM customer_groups WHERE id = \(id) AND version = \(version)") == 1
    }

    /// - Returns: how many there were.
    static func removeMembers(of id: CustomerGroupID, in transaction: Transaction) throws -> Int {
        try transaction.execute("DELETE FROM customer_group_members WHERE group_id = \(id)")
    }

    static func removeMember(_ user: UserID, of id: CustomerGroupID, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "DELETE FROM customer_group_members WHERE group_id = \(id) AND user_id = \(user)") == 1
    }

    static func removeMemberships(of user: UserID, in transaction: Transaction) throws {
        try transaction.post("DELETE FROM customer_group_members WHERE user_id = \(user)")
    }

    static func insertMembers(_ users: [UserID], of id: CustomerGroupID, in transaction: Transaction) throws {
        try transaction.insert(
            into: "customer_group_members", [.integer("group_id"), .integer("user_id")],
            users.map { [id.sqlValue, $0.sqlValue] })
    }

    static func count(of id: CustomerGroupID, in session: Session) throws -> Int {
        try session.first("SELECT COUNT(*) FROM customer_group_members WHERE group_id = \(id)").map { try $0[0] } ?? 0
    }

    /// Of those that have any: of each group a stretch of the index.
    static func counts(upTo limit: Int) -> Query<[CustomerGroupID: Int]> {
        Query(
            """
            SELECT customer_groups.id, (
                SELECT COUNT(*) FROM (
                    SELECT user_id FROM customer_group_members WHERE group_id = customer_groups.id LIMIT \(limit)
                ) AS counted)
            FROM customer_groups LIMIT \(CustomerGroup.limit)
            """
        ) { rows in
            let pairs: [(CustomerGroupID, Int)] = try rows.map { (try $0[0], try $0[1]) }
            return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1 > 0 })
        }
    }

    static func groups(of users: [UserID]) -> Query<[UserID: [CustomerGroupID]]> {
        Query(
            "SELECT user_id, group_id FROM customer_group_members WHERE user_id \(in: users) ORDER BY user_id, group_id"
        ) { rows in
            var found: [UserID: [CustomerGroupID]] = [:]
            for row in rows { found[try row[0], default: []].append(try row[1]) }
            return found
        }
    }

    /// Whether they are in the group, and in how many they are; nothing for who is in none.
    static func standing(
        of users: [UserID], in id: CustomerGroupID, _ transaction: Transaction
    ) throws -> [UserID: (isMember: Bool, groups: Int)] {
        let rows = try transaction.rows(
            """
            SELECT user_id, COUNT(*), MAX(CASE WHEN group_id = \(id) THEN 1 ELSE 0 END)
            FROM customer_group_members
            WHERE user_id \(in: users)
            GROUP BY user_id
            """)
        var found: [UserID: (isMember: Bool, groups: Int)] = [:]
        for row in rows {
            let isMember: Int = try row[2]
            found[try row[0]] = (isMember == 1, try row[1])
        }
        return found
    }

    /// Who may join: customers whose accounts are not closed, their rows held in the order of their ids.
    static func lockedCustomers(_ users: [UserID], in transaction: Transaction) throws -> Set<UserID> {
        let found: [UserID] = try transaction.rows(
            """
            SELECT id FROM users
            WHERE id \(in: users) AND role = \(Role.shopper) AND state <> \(UserState.closed)
            ORDER BY id
            \(lock: .forUpdate)
            """
        ).map { try $0[0] }
        return Set(found)
    }

    /// Whom these addresses and phones belong to.
    static func owners(
        emails: [String], phones: [String], in session: Session
    ) throws -> (byEmail: [String: UserID], byPhone: [String: UserID]) {
        var (byEmail, byPhone): ([String: UserID], [String: UserID]) = ([:], [:])
        for row in try session.rows("SELECT email, id FROM users WHERE email \(in: emails)") {
            byEmail[try row[0]] = try row[1]
        }
        for row in try session.rows("SELECT phone, id FROM users WHERE phone \(in: phones)") {
            byPhone[try row[0]] = try row[1]
        }
        return (byEmail, byPhone)
    }

    /// The members, newest account first.
    static func members(
        of id: CustomerGroupID, after: Cursor?, limit: PageLimit, in session: Session
    ) throws -> [Profile] {
        let start = after?.id ?? Int64.max
        return try session.rows(
            """
            SELECT \(UserStore.columns)
            FROM customer_group_members JOIN users ON users.id = customer_group_members.user_id
            WHERE group_id = \(id) AND user_id < \(start)
            ORDER BY user_id DESC
            LIMIT \(limit.count + 1)
            """
        ).map(UserStore.profile)
    }

    private static func group(_ row: Row) throws -> CustomerGroup {
        CustomerGroup(
            id: try row[0], name: try row[1], note: try row[2], version: try row[3], createdAt: try row[4])
    }
}
