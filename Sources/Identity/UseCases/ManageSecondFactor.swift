import Cryptography
public import Database
public import Kernel

/// A person's second factor, by its owner and by administrators.
extension Identity {
    /// Whether it is asked for, and how many recovery codes are left.
    public func secondFactor(of user: UserID) async throws -> SecondFactor {
        try await database.read { try SecondFactorStore.state(of: user, in: $0) }
    }

    /// Those of some people who have one, for lists.
    public static func secondFactorOwners(among users: [UserID], in session: Session) throws -> Set<UserID> {
        try SecondFactorStore.owners(among: users, in: session)
    }

    /// Whether somebody with this role may be without one.
    public func mayDoWithoutSecondFactor(_ role: Role) -> Bool {
        !(role.isStaff && configuration.isSecondFactorRequiredOfStaff)
    }

    /// The secret that this session is setting up; nil where it is not.
    public func secondFactorSetup(of user: UserID, in holder: SessionID) async throws -> SecondFactorSetup? {
        let now = now
        return try await database.read { session in
            guard let secret = try SecondFactorStore.offered(to: user, in: holder, at: now, in: session),
                let profile = try UserStore.profiles([user], in: session)[user]
            else { return nil }
            return setup(secret, of: profile)
        }
    }

    /// Begins to set one up, with a fresh secret that only this session is told. It counts once `confirmSecondFactor`
    /// has seen its first digits, ten minutes later at most.
    ///
    /// - Parameter password: the present one, of whoever has one: a session that somebody else got hold of must not
    ///   shut its owner out. Guesses are throttled as those of `changePassword`.
    /// - Throws: `IdentityError.secondFactorState` where it is on already; `InputError` where the password is missing,
    ///   `IdentityError.wrongPassword`, `throttled`; `PasswordHashingError.busy`.
    public func beginSecondFactor(
        of user: UserID, in holder: SessionID, password: String?
    ) async throws -> SecondFactorSetup {
        let (secret, expiresAt) = (newSecret(), now + configuration.pendingSignInLife)
        let found = try await database.read { try UserStore.candidate(.id(user), in: $0) }
        let attempt = try await proved(password, against: found?.passwordHash, of: user)
        let profile: Profile? = try await database.write { transaction in
            try attempt?.succeed(in: transaction)
            guard let held = try UserStore.locked(.id(user), in: transaction),
                try !SecondFactorStore.isOn(user, in: transaction.session)
            else { return nil }
            guard held.passwordHash == found?.passwordHash else { throw IdentityError.wrongPassword }
            let profile = held.profile
            try SecondFactorStore.offer(secret, to: user, in: holder, until: expiresAt, in: transaction)
            return profile
        }
        guard let profile else { throw IdentityError.secondFactorState }
        return setup(secret, of: profile)
    }

    /// The counted attempt at the password; nil where there is none to ask for.
    private func proved(
        _ password: String?, against hash: String?, of user: UserID
    ) async throws -> PasswordAttempt? {
        guard let hash else { return nil }
        guard let password, !password.isEmpty else { throw InputError.missing(field: "current_password") }
        let attempt = PasswordAttempt(
            accountKey: ThrottleStore.key(UserStore.Identifier.id(user).throttleName), address: nil)
        let (rule, now) = (configuration.accountRule, now)
        try await database.write { try attempt.count(accountRule: rule, at: now, in: $0) }
        guard try await isRight(password, against: hash, attempt: attempt) else { throw IdentityError.wrongPassword }
        return attempt
    }

    /// Gives up setting one up: digits of the secret that this session was told count for nothing any more. Does
    /// nothing where none is being set up.
    public func abandonSecondFactor(of user: UserID, in holder: SessionID) async throws {
        try await database.write { try SecondFactorStore.withdrawOffer(to: user, in: holder, in: $0) }
    }

    /// Ends setting it up: the digits prove that the app has the secret. All other sessions end.
    ///
    /// - Returns: the recovery codes, told once.
    /// - Throws: `IdentityError.secondFactorWrong`, `throttled`.
    public func confirmSecondFactor(
        of user: UserID, code: String, keeping session: SessionID, by caller: Caller
    ) async throws -> [String] {
        try await countSecondStep(of: user)
        let codes = newRecoveryCodes()
        try await database.write { transaction in
            _ = try UserStore.locked(.id(user), in: transaction)
            try confirm(code, of: user, in: session, codes, keeping: session, by: caller, in: transaction)
        }
        return codes
    }

    /// Fresh recovery codes in place of all that there were.
    ///
    /// - Throws: `IdentityError.secondFactorWrong`, `throttled`.
    public func renewRecoveryCodes(of user: UserID, code: String, by caller: Caller) async throws -> [String] {
        try await countSecondStep(of: user)
        let codes = newRecoveryCodes()
        try await database.write { transaction in
            _ = try UserStore.locked(.id(user), in: transaction)
            try redeem(code, of: user, in: transaction)
            try SecondFactorStore.replaceRecovery(hashes(codes, of: user), of: user, in: transaction)
            try audit("recovery_codes_renewed", of: user, by: caller, in: transaction)
        }
        return codes
    }

