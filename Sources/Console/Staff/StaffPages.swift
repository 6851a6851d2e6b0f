import Database
import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    var staffPages: [PageRoute] {
        [
            PageRoute(.get, .consoleStaff, .permission(.staffManage)) { .page(try await staff($0)) },
            PageRoute(.post, .consoleStaff, .permission(.staffManage), handler: createStaff),
            PageRoute(.post, .consoleStaffState, .permission(.staffManage), handler: setState),
        ]
    }

    private func staff(_ call: PageCall, _ state: FormState = .fresh()) async throws -> HTML {
        let cursor = try call.query.cursor()
        let people = try await identity.people(roles: StaffModel.roles, after: cursor, limit: .standard)
        return StaffModel(people: people, own: try call.userID(), state: state).html(call.frame)
    }

    private func createStaff(_ call: PageCall) async throws -> PageAnswer {
        do {
            let role: Role = try call.form.choice("role")
            guard role.isStaff else { throw InputError.invalid(field: "role", reason: "a role of the staff.") }
            _ = try await identity.createStaff(
                email: try call.form.required("email"), role: role, password: try call.form.secret("password"),
                name: try call.form.optional("name") ?? "", by: call.caller)
            return .redirect(to: call.paths(.consoleStaff)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, at: "email") { try await staff(call, $0) }
        }
    }
}

extension Console {
    /// Suspends an account of the staff or opens it again; closing one for good is its owner's business.
    private func setState(_ call: PageCall) async throws -> PageAnswer {
        do {
            let (user, state): (UserID, UserState) = (try call.path.id("user"), try call.form.choice("state"))
            guard StaffModel.states.contains(state) else {
                throw InputError.invalid(field: "state", reason: "active or suspended.")
            }
            try await identity.setState(state, of: user, by: call.caller)
            return .redirect(to: call.paths(.consoleStaff)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await staff(call, $0) }
        }
    }
}

/// Who works here, with the form for one more.
struct StaffModel: Sendable {
    static let roles = Role.allCases.filter(\.isStaff)
    static let states: [UserState] = [.active, .suspended]

    let people: Page<Profile>
    /// Whoever looks: nobody suspends the own account.
    let own: UserID
    let state: FormState
}

extension StaffModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let roles = Self.roles.map { ($0.rawValue, words("role.\($0.rawValue)")) }
        let form = frame.form(
            to: frame.paths(.consoleStaff),
            """
            \(frame.input("email", words("field.email"), state, type: "email"))
            \(frame.input("name", words("field.name"), state, isRequired: false))
            \(frame.select("role", words("console.staff.role"), state, roles))
            \(frame.input("password", words("field.password"), state, type: "password", autocomplete: "new-password"))
            <button type="submit">\(words("form.save"))</button>
            """)
        return frame.console(
            title: words("console.nav.staff"), .consoleStaff,
            """
            \(state.summary)
            \(frame.table(
                ["field.name", "field.email", "console.staff.role", "order.state", "console.staff.steps"], people.items
            ) { person in
                """
                <td>\(person.name)</td><td>\(person.email)</td><td>\(words("role.\(person.role.rawValue)"))</td>\
                <td>\(words("user.state.\(person.state.rawValue)"))</td><td>\(step(person, frame))</td>
                """
            })
            \(frame.nextPageLink(people.next.map { frame.paths.nextPage(of: .consoleStaff, $0) }))
            <section class="card"><h2>\(words("console.staff.new"))</h2>\(form)</section>
            """)
    }

    /// The one thing that can be done about an account: suspend it, or open it again.
    private func step(_ person: Profile, _ frame: PageFrame) -> HTML {
        let next: (state: UserState, label: String)
        switch person.state {
        case .active where person.id != own: next = (.suspended, frame.words("console.staff.suspend"))
        case .suspended: next = (.active, frame.words("console.staff.reopen"))
        case .active, .closed: return ""
        }
        return frame.button(
            to: frame.paths(.consoleStaffState, person.id.description), next.label, class: "button quiet",
            frame.hidden("state", next.state.rawValue))
    }
}
