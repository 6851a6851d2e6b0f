public import Kernel

/// What commands on stock and warehouses are refused for.
public enum InventoryError: ExpectedError, Equatable {
    case outOfStock(SKUID, available: Int)
    /// The adjustment would take what orders hold.
    case belowReserved(orders: [OrderID])
    case belowZero
    case warehouseCodeTaken
    /// Nothing is taken into it, or it is closed already; the field says which of several was meant.
    case warehouseClosed(field: String?)
    case warehouseOpen
    /// Who closes it has to be told first what is in it.
    case warehouseNotEmpty(WarehouseHoldings)
    /// Somebody else changed the warehouse meanwhile.
    case staleVersion
    /// Stock moved after whoever counts was told what there should be.
    case countChanged(SKUID, onHand: Int)
    /// Fewer were counted than orders hold.
    case countBelowReserved(SKUID, reserved: Int)

    public var kind: ErrorKind {
        switch self {
        case .staleVersion: .stale
        case .outOfStock, .belowReserved, .belowZero, .warehouseCodeTaken, .warehouseClosed, .warehouseOpen,
            .warehouseNotEmpty, .countChanged, .countBelowReserved:
            .conflict
        }
    }

    public var code: String {
        switch self {
        case .outOfStock: "out_of_stock"
        case .belowReserved: "below_reserved"
        case .belowZero: "below_zero"
        case .warehouseCodeTaken: "warehouse_code_taken"
        case .warehouseClosed: "warehouse_closed"
        case .warehouseOpen: "warehouse_open"
        case .warehouseNotEmpty: "warehouse_not_empty"
        case .staleVersion: "stale_version"
        case .countChanged: "count_changed"
        case .countBelowReserved: "count_below_reserved"
        }
    }

    public var field: String? {
        switch self {
        case .warehouseClosed(let field): field
        case .outOfStock, .warehouseCodeTaken, .warehouseOpen, .warehouseNotEmpty, .staleVersion, .countChanged,
            .countBelowReserved:
            nil
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
        case .warehouseClosed: "The warehouse is closed: it takes nothing in."
        case .warehouseOpen: "The warehouse is open already."
        case .warehouseNotEmpty(let holdings):
            "It has \(holdings.onHand) on hand, \(holdings.reserved) of them held by \(holdings.orders) orders; "
                + "these are still shipped from it. Confirm to close it nevertheless."
        case .staleVersion: "It was changed by somebody else meanwhile."
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
        case .warehouseNotEmpty(let holdings):
            [
                "skus": String(holdings.skus), "on_hand": String(holdings.onHand),
                "reserved": String(holdings.reserved), "orders": String(holdings.orders),
            ]
        case .belowZero, .warehouseCodeTaken, .warehouseClosed, .warehouseOpen, .staleVersion: [:]
        }
    }
}
