import Database
import Kernel

/// Reads of the price history. Its order is that of versions, which grow under the row's lock: the clocks of two nodes
/// may disagree.
enum PriceRecordStore {
    /// Newest first; a cursor names the version of the last line that was shown.
    static func page(
        of id: SKUID, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<PriceChange> {
        let before = cursor?.key ?? Int64.max
        let rows = try session.rows(
            """
            SELECT sku_id, version, old_price_minor, new_price_minor, list_price_minor, currency, changed_at,
                changed_by, reason
            FROM price_history
            WHERE sku_id = \(id) AND version < \(before)
            ORDER BY version DESC
            LIMIT \(limit.count + 1)
            """)
        let changes = try rows.map { row throws(DatabaseError) in
            PriceChange(
                skuID: try row[0], version: try row[1], oldPriceMinor: try row[2], newPriceMinor: try row[3],
                listPriceMinor: try row[4], currency: try row[5], at: try row[6], by: try row[7], reason: try row[8])
        }
        return Page(changes, limit: limit) { Cursor(key: $0.version, id: $0.skuID.rawValue) }
    }

    /// The one place where the lowest price is worked out. A price holds from its line to the next one; the present
    /// price begins with the last line that changed the price, not with one that changed the list price alone.
    static func lowest(of skus: some Collection<SKUID>, at now: Timestamp) -> Query<[SKUID: LowestPrices]> {
        let start = now - LowestPrices.window
        return Query(
            """
            WITH lines AS (
                SELECT sku_id, version, new_price_minor, changed_at,
                    LEAD(changed_at) OVER (PARTITION BY sku_id ORDER BY version) AS until_at
                FROM price_history
                WHERE sku_id \(in: skus)),
            begun AS (
                SELECT sku_id, MAX(version) AS version
                FROM price_history
                WHERE sku_id \(in: skus) AND (old_price_minor IS NULL OR old_price_minor <> new_price_minor)
                GROUP BY sku_id)
            SELECT l.sku_id,
                MIN(CASE WHEN l.until_at IS NULL OR l.until_at > \(start) THEN l.new_price_minor END),
                MIN(CASE WHEN l.version < b.version AND l.until_at > h.changed_at - \(LowestPrices.window.milliseconds)
                    THEN l.new_price_minor END)
            FROM lines l
            JOIN begun b ON b.sku_id = l.sku_id
            JOIN price_history h ON h.sku_id = b.sku_id AND h.version = b.version
            GROUP BY l.sku_id
            LIMIT \(max(skus.count, 1))
            """
        ) { rows in
            var lowest: [SKUID: LowestPrices] = [:]
            for row in rows {
                lowest[try row[0] as SKUID] = LowestPrices(recentMinor: try row[1], beforePresentMinor: try row[2])
            }
            return lowest
        }
    }
}
