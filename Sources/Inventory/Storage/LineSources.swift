public import Database
public import Kernel

extension Inventory {
    /// Where the pieces of an order's lines lie that still wait, in picking order within each line.
    public static func waitingSources(of orderID: OrderID) -> Query<[LineSource]> {
        Query(
            """
            SELECT \(warehouseColumns), stock_reservations.order_line_id, stock_reservations.quantity
            FROM stock_reservations JOIN warehouses ON warehouses.id = stock_reservations.warehouse_id
            WHERE stock_reservations.order_id = \(orderID) AND stock_reservations.quantity > 0
            ORDER BY stock_reservations.order_line_id, warehouses.priority, warehouses.id
            """
        ) { rows in
            try rows.map { row in
                LineSource(
                    orderLineID: try row[warehouseColumnCount], warehouse: try warehouse(from: row),
                    waiting: try row[warehouseColumnCount + 1], shipped: 0)
            }
        }
    }

    /// From where pieces have left, as the journal has it: each line of a parcel is asked for in each warehouse, by the
    /// index that lets nothing move twice. Joined, PostgreSQL could read all movements of a SKU instead.
    ///
    /// - Parameter parcelLines: of which line of the order each is, and of what: at least one, and the caller bounds
    ///   their number.
    public static func shippedSources(
        of parcelLines: [ParcelLineID: (orderLineID: OrderLineID, skuID: SKUID)]
    ) -> Query<[LineSource]> {
        let lines = parcelLines.sorted { $0.key < $1.key }.map { [$0.value.skuID.sqlValue, $0.key.sqlValue] }
        return Query(
            """
            WITH v(sku_id, reference) AS (\(rows: lines, of: [.integer, .integer])),
                told AS (SELECT DISTINCT sku_id, reference FROM v)
            SELECT * FROM (
                SELECT \(warehouseColumns), told.reference,
                    (
                        SELECT -stock_movements.on_hand_delta FROM stock_movements
                        WHERE stock_movements.sku_id = told.sku_id AND stock_movements.warehouse_id = warehouses.id
                            AND stock_movements.reason = 'ship' AND stock_movements.reference = told.reference
                    ) AS pieces
                FROM told CROSS JOIN warehouses
            ) AS found
            WHERE pieces IS NOT NULL ORDER BY priority, id, reference
            """
        ) { rows in
            try rows.compactMap { row in
                try parcelLines[try row[warehouseColumnCount]].map { line in
                    LineSource(
                        orderLineID: line.orderLineID, warehouse: try warehouse(from: row), waiting: 0,
                        shipped: try row[warehouseColumnCount + 1])
                }
            }
        }
    }

    /// In how many warehouses the pieces of an order lie that still wait.
    public static func warehousesHolding(_ orderID: OrderID) -> Query<Int> {
        .count(
            "SELECT DISTINCT warehouse_id FROM stock_reservations WHERE order_id = \(orderID) AND quantity > 0")
    }
}
