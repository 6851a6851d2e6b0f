import Database
import Identity
import Kernel
import TestSupport
import Testing

/// What operators are narrowed to.
@Suite struct FunctionTests {
    @Test func `all functions together are what an operator may do, each of them less`() {
        let all = Role.operator.permissions
        let together = StaffFunction.allCases.reduce(into: Set<Permission>([.profileManage])) {
            $0.formUnion($1.permissions)
        }
        #expect(together == all)
        #expect(Role.operator.permissions(within: .unlimited) == all)
        #expect(Role.operator.permissions(within: StaffFunctions(Set(StaffFunction.allCases))) == all)
        for function in StaffFunction.allCases {
            let rights = Role.operator.permissions(within: StaffFunctions([function]))
            #expect(rights == function.permissions.union([.profileManage]), "\(function)")
            #expect(rights.isStrictSubset(of: all), "\(function)")
            // Everybody of the staff finds the console's first page and its search.
            #expect(!rights.isDisjoint(with: [.ordersRead, .catalogRead]), "\(function)")
        }
        let two = Role.operator.permissions(within: StaffFunctions([.stock, .finance]))
        #expect(two.contains(.stockAdjust) && two.contains(.refundsManage) && !two.contains(.catalogManage))
    }

    @Test func `functions narrow operators and nobody else`() {
        for role in [Role.shopper, .administrator, .auditor] {
            #expect(role.permissions(within: StaffFunctions([.goods])) == role.permissions, "\(role)")
            #expect(role.functions(StaffFunctions([.goods])).isEmpty, "\(role)")
        }
        #expect(Role.operator.functions(.unlimited) == StaffFunction.allCases)
        #expect(Role.operator.functions(StaffFunctions([.stock, .goods])) == [.goods, .stock])
    }

    @Test func `a list of functions is read as it is written, and nothing else is`() {
        #expect(StaffFunctions([.orders, .goods]).text == "goods,orders")
        #expect(StaffFunctions(text: "orders,goods") == StaffFunctions([.goods, .orders]))
        #expect(StaffFunctions(text: "") == .unlimited)
        for text in [",", "goods,", "goods,,orders", "goods,goods", "king", "goods, orders", "Goods"] {
            #expect(StaffFunctions(text: text) == nil, "\(text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `an operator without functions has all rights, as before there were any`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let person = try await fixture.operator("old@example.com", .unlimited)
            #expect(person.functions == .unlimited)
            let signedIn = try await fixture.signIn("old@example.com")
            let principal = try await fixture.identity.authenticate(accessToken: signedIn.tokens.accessToken)
            #expect(principal == .user(person.id, .operator, signedIn.tokens.sessionID))
            #expect(principal?.permissions == Role.operator.permissions)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a change holds for sessions and tokens that are out, and leaves its line`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let (goods, both) = (StaffFunctions([.goods]), StaffFunctions([.finance, .goods]))
            let person = try await fixture.operator("clerk@example.com", goods)
            let token = try await fixture.signIn("clerk@example.com").tokens.accessToken
            let browser = try await identity.signInBrowser(
                .emailPassword(email: "clerk@example.com", password: IdentityFixture.goodPassword), replacing: nil,
                from: .unknown)
            #expect(browser.session.session.principal.permissions == Role.operator.permissions(within: goods))
            let boss = Caller(.user(UserID(7)), requestID: "r7")
            try await identity.changeFunctions(of: person.id, from: goods, to: both, by: boss)
            let wanted = Role.operator.permissions(within: both)
            #expect(try await identity.authenticate(accessToken: token)?.permissions == wanted)
            #expect(try await identity.browserSession(browser.session.token)?.principal.permissions == wanted)
            // A second click does nothing.
            try await identity.changeFunctions(of: person.id, from: goods, to: both, by: boss)
            let lines = try await fixture.database.read { try $0.auditLog(.subject(person.id.description)).items }
            #expect(lines.map(\.action) == ["functions_changed", "staff_created"])
            #expect(lines.map(\.details) == ["goods to goods, finance", "operator (goods)"])
            #expect(lines[0].actor == boss.actor.description && lines[0].requestID == "r7")
        }
    }

