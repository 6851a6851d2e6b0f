import Database
import Kernel

/// Puts everything on sale at once: a run need not take each product through its states.
enum PublishedGoods {
    static func publish(in category: CategoryID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post(
            "UPDATE products SET state = 'on_sale', category_id = \(category), published_at = created_at")
        try transaction.post("UPDATE product_documents SET is_stale = true")
    }
}
