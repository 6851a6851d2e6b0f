import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Storefront {
    var secondFactorPages: [PageRoute] {
        [
            PageRoute(.get, .accountSecondFactor, .permission(.profileManage)) { try await secondFactor($0) },
            PageRoute(.post, .accountSecondFactor, .permission(.profileManage), handler: changeSecondFactor),
        ]
    }

    private func secondFactor(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        guard case .user(let user, let role, let session, _) = call.context.principal else {
            throw AccessError.unauthenticated
        }
        let factor = try await identity.secondFactor(of: user)
        let model = SecondFactorModel(
            factor: factor, setup: factor.isOn ? nil : try await identity.secondFactorSetup(of: user, in: session),
            isRequired: !identity.mayDoWithoutSecondFactor(role),
            state: refusal.map { .refused(call.form, $0, call.frame) } ?? .fresh())
        let page = PageAnswer.page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
        return model.setup == nil ? page : page.holdingSecret()
    }

    private func changeSecondFactor(_ call: PageCall) async throws -> PageAnswer {
        guard case .user(let user, let role, let session, _) = call.context.principal else {
            throw AccessError.unauthenticated
        }
        let here = call.paths(.accountSecondFactor)
        func code() throws -> String { try call.form.required("totp", atMost: SecondStepModel.codeLimit) }
        do {
            switch try call.form.choice("step", of: SecondFactorModel.Step.self) {
            case .begin:
                _ = try await identity.beginSecondFactor(
                    of: user, in: session, password: call.form.raw("current_password"))
                return .redirect(to: here)
            case .abandon:
                try await identity.abandonSecondFactor(of: user, in: session)
                return .redirect(to: call.paths.account)
            case .confirm:
                let codes = try await identity.confirmSecondFactor(
                    of: user, code: try code(), keeping: session, by: call.caller)
                return .page(RecoveryCodesModel(codes: codes, next: here).html(call.frame)).holdingSecret()
            case .renew:
                let codes = try await identity.renewRecoveryCodes(of: user, code: try code(), by: call.caller)
                return .page(RecoveryCodesModel(codes: codes, next: here).html(call.frame)).holdingSecret()
            case .remove:
                try await identity.removeSecondFactor(
                    of: user, role: role, code: try code(), keeping: session, by: call.caller)
                return .redirect(to: here).saying("second_removed")
            }
        } catch let error as any ExpectedError where error.isForForm {
            return try await secondFactor(call, error)
        }
    }
}

/// Somebody's own second factor.
struct SecondFactorModel: Sendable {
    enum Step: String, CaseIterable, Sendable {
        case begin, abandon, confirm, renew, remove
    }

    let factor: SecondFactor
    /// What is being set up.
    let setup: SecondFactorSetup?
    /// Of staff, who set up another one when they take this one away.
    let isRequired: Bool
    let state: FormState
}

extension SecondFactorModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("second.account"), current: .account,
            """
            <h1>\(words("second.account"))</h1>\(state.summary)
            \(factor.since.map { present($0, frame) } ?? absent(frame))
            """)
    }

    private func absent(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard let setup else {
            return """
                <section class="card narrow"><p>\(words("second.why"))</p>
                \(frame.form(to: frame.paths(.accountSecondFactor), """
                    \(frame.hidden("step", Step.begin.rawValue))\(factor.hasPassword ? password(frame) : "")
                    <button type="submit">\(words("second.set_up"))</button>
                    """))</section>
                """
        }
        return """
            <section class="card narrow"><h2>\(words("second.set_up"))</h2>\(frame.secondFactorSetup(setup))
            \(frame.form(to: frame.paths(.accountSecondFactor), """
                \(frame.hidden("step", Step.confirm.rawValue))\(frame.digitsInput(state))
                <button type="submit">\(words("second.confirm"))</button>
                """))
            <p>\(frame.button(
                to: frame.paths(.accountSecondFactor), words("second.give_up"), class: "button quiet",
                frame.hidden("step", Step.abandon.rawValue)))</p></section>
            """
    }

    private func password(_ frame: PageFrame) -> HTML {
        frame.input(
            "current_password", frame.words("account.current_password"), state, type: "password",
            autocomplete: "current-password")
    }

    private func present(_ since: Timestamp, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let left = words("second.codes.left", ["count": String(factor.recoveryCodesLeft)])
        return """
            <section class="card narrow"><p><span class="state good">\(words("second.is_on"))</span> \
            <span class="muted">\(words("second.since", ["time": frame.time(since)])) · \(left)</span></p>
            <p>\(words(isRequired ? "second.change.staff" : "second.change"))</p>
            \(frame.form(to: frame.paths(.accountSecondFactor), """
                \(frame.digitsInput(state))
                <div class="actions">
                <button type="submit" name="step" value="renew">\(words("second.renew"))</button>
                <button type="submit" name="step" value="remove" class="button quiet">\(words("second.remove"))</button>
                </div>
                """))</section>
            """
    }
}
