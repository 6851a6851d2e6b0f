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
        let people = try await fixture.identity.people(roles: [.shopper], after: nil, limit: .standard)
        let url = "/console/customers/\(try #require(people.items.first).id)"
        try await get(url)
        return url
    }
}
