import Foundation
import HTTPTypes
import Identity
import Kernel
import TestSupport
import Testing

@Suite struct CustomerTests {
    /// Both customers get a name of one family.
    private static func name(_ api: APIFixture) async throws {
        for (token, name) in [(api.shopper, "李雷"), (api.other, "李霞")] {
            let named = try await api.call(.patch, "me", as: token, ifMatch: 1, "{\"name\":\"\(name)\"}")
            #expect(named.status == 200, "\(named.text)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `customers are listed behind masks, the newest first, and found as in the console`(
        engine: TestEngine
    ) async throws {
        try await withAPI(engine) { api in
            try await Self.name(api)
            let (person, auditor) = (try await api.customer(), api.tokens["auditor"])
            let order = try await api.placedOrder(as: api.shopper)
            _ = try await api.paidOrder(as: api.other)
            let group = try await api.group(with: person)
            let all = try await api.call(.get, "customers", as: auditor)
            #expect(all.status == 200 && all.count("items") == 2 && all["next_cursor"] is NSNull, "\(all.text)")
            #expect(all.string("items.0.email") == "o***@example.com" && all.string("items.0.name") == "李*")
            #expect(all.string("items.1.id") == person.description && all["items.1.masked"] as? Bool == true)
            #expect(all.string("items.1.email") == "s***@example.com" && all["items.1.phone"] is NSNull)
            #expect(all.string("items.1.state") == "active" && all["truncated"] as? Bool == false)
            // What is not paid is not spent.
            #expect(all.count("items.0.spending") == 1 && all.count("items.1.spending") == 0)
            #expect(all.int("items.0.spending.0.orders") == 1)
            let total = order.int("order.totals.total.amount")
            #expect(all.int("items.0.spending.0.spent.amount") == total && total != nil)
            for secret in ["李雷", "李霞", "shopper@", "other@"] { #expect(!all.text.contains(secret), "\(secret)") }

            func found(_ query: String) async throws -> [String] {
                let answer = try await api.call(.get, "customers?\(query)", as: api.clerk)
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return (answer["items"] as? [[String: Any]] ?? []).compactMap { $0["email"] as? String }
            }
            let both = ["s***@example.com", "o***@example.com"]
            #expect(try await found("q=shopper@") == [both[0]])
            #expect(try await found("q=\(person)") == [both[0]])
            #expect(try await found("q=%E6%9D%8E") == both)
            #expect(try await found("q=%E7%8E%8B") == [])
            #expect(try await found("group_id=\(group)") == [both[0]])
            #expect(try await found("group_id=\(group)&q=other@") == [])
            let first = try await api.call(.get, "customers?limit=1", as: auditor)
            let next = try #require(first.string("next_cursor"))
            #expect(try await found("limit=1&cursor=\(next)") == [both[0]])
            let cut = try await api.call(.get, "customers?q=%E6%9D%8E&limit=1", as: auditor)
            #expect(cut.count("items") == 1 && cut["truncated"] as? Bool == true && cut["next_cursor"] is NSNull)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a list of customers refuses what it cannot read, and whoever may not see it`(engine: TestEngine) async throws
    {
        try await withAPI(engine) { api in
            for (wrong, code, field) in [
                ("q=\(String(repeating: "x", count: 101))", "invalid", "q"), ("q=", "invalid", "q"),
                ("group_id=VIP", "unknown_reference", "group_id"), ("limit=101", "invalid", "limit"),
            ] {
                let answer = try await api.call(.get, "customers?\(wrong)", as: api.clerk)
                #expect(answer.status == 422 && answer.code == code, "\(wrong): \(answer.text)")
                #expect(answer.string("field") == field, "\(wrong)")
            }
            #expect(try await api.call(.get, "customers?cursor=1", as: api.clerk).status == 400)
            let goods = try await api.token(working: StaffFunctions([.goods]))
            for token in [api.shopper, goods] {
                #expect(try await api.call(.get, "customers", as: token).status == 403)
                #expect(try await api.call(.get, "customers/\(UserID(1))", as: token).status == 403)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a customer stands behind masks until somebody asks, and each time is kept`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            try await Self.name(api)
            let (person, auditor) = (try await api.customer(), api.tokens["auditor"])
            let group = try await api.group(with: person)
            let saved = try await api.call(.post, "me/addresses", as: api.shopper, APIFixture.address)
            #expect(saved.status == 201, "\(saved.text)")
            let path = "customers/\(person)"
            let shown = try await api.call(.get, path, as: auditor)
            #expect(shown.status == 200 && shown["masked"] as? Bool == true, "\(shown.text)")
            #expect(shown.string("name") == "李*" && shown.string("email") == "s***@example.com")
            #expect(shown.string("groups.0") == group.description && shown["second_factor"] as? Bool == false)
            #expect(shown.string("addresses.0.name") == "李*" && shown.string("addresses.0.city") == "东莞市")
            #expect(shown.string("addresses.0.phone") == "138****8000")
            #expect(shown.string("addresses.0.line1") == "****" && shown["addresses.0.postal_code"] is NSNull)
            for secret in ["李雷", "shopper@", "13800138000", "南城街道"] {
                #expect(!shown.text.contains(secret), "\(secret)")
            }
            let before = try await api.everything()
            #expect(try await api.call(.post, "\(path)/personal-data", as: auditor).status == 403)
            let staff = try #require(try await api.call(.get, "me", as: api.clerk).string("id"))
            for wrong in [UserID(1).description, staff, "x"] {
                #expect(try await api.call(.get, "customers/\(wrong)", as: api.clerk).status == 404, "\(wrong)")
                let asked = try await api.call(.post, "customers/\(wrong)/personal-data", as: api.clerk)
                #expect(asked.status == 404 && asked.code == "not_found", "\(wrong)")
            }
            #expect(try await api.everything() == before)
            for times in 1...2 {
                let full = try await api.call(.post, "\(path)/personal-data", as: api.clerk)
                #expect(full.status == 200 && full["masked"] as? Bool == false, "\(full.text)")
                #expect(full.string("name") == "李雷" && full.string("email") == "shopper@example.com")
                #expect(full.string("addresses.0.name") == "李雷" && full.string("addresses.0.phone") == "13800138000")
                #expect(full.string("addresses.0.line1") == "南城街道 1 号")
                let log = try await api.call(.get, "audit-log?action=personal_data_shown", as: auditor)
                #expect(log.count("items") == times, "\(log.text)")
                #expect(log.string("items.0.actor") == staff && log.string("items.0.subject") == person.description)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `staff note something once, and read what was noted, the latest first`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let person = try await api.customer()
            let path = "customers/\(person)/notes"
            func add(_ body: String, key: String, as token: String? = nil) async throws -> Answer {
                try await api.call(.post, path, as: token ?? api.clerk, key: key, body)
            }
            for _ in 0..<2 {
                let noted = try await add(#"{"note":"要求周末送货"}"#, key: "first")
                #expect(noted.status == 201 && noted.string("note") == "要求周末送货", "\(noted.text)")
            }
            #expect(try await add(#"{"note":"老顾客"}"#, key: "second").status == 201)
            let notes = try await api.call(.get, path, as: api.tokens["auditor"])
            #expect(notes.status == 200 && notes.count("items") == 2 && notes["next_cursor"] is NSNull)
            #expect(notes.string("items.0.note") == "老顾客" && notes.string("items.1.note") == "要求周末送货")
            let staff = try await api.call(.get, "me", as: api.clerk).string("id")
            #expect(notes.string("items.0.by") == staff && staff != nil)
            for (number, wrong) in [
                ("{}", "missing"), (#"{"note":""}"#, "invalid"), (#"{"note":" "}"#, "missing"),
                (#"{"note":7}"#, "invalid"), (#"{"note":"a\u0007b"}"#, "invalid"),
                ("{\"note\":\"\(String(repeating: "x", count: 1_001))\"}", "invalid"),
            ].enumerated() {
                let answer = try await add(wrong.0, key: "w\(number)")
                #expect(answer.status == 422 && answer.code == wrong.1, "\(wrong.0.prefix(20)): \(answer.text)")
                #expect(answer.string("field") == "note")
            }
            #expect(try await api.call(.post, path, as: api.clerk, #"{"note":"x"}"#).status == 400)
            #expect(try await add(#"{"note":"x"}"#, key: "auditor", as: api.tokens["auditor"]).status == 403)
            #expect(try await api.call(.get, path, as: api.clerk).count("items") == 2)
            #expect(try await api.call(.get, "customers/\(UserID(1))/notes", as: api.clerk).status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the members of a group are listed behind masks, page by page`(engine: TestEngine) async throws {
        try await withAPI(engine) { api in
            let person = try await api.customer()
            let group = try await api.group(with: person)
            let other = try #require(try await api.call(.get, "me", as: api.other).string("id"))
            let path = "customer-groups/\(group)/members"
            #expect(try await api.call(.put, "\(path)/\(other)", as: api.clerk).status == 204)
            let members = try await api.call(.get, path, as: api.tokens["auditor"])
            #expect(members.status == 200 && members.count("items") == 2, "\(members.text)")
            #expect(members.string("items.0.email") == "o***@example.com" && members.string("items.0.id") == other)
            #expect(members["items.0.masked"] as? Bool == true && members.count("items.0.spending") == 0)
            let first = try await api.call(.get, "\(path)?limit=1", as: api.clerk)
            let next = try #require(first.string("next_cursor"))
            let second = try await api.call(.get, "\(path)?limit=1&cursor=\(next)", as: api.clerk)
            #expect(second.string("items.0.id") == person.description && second["next_cursor"] is NSNull)
            let missing = try await api.call(.get, "customer-groups/\(CustomerGroupID(1))/members", as: api.clerk)
            #expect(missing.status == 404 && missing.code == "not_found")
            #expect(try await api.call(.get, path, as: api.shopper).status == 403)
        }
    }
}
