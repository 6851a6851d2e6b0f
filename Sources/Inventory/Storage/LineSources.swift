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
                    orderLineID: try row[7], warehouse: try warehouse(from: row), waiting: try row[8], shipped: 0)
            }
        }
    }

    /// From where pieces have left, as the journal has it: each is found by the index that lets nothing move twice. On
    /// SQLite the order of a CROSS JOIN is kept; otherwise all movements of a SKU would be read.
    ///
    /// - Parameters:
    ///   - parcelLines: of which lines of the order they are; the caller bounds their number.
    ///   - skuIDs: what these lines are of: the journal is read by it.
    public static func shippedSources(
        of parcelLines: [ParcelLineID: OrderLineID], skuIDs: some Collection<SKUID>
    ) -> Query<[LineSource]> {
        Query(
            """
            SELECT \(warehouseColumns), stock_movements.reference, -stock_movements.on_hand_delta
            FROM warehouses CROSS JOIN stock_movements
            WHERE stock_movements.warehouse_id = warehouses.id
                AND stock_movements.sku_id \(in: Set(skuIDs).sorted()) AND stock_movements.reason = 'ship'
                AND stock_movements.reference \(in: parcelLines.keys.sorted())
            ORDER BY warehouses.priority, warehouses.id, stock_movements.id
            """
        ) { rows in
            try rows.compactMap { row in
                try parcelLines[try row[7]].map { line in
                    LineSource(
                        orderLineID: line, warehouse: try warehouse(from: row), waiting: 0, shipped: try row[8])
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
