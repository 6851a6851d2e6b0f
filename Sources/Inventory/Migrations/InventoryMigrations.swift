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
    ]
}
