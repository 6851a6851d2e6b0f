import Catalog
import Inventory
import Kernel
import WebRuntime

/// Every level of every SKU, or those that are low.
struct StockListModel: Sendable {
    let items: Page<InventoryItem>
    let goods: [SKUID: SaleItem]
    let isLow: Bool
}

/// One SKU: where it stands, and how it got there.
struct StockItemModel: Sendable {
    let item: SaleItem
    let levels: [InventoryItem]
    let journal: Page<StockMovement>
    /// Of those who moved it.
    let names: Names
    let warehouses: [Warehouse]
    let state: FormState
    let key: String
}

struct WarehouseListModel: Sendable {
    let warehouses: [Warehouse]
    let state: FormState
    let key: String
}
