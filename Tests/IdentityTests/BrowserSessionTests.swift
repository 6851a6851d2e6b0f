import Identity
import Kernel
import TestSupport
import Testing

@Suite struct BrowserSessionTests {
    @Test(arguments: TestEngine.all)
    func `signing in gives a browser another session, and the old one is dead`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let user = try await fixture.register().user
            let before = try await identity.openBrowserSession(from: IdentityFixture.origin)
            #expect(before.session.principal == .anonymous)
            #expect(try await identity.browserSession(before.token) == before.session)

            let after = try await identity.signInBrowser(
                .emailPassword(email: "li@example.com", password: IdentityFixture.goodPassword),
                replacing: before.token, from: IdentityFixture.origin
            ).session
            #expect(after.session.principal == .user(user.id, .shopper, after.session.id))
            #expect(after.session.id != before.session.id)
            #expect(after.session.csrfSecret != before.session.csrfSecret)
            #expect(try await identity.browserSession(after.token) == after.session)
            #expect(try await identity.browserSession(before.token) == nil)
            #expect(try await identity.authenticate(accessToken: after.token) == nil, "a cookie is no bearer token")

            try await identity.endBrowserSession(after.token)
            #expect(try await identity.browserSession(after.token) == nil)
            try await identity.endBrowserSession(after.token)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a failed sign-in leaves the browser as it was`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let before = try await fixture.identity.openBrowserSession(from: IdentityFixture.origin)
            await #expect(throws: IdentityError.invalidCredentials) {
                try await fixture.identity.signInBrowser(
                    .emailPassword(email: "li@example.com", password: "wrong"), replacing: before.token,
                    from: IdentityFixture.origin)
            }
            #expect(try await fixture.identity.browserSession(before.token) == before.session)
            #expect(try await fixture.count("sessions") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `registering signs a browser in`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let opened = try await fixture.identity.registerBrowser(
                .email("li@example.com", password: IdentityFixture.goodPassword), replacing: nil, from: .unknown)
            #expect(try await fixture.identity.browserSession(opened.session.token) == opened.session.session)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many rotations of one token one wins`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let opened = try await identity.openBrowserSession(from: .unknown)
            let tokens = Locked<[String]>([])
            let outcomes = try await fixture.race(20) { _ in
                let rotated = try await identity.rotateBrowserSession(opened.token)
                #expect(rotated.session == opened.session)
                tokens.change { $0.append(rotated.token) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "invalid_token" } == 19)
            let token = try #require(tokens.value.first)
            #expect(try await identity.browserSession(token) == opened.session)
            #expect(try await identity.browserSession(opened.token) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a browser is forgotten after fourteen days without a visit`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let token = try await fixture.identity.openBrowserSession(from: .unknown).token
            for _ in 1...4 {
                fixture.clock.advance(by: .days(14) - .milliseconds(1))
                #expect(try await fixture.identity.browserSession(token) != nil)
            }
            fixture.clock.advance(by: .days(14))
            #expect(try await fixture.identity.browserSession(token) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `visits are written once an hour`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: IdentityMigrations.all) { base in
            let identity = IdentityFixture(base).identity
            let token = try await identity.openBrowserSession(from: .unknown).token
            base.log.clear()
            for _ in 1...5 {
                base.clock.advance(by: .minutes(30))
                _ = try await identity.browserSession(token)
            }
            #expect(base.log.statements.count { $0.contains("UPDATE sessions") } == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a closed account's browser is nobody's`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let opened = try await fixture.identity.registerBrowser(
                .email("li@example.com", password: IdentityFixture.goodPassword), replacing: nil, from: .unknown)
            try await fixture.identity.setState(.closed, of: opened.user.id, by: .system("test"))
            #expect(try await fixture.identity.browserSession(opened.session.token) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a guest token is a caller without asking anybody`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let guest = GuestToken.make()
            #expect(guest.text.utf8.count == 22)
            #expect(guest.hash.utf8.count == 64)
            #expect(try await fixture.identity.principal(bearer: guest.text) == .guest(tokenHash: guest.hash))
            let signedIn = try await fixture.register()
            #expect(
                try await fixture.identity.principal(bearer: signedIn.tokens.accessToken)
                    == .user(signedIn.user.id, .shopper, signedIn.tokens.sessionID))
            #expect(GuestToken(guest.text + "A") == nil)
            #expect(GuestToken("!!!!!!!!!!!!!!!!!!!!!!") == nil)
        }
    }
}
