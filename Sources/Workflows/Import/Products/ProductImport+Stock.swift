import Catalog
import Database
import Inventory
import Kernel

extension Shop {
    /// Remarks on variants of a file that lie in a warehouse already, in other numbers than the file says: those stay.
    ///
    /// Only where the file names the warehouses, as ours does; other shops' numbers are theirs.
    func keptStock(
        _ variants: [FileVariant], of present: ProductDetail, in session: Session
    ) throws -> [ImportNote] {
        let ids = Dictionary(present.product.skus.map { ($0.code, $0.id) }) { first, _ in first }
        let told = variants.filter { variant in ids[variant.code] != nil && !variant.stock.isEmpty }
        guard !told.isEmpty else { return [] }
        let levels = try inventory.items(of: told.compactMap { ids[$0.code] }, in: session)
        return told.compactMap { variant in
            guard let here = ids[variant.code].flatMap({ levels[$0] }), !here.isEmpty else { return nil }
            let isOther = variant.stock.contains { place in
                guard let code = place.warehouse else { return false }
                return place.pieces != (here.first { $0.warehouse.code == code }?.onHand ?? 0)
            }
            guard isOther else { return nil }
            let now = here.map { "\($0.warehouse.code)=\($0.onHand)" }.joined(separator: ", ")
            return .remark(
                variant.row, "an import does not change the stock of \(variant.code): it stays \(now)",
                code: "stock_kept", ["code": variant.code, "stock": now])
        }
    }
}

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
