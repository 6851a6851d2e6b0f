import Database
import Kernel

/// Reads of the price history by change: the lines of one share their time and whoever made it.
enum PriceBatchStore {
    static let migration = Migration(
        module: "catalog", number: 26, name: "find-price-changes-by-time",
        [.createIndex(Index("price_history_by_change", on: "price_history", "changed_at, changed_by, sku_id"))])

    /// The latest first, of so many of the newest lines. The change that the stretch ends in is left out: how many
    /// variants it was of is not known.
    static func recent(
        since: Timestamp, among lines: Int, in session: Session
    ) throws(DatabaseError) -> [PriceBatch] {
        let newest: SQL = "FROM price_history WHERE changed_at >= \(since) ORDER BY changed_at DESC, changed_by DESC"
        let found = try session.rows([
            """
            SELECT changed_at, changed_by, MAX(reason), COUNT(*)
            FROM (SELECT changed_at, changed_by, reason, old_price_minor \(newest) LIMIT \(lines)) AS newest
            WHERE old_price_minor IS NOT NULL
            GROUP BY changed_at, changed_by
            ORDER BY changed_at DESC, changed_by
            LIMIT \(PriceBatch.limit)
            """,
            "SELECT changed_at, changed_by \(newest) LIMIT 1 OFFSET \(lines)",
        ])
        let cut = try found[1].first.map { row throws(DatabaseError) in
            PriceMoment(at: try row[0], by: try row[1])
        }
        let batches = try found[0].map { row throws(DatabaseError) in
            PriceBatch(
                moment: PriceMoment(at: try row[0], by: try row[1]), reason: try row[2], count: try row[3])
        }
        return batches.filter { $0.moment != cut }
    }

    /// Of the variants whose last line is of this change.
    static func products(
        of moment: PriceMoment, limit: Int, in session: Session
    ) throws(DatabaseError) -> [ProductID] {
        let rows = try session.rows(
            """
            SELECT DISTINCT s.product_id
            FROM price_history h
            JOIN skus s ON s.id = h.sku_id
            WHERE h.changed_at = \(moment.at) AND h.changed_by = \(moment.by) AND h.old_price_minor IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM price_history n WHERE n.sku_id = h.sku_id AND n.version > h.version)
            ORDER BY s.product_id
            LIMIT \(limit)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// What these variants cost before this change, of those whose last line it is.
    static func before(
        _ moment: PriceMoment, _ skus: [SKUID], in session: Session
    ) throws(DatabaseError) -> [SKUID: PriceBefore] {
        let rows = try session.rows(
            """
            SELECT h.sku_id, o.new_price_minor, o.list_price_minor
            FROM price_history h
            JOIN price_history o ON o.sku_id = h.sku_id AND o.version = (
                SELECT MAX(e.version) FROM price_history e WHERE e.sku_id = h.sku_id AND e.version < h.version)
            WHERE h.sku_id \(in: skus) AND h.changed_at = \(moment.at) AND h.changed_by = \(moment.by)
                AND NOT EXISTS (SELECT 1 FROM price_history n WHERE n.sku_id = h.sku_id AND n.version > h.version)
            """)
        var before: [SKUID: PriceBefore] = [:]
        for row in rows {
            before[try row[0] as SKUID] = PriceBefore(priceMinor: try row[1], listPriceMinor: try row[2])
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
