import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Storefront {
    /// Where somebody who was invited opens an account of the staff.
    var invitationPages: [PageRoute] {
        [
            PageRoute(.get, .invitation, .public) { try await invitation($0) },
            PageRoute(.post, .invitation, .public, handler: acceptInvitation),
        ]
    }

    private func invitation(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        let token = try call.path.text("token")
        let model = InvitationModel(
            token: token, invitation: try await identity.invitation(token),
            state: refusal.map { .refused(call.form, $0, call.frame) } ?? .fresh())
        let status = model.invitation == nil ? 404 : 200
        return .page(model.html(call.frame), status: refusal?.pageStatus ?? status)
    }

    private func acceptInvitation(_ call: PageCall) async throws -> PageAnswer {
        do {
            let signedIn = try await identity.acceptInvitation(
                try call.path.text("token"), name: try call.form.required("name"),
                password: try call.form.secret("password"), replacing: call.sessionToken, from: call.origin,
                requestID: call.caller.requestID)
            let next = call.paths(signedIn.step == nil ? .console : .signInStep)
            return PageAnswer.redirect(to: next).beginningSession(signedIn.session.token)
        } catch let error as any ExpectedError where error.isForForm {
            return try await invitation(call, error)
        }
    }
}

/// An invitation with the form that takes it.
struct InvitationModel: Sendable {
    let token: String
    /// Nil for one that is over.
    let invitation: StaffInvitation?
    let state: FormState
}

extension InvitationModel {
    /// What an operator is to work on, and what that allows.
    private func functions(_ invitation: StaffInvitation, _ frame: PageFrame) -> HTML? {
        let functions = invitation.role.functions(invitation.functions)
        guard !functions.isEmpty else { return nil }
        let words = frame.words
        return """
            <p>\(words("invitation.functions"))</p><ul>\(each: functions, { function in
                """
                <li><strong>\(words("function.\(function.rawValue)"))</strong> <span class="muted">\
                \(words("function.\(function.rawValue).allows"))</span></li>
                """
            })</ul>
            """
    }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("invitation.title", ["shop": frame.shopName])
        let content: HTML =
            invitation.map { invitation in
                """
                \(state.summary)
                <p>\(words("invitation.lead", ["role": words("invitation.role.\(invitation.role.rawValue)")]))</p>
                <dl class="facts"><dt>\(words("field.email"))</dt><dd>\(invitation.email)</dd></dl>
                \(functions(invitation, frame))
                \(frame.form(to: frame.paths(.invitation, token), """
                    \(frame.input("name", words("field.name"), state, autocomplete: "name"))
                    \(frame.input(
                        "password", words("field.password"), state, type: "password", autocomplete: "new-password",
                        hint: frame.passwordRule))
                    <button type="submit">\(words("invitation.accept"))</button>
                    """))
                """
            } ?? "<p>\(words("error.invitation_over"))</p>"
        return frame.page(
            title: title, current: .signIn, "<section class=\"card narrow\"><h1>\(title)</h1>\(content)</section>")
    }
}
