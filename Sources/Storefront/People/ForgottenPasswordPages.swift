import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Storefront {
    /// Where somebody who has forgotten the password sets another one, with a code that proves the phone or the
    /// mailbox.
    var forgottenPasswordPages: [PageRoute] {
        [
            PageRoute(.get, .forgottenPassword, .public) { call in
                .page(ForgottenPasswordModel(step: .account, next: call.next, state: .fresh()).html(call.frame))
            },
            PageRoute(.post, .forgottenPassword, .public, handler: resetPassword),
        ]
    }

    /// Sends a code, by its own button once more; where the form asked for the code, sets the password.
    private func resetPassword(_ call: PageCall) async throws -> PageAnswer {
        let form = call.form
        let asked = form.raw("step").flatMap(ForgottenPasswordModel.Step.init) ?? .account
        func page(_ step: ForgottenPasswordModel.Step, _ state: FormState, status: Int = 200) -> PageAnswer {
            .page(ForgottenPasswordModel(step: step, next: call.next, state: state).html(call.frame), status: status)
        }
        do {
            let account = try form.required("account")
            guard asked.asksForCode, form.raw("again") == nil else {
                _ = try await identity.requestReset(of: account, from: call.origin)
                return page(.sent, .typed(form))
            }
            try await identity.resetPassword(
                of: account, code: try form.required("code"), to: try form.secret("password"), from: call.origin)
            return .redirect(to: call.paths.signIn(next: call.next)).saying("password_reset")
        } catch let error as any ExpectedError where error.isForForm {
            return page(
                asked.asksForCode ? .code : .account, .refused(form, error, call.frame), status: error.pageStatus)
        }
    }
}

/// Setting a new password without the old one.
struct ForgottenPasswordModel: Sendable {
    /// How far the form is.
    enum Step: String, Sendable {
        /// It asks for the phone or the e-mail.
        case account
        /// It asks for the code, which has just been sent.
        case sent
        /// It asks for the code, once more.
        case code

        var asksForCode: Bool { self != .account }
    }

    let step: Step
    /// Where the visitor wanted to go.
    let next: String?
    let state: FormState
}

extension ForgottenPasswordModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words("forgotten.title")
        let lead: HTML? = step == .account ? "<p>\(words("forgotten.lead"))</p>" : nil
        return frame.page(
            title: title, current: .signIn,
            """
            <section class="card narrow"><h1>\(title)</h1>\(state.summary)\(lead)
            \(frame.form(to: frame.paths(.forgottenPassword), fields(frame)))
            <p><a href="\(frame.paths.signIn(next: next))">\(words("sign_in.have_account"))</a></p></section>
            """)
    }

    private func fields(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let account: HTML = """
            \(frame.hidden("next", next ?? ""))\
            \(frame.hidden("step", (step.asksForCode ? Step.code : .account).rawValue))
            \(frame.input("account", words("forgotten.account"), state, autocomplete: "username"))
            """
        guard step.asksForCode else {
            return "\(account)<button type=\"submit\">\(words("sign_in.send_code"))</button>"
        }
        let sent: HTML? =
            step == .sent ? "<p class=\"muted\" role=\"status\">\(words("forgotten.sent"))</p>" : nil
        // Without `formnovalidate` the browser would ask for the code that has not come.
        return """
            \(account)\(sent)\(frame.input(
                "code", words("sign_in.code"), state, autocomplete: "one-time-code", isNext: step == .sent))
            \(frame.input(
                "password", words("account.new_password"), state, type: "password", autocomplete: "new-password",
                hint: frame.passwordRule))
            <button type="submit">\(words("forgotten.set"))</button>
            <button type="submit" name="again" value="true" class="button quiet" formnovalidate>\
            \(words("sign_in.code_again"))</button>
            """
    }
}
