import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

/// A browser's second step, and setting a factor up on the way in.
@Suite struct SecondStepTests {
    @Test(arguments: TestEngine.all)
    func `a browser is nobody's until the second step, which is throttled as well`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let (user, app, _) = try await fixture.withSecondFactor()
            let half = try await fixture.signInBrowser()
            #expect(half.step == .code && half.session.session.principal == .anonymous)
            #expect(try await identity.browserSession(half.session.token)?.principal == .anonymous)
            #expect(try await identity.pendingSignIn(half.session.token)?.user.id == user)
            for _ in 1...5 {
                await #expect(throws: IdentityError.secondFactorWrong) {
                    try await identity.finishSignIn(half.session.token, code: app.wrongCode, from: .unknown)
                }
            }
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) {
                try await identity.finishSignIn(half.session.token, code: app.code(), from: .unknown)
            }
            fixture.clock.advance(by: .seconds(60))
            let whole = try await identity.finishSignIn(half.session.token, code: app.code(), from: .unknown)
            #expect(whole.step == nil)
            let principal = try await identity.browserSession(whole.session.token)?.principal
            #expect(principal == .user(user, .operator, whole.session.session.id))
            // The way there is closed behind it.
            #expect(try await identity.browserSession(half.session.token) == nil)
            fixture.clock.advance(by: .seconds(60))
            await #expect(throws: IdentityError.invalidToken) {
                try await identity.finishSignIn(half.session.token, code: app.code(), from: .unknown)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a first step is forgotten after ten minutes, and with the account's sessions`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let (user, app, _) = try await fixture.withSecondFactor()
            let late = try await fixture.signInBrowser().session.token
            fixture.clock.advance(by: .minutes(10))
            #expect(try await identity.pendingSignIn(late) == nil)
            await #expect(throws: IdentityError.invalidToken) {
                try await identity.finishSignIn(late, code: app.code(), from: .unknown)
            }
            let reset = try await fixture.signInBrowser().session.token
            try await identity.resetPassword(email: "li@example.com", to: "another correct horse", by: .system("test"))
            await #expect(throws: IdentityError.invalidToken) {
                try await identity.finishSignIn(reset, code: app.code(), from: .unknown)
            }
            #expect(try await identity.secondFactor(of: user).isOn)
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff set one up before they come in, where that is asked for`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.isSecondFactorRequiredOfStaff = true }) { fixture in
            let identity = fixture.identity
            let user = try await identity.createStaff(
                email: "li@example.com", role: .administrator, password: IdentityFixture.goodPassword,
                by: .system("test")
            ).id
            try await fixture.register("shopper@example.com")
            #expect(try await fixture.signInBrowser("shopper@example.com").step == nil)
            await #expect(throws: IdentityError.secondFactorMissing) { try await fixture.signIn() }
            let half = try await fixture.signInBrowser()
            #expect(half.step == .setUp && half.session.session.principal == .anonymous)
            let pending = try #require(try await identity.pendingSignIn(half.session.token))
            let setup = try #require(pending.setup)
            #expect(setup.account == "li@example.com")
            #expect(
                setup.uri(issuer: "掌柜 Shop")
                    == "otpauth://totp/%E6%8E%8C%E6%9F%9C%20Shop:li%40example%2Ecom?secret=\(setup.secret)"
                    + "&issuer=%E6%8E%8C%E6%9F%9C%20Shop")
            let app = try Authenticator(setup, fixture.clock)
            await #expect(throws: IdentityError.secondFactorWrong) {
                try await identity.finishSetup(
                    half.session.token, code: app.wrongCode, from: .unknown, requestID: nil)
            }
            #expect(try await !identity.secondFactor(of: user).isOn)
            let (whole, codes) = try await identity.finishSetup(
                half.session.token, code: app.code(), from: .unknown, requestID: "r1")
            #expect(codes.count == SecondFactor.recoveryCodeCount)
            #expect(try await identity.browserSession(whole.session.token)?.principal.actor == .user(user))
            #expect(try await fixture.signInBrowser().step == .code)
            fixture.clock.advance(by: .seconds(60))
            _ = try await fixture.signIn(totp: app.code())
        }
    }

    @Test(arguments: TestEngine.all)
    func `each session is offered a secret of its own`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.isSecondFactorRequiredOfStaff = true }) { fixture in
            let identity = fixture.identity
            let user = try await identity.createStaff(
                email: "li@example.com", role: .operator, password: IdentityFixture.goodPassword, by: .system("test")
            ).id
            func offered(_ token: String) async throws -> Authenticator {
                try Authenticator(try #require(try await identity.pendingSignIn(token)?.setup), fixture.clock)
            }
            let own = try await fixture.signInBrowser().session.token
            let app = try await offered(own)
            // Somebody else who knows the password, or a second tab.
            let other = try await fixture.signInBrowser().session.token
            let otherApp = try await offered(other)
            #expect(app.secret != otherApp.secret)
            #expect(try await offered(own).secret == app.secret)
            await #expect(throws: IdentityError.secondFactorWrong) {
                _ = try await identity.finishSetup(own, code: otherApp.code(), from: .unknown, requestID: nil)
            }
            _ = try await identity.finishSetup(own, code: app.code(), from: .unknown, requestID: nil)
            await #expect(throws: IdentityError.invalidToken) {
                _ = try await identity.finishSetup(other, code: otherApp.code(), from: .unknown, requestID: nil)
            }
            fixture.clock.advance(by: .seconds(60))
            _ = try await fixture.signIn(totp: app.code())
            #expect(try await identity.secondFactor(of: user).isOn)
            #expect(try await fixture.count("second_factor_offers") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `sessions of staff from before the rule end where a node starts with it`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (_, app, _) = try await fixture.withSecondFactor("safe@example.com")
            let safe = try await fixture.signIn("safe@example.com", totp: app.code()).tokens
            let shopper = try await fixture.register("shopper@example.com").tokens
            _ = try await fixture.identity.createStaff(
                email: "li@example.com", role: .operator, password: IdentityFixture.goodPassword, by: .system("test"))
            let program = try await fixture.signIn().tokens
            let browser = try await fixture.signInBrowser().session
            #expect(try await fixture.identity.endSessionsWithoutSecondFactor() == 0)
            #expect(try await fixture.identity.browserSession(browser.token)?.principal != .anonymous)

            let strict = Identity(
                database: fixture.database, configuration: Identity.Configuration(),
                passwords: PasswordHasher(), sender: .none)
            #expect(try await strict.endSessionsWithoutSecondFactor() == 2)
            #expect(try await strict.endSessionsWithoutSecondFactor() == 0)
            #expect(try await strict.browserSession(browser.token) == nil)
            #expect(try await strict.authenticate(accessToken: program.accessToken) == nil)
            await #expect(throws: IdentityError.invalidToken) { try await strict.refresh(program.refreshToken) }
            for tokens in [safe, shopper] {
                #expect(try await strict.authenticate(accessToken: tokens.accessToken) != nil)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a first step that many finish at once is one session`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.accountRule = .loose }) { fixture in
            let (_, _, codes) = try await fixture.withSecondFactor()
            let half = try await fixture.signInBrowser().session.token
            // Each has a code of its own, so that only the first step is in short supply.
            let outcomes = try await fixture.race(8) { number in
                _ = try await fixture.identity.finishSignIn(half, code: codes[number], from: .unknown)
            }
            #expect(outcomes.count { $0 == nil } == 1, "\(outcomes)")
            #expect(outcomes.count { $0 == "invalid_token" } == 7, "\(outcomes)")
            let used = try await fixture.database.read {
                try $0.rows("SELECT hash FROM recovery_codes WHERE used_at IS NOT NULL").count
            }
            #expect(used == 1)
        }
    }
}
