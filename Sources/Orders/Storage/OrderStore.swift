public import Database
public import Kernel

/// Orders inside somebody else's transaction: load what is asked for, write what was decided.
extension Orders {
    /// Orders without their lines, locked in id order where they are about to change.
    public static func orders(_ ids: some Collection<OrderID>, lock: Bool) -> Query<[Order]> {
        let sql: SQL = "\(orderColumns) FROM orders WHERE id \(in: Set(ids).sorted()) ORDER BY id "
        return Query(lock ? sql + "\(lock: .forUpdate)" : sql) { try $0.map(OrderRow.order(from:)) }
    }

    /// The lines of these orders with their allocations.
    public static func lines(of ids: some Collection<OrderID>) -> Query<[OrderID: [OrderLine]]> {
        Query(
            """
            SELECT order_id, id, sku_id, title, quantity, unit_price, total, shipped_quantity, returned_quantity,
                refunded_quantity, refunded, cancelled_quantity
            FROM order_lines WHERE order_id \(in: Set(ids).sorted()) ORDER BY order_id, id
            """
        ) { rows in
            var lines: [OrderID: [OrderLine]] = [:]
            for row in rows { lines[try row[0], default: []].append(try OrderRow.line(from: row)) }
            return lines
        }
    }

    public static func allocations(of ids: some Collection<OrderID>) -> Query<[OrderLineID: [LineAllocation]]> {
        Query(
            """
            SELECT order_line_id, kind, label, amount, included FROM order_allocations
            WHERE order_id \(in: Set(ids).sorted()) ORDER BY order_id, order_line_id, position
            """
        ) { rows in
            var allocations: [OrderLineID: [LineAllocation]] = [:]
            for row in rows {
                allocations[try row[0], default: []].append(
                    LineAllocation(
                        kind: try row[1], label: try row[2], amountMinor: try row[3], isIncluded: try row[4]))
            }
            return allocations
        }
    }

    /// Whole orders: rows, lines and allocations in one trip.
    public func orders(_ ids: [OrderID], lock: Bool = false, in session: Session) throws -> [Order] {
        guard !ids.isEmpty else { return [] }
        let (orders, lines, allocations) = try session.run(
            Self.orders(ids, lock: lock), Self.lines(of: ids), Self.allocations(of: ids))
        return orders.map { order in
            var whole = order
            whole.lines = lines[order.id, default: []].map { line in
                var line = line
                line.allocations = allocations[line.id, default: []]
                return line
            }
            return whole
        }
    }

    /// One order, locked for a change.
    ///
    /// - Throws: `OrderError.orderNotFound`.
    public func lockedOrder(_ id: OrderID, in transaction: Transaction) throws -> Order {
        guard let order = try orders([id], lock: true, in: transaction.session).first else {
            throw OrderError.orderNotFound
        }
        return order
    }

    /// New orders of a batch, with their lines, allocations and first history rows, and their carts marked.
    public func insert(_ orders: [NewOrder], in transaction: Transaction) throws(DatabaseError) {
        guard !orders.isEmpty else { return }
        try transaction.insert(into: "orders", OrderRow.columns, orders.map(OrderRow.values(of:)))
        try transaction.insert(
            into: "order_lines", OrderRow.lineColumns, orders.flatMap { OrderRow.lineValues(of: $0.order) })
        try transaction.insert(
            into: "order_allocations", OrderRow.allocationColumns,
            orders.flatMap { OrderRow.allocationValues(of: $0.order) })
        try transaction.insert(
            into: "order_history", OrderRow.historyColumns,
            orders.map { new in
                [
                    new.order.id.sqlValue, .integer(1), new.order.placedAt.sqlValue, .null, new.order.state.sqlValue,
                    .text(new.actor.description), .text(new.reason),
                ]
            })
        try transaction.apply(
            """
            UPDATE carts SET state = 'ordered', order_id = v.made_order_id, version = version + 1,
                updated_at = v.made_at
            FROM v WHERE carts.id = v.made_from
            """,
            [.integer("made_from"), .integer("made_order_id"), .integer("made_at")],
            orders.compactMap { new in
                new.order.cartID.map { [$0.sqlValue, new.order.id.sqlValue, new.order.placedAt.sqlValue] }
            })
    }

