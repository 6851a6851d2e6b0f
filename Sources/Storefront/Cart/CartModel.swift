import Catalog
import Kernel
import Orders
import WebRuntime
import Workflows

/// The cart as its page shows it.
struct CartModel: Sendable {
    /// In front of a SKU's id: the name of its quantity's field.
    static let quantityPrefix = "quantity."
    /// In front of a line's id: how many the page showed, so that a field that nobody changed changes nothing.
    static let shownPrefix = "shown."

    /// In the address of the cart and of its checkout: what of it lay in the account's cart before the sign-in.
    static let mergedField = "account"
    /// In the cart's address, and in the form that puts it back: what was taken out.
    static let removedField = "removed"

    static func empty(
        faces: [SKUID: SKUFace] = [:], told: Told = Told(), unpaid: OrderSummary? = nil
    ) -> CartModel {
        CartModel(priced: nil, faces: faces, told: told, unpaid: unpaid, freeFrom: nil, state: .fresh())
    }

    /// What the page tells of what became of the cart before.
    struct Told: Sendable {
        /// Of an order that was put into the cart again.
        var leftOut: [LeftOut] = []
        /// What was taken out, and can be put back.
        var removed: ToldLines?
        /// What lay in the account's cart before the sign-in.
        var merged: ToldLines?
    }

    /// Nil for an empty one.
    let priced: PricedCart?
    /// How each SKU is shown, what was taken out with it.
    let faces: [SKUID: SKUFace]
    let told: Told
    /// The newest order that waits to be paid, where the cart is empty: what was in it is there.
    let unpaid: OrderSummary?
    /// The goods amount from which standard delivery costs nothing; nil for an empty cart.
    let freeFrom: Money?
    let state: FormState

    /// What was typed, or what is in the cart.
    func quantity(_ sku: SKUID, _ present: Int) -> String {
        let name = Self.quantityPrefix + sku.description
        return state[name].isEmpty && state.errors[name] == nil ? String(present) : state[name]
    }

    /// What stands in the way of one line.
    func message(_ sku: SKUID) -> PricedCart.Message? {
        priced?.messages.first { message in
            switch message {
            case .notForSale(let id), .outOfStock(let id, _): id == sku
            }
        }
    }

    /// What is missing for free delivery; nil where nothing is.
    var missingForFree: Money? {
        guard let priced, let freeFrom, priced.quote.totals.freight > 0 else { return nil }
        let missing = freeFrom.amountMinor - priced.quote.totals.goods
        return missing > 0 ? Money(missing, freeFrom.currency) : nil
    }

    /// Of all goods together.
    var pieces: Int { priced?.quote.lines.reduce(0) { $0 + $1.item.quantity } ?? 0 }

    var isReady: Bool { priced?.messages.isEmpty ?? false }
}
