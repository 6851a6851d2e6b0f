import Database
import Foundation
import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct CustomerGroupTests {
    @Test(arguments: TestEngine.all)
    func `a group is made, listed, shown, changed as it was and deleted`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let made = try await api.call(
                .post, "customer-groups", as: api.clerk, #"{"name":"批发","note":"满 50 件"}"#)
            #expect(made.status == 201 && made.int("customers") == 0 && made.string("note") == "满 50 件", "\(made.text)")
            let id = try #require(made.string("id"))
            let twice = try await api.call(.post, "customer-groups", as: api.clerk, #"{"name":"批发"}"#)
            #expect(twice.status == 409 && twice.code == "group_name_taken" && twice.string("field") == "name")
            let nameless = try await api.call(.post, "customer-groups", as: api.clerk, "{}")
            #expect(nameless.status == 422 && nameless.code == "missing", "\(nameless.text)")
            _ = try await api.call(.post, "customer-groups", as: api.clerk, #"{"name":"VIP"}"#)
            let person = try await api.customer()
            let path = "customer-groups/\(id)"
            #expect(try await api.call(.put, "\(path)/members/\(person)", as: api.clerk).status == 204)

            let list = try await api.call(.get, "customer-groups", as: api.tokens["auditor"])
            #expect(list.status == 200 && list.count("items") == 2 && list["next_cursor"] is NSNull, "\(list.text)")
            #expect(list.string("items.0.name") == "VIP" && list.int("items.0.customers") == 0)
            #expect(list.string("items.1.name") == "批发" && list.int("items.1.customers") == 1)
            let shown = try await api.call(.get, path, as: api.clerk)
            #expect(shown.status == 200 && shown.int("customers") == 1 && shown.int("version") == 1)

            let edited = try await api.call(.patch, path, as: api.clerk, ifMatch: 1, #"{"name":"老客户"}"#)
            #expect(edited.status == 200 && edited.string("name") == "老客户", "\(edited.text)")
            #expect(edited.string("note") == "满 50 件" && edited.int("version") == 2 && edited.int("customers") == 1)
            let stale = try await api.call(.patch, path, as: api.clerk, ifMatch: 1, #"{"name":"别的"}"#)
            #expect(stale.status == 412 && stale.code == "stale_version")
            let taken = try await api.call(.patch, path, as: api.clerk, ifMatch: 2, #"{"name":"VIP"}"#)
            #expect(taken.status == 409 && taken.code == "group_name_taken")
            #expect(try await api.call(.delete, path, as: api.clerk).status == 428)
            #expect(try await api.call(.delete, path, as: api.clerk, ifMatch: 1).status == 412)
            #expect(try await api.call(.delete, path, as: api.clerk, ifMatch: 2).status == 204)
            #expect(try await api.call(.get, path, as: api.clerk).status == 404)
            #expect(try await api.groups(of: person) == [])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer is put in and taken out, what is unknown is not found, and the limit is told`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            let (person, group) = (try await api.customer(), try await api.group())
            let path = "customer-groups/\(group)/members"
            for _ in 0..<2 {
                #expect(try await api.call(.put, "\(path)/\(person)", as: api.clerk).status == 204)
                #expect(try await api.groups(of: person) == [group])
            }
            #expect(try await api.call(.delete, "\(path)/\(person)", as: api.clerk).status == 204)
            #expect(try await api.groups(of: person) == [])
            let before = try await api.everything()
            let staff = try #require(try await api.call(.get, "me", as: api.clerk).string("id"))
            for wrong in [
                "\(path)/\(UserID(1))", "\(path)/\(staff)", "customer-groups/\(CustomerGroupID(1))/members/\(person)",
            ] {
                #expect(try await api.call(.put, wrong, as: api.clerk).status == 404, "\(wrong)")
                #expect(try await api.call(.delete, wrong, as: api.clerk).status == 404, "\(wrong)")
            }
            for token in [api.tokens["auditor"], api.shopper] {
                #expect(try await api.call(.put, "\(path)/\(person)", as: token).status == 403)
            }
            #expect(try await api.everything() == before)
            for _ in 0..<CustomerGroup.limitOfCustomer { _ = try await api.group(with: person) }
            let full = try await api.call(.put, "\(path)/\(person)", as: api.clerk)
            #expect(full.status == 409 && full.code == "too_many_groups_of_customer", "\(full.text)")
        }
    }
}

extension APIFixture {
    /// Somebody who buys.
    func customer() async throws -> UserID {
        try #require(try await call(.get, "me", as: shopper).string("id").flatMap { UserID($0) })
    }

    /// A group of customers of a test's own.
    func group(with person: UserID? = nil) async throws -> CustomerGroupID {
        let name = "g\(base.database.ids.nextRaw())"
        return try await base.database.write { [identity] transaction in
            let group = try identity.createCustomerGroup(name: name, by: .system("test"), in: transaction).id
            if let person { try identity.addMember(person, to: group, by: .system("test"), in: transaction) }
            return group
        }
    }

    fileprivate func groups(of person: UserID) async throws -> [CustomerGroupID] {
        try await base.database.read { try Identity.customerGroups(of: person, in: $0) }
    }
}
