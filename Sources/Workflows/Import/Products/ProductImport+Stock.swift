import Catalog
import Database
import Inventory
import Kernel

extension Shop {
    /// Where the variants of a file lie that are there; nothing is read for a file that speaks of neither stock nor
    /// bins.
    func shelves(
        of variants: [FileVariant], _ present: ProductDetail?, in session: Session
    ) throws -> Shelves {
        guard variants.contains(where: { !$0.stock.isEmpty || !$0.bins.isEmpty }) else { return Shelves() }
        let told = Set(variants.map(\.code))
        let skus = (present?.product.skus ?? []).filter { told.contains($0.code) }
        let levels = try skus.isEmpty ? [:] : inventory.items(of: skus.map(\.id), in: session)
        let warehouses = try inventory.warehouses(in: session)
        return Shelves(
            levels: Dictionary(skus.map { ($0.code, levels[$0.id] ?? []) }) { first, _ in first },
            warehouses: warehouses.map(\.code), closed: Set(warehouses.filter(\.isClosed).map(\.code)))
    }
}

extension ProductImport {
    private static let lastPriority = 100

    /// Puts the pieces of a product that is written into warehouses, and says where they lie. The product is taken by
    /// now, and may be on sale: of pieces or bins that are refused after all, its row is told no more than that.
    func shelve(
        _ plan: inout ProductPlan, _ detail: ProductDetail, _ summary: inout ProductImportSummary
    ) async throws {
        do {
            summary.pieces += try await stock(plan.stock, of: detail)
        } catch let error as any ExpectedError {
            plan.leaveStock(error)
        }
        do {
            summary.bins += try await placeInBins(plan.stock, of: detail)
        } catch let error as any ExpectedError {
            plan.leaveBins(error)
        }
    }

    /// Puts the planned pieces into their warehouses, for variants that are in none still: what came since was counted.
    ///
    /// - Returns: how many came.
    private func stock(_ plan: StockPlan, of detail: ProductDetail) async throws -> Int {
        let (inventory, caller) = (shop.inventory, caller)
        guard !plan.firsts.isEmpty else { return 0 }
        let ids = Dictionary(detail.product.skus.map { ($0.code, $0.id) }) { first, _ in first }
        return try await shop.database.write { transaction in
            var warehouses = try inventory.warehouses(in: transaction.session)
            let levels = try inventory.items(of: plan.firsts.compactMap { ids[$0.code] }, in: transaction.session)
            var pieces = 0
            for first in plan.firsts {
                guard let id = ids[first.code], levels[id] == nil else { continue }
                if !warehouses.contains(where: { $0.code == first.warehouse }) {
                    warehouses.append(
                        try inventory.createWarehouse(
                            code: first.warehouse, name: first.warehouse, priority: Self.lastPriority, by: caller,
                            in: transaction))
                }
                guard let warehouse = warehouses.first(where: { $0.code == first.warehouse }) else { continue }
                _ = try inventory.adjust(
                    StockAdjustment(
                        skuID: id, warehouseID: warehouse.id, delta: first.pieces, reason: .receipt, note: "import",
                        by: caller), in: transaction)
                pieces += first.pieces
            }
            return pieces
        }
    }

    /// Says where variants lie, as planned.
    ///
    /// - Returns: how many bins were said.
    private func placeInBins(_ plan: StockPlan, of detail: ProductDetail) async throws -> Int {
        let (inventory, caller) = (shop.inventory, caller)
        guard !plan.moves.isEmpty else { return 0 }
        let ids = Dictionary(detail.product.skus.map { ($0.code, $0.id) }) { first, _ in first }
        return try await shop.database.write { transaction in
            let levels = try inventory.items(of: plan.moves.compactMap { ids[$0.code] }, in: transaction.session)
            var places = plan.moves.compactMap { move -> (level: InventoryItem, bin: String)? in
                let here = ids[move.code].flatMap { levels[$0] } ?? []
                return here.first { $0.warehouse.code == move.warehouse }.map { ($0, move.to) }
            }
            // In the one order of locks.
            places.sort {
                ($0.level.skuID, $0.level.warehouse.id) < ($1.level.skuID, $1.level.warehouse.id)
            }
            for (level, bin) in places {
                try inventory.setBin(bin, of: level.skuID, in: level.warehouse.id, by: caller, in: transaction)
            }
            return places.count
        }
    }
}
