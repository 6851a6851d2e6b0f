public import Database
public import Inventory
public import Kernel

/// The order that a movement of stock belongs to.
public struct MovedOrder: Sendable, Hashable {
    public let id: OrderID
    public let number: String
}

// Movements are Inventory's; what their references stand in is other modules'.
extension Shop {
    /// The orders of these movements by their references; what no order moved is not there. One query by keys.
    public func movedOrders(
        by movements: [StockMovement], in session: Session
    ) throws -> [Int64: MovedOrder] {
        let own = movements.filter { !MovementReason.adjustments.contains($0.reason) && $0.reason != .transfer }
        let references = Set(own.map(\.reference)).sorted()
        guard !references.isEmpty else { return [:] }
        let rows = try session.rows(
            """
            SELECT l.id, o.id, o.number FROM order_lines l JOIN orders o ON o.id = l.order_id
            WHERE l.id \(in: references)
            UNION ALL
            SELECT p.id, o.id, o.number FROM parcel_lines p
            JOIN order_lines l ON l.id = p.order_line_id JOIN orders o ON o.id = l.order_id
            WHERE p.id \(in: references)
            UNION ALL
            SELECT r.id, o.id, o.number FROM return_lines r
            JOIN order_lines l ON l.id = r.order_line_id JOIN orders o ON o.id = l.order_id
            WHERE r.id \(in: references)
            UNION ALL
            SELECT f.id, o.id, o.number FROM refunds f JOIN orders o ON o.id = f.order_id
            WHERE f.id \(in: references)
            """)
        var found: [Int64: MovedOrder] = [:]
        for row in rows { found[try row[0]] = MovedOrder(id: try row[1], number: try row[2]) }
        return found
    }
}
