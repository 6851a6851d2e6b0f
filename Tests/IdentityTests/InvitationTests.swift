import Cryptography
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

extension InvitationTests {
    @Test(arguments: TestEngine.all)
    func `the development log gets codes and no invitations`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let lines = Locked<[String]>([])
            let identity = Identity(
                database: fixture.database, configuration: Identity.Configuration(), passwords: PasswordHasher(),
                sender: .log { line in lines.change { $0.append(line) } })
            _ = try await identity.requestCode(phone: "13800138000", purpose: .register, from: .unknown)
            #expect(lines.value.count == 1 && lines.value[0].contains("13800138000"))
            let new = try identity.newInvitation(email: "new@example.com", role: .auditor, by: .system("test"))
            #expect(await identity.send(new, link: "https://shop.example/invitation/x") == false)
            #expect(lines.value.count == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `invitations end with the right to invite, and their lines can be joined`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            var bosses: [UserID] = []
            for name in ["first", "second", "third"] {
                bosses.append(
                    try await identity.createStaff(
                        email: "\(name)@example.com", role: .administrator, password: IdentityFixture.goodPassword,
                        by: .system("test")
                    ).id)
            }
            let kept = try await fixture.invite("kept@example.com", by: .user(bosses[0]))
            let (suspended, demoted) = (
                try await fixture.invite("a@example.com", by: .user(bosses[1])),
                try await fixture.invite("b@example.com", by: .user(bosses[2]))
            )
            let caller = Caller(.user(bosses[0]), requestID: "r9")
            try await identity.setState(.suspended, of: bosses[1], by: caller)
            try await identity.changeRole(of: bosses[2], to: .operator, by: caller)
            #expect(try await identity.openInvitations().map(\.id) == [kept.invitation.id])
            for gone in [suspended, demoted] {
                #expect(try await identity.invitation(gone.token) == nil)
                let lines = try await fixture.database.read {
                    try $0.auditLog(.subject(gone.invitation.id.description)).items
                }
                #expect(lines.map(\.action) == ["invitation_withdrawn", "staff_invited"])
                #expect(lines[0].requestID == "r9" && lines[0].actor == bosses[0].description)
            }
            let joined = try await identity.acceptInvitation(
                kept.token, name: "n", password: IdentityFixture.goodPassword, replacing: nil, from: .unknown,
                requestID: "r10")
            let line = try #require(
                try await fixture.database.read { try $0.auditLog(.subject(joined.user.id.description)).items.first })
            #expect(line.details == "operator, \(kept.invitation.id)" && line.requestID == "r10")
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
