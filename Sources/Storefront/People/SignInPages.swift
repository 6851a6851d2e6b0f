import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    var peoplePages: [PageRoute] {
        [
            PageRoute(.get, .signIn, .public) { try await signInPage($0, .signIn) },
            PageRoute(.post, .signIn, .public, handler: signIn),
            PageRoute(.post, .signInCode, .public) { try await withCode($0, .signIn) },
            PageRoute(.get, .register, .public) { try await signInPage($0, .register) },
            PageRoute(.post, .register, .public, handler: register),
            PageRoute(.post, .registerCode, .public) { try await withCode($0, .register) },
            PageRoute(.post, .signOut, .public, handler: signOut),
        ]
    }

    private func signInPage(
        _ call: PageCall, _ purpose: SignInModel.Purpose, _ state: FormState? = nil,
        phoneStep: SignInModel.PhoneStep = .phone, status: Int = 200
    ) async throws -> PageAnswer {
        let next = call.form.raw("next") ?? call.query.raw("next")
        let way: SignInModel.Way = call.phoneStep == nil ? .email : .phone
        let model = SignInModel(
            purpose: purpose, next: next, forms: state.map { .sent(way, $0) } ?? .fresh, phoneStep: phoneStep)
        return .page(model.html(call.frame), status: status)
    }

    private func signIn(_ call: PageCall) async throws -> PageAnswer {
        try await attempt(call, .signIn) {
            let credentials = Credentials.emailPassword(
                email: try call.form.required("email"), password: try call.form.secret("password"))
            return try await identity.signInBrowser(credentials, replacing: call.sessionToken, from: call.origin)
        }
    }

    private func register(_ call: PageCall) async throws -> PageAnswer {
        try await attempt(call, .register) {
            let registration = Registration.email(
                try call.form.required("email"), password: try call.form.secret("password"))
            return try await identity.registerBrowser(
                registration, name: try call.form.optional("name") ?? "", terms: try call.agreedTerms(),
                replacing: call.sessionToken, from: call.origin)
        }
    }

    /// Sends a code to a phone, by its own button once more; where the form asked for the code, signs in or registers
    /// with it.
    private func withCode(_ call: PageCall, _ purpose: SignInModel.Purpose) async throws -> PageAnswer {
        guard call.phoneStep?.asksForCode == true, call.form.raw("again") == nil else {
            return try await sendCode(call, purpose)
        }
        return try await attempt(call, purpose) {
            let (phone, code) = (try call.form.required("phone"), try call.form.required("code"))
            switch purpose {
            case .signIn:
                return try await identity.signInBrowser(
                    .phoneCode(phone: phone, code: code), replacing: call.sessionToken, from: call.origin)
            case .register:
                return try await identity.registerBrowser(
                    .phone(phone, code: code), name: try call.form.optional("name") ?? "",
                    terms: try call.agreedTerms(), replacing: call.sessionToken, from: call.origin)
            }
        }
    }

    private func sendCode(_ call: PageCall, _ purpose: SignInModel.Purpose) async throws -> PageAnswer {
        do {
            _ = try await identity.requestCode(
                phone: try call.form.required("phone"), purpose: purpose.code, from: call.origin)
            return try await signInPage(call, purpose, .typed(call.form), phoneStep: .sent)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, purpose, error)
        }
    }

    private func refused(
        _ call: PageCall, _ purpose: SignInModel.Purpose, _ error: any ExpectedError
    ) async throws -> PageAnswer {
        let phoneStep: SignInModel.PhoneStep = call.phoneStep?.asksForCode == true ? .code : .phone
        // An account that is there already is one of this e-mail or phone.
        let field = (error as? IdentityError) == .accountExists ? (call.phoneStep == nil ? "email" : "phone") : nil
        return try await signInPage(
            call, purpose, .refused(call.form, error, call.frame, at: field), phoneStep: phoneStep,
            status: error.pageStatus)
    }

    /// Somebody proves who they are; whoever has a second factor is asked for it next.
    private func attempt(
        _ call: PageCall, _ purpose: SignInModel.Purpose, _ proof: () async throws -> BrowserSignedIn
    ) async throws -> PageAnswer {
        do {
            let signedIn = try await proof()
            guard signedIn.step == nil else {
                let query = call.next.map { [(name: "next", value: $0)] } ?? []
                return .redirect(to: call.paths(.signInStep, query: query)).beginningSession(signedIn.session.token)
            }
            return try await welcome(signedIn, call, isNew: purpose == .register)
        } catch IdentityError.noAccount {
            // The phone is proved, and its code is good for registering now.
            return try await refused(call, .register, IdentityError.noAccount)
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, purpose, error)
        }
    }

    /// The browser is signed in; what a shopper had as a guest comes along.
    ///
    /// - Parameter isNew: whether the account was made just now.
    func welcome(_ signedIn: BrowserSignedIn, _ call: PageCall, isNew: Bool = false) async throws -> PageAnswer {
        let user = signedIn.user
        let home = home(of: user, call)
        guard !user.role.isStaff else {
            return PageAnswer.redirect(to: home).beginningSession(signedIn.session.token)
        }
        let came = try await whatComesAlong(with: call.guestTokenHash, into: user.id)
        let merged = ToldLines(came.before)
        // The pages that show the cart name what was merged; any other says that it was.
        let listed = merged.flatMap { listing($0, at: home, call) }
        let answer = PageAnswer.redirect(to: listed ?? home).beginningSession(signedIn.session.token)
        let told = (came.isGuestOver ? answer.endingGuest() : answer).holding(pieces: came.cart?.pieces ?? 0)
        let isMergeUntold = merged != nil && listed == nil
        switch (isNew, came.orders.isEmpty) {
        case (true, false): return told.saying("registered_with_orders")
        case (true, true): return told.saying("registered")
        case (false, false): return told.saying(isMergeUntold ? "orders_claimed_cart_merged" : "orders_claimed")
        case (false, true): return isMergeUntold ? told.saying("cart_merged") : told
        }
    }

    /// The cart or its checkout, told what of it was the account's; nil for every other page.
    private func listing(_ merged: ToldLines, at url: String, _ call: PageCall) -> String? {
        let query = [(name: CartModel.mergedField, value: merged.text)]
        switch url {
        case call.paths.checkout: return call.paths(.checkout, query: query)
        case call.paths.cart: return call.paths(.cart, query: query)
        default: return nil
        }
    }

    /// What an account has once somebody has signed in.
    private struct Arrival: Sendable {
        let cart: Cart?
        /// What the account's cart held before the guest's came to it.
        var before: [CartLine] = []
        /// That were placed as a guest.
        var orders: [OrderID] = []
        /// Whether the guest's token opens nothing any more: orders that were looked up need it, and their finder
        /// reads them beside those of the account.
        var isGuestOver = true
    }

    private func whatComesAlong(with guestTokenHash: String?, into user: UserID) async throws -> Arrival {
        guard let guest = guestTokenHash else {
            return try await database.read { [shop] session in
                Arrival(cart: try shop.orders.openCart(of: .user(user), in: session))
            }
        }
        let beside = GuestToken.hash(guest, beside: user)
        return try await database.write { [shop] transaction in
            let merged = try shop.mergeGuest(
                tokenHash: guest, into: user, lookedUpTo: beside, transaction: transaction)
            let left = try shop.orders.summaries(
                .of(.guest(tokenHash: beside)), after: nil, limit: Self.one, in: transaction.session)
            return Arrival(
                cart: merged.cart, before: merged.before, orders: merged.adopted, isGuestOver: left.items.isEmpty)
        }
    }

    /// Where a visitor wanted to go before the sign-in; otherwise where such a person begins.
    func home(of user: Profile, _ call: PageCall) -> String {
        let home = user.role.isStaff ? call.paths.console : call.paths.home
        return call.next.flatMap { $0.isEmpty ? nil : call.paths.safeReturn(to: $0) } ?? home
    }

    /// Whoever sits in front of the browser next is nobody, neither account nor guest, and has looked at nothing.
    private func signOut(_ call: PageCall) async throws -> PageAnswer {
        if let token = call.sessionToken { try await identity.endBrowserSession(token) }
        return PageAnswer.redirect(to: call.paths.home).endingSession().endingGuest().forgettingSeen()
            .holding(pieces: 0)
    }
}

extension PageCall {
    /// The terms that the form's tick agrees to.
    ///
    /// - Throws: `InputError` where it is not ticked.
    fileprivate func agreedTerms() throws(InputError) -> String {
        guard form.isChecked(SignInModel.termsField) else { throw .missing(field: SignInModel.termsField) }
        return SignInModel.termsVersion
    }

    /// What the phone's form asked for; nil for every other form.
    fileprivate var phoneStep: SignInModel.PhoneStep? { form.raw("step").flatMap(SignInModel.PhoneStep.init) }
}
