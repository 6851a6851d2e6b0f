import Database
import Identity
import Kernel
import TestSupport
import Testing

/// Invitations of staff: how many, whose, and of many at once who takes one.
@Suite struct InvitationTests {
    @Test(arguments: TestEngine.all)
    func `so many may be open, and another one for the same address is none more`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            for number in 0..<Identity.openInvitationLimit { try await fixture.invite("n\(number)@example.com") }
            await #expect(throws: IdentityError.tooManyInvitations) { try await fixture.invite("more@example.com") }
            try await fixture.invite("N7@example.com")
            let open = try await fixture.identity.openInvitations()
            #expect(open.count == Identity.openInvitationLimit)
            try await fixture.identity.withdrawInvitation(open[3].id, by: .system("test"))
            try await fixture.invite("more@example.com")
            fixture.clock.advance(by: .days(7))
            try await fixture.invite("later@example.com")
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who take one at once one opens the account`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let new = try await fixture.invite("new@example.com")
            let outcomes = try await fixture.race(8) { number in
                _ = try await fixture.identity.acceptInvitation(
                    new.token, name: "n\(number)", password: IdentityFixture.goodPassword, replacing: nil,
                    from: .unknown)
            }
            #expect(outcomes.count { $0 == nil } == 1, "\(outcomes)")
            #expect(outcomes.count { $0 == "invitation_over" } == 7, "\(outcomes)")
            #expect(try await fixture.count("users") == 1)
            #expect(try await fixture.count("sessions") == 1)
        }
    }
}

extension IdentityFixture {
    @discardableResult
    func invite(
        _ email: String, role: Role = .operator, by caller: Caller = .system("test")
    ) async throws -> NewInvitation {
        let new = try identity.newInvitation(email: email, role: role, by: caller)
        try await database.write { [identity] in try identity.invite(new, by: caller, in: $0) }
        return new
    }
}
