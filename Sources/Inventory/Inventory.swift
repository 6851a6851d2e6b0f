public import Database
public import Kernel

/// Stock: warehouses, levels, reservations that live and end with their order, and the journal that always adds up.
public struct Inventory: Sendable {
    /// An adjustment moves at most this many pieces.
    public static let adjustmentLimit = 1_000_000
    /// How many orders a refused adjustment names.
    static let namedOrderLimit = 20

    /// Keeps SKUs from being taken away until the transaction ends, and throws where one is gone.
    public typealias Hold = @Sendable (_ skuIDs: Set<SKUID>, _ transaction: Transaction) throws -> Void

    /// Hears of a warehouse that is being closed, in its transaction.
    public typealias Closing = @Sendable (_ warehouse: WarehouseID, _ transaction: Transaction) throws -> Void

    let database: Database
    let hold: Hold
    let closing: Closing

    /// - Parameters:
    ///   - hold: asked after a level was made, of its SKU: no foreign key reaches into another module.
    ///   - closing: told after the levels of a warehouse were closed: what lies nowhere else cannot be sold any more.
    public init(database: Database, holding hold: @escaping Hold, closing: @escaping Closing) {
        self.database = database
        self.hold = hold
        self.closing = closing
    }

    /// Corrects a level by hand, with its reason, in one guarded statement, and with a line in the audit log.
    ///
    /// - Throws: `InventoryError.belowReserved` with the orders that hold the stock, `.belowZero`, `.warehouseClosed`
    ///   for more pieces in a closed warehouse, unless they were counted there; `InputError` for an unknown warehouse
    ///   or SKU, a reason that is not for people, or a delta of 0 or beyond the limit.
    public func adjust(_ adjustment: StockAdjustment, in transaction: Transaction) throws -> StockLevel {
        let adjustment = try adjustment.checked()
        guard let warehouse = try lockedWarehouses([adjustment.warehouseID], in: transaction).values.first else {
            throw InputError.unknownReference(field: "warehouse_id")
        }
        guard !(warehouse.isClosed && adjustment.reason.takesIn(adjustment.delta)) else {
            throw InventoryError.warehouseClosed(field: "warehouse_id")
        }
        try ensureLevel(adjustment.skuID, adjustment.warehouseID, in: transaction)
        let levels = try transaction.run(Self.lockedLevels(of: [adjustment.skuID]))
        guard let level = levels.first(where: { $0.warehouseID == warehouse.id }) else {
            throw DatabaseError(.serialization, "the level was not there after its insert")
        }
        guard level.onHand + adjustment.delta >= 0 else { throw InventoryError.belowZero }
        guard level.available + adjustment.delta >= 0 else {
            throw InventoryError.belowReserved(orders: try ordersHolding(level, in: transaction.session))
        }
        var ledger = StockLedger(levels: levels, now: database.clock.now(), ids: database.ids)
        ledger.adjust(
            adjustment.skuID, in: adjustment.warehouseID, by: adjustment.delta, reason: adjustment.reason,
            reference: database.ids.next(), note: adjustment.note, actor: adjustment.caller.actor)
        try write(ledger, in: transaction)
        var changed = level
        changed.onHand += adjustment.delta
        try transaction.audit(
            "stock_adjusted", of: adjustment.skuID.description,
            Self.told(adjustment.delta, adjustment.reason, in: warehouse.id, now: changed.onHand),
            by: adjustment.caller, at: database.clock.now(), id: database.ids.nextRaw())
        return changed
    }

    /// What the audit log says of pieces that came or went: `whs_…: +10 receipt, now 10`.
    static func told(_ delta: Int, _ reason: MovementReason, in id: WarehouseID, now onHand: Int) -> String {
        "\(id): \(delta > 0 ? "+" : "")\(delta) \(reason.rawValue), now \(onHand)"
    }
}

/// What a person corrects: by how much, where and why.
public struct StockAdjustment: Sendable {
    public let skuID: SKUID
    public let warehouseID: WarehouseID
    public let delta: Int
    public let reason: MovementReason
    public let note: String
    public let caller: Caller

    /// Longer notes are refused.
    public static let noteLimit = 500
    static let noteRule = TextRule(field: "note", length: 0...noteLimit, allowsLines: true)

    public init(
        skuID: SKUID, warehouseID: WarehouseID, delta: Int, reason: MovementReason, note: String, by caller: Caller
    ) {
        self.skuID = skuID
        self.warehouseID = warehouseID
        self.delta = delta
        self.reason = reason
        self.note = note
        self.caller = caller
    }

    /// The adjustment as it is kept: its note without white space around it.
    func checked() throws -> StockAdjustment {
        guard MovementReason.adjustments.contains(reason) else {
            throw InputError.invalid(field: "reason", reason: "one of count, damage, receipt, other.")
        }
        guard delta != 0, delta.magnitude <= Inventory.adjustmentLimit else {
            throw InputError.invalid(field: "delta", reason: "not 0, at most \(Inventory.adjustmentLimit) either way.")
        }
        return StockAdjustment(
            skuID: skuID, warehouseID: warehouseID, delta: delta, reason: reason,
            note: try Self.noteRule.checked(note), by: caller)
    }
}
