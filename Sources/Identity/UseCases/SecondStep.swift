import Cryptography
import Database
import Kernel

/// The second step of signing in.
extension Identity {
    /// Opens the session of somebody whose password or code was right: a program needs the second factor with it, a
    /// browser is asked for it next.
    ///
    /// - Throws: `IdentityError.secondFactorRequired`, `secondFactorMissing`, `throttled`; `secondFactorWrong`, for
    ///   which the transaction is to be committed: it holds the count of the guess.
    func open(
        _ opening: SessionOpening, for user: Profile, _ secondFactor: String?, in transaction: Transaction
    ) throws -> ProvedPerson {
        let step = try secondStep(of: user, in: transaction.session)
        if let step, !opening.isForProgram {
            try opening.openHalfway(
                for: user.id, offering: step == .setUp ? newSecret() : nil,
                until: opening.now + configuration.pendingSignInLife, in: transaction)
            return ProvedPerson(user: user, step: step)
        }
        switch step {
        case nil: break
        case .setUp: throw IdentityError.secondFactorMissing
        case .code:
            guard let secondFactor else { throw IdentityError.secondFactorRequired }
            try countSecondStep(of: user.id, in: transaction)
            try redeem(secondFactor, of: user.id, in: transaction)
        }
        try opening.open(for: user.id, in: transaction)
        return ProvedPerson(user: user, step: nil)
    }

    private func secondStep(of user: Profile, in session: Session) throws -> SecondStep? {
        if try SecondFactorStore.isOn(user.id, in: session) { return .code }
        return user.role.isStaff && configuration.isSecondFactorRequiredOfStaff ? .setUp : nil
    }

    func newSecret() -> String { Base32.encode(random.bytes(OneTimePassword.secretByteCount)) }

    /// Takes the digits of the app or a recovery code, once; the guesses before them are forgotten.
    ///
    /// - Throws: `IdentityError.secondFactorWrong`.
    func redeem(_ text: String, of user: UserID, in transaction: Transaction) throws {
        let code = RecoveryCode.normalized(text)
        if code.count == OneTimePassword.digitCount {
            guard try SecondFactorStore.redeem(code, of: user, at: now, in: transaction) else {
                throw IdentityError.secondFactorWrong
            }
            return try forgetSecondSteps(of: user, in: transaction)
        }
        let hash = RecoveryCode.hash(code, of: user)
        guard code.count == RecoveryCode.digitCount,
            try SecondFactorStore.redeemRecovery(hash, of: user, at: now, in: transaction)
        else { throw IdentityError.secondFactorWrong }
        try forgetSecondSteps(of: user, in: transaction)
        try transaction.audit(
            "recovery_code_used", of: user.description, by: .user(user), at: now, id: database.ids.nextRaw())
    }

    /// The sign-in that waits behind a browser's token; nil where none does, or no longer.
    public func pendingSignIn(_ token: String) async throws -> PendingSignIn? {
        guard BearerToken.isPlausible(token) else { return nil }
        let (hash, now) = (SHA256.hex(token), now)
        return try await database.read { session in
            guard let waiting = try SecondFactorStore.pending(hash, at: now, in: session),
                let user = try UserStore.profiles([waiting.user], in: session)[waiting.user], user.state == .active
            else { return nil }
            guard let step = try secondStep(of: user, in: session) else { return nil }
            guard step == .setUp else { return PendingSignIn(user: user, step: step, setup: nil) }
            let secret = try SecondFactorStore.offered(to: user.id, in: waiting.session, at: now, in: session)
            return PendingSignIn(user: user, step: step, setup: secret.map { setup($0, of: user) })
        }
    }

    func setup(_ secret: String, of user: Profile) -> SecondFactorSetup {
        SecondFactorSetup(secret: secret, account: user.email ?? user.phone ?? user.id.description)
    }

    /// The second step of a browser's sign-in: another session, which is the person's.
    ///
    /// - Throws: `IdentityError.invalidToken` where no sign-in waits, `secondFactorWrong`, `throttled`.
    public func finishSignIn(_ token: String, code: String, from origin: Origin) async throws -> BrowserSignedIn {
        let opening = browserOpening(origin, replacing: token)
        let waiting = try await pending(token)
        let user = waiting.user
        try await countSecondStep(of: user)
        let profile = try await database.write { transaction in
            let profile = try held(waiting, token, in: transaction)
            try redeem(code, of: user, in: transaction)
            try opening.open(for: user, in: transaction)
            return profile
        }
        return opening.browserSignedIn(profile)
    }

    /// The second step where the second factor had to be set up: the digits prove that the app has the secret.
    ///
    /// - Parameter requestID: of the request, for the audit log.
    /// - Returns: the recovery codes, told once.
    /// - Throws: `IdentityError.invalidToken` where no sign-in waits, `secondFactorWrong`, `throttled`.
    public func finishSetup(
        _ token: String, code: String, from origin: Origin, requestID: String?
    ) async throws -> (BrowserSignedIn, recoveryCodes: [String]) {
        let opening = browserOpening(origin, replacing: token)
        let waiting = try await pending(token)
        let user = waiting.user
        try await countSecondStep(of: user)
        let codes = newRecoveryCodes()
        let caller = Caller(.user(user), requestID: requestID)
        let profile = try await database.write { transaction in
            let profile = try held(waiting, token, in: transaction)
            try confirm(
                code, of: user, in: waiting.session, codes, keeping: nil, by: caller, in: transaction)
            try opening.open(for: user, in: transaction)
            return profile
        }
        return (opening.browserSignedIn(profile), codes)
    }

    private func pending(_ token: String) async throws -> SecondFactorStore.Waiting {
        let (hash, now) = (SHA256.hex(token), now)
        let waiting = try await database.read { try SecondFactorStore.pending(hash, at: now, in: $0) }
        guard let waiting else { throw IdentityError.invalidToken }
        return waiting
    }

    /// Who still waits, held.
    private func held(
        _ waiting: SecondFactorStore.Waiting, _ token: String, in transaction: Transaction
    ) throws -> Profile {
        guard let profile = try UserStore.locked(.id(waiting.user), in: transaction)?.profile,
            profile.state == .active,
            try SecondFactorStore.pending(SHA256.hex(token), at: now, in: transaction.session) == waiting
        else { throw IdentityError.invalidToken }
        return profile
    }

    /// Counts a guess at somebody's second factor, before it is judged.
    ///
    /// - Throws: `IdentityError.throttled`.
    func countSecondStep(of user: UserID) async throws {
        try await database.write { try countSecondStep(of: user, in: $0) }
    }

    /// The same in a transaction that is committed whatever the guess is, and holds the person.
    private func countSecondStep(of user: UserID, in transaction: Transaction) throws {
        try ThrottleStore.count(secondStepKey(user), rule: configuration.accountRule, at: now, in: transaction)
    }

    /// Only a second step that is done forgets them: a password alone would let the guesses begin anew.
    func forgetSecondSteps(of user: UserID, in transaction: Transaction) throws {
        try ThrottleStore.forget(secondStepKey(user), in: transaction)
    }

    private func secondStepKey(_ user: UserID) -> String { ThrottleStore.key("second-factor:\(user)") }
}
