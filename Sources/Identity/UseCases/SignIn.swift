import Cryptography
import Database
import Kernel

extension Identity {
    /// Signs in a program: an access token and a refresh token.
    ///
    /// - Parameter secondFactor: the digits of the authenticator app or a recovery code, of whoever has one.
    /// - Throws: `IdentityError.invalidCredentials` (unknown account, wrong password and closed account alike, after
    ///   the same work), `codeWrong`, `noAccount`, `throttled`; `secondFactorRequired`, `secondFactorWrong`,
    ///   `secondFactorMissing`; `PasswordHashingError.busy`.
    public func signIn(
        _ credentials: Credentials, secondFactor: String? = nil, from origin: Origin
    ) async throws -> SignedIn {
        let opening = apiOpening(origin)
        return opening.signedIn(try await signIn(credentials, secondFactor, opening: opening).user)
    }

    /// Signs in a browser: a new session in place of the one it had, whose token is dead from now on. Where a second
    /// step is wanted, the session belongs to nobody until `finishSignIn` or `finishSetup`.
    ///
    /// - Throws: as `signIn`.
    public func signInBrowser(
        _ credentials: Credentials, replacing token: String?, from origin: Origin
    ) async throws -> BrowserSignedIn {
        let opening = browserOpening(origin, replacing: token)
        let proved = try await signIn(credentials, nil, opening: opening)
        return opening.browserSignedIn(proved.user, step: proved.step)
    }

    private func signIn(
        _ credentials: Credentials, _ secondFactor: String?, opening: SessionOpening
    ) async throws -> ProvedPerson {
        switch credentials {
        case .emailPassword(let email, let password):
            // What is no address has no account: counted and hashed like any other.
            let identifier = EmailAddress(email).map(UserStore.Identifier.email)
            return try await signIn(identifier, password: password, secondFactor, opening: opening)
        case .phonePassword(let phone, let password):
            let identifier = PhoneNumber(phone).map(UserStore.Identifier.phone)
            return try await signIn(identifier, password: password, secondFactor, opening: opening)
        case .phoneCode(let phone, let code):
            guard let phone = PhoneNumber(phone) else { throw IdentityError.invalidPhone }
            return try await signIn(phone, code: code, secondFactor, opening: opening)
        }
    }

    private func signIn(
        _ identifier: UserStore.Identifier?, password: String, _ secondFactor: String?, opening: SessionOpening
    ) async throws -> ProvedPerson {
        let attempt = PasswordAttempt(
            accountKey: identifier.map { ThrottleStore.key($0.throttleName) },
            address: addressThrottle("sign-in", opening.origin, rule: configuration.addressRule))
        let (candidate, hash) = try await checkedCandidate(identifier, password: password, attempt: attempt)
        let renewed = try await renewedHash(of: password, replacing: hash)
        let outcome: Result<ProvedPerson, IdentityError> = try await database.write { transaction in
            // Where the second factor is missing or paused, nothing of this is kept, and the attempt stays counted.
            try attempt.succeed(in: transaction)
            // Read again and held: the password may have been changed while its hash was computed.
            let current = try UserStore.locked(.id(candidate.profile.id), in: transaction)
            guard let current, current.profile.state == .active, current.passwordHash == hash else {
                return .failure(.invalidCredentials)
            }
            if let renewed {
                try UserStore.replaceHash(hash, by: renewed, of: current.profile.id, in: transaction)
            }
            return try opened(opening, for: current.profile, secondFactor, in: transaction)
        }
        return try outcome.get()
    }

    /// Counts the attempt, then compares; an account that does not exist costs the same work.
    private func checkedCandidate(
        _ identifier: UserStore.Identifier?, password: String, attempt: PasswordAttempt
    ) async throws -> (UserStore.Candidate, hash: String) {
        let (rule, now) = (configuration.accountRule, now)
        let candidate: UserStore.Candidate? = try await database.write { transaction in
            try attempt.count(accountRule: rule, at: now, in: transaction)
            return try identifier.flatMap { try UserStore.candidate($0, in: transaction.session) }
        }
        let isRight = try await isRight(password, against: candidate?.passwordHash, attempt: attempt)
        guard isRight, let candidate, let hash = candidate.passwordHash, candidate.profile.state == .active else {
            throw IdentityError.invalidCredentials
        }
        return (candidate, hash)
    }

