public import Database
public import Kernel

/// So many pieces of a variant, sold in a window.
public struct SoldVariant: Sendable, Hashable {
    public let skuID: SKUID
    public let pieces: Int
}

extension Orders {
    /// The variants of which most pieces were sold in the window, the most first; pieces that were given up before they
    /// left do not count.
    ///
    /// - Parameter window: of a day or so: each of its orders' lines is read.
    public static func bestSold(_ window: SalesWindow, limit: Int) -> Query<[SoldVariant]> {
        Query(
            """
            SELECT l.sku_id, CAST(SUM(l.quantity - l.cancelled_quantity) AS BIGINT) AS pieces
            FROM order_lines l
            WHERE l.order_id IN (SELECT id FROM orders WHERE \(sales(in: window)))
            GROUP BY l.sku_id
            HAVING SUM(l.quantity - l.cancelled_quantity) > 0
            ORDER BY pieces DESC, l.sku_id
            LIMIT \(limit)
            """
        ) { rows in
            try rows.map { SoldVariant(skuID: try $0[0], pieces: try $0[1]) }
        }
    }
}
