import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct SecondFactorTests {
    @Test(arguments: TestEngine.all)
    func `a program needs the digits with the password, and each step's once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (user, app, _) = try await fixture.withSecondFactor()
            await #expect(throws: IdentityError.secondFactorRequired) { try await fixture.signIn() }
            await #expect(throws: IdentityError.secondFactorWrong) { try await fixture.signIn(totp: app.wrongCode) }
            #expect(try await fixture.count("sessions") == 0)
            let spaced = "\(app.code().prefix(3)) \(app.code().suffix(3))"
            #expect(try await fixture.signIn(totp: spaced).user.id == user)
            // A step that was used, and the one before it, are used up.
            for steps in [Int64(0), -1] {
                let code = app.code(steps)
                await #expect(throws: IdentityError.secondFactorWrong) { try await fixture.signIn(totp: code) }
            }
            fixture.clock.advance(by: .seconds(30))
            _ = try await fixture.signIn(totp: app.code())
            #expect(try await fixture.count("sessions") == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who send the same digits one gets in`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.accountRule = .loose }) { fixture in
            let (_, app, codes) = try await fixture.withSecondFactor()
            for code in [app.code(), codes[0]] {
                let outcomes = try await fixture.race(12) { _ in _ = try await fixture.signIn(totp: code) }
                #expect(outcomes.count { $0 == nil } == 1, "\(outcomes)")
                #expect(outcomes.count { $0 == "second_factor_wrong" } == 11, "\(outcomes)")
            }
            #expect(try await fixture.count("sessions") == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a recovery code is good once, in any spelling, and for its owner`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (user, _, codes) = try await fixture.withSecondFactor()
            let (_, _, others) = try await fixture.withSecondFactor("han@example.com")
            #expect(Set(codes).count == SecondFactor.recoveryCodeCount && Set(codes).isDisjoint(with: others))
            await #expect(throws: IdentityError.secondFactorWrong) { try await fixture.signIn(totp: others[0]) }
            _ = try await fixture.signIn(totp: codes[0].uppercased().replacing("-", with: " "))
            await #expect(throws: IdentityError.secondFactorWrong) { try await fixture.signIn(totp: codes[0]) }
            #expect(try await fixture.identity.secondFactor(of: user).recoveryCodesLeft == 9)
            let stored = try await fixture.database.read { session in
                try session.rows("SELECT hash FROM recovery_codes").map { try $0[0] as String }
            }
            #expect(stored.allSatisfy { $0.count == 64 } && stored.count == 20)
            let actions = try await fixture.database.read {
                try $0.auditLog(.subject(user.description)).items.map(\.action)
            }
            #expect(actions == ["recovery_code_used", "second_factor_set", "staff_created"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `guesses are throttled with the account's`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (_, app, _) = try await fixture.withSecondFactor()
            for _ in 1...5 {
                await #expect(throws: IdentityError.secondFactorWrong) {
                    try await fixture.signIn(totp: app.wrongCode)
                }
            }
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) {
                try await fixture.signIn(totp: app.code())
            }
            fixture.clock.advance(by: .seconds(60))
            _ = try await fixture.signIn(totp: app.code())
        }
    }

    @Test(arguments: TestEngine.all)
    func `a password alone does not forget the guesses at the second factor`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (_, app, _) = try await fixture.withSecondFactor()
            func guess(_ count: Int) async throws {
                for _ in 0..<count {
                    await #expect(throws: IdentityError.secondFactorWrong) {
                        try await fixture.signIn(totp: app.wrongCode)
                    }
                }
            }
            try await guess(4)
            #expect(try await fixture.signInBrowser().step == .code)
            try await guess(1)
            let half = try await fixture.signInBrowser().session.token
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) {
                try await fixture.signIn(totp: app.code())
            }
            // A browser's guesses and a program's are one count.
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) {
                try await fixture.identity.finishSignIn(half, code: app.code(), from: .unknown)
            }
            fixture.clock.advance(by: .seconds(60))
            _ = try await fixture.signIn(totp: app.code())
            try await guess(4)
        }
    }

    @Test(arguments: TestEngine.all)
    func `fresh codes to the phone bear no more guesses at the second factor`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.codeInterval = .seconds(1) }) { fixture in
            let (identity, phone) = (fixture.identity, fixture.phone)
            func freshCode(_ purpose: VerificationPurpose) async throws -> String {
                fixture.clock.advance(by: .seconds(1))
                _ = try await identity.requestCode(phone: "13800138000", purpose: purpose, from: .unknown)
                return phone.code
            }
            func signIn(_ code: String, totp: String) async throws {
                _ = try await identity.signIn(
                    .phoneCode(phone: "13800138000", code: code), secondFactor: totp, from: .unknown)
            }
            let signedIn = try await identity.register(
                .phone("13800138000", code: try await freshCode(.register)), name: "Li", from: .unknown)
            let user = signedIn.user.id
            let setup = try await identity.beginSecondFactor(
                of: user, in: signedIn.tokens.sessionID, password: nil)
            let app = try Authenticator(setup, fixture.clock)
            _ = try await identity.confirmSecondFactor(
                of: user, code: app.code(), keeping: signedIn.tokens.sessionID, by: .user(user))
            fixture.clock.advance(by: .seconds(60))
            for _ in 1...5 {
                let code = try await freshCode(.signIn)
                await #expect(throws: IdentityError.secondFactorWrong) {
                    try await signIn(code, totp: app.wrongCode)
                }
            }
            let code = try await freshCode(.signIn)
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 59)) {
                try await signIn(code, totp: app.code())
            }
            fixture.clock.advance(by: .seconds(59))
            // A guess that was not judged spent no code.
            try await signIn(code, totp: app.code())
        }
    }

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

extension ThrottleRule {
    /// For races that are about something else.
    static let loose = ThrottleRule(
        attemptLimit: 1_000, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 60)
}
