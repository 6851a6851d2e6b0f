public import Database

extension Catalog {
    /// What must hold of the goods in every snapshot.
    public static let invariants: [Invariant] = [
        Invariant(
            "catalog: a variant's price is the last of its history",
            none: """
                SELECT s.code, s.price_minor, h.new_price_minor
                FROM skus s
                LEFT JOIN price_history h
                    ON h.sku_id = s.id
                    AND h.version = (SELECT MAX(version) FROM price_history WHERE sku_id = s.id)
                WHERE h.sku_id IS NULL OR h.new_price_minor <> s.price_minor OR h.list_price_minor <> s.list_price_minor
                """),
        Invariant(
            "catalog: each price in the history follows the one before it",
            none: """
                SELECT h.sku_id, h.version, h.old_price_minor, h.previous
                FROM (
                    SELECT sku_id, version, old_price_minor,
                        LAG(new_price_minor) OVER (PARTITION BY sku_id ORDER BY version) AS previous
                    FROM price_history) h
                WHERE COALESCE(h.old_price_minor, -1) <> COALESCE(h.previous, -1)
                """),
        Invariant(
            "catalog: a planned price that began is in the history",
            none: """
                SELECT p.id, p.sku_id, p.price_minor
                FROM price_plans p
                WHERE p.state IN ('applied', 'ended') AND NOT EXISTS (
                    SELECT 1
                    FROM price_history h
                    WHERE h.sku_id = p.sku_id AND h.new_price_minor = p.price_minor AND h.version = (
                        SELECT MAX(e.version) FROM price_history e
                        WHERE e.sku_id = p.sku_id AND e.version <= p.applied_version))
                """),
        Invariant(
            "catalog: no two planned prices of a variant hold at once",
            none: """
                SELECT a.sku_id, a.id, b.id
                FROM price_plans a
                JOIN price_plans b ON b.sku_id = a.sku_id AND b.id > a.id
                WHERE a.state IN ('planned', 'applied') AND b.state IN ('planned', 'applied')
                    AND a.starts_at < COALESCE(b.ends_at, b.starts_at + 1)
                    AND b.starts_at < COALESCE(a.ends_at, a.starts_at + 1)
                """),
        Invariant(
            "catalog: a product shows the price of its cheapest active variant",
            none: """
                SELECT p.slug, p.price_minor
                FROM products p
                WHERE COALESCE(p.price_minor, -1) <> COALESCE((
                    SELECT MIN(s.price_minor) FROM skus s WHERE s.product_id = p.id AND s.state = 'active'), -1)
                """),
        Invariant(
            "catalog: a product knows the price of its dearest active variant",
            none: """
                SELECT p.slug, p.highest_price_minor
                FROM products p
                WHERE COALESCE(p.highest_price_minor, -1) <> COALESCE((
                    SELECT MAX(s.price_minor) FROM skus s WHERE s.product_id = p.id AND s.state = 'active'), -1)
                """),
        Invariant(
            "catalog: a product shows its brand's name",
            none: """
                SELECT p.slug, p.brand, b.name
                FROM products p
                LEFT JOIN brands b ON b.id = p.brand_id
                WHERE COALESCE(p.brand, '') <> COALESCE(b.name, '')
                    OR COALESCE(p.brand_en, '') <> COALESCE(b.name_en, '')
                """),
        Invariant(
            "catalog: what is on sale has a category",
            none: "SELECT slug FROM products WHERE state IN ('review', 'on_sale') AND category_id IS NULL"),
        Invariant(
            "catalog: a variant is sold in its product's currency",
            none: """
                SELECT s.code, s.currency, p.currency
                FROM skus s
                JOIN products p ON p.id = s.product_id
                WHERE s.currency <> p.currency
                """),
    ]
}
