public import Database

extension Inventory {
    /// What must hold of stock in every snapshot.
    public static let invariants: [Invariant] = [
        Invariant(
            "stock: nothing oversold",
            none: """
                SELECT sku_id, warehouse_id, on_hand, reserved FROM stock_levels
                WHERE reserved < 0 OR reserved > on_hand
                """),
        Invariant(
            "stock: levels are the sum of their movements",
            none: """
                SELECT stock_levels.sku_id, stock_levels.warehouse_id, stock_levels.on_hand, stock_levels.reserved
                FROM stock_levels LEFT JOIN (
                    SELECT sku_id, warehouse_id, CAST(SUM(on_hand_delta) AS BIGINT) AS on_hand,
                        CAST(SUM(reserved_delta) AS BIGINT) AS reserved
                    FROM stock_movements GROUP BY sku_id, warehouse_id
                ) AS moved ON moved.sku_id = stock_levels.sku_id AND moved.warehouse_id = stock_levels.warehouse_id
                WHERE stock_levels.on_hand <> COALESCE(moved.on_hand, 0)
                    OR stock_levels.reserved <> COALESCE(moved.reserved, 0)
                """),
        Invariant(
            "stock: every movement has its level",
            none: """
                SELECT stock_movements.id, stock_movements.sku_id FROM stock_movements LEFT JOIN stock_levels
                    ON stock_levels.sku_id = stock_movements.sku_id
                    AND stock_levels.warehouse_id = stock_movements.warehouse_id
                WHERE stock_levels.sku_id IS NULL
                """),
        Invariant(
            "stock: reserved is what orders hold",
            none: """
                SELECT stock_levels.sku_id, stock_levels.warehouse_id, stock_levels.reserved
                FROM stock_levels LEFT JOIN (
                    SELECT sku_id, warehouse_id, CAST(SUM(quantity) AS BIGINT) AS quantity
                    FROM stock_reservations GROUP BY sku_id, warehouse_id
                ) AS held ON held.sku_id = stock_levels.sku_id AND held.warehouse_id = stock_levels.warehouse_id
                WHERE stock_levels.reserved <> COALESCE(held.quantity, 0)
                """),
        Invariant(
            "stock: levels are closed as their warehouse is",
            none: """
                SELECT stock_levels.sku_id, stock_levels.warehouse_id, stock_levels.closed
                FROM stock_levels JOIN warehouses ON warehouses.id = stock_levels.warehouse_id
                WHERE stock_levels.closed <> (warehouses.closed_at IS NOT NULL)
                """),
    ]
}
