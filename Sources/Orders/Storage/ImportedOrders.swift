public import Database
public import Kernel

extension OrderLine {
    /// Stands where a line is no good but a charge: postage, a manual item, a fee. `order_charges` says which.
    public static let chargeSKU = SKUID(0)
}

/// What a line that is no good was charged for. The names are kept.
public enum ChargeKind: String, SQLEnumeration, CaseIterable {
    case postage, manual, discount, fee, sample, voucher, supplement
    case badDebt = "bad_debt"
}

/// A line of an order that is a charge.
public struct OrderCharge: Sendable, Hashable {
    public let orderID: OrderID
    public let lineID: OrderLineID
    public let kind: ChargeKind
    /// As the source wrote it.
    public let code: String

    public init(orderID: OrderID, lineID: OrderLineID, kind: ChargeKind, code: String) {
        self.orderID = orderID
        self.lineID = lineID
        self.kind = kind
        self.code = code
    }
}

/// Orders of a shop's past, inside the import's transaction.
extension Orders {
    /// New orders of the past, many per statement.
    ///
    /// - Parameter remainders: what an order was worth beyond its whole minor units, in millionths of the currency.
    public func insertImported(
        _ orders: [NewOrder], charges: [OrderCharge], remainders: [OrderID: Int64], in transaction: Transaction
    ) throws(DatabaseError) {
        try insert(orders, in: transaction)
        try insertImportedDetails(charges, remainders, in: transaction)
    }

    /// More lines of imported orders: each order holds only them, and their totals.
    public func extendImported(
        _ parts: [(order: Order, firstPosition: Int)], charges: [OrderCharge], remainders: [OrderID: Int64],
        in transaction: Transaction
    ) throws(DatabaseError) {
        guard !parts.isEmpty else { return }
        try transaction.apply(
            """
            UPDATE orders SET goods = goods + v.more_goods, freight = freight + v.more_freight,
                total = total + v.more_total
            FROM v WHERE orders.id = v.extended_id
            """,
            [.integer("extended_id"), .integer("more_goods"), .integer("more_freight"), .integer("more_total")],
            parts.map { part in
                let totals = part.order.totals
                return [
                    part.order.id.sqlValue, totals.goods.sqlValue, totals.freight.sqlValue, totals.total.sqlValue,
                ]
            })
        try transaction.insert(
            into: "order_lines", OrderRow.lineColumns,
            parts.flatMap { OrderRow.lineValues(of: $0.order, from: $0.firstPosition) })
        try transaction.insert(
            into: "order_allocations", OrderRow.allocationColumns,
            parts.flatMap { OrderRow.allocationValues(of: $0.order) })
        try transaction.post("DELETE FROM order_remainders WHERE order_id \(in: parts.map(\.order.id))")
        try insertImportedDetails(charges, remainders, in: transaction)
    }

    private func insertImportedDetails(
        _ charges: [OrderCharge], _ remainders: [OrderID: Int64], in transaction: Transaction
    ) throws(DatabaseError) {
        try transaction.insert(
            into: "order_charges",
            [.integer("order_id"), .integer("order_line_id"), .text("kind"), .text("code")],
            charges.map { [$0.orderID.sqlValue, $0.lineID.sqlValue, $0.kind.sqlValue, .text($0.code)] })
        try transaction.insert(
            into: "order_remainders", [.integer("order_id"), .integer("millionths")],
            remainders.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { [$0.key.sqlValue, $0.value.sqlValue] })
    }

    /// What these orders were worth beyond their whole minor units; nothing stands for zero.
    public static func remainders(of ids: [OrderID], in session: Session) throws -> [OrderID: Int64] {
        guard !ids.isEmpty else { return [:] }
        var found: [OrderID: Int64] = [:]
        for row in try session.rows("SELECT order_id, millionths FROM order_remainders WHERE order_id \(in: ids)") {
            found[try row[0]] = try row[1] as Int64
        }
        return found
    }
}
