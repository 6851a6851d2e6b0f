import Identity
import Kernel
import TestSupport
import Testing

/// What is remembered of browsers' sessions, and when it is not believed.
@Suite struct RecentSessionTests {
    @Test(arguments: TestEngine.all)
    func `a session is read once in a second`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let opened = try await fixture.identity.openBrowserSession(from: .unknown)
            fixture.log.clear()
            for _ in 0..<5 {
                #expect(try await fixture.identity.browserSession(opened.token) == opened.session)
            }
            #expect(fixture.log.statements.count == 1)
            fixture.clock.advance(by: .milliseconds(1_001))
            #expect(try await fixture.identity.browserSession(opened.token) == opened.session)
            #expect(fixture.log.statements.count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `that nobody knows a token is not remembered`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let token = try await fixture.identity.openBrowserSession(from: .unknown).token
            try await fixture.identity.endBrowserSession(token)
            fixture.log.clear()
            for _ in 0..<2 { #expect(try await fixture.identity.browserSession(token) == nil) }
            #expect(fixture.log.statements.count == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `whatever is written here ends what is remembered`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let user = try await fixture.register().user
            let opened = try await fixture.identity.signInBrowser(
                .emailPassword(email: "li@example.com", password: IdentityFixture.goodPassword), replacing: nil,
                from: .unknown
            ).session
            #expect(try await fixture.identity.browserSession(opened.token)?.principal == opened.session.principal)
            try await fixture.identity.setState(.suspended, of: user.id, by: .system("test"))
            #expect(try await fixture.identity.browserSession(opened.token) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `what another process ends is over within a second`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let opened = try await fixture.identity.openBrowserSession(from: .unknown)
            #expect(try await fixture.identity.browserSession(opened.token) == opened.session)
            let other = try await fixture.secondNode()
            try await other.endBrowserSession(opened.token)
            #expect(try await other.browserSession(opened.token) == nil)
            #expect(try await fixture.identity.browserSession(opened.token) == opened.session)
            fixture.clock.advance(by: .milliseconds(1_001))
            #expect(try await fixture.identity.browserSession(opened.token) == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `whoever has been signed out is out, however many look at the same time`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            for _ in 0..<20 {
                let token = try await identity.openBrowserSession(from: .unknown).token
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask { for _ in 0..<10 { _ = try await identity.browserSession(token) } }
                    }
                    group.addTask {
                        try await identity.endBrowserSession(token)
                        #expect(try await identity.browserSession(token) == nil)
                    }
                    try await group.waitForAll()
                }
                #expect(try await identity.browserSession(token) == nil)
            }
        }
    }
}
