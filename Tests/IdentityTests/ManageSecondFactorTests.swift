import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

/// Setting up, renewing, removing and resetting a factor from within.
@Suite struct ManageSecondFactorTests {
    @Test(arguments: TestEngine.all)
    func `what is offered on the account's page is that session's, for ten minutes`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let user = try await fixture.register().user.id
            let sessions = [try await fixture.signIn().tokens.sessionID, try await fixture.signIn().tokens.sessionID]
            var apps: [Authenticator] = []
            for session in sessions {
                let setup = try await identity.beginSecondFactor(
                    of: user, in: session, password: IdentityFixture.goodPassword)
                apps.append(try Authenticator(setup, fixture.clock))
            }
            #expect(apps[0].secret != apps[1].secret)
            let shown = try #require(try await identity.secondFactorSetup(of: user, in: sessions[0]))
            #expect(try Authenticator(shown, fixture.clock).secret == apps[0].secret)
            await #expect(throws: IdentityError.secondFactorWrong) {
                try await identity.confirmSecondFactor(
                    of: user, code: apps[1].code(), keeping: sessions[0], by: .user(user))
            }
            fixture.clock.advance(by: .minutes(10))
            #expect(try await identity.secondFactorSetup(of: user, in: sessions[0]) == nil)
            await #expect(throws: IdentityError.secondFactorWrong) {
                try await identity.confirmSecondFactor(
                    of: user, code: apps[0].code(), keeping: sessions[0], by: .user(user))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `giving up what a session began leaves what others began`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let user = try await fixture.register().user.id
            let sessions = [try await fixture.signIn().tokens.sessionID, try await fixture.signIn().tokens.sessionID]
            var apps: [Authenticator] = []
            for session in sessions {
                let setup = try await identity.beginSecondFactor(
                    of: user, in: session, password: IdentityFixture.goodPassword)
                apps.append(try Authenticator(setup, fixture.clock))
            }
            for _ in 1...2 { try await identity.abandonSecondFactor(of: user, in: sessions[0]) }
            #expect(try await identity.secondFactorSetup(of: user, in: sessions[0]) == nil)
            await #expect(throws: IdentityError.secondFactorWrong) {
                try await identity.confirmSecondFactor(
                    of: user, code: apps[0].code(), keeping: sessions[0], by: .user(user))
            }
            _ = try await identity.confirmSecondFactor(
                of: user, code: apps[1].code(), keeping: sessions[1], by: .user(user))
            // Nor does it take away what is on.
            try await identity.abandonSecondFactor(of: user, in: sessions[1])
            #expect(try await identity.secondFactor(of: user).isOn)
        }
    }

    @Test(arguments: TestEngine.all)
    func `setting it up takes the password, whose guesses are counted`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let signedIn = try await fixture.register()
            let (user, session) = (signedIn.user.id, signedIn.tokens.sessionID)
            func begin(_ password: String?) async throws {
                _ = try await identity.beginSecondFactor(of: user, in: session, password: password)
            }
            await #expect(throws: InputError.missing(field: "current_password")) { try await begin(nil) }
            for _ in 1...5 {
                await #expect(throws: IdentityError.wrongPassword) { try await begin("not this one") }
            }
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) {
                try await begin(IdentityFixture.goodPassword)
            }
            #expect(try await identity.secondFactorSetup(of: user, in: session) == nil)
            fixture.clock.advance(by: .seconds(60))
            try await begin(IdentityFixture.goodPassword)
            #expect(try await identity.secondFactorSetup(of: user, in: session) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a code that is short of room names the shop once, or not at all`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let signedIn = try await fixture.register()
            let setup = try await fixture.identity.beginSecondFactor(
                of: signedIn.user.id, in: signedIn.tokens.sessionID, password: IdentityFixture.goodPassword)
            func uri(_ issuer: String) -> String { setup.uri(issuer: issuer, atMost: 213) }
            let bare = "otpauth://totp/li%40example%2Ecom?secret=\(setup.secret)"
            #expect(uri("掌柜") == setup.uri(issuer: "掌柜"))
            let (once, never) = (String(repeating: "茶", count: 10), String(repeating: "茶", count: 60))
            #expect(uri(once) == bare + "&issuer=" + String(repeating: "%E8%8C%B6", count: 10))
            #expect(uri(never) == bare)
            #expect(setup.uri(issuer: never).utf8.count > 1_000)
        }
    }

    @Test(arguments: TestEngine.all)
    func `removing it takes digits, and staff who need one set it up again`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.isSecondFactorRequiredOfStaff = true }) { fixture in
            let identity = fixture.identity
            let (user, app, _) = try await fixture.withSecondFactor()
            let session = try await fixture.signIn(totp: app.code()).tokens
            fixture.clock.advance(by: .seconds(60))
            await #expect(throws: IdentityError.secondFactorWrong) {
                try await identity.removeSecondFactor(
                    of: user, role: .operator, code: app.wrongCode, keeping: session.sessionID, by: .user(user))
            }
            await #expect(throws: IdentityError.secondFactorState) {
                try await identity.beginSecondFactor(
                    of: user, in: session.sessionID, password: IdentityFixture.goodPassword)
            }
            #expect(try await identity.authenticate(accessToken: session.accessToken) != nil)
            try await identity.removeSecondFactor(
                of: user, role: .operator, code: app.code(), keeping: session.sessionID, by: .user(user))
            #expect(try await identity.authenticate(accessToken: session.accessToken) == nil)
            #expect(try await fixture.count("recovery_codes") == 0)
            #expect(try await fixture.signInBrowser().step == .setUp)
        }
    }

    @Test(arguments: TestEngine.all)
    func `new recovery codes end the old ones`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (user, app, old) = try await fixture.withSecondFactor()
            let new = try await fixture.identity.renewRecoveryCodes(of: user, code: app.code(), by: .user(user))
            await #expect(throws: IdentityError.secondFactorWrong) { try await fixture.signIn(totp: old[3]) }
            _ = try await fixture.signIn(totp: new[3])
        }
    }

    @Test(arguments: TestEngine.all)
    func `an administrator resets another's, who is out at once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let (user, app, _) = try await fixture.withSecondFactor()
            let boss = Caller(.user(UserID(7)), requestID: "r7")
            let access = try await fixture.signIn(totp: app.code()).tokens.accessToken
            await #expect(throws: IdentityError.ownAccount) {
                try await identity.resetSecondFactor(of: user, by: .user(user))
            }
            await #expect(throws: NotFound.self) { try await identity.resetSecondFactor(of: UserID(1), by: boss) }
            await #expect(throws: NotFound.self) {
                try await identity.resetSecondFactor(of: .phone("13800138000"), by: boss)
            }
            await #expect(throws: IdentityError.invalidPhone) {
                try await identity.resetSecondFactor(of: .phone("x"), by: boss)
            }
            try await identity.resetSecondFactor(of: .id(user), by: boss)
            await #expect(throws: IdentityError.secondFactorState) {
                try await identity.resetSecondFactor(of: user, by: boss)
            }
            #expect(try await identity.authenticate(accessToken: access) == nil)
            _ = try await fixture.signIn()
            let line = try #require(
                try await fixture.database.read { try $0.auditLog(.subject(user.description)).items.first })
            #expect(line.action == "second_factor_reset" && line.actor == UserID(7).description)
        }
    }
}
