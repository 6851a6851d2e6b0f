import Database
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

/// Groups of customers in the console.
@Suite struct CustomerGroupTests {
    private static let list = "/console/customers/groups"

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a group is made, renamed and deleted after a warning that says how many are in it`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let clerk = try await fixture.signedIn("operator", language)
            try await clerk.get("/console/customers")
            #expect(clerk.page.contains("href=\"\(language.pathPrefix)\(Self.list)\""))
            try await clerk.get(Self.list)
            #expect(clerk.page.contains(language == .english ? "There are no groups yet" : "还没有客户组"))
            try await clerk.submit(Self.list, ["name": ""])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"name-error\""))
            try await clerk.submit(Self.list, ["name": "批发 <b>", "note": "满 50 件"])
            #expect(clerk.page.status == 303)
            let group = try #require(try await fixture.groups().first)
            let url = "\(Self.list)/\(group.id)"
            #expect(clerk.page.location == "\(language.pathPrefix)\(url)")
            try await clerk.follow()
            #expect(clerk.page.contains("批发 &lt;b&gt;") && !clerk.page.contains("批发 <b>"))
            #expect(clerk.page.contains("满 50 件"))
            try await clerk.get(Self.list)
            try await clerk.submit(Self.list, ["name": "批发 <b>"])
            #expect(clerk.page.status == 409 && clerk.page.contains("id=\"name-error\""), "\(clerk.page.text)")

            try await clerk.get(url)
            let rival = try await fixture.signedIn("administrator", language)
            try await rival.get(url)
            try await rival.submit(url, ["name": "老客户", "note": ""])
            #expect(rival.page.status == 303)
            try await clerk.submit(url, ["name": "别的"])
            // Whoever was quicker is named.
            #expect(
                clerk.page.status == 412
                    && clerk.page.contains(language == .english ? "Changed a customer group" : "修改客户组"))
            _ = try await fixture.joined(group.id, try await fixture.person("shopper"))
            try await clerk.get(url)
            #expect(clerk.page.contains(language == .english ? "Customers in it: 1." : "组内 1 位顾客"))
            try await clerk.submit("\(url)/removal")
            #expect(clerk.page.location == "\(language.pathPrefix)\(Self.list)")
            #expect(try await fixture.groups().isEmpty)
            #expect(try await fixture.count("customer_group_members") == 0)
            #expect(try await clerk.get(url).status == 404)
        }
    }

    @Test(arguments: TestEngine.all, Language.allCases)
    func `a pasted list adds whom it finds, tells of the others, and leaves personal data behind masks`(
        engine: TestEngine, language: Language
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, other) = (try await fixture.person("shopper"), try await fixture.person("other"))
            let group = try await fixture.group(named: "批发", with: other)
            let (clerk, url) = (try await fixture.signedIn("operator", language), "\(Self.list)/\(group)")
            try await clerk.get(url)
            try await clerk.submit(
                "\(url)/members",
                ["contacts": "shopper@example.com, nobody@example.com；other@example.com\n\(shopper)\n\n"])
            let page = clerk.page
            #expect(page.status == 200, "\(page.text)")
            let told = language == .english ? "1 added, 1 in it before, 2 not added." : "加入 1 位，本来就在 1 位，未加入 2 条。"
            #expect(page.contains(told))
            #expect(page.contains(language == .english ? "There is no such customer" : "没有找到这位顾客"))
            #expect(page.contains(language == .english ? "The same customer as no. 1" : "与第 1 条是同一位顾客"))
            #expect(try await fixture.count("customer_group_members") == 2)
            #expect(try await clerk.get("\(url)/members").location == "\(language.pathPrefix)\(url)")
            try await clerk.get(url)
            #expect(clerk.page.contains("s***@example.com") && !clerk.page.contains("shopper@example.com"))
            for wrong in ["nobody@example.com", "", " ,;\n", String(repeating: "a@example.com\n", count: 501)] {
                try await clerk.get(url)
                try await clerk.submit("\(url)/members", ["contacts": wrong])
                #expect(clerk.page.status == 422, "\(wrong.prefix(20)): \(clerk.page.status)")
            }
            #expect(clerk.page.contains("id=\"contacts-error\"") && clerk.page.contains("500"))
            try await clerk.get(url)
            try await clerk.submit("\(url)/members/\(shopper)")
            #expect(clerk.page.location == "\(language.pathPrefix)\(url)")
            #expect(
                try await fixture.actions(of: shopper.description) == ["group_member_removed", "group_member_added"])
            let file = try await clerk.get("\(url)?format=csv")
            #expect(file.contains("o***@example.com") && !file.contains("s***@example.com"))
            #expect(try await clerk.get("\(Self.list)/\(CustomerGroupID(1))?format=csv").status == 404)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the list of customers is narrowed to a group, and a customer's page puts in and takes out`(
        engine: TestEngine
    ) async throws {
        try await withPages(engine) { fixture in
            let (shopper, other) = (try await fixture.person("shopper"), try await fixture.person("other"))
            let clerk = try await fixture.signedIn("operator")
            try await clerk.get("/console/customers/\(shopper)")
            #expect(clerk.page.contains("不在任何客户组") && !clerk.page.contains("/groups\""))
            let group = try await fixture.group(named: "批发", with: other)
            let url = "/console/customers/\(shopper)"
            try await clerk.get(url)
            try await clerk.submit("\(url)/groups", ["group": CustomerGroupID(1).description])
            #expect(clerk.page.status == 404)
            try await clerk.get(url)
            try await clerk.submit("\(url)/groups", ["group": "x"])
            #expect(clerk.page.status == 422 && clerk.page.contains("id=\"group-error\""), "\(clerk.page.text)")
            try await clerk.get(url)
            try await clerk.submit("\(url)/groups", ["group": group.description])
            #expect(clerk.page.location == url)
            try await clerk.follow()
            #expect(clerk.page.contains("移出: 批发") && clerk.page.contains("/console/customers/groups/\(group)"))

            func shown(_ query: String) async throws -> Set<UserID> {
                try await clerk.get("/console/customers?\(query)")
                #expect(clerk.page.status == 200, "\(query)")
                let ids = clerk.page.text.matches(of: /\/console\/customers\/(usr_[0-9A-Z]+)"/)
                return Set(ids.compactMap { UserID(String($0.output.1)) })
            }
            #expect(try await shown("group=\(group)") == [shopper, other])
            #expect(clerk.page.contains("<option value=\"\(group)\" selected>"))
            #expect(clerk.page.contains("group=\(group)&amp;format=csv"))
            #expect(try await shown("group=\(group)&q=oth") == [other])
            #expect(try await shown("group=\(CustomerGroupID(1))").isEmpty)
            #expect(try await clerk.get("/console/customers?group=x").status == 422)
            let file = try await clerk.get("/console/customers?group=\(group)&q=oth&format=csv")
            #expect(file.contains("o***@example.com") && !file.contains("s***@example.com"))

            try await clerk.get(url)
            try await clerk.submit("\(url)/groups/\(group)")
            #expect(clerk.page.location == url)
            #expect(try await shown("group=\(group)") == [other])
            // An id typed into the search leads straight to the page.
            try await clerk.get("/console/search?q=\(group)")
            #expect(clerk.page.location == "\(Self.list)/\(group)")
        }
    }

    @Test(arguments: TestEngine.all)
    func `who may only look sees groups and members, and no form that changes them`(engine: TestEngine) async throws {
        try await withPages(engine) { fixture in
            let shopper = try await fixture.person("shopper")
            let group = try await fixture.group(named: "批发", with: shopper)
            let auditor = try await fixture.signedIn("auditor")
            for url in [Self.list, "\(Self.list)/\(group)", "/console/customers/\(shopper)"] {
                try await auditor.get(url)
                #expect(auditor.page.status == 200 && auditor.page.contains("批发"), "\(url)")
                #expect(!auditor.page.contains("action=\"\(Self.list)") && !auditor.page.contains("移出"), "\(url)")
            }
            try await auditor.get("/console/audit?subject=\(shopper)")
            #expect(auditor.page.contains("加入客户组") && auditor.page.contains(">批发</td>"))
        }
    }
}

extension PagesFixture {
    fileprivate func groups() async throws -> [CustomerGroup] {
        try await base.database.read { try $0.run(Identity.customerGroups) }
    }

    fileprivate func joined(_ group: CustomerGroupID, _ person: UserID) async throws -> Bool {
        try await base.database.write { [identity] transaction in
            try identity.addMember(person, to: group, by: ConsoleDeed.system, in: transaction)
        }
    }
}
