import Database
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct CustomerGroupTests {
    @Test(arguments: TestEngine.all)
    func `a group is made, changed as it was, and deleted with its members, each with its line`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let li = try await fixture.register().user.id
            let group = try await fixture.group(" 批发 ", note: "满 50 件")
            #expect(group.name == "批发" && group.version == 1 && group.createdAt == fixture.clock.now)
            try await fixture.add(li, to: group.id)
            let changed = try await fixture.change(group.id, version: 1, name: "老客户")
            #expect(changed.name == "老客户" && changed.note == "满 50 件" && changed.version == 2)
            let before = try await fixture.kept()
            await #expect(throws: IdentityError.staleVersion) {
                try await fixture.change(group.id, version: 1, name: "别的")
            }
            await #expect(throws: IdentityError.staleVersion) { try await fixture.remove(group.id, version: 1) }
            await #expect(throws: NotFound("customer group")) {
                try await fixture.remove(CustomerGroupID(1), version: 1)
            }
            #expect(try await fixture.kept() == before)
            #expect(try await fixture.remove(group.id, version: 2) == 1)
            #expect(try await fixture.count("customer_groups") == 0)
            #expect(try await fixture.count("customer_group_members") == 0)
            let lines = try await fixture.database.read { try $0.auditLog(.subject(group.id.description)).items }
            #expect(lines.map(\.action) == ["group_removed", "group_changed", "group_created"])
            #expect(lines.map(\.details) == ["老客户: 1", "批发 to 老客户", "批发"])
            // The customer stays one.
            #expect(try await fixture.database.read { try Identity.customer(li, in: $0).id } == li)
        }
    }

    @Test(arguments: TestEngine.all)
    func `names are there, short and of one group only, and a refused one changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let first = try await fixture.group("批发")
            let other = try await fixture.group("零售")
            let before = try await fixture.kept()
            await #expect(throws: IdentityError.groupNameTaken) { try await fixture.group("批发") }
            await #expect(throws: IdentityError.groupNameTaken) {
                try await fixture.change(other.id, version: 1, name: "批发")
            }
            await #expect(throws: InputError.missing(field: "name")) { try await fixture.group(" ") }
            for (name, note) in [(String(repeating: "a", count: 51), ""), ("a\nb", ""), ("a", "\u{1}")] {
                await #expect(throws: InputError.self) { try await fixture.group(name, note: note) }
            }
            #expect(try await fixture.kept() == before)
            // Its own name is no other group's.
            #expect(try await fixture.change(first.id, version: 1, name: "批发").version == 2)
            let names = try await fixture.database.read { try Identity.customerGroupNames(in: $0) }
            #expect(names == [first.id: "批发", other.id: "零售"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer comes and goes, in several groups, and what a group is to others stays`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let (li, wu) = (
                try await fixture.register().user.id, try await fixture.register("wu@example.com").user.id
            )
            let (a, b) = (try await fixture.group("a").id, try await fixture.group("b").id)
            #expect(try await fixture.add(li, to: a))
            #expect(try await fixture.add(li, to: b))
            #expect(try await fixture.add(wu, to: b))
            // Once more is nothing new, and leaves no line.
            #expect(try await !fixture.add(li, to: a))
            let lines = try await fixture.database.read { try $0.auditLog(.subject(li.description)).items }
            #expect(lines.count { $0.action == "group_member_added" } == 2)
            #expect(lines.first?.details == "b (\(b))")
            fixture.log.clear()
            #expect(try await fixture.groups(of: li) == [a, b])
            #expect(fixture.log.statements.count == 1)
            let (both, counts) = try await fixture.database.read { session in
                try session.run(Identity.customerGroups(of: [li, wu, UserID(1)]), Identity.customerGroupCounts())
            }
            #expect(both == [li: [a, b], wu: [b]] && counts == [a: 1, b: 2])
            // However large a group is, so many of it are read.
            let few = try await fixture.database.read { try $0.run(Identity.customerGroupCounts(upTo: 1)) }
            #expect(few == [a: 1, b: 1])
            let page = try await fixture.database.read {
                try Identity.customers(ofGroup: b, after: nil, limit: PageLimit(clamping: 1), in: $0)
            }
            #expect(page.items.map(\.id) == [wu] && page.next != nil)
            let rest = try await fixture.database.read {
                try Identity.customers(ofGroup: b, after: page.next, limit: .standard, in: $0)
            }
            #expect(rest.items.map(\.id) == [li] && rest.next == nil)
            for (group, found) in [(a, 0), (b, 1)] {
                let matching = try await fixture.database.read {
                    try Identity.customers(matching: "wu@", ofGroup: group, in: $0)
                }
                #expect(matching.count == found)
            }
            try await fixture.takeOut(li, of: a)
            await #expect(throws: NotFound("member of the group")) { try await fixture.takeOut(li, of: a) }
            await #expect(throws: NotFound("customer group")) {
                try await fixture.takeOut(li, of: CustomerGroupID(1))
            }
            #expect(try await fixture.groups(of: li) == [b])
            #expect(try await fixture.groups(of: wu) == [b])
        }
    }

    @Test(arguments: TestEngine.all)
    func `who is no customer, or closed, joins nothing, and closing an account leaves all groups`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let (li, wu) = (
                try await fixture.register().user.id, try await fixture.register("wu@example.com").user.id
            )
            let staff = try await fixture.identity.createStaff(
                email: "clerk@example.com", role: .operator, password: "seven green bottles", by: .system("cli"))
            let group = try await fixture.group("a").id
            for user in [li, wu] { try await fixture.add(user, to: group) }
            try await fixture.identity.setState(.suspended, of: wu, by: .system("cli"))
            #expect(try await fixture.groups(of: wu) == [group])
            try await fixture.identity.setState(.closed, of: li, by: .system("cli"))
            #expect(try await fixture.groups(of: li) == [])
            #expect(try await fixture.groups(of: wu) == [group])
            let before = try await fixture.kept()
            for user in [li, staff.id, UserID(1)] {
                await #expect(throws: NotFound("customer")) { try await fixture.add(user, to: group) }
            }
            await #expect(throws: NotFound("customer group")) { try await fixture.add(wu, to: CustomerGroupID(1)) }
            let results = try await fixture.add(["li@example.com", "clerk@example.com", "\(UserID(1))"], to: group)
            #expect(results.map(\.outcome) == [.unknown, .unknown, .unknown])
            #expect(try await fixture.kept() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of a pasted list those join who are found, and each of the others is told`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let li = try await fixture.register().user.id
            let wu = try await fixture.register("wu@example.com").user.id
            _ = try await fixture.identity.requestCode(
                phone: "13800138000", purpose: .register, from: IdentityFixture.origin)
            let zhao = try await fixture.identity.register(
                .phone("13800138000", code: fixture.phone.code), name: "Zhao", from: IdentityFixture.origin
            ).user.id
            let group = try await fixture.group("批发").id
            try await fixture.add(wu, to: group)
            let texts = [
                "LI@example.com", "nobody@example.com", "wu@example.com", "138 0013-8000", "\(li)", "gibberish",
            ]
            let results = try await fixture.add(texts, to: group)
            #expect(results.map(\.text) == texts)
            #expect(
                results.map(\.outcome) == [
                    .added(li), .unknown, .already(wu), .added(zhao), .repeated(entry: 1), .unknown,
                ])
            #expect(try await fixture.count("customer_group_members") == 3)
            for user in [li, zhao] {
                let lines = try await fixture.database.read { try $0.auditLog(.subject(user.description)).items }
                #expect(lines.first?.action == "group_member_added" && lines.first?.details == "批发 (\(group))")
            }
            let before = try await fixture.kept()
            let many = Array(repeating: "li@example.com", count: CustomerGroup.contactLimit + 1)
            await #expect(
                throws: InputError.invalid(field: "contacts", reason: .tooManyRows(CustomerGroup.contactLimit))
            ) { try await fixture.add(many, to: group) }
            await #expect(throws: InputError.missing(field: "contacts")) { try await fixture.add([], to: group) }
            await #expect(throws: NotFound("customer group")) {
                try await fixture.add(["li@example.com"], to: CustomerGroupID(1))
            }
            // Sent again, nobody joins twice.
            let again = try await fixture.add(Array(many.dropLast()), to: group)
            #expect(again.first?.outcome == .already(li) && again.last?.outcome == .repeated(entry: 1))
            #expect(try await fixture.kept() == before)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who add the same customer at once one does, and none past the limit`(
        engine: TestEngine
    ) async throws {
        try await withIdentity(engine) { fixture in
            let li = try await fixture.register().user.id
            var groups: [CustomerGroupID] = []
            for number in 0..<(CustomerGroup.limitOfCustomer + 4) {
                groups.append(try await fixture.group("g\(number)").id)
            }
            let all = groups
            let added = Locked(0)
            let same = try await fixture.race(8) { _ in
                if try await fixture.add(li, to: all[0]) { added.change { $0 += 1 } }
            }
            #expect(same.allSatisfy { $0 == nil } && added.value == 1)
            for group in all[1..<(CustomerGroup.limitOfCustomer - 2)] { try await fixture.add(li, to: group) }
            let rivals = try await fixture.race(6) { number in
                try await fixture.add(li, to: all[CustomerGroup.limitOfCustomer - 2 + number])
            }
            #expect(rivals.count { $0 == nil } == 2)
            #expect(rivals.count { $0 == "too_many_groups_of_customer" } == 4)
            #expect(try await fixture.groups(of: li).count == CustomerGroup.limitOfCustomer)
            let full = try await fixture.groups(of: li)
            let left = try #require(all.first { !full.contains($0) })
            let told = try await fixture.add(["li@example.com"], to: left)
            #expect(told.map(\.outcome) == [.full(li)])
            let lines = try await fixture.database.read { session in
                try session.auditLog(.subject(li.description), limit: PageLimit(clamping: 100)).items
            }
            #expect(lines.count { $0.action == "group_member_added" } == CustomerGroup.limitOfCustomer)
        }
    }

    @Test(arguments: TestEngine.all)
    func `of many who make the last group at once one does`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            for number in 0..<(CustomerGroup.limit - 1) { try await fixture.group("g\(number)") }
            let outcomes = try await fixture.race(5) { try await fixture.group("rival \($0)") }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "too_many_groups" } == 4)
            #expect(try await fixture.count("customer_groups") == CustomerGroup.limit)
            let listed = try await fixture.database.read { try $0.run(Identity.customerGroups) }
            #expect(listed.count == CustomerGroup.limit)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a group that is deleted while somebody joins it leaves nobody behind`(engine: TestEngine) async throws {
        try await withIdentity(engine) { fixture in
            let li = try await fixture.register().user.id
            for number in 0..<8 {
                let group = try await fixture.group("g\(number)").id
                let outcomes = try await fixture.race(2) { rival in
                    if rival == 0 {
                        try await fixture.add(li, to: group)
                    } else {
                        try await fixture.remove(group, version: 1)
                    }
                }
                #expect(outcomes.allSatisfy { $0 == nil || $0 == "not_found" }, "\(outcomes)")
            }
            #expect(try await fixture.count("customer_groups") == 0)
            #expect(try await fixture.count("customer_group_members") == 0)
        }
    }
}

