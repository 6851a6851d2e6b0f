import AfterSales
import Catalog
public import Database
import Inventory
public import Kernel
public import Orders

/// A cart as its page and the API show it: priced as an order would be, with what stands in the way.
public struct PricedCart: Sendable {
    public enum Message: Sendable, Hashable {
        /// Not on sale any more: ordering is refused until it is taken out.
        case notForSale(SKUID)
        /// More than there is.
        case outOfStock(SKUID, available: Int)
    }

    public let cart: Cart
    public let quote: Quote
    /// Per SKU.
    public let available: [SKUID: Int]
    public let messages: [Message]
}

/// What an account has after a guest has signed in to it.
public struct MergedGuest: Sendable {
    public let cart: Cart
    /// What the account's cart held before something of the guest's came to it; empty where nothing came.
    public let before: [CartLine]
    /// The orders that came along: what was only looked up is not among them.
    public let adopted: [OrderID]
}

extension Shop {
    /// Prices a cart in one snapshot, for its buyer: price rules count by the pieces of each line. Lines that are not
    /// on sale any more count nothing and are named.
    public func price(
        _ cart: Cart, delivery: DeliveryOption = .standard, in session: Session
    ) throws -> PricedCart {
        let configuration = orders.configuration
        let skus = cart.lines.map(\.skuID)
        let (items, available) = try session.run(catalog.saleItems(skus), Inventory.available(skus))
        let groups = try customerGroups.groups(
            of: [cart.buyer], for: items.values.contains(where: \.hasGroupPrices), in: session
        ).groups(of: cart.buyer)
        var messages: [PricedCart.Message] = []
        var priced: [PricedItem] = []
        for line in cart.lines {
            guard let item = items[line.skuID], item.isOnSale, item.currency == configuration.currency else {
                messages.append(.notForSale(line.skuID))
                let title = items[line.skuID]?.title ?? ""
                priced.append(PricedItem(skuID: line.skuID, title: title, quantity: line.quantity, unitPriceMinor: 0))
                continue
            }
            let left = available[line.skuID, default: 0]
            if left < line.quantity { messages.append(.outOfStock(line.skuID, available: left)) }
            priced.append(PricedItem(item, quantity: line.quantity, groups: groups))
        }
        let quote = configuration.pricing.quote(priced, delivery: delivery, currency: configuration.currency)
        return PricedCart(cart: cart, quote: quote, available: available, messages: messages)
    }

    /// Sets how many of a SKU a cart holds; only what is on sale can be put in or increased.
    ///
    /// - Throws: `OrderError.notForSale`, and what `Orders.setQuantity` throws; `NotFound` for an unknown SKU.
    public func setCartLine(
        _ quantity: Int, of skuID: SKUID, in cartID: CartID, buyer: Buyer, version: Int? = nil,
        transaction: Transaction
    ) throws -> Cart {
        if quantity > 0 {
            let item = try transaction.run(catalog.saleItems([skuID]))[skuID]
            guard let item else { throw NotFound("sku") }
            guard item.isOnSale, item.currency == orders.configuration.currency else {
                throw OrderError.notForSale(skuID)
            }
        }
        return try orders.setQuantity(
            quantity, of: skuID, in: cartID, buyer: buyer, version: version, transaction: transaction)
    }

    /// A guest signed in: the cart, the orders that the guest placed and their returns come along. Doing it again
    /// changes nothing.
    ///
    /// - Parameter keeper: what holds from now on what the guest only looked up; nil leaves it with the guest.
    public func mergeGuest(
        tokenHash: String, into user: UserID, lookedUpTo keeper: String? = nil, transaction: Transaction
    ) throws -> MergedGuest {
        let (cart, before) = try orders.mergeCart(
            guestTokenHash: tokenHash, into: user,
            available: { skus in try transaction.run(Inventory.available(skus)) }, transaction: transaction)
        let (adopted, kept) = try orders.adoptOrders(
            guestTokenHash: tokenHash, by: user, lookedUpTo: keeper, in: transaction)
        try afterSales.adoptReturns(of: adopted, by: user, in: transaction)
        if let keeper {
            for id in kept { try afterSales.giveGuestReturns(of: id, to: keeper, in: transaction) }
        }
        return MergedGuest(cart: cart, before: before, adopted: adopted)
    }
}
