import Cryptography
import Database
import Dispatch
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test(arguments: TestEngine.all)
    func `case and width of the e-mail do not matter, those of the password do`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let registered = try await fixture.register()
            #expect(try await fixture.signIn("LI@example.COM").user.id == registered.user.id)
            await #expect(throws: IdentityError.invalidCredentials) {
                try await fixture.signIn(password: "Correct horse battery")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a password is the same however its accents were typed`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register(password: "cre\u{0301}me bru\u{0302}le\u{0301}e")
            _ = try await fixture.signIn(password: "cr\u{00E9}me br\u{00FB}l\u{00E9}e")
        }
    }

    @Test(arguments: TestEngine.all)
    func `unknown, closed and wrong all look the same`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let closed = try await fixture.register("closed@example.com")
            try await fixture.identity.setState(.closed, of: closed.user.id, by: .system("test"))
            try await fixture.register()
            for (email, password) in [
                ("nobody@example.com", IdentityFixture.goodPassword), ("no address", IdentityFixture.goodPassword),
                ("closed@example.com", IdentityFixture.goodPassword), ("li@example.com", "wrong password"),
                ("li@example.com", String(repeating: "x", count: 100_000)), ("li@example.com", ""),
            ] {
                await #expect(throws: IdentityError.invalidCredentials) {
                    try await fixture.signIn(email, password: password)
                }
            }
            #expect(try await fixture.count("sessions") == 2, "one for each registration, none for a failure")
        }
    }

    @Test(arguments: TestEngine.all)
    func `the sixth failure has to wait, each time twice as long`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register()
            for _ in 1...5 {
                await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn(password: "wrong") }
            }
            for pause in [60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
                // Even the right password waits: or a guesser would know it by the answer.
                await #expect(throws: IdentityError.throttled(retryAfterSeconds: pause)) { try await fixture.signIn() }
                fixture.clock.advance(by: .seconds(pause) - .milliseconds(1))
                await #expect(throws: IdentityError.throttled(retryAfterSeconds: 1)) { try await fixture.signIn() }
                fixture.clock.advance(by: .milliseconds(1))
                await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn(password: "wrong") }
            }
            fixture.clock.advance(by: .hours(1))
            _ = try await fixture.signIn()
            for _ in 1...4 {
                await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn(password: "wrong") }
            }
            _ = try await fixture.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `failures are forgotten after a quarter of an hour`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register()
            for _ in 1...3 {
                for _ in 1...4 {
                    await #expect(throws: IdentityError.invalidCredentials) {
                        try await fixture.signIn(password: "wrong")
                    }
                }
                fixture.clock.advance(by: .minutes(15))
            }
            _ = try await fixture.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a crowd of guesses is never more than the limit`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            try await fixture.register()
            let outcomes = try await fixture.race(60) { number in
                let email = number.isMultiple(of: 2) ? "li@example.com" : "LI@example.com"
                _ = try await fixture.signIn(email, password: "x")
            }
            #expect(outcomes.count { $0 == "invalid_credentials" } == 5)
            #expect(outcomes.count { $0 == "throttled" } == 55)
        }
    }

    @Test(arguments: TestEngine.all)
    func `one address may fail for many accounts only so often, and successes are free`(
        engine: TestEngine
    ) async throws {
        let rule = ThrottleRule(attemptLimit: 10, windowSeconds: 900, firstPauseSeconds: 60, longestPauseSeconds: 900)
        try await withIdentity(engine, configure: { $0.addressRule = rule }) { fixture in
            try await fixture.register()
            for _ in 1...30 { _ = try await fixture.signIn() }
            let outcomes = try await fixture.race(30) { _ = try await fixture.signIn("p\($0)@example.com") }
            #expect(outcomes.count { $0 == "invalid_credentials" } == 10)
            #expect(outcomes.count { $0 == "throttled" } == 20)
            _ = try await fixture.identity.signIn(
                .emailPassword(email: "li@example.com", password: IdentityFixture.goodPassword),
                from: Origin(address: "203.0.113.8"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a hash of another cost is made anew at sign-in`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: IdentityMigrations.all) { base in
            try await IdentityFixture(base).register()
            let costlier = IdentityFixture(base, cost: .init(memoryKiB: 128, passes: 1, lanes: 1))
            _ = try await costlier.signIn()
            let hash: String? = try await base.database.read {
                try $0.first("SELECT password_hash FROM users")?["password_hash"]
            }
            #expect(hash?.hasPrefix("$argon2id$v=19$m=128,t=1,p=1$") == true)
            _ = try await costlier.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `where hashing is too busy to tell, no attempt is counted`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: IdentityMigrations.all) { base in
            let fixture = IdentityFixture(base)
            try await fixture.register()
            let passwords = PasswordHasher(threadLimit: 1, queueLimit: 0)
            let busy = Identity(
                database: base.database, configuration: .init(), passwords: passwords, sender: fixture.phone.sender)
            let (isHeld, release) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await passwords.run {
                        isHeld.continuation.yield()
                        release.wait()
                    }
                }
                for await _ in isHeld.stream.prefix(1) {}
                for _ in 1...7 {
                    await #expect(throws: PasswordHashingError.busy) {
                        try await busy.signIn(
                            .emailPassword(email: "li@example.com", password: "wrong"), from: IdentityFixture.origin)
                    }
                }
                release.signal()
                try await group.waitForAll()
            }
            _ = try await fixture.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a code signs in once, and five guesses are all there are`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.addressRule = nil }) { fixture in
            let identity = fixture.identity
            _ = try await identity.requestCode(phone: "13800138000", purpose: .register, from: .unknown)
            let user = try await identity.register(.phone("13800138000", code: fixture.phone.code), from: .unknown).user
            let signIn: @Sendable (String) async throws -> Profile = { code in
                try await identity.signIn(.phoneCode(phone: "+8613800138000", code: code), from: .unknown).user
            }

            _ = try await identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            #expect(try await signIn(fixture.phone.code).id == user.id)
            await #expect(throws: IdentityError.codeWrong) { try await signIn(fixture.phone.code) }

            fixture.clock.advance(by: .seconds(60))
            _ = try await identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            let wrong = fixture.phone.wrongCode
            let outcomes = try await fixture.race(30) { _ in _ = try await signIn(wrong) }
            #expect(outcomes.allSatisfy { $0 == "code_wrong" })
            await #expect(throws: IdentityError.codeWrong) { try await signIn(fixture.phone.code) }

            fixture.clock.advance(by: .seconds(60))
            _ = try await identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            fixture.clock.advance(by: .minutes(5))
            await #expect(throws: IdentityError.codeWrong) { try await signIn(fixture.phone.code) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a code for one purpose is none for another`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            _ = try await identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            await #expect(throws: IdentityError.codeWrong) {
                try await identity.register(.phone("13800138000", code: fixture.phone.code), from: .unknown)
            }
            _ = try await identity.requestCode(phone: "13900139000", purpose: .register, from: .unknown)
            await #expect(throws: IdentityError.codeWrong) {
                try await identity.signIn(.phoneCode(phone: "13900139000", code: fixture.phone.code), from: .unknown)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `the right code of a phone without an account registers it, once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (identity, phone) = (fixture.identity, "13800138000")
            _ = try await identity.requestCode(phone: phone, purpose: .signIn, from: .unknown)
            let code = fixture.phone.code
            await #expect(throws: IdentityError.noAccount) {
                try await identity.signIn(.phoneCode(phone: phone, code: code), from: .unknown)
            }
            await #expect(throws: IdentityError.codeWrong) {
                try await identity.signIn(.phoneCode(phone: phone, code: code), from: .unknown)
            }
            _ = try await identity.register(.phone(phone, code: code), from: .unknown)
            await #expect(throws: IdentityError.codeWrong) {
                try await identity.register(.phone(phone, code: code), from: .unknown)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `codes leave once a minute and ten times a day`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let request: @Sendable () async throws -> Void = {
                _ = try await fixture.identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            }
            let outcomes = try await fixture.race(20) { _ in try await request() }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "throttled" } == 19)
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 60)) { try await request() }
            for _ in 2...10 {
                fixture.clock.advance(by: .seconds(60))
                try await request()
            }
            fixture.clock.advance(by: .seconds(60))
            await #expect(throws: IdentityError.throttled(retryAfterSeconds: 86_400 - 600)) { try await request() }
            #expect(fixture.phone.received.count == 10)
            fixture.clock.advance(by: .seconds(86_400 - 600))
            try await request()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a code that could not be sent holds up nobody`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            fixture.phone.setBroken(true)
            await #expect(throws: IdentityError.codeNotSent) {
                try await fixture.identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            }
            fixture.phone.setBroken(false)
            _ = try await fixture.identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            #expect(fixture.phone.received.count == 1)
        }
    }
}
