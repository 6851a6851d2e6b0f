import Database
import Identity
import Kernel
import TestSupport
import Testing

/// A password that is forgotten, and one that never was.
@Suite struct ResetPasswordTests {
    private static let newPassword = "another horse battery"

    @Test(arguments: TestEngine.all, ["li@example.com", "+8613912345678"])
    func `a code sets a new password, once, and ends every session`(
        engine: TestEngine, account: String
    ) async throws {
        try await withIdentity(engine) { fixture in
            let old: SignedIn
            if account.contains("@") {
                old = try await fixture.register(account)
            } else {
                _ = try await fixture.identity.requestCode(
                    phone: account, purpose: .register, from: IdentityFixture.origin)
                old = try await fixture.identity.register(
                    .phone(account, code: fixture.phone.code, password: IdentityFixture.goodPassword),
                    from: IdentityFixture.origin)
            }
            _ = try await fixture.identity.requestReset(of: account, from: IdentityFixture.origin)
            #expect(fixture.phone.received.last?.recipient == account)
            #expect(fixture.phone.received.last?.purpose == .resetPassword)
            let code = fixture.phone.code
            await #expect(throws: IdentityError.codeWrong) {
                try await reset(account, fixture.phone.wrongCode, fixture)
            }
            await #expect(throws: IdentityError.weakPassword(.tooShort)) {
                try await fixture.identity.resetPassword(
                    of: account, code: code, to: "short", from: IdentityFixture.origin)
            }
            let kept = try await fixture.identity.authenticate(accessToken: old.tokens.accessToken)
            #expect(kept != nil)
            try await reset(account, code, fixture)
            let ended = try await fixture.identity.authenticate(accessToken: old.tokens.accessToken)
            #expect(ended == nil)
            await #expect(throws: IdentityError.codeWrong) { try await reset(account, code, fixture) }
            await #expect(throws: IdentityError.invalidCredentials) {
                try await signIn(account, IdentityFixture.goodPassword, fixture)
            }
            let again = try await signIn(account, Self.newPassword, fixture)
            #expect(again.user.id == old.user.id)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who has no account, or a closed one, is answered the same`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let closed = try await fixture.register("closed@example.com")
            try await fixture.identity.setState(.closed, of: closed.user.id, by: .system("test"))
            try await fixture.register("there@example.com")
            var receipts: Set<Identity.CodeReceipt> = []
            for account in ["nobody@example.com", "closed@example.com", "there@example.com", "13912345678"] {
                receipts.insert(try await fixture.identity.requestReset(of: account, from: IdentityFixture.origin))
                await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60), "\(account)") {
                    _ = try await fixture.identity.requestReset(of: account, from: IdentityFixture.origin)
                }
                await #expect(throws: IdentityError.codeWrong, "\(account)") {
                    try await reset(account, fixture.phone.wrongCode, fixture)
                }
                guard account != "there@example.com" else { continue }
                await #expect(throws: IdentityError.codeWrong, "\(account)") {
                    try await reset(account, fixture.phone.code, fixture)
                }
            }
            #expect(receipts.count == 1)
            #expect(try await fixture.count("users") == 2)
            await #expect(throws: InputError.self) { try await reset("neither", "123456", fixture) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a code that signs in resets nothing, and five guesses end one`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register()
            let phone = "13912345678"
            _ = try await fixture.identity.requestCode(phone: phone, purpose: .signIn, from: IdentityFixture.origin)
            await #expect(throws: IdentityError.codeWrong) { try await reset(phone, fixture.phone.code, fixture) }
            _ = try await fixture.identity.requestReset(of: "li@example.com", from: IdentityFixture.origin)
            for _ in 1...5 {
                await #expect(throws: IdentityError.codeWrong) {
                    try await reset("li@example.com", fixture.phone.wrongCode, fixture)
                }
            }
            await #expect(throws: IdentityError.codeWrong) {
                try await reset("li@example.com", fixture.phone.code, fixture)
            }
            _ = try await fixture.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `who signs in by code sets a first password without an old one, once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let phone = "+8613912345678"
            _ = try await fixture.identity.requestCode(phone: phone, purpose: .register, from: IdentityFixture.origin)
            let person = try await fixture.identity.register(
                .phone(phone, code: fixture.phone.code), from: IdentityFixture.origin)
            let user = person.user.id
            #expect(try await fixture.identity.account(of: user).hasPassword == false)
            await #expect(throws: IdentityError.weakPassword(.tooShort)) {
                try await fixture.identity.setFirstPassword(of: user, to: "x", keeping: person.tokens.sessionID)
            }
            try await fixture.identity.setFirstPassword(
                of: user, to: Self.newPassword, keeping: person.tokens.sessionID)
            #expect(try await fixture.identity.account(of: user).hasPassword)
            let kept = try await fixture.identity.authenticate(accessToken: person.tokens.accessToken)
            #expect(kept != nil)
            _ = try await signIn(phone, Self.newPassword, fixture)
            await #expect(throws: IdentityError.invalidCredentials) {
                try await fixture.identity.setFirstPassword(
                    of: user, to: "a third horse battery", keeping: person.tokens.sessionID)
            }
            _ = try await signIn(phone, Self.newPassword, fixture)
        }
    }

    // MARK: Steps

    private func reset(_ account: String, _ code: String, _ fixture: IdentityFixture) async throws {
        try await fixture.identity.resetPassword(
            of: account, code: code, to: Self.newPassword, from: IdentityFixture.origin)
    }

    @discardableResult
    private func signIn(_ account: String, _ password: String, _ fixture: IdentityFixture) async throws -> SignedIn {
        try await fixture.identity.signIn(
            account.contains("@")
                ? .emailPassword(email: account, password: password)
                : .phonePassword(phone: account, password: password), from: IdentityFixture.origin)
    }
}
