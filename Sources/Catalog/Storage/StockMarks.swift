public import Database
public import Kernel

// Whether an open warehouse has or had a variant is Inventory's to know. Of those that one has, a mark is left here, so
// that who looks for the others does not walk all variants of the shop.
extension Catalog {
    static let stockMarks = Migration(
        module: "catalog", number: 10, name: "mark-variants-that-may-be-unstocked",
        [
            .only(
                .sqlite,
                """
                ALTER TABLE skus
                ADD COLUMN maybe_unstocked INTEGER NOT NULL DEFAULT 1 CHECK (maybe_unstocked IN (0, 1))
                """),
            .only(.postgres, "ALTER TABLE skus ADD COLUMN maybe_unstocked BOOLEAN NOT NULL DEFAULT true"),
            .createIndex(
                Index("skus_maybe_unstocked", on: "skus", "id, product_id, state", where: "maybe_unstocked")),
        ])

    /// The index has all that is asked of a variant there; SQLite asks for the mark itself too, and went to the row of
    /// each variant for it.
    static let coveringStockMarks = Migration(
        module: "catalog", number: 17, name: "cover-variants-that-may-be-unstocked",
        [
            .run("DROP INDEX skus_maybe_unstocked"),
            .createIndex(
                Index(
                    "skus_maybe_unstocked", on: "skus", "id, product_id, state, maybe_unstocked",
                    where: "maybe_unstocked")),
        ])

    /// Marks variants that some open warehouse has or had: no level ever goes, so the mark stays until a warehouse is
    /// closed. Those whose rows somebody changes at this moment are left for the next time: whoever changes many prices
    /// locks them in another order.
    ///
    /// - Parameter stocked: asked once their rows are held: which of these it is true of still.
    /// - Returns: how many were marked.
    public func markStocked(
        _ ids: [SKUID], in transaction: Transaction, where stocked: ([SKUID]) throws -> [SKUID]
    ) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        let free: [SKUID] = try transaction.rows(
            "SELECT id FROM skus WHERE id \(in: ids) ORDER BY id \(lock: .forUpdateSkipLocked)"
        ).map { try $0[0] }
        let marked = try free.isEmpty ? [] : stocked(free)
        guard !marked.isEmpty else { return 0 }
        try transaction.post("UPDATE skus SET maybe_unstocked = false WHERE id \(in: marked)")
        return marked.count
    }
}
