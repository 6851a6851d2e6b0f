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

    /// Says where variants lie that are in the warehouses that the file names; other lines of it say nothing.
    func placeInBins(_ variants: [FileVariant], of detail: ProductDetail) async throws {
        let (inventory, caller) = (shop.inventory, caller)
        let wanted = variants.filter { !$0.bins.isEmpty }
        guard !wanted.isEmpty else { return }
        let ids = Dictionary(detail.product.skus.map { ($0.code, $0.id) }) { first, _ in first }
        try await shop.database.write { transaction in
            let levels = try inventory.items(of: Array(ids.values), in: transaction.session)
            var places: [(level: InventoryItem, bin: String)] = []
            for variant in wanted {
                let here = ids[variant.code].flatMap { levels[$0] } ?? []
                places += variant.bins.compactMap { place in
                    here.first { $0.warehouse.code == place.warehouse && $0.bin != place.bin }.map { ($0, place.bin) }
                }
            }
            // In the one order of locks.
            places.sort {
                ($0.level.skuID, $0.level.warehouse.id) < ($1.level.skuID, $1.level.warehouse.id)
            }
            for (level, bin) in places {
                try inventory.setBin(bin, of: level.skuID, in: level.warehouse.id, by: caller, in: transaction)
            }
        }
    }
}
