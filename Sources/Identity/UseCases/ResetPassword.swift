import Cryptography
import Database
public import Kernel

/// Passwords of people who have forgotten theirs, or never had one.
extension Identity {
    /// Sends six digits to a phone or a mailbox with which a new password can be set, whether or not it has an account:
    /// the answer tells nobody who is a customer.
    ///
    /// - Throws: `InputError` for what is neither phone nor e-mail; `IdentityError.throttled`, `codeNotSent`, by the
    ///   rules of `requestCode`.
    public func requestReset(of account: String, from origin: Origin) async throws -> CodeReceipt {
        try await sendCode(to: try Self.recipient(account), purpose: .resetPassword, from: origin)
    }

    /// Sets a new password with the code that proves the phone or the mailbox: all sessions end, and the account's
    /// pause with them. Whoever has a second factor keeps it.
    ///
    /// - Throws: `InputError` for what is neither phone nor e-mail; `IdentityError.codeWrong`, also where there is no
    ///   account that is open; `weakPassword`, `throttled`; `PasswordHashingError.busy`.
    public func resetPassword(
        of account: String, code: String, to password: String, from origin: Origin
    ) async throws {
        let recipient = try Self.recipient(account)
        let accepted: String
        switch recipient {
        case .phone(let phone): accepted = try acceptedPassword(password, email: nil, phone: phone)
        case .email(let email): accepted = try acceptedPassword(password, email: email, phone: nil)
        }
        let address = addressThrottle("reset", origin, rule: configuration.addressRule)
        let (attemptLimit, now) = (configuration.codeAttemptLimit, now)
        if let address {
            try await database.write {
                try ThrottleStore.count(address.key, rule: address.rule, at: now, in: $0)
            }
        }
        let hash = try await passwords.hash(accepted)
        // A guess stays counted, so what was wrong is told, not thrown.
        let reset: UserID? = try await database.write { transaction in
            let isRight = try VerificationStore.redeem(
                code, of: recipient, purpose: .resetPassword, attemptLimit: attemptLimit, at: now, in: transaction)
            guard isRight, let user = try UserStore.locked(recipient.identifier, in: transaction),
                user.profile.state == .active
            else { return nil }
            try UserStore.setPassword(hash, of: user.profile.id, in: transaction)
            try SessionStore.endAll(of: user.profile.id, except: nil, in: transaction)
            return user.profile.id
        }
        guard let reset else { throw IdentityError.codeWrong }
        // Throttles are locked before people, so their pause ends in a transaction of its own.
        let names = [recipient.identifier, .id(reset)].map(\.throttleName)
        try await database.write { transaction in
            for name in names { try ThrottleStore.forget(ThrottleStore.key(name), in: transaction) }
        }
    }

    /// Sets the password of somebody who has none, who signs in by code: nothing is there that could be asked for. The
    /// other sessions end.
    ///
    /// - Parameters: as `changePassword`.
    /// - Throws: `IdentityError.invalidCredentials` where there is one by now, `weakPassword`; `invalidToken` where the
    ///   browser was signed out meanwhile; `PasswordHashingError.busy`.
    @discardableResult
    public func setFirstPassword(
        of user: UserID, to password: String, keeping session: SessionID, browserToken: String? = nil
    ) async throws -> String? {
        let profile = try await profile(of: user)
        let accepted = try acceptedPassword(
            password, email: profile.email.flatMap { EmailAddress($0) },
            phone: profile.phone.flatMap { PhoneNumber($0) })
        let (hash, now) = (try await passwords.hash(accepted), now)
        let newToken = browserToken.map { _ in random.token(byteCount: BearerToken.byteCount) }
        let isSet: Bool = try await database.write { transaction in
            let held = try UserStore.locked(.id(user), in: transaction)
            guard let held, held.passwordHash == nil, held.profile.state == .active else { return false }
            try UserStore.setPassword(hash, of: user, in: transaction)
            try SessionStore.endAll(of: user, except: session, in: transaction)
            if let browserToken, let newToken {
                let isRotated = try SessionStore.rotate(
                    SHA256.hex(browserToken), to: SHA256.hex(newToken), at: now, in: transaction)
                guard isRotated else { throw IdentityError.invalidToken }
            }
            return true
        }
        guard isSet else { throw IdentityError.invalidCredentials }
        return newToken
    }

    /// Somebody's own profile, and whether a password opens the account.
    ///
    /// - Throws: `NotFound`.
    public func account(of user: UserID) async throws -> (profile: Profile, hasPassword: Bool) {
        let found = try await database.read { try UserStore.candidate(.id(user), in: $0) }
        guard let found else { throw NotFound("person") }
        return (found.profile, found.passwordHash != nil)
    }

    private static func recipient(_ account: String) throws(InputError) -> CodeRecipient {
        guard let recipient = CodeRecipient(account) else {
            throw .invalid(field: "account", reason: .contact)
        }
        return recipient
    }
}
