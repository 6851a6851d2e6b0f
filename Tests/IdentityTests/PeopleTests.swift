import Cryptography
import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct PeopleTests {
    @Test(arguments: TestEngine.all)
    func `a profile is changed by its version`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let user = try await fixture.register().user
            let outcomes = try await fixture.race(10) { number in
                _ = try await identity.updateProfile(of: user.id, name: "名 \(number)", expectedVersion: 1)
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "stale_version" } == 9)
            #expect(try await identity.profile(of: user.id).version == 2)
            await #expect(throws: IdentityError.invalidName) {
                try await identity.updateProfile(of: user.id, name: "a\u{0}b", expectedVersion: 2)
            }
            await #expect(throws: NotFound("person")) { try await identity.profile(of: UserID(1)) }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a new password ends the other sessions and needs the old one`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let first = try await fixture.register()
            let second = try await fixture.signIn()
            let change: @Sendable (String, String) async throws -> Void = { current, new in
                try await identity.changePassword(
                    of: first.user.id, current: current, new: new, keeping: first.tokens.sessionID)
            }
            await #expect(throws: IdentityError.wrongPassword) { try await change("wrong", "another horse") }
            await #expect(throws: IdentityError.weakPassword(.tooShort)) {
                try await change(IdentityFixture.goodPassword, "short")
            }
            // "The password is changed" was said of the same one; who knows it has not guessed.
            for _ in 1...6 {
                await #expect(throws: IdentityError.weakPassword(.unchanged)) {
                    try await change(IdentityFixture.goodPassword, IdentityFixture.goodPassword)
                }
            }
            #expect(try await identity.authenticate(accessToken: second.tokens.accessToken) != nil)
            try await change(IdentityFixture.goodPassword, "another horse")
            #expect(try await identity.authenticate(accessToken: first.tokens.accessToken) != nil)
            #expect(try await identity.authenticate(accessToken: second.tokens.accessToken) == nil)
            await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn() }
            _ = try await fixture.signIn(password: "another horse")

            let outcomes = try await fixture.race(20) { _ in try await change("wrong", "yet another horse") }
            #expect(outcomes.count { $0 == "wrong_password" } == 5)
            #expect(outcomes.count { $0 == "throttled" } == 15)
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff is made by hand and reset by hand`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let auditor = try await identity.createStaff(
                email: "Audit@Example.com", role: .auditor, password: "seven green bottles",
                by: .system("cli"))
            #expect(auditor.role == .auditor)
            await #expect(throws: IdentityError.accountExists) {
                try await identity.createStaff(
                    email: "audit@example.com", role: .administrator, password: "seven green bottles",
                    by: .system("cli"))
            }
            let old = try await fixture.signIn("audit@example.com", password: "seven green bottles")
            for _ in 1...5 {
                await #expect(throws: IdentityError.invalidCredentials) {
                    try await fixture.signIn("audit@example.com", password: "wrong")
                }
            }
            try await identity.resetPassword(email: "AUDIT@example.com", to: "eight green bottles", by: .system("cli"))
            #expect(try await identity.authenticate(accessToken: old.tokens.accessToken) == nil)
            let new = try await fixture.signIn("audit@example.com", password: "eight green bottles")
            let principal = try await identity.authenticate(accessToken: new.tokens.accessToken)
            #expect(principal == .user(auditor.id, .auditor, new.tokens.sessionID))
            #expect(principal?.permissions.contains(.auditRead) == true)
            #expect(principal?.permissions.contains(.refundsManage) == false)
            await #expect(throws: NotFound("account")) {
                try await identity.resetPassword(
                    email: "nobody@example.com", to: "eight green bottles", by: .system("cli"))
            }
            let log = try await fixture.database.read { try $0.auditLog().items.reversed() }
            #expect(log.map(\.action) == ["staff_created", "password_reset"])
            #expect(log.allSatisfy { $0.actor == "system:cli" && $0.subject == auditor.id.description })
            #expect(log.map(\.details) == ["auditor", ""] && log.allSatisfy { $0.requestID == nil })
        }
    }

    @Test(arguments: TestEngine.all)
    func `the demo's accounts are made once, past the rules that hold for everybody else`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine, configure: { $0.isDemo = true }) { fixture in
            try await fixture.identity.createDemoAccounts()
            try await fixture.identity.createDemoAccounts()
            #expect(try await fixture.count("users") == 4)
            for account in Identity.demoAccounts {
                let signedIn = try await fixture.signIn(account.email, password: "demo-zhanggui")
                #expect(signedIn.user.role == account.role)
            }
            await #expect(throws: IdentityError.weakPassword(.personal)) {
                try await fixture.register(password: "demo-zhanggui")
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `no visitor of the demo keeps its accounts from the others`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.isDemo = true }) { fixture in
            let identity = fixture.identity
            try await identity.createDemoAccounts()
            let account = try #require(Identity.demoAccounts.first)
            let signedIn = try await fixture.signIn(account.email, password: Identity.demoPassword)
            let (user, session) = (signedIn.user.id, signedIn.tokens.sessionID)
            let setup = try await identity.beginSecondFactor(of: user, in: session, password: Identity.demoPassword)
            let code = try Authenticator(setup, fixture.clock).code()
            _ = try await identity.confirmSecondFactor(of: user, code: code, keeping: session, by: .user(user))
            await #expect(throws: IdentityError.secondFactorRequired) {
                try await fixture.signIn(account.email, password: Identity.demoPassword)
            }
            try await identity.freeDemoAccounts()
            _ = try await fixture.signIn(account.email, password: Identity.demoPassword)
            #expect(try await fixture.count("recovery_codes") == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `people are listed by role, page by page, newest first`(engine: TestEngine) async throws {
        try await withIdentity(engine, configure: { $0.isDemo = true }) { fixture in
            try await fixture.identity.createDemoAccounts()
            for number in 1...5 {
                try await fixture.register("p\(number)@example.com")
            }
            let limit = try #require(PageLimit(4))
            let first = try await fixture.identity.people(roles: [.shopper], after: nil, limit: limit)
            #expect(first.items.map(\.email) == (2...5).reversed().map { "p\($0)@example.com" })
            let second = try await fixture.identity.people(roles: [.shopper], after: first.next, limit: limit)
            #expect(second.items.map(\.email) == ["p1@example.com", "shopper@demo.zhanggui"])
            #expect(second.next == nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `customers of an imported history are made once and cannot sign in`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let customers = (1...200).map { ImportedCustomer(key: "online-retail:\($0)", name: "\($0)") }
            let (database, now) = (fixture.database, fixture.clock.now)
            let importAll: @Sendable ([ImportedCustomer]) async throws -> [String: UserID] = { customers in
                try await database.write {
                    try Identity.ensureImported(customers, ids: database.ids, at: now, in: $0)
                }
            }
            let first = try await importAll(Array(customers.prefix(50)))
            let all = try await withThrowingTaskGroup(of: [String: UserID].self) { group in
                for _ in 1...5 { group.addTask { try await importAll(customers.shuffled() + customers.prefix(3)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(first.count == 50)
            #expect(all[0].count == 200)
            #expect(all.allSatisfy { $0 == all[0] })
            #expect(first.allSatisfy { all[0][$0.key] == $0.value })
            #expect(try await fixture.count("users") == 200)
            await #expect(throws: IdentityError.invalidCredentials) { try await fixture.signIn("1", password: "") }
        }
    }
}

@Suite struct AddressBookTests {
    private static func address(_ line: String = "文一西路 969 号") throws -> PostalAddress {
        try PostalAddress(
            name: "李娜", phone: "138 0013 8000", province: "浙江省", city: "杭州市", district: "余杭区", line1: line)
    }

    @Test(arguments: TestEngine.all)
    func `an address book is kept by its owner alone`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let (li, wang) = (try await fixture.register().user.id, try await fixture.register("w@example.com").user.id)
            let first = try await identity.addAddress(try Self.address("一"), of: li)
            let second = try await identity.addAddress(try Self.address("二"), of: li)
            #expect(first.isDefault && !second.isDefault)
            #expect(try await identity.addresses(of: li) == [first, second])
            #expect(try await identity.addresses(of: wang).isEmpty)
            for call: @Sendable () async throws -> Void in [
                { _ = try await identity.address(first.id, of: wang) },
                {
                    _ = try await identity.updateAddress(
                        first.id, of: wang, expectedVersion: first.version, isDefault: true
                    ) { $0 }
                },
                { try await identity.deleteAddress(first.id, of: wang) },
            ] {
                await #expect(throws: NotFound("address")) { try await call() }
            }
            #expect(try await identity.address(first.id, of: li) == first)

            let moved = try await identity.updateAddress(
                second.id, of: li, expectedVersion: second.version, isDefault: true
            ) { _ in try Self.address("三") }
            #expect(moved.isDefault && moved.address.line1 == "三")
            #expect(try await identity.address(second.id, of: li) == moved)
            #expect(try await identity.addresses(of: li).map(\.isDefault) == [false, true])
            try await identity.deleteAddress(second.id, of: li)
            #expect(try await identity.addresses(of: li).map(\.isDefault) == [true])
            try await identity.deleteAddress(first.id, of: li)
            #expect(try await identity.addresses(of: li).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a book has room for twenty, however many come at once, and one default`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let identity = fixture.identity
            let li = try await fixture.register().user.id
            let outcomes = try await fixture.race(40) { number in
                _ = try await identity.addAddress(
                    try Self.address("\(number) 号"), isDefault: number.isMultiple(of: 3), of: li)
            }
            #expect(outcomes.count { $0 == nil } == 20)
            #expect(outcomes.count { $0 == "too_many_addresses" } == 20)
            let book = try await identity.addresses(of: li)
            #expect(book.count == 20)
            #expect(book.count { $0.isDefault } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of two changes of one version the second is refused`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let (identity, li) = (fixture.identity, try await fixture.register().user.id)
            let first = try await identity.addAddress(try Self.address("一"), of: li)
            let second = try await identity.addAddress(try Self.address("二"), of: li)
            let outcomes = try await fixture.race(20) { number in
                _ = try await identity.updateAddress(
                    second.id, of: li, expectedVersion: second.version, isDefault: nil
                ) { _ in try Self.address("\(number) 号") }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "stale_version" } == 19)
            #expect(try await identity.address(second.id, of: li).version == second.version + 1)
            // An address that is the default no more is not what its owner saw either.
            _ = try await identity.updateAddress(
                second.id, of: li, expectedVersion: second.version + 1, isDefault: true
            ) { $0 }
            await #expect(throws: IdentityError.staleVersion) {
                _ = try await identity.updateAddress(
                    first.id, of: li, expectedVersion: first.version, isDefault: nil
                ) { $0 }
            }
            #expect(try await identity.addresses(of: li).map(\.isDefault) == [false, true])
        }
    }

    @Test(arguments: TestEngine.all)
    func `phone and postal code are each held to their rule when they change, and not when another does`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let (identity, li) = (fixture.identity, try await fixture.register().user.id)
            var saved = try await identity.addAddress(try Self.address(), of: li)
            func change(phone: String? = nil, code: String? = nil, country: String? = nil) async throws {
                saved = try await identity.updateAddress(
                    saved.id, of: li, expectedVersion: saved.version, isDefault: nil
                ) { old in
                    try PostalAddress(
                        name: old.name, phone: phone ?? old.phone, country: country ?? old.country,
                        province: old.province, city: old.city, line1: old.line1, postalCode: code ?? old.postalCode)
                }
            }
            let (badPhone, badCode) = (
                InputError.invalid(field: "phone", reason: .addressPhone),
                InputError.invalid(field: "postal_code", reason: .postalCode)
            )
            await #expect(throws: badCode) { try await change(code: "12") }
            #expect(try await identity.address(saved.id, of: li) == saved)
            try await change(code: "310000")
            #expect(try await identity.address(saved.id, of: li).address.postalCode == "310000")
            // From before the rules, each with the other changed.
            let id = saved.id
            func store(phone: String, code: String) async throws {
                _ = try await fixture.database.write { transaction in
                    try transaction.execute(
                        "UPDATE addresses SET phone = \(phone), postal_code = \(code) WHERE id = \(id)")
                }
            }
            try await store(phone: "138 0013 8000", code: "12")
            try await change(phone: "139 0013 9000")
            #expect(saved.address.phone == "139 0013 9000" && saved.address.postalCode == "12")
            await #expect(throws: badCode) { try await change(code: "123") }
            try await store(phone: "138 0013", code: "310000")
            try await change(code: "310001")
            #expect(saved.address.phone == "138 0013" && saved.address.postalCode == "310001")
            await #expect(throws: badPhone) { try await change(phone: "139 0013") }
            // Another country is another rule, for both.
            try await change(country: "DE")
            await #expect(throws: badPhone) { try await change(country: "CN") }
            try await change(phone: "138 0013 8000", code: "12")
            await #expect(throws: badCode) { try await change(country: "CN") }
            #expect(try await identity.address(saved.id, of: li) == saved)
        }
    }

    @Test func `an address names the field that is wrong`() throws {
        #expect(throws: InputError.missing(field: "name")) {
            try PostalAddress(name: " ", phone: "13800138000", province: "浙江", city: "杭州", line1: "x")
        }
        #expect(throws: InputError.invalid(field: "country", reason: "two capital letters of ISO 3166-1.")) {
            try PostalAddress(
                name: "李", phone: "13800138000", country: "cn", province: "浙江", city: "杭州", line1: "x")
        }
        #expect(throws: InputError.invalid(field: "phone", reason: .phone(digits: 5))) {
            try PostalAddress(name: "李", phone: "call me", province: "浙江", city: "杭州", line1: "x")
        }
        #expect(throws: InputError.invalid(field: "line1", reason: "Control characters are not allowed.")) {
            try PostalAddress(name: "李", phone: "13800138000", province: "浙江", city: "杭州", line1: "a\u{0}b")
        }
        let dongguan = try PostalAddress(name: "李", phone: "0769-2222 3333", province: "广东", city: "东莞", line1: "x")
        #expect(dongguan.district.isEmpty)
        #expect(dongguan.country == "CN")
    }
}