    /// Takes it away. All other sessions end; staff who have to have one end this one as well, and set up another at
    /// their next sign-in.
    ///
    /// - Throws: `IdentityError.secondFactorWrong`, `throttled`.
    public func removeSecondFactor(
        of user: UserID, role: Role, code: String, keeping session: SessionID, by caller: Caller
    ) async throws {
        try await countSecondStep(of: user)
        let kept = mayDoWithoutSecondFactor(role) ? session : nil
        try await database.write { transaction in
            _ = try UserStore.locked(.id(user), in: transaction)
            try redeem(code, of: user, in: transaction)
            _ = try SecondFactorStore.remove(of: user, in: transaction)
            try SessionStore.endAll(of: user, except: kept, in: transaction)
            try audit("second_factor_removed", of: user, by: caller, in: transaction)
        }
    }

    /// Takes away somebody else's, who has lost app and recovery codes: all sessions end, and who has to have one sets
    /// it up at the next sign-in. Leaves a line in the audit log.
    ///
    /// - Throws: `NotFound`; `IdentityError.ownAccount` (one's own is removed with its digits), `secondFactorState`
    ///   where there is none.
    public func resetSecondFactor(of user: UserID, by caller: Caller) async throws {
        guard caller.actor != .user(user) else { throw IdentityError.ownAccount }
        try await database.write { transaction in
            guard try UserStore.locked(.id(user), in: transaction) != nil else { throw NotFound("person") }
            guard try SecondFactorStore.remove(of: user, in: transaction) else {
                throw IdentityError.secondFactorState
            }
            try SessionStore.endAll(of: user, except: nil, in: transaction)
            try audit("second_factor_reset", of: user, by: caller, in: transaction)
        }
    }

    /// The same for a customer, by whoever may change customers: nobody of the staff is reached this way.
    ///
    /// - Throws: as `resetSecondFactor(of:by:)`; `NotFound` for who is no shopper.
    public func resetCustomersSecondFactor(of user: UserID, by caller: Caller) async throws {
        // Nobody of the staff ever becomes a shopper, nor the other way round.
        _ = try await database.read { try Self.customer(user, in: $0) }
        try await resetSecondFactor(of: user, by: caller)
    }

    /// How somebody at a shell names an account.
    public enum AccountName: Sendable, Hashable {
        case email(String)
        case phone(String)
        case id(UserID)
    }

    /// The same for a shell.
    ///
    /// - Throws: as `resetSecondFactor(of:by:)`; `IdentityError.invalidEmail`, `invalidPhone`.
    public func resetSecondFactor(of account: AccountName, by caller: Caller) async throws {
        let identifier: UserStore.Identifier
        switch account {
        case .email(let text):
            guard let email = EmailAddress(text) else { throw IdentityError.invalidEmail }
            identifier = .email(email)
        case .phone(let text):
            guard let phone = PhoneNumber(text) else { throw IdentityError.invalidPhone }
            identifier = .phone(phone)
        case .id(let id): identifier = .id(id)
        }
        let found = try await database.read { try UserStore.candidate(identifier, in: $0) }
        guard let found else { throw NotFound("account") }
        try await resetSecondFactor(of: found.profile.id, by: caller)
    }

    /// Ends the sessions of staff who have to have a second factor and have none: they were opened before that was
    /// asked for. Does nothing where it is not asked for; repeating it changes nothing.
    ///
    /// - Returns: how many ended.
    @discardableResult
    public func endSessionsWithoutSecondFactor() async throws -> Int {
        let roles = Role.allCases.filter { !mayDoWithoutSecondFactor($0) }
        guard !roles.isEmpty else { return 0 }
        return try await database.write { try SessionStore.endAllWithoutSecondFactor(roles: roles, in: $0) }
    }

    func confirm(
        _ code: String, of user: UserID, in holder: SessionID, _ codes: [String], keeping session: SessionID?,
        by caller: Caller, in transaction: Transaction
    ) throws {
        let digits = RecoveryCode.normalized(code)
        guard try SecondFactorStore.confirm(digits, of: user, in: holder, at: now, in: transaction) else {
            throw IdentityError.secondFactorWrong
        }
        try forgetSecondSteps(of: user, in: transaction)
        try SecondFactorStore.replaceRecovery(hashes(codes, of: user), of: user, in: transaction)
        try SessionStore.endAll(of: user, except: session, in: transaction)
        try audit("second_factor_set", of: user, by: caller, in: transaction)
    }

    func newRecoveryCodes() -> [String] {
        (0..<SecondFactor.recoveryCodeCount).map { _ in RecoveryCode.make(random) }
    }

    private func hashes(_ codes: [String], of user: UserID) -> [String] {
        codes.map { RecoveryCode.hash($0, of: user) }
    }
}
