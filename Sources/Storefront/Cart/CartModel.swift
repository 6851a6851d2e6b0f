import Catalog
import Kernel
import WebRuntime
import Workflows

/// The cart as its page shows it.
struct CartModel: Sendable {
    /// In front of a SKU's id: the name of its quantity's field.
    static let quantityPrefix = "quantity."
    static let empty = CartModel(priced: nil, faces: [:], state: .fresh())

    /// Nil for an empty one.
    let priced: PricedCart?
    /// How each SKU is shown.
    let faces: [SKUID: SKUFace]
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

    var isReady: Bool { priced?.messages.isEmpty ?? false }
}
