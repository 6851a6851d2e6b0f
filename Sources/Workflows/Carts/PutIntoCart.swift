import Catalog
public import Database
import Inventory
public import Kernel
public import Orders

extension Shop {
    /// Puts so many more pieces of a SKU into the cart that the buyer keeps.
    ///
    /// - Throws: `OrderError.outOfStock` where there is not so much, `.outOfStockWithCart` where there is not so much
    ///   beside what the cart holds, and what `setCartLine` throws;
    ///   nothing is put in then.
    public func putIntoCart(
        _ quantity: Int, of skuID: SKUID, buyer: Buyer, transaction: Transaction
    ) throws -> Cart {
        let cart = try orders.openCart(of: buyer, in: transaction).cart
        let present = cart.lines.first { $0.skuID == skuID }?.quantity ?? 0
        let left = try transaction.run(Inventory.available([skuID]))[skuID, default: 0]
        guard present + quantity <= left else {
            throw present == 0
                ? OrderError.outOfStock(skuID, available: left)
                : OrderError.outOfStockWithCart(skuID, available: left, present: present)
        }
        return try setCartLine(
            min(present + quantity, Cart.quantityLimit), of: skuID, in: cart.id, buyer: buyer, version: cart.version,
            transaction: transaction)
    }

    /// A cart of its own for what is bought at once: the cart that the buyer keeps stays as it is.
    ///
    /// - Throws: `OrderError.notForSale`, `.outOfStock`; `NotFound` for an unknown SKU; `InputError` for a quantity out
    ///   of range.
    public func openDirectCart(
        _ quantity: Int, of skuID: SKUID, buyer: Buyer, transaction: Transaction
    ) throws -> Cart {
        let (items, available) = try transaction.run(catalog.saleItems([skuID]), Inventory.available([skuID]))
        guard let item = items[skuID] else { throw NotFound("sku") }
        guard item.isOnSale, item.currency == orders.configuration.currency else {
            throw OrderError.notForSale(skuID)
        }
        let left = available[skuID, default: 0]
        guard quantity <= left else { throw OrderError.outOfStock(skuID, available: left) }
        return try orders.openDirectCart(
            of: buyer, holding: CartLine(skuID: skuID, quantity: quantity), in: transaction)
    }
}
