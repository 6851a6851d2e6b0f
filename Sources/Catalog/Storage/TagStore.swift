import Database
import Kernel

/// The tags of products once more, so that a list finds the products of one without reading all. The row of a product
/// has them in their order; a transaction that changes them changes both.
enum TagStore {
    static let migration = Migration(
        module: "catalog", number: 24, name: "create-product-tags",
        [
            .createTable(
                Table(
                    "product_tags", [.text("tag"), .integer("product_id", "REFERENCES products (id)")],
                    primaryKey: "tag, product_id")),
            .createIndex(Index("product_tags_by_product", on: "product_tags", "product_id")),
        ])

    /// From the lines of tags that products have.
    static let filling = Migration(
        module: "catalog", number: 25, name: "fill-product-tags",
        [
            .only(
                .sqlite,
                """
                WITH RECURSIVE split(product_id, tag, rest) AS (
                    SELECT id, '', tags || char(10) FROM products WHERE tags <> ''
                    UNION ALL
                    SELECT product_id, substr(rest, 1, instr(rest, char(10)) - 1),
                        substr(rest, instr(rest, char(10)) + 1)
                    FROM split
                    WHERE rest <> '')
                INSERT INTO product_tags (tag, product_id)
                SELECT DISTINCT tag, product_id FROM split WHERE tag <> ''
                """),
            .only(
                .postgres,
                """
                INSERT INTO product_tags (tag, product_id)
                SELECT DISTINCT t.tag, p.id
                FROM products p
                CROSS JOIN LATERAL unnest(string_to_array(p.tags, chr(10))) AS t(tag)
                WHERE p.tags <> '' AND t.tag <> ''
                """),
        ])

    /// The products of a tag, as a set for a condition.
    static func products(of tag: String) -> SQL { "SELECT t.product_id FROM product_tags t WHERE t.tag = \(tag)" }

    /// Writes what has changed; the product's row is locked or new.
    static func change(
        of id: ProductID, from old: [String] = [], to new: [String], in transaction: Transaction
    ) throws(DatabaseError) {
        let (old, new) = (Set(old), Set(new))
        let (gone, come) = (old.subtracting(new).sorted(), new.subtracting(old).sorted())
        if !gone.isEmpty {
            try transaction.post("DELETE FROM product_tags WHERE product_id = \(id) AND tag \(in: gone)")
        }
        guard !come.isEmpty else { return }
        try transaction.insert(
            into: "product_tags", [.text("tag"), .integer("product_id")], come.map { [.text($0), id.sqlValue] })
    }

    static func remove(of id: ProductID, in transaction: Transaction) throws(DatabaseError) {
        try transaction.post("DELETE FROM product_tags WHERE product_id = \(id)")
    }
}
