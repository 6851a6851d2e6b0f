import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    var accountPages: [PageRoute] {
        [
            PageRoute(.get, .account, .permission(.profileManage)) { try await account($0) },
            PageRoute(.post, .account, .permission(.profileManage), handler: changeAccount),
            PageRoute(.get, .accountAddresses, .permission(.profileManage)) { try await addresses($0) },
            PageRoute(.post, .accountAddresses, .permission(.profileManage), handler: addAddress),
            PageRoute(.get, .accountAddress, .permission(.profileManage), handler: address),
            PageRoute(.post, .accountAddress, .permission(.profileManage), handler: changeAddress),
            PageRoute(.get, .accountSessions, .permission(.profileManage), handler: sessions),
            PageRoute(.post, .accountSessions, .permission(.profileManage), handler: endSession),
        ]
    }

    private func account(_ call: PageCall, _ refusal: (any ExpectedError)? = nil) async throws -> PageAnswer {
        let user = try call.userID()
        let account = try await identity.account(of: user)
        let states: [OrderState: Int] =
            call.frame.isStaff
            ? [:]
            : try await database.read { try $0.run(Orders.counts(of: user, among: AccountModel.countedOrders)) }
        let form: AccountModel.Form = call.form.raw("step") == "password" ? .password : .profile
        let forms = refusal.map { FormStates.sent(form, .refused(call.form, $0, call.frame)) } ?? .fresh
        return .page(
            AccountModel(
                profile: account.profile, hasPassword: account.hasPassword, counts: AccountModel.counts(states),
                forms: forms
            ).html(call.frame),
            status: refusal?.pageStatus ?? 200)
    }

    /// The name or the password, by the form's button.
    private func changeAccount(_ call: PageCall) async throws -> PageAnswer {
        guard case .user(let user, _, let session, _) = call.context.principal else {
            throw AccessError.unauthenticated
        }
        let form = call.form
        do {
            if form.raw("step") == "password" {
                let token =
                    form.raw("current_password") == nil
                    ? try await identity.setFirstPassword(
                        of: user, to: try form.secret("password"), keeping: session, browserToken: call.sessionToken)
                    : try await identity.changePassword(
                        of: user, current: try form.secret("current_password"), new: try form.secret("password"),
                        keeping: session, browserToken: call.sessionToken)
                let answer = PageAnswer.redirect(to: call.paths.account).saying("password_changed")
                return token.map { answer.beginningSession($0) } ?? answer
            }
            let version = try form.integer("version", 0...Int.max)
            _ = try await identity.updateProfile(
                of: user, name: try form.optional("name") ?? "", expectedVersion: version)
            return .redirect(to: call.paths.account).saying("saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await account(call, error)
        }
    }

    private func addresses(
        _ call: PageCall, _ refusal: (any ExpectedError)? = nil, deleted: SavedAddress? = nil
    ) async throws -> PageAnswer {
        let fresh: FormState = PlaceForm.isStep(call.form) ? .typed(call.form) : .fresh()
        let model = AddressBookModel(
            addresses: try await identity.addresses(of: try call.userID()), deleted: deleted,
            divisions: try await shop.delivery.divisions(),
            state: refusal.map { .refused(call.form, $0, call.frame) } ?? fresh)
        return .page(model.html(call.frame), status: refusal?.pageStatus ?? 200)
    }

    private func addAddress(_ call: PageCall) async throws -> PageAnswer {
        guard !PlaceForm.isStep(call.form) else { return try await addresses(call) }
        if call.form.raw("step") == AddressBookModel.deletion { return try await deleteAddress(call) }
        do {
            let divisions = try await shop.delivery.divisions()
            _ = try await identity.addAddress(
                try PostalAddress(call.form, in: divisions), isDefault: call.form.isChecked("default"),
                of: try call.userID())
            return .redirect(to: call.paths(.accountAddresses)).saying("saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await addresses(call, error)
        }
    }

    /// Shows the book without it, and with the way to put it back: the page is the only one that still knows it.
    private func deleteAddress(_ call: PageCall) async throws -> PageAnswer {
        let (id, user): (AddressID, UserID) = (try call.form.id("address"), try call.userID())
        let deleted = try await identity.address(id, of: user)
        try await identity.deleteAddress(id, of: user)
        return try await addresses(call, deleted: deleted)
    }

    private func address(_ call: PageCall) async throws -> PageAnswer {
        let saved = try await identity.address(try call.path.id("address"), of: try call.userID())
        let state = FormState.fresh(saved.address.fields)
        let model = AddressModel(
            id: saved.id, version: String(saved.version), isDefault: saved.isDefault,
            divisions: try await shop.delivery.divisions(), state: state)
        return .page(model.html(call.frame))
    }

    /// Saves an address or, by a button of its own, makes it the default.
    private func changeAddress(_ call: PageCall) async throws -> PageAnswer {
        let (id, user, form): (AddressID, UserID, FormFields) = (
            try call.path.id("address"), try call.userID(), call.form
        )
        let divisions = try await shop.delivery.divisions()
        func page(_ state: FormState, status: Int = 200) -> PageAnswer {
            let model = AddressModel(
                id: id, version: form.raw("version") ?? "", isDefault: form.isChecked("default"), divisions: divisions,
                state: state)
            return .page(model.html(call.frame), status: status)
        }
        if PlaceForm.isStep(form) { return page(.typed(form)) }
        if form.raw("step") == "default" { return try await makeDefault(id, call) }
        do {
            let address = try PostalAddress(form, in: divisions)
            _ = try await identity.updateAddress(
                id, of: user, expectedVersion: try form.integer("version", 0...Int.max),
                isDefault: form.isChecked("default")
            ) { _ in address }
            return .redirect(to: call.paths(.accountAddresses)).saying("saved")
        } catch let error as any ExpectedError where error.isForForm {
            return page(.refused(form, error, call.frame), status: error.pageStatus)
        }
    }

    private func makeDefault(_ id: AddressID, _ call: PageCall) async throws -> PageAnswer {
        do {
            _ = try await identity.updateAddress(
                id, of: try call.userID(), expectedVersion: try call.form.integer("version", 0...Int.max),
                isDefault: true
            ) { $0 }
            return .redirect(to: call.paths(.accountAddresses)).saying("saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await addresses(call, error)
        }
    }

    private func sessions(_ call: PageCall) async throws -> PageAnswer {
        guard case .user(let user, _, let current, _) = call.context.principal else {
            throw AccessError.unauthenticated
        }
        let model = SessionListModel(sessions: try await identity.sessions(of: user), current: current)
        return .page(model.html(call.frame))
    }

    private func endSession(_ call: PageCall) async throws -> PageAnswer {
        try await identity.revoke(try call.form.id("session"), of: try call.userID())
        return .redirect(to: call.paths(.accountSessions)).saying("session_ended")
    }
}

extension PostalAddress {
    /// - Throws: `InputErrors` naming every field that is wrong; `InputError` for a place that does not fit together.
    init(_ form: FormFields, in divisions: Divisions) throws {
        if let errors = InputErrors(form.addressErrors(in: divisions)) { throw errors }
        let isTyped = form.raw(PlaceForm.typedField) != nil
        self = try PostalAddress(form, of: PlaceForm(divisions: divisions, state: .typed(form), prefix: ""))
            .located(in: divisions, needsDistrict: !isTyped)
    }

    private init(_ form: FormFields, of place: PlaceForm) throws {
        try self.init(
            name: try form.required("name"), phone: try form.required("phone"),
            country: form.country(), province: try form.required("province"), city: form.city(of: place),
            district: try form.optional("district") ?? "", line1: try form.required("line1"),
            line2: try form.optional("line2") ?? "", postalCode: try form.optional("postal_code") ?? "")
    }

    /// By the names of the form's fields.
    var fields: [String: String] {
        [
            "name": name, "phone": phone, "province": province, "city": city, "district": district, "line1": line1,
            "line2": line2, "postal_code": postalCode, "country": country == "CN" ? "" : country,
        ]
    }
}