    /// Takes steps of locked orders, each guarded by state and version, with its history row.
    public func write(_ steps: [OrderStep], in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE orders SET state = v.to_state, version = version + 1,
                due_at = v.step_due_at, delivered_at = COALESCE(v.step_delivered_at, delivered_at)
            FROM v WHERE orders.id = v.step_order_id AND orders.version = v.step_version
            """,
            [
                .integer("step_order_id"), .integer("step_version"), .text("to_state"), .integer("step_due_at"),
                .integer("step_delivered_at"),
            ],
            steps.map { step in
                [
                    step.orderID.sqlValue, step.fromVersion.sqlValue, step.to.sqlValue, step.dueAt.sqlValue,
                    step.deliveredAt.sqlValue,
                ]
            })
        try transaction.insert(
            into: "order_history", OrderRow.historyColumns,
            steps.map { step in
                [
                    step.orderID.sqlValue, (step.fromVersion + 1).sqlValue, step.at.sqlValue, step.from.sqlValue,
                    step.to.sqlValue, .text(step.actor.description), .text(step.reason),
                ]
            })
    }

    /// Writes the counters of changed lines, what was refunded of the whole order, and whether a part of it has left.
    public func writeProgress(of order: Order, in transaction: Transaction) throws(DatabaseError) {
        try transaction.apply(
            """
            UPDATE order_lines SET shipped_quantity = v.shipped, returned_quantity = v.returned,
                refunded_quantity = v.refunded_pieces, refunded = v.refunded_minor,
                cancelled_quantity = v.cancelled
            FROM v WHERE order_lines.order_id = v.of_order_id AND order_lines.id = v.of_line_id
            """,
            [
                .integer("of_order_id"), .integer("of_line_id"), .integer("shipped"), .integer("returned"),
                .integer("refunded_pieces"), .integer("refunded_minor"), .integer("cancelled"),
            ],
            order.lines.map { line in
                [
                    order.id.sqlValue, line.id.sqlValue, line.shippedQuantity.sqlValue, line.returnedQuantity.sqlValue,
                    line.refundedQuantity.sqlValue, line.refundedMinor.sqlValue, line.cancelledQuantity.sqlValue,
                ]
            })
        try transaction.post(
            """
            UPDATE orders SET refunded = \(order.refundedMinor), partly_shipped = \(order.isPartlyShipped)
            WHERE id = \(order.id)
            """)
    }

    static let orderColumns: SQL = """
        SELECT id, number, version, state, user_id, guest_token_hash, cart_id, currency, placed_at, due_at,
            delivered_at, goods, discount, freight, tax, points, total, refunded, delivery_option, note, contact,
            address_name, address_phone, address_country, address_province, address_city, address_district,
            address_region_code, address_line1, address_line2, address_postal_code, invoice_kind, invoice_title,
            invoice_tax_number, invoice_email, return_window_days
        """
}

/// An order about to be stored.
public struct NewOrder: Sendable {
    public let order: Order
    public let actor: Actor
    public let reason: String
    /// `shop`, or the import that brought it.
    public let source: String

    public init(order: Order, actor: Actor, reason: String, source: String) {
        self.order = order
        self.actor = actor
        self.reason = reason
        self.source = source
    }
}

/// One step of a locked order.
public struct OrderStep: Sendable {
    public let orderID: OrderID
    public let fromVersion: Int
    public let from: OrderState
    public let to: OrderState
    public let at: Timestamp
    public let actor: Actor
    public let reason: String
    public let dueAt: Timestamp?
    public let deliveredAt: Timestamp?
}

extension Order {
    /// Takes a step in memory and gives the row change to write.
    ///
    /// - Throws: `OrderError.notAllowed` where the table has no such step.
    public mutating func step(
        to next: OrderState, by actor: Actor, reason: String, at now: Timestamp, dueAt: Timestamp? = nil,
        deliveredAt: Timestamp? = nil
    ) throws(OrderError) -> OrderStep {
        guard OrderTransition.isAllowed(from: state, to: next) else { throw .notAllowed(from: state, to: next) }
        let step = OrderStep(
            orderID: id, fromVersion: version, from: state, to: next, at: now, actor: actor, reason: reason,
            dueAt: dueAt, deliveredAt: deliveredAt)
        state = next
        version += 1
        self.dueAt = dueAt
        self.deliveredAt = deliveredAt ?? self.deliveredAt
        return step
    }
}
