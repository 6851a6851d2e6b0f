public import Database
public import Kernel

/// What was found of one SKU on a shelf.
public struct StockCount: Sendable, Hashable {
    public let skuID: SKUID
    /// What whoever counted was told that there should be.
    public let expected: Int
    public let counted: Int

    public init(skuID: SKUID, expected: Int, counted: Int) {
        self.skuID = skuID
        self.expected = expected
        self.counted = counted
    }
}

extension Inventory {
    /// One count has at most so many lines.
    public static let countLimit = 100

    /// Takes over what was counted in a warehouse 盘点: each difference is a row of the journal and a line in the audit
    /// log, under its SKU; the whole count is another line, under the warehouse.
    ///
    /// - Returns: how many lines differed.
    /// - Throws: `InventoryError.countChanged` where stock moved since it was shown, `.countBelowReserved`;
    ///   `InputError` for an unknown warehouse or SKU, nothing counted, too many lines and numbers that cannot be.
    ///   Nothing of it is taken over then.
    public func count(
        _ counts: [StockCount], in warehouseID: WarehouseID, note: String, by caller: Caller,
        in transaction: Transaction
    ) throws -> Int {
        let note = try TextRule(field: "note", length: 0...StockAdjustment.noteLimit, allowsLines: true).checked(note)
        guard !counts.isEmpty else { throw InputError.missing(field: "counted") }
        guard counts.count <= Self.countLimit, Set(counts.map(\.skuID)).count == counts.count else {
            throw InputError.invalid(field: "counted", reason: .tooManyRows(Self.countLimit))
        }
        guard let warehouse = try warehouse(warehouseID, in: transaction.session) else {
            throw InputError.unknownReference(field: "warehouse")
        }
        let levels = try transaction.run(Self.lockedLevels(of: counts.map(\.skuID)))
        let here = Dictionary(
            levels.filter { $0.warehouseID == warehouse.id }.map { ($0.skuID, $0) }
        ) { $1 }
        var ledger = StockLedger(levels: levels, now: database.clock.now(), ids: database.ids)
        let reference: AdjustmentID = database.ids.next()
        var (differences, notes): ([String], [AuditNote]) = ([], [])
        for count in counts {
            guard let level = here[count.skuID] else { throw InputError.unknownReference(field: "counted") }
            guard (0...Self.adjustmentLimit).contains(count.counted) else {
                throw InputError.invalid(field: "counted", reason: .wholeNumber(0...Self.adjustmentLimit))
            }
            guard level.onHand == count.expected else {
                throw InventoryError.countChanged(count.skuID, onHand: level.onHand)
            }
            guard count.counted >= level.reserved else {
                throw InventoryError.countBelowReserved(count.skuID, reserved: level.reserved)
            }
            guard count.counted != level.onHand else { continue }
            let step = "\(level.onHand) to \(count.counted)"
            differences.append("\(count.skuID) \(step)")
            notes.append(
                AuditNote(
                    id: database.ids.nextRaw(), action: "stock_counted", subject: count.skuID.description,
                    details: "\(warehouse.code): \(step)"))
            ledger.adjust(
                count.skuID, in: warehouse.id, by: count.counted - level.onHand, reason: .count, reference: reference,
                note: note, actor: caller.actor)
        }
        try write(ledger, in: transaction)
        let named = differences.isEmpty ? "" : ": " + differences.joined(separator: ", ")
        notes.append(
            AuditNote(
                id: database.ids.nextRaw(), action: "stock_counted", subject: warehouse.id.description,
                details: "\(counts.count) counted, \(differences.count) differ\(named)"))
        try transaction.audit(notes, by: caller, at: database.clock.now())
        return differences.count
    }
}
