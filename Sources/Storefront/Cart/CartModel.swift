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

    static func empty(leftOut: [LeftOut] = [], unpaid: OrderSummary? = nil) -> CartModel {
        CartModel(priced: nil, faces: [:], leftOut: leftOut, unpaid: unpaid, freeFrom: nil, state: .fresh())
    }

    /// Nil for an empty one.
    let priced: PricedCart?
    /// How each SKU is shown.
    let faces: [SKUID: SKUFace]
    /// Of an order that was put into the cart again.
    let leftOut: [LeftOut]
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
