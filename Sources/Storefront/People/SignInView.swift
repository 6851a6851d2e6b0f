import Identity
import WebRuntime

extension SignInModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words(isRegistration ? "nav.register" : "nav.sign_in")
        let other: HTML =
            isRegistration
            ? "<a href=\"\(frame.paths.signIn(next: next))\">\(words("sign_in.have_account"))</a>"
            : "<a href=\"\(frame.paths(.register, query: nextQuery))\">\(words("sign_in.no_account"))</a>"
        return frame.page(
            title: title, current: isRegistration ? .register : .signIn,
            """
            <h1>\(title)</h1>\(forms.summary)
            <div class="columns"><section class="card"><h2>\(words("sign_in.by_email"))</h2>\(emailForm(frame))\
            </section>
            <section class="card"><h2>\(words("sign_in.by_phone"))</h2>\(phoneForm(frame))</section></div>
            <p>\(other)</p>
            \(frame.findOrderLink)
            """)
    }

    private var isRegistration: Bool { purpose == .register }
    private var nextQuery: [(name: String, value: String)] { next.map { [("next", $0)] } ?? [] }

    private func emailForm(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .email))
        let name: HTML =
            isRegistration
            ? frame.input("name", words("field.name"), state, isRequired: false, autocomplete: "name") : ""
        return frame.form(
            to: frame.paths(isRegistration ? .register : .signIn),
            """
            \(frame.hidden("next", next ?? ""))
            \(frame.input("email", words("field.email"), state, type: "email", autocomplete: "username"))
            \(frame.input(
                "password", words("field.password"), state, type: "password",
                autocomplete: isRegistration ? "new-password" : "current-password",
                hint: isRegistration ? frame.passwordRule : nil))\(name)\(terms(state, frame))
            <button type="submit">\(words(isRegistration ? "nav.register" : "nav.sign_in"))</button>\(forgotten(frame))
            """)
    }

    private func forgotten(_ frame: PageFrame) -> HTML? {
        guard !isRegistration else { return nil }
        let url = frame.paths(.forgottenPassword, query: nextQuery)
        return "<p><a href=\"\(url)\">\(frame.words("forgotten.link"))</a></p>"
    }

    /// Two forms of the page have it, so it has no id; what is wrong stands beside it.
    private func terms(_ state: FormState, _ frame: PageFrame) -> HTML? {
        guard isRegistration else { return nil }
        let error = state.error(Self.termsField, isNeeded: true)
        let described: HTML = error == nil ? "" : " aria-invalid=\"true\""
        return """
            <label class="choice"><input type="checkbox" name="\(Self.termsField)" value="true" required\
            \(attribute: "checked", when: !state[Self.termsField].isEmpty)\(described)> \
            <span>\(frame.words("terms.agree")) \(frame.termsLinks)\
            \(error.map { "<span class=\"error\">\($0)</span>" })</span></label>
            """
    }

    private func phoneForm(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .phone))
        let asksForCode = phoneStep.asksForCode
        let sent: HTML =
            phoneStep == .sent ? "<p class=\"muted\" role=\"status\">\(words("sign_in.code_sent"))</p>" : ""
        let code: HTML =
            asksForCode
            ? frame.input(
                "code", words("sign_in.code"), state, autocomplete: "one-time-code", isNext: phoneStep == .sent) : ""
        // Without `formnovalidate` the browser would ask for the code that has not come.
        let again: HTML =
            asksForCode
            ? """
            <button type="submit" name="again" value="true" class="button quiet" formnovalidate>\
            \(words("sign_in.code_again"))</button>
            """ : ""
        let label = asksForCode ? words(isRegistration ? "nav.register" : "nav.sign_in") : words("sign_in.send_code")
        let step = asksForCode ? SignInModel.PhoneStep.code : .phone
        return frame.form(
            to: frame.paths(isRegistration ? .registerCode : .signInCode),
            """
            \(frame.hidden("next", next ?? ""))\(frame.hidden("step", step.rawValue))
            \(frame.input("phone", words("field.phone"), state, type: "tel", autocomplete: "tel"))\(sent)\(code)\
            \(terms(state, frame))<button type="submit">\(label)</button>\(again)
            """)
    }
}
