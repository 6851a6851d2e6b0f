public import Database
public import Kernel

/// Pieces that are carried from one warehouse to another.
public struct StockTransfer: Sendable {
    public let skuID: SKUID
    public let from: WarehouseID
    public let to: WarehouseID
    public let quantity: Int
    public let note: String
    public let caller: Caller

    public init(
        skuID: SKUID, from: WarehouseID, to: WarehouseID, quantity: Int, note: String, by caller: Caller
    ) {
        self.skuID = skuID
        self.from = from
        self.to = to
        self.quantity = quantity
        self.note = note
        self.caller = caller
    }
}

extension Inventory {
    /// Moves what can be sold from one warehouse to another: what orders hold stays where they hold it. Two rows of the
    /// journal, and a line in the audit log.
    ///
    /// - Throws: `InventoryError.outOfStock` with what could be moved, `.warehouseClosed` where it would go to a closed
    ///   one, out of which goods may be carried; `InputError` for an unknown warehouse, the same
    ///   one twice, a quantity or a note that cannot be.
    public func transfer(_ transfer: StockTransfer, in transaction: Transaction) throws {
        let rule = TextRule(field: "transfer_note", length: 0...StockAdjustment.noteLimit, allowsLines: true)
        let note = try rule.checked(transfer.note)
        guard (1...Self.adjustmentLimit).contains(transfer.quantity) else {
            throw InputError.invalid(field: "quantity", reason: .wholeNumber(1...Self.adjustmentLimit))
        }
        guard transfer.from != transfer.to else {
            throw InputError.invalid(field: "to_warehouse_id", reason: .otherWarehouse)
        }
        let ends = try lockedWarehouses([transfer.from, transfer.to], in: transaction)
        guard let from = ends[transfer.from] else { throw InputError.unknownReference(field: "from_warehouse_id") }
        guard let to = ends[transfer.to] else { throw InputError.unknownReference(field: "to_warehouse_id") }
        guard !to.isClosed else { throw InventoryError.warehouseClosed(field: "to_warehouse_id") }
        try ensureLevel(transfer.skuID, to.id, in: transaction)
        let levels = try transaction.run(Self.lockedLevels(of: [transfer.skuID]))
        let available = levels.first { $0.warehouseID == from.id }?.available ?? 0
        guard available >= transfer.quantity else {
            throw InventoryError.outOfStock(transfer.skuID, available: available)
        }
        var ledger = StockLedger(levels: levels, now: database.clock.now(), ids: database.ids)
        ledger.transfer(
            transfer.quantity, of: transfer.skuID, from: from.id, to: to.id, reference: database.ids.next(),
            note: note, actor: transfer.caller.actor)
        try write(ledger, in: transaction)
        try transaction.audit(
            "stock_transferred", of: transfer.skuID.description, "\(transfer.quantity): \(from.code) to \(to.code)",
            by: transfer.caller, at: database.clock.now(), id: database.ids.nextRaw())
    }
}
