import Catalog
import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    var checkoutPages: [PageRoute] {
        [
            PageRoute(.get, .checkout, .permission(.shopBuy), strangersGo: .cart, handler: startCheckout),
            PageRoute(.post, .checkout, .permission(.shopBuy), handler: placeOrder),
        ]
    }

    private func startCheckout(_ call: PageCall) async throws -> PageAnswer {
        try await checkout(call, nil, try await savedAddresses(call))
    }

    /// What was typed here before, or else the address that the visitor chose or the default one, or their name.
    private func begun(
        _ cart: Cart, _ call: PageCall, _ addresses: [SavedAddress], in session: Session
    ) throws -> FormState {
        let chosen = CheckoutForm.chosen(call.query.raw("address") ?? "", of: addresses)
        let address = chosen ?? addresses.first(where: \.isDefault) ?? addresses.first
        let kept = chosen == nil ? try shop.orders.draft(of: cart.id, in: session) : nil
        guard address == nil, case .user(let user, _, _, _) = call.context.principal else {
            return CheckoutDraft.state(kept, address: address, name: "")
        }
        let name = try Identity.profiles([user], in: session)[user]?.name
        return CheckoutDraft.state(kept, address: nil, name: name ?? "")
    }

    private func savedAddresses(_ call: PageCall) async throws -> [SavedAddress] {
        guard case .user(let user, _, _, _) = call.context.principal else { return [] }
        return try await identity.addresses(of: user)
    }

    /// - Parameter sent: the form as it comes back, which is kept for whoever leaves it now; nil for one that begins.
    private func checkout(
        _ call: PageCall, _ sent: FormState?, _ addresses: [SavedAddress], status: Int = 200
    ) async throws -> PageAnswer {
        let buyer = try call.requireBuyer()
        if sent != nil { try await keepDraft(call) }
        let isEnglish = call.frame.language == .english
        let direct: CartID? = try call.query.optionalID(CheckoutModel.cartField)
        let shown: Shown? = try await database.read { [shop] session in
            let cart =
                if let direct { try shop.orders.directCart(direct, of: buyer, in: session) } else {
                    try shop.orders.openCart(of: buyer, in: session)
                }
            guard let cart, !cart.lines.isEmpty else { return nil }
            let state = try sent ?? begun(cart, call, addresses, in: session)
            let delivery = DeliveryOption(rawValue: state["delivery"]) ?? .standard
            let (skus, priced) = (cart.lines.map(\.skuID), try shop.price(cart, delivery: delivery, in: session))
            // What is bought at once and cannot be is on no page but its own.
            let isLost = cart.isDirect && !priced.messages.isEmpty
            return Shown(
                state: state, delivery: delivery, priced: priced,
                titles: try shop.englishTitles(of: isEnglish ? skus : [], in: session),
                slug: isLost ? try session.run(shop.catalog.faces(skus)).values.first?.slug : nil)
        }
        guard let shown else { return .redirect(to: call.paths.cart) }
        let (priced, titles) = (shown.priced, shown.titles)
        // The page of the goods or of the cart says what is missing.
        guard status != 200 || priced.messages.isEmpty else {
            return .redirect(to: shown.slug.map { call.paths.product($0) } ?? call.paths.cart)
        }
        let model = CheckoutModel(
            priced: priced, titles: titles, delivery: shown.delivery,
            offers: CheckoutModel.offers(priced, shop.orders.configuration),
            arrivals: CheckoutModel.arrivals(
                shop.orders.configuration, at: call.frame.now, shop.configuration.calendar),
            addresses: addresses, isGuest: !call.frame.isSignedIn, divisions: try await shop.delivery.divisions(),
            pickup: PickupPlace(shop.settings, in: call.frame.language), contact: shownContact,
            merged: ToldLines(call.form.raw(CartModel.mergedField) ?? call.query.raw(CartModel.mergedField)),
            state: shown.state, key: call.newKey())
        return .page(model.html(call.frame), status: status)
    }

    private struct Shown: Sendable {
        let state: FormState
        let delivery: DeliveryOption
        let priced: PricedCart
        let titles: [SKUID: String]
        /// Of goods that were to be bought at once and cannot be.
        let slug: String?
    }

    /// Places the order that the page showed, once per key; anything that changed meanwhile is shown instead.
    private func placeOrder(_ call: PageCall) async throws -> PageAnswer {
        if call.form.raw("step") == CheckoutModel.signInStep {
            try await keepDraft(call)
            let direct = call.query.raw(CheckoutModel.cartField).map { [(name: CheckoutModel.cartField, value: $0)] }
            return .redirect(to: call.paths.signIn(next: call.paths(.checkout, query: direct ?? [])))
        }
        if call.form.raw("step") == "quote" || PlaceForm.isStep(call.form) {
            return try await checkout(call, .typed(call.form), try await savedAddresses(call))
        }
        do {
            let addresses = try await savedAddresses(call)
            let form = CheckoutForm(
                call.form, in: try await shop.delivery.divisions(), buyer: try call.requireBuyer(),
                claim: try call.claim(PlaceOrderRequest.operation), addresses: addresses)
            let answer = try await shop.placeOrder(try form.request())
            if let refusal = Refusal(answer) { throw refusal }
            try await keepAddress(form.addressToKeep(beside: addresses), call)
            try await forgetDraft(call)
            let placed = PageAnswer.redirect(to: call.paths(.order, answer.body)).saying("order_placed")
            // What is kept in the cart is still there after something else was bought at once.
            return call.query.raw(CheckoutModel.cartField) == nil ? placed.holding(pieces: 0) : placed
        } catch let error as any ExpectedError where error.parameters["order_id"] != nil {
            return .redirect(to: call.paths(.order, error.parameters["order_id"] ?? "")).saying("order_already")
        } catch let error as any ExpectedError where error.code == "price_changed" && call.choseAnotherDelivery {
            let note = call.words("checkout.delivery_chosen")
            return try await checkout(call, .typed(call.form, note: note), try await savedAddresses(call))
        } catch let error as any ExpectedError where error.isForForm {
            return try await checkout(
                call, .refused(call.form, error, call.frame), try await savedAddresses(call),
                status: error.pageStatus)
        }
    }

    /// What was typed, with the cart that it was typed for; the statement sees to it that it is the visitor's own.
    private func keepDraft(_ call: PageCall) async throws {
        guard let cart = CartID(call.form.trimmed("cart_id")) else { return }
        let (buyer, fields) = (try call.requireBuyer(), CheckoutDraft.text(of: call.form))
        try await database.write { [shop] transaction in
            try shop.orders.keepDraft(fields, of: cart, by: buyer, in: transaction)
        }
    }

    /// Most checkouts have none, and pay for no commit more. One that is too old is left to the sweep.
    private func forgetDraft(_ call: PageCall) async throws {
        guard let cart = CartID(call.form.trimmed("cart_id")),
            try await database.read({ [shop] in try shop.orders.draft(of: cart, in: $0) }) != nil
        else { return }
        try await database.write { [shop] in try shop.orders.forgetDraft(of: cart, in: $0) }
    }

    /// The order is placed, whatever becomes of this: a book that is full stays as it is.
    private func keepAddress(_ address: PostalAddress?, _ call: PageCall) async throws {
        guard let address, case .user(let user, _, _, _) = call.context.principal else { return }
        do {
            _ = try await identity.addAddress(address, isDefault: false, of: user)
        } catch IdentityError.tooManyAddresses {
            return
        }
    }
}

extension PageCall {
    /// Whether the total that the form showed is that of another way of delivery than the one it asks for.
    fileprivate var choseAnotherDelivery: Bool { form.raw("delivery") != form.raw("shown_delivery") }
}
