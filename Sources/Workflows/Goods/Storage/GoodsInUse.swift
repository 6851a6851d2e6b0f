import Database
import Kernel

/// Whether the shop still tells of variants that somebody wants to take away. Orders and stock are other modules', and
/// no foreign key crosses them.
enum GoodsInUse {
    /// A level never goes, so its journal need not be asked.
    static func has(_ ids: [SKUID], in session: Session) throws(DatabaseError) -> Bool {
        guard !ids.isEmpty else { return false }
        return try session.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM stock_levels WHERE sku_id \(in: ids))
                OR EXISTS (SELECT 1 FROM order_lines WHERE sku_id \(in: ids))
                OR EXISTS (SELECT 1 FROM imported_return_lines WHERE sku_id \(in: ids))
            LIMIT 1
            """) != nil
    }
}
