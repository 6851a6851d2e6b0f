import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct RegisterTests {
    @Test(arguments: TestEngine.all)
    func `a person registers by e-mail and is signed in`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let signedIn = try await fixture.register(" Li.Na@Example.COM ")
            #expect(signedIn.user.email == "li.na@example.com")
            #expect(signedIn.user.name == "Li")
            #expect(signedIn.user.role == .shopper)
            #expect(signedIn.user.version == 1)
            #expect(signedIn.tokens.expiresInSeconds == 1_800)
            let principal = try await fixture.identity.authenticate(accessToken: signedIn.tokens.accessToken)
            #expect(principal == .user(signedIn.user.id, .shopper, signedIn.tokens.sessionID))
            #expect(try await fixture.identity.profile(of: signedIn.user.id) == signedIn.user)
        }
    }

    @Test(arguments: TestEngine.all)
    func `fifty registrations of one e-mail make one account`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register("somebody@example.com")
            let outcomes = try await fixture.race(50) { number in
                try await fixture.register(number.isMultiple(of: 2) ? "li@example.com" : "LI@EXAMPLE.com")
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "account_exists" } == 49)
            #expect(try await fixture.count("users") == 2)
            #expect(try await fixture.count("sessions") == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `nothing of a secret is stored`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let tokens = try await fixture.register().tokens
            let stored: [String] = try await fixture.database.read { session in
                let hashes = try session.rows("SELECT hash FROM access_tokens").map { try $0[0] as String }
                let more = try session.rows("SELECT hash FROM refresh_tokens").map { try $0[0] as String }
                return try hashes + more + session.rows("SELECT password_hash FROM users").map { try $0[0] as String }
            }
            #expect(stored.count == 3)
            for secret in [tokens.accessToken, tokens.refreshToken, IdentityFixture.goodPassword] {
                #expect(!stored.contains { $0.contains(secret) })
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refused registration leaves nothing behind`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            await #expect(throws: IdentityError.invalidEmail) { try await fixture.register("nobody") }
            await #expect(throws: IdentityError.weakPassword(.common)) {
                try await fixture.register(password: "woaini1314")
            }
            await #expect(throws: IdentityError.weakPassword(.personal)) {
                try await fixture.register("lina1988@example.com", password: "lina1988lina")
            }
            await #expect(throws: IdentityError.invalidName) {
                try await fixture.identity.register(
                    .email("li@example.com", password: IdentityFixture.goodPassword),
                    name: String(repeating: "长", count: 51), from: .unknown)
            }
            let (userCount, sessionCount) = (try await fixture.count("users"), try await fixture.count("sessions"))
            #expect(userCount == 0)
            #expect(sessionCount == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a person registers by phone and code, once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let receipt = try await identity.requestCode(
                phone: "138 0013 8000", purpose: .register, from: IdentityFixture.origin)
            #expect(receipt.expiresInSeconds == 300)
            #expect(receipt.resendAfterSeconds == 60)
            #expect(fixture.phone.received.last?.recipient == "+8613800138000")
            let code = fixture.phone.code
            #expect(code.utf8.count == 6)
            await #expect(throws: IdentityError.codeWrong) {
                try await identity.register(.phone("13800138000", code: fixture.phone.wrongCode), from: .unknown)
            }
            let outcomes = try await fixture.race(20) { _ in
                _ = try await identity.register(.phone("+86 13800138000", code: code), from: .unknown)
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "code_wrong" } == 19, "a code is good for one use")
            #expect(try await fixture.count("users") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `registrations from one address have a limit that can be switched off`(engine: TestEngine) async throws {
        let rule = ThrottleRule(attemptLimit: 3, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 900)
        try await withIdentity(engine, configure: { $0.addressRule = rule }) { fixture in
            let outcomes = try await fixture.race(10) { try await fixture.register("p\($0)@example.com") }
            #expect(outcomes.count { $0 == nil } == 3)
            #expect(outcomes.count { $0 == "throttled" } == 7)
            #expect(try await fixture.count("users") == 3)
        }
        try await withIdentity(engine, configure: { $0.addressRule = nil }) { fixture in
            let outcomes = try await fixture.race(10) { try await fixture.register("p\($0)@example.com") }
            #expect(outcomes.allSatisfy { $0 == nil })
        }
    }

    /// Whoever has an IPv6 line has 2^64 addresses, and would have as many attempts.
    @Test(arguments: TestEngine.all)
    func `an IPv6 network counts as one address`(engine: TestEngine) async throws {
        let rule = ThrottleRule(attemptLimit: 3, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 900)
        try await withIdentity(engine, configure: { $0.addressRule = rule }) { fixture in
            func register(_ number: Int, from address: String) async throws -> [String?] {
                try await fixture.race(1) { _ in
                    _ = try await fixture.identity.register(
                        .email("p\(number)@example.com", password: IdentityFixture.goodPassword),
                        from: Origin(address: address))
                }
            }
            for number in 1...3 {
                let inside = try await register(number, from: "2001:db8:7:1:\(number)::\(number)")
                #expect(inside == [nil])
            }
            #expect(try await register(4, from: "2001:db8:7:1:ffff::4") == ["throttled"])
            #expect(try await register(5, from: "2001:db8:7:2::1") == [nil])
        }
    }

    @Test(arguments: TestEngine.all)
    func `one address asks for fewer codes than it may sign in`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let outcomes = try await fixture.race(30) { number in
                _ = try await identity.requestCode(
                    phone: "138001380\(10 + number)", purpose: .register, from: IdentityFixture.origin)
            }
            #expect(outcomes.count { $0 == nil } == 20 && outcomes.count { $0 == "throttled" } == 10)
            #expect(fixture.phone.received.count == 20)
            try await fixture.register()
            for _ in 1...30 { _ = try await fixture.signIn() }
        }
        try await withIdentity(engine, configure: { $0.codeAddressRule = nil }) { fixture in
            let identity = fixture.identity
            let outcomes = try await fixture.race(30) { number in
                _ = try await identity.requestCode(
                    phone: "138001380\(10 + number)", purpose: .register, from: IdentityFixture.origin)
            }
            #expect(outcomes.allSatisfy { $0 == nil })
        }
    }
}
