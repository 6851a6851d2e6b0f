import Database
import Kernel

/// Addresses that products and categories had before: links from elsewhere still lead to them.
enum SlugStore {
    static let migration = Migration(
        module: "catalog", number: 5, name: "create-retired-slugs",
        [
            .createTable(
                Table(
                    "retired_slugs",
                    [
                        .text("kind", "CHECK (kind IN ('product', 'category'))"), .text("slug"),
                        .integer("target_id"), .integer("retired_at"),
                    ], primaryKey: "kind, slug"))
        ])

    enum Kind: String, SQLEnumeration {
        case product, category
    }

    /// Remembers what had a slug; whoever had it last is who it leads to.
    static func retire(
        _ slug: String, of kind: Kind, _ target: Int64, at now: Timestamp, in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.post(
            """
            INSERT INTO retired_slugs (kind, slug, target_id, retired_at) VALUES (\(kind), \(slug), \(target), \(now))
            ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id, retired_at = excluded.retired_at
            """)
    }

    /// The slug that a product on sale has now; nil where none had this one.
    static func product(formerly slug: String, in session: Session) throws(DatabaseError) -> String? {
        try session.first(
            """
            SELECT p.slug
            FROM retired_slugs r
            JOIN products p ON p.id = r.target_id
            WHERE r.kind = 'product' AND r.slug = \(slug) AND p.state = 'on_sale'
            """)?[0]
    }

    static func category(formerly slug: String, in session: Session) throws(DatabaseError) -> String? {
        try session.first(
            """
            SELECT c.slug
            FROM retired_slugs r
            JOIN categories c ON c.id = r.target_id
            WHERE r.kind = 'category' AND r.slug = \(slug)
            """)?[0]
    }
}
