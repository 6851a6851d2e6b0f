import Cryptography
public import Database
public import Kernel

extension Identity {
    /// Every role with its rights, for `zhanggui admin list-roles`.
    public static let roles: [(role: Role, permissions: Set<Permission>)] = Role.allCases.map { ($0, $0.permissions) }

    /// Opens an account for staff (or, by an operator's hand, for a shopper). It signs nobody in,
    /// and leaves a line in the audit log.
    ///
    /// - Parameter functions: what an operator is narrowed to.
    /// - Throws: `IdentityError.accountExists`, `weakPassword`, `invalidEmail`, `invalidName`, `functionsOfOperators`.
    public func createStaff(
        email: String, role: Role, functions: StaffFunctions = .unlimited, password: String, name: String = "",
        by caller: Caller
    ) async throws -> Profile {
        guard role.hasFunctions || functions == .unlimited else { throw IdentityError.functionsOfOperators }
        guard let email = EmailAddress(email) else { throw IdentityError.invalidEmail }
        let accepted = try acceptedPassword(password, email: email, phone: nil)
        let user = UserStore.NewUser(
            id: database.ids.next(), email: email, phone: nil, name: try PersonName.checked(name),
            passwordHash: try await passwords.hash(accepted), role: role, functions: functions)
        let now = now
        let profile: Profile? = try await database.write { transaction in
            let profile = try UserStore.insert(user, at: now, in: transaction)
            if let profile {
                try audit("staff_created", of: profile.id, role.details(functions), by: caller, in: transaction)
            }
            return profile
        }
        guard let profile else { throw IdentityError.accountExists }
        return profile
    }

    /// Sets a password by an administrator's hand: all sessions end, and the account's pause with them. It leaves a
    /// line in the audit log.
    ///
    /// - Throws: `NotFound` for an unknown e-mail, `IdentityError.weakPassword`, `invalidEmail`.
    public func resetPassword(email text: String, to password: String, by caller: Caller) async throws {
        guard let email = EmailAddress(text) else { throw IdentityError.invalidEmail }
        let hash = try await passwords.hash(try acceptedPassword(password, email: email, phone: nil))
        let identifier = UserStore.Identifier.email(email)
        let isReset = try await database.write { transaction in
            try ThrottleStore.forget(ThrottleStore.key(identifier.throttleName), in: transaction)
            guard let user = try UserStore.locked(identifier, in: transaction) else { return false }
            try UserStore.setPassword(hash, of: user.profile.id, in: transaction)
            try SessionStore.endAll(of: user.profile.id, except: nil, in: transaction)
            try audit("password_reset", of: user.profile.id, by: caller, in: transaction)
            return true
        }
        guard isReset else { throw NotFound("account") }
    }

    /// Suspends, closes or reopens an account, with a line in the audit log; one that is so already is left alone.
    /// Whoever is not active is signed out everywhere at once, and the open invitations that they made are withdrawn.
    /// A closed account is in no group of customers any more.
    ///
    /// - Throws: `NotFound`; `IdentityError.ownAccount`; `IdentityError.lastAdministrator` where nobody would be left
    ///   who could undo it.
    public func setState(_ state: UserState, of user: UserID, by caller: Caller) async throws {
        guard caller.actor != .user(user) else { throw IdentityError.ownAccount }
        try await database.write { transaction in
            // All administrators are held, in one order: of two who suspend each other at once, one is left.
            let active = try UserStore.lockedActive(.administrator, in: transaction)
            guard let person = try UserStore.locked(.id(user), in: transaction)?.profile else {
                throw NotFound("person")
            }
            guard person.state != state else { return }
            guard state == .active || active != [user] else { throw IdentityError.lastAdministrator }
            try UserStore.setState(state, of: user, in: transaction)
            if state != .active {
                try SessionStore.endAll(of: user, except: nil, in: transaction)
                try withdrawInvitations(madeBy: user, by: caller, in: transaction)
            }
            if state == .closed { try CustomerGroupStore.removeMemberships(of: user, in: transaction) }
            try audit(
                "account_changed", of: user, "\(person.state.rawValue) to \(state.rawValue)", by: caller,
                in: transaction)
        }
    }

    /// Gives somebody of the staff another role, with a line in the audit log. It holds from the next request on; an
    /// operator's functions are gone with the role, and a new operator has all of them;
    /// open invitations of who may invite nobody any more are withdrawn.
    ///
    /// - Throws: `NotFound` for who is not of the staff, or is to be a shopper; `IdentityError.ownAccount`;
    ///   `IdentityError.lastAdministrator`.
    public func changeRole(of user: UserID, to role: Role, by caller: Caller) async throws {
        guard caller.actor != .user(user) else { throw IdentityError.ownAccount }
        guard role.isStaff else { throw NotFound("role") }
        try await database.write { transaction in
            let active = try UserStore.lockedActive(.administrator, in: transaction)
            guard let person = try UserStore.locked(.id(user), in: transaction)?.profile, person.role.isStaff else {
                throw NotFound("person")
            }
            guard person.role != role else { return }
            guard active != [user] else { throw IdentityError.lastAdministrator }
            try UserStore.setRole(role, of: user, in: transaction)
            if !role.permissions.contains(.staffManage) {
                try withdrawInvitations(madeBy: user, by: caller, in: transaction)
            }
            try audit(
                "role_changed", of: user, "\(person.role.rawValue) to \(role.rawValue)", by: caller, in: transaction)
        }
    }

    /// Gives an operator other functions, with a line in the audit log; who has them already is left alone. They hold
    /// from the next request on.
    ///
    /// - Parameter known: what whoever decides took them for.
    /// - Throws: `NotFound` for who is not of the staff; `IdentityError.ownAccount`; `functionsOfOperators` for who is
    ///   no operator; `functionsMissing`, as none would be all; `staleVersion` where they are others by now.
    public func changeFunctions(
        of user: UserID, from known: StaffFunctions, to functions: StaffFunctions, by caller: Caller
    ) async throws {
        guard caller.actor != .user(user) else { throw IdentityError.ownAccount }
        guard functions != .unlimited else { throw IdentityError.functionsMissing }
        try await database.write { transaction in
            guard let person = try UserStore.locked(.id(user), in: transaction)?.profile, person.role.isStaff else {
                throw NotFound("person")
            }
            guard person.role.hasFunctions else { throw IdentityError.functionsOfOperators }
            guard person.functions != functions else { return }
            guard person.functions == known else { throw IdentityError.staleVersion }
            try UserStore.setFunctions(functions, of: user, in: transaction)
            try audit(
                "functions_changed", of: user, "\(known.details) to \(functions.details)", by: caller,
                in: transaction)
        }
    }

    func audit(
        _ action: String, of user: UserID, _ details: String = "", by caller: Caller, in transaction: Transaction
    ) throws {
        try transaction.audit(action, of: user.description, details, by: caller, at: now, id: database.ids.nextRaw())
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