extension IdentityFixture {
    private static let clerk = Caller.system("test")

    @discardableResult
    fileprivate func group(_ name: String, note: String = "") async throws -> CustomerGroup {
        try await database.write { [identity] transaction in
            try identity.createCustomerGroup(name: name, note: note, by: Self.clerk, in: transaction)
        }
    }

    @discardableResult
    fileprivate func change(_ id: CustomerGroupID, version: Int, name: String) async throws -> CustomerGroup {
        try await database.write { [identity] transaction in
            try identity.changeCustomerGroup(
                id, version: version, name: name, note: nil, by: Self.clerk, in: transaction)
        }
    }

    @discardableResult
    fileprivate func remove(_ id: CustomerGroupID, version: Int) async throws -> Int {
        try await database.write { [identity] transaction in
            try identity.removeCustomerGroup(id, version: version, by: Self.clerk, in: transaction)
        }
    }

    @discardableResult
    fileprivate func add(_ user: UserID, to id: CustomerGroupID) async throws -> Bool {
        try await database.write { [identity] transaction in
            try identity.addMember(user, to: id, by: Self.clerk, in: transaction)
        }
    }

    @discardableResult
    fileprivate func add(_ texts: [String], to id: CustomerGroupID) async throws -> [JoinResult] {
        try await database.write { [identity] transaction in
            try identity.addMembers(knownAs: texts, to: id, by: Self.clerk, in: transaction)
        }
    }

    fileprivate func takeOut(_ user: UserID, of id: CustomerGroupID) async throws {
        try await database.write { [identity] transaction in
            try identity.removeMember(user, from: id, by: Self.clerk, in: transaction)
        }
    }

    fileprivate func groups(of user: UserID) async throws -> [CustomerGroupID] {
        try await database.read { try Identity.customerGroups(of: user, in: $0) }
    }

    /// Groups, members and the audit log: what a refused command leaves as it was.
    fileprivate func kept() async throws -> [[SQLValue]] {
        try await database.read { session in
            var rows: [[SQLValue]] = []
            for table in ["customer_groups", "customer_group_members", "audit_log"] {
                rows += try session.rows("SELECT * FROM \(unsafe: table) ORDER BY 1, 2").map(\.values)
            }
            return rows
        }
    }
}
