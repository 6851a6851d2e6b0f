public import Database
public import Kernel

extension Inventory {
    /// A ledger for goods that come back, each SKU with a shelf in an open warehouse: one that lies only in closed ones
    /// gets a level in the first open one in picking order.
    ///
    /// - Throws: `InventoryError.warehouseClosed` where none is open.
    public func returnLedger(of skuIDs: [SKUID], in transaction: Transaction) throws -> StockLedger {
        // Warehouses are locked before levels, so it is found out first.
        let homeless = try skuIDs.isEmpty ? [] : onlyInClosed(skuIDs, in: transaction.session)
        if !homeless.isEmpty {
            guard let id = try firstOpenWarehouse(in: transaction.session),
                let warehouse = try lockedWarehouses([id], in: transaction)[id], !warehouse.isClosed
            else { throw InventoryError.warehouseClosed(field: nil) }
            for sku in homeless { try ensureLevel(sku, warehouse.id, in: transaction) }
        }
        let stock = try ledger(of: [], alsoSKUs: skuIDs, in: transaction)
        // Closed between the look and the lock: the next try sees it.
        guard !skuIDs.contains(where: { stock.isOnlyInClosed($0) }) else {
            throw DatabaseError(.serialization, "the last open warehouse of a returned SKU was closed meanwhile")
        }
        return stock
    }
}
