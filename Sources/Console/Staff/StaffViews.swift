import Identity
import Kernel
import WebRuntime

/// Who works here, who is invited, and the forms for one more.
struct StaffModel: Sendable {
    static let roles = Role.allCases.filter(\.isStaff)
    /// The field that says that somebody is to become an administrator indeed.
    static let sureField = "sure"
    static let states: [UserState] = [.active, .suspended]

    let people: Page<Profile>
    let secondFactorOwners: Set<UserID>
    let invitations: [StaffInvitation]
    /// The one that was just made.
    let issued: IssuedInvitation?
    /// Who is to become an administrator, once that is confirmed.
    let promoting: Profile?
    /// Whoever looks: nobody suspends the own account.
    let own: UserID
    let forms: FormStates<StaffForm>
    let key: String
}

/// An invitation that was just made.
struct IssuedInvitation: Sendable {
    let email: String
    let link: String
    /// Whether a message left; otherwise the administrator hands the link over.
    let isSent: Bool
}

extension StaffModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.nav.staff"), .consoleStaff, asked: promoting.map { promotion($0, frame) },
            """
            \(forms.summary)\(issued.map { notice($0, frame) })
            \(frame.table(
                [
                    "field.name", "field.email", "console.staff.role", "order.state", "console.staff.second_factor",
                    "console.staff.steps",
                ], people.items) { row($0, frame) })
            \(frame.nextPageLink(people.next.map { frame.paths.nextPage(of: .consoleStaff, $0) }))
            \(frame.exportLink(.consoleStaff, isEmpty: people.items.isEmpty))
            \(invitations.isEmpty ? nil : invitationList(frame))
            <div class="columns"><section class="card"><h2>\(words("console.staff.invite"))</h2>\(inviteForm(frame))\
            </section><section class="card"><h2>\(words("console.staff.new"))</h2>\(createForm(frame))</section></div>
            \(frame.tableOfRights)
            """)
    }

    /// The administrator's last: what nobody chose is not that one.
    private func roles(_ frame: PageFrame) -> [(value: String, label: String)] {
        let (most, others) = (Self.roles.filter { $0 == .administrator }, Self.roles.filter { $0 != .administrator })
        return (others + most).map { ($0.rawValue, frame.words("role.\($0.rawValue)")) }
    }

    /// Asks once more before somebody may do everything.
    private func promotion(_ person: Profile, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let names = ["name": person.name.isEmpty ? person.email ?? "" : person.name]
        let role = Role.administrator.rawValue
        return frame.question(
            words("console.staff.promote", names), button: words("console.staff.promote_sure"),
            to: frame.paths(.consoleStaffRole, person.id.description), back: frame.paths(.consoleStaff),
            fields: "\(frame.hidden("role", role))\(frame.hidden(Self.sureField, role))",
            "<p>\(words("console.staff.promote_hint"))</p>")
    }

    private func notice(_ issued: IssuedInvitation, _ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <section class="card" role="status">\
            <h2>\(words("console.staff.invited", ["email": issued.email]))</h2>\
            <p>\(words(issued.isSent ? "console.staff.invited_sent" : "console.staff.invited_unsent"))</p>\
            <p class="secret"><code>\(issued.link)</code></p></section>
            """
    }

    private func row(_ person: Profile, _ frame: PageFrame) -> HTML {
        let isOn = secondFactorOwners.contains(person.id)
        let second = frame.state(
            isOn ? "console.staff.second_on" : "console.staff.second_off", isOn ? "good" : "warn")
        let state = frame.state("user.state.\(person.state.rawValue)", person.state == .active ? "good" : "bad")
        return """
            <td>\(person.name)</td><td>\(person.email)</td>\
            <td>\(frame.standing(person.role, person.functions))</td><td>\(state)</td><td>\(second)</td>\
            <td>\(person.id == own || person.state == .closed ? "" : steps(person, isOn, frame))</td>
            """
    }

    /// What can be done about an account: suspend it or open it again, another role, a new second factor.
    private func steps(_ person: Profile, _ hasSecondFactor: Bool, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let id = person.id.description
        let next: (state: UserState, label: String) =
            person.state == .active
            ? (.suspended, words("console.staff.suspend")) : (.active, words("console.staff.reopen"))
        // The present one first: who presses the button without choosing changes nothing.
        let (present, others) = (
            roles(frame).filter { $0.value == person.role.rawValue },
            roles(frame).filter { $0.value != person.role.rawValue }
        )
        let options: HTML = """
            \(each: present + others, {
                frame.option($0.value, $0.label, isSelected: $0.value == person.role.rawValue)
            })
            """
        let name = person.name.isEmpty ? person.email ?? "" : person.name
        let resetLabel = words("console.staff.reset_second")
        let reset: HTML =
            hasSecondFactor
            ? frame.secondStep(
                resetLabel, words("console.staff.reset_hint", ["name": name]),
                frame.button(to: frame.paths(.consoleStaffSecondFactor, id), resetLabel, class: "button quiet")) : ""
        let functions: HTML? =
            person.role.hasFunctions
            ? "<a href=\"\(frame.paths(.consoleStaffFunctions, id))\">\(words("console.staff.change_functions"))</a>"
            : nil
        let button = frame.button(
            to: frame.paths(.consoleStaffState, id), next.label, class: "button quiet",
            frame.hidden("state", next.state.rawValue))
        let state =
            next.state == .suspended
            ? frame.secondStep(next.label, words("console.staff.suspend_hint", ["name": name]), button) : button
        return """
            <div class="actions">\(state)\
            \(frame.form(to: frame.paths(.consoleStaffRole, id), class: "inline-fields", """
                <select name="role" aria-label="\(words("console.staff.role"))">\(options)</select>\
                <button type="submit" class="button quiet">\(words("console.staff.change_role"))</button>
                """))\(functions)\(reset)</div>
            """
    }

    private func invitationList(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("console.staff.invitations"))</h2>
            \(frame.table(
                ["field.email", "console.staff.role", "console.staff.until", "console.staff.steps"], invitations
            ) { invitation in
                """
                <td>\(invitation.email)</td><td>\(frame.standing(invitation.role, invitation.functions))</td>\
                <td>\(frame.time(invitation.expiresAt))</td><td>\(withdrawal(of: invitation, frame))</td>
                """
            })
            \(frame.exportLink(.consoleInvitations, isEmpty: false))
            """
    }

    private func withdrawal(of invitation: StaffInvitation, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let button = frame.button(
            to: frame.paths(.consoleInvitation, invitation.id.description), words("console.staff.withdraw_sure"),
            class: "button quiet")
        return frame.secondStep(
            words("console.staff.withdraw"), words("console.staff.withdraw_hint", ["email": invitation.email]), button)
    }

    private func inviteForm(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .invite))
        return frame.form(
            to: frame.paths(.consoleInvitations),
            """
            \(frame.key(key))<p class="muted">\(words("console.staff.invite_hint"))</p>
            \(frame.input("invite_email", words("field.email"), state, type: "email"))
            <div class="field"><label for="invite_role">\(words("console.staff.role"))</label>\
            <select id="invite_role" name="role">\(each: roles(frame), {
                frame.option($0.value, $0.label, isSelected: state["role"] == $0.value)
            })</select></div>
            \(boxes(state, frame))
            <button type="submit">\(words("console.staff.send_invitation"))</button>
            """)
    }

    /// What somebody new works on.
    private func boxes(_ state: FormState, _ frame: PageFrame) -> HTML {
        frame.functionBoxes(hint: frame.words("console.staff.functions_hint"), error: state.errors["functions"]) {
            !state[FormFields.functionPrefix + $0.rawValue].isEmpty
        }
    }

    private func createForm(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .create))
        return frame.form(
            to: frame.paths(.consoleStaff),
            """
            \(frame.input("email", words("field.email"), state, type: "email"))
            \(frame.input("name", words("field.name"), state, isRequired: false))
            \(frame.select("role", words("console.staff.role"), state, roles(frame)))
            \(boxes(state, frame))
            \(frame.input("password", words("field.password"), state, type: "password", autocomplete: "new-password"))
            <button type="submit">\(words("form.save"))</button>
            """)
    }
}
