import Database
import Kernel

/// SQL of `users`.
enum UserStore {
    static let columns: SQL = "id, email, phone, name, role, state, version, created_at, functions"

    struct NewUser: Sendable {
        var id: UserID
        var email: EmailAddress?
        var phone: PhoneNumber?
        var name: String
        var passwordHash: String?
        var role: Role
        var functions: StaffFunctions = .unlimited
        /// The terms that were agreed to with the registration; nil where nobody was asked.
        var terms: String?
    }

    /// Who may sign in: the account and what its password is checked against.
    struct Candidate: Sendable {
        let profile: Profile
        let passwordHash: String?
    }

    enum Identifier: Sendable {
        case email(EmailAddress)
        case phone(PhoneNumber)
        case id(UserID)

        var condition: SQL {
            switch self {
            case .email(let email): "email = \(email.folded)"
            case .phone(let phone): "phone = \(phone.e164)"
            case .id(let id): "id = \(id)"
            }
        }

        /// The name of the account's throttle.
        var throttleName: String {
            switch self {
            case .email(let email): "account:\(email.folded)"
            case .phone(let phone): "account:\(phone.e164)"
            case .id(let id): "account:\(id)"
            }
        }
    }

    /// Nil where the e-mail or the phone is taken: the constraint decides, so that of many at once one wins.
    static func insert(_ user: NewUser, at now: Timestamp, in transaction: Transaction) throws -> Profile? {
        let inserted = try transaction.execute(
            """
            INSERT INTO users (id, email, phone, name, password_hash, role, state, version, created_at, terms_version,
                terms_agreed_at, functions)
            VALUES (\(user.id), \((user.email?.folded).sqlValue), \((user.phone?.e164).sqlValue), \(user.name),
                \(user.passwordHash.sqlValue), \(user.role), \(UserState.active), 1, \(now), \(user.terms.sqlValue),
                \(user.terms.map { _ in now }.sqlValue), \(user.functions))
            ON CONFLICT DO NOTHING
            """)
        guard inserted == 1 else { return nil }
        return Profile(
            id: user.id, email: user.email?.folded, phone: user.phone?.e164, name: user.name, role: user.role,
            functions: user.functions, state: .active, version: 1, createdAt: now)
    }

    /// Nil where nobody was asked.
    static func agreement(of id: UserID, in session: Session) throws -> TermsAgreement? {
        guard let row = try session.first("SELECT terms_version, terms_agreed_at FROM users WHERE id = \(id)"),
            let version: String = try row[0], let at: Timestamp = try row[1]
        else { return nil }
        return TermsAgreement(version: version, at: at)
    }

    static func candidate(_ identifier: Identifier, in session: Session) throws -> Candidate? {
        try session.first("SELECT \(columns), password_hash FROM users WHERE \(identifier.condition)")
            .map { Candidate(profile: try profile($0), passwordHash: try $0["password_hash"]) }
    }

    /// Holds the row, so that nothing about the account changes until the transaction ends.
    static func locked(_ identifier: Identifier, in transaction: Transaction) throws -> Candidate? {
        try transaction.first(
            "SELECT \(columns), password_hash FROM users WHERE \(identifier.condition) \(lock: .forUpdate)"
        ).map { Candidate(profile: try profile($0), passwordHash: try $0["password_hash"]) }
    }

    static func profiles(_ ids: [UserID], in session: Session) throws -> [UserID: Profile] {
        let found = try session.rows("SELECT \(columns) FROM users WHERE id \(in: ids)").map(profile)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Newest first.
    static func page(roles: [Role], after: Cursor?, limit: PageLimit, in session: Session) throws -> [Profile] {
        let start = after?.id ?? Int64.max
        return try session.rows(
            """
            SELECT \(columns) FROM users
            WHERE role \(in: roles) AND id < \(start)
            ORDER BY id DESC
            LIMIT \(limit.count + 1)
            """
        ).map(profile)
    }

    /// Nil where the version is another one by now.
    static func rename(
        _ id: UserID, to name: String, expectedVersion: Int, in transaction: Transaction
    ) throws -> Profile? {
        try transaction.first(
            """
            UPDATE users SET name = \(name), version = version + 1
            WHERE id = \(id) AND version = \(expectedVersion) AND state = \(UserState.active)
            RETURNING \(columns)
            """
        ).map(profile)
    }

    static func setPassword(_ hash: String, of id: UserID, in transaction: Transaction) throws {
        try transaction.post("UPDATE users SET password_hash = \(hash), version = version + 1 WHERE id = \(id)")
    }

    /// A stronger hash of the same password: no change that anybody sees.
    static func replaceHash(_ old: String, by new: String, of id: UserID, in transaction: Transaction) throws {
        try transaction.post(
            "UPDATE users SET password_hash = \(new) WHERE id = \(id) AND password_hash = \(old)")
    }

    static func setState(_ state: UserState, of id: UserID, in transaction: Transaction) throws {
        try transaction.post("UPDATE users SET state = \(state), version = version + 1 WHERE id = \(id)")
    }

    /// A new role comes without functions: those of an operator mean nothing to another one.
    static func setRole(_ role: Role, of id: UserID, in transaction: Transaction) throws {
        try transaction.post(
            "UPDATE users SET role = \(role), functions = '', version = version + 1 WHERE id = \(id)")
    }

    static func setFunctions(_ functions: StaffFunctions, of id: UserID, in transaction: Transaction) throws {
        try transaction.post(
            "UPDATE users SET functions = \(functions), version = version + 1 WHERE id = \(id)")
    }

    /// Everybody with this role whose account is open, their rows held.
    static func lockedActive(_ role: Role, in transaction: Transaction) throws -> [UserID] {
        try transaction.rows(
            """
            SELECT id FROM users WHERE role = \(role) AND state = \(UserState.active) ORDER BY id \(lock: .forUpdate)
            """
        ).map { try $0[0] }
    }

    /// Accounts without credentials for customers of an imported history; the ones that are there already stay.
    static func insertImported(
        _ customers: [(id: UserID, key: String, name: String)], at now: Timestamp, in transaction: Transaction
    ) throws {
        try transaction.apply(
            """
            INSERT INTO users (id, name, role, state, import_key, version, created_at)
            SELECT id, name, role, state, import_key, version, created_at FROM v WHERE true
            ON CONFLICT DO NOTHING
            """,
            [
                .integer("id"), .text("name"), .text("role"), .text("state"), .text("import_key"), .integer("version"),
                .integer("created_at"),
            ],
            customers.map { customer in
                [
                    customer.id.sqlValue, customer.name.sqlValue, Role.shopper.sqlValue, UserState.active.sqlValue,
                    customer.key.sqlValue, 1.sqlValue, now.sqlValue,
                ]
            })
    }

    static func imported(_ keys: [String], in session: Session) throws -> [String: UserID] {
        let found: [(String, UserID)] = try session.rows(
            "SELECT import_key, id FROM users WHERE import_key \(in: keys)"
        ).map { (try $0[0], try $0[1]) }
        return Dictionary(uniqueKeysWithValues: found)
    }

    static func profile(_ row: Row) throws -> Profile {
        Profile(
            id: try row[0], email: try row[1], phone: try row[2], name: try row[3], role: try row[4],
            functions: try row[8], state: try row[5], version: try row[6], createdAt: try row[7])
    }
}
