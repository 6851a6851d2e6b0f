import Catalog
public import Database
import Inventory
public import Kernel
public import Orders

/// What of an order could not be put into a cart again as it was.
public struct LeftOut: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
        case notForSale = "not_for_sale"
        case outOfStock = "out_of_stock"
        /// Some of it is in the cart, less than the order had.
        case fewer
    }

    public let title: String
    public let reason: Reason
    /// Pieces of it that are in the cart.
    public let quantity: Int
}

extension Shop {
    /// Puts what an order held into its buyer's cart: what is still sold, as far as there is stock. What is in the cart
    /// already counts, so that doing it again changes nothing.
    ///
    /// - Parameter holder: whose the order is, where that is not who buys it again: somebody who has signed in beside
    ///   an order of a guest.
    /// - Throws: `OrderError.orderNotFound` for somebody else's.
    public func reorder(
        _ id: OrderID, of holder: Buyer? = nil, buyer: Buyer, in transaction: Transaction
    ) throws -> Cart {
        guard let order = try orders.order(id, .of(holder ?? buyer), in: transaction.session) else {
            throw OrderError.orderNotFound
        }
        let wanted = Self.wanted(of: order)
        let skus = wanted.map(\.skuID)
        let (items, available) = try transaction.run(catalog.saleItems(skus), Inventory.available(skus))
        var cart = try orders.openCart(of: buyer, in: transaction).cart
        for (sku, quantity, _) in wanted {
            guard let item = items[sku], isSold(item) else { continue }
            let present = cart.lines.first { $0.skuID == sku }?.quantity ?? 0
            let target = max(present, min(quantity, available[sku, default: 0], Cart.quantityLimit))
            guard target > present, present > 0 || cart.lines.count < Cart.lineLimit else { continue }
            cart = try orders.setQuantity(target, of: sku, in: cart.id, buyer: buyer, transaction: transaction)
        }
        return cart
    }

    /// What of an order is not in a cart as it was, and why.
    public func leftOut(of order: Order, from cart: Cart?, in session: Session) throws -> [LeftOut] {
        let wanted = Self.wanted(of: order)
        let skus = wanted.map(\.skuID)
        let (items, available) = try session.run(catalog.saleItems(skus), Inventory.available(skus))
        return wanted.compactMap { sku, quantity, title in
            let present = cart?.lines.first { $0.skuID == sku }?.quantity ?? 0
            guard let item = items[sku], isSold(item) else {
                return LeftOut(title: title, reason: .notForSale, quantity: 0)
            }
            guard present < quantity else { return nil }
            let isGone = present == 0 && available[sku, default: 0] == 0
            return LeftOut(title: title, reason: isGone ? .outOfStock : .fewer, quantity: present)
        }
    }

    private func isSold(_ item: SaleItem) -> Bool { item.isOnSale && item.currency == orders.configuration.currency }

    /// The goods of an order, each once, as many as a cart holds.
    private static func wanted(of order: Order) -> [(skuID: SKUID, quantity: Int, title: String)] {
        var wanted: [(skuID: SKUID, quantity: Int, title: String)] = []
        for line in order.lines where line.skuID != OrderLine.chargeSKU {
            if let index = wanted.firstIndex(where: { $0.skuID == line.skuID }) {
                wanted[index].quantity += line.quantity
            } else if wanted.count < Cart.lineLimit {
                wanted.append((line.skuID, line.quantity, line.title))
            }
        }
        return wanted
    }
}
