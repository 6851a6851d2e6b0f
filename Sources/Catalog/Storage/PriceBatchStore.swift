import Database
import Kernel

/// Reads of the price history by change: the lines of one share their time and whoever made it.
enum PriceBatchStore {
    static let migration = Migration(
        module: "catalog", number: 26, name: "find-price-changes-by-time",
        [.createIndex(Index("price_history_by_change", on: "price_history", "changed_at, changed_by, sku_id"))])

    /// The latest first, each with one of its variants, of so many of the newest lines. The change that the stretch
    /// ends in is left out: how many variants it was of is not known.
    static func recent(
        since: Timestamp, among lines: Int, in session: Session
    ) throws(DatabaseError) -> [PriceBatch] {
        let newest: SQL = "FROM price_history WHERE changed_at >= \(since) ORDER BY changed_at DESC, changed_by DESC"
        let found = try session.rows([
            """
            SELECT r.changed_at, r.changed_by, r.reason, r.variants, r.products, s.code, p.title, p.title_en,
                h.old_price_minor, h.new_price_minor, h.currency
            FROM (
                SELECT c.changed_at, c.changed_by, MAX(c.reason) AS reason, COUNT(*) AS variants,
                    COUNT(DISTINCT v.product_id) AS products, MAX(c.sku_id) AS example
                FROM (
                    SELECT changed_at, changed_by, reason, old_price_minor, sku_id \(newest)
                    LIMIT \(lines)) c
                JOIN skus v ON v.id = c.sku_id
                WHERE c.old_price_minor IS NOT NULL
                GROUP BY c.changed_at, c.changed_by
                ORDER BY c.changed_at DESC, c.changed_by
                LIMIT \(PriceBatch.limit)
            ) r
            JOIN price_history h
                ON h.changed_at = r.changed_at AND h.changed_by = r.changed_by AND h.sku_id = r.example
                    AND h.old_price_minor IS NOT NULL
            JOIN skus s ON s.id = r.example
            JOIN products p ON p.id = s.product_id
            ORDER BY r.changed_at DESC, r.changed_by
            """,
            "SELECT changed_at, changed_by \(newest) LIMIT 1 OFFSET \(lines)",
        ])
        let cut = try found[1].first.map { row throws(DatabaseError) in
            PriceMoment(at: try row[0], by: try row[1])
        }
        let batches = try found[0].map { row throws(DatabaseError) in
            let currency: Currency = try row[10]
            return PriceBatch(
                moment: PriceMoment(at: try row[0], by: try row[1]), reason: try row[2], count: try row[3],
                products: try row[4],
                example: PriceBatch.Example(
                    code: try row[5], title: try row[6], titleEnglish: try row[7],
                    from: Money(try row[8], currency),
                    to: Money(try row[9], currency)))
        }
        return batches.filter { $0.moment != cut }
    }

    /// Those first that have a variant with the price of this change.
    static func products(
        of moment: PriceMoment, limit: Int, in session: Session
    ) throws(DatabaseError) -> [ProductID] {
        let rows = try session.rows(
            """
            SELECT s.product_id,
                MAX(CASE WHEN s.price_minor = h.new_price_minor AND s.list_price_minor = h.list_price_minor
                    THEN 1 ELSE 0 END) AS is_open
            FROM price_history h
            JOIN skus s ON s.id = h.sku_id
            WHERE h.changed_at = \(moment.at) AND h.changed_by = \(moment.by) AND h.old_price_minor IS NOT NULL
            GROUP BY s.product_id
            ORDER BY is_open DESC, s.product_id
            LIMIT \(limit)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// What these variants cost before this change, where they have the price that it left: what came between and was
    /// taken back does not stand in the way.
    static func before(
        _ moment: PriceMoment, _ skus: [SKUID], in session: Session
    ) throws(DatabaseError) -> PricesBefore {
        let rows = try session.rows(
            """
            SELECT h.sku_id, o.new_price_minor, o.list_price_minor, h.new_price_minor, h.list_price_minor,
                s.price_minor, s.list_price_minor
            FROM price_history h
            JOIN skus s ON s.id = h.sku_id
            JOIN price_history o ON o.sku_id = h.sku_id AND o.version = (
                SELECT MAX(e.version) FROM price_history e WHERE e.sku_id = h.sku_id AND e.version < h.version)
            WHERE h.sku_id \(in: skus) AND h.changed_at = \(moment.at) AND h.changed_by = \(moment.by)
            """)
        var before = PricesBefore()
        for row in rows {
            let id: SKUID = try row[0]
            func price(_ column: Int) throws(DatabaseError) -> PriceBefore {
                PriceBefore(priceMinor: try row[column], listPriceMinor: try row[column + 1])
            }
            let (old, made, now) = (try price(1), try price(3), try price(5))
            if now == made {
                before.open[id] = old
            } else {
                before.closed[id] = (made.priceMinor, now == old)
            }
        }
        return before
    }
}

extension PriceBatch {
    /// How far back a change of prices is offered to be undone.
    static let window: Duration = .days(30)
    static let limit = 20
    /// So many of the newest lines of the history are looked through for them, first prices and all.
    public static let lineLimit = 20_000
}
