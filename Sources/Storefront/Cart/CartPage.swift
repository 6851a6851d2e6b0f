import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension Storefront {
    var cartPages: [PageRoute] {
        [
            PageRoute(.get, .cart, .public) { try await cart($0) },
            PageRoute(.post, .cart, .permission(.shopBuy), handler: changeCart),
            PageRoute(.post, .cartLines, .public, handler: addToCart),
        ]
    }

    private func cart(_ call: PageCall, _ state: FormState = .fresh(), status: Int = 200) async throws -> PageAnswer {
        guard let buyer = call.buyer else { return shown(.empty(), call) }
        let reordered: OrderID? = try call.query.optionalID("reordered")
        let holder = try await reorderedFrom(reordered, call) ?? buyer
        let (removed, merged) = (
            ToldLines(call.query.raw(CartModel.removedField)), ToldLines(call.query.raw(CartModel.mergedField))
        )
        let model = try await database.read { [shop] session in
            let cart = try shop.orders.openCart(of: buyer, in: session)
            let order = try reordered.flatMap { try shop.orders.order($0, .of(holder), in: session) }
            let titled = try order.map { order in
                try shop.titled(order, inEnglish: call.frame.language == .english, in: session)
            }
            let leftOut = try titled.map { try shop.leftOut(of: $0, from: cart, in: session) } ?? []
            let present = Set(cart?.lines.map(\.skuID) ?? [])
            // What is in the cart again needs no way back.
            let gone = removed?.lines.filter { !present.contains($0.skuID) } ?? []
            let told = CartModel.Told(leftOut: leftOut, removed: ToldLines(gone), merged: merged)
            let faces = try shop.faces(of: gone.map(\.skuID) + present, in: session)
            guard let cart, !cart.lines.isEmpty else {
                let unpaid = try shop.orders.summaries(
                    .of(buyer), state: .pendingPayment, after: nil, limit: Self.one, in: session)
                return CartModel.empty(faces: faces, told: told, unpaid: unpaid.items.first)
            }
            let rules = shop.configuration.orders
            return CartModel(
                priced: try shop.price(cart, in: session), faces: faces, told: told, unpaid: nil,
                freeFrom: Money(rules.pricing.freeFreightFromMinor, rules.currency), state: state)
        }
        return shown(model, call, status: status)
    }

    private func reorderedFrom(_ order: OrderID?, _ call: PageCall) async throws -> Buyer? {
        guard let order else { return nil }
        return try await holder(of: order, call)
    }

    /// The page that looks into the cart sets right what the others say of it.
    private func shown(_ model: CartModel, _ call: PageCall, status: Int = 200) -> PageAnswer {
        let page = PageAnswer.page(model.html(call.frame.holding(pieces: model.pieces)), status: status)
        return model.pieces == call.frame.pieces ? page : page.holding(pieces: model.pieces)
    }

    static let one = PageLimit(clamping: 1)

    /// Puts something into the cart; a visitor's first piece makes a guest of the visitor.
    private func addToCart(_ call: PageCall) async throws -> PageAnswer {
        var token: String?
        let buyer: Buyer
        if case .anonymous = call.context.principal {
            (token, buyer) = call.newGuest()
        } else {
            buyer = try call.requireBuyer()
        }
        let answer: PageAnswer
        do {
            let sku: SKUID = try call.form.id("sku")
            let quantity = try call.form.integer("quantity", 1...Cart.quantityLimit)
            answer =
                CartForm.Step(call.form) == .checkout
                ? try await buyNow(quantity, of: sku, for: buyer, call)
                : try await add(quantity, of: sku, for: buyer, call)
        } catch let error as any ExpectedError where error.isForForm {
            let field = error.code == "out_of_stock" ? "quantity" : "sku"
            let state = FormState.refused(call.form, error, call.frame, at: field)
            return try await product(call, try call.form.required("product"), state, status: error.pageStatus)
        }
        return token.map { answer.beginningGuest($0) } ?? answer
    }

    private func add(
        _ quantity: Int, of sku: SKUID, for buyer: Buyer, _ call: PageCall
    ) async throws -> PageAnswer {
        let pieces = try await database.write { [shop] transaction in
            try shop.putIntoCart(quantity, of: sku, buyer: buyer, transaction: transaction).pieces
        }
        return .redirect(to: call.paths.cart).saying("added_to_cart").holding(pieces: pieces)
    }

    /// What is bought at once is bought alone: what lies in the cart stays there for later.
    private func buyNow(
        _ quantity: Int, of sku: SKUID, for buyer: Buyer, _ call: PageCall
    ) async throws -> PageAnswer {
        let cart = try await database.write { [shop] transaction in
            try shop.openDirectCart(quantity, of: sku, buyer: buyer, transaction: transaction)
        }
        return .redirect(to: call.paths.checkout(of: cart))
    }

    /// Takes the quantities that were changed on the cart's page, and leads on to the checkout where that was pressed
    /// and nothing was changed: nobody orders at a total that the page did not show. What another page has done to the
    /// cart since stays.
    private func changeCart(_ call: PageCall) async throws -> PageAnswer {
        let buyer = try call.requireBuyer()
        do {
            if let removed = ToldLines(call.form.raw(CartModel.removedField)) {
                return try await putBack(removed, for: buyer, call)
            }
            let wanted = try CartForm(call.form)
            let (pieces, removed) = try await database.write { [shop] transaction in
                guard var cart = try shop.orders.openCart(of: buyer, in: transaction.session) else {
                    return (0, [CartLine]())
                }
                let removed = cart.lines.filter { wanted.quantities[$0.skuID] == 0 }
                for line in cart.lines {
                    guard let quantity = wanted.quantities[line.skuID], quantity != line.quantity else { continue }
                    cart = try shop.setCartLine(
                        quantity, of: line.skuID, in: cart.id, buyer: buyer, transaction: transaction)
                }
                return (cart.pieces, removed)
            }
            let told = ToldLines(removed).map { [(name: CartModel.removedField, value: $0.text)] } ?? []
            if wanted.step == .checkout {
                return wanted.quantities.isEmpty
                    ? .redirect(to: call.paths.checkout).holding(pieces: pieces)
                    : .redirect(to: call.paths(.cart, query: told)).saying("cart_updated").holding(pieces: pieces)
            }
            let line = wanted.stepped.map { "#\(CartModel.quantityPrefix)\($0)" } ?? ""
            return .redirect(to: call.paths(.cart, query: told) + line).holding(pieces: pieces)
        } catch let error as any ExpectedError where error.isForForm {
            return try await cart(call, .refused(call.form, error, call.frame), status: error.pageStatus)
        }
    }
}

