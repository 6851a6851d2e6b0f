import Cryptography
public import Database
public import Kernel

extension Identity {
    /// Every role with its rights, for `zhanggui admin list-roles`.
    public static let roles: [(role: Role, permissions: Set<Permission>)] = Role.allCases.map { ($0, $0.permissions) }

    /// Opens an account for staff (or, by an operator's hand, for a shopper). It signs nobody in.
    ///
    /// - Parameter record: what is written in the same transaction, such as a line of the audit log.
    /// - Throws: `IdentityError.accountExists`, `weakPassword`, `invalidEmail`, `invalidName`.
    public func createStaff(
        email: String, role: Role, password: String, name: String = "",
        record: @escaping @Sendable (Profile, Transaction) throws -> Void = { _, _ in }
    ) async throws -> Profile {
        guard let email = EmailAddress(email) else { throw IdentityError.invalidEmail }
        let accepted = try acceptedPassword(password, email: email, phone: nil)
        let user = UserStore.NewUser(
            id: database.ids.next(), email: email, phone: nil, name: try PersonName.checked(name),
            passwordHash: try await passwords.hash(accepted), role: role)
        let now = now
        let profile: Profile? = try await database.write { transaction in
            let profile = try UserStore.insert(user, at: now, in: transaction)
            if let profile { try record(profile, transaction) }
            return profile
        }
        guard let profile else { throw IdentityError.accountExists }
        return profile
    }

    /// Sets a password by an administrator's hand: all sessions end, and the account's pause with them.
    ///
    /// - Throws: `NotFound` for an unknown e-mail, `IdentityError.weakPassword`, `invalidEmail`.
    public func resetPassword(email text: String, to password: String) async throws {
        guard let email = EmailAddress(text) else { throw IdentityError.invalidEmail }
        let hash = try await passwords.hash(try acceptedPassword(password, email: email, phone: nil))
        let identifier = UserStore.Identifier.email(email)
        let isReset = try await database.write { transaction in
            try ThrottleStore.forget(ThrottleStore.key(identifier.throttleName), in: transaction)
            guard let user = try UserStore.locked(identifier, in: transaction) else { return false }
            try UserStore.setPassword(hash, of: user.profile.id, in: transaction)
            try SessionStore.endAll(of: user.profile.id, except: nil, in: transaction)
            return true
        }
        guard isReset else { throw NotFound("account") }
    }

    /// Suspends, closes or reopens an account. Whoever is not active is signed out everywhere at once.
    ///
    /// - Throws: `NotFound`.
    public func setState(_ state: UserState, of user: UserID) async throws {
        let isSet = try await database.write { transaction in
            guard try UserStore.setState(state, of: user, in: transaction) else { return false }
            if state != .active { try SessionStore.endAll(of: user, except: nil, in: transaction) }
            return true
        }
        guard isSet else { throw NotFound("person") }
    }

    /// People by role, newest first.
    public func people(roles: [Role], after cursor: Cursor?, limit: PageLimit) async throws -> Page<Profile> {
        let found = try await database.read { try UserStore.page(roles: roles, after: cursor, limit: limit, in: $0) }
        return Page(found, limit: limit) { Cursor(key: $0.id.rawValue, id: $0.id.rawValue) }
    }

    /// People by id, for pages that show names beside other things; bounded by their page.
    public static func profiles(_ ids: [UserID], in session: Session) throws -> [UserID: Profile] {
        try UserStore.profiles(ids, in: session)
    }
}

/// A customer of an imported history.
public struct ImportedCustomer: Sendable, Hashable {
    /// The source and its own name for the customer: `online-retail:17850`.
    public let key: String
    public let name: String

    public init(key: String, name: String) {
        self.key = key
        self.name = name
    }
}

extension Identity {
    /// The accounts of imported customers, made where they are missing: without e-mail, phone or password, so nobody
    /// signs in to them. Takes part in the import's transaction; repeating it changes nothing.
    public static func ensureImported(
        _ customers: [ImportedCustomer], ids: IDGenerator, at now: Timestamp, in transaction: Transaction
    ) throws -> [String: UserID] {
        let known = try UserStore.imported(customers.map(\.key), in: transaction.session)
        // In key order, so that two importers cannot deadlock.
        let missing = Dictionary(customers.map { ($0.key, $0.name) }) { first, _ in first }
            .filter { known[$0.key] == nil }.sorted { $0.key < $1.key }
        guard !missing.isEmpty else { return known }
        try UserStore.insertImported(
            missing.map { (id: ids.next(), key: $0.key, name: $0.value) }, at: now, in: transaction)
        // Read, not assumed: another importer may have been first.
        return try UserStore.imported(customers.map(\.key), in: transaction.session)
    }
}
