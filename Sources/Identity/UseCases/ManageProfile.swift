import Cryptography
import Database
public import Kernel

extension Identity {
    /// - Throws: `NotFound`.
    public func profile(of user: UserID) async throws -> Profile {
        let found = try await database.read { try UserStore.profiles([user], in: $0)[user] }
        guard let found else { throw NotFound("person") }
        return found
    }

    /// Changes the name.
    ///
    /// - Throws: `IdentityError.invalidName`, `staleVersion` where the profile has another version by now.
    public func updateProfile(of user: UserID, name: String, expectedVersion: Int) async throws -> Profile {
        let name = try PersonName.checked(name)
        let changed = try await database.write {
            try UserStore.rename(user, to: name, expectedVersion: expectedVersion, in: $0)
        }
        guard let changed else { throw IdentityError.staleVersion }
        return changed
    }

    /// Changes the password and ends all other sessions. Guesses at the current one are throttled per account.
    ///
    /// - Parameters:
    ///   - session: the one that goes on.
    ///   - browserToken: what the session's browser holds. It goes on with another one: whoever copied this one before
    ///     is out as well.
    /// - Returns: the browser's new token; nil where none was given.
    /// - Throws: `IdentityError.wrongPassword` where `current` is not the password, `weakPassword`, `throttled`;
    ///   `invalidToken` where the browser was signed out meanwhile; `PasswordHashingError.busy`.
    @discardableResult
    public func changePassword(
        of user: UserID, current: String, new: String, keeping session: SessionID, browserToken: String? = nil
    ) async throws -> String? {
        let attempt = PasswordAttempt(
            accountKey: ThrottleStore.key(UserStore.Identifier.id(user).throttleName), address: nil)
        let (rule, now) = (configuration.accountRule, now)
        let found = try await database.read { try UserStore.candidate(.id(user), in: $0) }
        guard let found, let oldHash = found.passwordHash else { throw IdentityError.invalidCredentials }
        let accepted = try acceptedPassword(
            new, email: found.profile.email.flatMap { EmailAddress($0) },
            phone: found.profile.phone.flatMap { PhoneNumber($0) })
        try await database.write { try attempt.count(accountRule: rule, at: now, in: $0) }
        guard try await isRight(current, against: oldHash, attempt: attempt) else {
            throw IdentityError.wrongPassword
        }
        guard accepted != PasswordRules.normalized(current) else {
            // Whoever knows it has not guessed.
            try await database.write { try attempt.succeed(in: $0) }
            throw IdentityError.weakPassword(.unchanged)
        }
        let newHash = try await passwords.hash(accepted)
        let newToken = browserToken.map { _ in random.token(byteCount: BearerToken.byteCount) }
        let isChanged = try await database.write { transaction in
            try attempt.succeed(in: transaction)
            let held = try UserStore.locked(.id(user), in: transaction)
            guard let held, held.passwordHash == oldHash, held.profile.state == .active else { return false }
            try UserStore.setPassword(newHash, of: user, in: transaction)
            try SessionStore.endAll(of: user, except: session, in: transaction)
            if let browserToken, let newToken {
                let isRotated = try SessionStore.rotate(
                    SHA256.hex(browserToken), to: SHA256.hex(newToken), at: now, in: transaction)
                guard isRotated else { throw IdentityError.invalidToken }
            }
            return true
        }
        guard isChanged else { throw IdentityError.invalidCredentials }
        return newToken
    }
}