    /// Compares a counted attempt's password. Where the hashing is too busy to tell, the attempt is given back.
    func isRight(_ password: String, against hash: String?, attempt: PasswordAttempt) async throws -> Bool {
        let normalized = PasswordRules.normalized(password)
        // Longer than any password: nothing is gained by hashing it all.
        let isTooLong = normalized.unicodeScalars.count > PasswordRules.lengthRange.upperBound
        do {
            let fits = try await passwords.verify(isTooLong ? "" : normalized, against: hash ?? passwords.decoy)
            return fits && !isTooLong && hash != nil
        } catch {
            let rule = configuration.accountRule
            try await database.write { try attempt.giveBack(accountRule: rule, in: $0) }
            throw error
        }
    }

    private func renewedHash(of password: String, replacing hash: String) async throws -> String? {
        guard passwords.needsRehash(hash) else { return nil }
        do {
            return try await passwords.hash(PasswordRules.normalized(password))
        } catch is PasswordHashingError {
            // Renewing can wait for the next sign-in; the person should not.
            return nil
        }
    }

    private func signIn(
        _ phone: PhoneNumber, code: String, _ secondFactor: String?, opening: SessionOpening
    ) async throws -> ProvedPerson {
        let address = addressThrottle("sign-in", opening.origin, rule: configuration.addressRule)
        let (attemptLimit, codeEnd) = (configuration.codeAttemptLimit, opening.now + configuration.codeLife)
        let outcome: Result<ProvedPerson, IdentityError> = try await database.write { transaction in
            if let address {
                try ThrottleStore.count(address.key, rule: address.rule, at: opening.now, in: transaction)
            }
            let isRight = try VerificationStore.redeem(
                code, of: .phone(phone), purpose: .signIn, attemptLimit: attemptLimit, at: opening.now, in: transaction)
            guard isRight else { return .failure(.codeWrong) }
            guard let user = try UserStore.locked(.phone(phone), in: transaction) else {
                try VerificationStore.handOver(from: .signIn, to: .register, of: phone, until: codeEnd, in: transaction)
                return .failure(.noAccount)
            }
            guard user.profile.state == .active else { return .failure(.invalidCredentials) }
            return try opened(opening, for: user.profile, secondFactor, in: transaction)
        }
        return try outcome.get()
    }

    /// As `open`, but a wrong second factor is told, not thrown: the guess stays counted, and a phone's code is spent.
    private func opened(
        _ opening: SessionOpening, for user: Profile, _ secondFactor: String?, in transaction: Transaction
    ) throws -> Result<ProvedPerson, IdentityError> {
        do {
            return .success(try open(opening, for: user, secondFactor, in: transaction))
        } catch IdentityError.secondFactorWrong {
            return .failure(.secondFactorWrong)
        }
    }
}

/// Somebody whose password or code was right, and what is left to do.
struct ProvedPerson: Sendable {
    let user: Profile
    let step: SecondStep?
}

/// One try at a password, counted for the account and for the network address.
struct PasswordAttempt: Sendable {
    let accountKey: String?
    let address: (key: String, rule: ThrottleRule)?

    func count(accountRule: ThrottleRule, at now: Timestamp, in transaction: Transaction) throws {
        if let accountKey { try ThrottleStore.count(accountKey, rule: accountRule, at: now, in: transaction) }
        if let address { try ThrottleStore.count(address.key, rule: address.rule, at: now, in: transaction) }
    }

    /// The account starts afresh; the address only gets back this one, or an attacker would clear its count with an
    /// account of its own.
    func succeed(in transaction: Transaction) throws {
        if let accountKey { try ThrottleStore.forget(accountKey, in: transaction) }
        if let address { try ThrottleStore.giveBack(address.key, rule: address.rule, in: transaction) }
    }

    func giveBack(accountRule: ThrottleRule, in transaction: Transaction) throws {
        if let accountKey { try ThrottleStore.giveBack(accountKey, rule: accountRule, in: transaction) }
        if let address { try ThrottleStore.giveBack(address.key, rule: address.rule, in: transaction) }
    }
}