extension Storefront {
    /// Puts back what was taken out; what is in the cart again by now stays as it is.
    private func putBack(_ removed: ToldLines, for buyer: Buyer, _ call: PageCall) async throws -> PageAnswer {
        let pieces = try await database.write { [shop] transaction in
            var cart = try shop.orders.openCart(of: buyer, in: transaction).cart
            for line in removed.lines where !cart.lines.contains(where: { $0.skuID == line.skuID }) {
                cart = try shop.setCartLine(
                    line.quantity, of: line.skuID, in: cart.id, buyer: buyer, version: cart.version,
                    transaction: transaction)
            }
            return cart.pieces
        }
        return .redirect(to: call.paths.cart).saying("put_back").holding(pieces: pieces)
    }
}

/// What the cart's form says: a quantity per line that was changed, the line whose button takes it out or changes it by
/// one, and where to go from there.
struct CartForm {
    enum Step: String {
        case checkout

        /// Nil where no such button was pressed.
        init?(_ form: FormFields) {
            guard let step = form.raw("step").flatMap(Self.init(rawValue:)) else { return nil }
            self = step
        }
    }

    let quantities: [SKUID: Int]
    /// Nil for the cart again.
    let step: Step?
    /// The line whose button for one fewer or one more was pressed.
    let stepped: SKUID?
    /// In the buttons' names.
    static let (less, more) = ("less", "more")

    init(_ form: FormFields) throws(InputError) {
        var quantities: [SKUID: Int] = [:]
        // What is taken out may say what it likes.
        if let removed: SKUID = try form.optionalID("remove") { quantities[removed] = 0 }
        for (name, value) in form.prefixed(CartModel.quantityPrefix) where name != form.raw("remove") {
            guard let sku = SKUID(name), let quantity = Int(value), (0...Cart.quantityLimit).contains(quantity) else {
                throw .invalid(field: CartModel.quantityPrefix + name, reason: .wholeNumber(0...Cart.quantityLimit))
            }
            // One fewer or one more of what stands in the field; nothing is taken out by it.
            let change = form.raw(Self.less) == name ? -1 : form.raw(Self.more) == name ? 1 : 0
            if change != 0 {
                quantities[sku] = min(max(quantity + change, 1), Cart.quantityLimit)
            } else if form.raw(CartModel.shownPrefix + name) != value {
                quantities[sku] = quantity
            }
        }
        self.quantities = quantities
        let less: SKUID? = try form.optionalID(Self.less)
        let more: SKUID? = try form.optionalID(Self.more)
        stepped = less ?? more
        step = Step(form)
    }
}
