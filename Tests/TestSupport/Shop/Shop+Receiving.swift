import Database
import Inventory
public import Kernel
public import Workflows

extension Shop {
    /// Puts pieces on a shelf.
    public func receive(_ quantity: Int, of sku: SKUID, in warehouse: WarehouseID) async throws {
        let adjustment = StockAdjustment(
            skuID: sku, warehouseID: warehouse, delta: quantity, reason: .receipt, note: "", by: ShopFixture.staff)
        _ = try await database.write { [inventory] in try inventory.adjust(adjustment, in: $0) }
    }
}
