import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct SessionTests {
    @Test(arguments: TestEngine.all)
    func `an access token lives for half an hour, a refresh token for thirty days`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let first = try await fixture.register().tokens
            fixture.clock.advance(by: .minutes(30) - .milliseconds(1))
            #expect(try await identity.authenticate(accessToken: first.accessToken) != nil)
            fixture.clock.advance(by: .milliseconds(1))
            #expect(try await identity.authenticate(accessToken: first.accessToken) == nil)

            fixture.clock.advance(by: .days(29))
            let second = try await identity.refresh(first.refreshToken).tokens
            #expect(second.sessionID == first.sessionID)
            #expect(second.accessToken != first.accessToken)
            #expect(try await identity.authenticate(accessToken: second.accessToken) != nil)
            fixture.clock.advance(by: .days(30))
            await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(second.refreshToken) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many refreshes with one token one wins, and then its session is over`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let bystander = try await fixture.register("wang@example.com").tokens
            let first = try await fixture.register().tokens
            let won = Locked<[TokenPair]>([])
            let outcomes = try await fixture.race(20) { _ in
                let pair = try await identity.refresh(first.refreshToken).tokens
                won.change { $0.append(pair) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "invalid_token" } == 19)
            let pair = try #require(won.value.first)
            #expect(try await identity.authenticate(accessToken: pair.accessToken) == nil)
            #expect(try await identity.authenticate(accessToken: first.accessToken) == nil)
            await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(pair.refreshToken) }
            #expect(try await identity.authenticate(accessToken: bystander.accessToken) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refresh whose commit was not answered signs nobody out`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let first = try await fixture.register().tokens
            fixture.log.plan(
                .once(nth: 1), matching: "COMMIT", error: DatabaseError(.commitUnknown, "a planned lost answer"))
            let second = try await fixture.identity.refresh(first.refreshToken).tokens
            #expect(fixture.log.endPlan())
            #expect(try await fixture.identity.authenticate(accessToken: second.accessToken) != nil)
            let third = try await fixture.identity.refresh(second.refreshToken).tokens
            #expect(try await fixture.identity.authenticate(accessToken: third.accessToken) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refresh token that comes again later ends the session`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let first = try await fixture.register().tokens
            let second = try await identity.refresh(first.refreshToken).tokens
            #expect(try await identity.authenticate(accessToken: second.accessToken) != nil)
            await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(first.refreshToken) }
            #expect(try await identity.authenticate(accessToken: second.accessToken) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `tokens that never were open nothing`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let tokens = try await fixture.register().tokens
            let foreign = SecureRandom.system.token(byteCount: 32)
            for token in ["", "x", foreign, tokens.refreshToken, tokens.accessToken + "A"] {
                #expect(try await identity.authenticate(accessToken: token) == nil)
                #expect(try await identity.browserSession(token) == nil)
            }
            for token in ["", "x", foreign, tokens.accessToken] {
                await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(token) }
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `callers at the same time share queries and get their own answers`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: IdentityMigrations.all) { base in
            let fixture = IdentityFixture(base) { $0.addressRule = nil }
            var known: [(token: String, principal: Principal)] = []
            for number in 0..<20 {
                let signedIn = try await fixture.register("p\(number)@example.com")
                known.append(
                    (signedIn.tokens.accessToken, .user(signedIn.user.id, .shopper, signedIn.tokens.sessionID)))
            }
            base.log.clear()
            let people = known
            let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<1_000 {
                    group.addTask {
                        if number.isMultiple(of: 7) {
                            let token = SecureRandom.system.token(byteCount: 32)
                            return try await fixture.identity.authenticate(accessToken: token) != nil
                        }
                        let person = people[number % people.count]
                        return try await fixture.identity.authenticate(accessToken: person.token) != person.principal
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wrong == 0)
            let queries = base.log.statements.count { $0.contains("access_tokens") }
            #expect((1..<1_000).contains(queries), "\(queries) queries for 1,000 callers")
        }
    }

    @Test(arguments: TestEngine.all)
    func `where the shared query fails every caller asks alone, and the next ones share again`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: IdentityMigrations.all) { base in
            let fixture = IdentityFixture(base)
            let tokens = try await fixture.register().tokens
            base.log.plan(.once(nth: 1), matching: "access_tokens")
            let failures = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        do {
                            return try await fixture.identity.authenticate(accessToken: tokens.accessToken) == nil
                        } catch {
                            return true
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(base.log.endPlan())
            #expect(failures == 1, "only the caller whose statement failed")
            #expect(try await fixture.identity.authenticate(accessToken: tokens.accessToken) != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a person sees and ends own sessions and nobody else's`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let li = try await fixture.register()
            let wang = try await fixture.register("wang@example.com")
            fixture.clock.advance(by: .seconds(1))
            let phone = try await fixture.signIn()
            let sessions = try await identity.sessions(of: li.user.id)
            #expect(sessions.map(\.id) == [phone.tokens.sessionID, li.tokens.sessionID])
            #expect(sessions.map(\.device) == ["test", "test"])
            await #expect(throws: NotFound("session")) {
                try await identity.revoke(li.tokens.sessionID, of: wang.user.id)
            }
            try await identity.revoke(li.tokens.sessionID, of: li.user.id)
            #expect(try await identity.authenticate(accessToken: li.tokens.accessToken) == nil)
            #expect(try await identity.authenticate(accessToken: phone.tokens.accessToken) != nil)
            await #expect(throws: NotFound("session")) {
                try await identity.revoke(li.tokens.sessionID, of: li.user.id)
            }
            try await identity.signOut(phone.tokens.sessionID)
            #expect(try await identity.sessions(of: li.user.id).isEmpty)
            #expect(try await identity.sessions(of: wang.user.id).count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a suspended account is signed out everywhere at once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let li = try await fixture.register()
            try await identity.setState(.suspended, of: li.user.id, by: .system("test"))
            #expect(try await identity.authenticate(accessToken: li.tokens.accessToken) == nil)
            await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(li.tokens.refreshToken) }
            try await identity.setState(.active, of: li.user.id, by: .system("test"))
            #expect(try await identity.authenticate(accessToken: li.tokens.accessToken) == nil, "what ended stays so")
            _ = try await fixture.signIn()
        }
    }

    @Test(arguments: TestEngine.all)
    func `the sweep deletes what has expired and nothing else`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            try await fixture.register("old@example.com")
            _ = try await identity.requestCode(phone: "13800138000", purpose: .signIn, from: .unknown)
            await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn(password: "wrong") }
            _ = try await identity.openBrowserSession(from: .unknown)
            fixture.clock.advance(by: .days(31))
            let live = try await fixture.register().tokens
            let second = try await identity.refresh(live.refreshToken).tokens
            let before = try await fixture.count("sessions")
            #expect(before == 3)
            var swept = 0
            for _ in 1...20 { swept += try await identity.sweepExpired(limit: 1) }
            #expect(swept > 5)
            #expect(try await identity.sweepExpired(limit: 100) == 0)
            for (table, count) in [
                ("sessions", 1), ("access_tokens", 2), ("refresh_tokens", 2), ("verification_codes", 0), ("users", 2),
            ] {
                #expect(try await fixture.count(table) == count, "\(table)")
            }
            #expect(try await identity.authenticate(accessToken: second.accessToken) != nil)
            await #expect(throws: IdentityError.invalidToken) { try await identity.refresh(live.refreshToken) }
            #expect(
                try await identity.authenticate(accessToken: second.accessToken) == nil,
                "a spent token is kept, so that its reuse is seen")
        }
    }
}
