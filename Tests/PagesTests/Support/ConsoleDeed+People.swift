import Database
import Identity
import Kernel
import TestSupport
import Testing
import WebRuntime

// Customers and staff.
extension ConsoleDeed {
    static let people = [
        ConsoleDeed(.consoleCustomerNotes, "note_added", wrong: ["note": ""]) { fixture, browser in
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/notes", ["note": "likes tea"])
        },
        ConsoleDeed(
            .consoleCustomerPersonalData, "personal_data_shown",
            wrongURL: "/console/customers/\(UserID(1))/personal-data", status: 200, isLook: true
        ) { fixture, browser in
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/personal-data")
        },
        ConsoleDeed(
            .consoleCustomerSecondFactor, "second_factor_reset",
            wrongURL: "/console/customers/\(UserID(1))/second-factor"
        ) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .shopper, password: PagesFixture.password, by: system)
            _ = try await fixture.setUpSecondFactor(of: person.id)
            try await browser.get("/console/customers/\(person.id)")
            return try browser.filled("/console/customers/\(person.id)/second-factor")
        },
        ConsoleDeed(.consoleCustomerGroups, "group_created", wrong: ["name": ""]) { fixture, browser in
            try await browser.get("/console/customers/groups")
            return try browser.filled("/console/customers/groups", ["name": "g\(unique(fixture))"])
        },
        ConsoleDeed(.consoleCustomerGroup, "group_changed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openGroup(fixture)
            return try browser.filled(url, ["name": "n\(unique(fixture))"])
        },
        ConsoleDeed(.consoleCustomerGroupRemoval, "group_removed", wrong: ["version": "99"]) { fixture, browser in
            let url = try await browser.openGroup(fixture)
            return try browser.filled("\(url)/removal")
        },
        ConsoleDeed(
            .consoleCustomerGroupMembers, "group_member_added", wrong: ["contacts": "nobody@example.com"], status: 200
        ) { fixture, browser in
            let url = try await browser.openGroup(fixture)
            return try browser.filled("\(url)/members", ["contacts": "shopper@example.com"])
        },
        ConsoleDeed(
            .consoleCustomerGroupMember, "group_member_removed",
            wrongURL: "/console/customers/groups/\(CustomerGroupID(1))/members/\(UserID(1))"
        ) { fixture, browser in
            let person = try await fixture.person("shopper")
            let url = try await browser.openGroup(fixture, with: person)
            return try browser.filled("\(url)/members/\(person)")
        },
        ConsoleDeed(.consoleCustomersGroups, "group_member_added", wrong: ["group": "x"]) { fixture, browser in
            let group = try await fixture.group()
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/groups", ["group": group.description])
        },
        ConsoleDeed(
            .consoleCustomersGroup, "group_member_removed",
            wrongURL: "/console/customers/\(UserID(1))/groups/\(CustomerGroupID(1))"
        ) { fixture, browser in
            let person = try await fixture.newestShopper()
            let group = try await fixture.group(with: person)
            let url = try await browser.openCustomer(fixture)
            return try browser.filled("\(url)/groups/\(group)")
        },
        ConsoleDeed(.consoleStaff, "staff_created", wrong: ["email": "nobody"]) { fixture, browser in
            try await browser.get("/console/staff")
            return try browser.filled(
                "/console/staff",
                [
                    "email": "s\(unique(fixture))@example.com", "password": PagesFixture.password, "role": "operator",
                ])
        },
        ConsoleDeed(.consoleStaffState, "account_changed", wrong: ["state": "closed"]) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/state")
        },
        ConsoleDeed(.consoleStaffRole, "role_changed", wrong: ["role": "shopper"]) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/role", ["role": "operator"])
        },
        ConsoleDeed(.consoleStaffFunctions, "functions_changed", wrong: ["known": "king"]) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .operator, functions: StaffFunctions([.goods]),
                password: PagesFixture.password, by: system)
            try await browser.get("/console/staff/\(person.id)/functions")
            return try browser.filled("/console/staff/\(person.id)/functions", ["function.stock": "true"])
        },
        ConsoleDeed(
            .consoleStaffSecondFactor, "second_factor_reset", wrongURL: "/console/staff/\(UserID(1))/second-factor"
        ) { fixture, browser in
            let person = try await fixture.identity.createStaff(
                email: "s\(unique(fixture))@example.com", role: .auditor, password: PagesFixture.password, by: system)
            _ = try await fixture.setUpSecondFactor(of: person.id)
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/\(person.id)/second-factor")
        },
        ConsoleDeed(
            .consoleInvitations, "staff_invited", wrong: ["invite_email": "nobody"], status: 200
        ) { fixture, browser in
            try await browser.get("/console/staff")
            return try browser.filled(
                "/console/staff/invitations", ["invite_email": "s\(unique(fixture))@example.com", "role": "auditor"])
        },
        ConsoleDeed(
            .consoleInvitation, "invitation_withdrawn", wrongURL: "/console/staff/invitations/\(InvitationID(1))"
        ) { fixture, browser in
            let new = try fixture.identity.newInvitation(
                email: "s\(unique(fixture))@example.com", role: .auditor, by: system)
            try await fixture.base.database.write { try fixture.identity.invite(new, by: system, in: $0) }
            try await browser.get("/console/staff")
            return try browser.filled("/console/staff/invitations/\(new.invitation.id)")
        },
        ConsoleDeed(.consoleSettings, "settings_changed", wrong: ["version": "99"]) { fixture, browser in
            try await browser.get("/console/settings")
            return try browser.filled("/console/settings", ["contact": "c\(unique(fixture))@example.com"])
        },
    ]
}

extension Browser {
    fileprivate func openCustomer(_ fixture: PagesFixture) async throws -> String {
        let url = "/console/customers/\(try await fixture.newestShopper())"
        try await get(url)
        return url
    }

    fileprivate func openGroup(_ fixture: PagesFixture, with person: UserID? = nil) async throws -> String {
        let url = "/console/customers/groups/\(try await fixture.group(with: person))"
        try await get(url)
        return url
    }
}

extension PagesFixture {
    fileprivate func newestShopper() async throws -> UserID {
        let people = try await identity.people(roles: [.shopper], after: nil, limit: .standard)
        return try #require(people.items.first).id
    }

    /// A group of customers of a test's own.
    func group(named name: String? = nil, with person: UserID? = nil) async throws -> CustomerGroupID {
        let name = name ?? "g\(base.database.ids.nextRaw())"
        return try await base.database.write { [identity] transaction in
            let group = try identity.createCustomerGroup(name: name, by: ConsoleDeed.system, in: transaction).id
            if let person { try identity.addMember(person, to: group, by: ConsoleDeed.system, in: transaction) }
            return group
        }
    }
}
