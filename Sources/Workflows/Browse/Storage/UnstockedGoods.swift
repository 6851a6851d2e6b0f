public import Database
public import Kernel

// Goods are Catalog's, levels are Inventory's.
extension Shop {
    /// Variants on sale that no warehouse has ever had: they cannot be bought, and no list of levels shows them.
    public static func unstocked(limit: Int) -> Query<[SKUID]> {
        Query("\(unstocked) ORDER BY skus.id LIMIT \(limit)") { rows in try rows.map { try $0[0] } }
    }

    /// How many there are, counted up to `limit`.
    public static func unstockedCount(upTo limit: Int) -> Query<Int> {
        .count("\(unstocked) LIMIT \(limit)")
    }

    private static let unstocked: SQL = """
        SELECT skus.id FROM skus JOIN products ON products.id = skus.product_id
        WHERE products.state = 'on_sale' AND skus.state = 'active'
            AND NOT EXISTS (SELECT 1 FROM stock_levels WHERE stock_levels.sku_id = skus.id)
        """
}
