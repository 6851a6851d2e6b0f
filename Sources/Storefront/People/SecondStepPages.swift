import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Storefront {
    /// The second step of signing in: the digits of the authenticator app, or setting it up.
    var secondStepPages: [PageRoute] {
        [
            PageRoute(.get, .signInStep, .public) { try await secondStep($0) },
            PageRoute(.post, .signInStep, .public, handler: takeSecondStep),
        ]
    }

    private func secondStep(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        guard let token = call.sessionToken, let pending = try await identity.pendingSignIn(token) else {
            return .redirect(to: call.paths.signIn(next: call.next))
        }
        let model = SecondStepModel(
            pending: pending, next: call.next, state: refusal.map { .refused(call.form, $0, call.frame) } ?? .fresh())
        let page = PageAnswer.page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
        return pending.setup == nil ? page : page.holdingSecret()
    }

    private func takeSecondStep(_ call: PageCall) async throws -> PageAnswer {
        guard let token = call.sessionToken, let pending = try await identity.pendingSignIn(token) else {
            return .redirect(to: call.paths.signIn(next: call.next))
        }
        do {
            let code = try call.form.required("totp", atMost: SecondStepModel.codeLimit)
            switch pending.step {
            case .code:
                let signedIn = try await identity.finishSignIn(token, code: code, from: call.origin)
                return try await welcome(signedIn, call)
            case .setUp:
                let (signedIn, codes) = try await identity.finishSetup(
                    token, code: code, from: call.origin, requestID: call.caller.requestID)
                let page = RecoveryCodesModel(codes: codes, next: home(of: signedIn.user, call)).html(call.frame)
                return PageAnswer.page(page).holdingSecret().beginningSession(signedIn.session.token)
            }
        } catch let error as any ExpectedError where error.isForForm {
            return try await secondStep(call, error)
        }
    }
}

/// A sign-in that waits for its second step.
struct SecondStepModel: Sendable {
    /// Recovery codes with blanks and hyphens are shorter.
    static let codeLimit = 50

    let pending: PendingSignIn
    /// Where the visitor wanted to go.
    let next: String?
    let state: FormState
}

/// Recovery codes, told once.
struct RecoveryCodesModel: Sendable {
    let codes: [String]
    /// The page to go on to.
    let next: String
}

extension SecondStepModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words(pending.step == .setUp ? "second.set_up" : "second.title")
        let lead: HTML =
            switch pending.step {
            case .code: "<p>\(words("second.enter"))</p>"
            case .setUp:
                "<p>\(words("second.needed"))</p>\(pending.setup.map { frame.secondFactorSetup($0) })"
            }
        return frame.page(
            title: title, current: .signIn,
            """
            <section class="card narrow"><h1>\(title)</h1>\(state.summary)\(lead)
            \(frame.form(to: frame.paths(.signInStep), """
                \(frame.hidden("next", next ?? ""))\(frame.digitsInput(state, isNext: pending.step == .code))
                <button type="submit">\(words(pending.step == .setUp ? "second.confirm" : "nav.sign_in"))</button>
                """))
            <p><a href="\(frame.paths.signIn(next: next))">\(words("second.other_account"))</a></p></section>
            """)
    }
}

extension RecoveryCodesModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("second.codes"), current: .account,
            """
            <section class="card narrow"><h1>\(words("second.codes"))</h1>
            <p class="notice good" role="status">\(words("second.on"))</p><p>\(words("second.codes.keep"))</p>
            <ul class="plain codes">\(each: codes, { "<li><code>\($0)</code></li>" })</ul>
            <p><a class="button" href="\(next)">\(words("second.codes.kept"))</a></p></section>
            """)
    }
}

extension PageFrame {
    /// What goes into the app: a link for this device, the secret for another.
    func secondFactorSetup(_ setup: SecondFactorSetup) -> HTML {
        let uri = setup.uri(issuer: shopName, atMost: QRCode.byteLimit)
        let picture = QRCode(uri)?.svg(label: words("second.qr"))
        // Of an address that is too long for a picture the key is typed.
        let step = words(picture == nil ? "second.step.secret.typed" : "second.step.secret")
        return """
            <ol class="steps"><li>\(words("second.step.app"))</li>
            <li>\(step)\(picture)
            <p class="secret"><code>\(setup.readableSecret)</code></p>
            <p><a href="\(uri)">\(words("second.step.link"))</a></p></li>
            <li>\(words("second.step.digits"))</li></ol>
            """
    }

    /// The field for the digits of the app.
    ///
    /// - Parameter isNext: whether the page is for nothing else: what is to be read before must not scroll away.
    func digitsInput(_ state: FormState, isNext: Bool = false) -> HTML {
        input("totp", words("second.digits"), state, autocomplete: "one-time-code", isNext: isNext)
    }
}

extension PageCall {
    /// The page that a sign-in leads to.
    var next: String? { form.raw("next") ?? query.raw("next") }
}
