import Catalog
public import Database
import Inventory
public import Kernel

// Goods are Catalog's, levels are Inventory's.
extension Shop {
    /// Variants on sale that are in no open warehouse, or never were in any: they cannot be bought, and no list of low
    /// levels shows them.
    public static func unstocked(limit: Int) -> Query<[SKUID]> {
        Query("\(unstocked) ORDER BY skus.id LIMIT \(limit)") { rows in try rows.map { try $0[0] } }
    }

    /// How many there are, counted up to `limit`.
    public static func unstockedCount(upTo limit: Int) -> Query<Int> {
        .count("\(unstocked) LIMIT \(limit)")
    }

    /// Marks variants that came into an open warehouse since, so that they are not looked at again for those that did
    /// not; for a timer. What is counted is right before it too.
    ///
    /// - Returns: how many, at most `limit`; the caller goes on while it is not 0. Fewer than there are, where somebody
    ///   changes them at this moment: they wait for the next time.
    public func markStocked(limit: Int) async throws -> Int {
        let ids: [SKUID] = try await database.read { session in
            try session.rows("\(Self.stockedUnmarked) ORDER BY skus.id LIMIT \(limit)").map { try $0[0] }
        }
        guard !ids.isEmpty else { return 0 }
        return try await database.write { [catalog] transaction in
            try catalog.markStocked(ids, in: transaction) { held in
                // Its warehouse may have been closed since: who closes one waits for these rows, or has them first.
                let open = try transaction.session.run(Inventory.available(held))
                return held.filter { open[$0] != nil }
            }
        }
    }

    /// Takes the marks of all variants of a warehouse that is being closed; those that are in another one get theirs
    /// back. Which these are is not asked: two warehouses may be closed at once, and neither sees the other one.
    ///
    /// Every row is written, whatever its mark: so this waits for whoever is just marking it.
    static func markUnstocked(in warehouse: WarehouseID, transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE skus SET maybe_unstocked = true
            WHERE id IN (SELECT sku_id FROM stock_levels WHERE warehouse_id = \(warehouse))
            """)
    }

    // From the index of what may be in no open warehouse: what is marked is in one.
    private static let unstocked: SQL = """
        SELECT skus.id FROM skus CROSS JOIN products
        WHERE skus.maybe_unstocked AND skus.state = 'active'
            AND products.id = skus.product_id AND products.state = 'on_sale'
            AND NOT EXISTS (
                SELECT 1 FROM stock_levels WHERE stock_levels.sku_id = skus.id AND NOT stock_levels.closed)
        """

    private static let stockedUnmarked: SQL = """
        SELECT skus.id FROM skus
        WHERE skus.maybe_unstocked AND EXISTS (
            SELECT 1 FROM stock_levels WHERE stock_levels.sku_id = skus.id AND NOT stock_levels.closed)
        """
}
