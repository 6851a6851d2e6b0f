import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct SuspensionTests {
    @Test(arguments: TestEngine.all)
    func `of administrators who suspend each other at once, one is left`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            var people: [UserID] = []
            for number in 0..<4 {
                people.append(
                    try await identity.createStaff(
                        email: "a\(number)@example.com", role: .administrator, password: "seven green bottles",
                        by: .system("cli")
                    ).id)
            }
            let all = people
            let outcomes = try await fixture.race(12) { number in
                let (from, to) = (all[number % 4], all[(number + 1 + number / 4) % 4])
                try await identity.setState(.suspended, of: to, by: .user(from))
            }
            // Twelve pairs of two: a state that is there already is no error.
            let states = try await identity.people(roles: [.administrator], after: nil, limit: .standard).items
            #expect(states.count { $0.state == .active } == 1, "\(states.map(\.state))")
            #expect(Set(outcomes) == [nil, "last_administrator"])
            let lines = try await fixture.database.read { try $0.auditLog().items }
            #expect(lines.count { $0.action == "account_changed" } == 3)
            let last = try #require(states.first { $0.state == .active }).id
            for state in [UserState.suspended, .closed] {
                await #expect(throws: IdentityError.lastAdministrator) {
                    try await identity.setState(state, of: last, by: .system("cli"))
                }
            }
            await #expect(throws: IdentityError.ownAccount) {
                try await identity.setState(.suspended, of: last, by: .user(last))
            }
            await #expect(throws: NotFound("person")) {
                try await identity.setState(.suspended, of: UserID(1), by: .user(last))
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new password gives the browser another token, once`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            _ = try await fixture.register()
            let signedIn = try await identity.signInBrowser(
                .emailPassword(email: "li@example.com", password: IdentityFixture.goodPassword), replacing: nil,
                from: .unknown)
            let (old, session) = (signedIn.session.token, signedIn.session.session)
            let change: @Sendable (String) async throws -> String? = { token in
                try await identity.changePassword(
                    of: signedIn.user.id, current: IdentityFixture.goodPassword, new: "another horse",
                    keeping: session.id, browserToken: token)
            }
            // Of a browser that was signed out meanwhile nothing changes.
            await #expect(throws: IdentityError.invalidToken) { try await change("gone") }
            #expect(try await identity.browserSession(old) == session)
            let new = try #require(try await change(old))
            #expect(new != old)
            #expect(try await identity.browserSession(new) == session)
            #expect(try await identity.browserSession(old) == nil)
            _ = try await fixture.signIn(password: "another horse")
        }
    }
}
