import Catalog
import Inventory
import Kernel
import WebRuntime

/// Every level of every SKU, or those that are low.
struct StockListModel: Sendable {
    /// No more than so many are shown without a level.
    static let unstockedLimit = 100

    let items: Page<InventoryItem>
    /// On sale, but in no warehouse yet: before the low ones.
    let unstocked: [SKUID]
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
