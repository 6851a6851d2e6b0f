import Database
import Kernel

extension Inventory {
    /// The bin of a level, which is locked; nil where there is no such level.
    func lockedBin(
        of skuID: SKUID, in warehouseID: WarehouseID, transaction: Transaction
    ) throws(DatabaseError) -> String? {
        let row = try transaction.first(
            """
            SELECT bin FROM stock_levels WHERE sku_id = \(skuID) AND warehouse_id = \(warehouseID) \(lock: .forUpdate)
            """)
        guard let row else { return nil }
        return try row[0]
    }

    func write(
        bin: String, of skuID: SKUID, in warehouseID: WarehouseID, transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            "UPDATE stock_levels SET bin = \(bin) WHERE sku_id = \(skuID) AND warehouse_id = \(warehouseID)")
    }
}
