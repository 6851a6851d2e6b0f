import Kernel
import Payments
import WebRuntime

/// One attempt to pay an order.
enum PaymentShape {
    static let schema = Schema.object([
        "id": .id(PaymentTag.self), "order_id": .id(OrderTag.self), "state": .enumeration(PaymentState.self),
        "amount": .money, "refunded": .money, "gateway": .string,
        "pay_url": .string.nullable().described("Where the shopper goes while the payment is open."),
        "created_at": .timestamp, "expires_at": .timestamp,
    ]).example(
        JSON(
            finished: """
                {"id":"pay_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7","state":"pending",\
                "amount":{"amount":2799,"currency":"CNY"},"refunded":{"amount":0,"currency":"CNY"},\
                "gateway":"sandbox","pay_url":"http://127.0.0.1:8081/pay/pay_1M5V8KZ3QX0G7",\
                "created_at":"2026-11-20T06:05:00.000Z","expires_at":"2026-11-20T06:35:00.000Z"}
                """))

    static func write(_ json: inout JSONObject, _ payment: Payment) {
        json.set("id", payment.id)
        json.set("order_id", payment.orderID)
        json.set("state", payment.state.rawValue)
        json.set("amount", payment.amount)
        json.set("refunded", Money(payment.refundedMinor, payment.amount.currency))
        json.set("gateway", payment.gateway)
        json.set("pay_url", payment.state.isOpen ? payment.payURL : nil)
        json.set("created_at", payment.createdAt)
        json.set("expires_at", payment.expiresAt)
    }
}

/// Money on its way back, or back.
enum RefundShape {
    static let schema = Schema.object([
        "id": .id(RefundTag.self), "payment_id": .id(PaymentTag.self), "order_id": .id(OrderTag.self),
        "amount": .money, "state": .enumeration(RefundState.self), "origin": .enumeration(RefundOrigin.self),
        "by": .string.described(OrderShape.byText), "reason": .string.described(OrderShape.reasonText),
        "created_at": .timestamp,
    ]).example(
        JSON(
            finished: """
                {"id":"rfd_1M5V8KZ3QX0G7","payment_id":"pay_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7",\
                "amount":{"amount":1999,"currency":"CNY"},"state":"pending","origin":"staff","by":"usr_1M5V8KZ3QX0G7",\
                "reason":"scratched","created_at":"2026-11-20T06:05:00.000Z"}
                """))

    static func write(_ json: inout JSONObject, _ refund: Refund) {
        json.set("id", refund.id)
        json.set("payment_id", refund.paymentID)
        json.set("order_id", refund.orderID)
        json.set("amount", refund.amount)
        json.set("state", refund.state.rawValue)
        json.set("origin", refund.origin.rawValue)
        json.set("by", refund.by)
        json.set("reason", refund.reason)
        json.set("created_at", refund.createdAt)
    }
}
