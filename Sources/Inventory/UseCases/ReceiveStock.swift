public import Database
public import Kernel

/// Pieces of a SKU that a warehouse takes in.
public struct Receipt: Sendable {
    public let skuID: SKUID
    public let warehouseID: WarehouseID
    public let quantity: Int

    public init(skuID: SKUID, warehouseID: WarehouseID, quantity: Int) {
        self.skuID = skuID
        self.warehouseID = warehouseID
        self.quantity = quantity
    }
}

extension Inventory {
    /// Takes a delivery in: many SKUs at once, each with its movement and its line in the audit log, as single
    /// adjustments for receipt leave them.
    ///
    /// - Throws: `InventoryError.warehouseClosed`; `InputError` for an unknown warehouse, a level that is named twice,
    ///   a quantity below 1 or beyond the limit, a note that is too long.
    public func receive(
        _ receipts: [Receipt], note: String, by caller: Caller, in transaction: Transaction
    ) throws {
        guard !receipts.isEmpty else { return }
        let note = try StockAdjustment.noteRule.checked(note)
        try check(receipts, in: transaction)
        try ensureLevels(receipts, in: transaction)
        let levels = try transaction.run(Self.lockedLevels(of: receipts.map(\.skuID)))
        var onHand: [SKUID: [WarehouseID: Int]] = [:]
        for level in levels { onHand[level.skuID, default: [:]][level.warehouseID] = level.onHand }
        let now = database.clock.now()
        var ledger = StockLedger(levels: levels, now: now, ids: database.ids)
        for receipt in receipts {
            guard let present = onHand[receipt.skuID]?[receipt.warehouseID] else {
                throw DatabaseError(.serialization, "the level was not there after its insert")
            }
            ledger.adjust(
                receipt.skuID, in: receipt.warehouseID, by: receipt.quantity, reason: .receipt,
                reference: database.ids.next(), note: note, actor: caller.actor)
            try transaction.audit(
                "stock_adjusted", of: receipt.skuID.description,
                Self.told(
                    receipt.quantity, .receipt, in: receipt.warehouseID, now: present + receipt.quantity),
                by: caller, at: now, id: database.ids.nextRaw())
        }
        try write(ledger, in: transaction)
    }

    private func check(_ receipts: [Receipt], in transaction: Transaction) throws {
        var seen: Set<[Int64]> = []
        for receipt in receipts {
            guard (1...Self.adjustmentLimit).contains(receipt.quantity) else {
                throw InputError.invalid(field: "quantity", reason: "1 to \(Self.adjustmentLimit).")
            }
            guard seen.insert([receipt.skuID.rawValue, receipt.warehouseID.rawValue]).inserted else {
                throw InputError.invalid(field: "sku_id", reason: "each SKU once per warehouse.")
            }
        }
        let known = try lockedWarehouses(receipts.map(\.warehouseID), in: transaction)
        guard receipts.allSatisfy({ known[$0.warehouseID] != nil }) else {
            throw InputError.unknownReference(field: "warehouse_id")
        }
        guard known.values.allSatisfy({ !$0.isClosed }) else {
            throw InventoryError.warehouseClosed(field: "warehouse_id")
        }
    }
}
