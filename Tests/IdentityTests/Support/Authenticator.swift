import Cryptography
import Identity
import Kernel
import TestSupport

/// An authenticator app with one secret.
struct Authenticator: Sendable {
    let secret: [UInt8]
    let clock: ManualClock

    init(_ setup: SecondFactorSetup, _ clock: ManualClock) throws {
        guard let secret = Base32.decode(setup.secret) else { throw Unexpected("secret \(setup.secret)") }
        self.secret = secret
        self.clock = clock
    }

    /// What it shows now, or so many steps from now.
    func code(_ steps: Int64 = 0) -> String {
        OneTimePassword.code(secret, step: OneTimePassword.step(at: clock.now) + steps)
    }

    /// Digits that are wrong at every moment near this one.
    var wrongCode: String {
        let near = Set((-2...2).map { code(Int64($0)) })
        return ["000000", "111111", "222222", "333333", "444444", "555555"].first { !near.contains($0) } ?? ""
    }
}

extension IdentityFixture {
    /// Somebody with a second factor, and the app and the recovery codes of it.
    func withSecondFactor(
        _ email: String = "li@example.com", role: Role = .operator
    ) async throws -> (user: UserID, app: Authenticator, codes: [String]) {
        let user = try await identity.createStaff(
            email: email, role: role, password: Self.goodPassword, by: .system("test")
        ).id
        let setup = try await identity.beginSecondFactor(of: user, in: SessionID(1), password: Self.goodPassword)
        let app = try Authenticator(setup, clock)
        let codes = try await identity.confirmSecondFactor(
            of: user, code: app.code(), keeping: SessionID(1), by: .user(user))
        clock.advance(by: .seconds(60))
        return (user, app, codes)
    }

    func signInBrowser(_ email: String = "li@example.com") async throws -> BrowserSignedIn {
        try await identity.signInBrowser(
            .emailPassword(email: email, password: Self.goodPassword), replacing: nil, from: Self.origin)
    }

    func signIn(_ email: String = "li@example.com", totp: String) async throws -> SignedIn {
        try await identity.signIn(
            .emailPassword(email: email, password: Self.goodPassword), secondFactor: totp, from: Self.origin)
    }
}
