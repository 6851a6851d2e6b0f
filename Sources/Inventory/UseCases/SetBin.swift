public import Database
public import Kernel

extension Inventory {
    /// The bins of shelves are short: longer ones are refused.
    public static let binLimit = 40
    private static let binRule = TextRule(field: "bin", length: 0...binLimit)

    /// A bin as it is kept: without white space around it.
    public static func checkedBin(_ bin: String) throws(InputError) -> String { try binRule.checked(bin) }

    /// Says where a variant lies in a warehouse 货位, with a line in the audit log; an empty bin says nothing any more.
    /// Where it is said already, nothing happens. The last word holds: nothing is counted by it.
    ///
    /// - Throws: `NotFound` where the warehouse never had the variant; `InputError` for a bin that is too long.
    public func setBin(
        _ bin: String, of skuID: SKUID, in warehouseID: WarehouseID, by caller: Caller, in transaction: Transaction
    ) throws {
        let bin = try Self.checkedBin(bin)
        guard let warehouse = try warehouse(warehouseID, in: transaction.session),
            let present = try lockedBin(of: skuID, in: warehouse.id, transaction: transaction)
        else { throw NotFound("level") }
        guard present != bin else { return }
        try write(bin: bin, of: skuID, in: warehouse.id, transaction: transaction)
        try transaction.audit(
            "bin_changed", of: skuID.description, "\(warehouse.code): \(present) → \(bin)", by: caller,
            at: database.clock.now(), id: database.ids.nextRaw())
    }
}
