public import Database
public import Kernel

/// What stands on a shelf: `available = onHand - reserved`, never negative.
public struct StockLevel: Sendable, Hashable {
    public let skuID: SKUID
    public let warehouseID: WarehouseID
    public var onHand: Int
    public var reserved: Int
    /// The warehouse's place in the order of picking; lower goes first.
    public let priority: Int
    /// Whether its warehouse is closed: nothing more is reserved or taken in here.
    public let isClosed: Bool

    /// What nobody holds, also where it is not sold.
    public var available: Int { onHand - reserved }
    /// What can be reserved: nothing in a closed warehouse.
    var sellable: Int { isClosed ? 0 : available }
}

/// Why stock moved. Together with the reference (a line of an order, parcel, return or an adjustment) it is unique per
/// SKU and warehouse, so that nothing moves twice.
public enum MovementReason: String, SQLEnumeration, CaseIterable {
    /// Reference: order line.
    case reserve
    /// Reference: order line, where the order was cancelled or closed; refund, where it gave pieces up.
    case release
    /// Reference: parcel line.
    case ship
    /// Reference: return line.
    case `return`
    /// Reference: adjustment.
    case count, damage, receipt, other
    /// Reference: transfer; one row where it leaves and one where it comes.
    case transfer

    /// The reasons that a person may give for an adjustment.
    public static let adjustments: [MovementReason] = [.count, .damage, .receipt, .other]

    /// Whether an adjustment by so many takes goods in. More that were counted were there all along.
    func takesIn(_ delta: Int) -> Bool { delta > 0 && self != .count }
}

/// One row of the append-only journal.
public struct StockMovement: Sendable, Hashable {
    public let id: Int64
    public let skuID: SKUID
    public let warehouseID: WarehouseID
    public let reason: MovementReason
    public let reference: Int64
    public let onHandDelta: Int
    public let reservedDelta: Int
    public let at: Timestamp
    public let by: String
    public let note: String
}

/// What an order line holds in one warehouse until it is shipped or released.
public struct Reservation: Sendable, Hashable {
    public let orderID: OrderID
    public let orderLineID: OrderLineID
    public let skuID: SKUID
    public let warehouseID: WarehouseID
    public var quantity: Int
}
