public import Database
public import Kernel

// Both walk an index that has nothing but what is asked, once, however many categories and brands there are.
extension Catalog {
    /// How many products of every state stand in each category itself; one that is not there has none.
    public func productCounts(in session: Session) throws(DatabaseError) -> [CategoryID: Int] {
        let rows = try session.rows(
            """
            SELECT category_id, COUNT(*) FROM products WHERE category_id IS NOT NULL
            GROUP BY category_id LIMIT \(CatalogLimits.categories)
            """)
        var counts: [CategoryID: Int] = [:]
        for row in rows { counts[try row[0]] = try row[1] as Int }
        return counts
    }

    /// How many products of every state each brand has; one that is not there has none.
    public func brandCounts(in session: Session) throws(DatabaseError) -> [BrandID: Int] {
        let rows = try session.rows(
            """
            SELECT brand_id, COUNT(*) FROM products WHERE brand_id IS NOT NULL
            GROUP BY brand_id LIMIT \(CatalogLimits.brandsInAll)
            """)
        var counts: [BrandID: Int] = [:]
        for row in rows { counts[try row[0]] = try row[1] as Int }
        return counts
    }
}