    @Test(arguments: TestEngine.all)
    func `what may not be changes nothing`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let goods = StaffFunctions([.goods])
            let person = try await fixture.operator("clerk@example.com", goods)
            let shopper = try await fixture.register().user
            let boss = Caller.system("test")
            func change(
                _ user: UserID, from known: StaffFunctions, to functions: StaffFunctions, by caller: Caller
            ) async throws {
                try await identity.changeFunctions(of: user, from: known, to: functions, by: caller)
            }
            await #expect(throws: IdentityError.ownAccount) {
                try await change(person.id, from: goods, to: StaffFunctions([.goods, .finance]), by: .user(person.id))
            }
            await #expect(throws: IdentityError.functionsMissing) {
                try await change(person.id, from: goods, to: .unlimited, by: boss)
            }
            await #expect(throws: IdentityError.staleVersion) {
                try await change(person.id, from: .unlimited, to: StaffFunctions([.stock]), by: boss)
            }
            await #expect(throws: NotFound("person")) { try await change(shopper.id, from: goods, to: goods, by: boss) }
            for role in [Role.administrator, .auditor] {
                let other = try await identity.createStaff(
                    email: "\(role.rawValue)@example.com", role: role, password: IdentityFixture.goodPassword, by: boss)
                await #expect(throws: IdentityError.functionsOfOperators) {
                    try await change(other.id, from: .unlimited, to: goods, by: boss)
                }
                await #expect(throws: IdentityError.functionsOfOperators) {
                    _ = try await identity.createStaff(
                        email: "x@example.com", role: role, functions: goods, password: IdentityFixture.goodPassword,
                        by: boss)
                }
                #expect(throws: IdentityError.functionsOfOperators) {
                    _ = try identity.newInvitation(email: "x@example.com", role: role, functions: goods, by: boss)
                }
            }
            let people = try await identity.people(roles: Role.allCases, after: nil, limit: .standard).items
            #expect(people.count { $0.functions == .unlimited } == 3 && people.count == 4)
            let lines = try await fixture.database.read { try $0.auditLog().items }
            #expect(lines.allSatisfy { $0.action == "staff_created" } && lines.count == 3)
        }
    }

    @Test(arguments: TestEngine.all)
    func `functions go with the role, and the schema keeps them from others`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let goods = StaffFunctions([.goods])
            let person = try await fixture.operator("clerk@example.com", goods)
            try await identity.changeRole(of: person.id, to: .auditor, by: .system("test"))
            #expect(try await identity.profile(of: person.id).functions == .unlimited)
            for text in ["goods", "king"] {
                await #expect(throws: DatabaseError.self, "\(text)") {
                    try await fixture.database.write { transaction in
                        _ = try transaction.execute("UPDATE users SET functions = \(text) WHERE id = \(person.id)")
                    }
                }
            }
            try await identity.changeRole(of: person.id, to: .operator, by: .system("test"))
            await #expect(throws: DatabaseError.self) {
                try await fixture.database.write { transaction in
                    _ = try transaction.execute("UPDATE users SET functions = 'goods,king' WHERE id = \(person.id)")
                }
            }
            #expect(try await identity.profile(of: person.id).functions == .unlimited)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who change the same functions at once one does, and no auditor keeps any`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let person = try await fixture.operator("clerk@example.com", .unlimited)
            let choices: [StaffFunctions] = StaffFunction.allCases.map { StaffFunctions([$0]) }
            let outcomes = try await fixture.race(5) { number in
                try await identity.changeFunctions(
                    of: person.id, from: .unlimited, to: choices[number], by: .system("test"))
            }
            #expect(outcomes.count { $0 == nil } == 1 && outcomes.count { $0 == "stale_version" } == 4, "\(outcomes)")
            let known = try await identity.profile(of: person.id).functions
            let others = choices.filter { $0 != known }
            let ends = try await fixture.race(4) { number in
                if number == 0 {
                    try await identity.changeRole(of: person.id, to: .auditor, by: .system("test"))
                } else {
                    try await identity.changeFunctions(
                        of: person.id, from: known, to: others[number], by: .system("test"))
                }
            }
            #expect(Set(ends).isSubset(of: [nil, "stale_version", "functions_of_operators"]), "\(ends)")
            let end = try await identity.profile(of: person.id)
            #expect(end.role == .auditor && end.functions == .unlimited)
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is invited to functions has them, and the lines say so`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (identity, boss) = (fixture.identity, Caller.system("test"))
            let functions = StaffFunctions([.service, .orders])
            func invite(_ functions: StaffFunctions) async throws -> NewInvitation {
                let new = try identity.newInvitation(
                    email: "new@example.com", role: .operator, functions: functions, by: boss)
                try await fixture.database.write { try identity.invite(new, by: boss, in: $0) }
                return new
            }
            _ = try await invite(StaffFunctions([.finance]))
            // A second invitation takes the first one's place, functions and all.
            let new = try await invite(functions)
            #expect(try await identity.invitation(new.token)?.functions == functions)
            #expect(try await identity.openInvitations().map(\.functions) == [functions])
            let joined = try await identity.acceptInvitation(
                new.token, name: "n", password: IdentityFixture.goodPassword, replacing: nil, from: .unknown)
            #expect(joined.user.functions == functions)
            #expect(joined.session.session.principal.permissions == Role.operator.permissions(within: functions))
            let lines = try await fixture.database.read { try $0.auditLog().items }
            #expect(lines.map(\.action) == ["invitation_accepted", "staff_invited", "staff_invited"])
            #expect(lines[0].details == "operator (orders, service), \(new.invitation.id)")
            #expect(lines[1].details == "operator (orders, service), \(new.invitation.id)")
        }
    }
}

extension IdentityFixture {
    fileprivate func `operator`(_ email: String, _ functions: StaffFunctions) async throws -> Profile {
        try await identity.createStaff(
            email: email, role: .operator, functions: functions, password: Self.goodPassword, by: .system("test"))
    }
}
