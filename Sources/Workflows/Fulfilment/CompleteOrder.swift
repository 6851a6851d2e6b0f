import Database
import Kernel
import Orders
import Payments

extension ShopParts {
    /// Completes a locked, delivered order and settles what is left of its money.
    func complete(_ order: inout Order, by actor: Actor, reason: String, in transaction: Transaction) throws {
        let step = try order.step(to: .completed, by: actor, reason: reason, at: now)
        let (all, refunds) = try transaction.run(
            Payments.payments(of: [order.id], lock: true), Payments.refunds(of: [order.id]))
        // Money that the order never took is not earned with it, even where giving it back failed.
        let outside = refunds.outsideTheOrder
        let captured = all.filter { $0.state.isCaptured && outside[$0.id] == nil }
        let leftMinor = captured.reduce(0) { $0 + $1.refundableMinor }
        let taxMinor = min(leftMinor, order.totals.tax - order.taxMinor(upTo: order.refundedMinor))
        try orders.write([step], in: transaction)
        try payments.post(
            Posting.settle(order.id, amount: Money(leftMinor, order.currency), taxMinor: taxMinor, at: now),
            in: transaction)
        try transaction.emit(kind: "order.completed", aggregate: order.id.description, payload: "{}", at: now)
    }
}
