import Catalog
import Database
import Inventory
import Kernel

extension ProductImport {
    /// What a warehouse is called where a file has pieces and the shop has none.
    static let firstWarehouse = "MAIN"
    private static let lastPriority = 100

    /// Puts the pieces of a file into its warehouses, for variants that are in no warehouse yet: what is there was
    /// counted since, or sold.
    ///
    /// - Returns: how many came.
    func stock(_ variants: [FileVariant], of detail: ProductDetail) async throws -> Int {
        let (inventory, caller) = (shop.inventory, caller)
        let wanted = variants.filter { !$0.stock.isEmpty }
        guard !wanted.isEmpty else { return 0 }
        return try await shop.database.write { transaction in
            var warehouses = try inventory.warehouses(in: transaction.session)
            var pieces = 0
            for variant in wanted {
                guard let sku = detail.product.skus.first(where: { $0.code == variant.code }),
                    try inventory.items(of: sku.id, in: transaction.session).isEmpty
                else { continue }
                for (code, count) in variant.stock where count > 0 {
                    let name = code ?? warehouses.first?.code ?? Self.firstWarehouse
                    if !warehouses.contains(where: { $0.code == name }) {
                        warehouses.append(
                            try inventory.createWarehouse(
                                code: name, name: name, priority: Self.lastPriority, by: caller, in: transaction))
                    }
                    guard let warehouse = warehouses.first(where: { $0.code == name }) else { continue }
                    _ = try inventory.adjust(
                        StockAdjustment(
                            skuID: sku.id, warehouseID: warehouse.id, delta: count, reason: .receipt, note: "import",
                            by: caller), in: transaction)
                    pieces += count
                }
            }
            return pieces
        }
    }
}
