import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

extension Console {
    var staffPages: [PageRoute] {
        [
            PageRoute(.get, .consoleStaff, .permission(.staffManage), handler: staffList),
            PageRoute(.post, .consoleStaff, .permission(.staffManage), handler: createStaff),
            PageRoute(.post, .consoleStaffState, .permission(.staffManage), handler: setState),
            PageRoute(.post, .consoleStaffRole, .permission(.staffManage), handler: changeRole),
            PageRoute(.post, .consoleStaffSecondFactor, .permission(.staffManage), handler: resetSecondFactor),
            PageRoute(.get, .consoleInvitations, .permission(.staffManage), handler: invitationList),
            PageRoute(.post, .consoleInvitations, .permission(.staffManage), handler: invite),
            PageRoute(.post, .consoleInvitation, .permission(.staffManage), handler: withdrawInvitation),
        ]
    }

    private func staffList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .page(try await staff(call)) }
        return file(call, "staff") { [identity] cursor, limit in
            StaffLines(people: try await identity.people(roles: StaffModel.roles, after: cursor, limit: limit))
        }
    }

    private func staff(
        _ call: PageCall, _ forms: FormStates<StaffForm> = .fresh, issued: IssuedInvitation? = nil,
        promoting: Profile? = nil
    ) async throws -> HTML {
        let cursor = try call.query.cursor()
        let people = try await identity.people(roles: StaffModel.roles, after: cursor, limit: .standard)
        let owners = try await database.read {
            try Identity.secondFactorOwners(among: people.items.map(\.id), in: $0)
        }
        return StaffModel(
            people: people, secondFactorOwners: owners, invitations: try await identity.openInvitations(),
            issued: issued, promoting: promoting, own: try call.userID(), forms: forms, key: call.newKey()
        ).html(call.frame)
    }

    private func createStaff(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .create, at: "email") {
            _ = try await identity.createStaff(
                email: try call.form.required("email"), role: try role(call.form),
                functions: try call.form.functions(), password: try call.form.secret("password"),
                name: try call.form.optional("name") ?? "",
                by: call.caller)
        }
    }

    private func role(_ form: FormFields) throws -> Role {
        let role: Role = try form.choice("role")
        guard role.isStaff else { throw InputError.invalid(field: "role", reason: "a role of the staff.") }
        return role
    }

    /// Suspends an account of the staff or opens it again; closing one for good is its owner's business.
    private func setState(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .person) {
            let (user, state): (UserID, UserState) = (try call.path.id("user"), try call.form.choice("state"))
            guard StaffModel.states.contains(state) else {
                throw InputError.invalid(field: "state", reason: "active or suspended.")
            }
            try await identity.setState(state, of: user, by: call.caller)
        }
    }

    /// Who is made an administrator may do everything from then on, so that is asked for twice.
    private func changeRole(_ call: PageCall) async throws -> PageAnswer {
        let isSure = call.form.raw(StaffModel.sureField) == Role.administrator.rawValue
        if call.form.raw("role") == Role.administrator.rawValue, !isSure {
            let id: UserID = try call.path.id("user")
            let person = try await database.read { try Identity.profiles([id], in: $0)[id] }
            guard let person, person.role.isStaff else { throw NotFound("person") }
            return .page(try await staff(call, promoting: person))
        }
        return try await change(call, .person) {
            try await identity.changeRole(of: try call.path.id("user"), to: try role(call.form), by: call.caller)
        }
    }

    private func resetSecondFactor(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .person) {
            try await identity.resetSecondFactor(of: try call.path.id("user"), by: call.caller)
        }
    }

    /// The page with the link, which is shown this once: who sends the form again is led to the list.
    private func invite(_ call: PageCall) async throws -> PageAnswer {
        do {
            let new = try identity.newInvitation(
                email: try call.form.required("invite_email"), role: try role(call.form),
                functions: try call.form.functions(), by: call.caller)
            let made = try await call.once("console.staff.invite", on: database) { [identity] transaction in
                try identity.invite(new, by: call.caller, in: transaction)
                return new.invitation.id.description
            }
            guard made == new.invitation.id.description else { return .redirect(to: call.paths(.consoleStaff)) }
            let link = shop.configuration.publicURL() + call.paths(.invitation, new.token)
            let isSent = await identity.send(new, link: link)
            let issued = IssuedInvitation(email: new.invitation.email, link: link, isSent: isSent)
            return PageAnswer.page(try await staff(call, issued: issued)).holdingSecret()
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "invite_email") { try await staff(call, .sent(.invite, $0)) }
        }
    }

    /// The open invitations as a file; their page is that of the staff.
    private func invitationList(_ call: PageCall) async throws -> PageAnswer {
        guard call.wantsFile else { return .redirect(to: call.paths(.consoleStaff)) }
        return file(call, "invitations") { [identity, database] _, _ in
            let open = try await identity.openInvitations()
            return InvitationLines(
                invitations: open,
                names: try await database.read { try Names(of: open.map(\.invitedBy), in: $0) })
        }
    }

    private func withdrawInvitation(_ call: PageCall) async throws -> PageAnswer {
        try await change(call, .person) {
            try await identity.withdrawInvitation(try call.path.id("invitation"), by: call.caller)
        }
    }

    private func change(
        _ call: PageCall, _ form: StaffForm, at field: String? = nil, _ body: () async throws -> Void
    ) async throws -> PageAnswer {
        do {
            try await body()
            return .redirect(to: call.paths(.consoleStaff)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: field) { try await staff(call, .sent(form, $0)) }
        }
    }
}

/// The forms of the staff's page.
enum StaffForm: Sendable {
    case create, invite, person
}

/// The open invitations for a file; there are never more than stand on one page.
struct InvitationLines: ListLines {
    static let columns = [
        "field.email", "console.staff.role", "console.staff.functions", "console.by", "console.at",
        "console.staff.until",
    ]

    let invitations: [StaffInvitation]
    /// Of those who invited.
    let names: Names

    func lines(_ frame: PageFrame) -> [[String]] {
        invitations.map { invitation in
            [
                invitation.email, frame.words("role.\(invitation.role.rawValue)"),
                frame.functions(invitation.role, invitation.functions), frame.actor(invitation.invitedBy, names),
                frame.format.sortableTime(invitation.createdAt), frame.format.sortableTime(invitation.expiresAt),
            ]
        }
    }
}

/// The people of the list for a file.
struct StaffLines: ListLines {
    static let columns = ["field.name", "field.email", "console.staff.role", "console.staff.functions", "order.state"]

    let people: Page<Profile>

    var next: Cursor? { people.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        people.items.map { person in
            [
                person.name, person.email ?? "", frame.words("role.\(person.role.rawValue)"),
                frame.functions(person.role, person.functions), frame.words("user.state.\(person.state.rawValue)"),
            ]
        }
    }
}
