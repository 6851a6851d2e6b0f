package import Database
import Delivery
package import Kernel
import Orders
package import Payments

// What a running shop leaves to batches, gateways and timers, for somebody who tells a shop's past in transactions of
// his own: the rules are the same, the time is that of the shop's clock.
extension Shop {
    /// Places one order. Its place is taken as it is told, with the code that it brings.
    ///
    /// - Returns: what its request renders, a refusal too.
    package func placeOrder(
        _ request: PlaceOrderRequest, in transaction: Transaction
    ) throws -> RememberedAnswer {
        let answers = try parts.placeOrders([try request.checked(in: .none)], in: transaction)
        return try answers[0].get()
    }

    /// Opens a payment of which no gateway has heard; nobody has to ask for its end.
    ///
    /// - Throws: `PaymentError.notPayable`.
    package func openPayment(
        of orderID: OrderID, gateway: String, in transaction: Transaction
    ) throws -> Payment {
        try parts.openPayment(of: orderID, .everybody, gateway: gateway, in: transaction).payment
    }

    /// Takes what a gateway said.
    package func applyPaymentResult(
        _ result: PaymentResult, in transaction: Transaction
    ) throws -> PaymentResultOutcome {
        try parts.applyPaymentResults([result], in: transaction)[0]
    }

    /// Closes an order whose payment timer has run out; false where there is nothing to close.
    package func closeUnpaidOrder(_ id: OrderID, in transaction: Transaction) throws -> Bool {
        try parts.close(id, ifDueBy: parts.now, in: transaction)
    }

    /// Completes a delivered order whose timer has run out; false where there is nothing to complete.
    package func completeDeliveredOrder(_ id: OrderID, in transaction: Transaction) throws -> Bool {
        try parts.complete(id, ifDueBy: parts.now, in: transaction)
    }

    /// Takes the end of a refund.
    package func finishRefund(_ id: RefundID, _ status: GatewayRefundStatus, in transaction: Transaction) throws {
        try parts.finishRefund(id, status, in: transaction)
    }
}
