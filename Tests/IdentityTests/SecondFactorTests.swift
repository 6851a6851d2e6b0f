import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

/// Digits and recovery codes at the door.
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
}

extension ThrottleRule {
    /// For races that are about something else.
    static let loose = ThrottleRule(
        attemptLimit: 1_000, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 60)
}
