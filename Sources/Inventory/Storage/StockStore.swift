public import Database
public import Kernel

/// Reading and writing stock inside somebody else's transaction.
extension Inventory {
    /// Locks the levels of these SKUs in the one order (SKU, then warehouse).
    public static func lockedLevels(of skuIDs: some Collection<SKUID>) -> Query<[StockLevel]> {
        Query(
            """
            SELECT stock_levels.sku_id, stock_levels.warehouse_id, stock_levels.on_hand, stock_levels.reserved,
                (SELECT priority FROM warehouses WHERE warehouses.id = stock_levels.warehouse_id),
                stock_levels.closed
            FROM stock_levels
            WHERE stock_levels.sku_id \(in: Set(skuIDs).sorted())
            ORDER BY stock_levels.sku_id, stock_levels.warehouse_id
            \(lock: .forUpdate)
            """
        ) { rows in
            try rows.map { row in
                StockLevel(
                    skuID: try row[0], warehouseID: try row[1], onHand: try row[2], reserved: try row[3],
                    priority: try row[4], isClosed: try row[5])
            }
            .sorted { ($0.skuID, $0.priority, $0.warehouseID) < ($1.skuID, $1.priority, $1.warehouseID) }
        }
    }

    /// What these orders still hold. Their orders' rows are locked before, so no lock is taken here.
    public static func held(by orderIDs: some Collection<OrderID>) -> Query<[Reservation]> {
        Query(
            """
            SELECT order_id, order_line_id, sku_id, warehouse_id, quantity FROM stock_reservations
            WHERE order_id \(in: Set(orderIDs).sorted())
            ORDER BY order_id, order_line_id, warehouse_id
            """
        ) { rows in
            try rows.map { row in
                Reservation(
                    orderID: try row[0], orderLineID: try row[1], skuID: try row[2], warehouseID: try row[3],
                    quantity: try row[4])
            }
        }
    }

    /// A ledger of what these orders hold, with their levels locked.
    public func ledger(of orderIDs: [OrderID], alsoSKUs: [SKUID] = [], in transaction: Transaction) throws
        -> StockLedger
    {
        let held = try transaction.run(Self.held(by: orderIDs))
        let levels = try transaction.run(Self.lockedLevels(of: held.map(\.skuID) + alsoSKUs))
        return StockLedger(levels: levels, held: held, now: database.clock.now(), ids: database.ids)
    }

    /// Writes what the ledger collected. The CHECK of `stock_levels` is the last guard: for more than there is, and for
    /// what a closed warehouse would take in, which would make its level one that cannot be.
    public func write(_ ledger: StockLedger, in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE stock_levels
            SET on_hand = on_hand + v.on_hand_delta, version = version + 1,
                reserved = CASE WHEN closed AND v.takes_in THEN -1 ELSE reserved + v.reserved_delta END
            FROM v WHERE stock_levels.sku_id = v.level_sku_id AND stock_levels.warehouse_id = v.level_warehouse_id
            """,
            [
                .integer("level_sku_id"), .integer("level_warehouse_id"), .integer("on_hand_delta"),
                .integer("reserved_delta"), .boolean("takes_in"),
            ],
            ledger.levelChanges.sorted { $0.key < $1.key }.map { key, change in
                [
                    key.skuID.sqlValue, key.warehouseID.sqlValue, change.onHand.sqlValue, change.reserved.sqlValue,
                    change.takesIn.sqlValue,
                ]
            })
        try transaction.insert(into: "stock_movements", Self.movementColumns, ledger.movements.map(Self.row(of:)))
        try transaction.insert(
            into: "stock_reservations",
            [
                .integer("order_id"), .integer("order_line_id"), .integer("sku_id"), .integer("warehouse_id"),
                .integer("quantity"),
            ],
            ledger.newReservations.map { reservation in
                [
                    reservation.orderID.sqlValue, reservation.orderLineID.sqlValue, reservation.skuID.sqlValue,
                    reservation.warehouseID.sqlValue, reservation.quantity.sqlValue,
                ]
            })
        try write(Array(ledger.heldChanges.values), in: transaction)
    }

    private func write(_ changes: [Reservation], in transaction: Transaction) throws(DatabaseError) {
        let key: [RowColumn] = [.integer("held_order_id"), .integer("held_line_id"), .integer("held_warehouse_id")]
        let matches = """
            stock_reservations.order_id = v.held_order_id AND stock_reservations.order_line_id = v.held_line_id
            AND stock_reservations.warehouse_id = v.held_warehouse_id
            """
        try transaction.apply(
            "UPDATE stock_reservations SET quantity = v.held_quantity FROM v WHERE \(matches)",
            key + [.integer("held_quantity")],
            changes.filter { $0.quantity > 0 }.map { change in
                [
                    change.orderID.sqlValue, change.orderLineID.sqlValue, change.warehouseID.sqlValue,
                    change.quantity.sqlValue,
                ]
            })
        try transaction.apply(
            "DELETE FROM stock_reservations WHERE EXISTS (SELECT 1 FROM v WHERE \(matches))", key,
            changes.filter { $0.quantity == 0 }.map { change in
                [change.orderID.sqlValue, change.orderLineID.sqlValue, change.warehouseID.sqlValue]
            })
    }

    static let movementColumns: [RowColumn] = [
        .integer("id"), .integer("sku_id"), .integer("warehouse_id"), .text("reason"), .integer("reference"),
        .integer("on_hand_delta"), .integer("reserved_delta"), .integer("at"), .text("by"), .text("note"),
    ]

    static func row(of movement: StockMovement) -> [SQLValue] {
        [
            movement.id.sqlValue, movement.skuID.sqlValue, movement.warehouseID.sqlValue, movement.reason.sqlValue,
            movement.reference.sqlValue, movement.onHandDelta.sqlValue, movement.reservedDelta.sqlValue,
            movement.at.sqlValue, .text(movement.by), .text(movement.note),
        ]
    }
}
