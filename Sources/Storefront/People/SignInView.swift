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
            <h1>\(title)</h1>\(state.summary)
            <div class="columns"><section class="card"><h2>\(words("sign_in.by_email"))</h2>\(emailForm(frame))\
            </section>
            <section class="card"><h2>\(words("sign_in.by_phone"))</h2>\(phoneForm(frame))</section></div>
            <p>\(other)</p>
            """)
    }

    private var isRegistration: Bool { purpose == .register }
    private var nextQuery: [(name: String, value: String)] { next.map { [("next", $0)] } ?? [] }

    private func emailForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let name: HTML =
            isRegistration
            ? frame.input("name", words("field.name"), emailState, isRequired: false, autocomplete: "name") : ""
        return frame.form(
            to: frame.paths(isRegistration ? .register : .signIn),
            """
            \(frame.hidden("next", next ?? ""))
            \(frame.input("email", words("field.email"), emailState, type: "email", autocomplete: "username"))
            \(frame.input(
                "password", words("field.password"), emailState, type: "password",
                autocomplete: isRegistration ? "new-password" : "current-password"))\(name)
            <button type="submit">\(words(isRegistration ? "nav.register" : "nav.sign_in"))</button>
            """)
    }

    private func phoneForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let phone = frame.input("phone", words("field.phone"), phoneState, type: "tel", autocomplete: "tel")
        let code: HTML =
            isCodeSent
            ? """
            <p class="muted" role="status">\(words("sign_in.code_sent"))</p>
            \(frame.input("code", words("sign_in.code"), .fresh(), autocomplete: "one-time-code"))
            """ : ""
        let label = isCodeSent ? words(isRegistration ? "nav.register" : "nav.sign_in") : words("sign_in.send_code")
        return frame.form(
            to: frame.paths(isRegistration ? .registerCode : .signInCode),
            """
            \(frame.hidden("next", next ?? ""))\(frame.hidden("step", "code"))\(phone)\(code)
            <button type="submit">\(label)</button>
            """)
    }
}
