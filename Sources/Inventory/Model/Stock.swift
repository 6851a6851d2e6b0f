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

    public var available: Int { onHand - reserved }
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

public struct Warehouse: Sendable, Hashable {
    public let id: WarehouseID
    public let code: String
    public let name: String
    public let priority: Int
}

public enum InventoryError: ExpectedError, Equatable {
    case outOfStock(SKUID, available: Int)
    /// The adjustment would take what orders hold.
    case belowReserved(orders: [OrderID])
    case belowZero
    case warehouseCodeTaken
    /// Stock moved after whoever counts was told what there should be.
    case countChanged(SKUID, onHand: Int)
    /// Fewer were counted than orders hold.
    case countBelowReserved(SKUID, reserved: Int)

    public var kind: ErrorKind { .conflict }

    public var code: String {
        switch self {
        case .outOfStock: "out_of_stock"
        case .belowReserved: "below_reserved"
        case .belowZero: "below_zero"
        case .warehouseCodeTaken: "warehouse_code_taken"
        case .countChanged: "count_changed"
        case .countBelowReserved: "count_below_reserved"
        }
    }

    public var field: String? {
        switch self {
        case .outOfStock, .warehouseCodeTaken, .countChanged, .countBelowReserved: nil
        case .belowReserved, .belowZero: "delta"
        }
    }

    public var detail: String {
        switch self {
        case .outOfStock(_, let available): "Only \(available) left."
        case .belowReserved(let orders):
            "Orders hold this stock: \(orders.map(\.description).joined(separator: ", "))."
        case .belowZero: "There is not that much on hand."
        case .warehouseCodeTaken: "Another warehouse has this code."
        case .countChanged(_, let onHand): "There are \(onHand) on record by now; please count again."
        case .countBelowReserved(_, let reserved): "Orders hold \(reserved) of them."
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .outOfStock(let sku, let available): ["sku_id": sku.description, "available": String(available)]
        case .belowReserved(let orders): ["orders": orders.map(\.description).joined(separator: " ")]
        case .countChanged(let sku, let onHand): ["line_id": sku.description, "on_hand": String(onHand)]
        case .countBelowReserved(let sku, let reserved):
            ["line_id": sku.description, "reserved": String(reserved)]
        case .belowZero, .warehouseCodeTaken: [:]
        }
    }
}
