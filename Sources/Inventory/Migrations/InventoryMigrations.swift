public import Database

public enum InventoryMigrations {
    public static let all: [Migration] = [
        Migration(
            module: "inventory", number: 1, name: "create-stock",
            [
                .createTable(
                    Table(
                        "warehouses",
                        [
                            .integer("id"), .text("code", "UNIQUE"), .text("name"), .integer("priority"),
                            .integer("created_at"),
                        ], primaryKey: "id")),
                .createTable(
                    Table(
                        "stock_levels",
                        [
                            .integer("sku_id"), .integer("warehouse_id"), .integer("on_hand"), .integer("reserved"),
                            .integer("version"),
                        ], primaryKey: "sku_id, warehouse_id",
                        constraints: [
                            "CONSTRAINT stock_not_oversold CHECK (0 <= reserved AND reserved <= on_hand)"
                        ])),
                // Of the low levels alone: one over all of them would cost every order a fifth of its stock update.
                .createIndex(
                    Index("stock_levels_low", on: "stock_levels", "sku_id, warehouse_id", where: Inventory.isLow)),
                .createTable(
                    Table(
                        "stock_movements",
                        [
                            .integer("id"), .integer("sku_id"), .integer("warehouse_id"), .text("reason"),
                            .integer("reference"), .integer("on_hand_delta"), .integer("reserved_delta"),
                            .integer("at"), .text("by"), .text("note"),
                        ], primaryKey: "id",
                        constraints: [
                            "CONSTRAINT stock_movement_once UNIQUE (sku_id, warehouse_id, reason, reference)"
                        ])),
                .createIndex(Index("stock_movements_by_sku", on: "stock_movements", "sku_id, id")),
                .createTable(
                    Table(
                        "stock_reservations",
                        [
                            .integer("order_id"), .integer("order_line_id"), .integer("sku_id"),
                            .integer("warehouse_id"), .integer("quantity", "CHECK (quantity >= 0)"),
                        ], primaryKey: "order_id, order_line_id, warehouse_id")),
                .createIndex(
                    Index("stock_reservations_by_sku", on: "stock_reservations", "sku_id, warehouse_id")),
            ]),
        // Neither column ever changes: no order pays for it.
        Migration(
            module: "inventory", number: 2, name: "list-levels-of-a-warehouse",
            [.createIndex(Index("stock_levels_by_warehouse", on: "stock_levels", "warehouse_id, sku_id"))]),
        // Empty where nobody said; in no index, so that no order pays for it.
        Migration(
            module: "inventory", number: 3, name: "say-in-which-bin",
            [.run("ALTER TABLE stock_levels ADD COLUMN bin TEXT NOT NULL DEFAULT ''")]),
        Migration(
            module: "inventory", number: 4, name: "tell-warehouses-apart",
            [
                .run(
                    """
                    ALTER TABLE warehouses ADD COLUMN kind TEXT NOT NULL DEFAULT 'regional'
                    CHECK (kind IN ('regional', 'cloud', 'store'))
                    """),
                .only(.sqlite, "ALTER TABLE warehouses ADD COLUMN version INTEGER NOT NULL DEFAULT 1"),
                .only(.postgres, "ALTER TABLE warehouses ADD COLUMN version BIGINT NOT NULL DEFAULT 1"),
            ]),
        // Each level says as well that its warehouse is closed: orders lock levels and no warehouse, so whoever
        // reserves and whoever closes meet at the level. In no index, so that no order pays for it.
        Migration(
            module: "inventory", number: 5, name: "close-warehouses",
            [
                .only(.sqlite, "ALTER TABLE warehouses ADD COLUMN closed_at INTEGER"),
                .only(.postgres, "ALTER TABLE warehouses ADD COLUMN closed_at BIGINT"),
                .only(
                    .sqlite,
                    "ALTER TABLE stock_levels ADD COLUMN closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))"),
                .only(.postgres, "ALTER TABLE stock_levels ADD COLUMN closed BOOLEAN NOT NULL DEFAULT false"),
            ]),
        // Until then only what no warehouse ever had was told of. The marks are the catalogue's, whose migrations come
        // first: it does not know levels.
        Migration(
            module: "inventory", number: 6, name: "look-again-at-variants-in-closed-warehouses",
            [
                .run(
                    """
                    UPDATE skus SET maybe_unstocked = true
                    WHERE NOT maybe_unstocked AND id IN (SELECT sku_id FROM stock_levels WHERE closed)
                    """)
            ]),
        // Bins are walked past in the order of their bytes on both engines, and their letters are made small alike.
        Migration(
            module: "inventory", number: 7, name: "order-bins-by-bytes",
            [.only(.postgres, "ALTER TABLE stock_levels ALTER COLUMN bin TYPE TEXT COLLATE \"C\"")]),
        Migration(
            module: "inventory", number: 8, name: "call-warehouses-in-english",
            [.addColumn(.text("name_en", optional: true), to: "warehouses")]),
    ]
}
