public import Database
public import Kernel

extension Orders {
    /// The buyer's open cart, or a new one.
    ///
    /// - Returns: the cart and whether it is new.
    public func openCart(of buyer: Buyer, in transaction: Transaction) throws -> (cart: Cart, isNew: Bool) {
        if let cart = try openCart(of: buyer, in: transaction.session) { return (cart, false) }
        let id: CartID = database.ids.next()
        if try insertCart(id, of: buyer, in: transaction) {
            return (Cart(id: id, buyer: buyer, version: 1, state: .open, orderID: nil, lines: []), true)
        }
        guard let rival = try openCart(of: buyer, in: transaction.session) else {
            throw DatabaseError(.serialization, "the rival's cart is not to be seen yet")
        }
        return (rival, false)
    }

    /// Sets how many of a SKU the cart holds; 0 takes it out. The caller has checked that the SKU is on sale.
    ///
    /// - Throws: `OrderError.cartNotFound` for somebody else's, `.cartOrdered`, `.cartFull`, `.cartChanged` where
    ///   `version` is given and stale; `InputError` for a quantity out of range.
    public func setQuantity(
        _ quantity: Int, of skuID: SKUID, in cartID: CartID, buyer: Buyer, version: Int? = nil,
        transaction: Transaction
    ) throws -> Cart {
        guard (0...Cart.quantityLimit).contains(quantity) else {
            throw InputError.invalid(field: "quantity", reason: "0 to \(Cart.quantityLimit).")
        }
        var cart = try lockedOpenCart(cartID, buyer: buyer, transaction: transaction)
        if let version, version != cart.version { throw OrderError.cartChanged(version: cart.version) }
        let present = cart.lines.firstIndex { $0.skuID == skuID }
        if quantity > 0, present == nil, cart.lines.count >= Cart.lineLimit { throw OrderError.cartFull }
        if (present.map { cart.lines[$0].quantity } ?? 0) == quantity { return cart }
        try setLine(skuID, quantity: quantity, in: cartID, transaction: transaction)
        try touchCart(cartID, transaction: transaction)
        cart.version += 1
        switch (present, quantity) {
        case (let index?, 0): cart.lines.remove(at: index)
        case (let index?, _): cart.lines[index].quantity = quantity
        case (nil, _): cart.lines.append(CartLine(skuID: skuID, quantity: quantity))
        }
        return cart
    }

    /// A new cart with all its lines at once, for somebody who has none open.
    ///
    /// - Returns: nil where the user has an open cart already; nothing is written then.
    package func openCart(
        of buyer: Buyer, holding lines: [CartLine], in transaction: Transaction
    ) throws -> Cart? {
        precondition(lines.count <= Cart.lineLimit, "\(lines.count) lines in a cart")
        guard lines.allSatisfy({ (1...Cart.quantityLimit).contains($0.quantity) }) else {
            throw InputError.invalid(field: "quantity", reason: "1 to \(Cart.quantityLimit).")
        }
        let id: CartID = database.ids.next()
        guard try insertCart(id, of: buyer, in: transaction) else { return nil }
        try insert(lines, in: id, transaction: transaction)
        return Cart(id: id, buyer: buyer, version: 1, state: .open, orderID: nil, lines: lines)
    }

    /// A cart of its own for what is bought at once: what the buyer keeps for later stays as it is.
    ///
    /// - Throws: `InputError` for a quantity out of range.
    public func openDirectCart(of buyer: Buyer, holding line: CartLine, in transaction: Transaction) throws -> Cart {
        guard (1...Cart.quantityLimit).contains(line.quantity) else {
            throw InputError.invalid(field: "quantity", reason: "1 to \(Cart.quantityLimit).")
        }
        let id: CartID = database.ids.next()
        guard try insertCart(id, of: buyer, isDirect: true, in: transaction) else {
            throw DatabaseError(.serialization, "a cart has this id already")
        }
        try insert([line], in: id, transaction: transaction)
        return Cart(id: id, buyer: buyer, isDirect: true, version: 1, state: .open, orderID: nil, lines: [line])
    }

    /// Merges a guest's open cart into the user's: quantities add, capped at what is available. What the guest was
    /// buying at once goes over as it is. Doing it again changes nothing.
    ///
    /// - Parameter available: what can be sold of each SKU, asked once the guest's lines are known.
    /// - Returns: the cart, and what of it was the user's before something of the guest's came to it; nothing where
    ///   nothing came.
    public func mergeCart(
        guestTokenHash: String, into user: UserID, available: ([SKUID]) throws -> [SKUID: Int],
        transaction: Transaction
    ) throws -> (cart: Cart, before: [CartLine]) {
        let (own, _) = try openCart(of: .user(user), in: transaction)
        let guestCart = try openCart(of: .guest(tokenHash: guestTokenHash), in: transaction.session)
        let direct = try directCarts(ofGuest: guestTokenHash, in: transaction.session)
        // All rows are locked in id order before any is believed.
        let (carts, lines) = Self.carts([own.id] + (guestCart.map { [$0.id] } ?? []) + direct, lock: true)
        let (locked, linesOfCart) = try transaction.run(carts, lines)
        if !direct.isEmpty { try adoptCarts(Set(direct), ofGuest: guestTokenHash, by: user, in: transaction) }
        guard var target = locked.first(where: { $0.id == own.id }), target.state == .open else {
            throw DatabaseError(.serialization, "the cart was ordered meanwhile")
        }
        target.lines = linesOfCart[target.id, default: []]
        guard let guest = locked.first(where: { $0.id == guestCart?.id }), guest.state == .open else {
            return (target, [])
        }
        let (before, incoming) = (target.lines, linesOfCart[guest.id, default: []])
        let limits = try available(incoming.map(\.skuID))
        for line in incoming {
            let present = target.lines.firstIndex { $0.skuID == line.skuID }
            let own = present.map { target.lines[$0].quantity } ?? 0
            // What the shopper had already is never taken away by a merge.
            let merged = max(own, min(own + line.quantity, limits[line.skuID, default: 0], Cart.quantityLimit))
            guard merged != own, present != nil || target.lines.count < Cart.lineLimit else { continue }
            try setLine(line.skuID, quantity: merged, in: target.id, transaction: transaction)
            if let present {
                target.lines[present].quantity = merged
            } else {
                target.lines.append(CartLine(skuID: line.skuID, quantity: merged))
            }
        }
        try moveDraft(from: guest.id, to: target.id, in: transaction)
        try touchCart(guest.id, state: .merged, transaction: transaction)
        try touchCart(target.id, transaction: transaction)
        target.version += 1
        return (target, incoming.isEmpty ? [] : before)
    }

    private func lockedOpenCart(_ id: CartID, buyer: Buyer, transaction: Transaction) throws -> Cart {
        guard let cart = try lockedCart(id, in: transaction), cart.buyer == buyer, cart.state != .merged else {
            throw OrderError.cartNotFound
        }
        if let order = cart.orderID { throw OrderError.cartOrdered(order) }
        return cart
    }
}
