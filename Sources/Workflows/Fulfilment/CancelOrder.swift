public import Database
import Inventory
public import Kernel
public import Orders
import Payments

extension Shop {
    /// Longer reasons are refused.
    public static let reasonLimit = 500

    /// Cancels an order before anything of it has left: stock goes back, captured money too. For staff, who may
    /// cancel everybody's, it leaves a line in the audit log.
    ///
    /// - Throws: `OrderError.orderNotFound`, `.notAllowed`, `.parcelLeft`; `InputError` for a reason that is too long
    ///   or holds control characters.
    public func cancelOrder(
        _ id: OrderID, _ scope: OrderScope, reason: String, by caller: Caller, in transaction: Transaction
    ) throws -> Order {
        let reason = try Self.checked(reason: reason)
        var order = try orders.lockedOrder(id, scope, in: transaction)
        if order.isShippable, order.hasShippedSomething { throw OrderError.parcelLeft }
        let now = database.clock.now()
        let wasPaid = order.state != .pendingPayment
        // The reason may name people: it stands in the order's history.
        var told = ""
        let step = try order.step(to: .cancelled, by: caller.actor, reason: reason, at: now)
        try orders.write([step], in: transaction)
        try parts.expireOpenPayments(of: id, in: transaction)
        if wasPaid, order.refundedMinor < order.totals.total {
            for index in order.lines.indices {
                order.lines[index].refundedQuantity = order.lines[index].quantity
            }
            let refund = try parts.createRefund(
                RefundPlan(
                    amountMinor: order.totals.total - order.refundedMinor, origin: .cancellation, reason: reason,
                    actor: caller.actor), of: &order, in: transaction)
            told = "\(refund.amount)"
        }
        var stock = try inventory.ledger(of: [id], in: transaction)
        stock.release(id, by: caller.actor)
        try inventory.write(stock, in: transaction)
        try transaction.emit(kind: "order.cancelled", aggregate: id.description, payload: "{}", at: now)
        if scope == .everybody {
            try parts.audit("order_cancelled", of: id.description, told, by: caller, in: transaction)
        }
        return order
    }

    static func checked(reason: String, field: String = "reason") throws(InputError) -> String {
        try TextRule(field: field, length: 0...reasonLimit, allowsLines: true).checked(reason)
    }
}
