public import Database
public import Kernel

public enum CartState: String, SQLEnumeration, CaseIterable {
    case open, ordered, merged
}

/// What somebody means to buy. `version` grows with every change; an order names the version that its buyer saw.
public struct Cart: Sendable, Hashable {
    /// Different goods in one cart.
    public static let lineLimit = 100
    /// Pieces of one SKU.
    public static let quantityLimit = 999

    public let id: CartID
    public let buyer: Buyer
    /// Whether it holds what somebody buys at once, beside the cart that is kept for later.
    public let isDirect: Bool
    public var version: Int
    public var state: CartState
    /// The order that was made from it.
    public var orderID: OrderID?
    public var lines: [CartLine]

    /// Of all goods together.
    public var pieces: Int { lines.reduce(0) { $0 + $1.quantity } }

    public init(
        id: CartID, buyer: Buyer, isDirect: Bool = false, version: Int, state: CartState, orderID: OrderID?,
        lines: [CartLine]
    ) {
        self.id = id
        self.buyer = buyer
        self.isDirect = isDirect
        self.version = version
        self.state = state
        self.orderID = orderID
        self.lines = lines
    }
}

public struct CartLine: Sendable, Hashable {
    public let skuID: SKUID
    public var quantity: Int

    public init(skuID: SKUID, quantity: Int) {
        self.skuID = skuID
        self.quantity = quantity
    }
}
