import Cryptography
import Database
public import Kernel

extension Identity {
    /// Opens an account for a shopper and signs a program in.
    ///
    /// - Throws: `IdentityError.accountExists`, `weakPassword`, `invalidEmail`, `invalidPhone`, `invalidName`,
    ///   `codeWrong`, `throttled`; `PasswordHashingError.busy`. Of many registrations of one e-mail at once one wins.
    public func register(
        _ registration: Registration, name: String = "", from origin: Origin
    ) async throws -> SignedIn {
        let opening = apiOpening(origin)
        return opening.signedIn(try await register(registration, name: name, opening: opening))
    }

    /// Opens an account for a shopper and signs a browser in.
    ///
    /// - Parameter terms: the version of the terms that the person has agreed to, kept with the time.
    /// - Throws: as `register`.
    public func registerBrowser(
        _ registration: Registration, name: String = "", terms: String? = nil, replacing token: String?,
        from origin: Origin
    ) async throws -> BrowserSignedIn {
        let opening = browserOpening(origin, replacing: token)
        return opening.browserSignedIn(
            try await register(registration, name: name, terms: terms, opening: opening))
    }

    /// What somebody agreed to with the registration; nil where nobody was asked.
    public func termsAgreement(of user: UserID) async throws -> TermsAgreement? {
        try await database.read { try UserStore.agreement(of: user, in: $0) }
    }

    private func register(
        _ registration: Registration, name: String, terms: String? = nil, opening: SessionOpening
    ) async throws -> Profile {
        let name = try PersonName.checked(name)
        let address = addressThrottle("register", opening.origin, rule: configuration.addressRule)
        switch registration {
        case .email(let text, let password):
            guard let email = EmailAddress(text) else { throw IdentityError.invalidEmail }
            let accepted = try acceptedPassword(password, email: email, phone: nil)
            if let address {
                try await database.write {
                    try ThrottleStore.count(address.key, rule: address.rule, at: opening.now, in: $0)
                }
            }
            let user = UserStore.NewUser(
                id: database.ids.next(), email: email, phone: nil, name: name,
                passwordHash: try await passwords.hash(accepted), role: .shopper, terms: terms)
            let profile: Profile? = try await database.write { try open(user, opening, in: $0) }
            guard let profile else { throw IdentityError.accountExists }
            return profile
        case .phone(let text, let code, let password):
            guard let phone = PhoneNumber(text) else { throw IdentityError.invalidPhone }
            var hash: String?
            if let password { hash = try await passwords.hash(acceptedPassword(password, email: nil, phone: phone)) }
            let user = UserStore.NewUser(
                id: database.ids.next(), email: nil, phone: phone, name: name, passwordHash: hash, role: .shopper,
                terms: terms)
            let attemptLimit = configuration.codeAttemptLimit
            let outcome: Result<Profile, IdentityError> = try await database.write { transaction in
                if let address {
                    try ThrottleStore.count(address.key, rule: address.rule, at: opening.now, in: transaction)
                }
                let isRight = try VerificationStore.redeem(
                    code, of: .phone(phone), purpose: .register, attemptLimit: attemptLimit, at: opening.now,
                    in: transaction)
                guard isRight else { return .failure(.codeWrong) }
                return try open(user, opening, in: transaction).map(Result.success) ?? .failure(.accountExists)
            }
            return try outcome.get()
        }
    }

    private func open(
        _ user: UserStore.NewUser, _ opening: SessionOpening, in transaction: Transaction
    ) throws -> Profile? {
        let profile = try UserStore.insert(user, at: opening.now, in: transaction)
        if let profile { try opening.open(for: profile.id, in: transaction) }
        return profile
    }

    /// The password as it is hashed.
    func acceptedPassword(
        _ password: String, email: EmailAddress?, phone: PhoneNumber?
    ) throws(IdentityError) -> String {
        let normalized = PasswordRules.normalized(password)
        let ownNames = [email?.localPart, phone?.ownDigits].compactMap { $0 }
        if let weakness = rules.weakness(of: normalized, ownNames: ownNames) { throw .weakPassword(weakness) }
        return normalized
    }
}
