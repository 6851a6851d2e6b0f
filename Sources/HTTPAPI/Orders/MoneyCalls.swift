import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

// An order's money: there and back.
extension HTTPAPI {
    var payOrder: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders/{order_id}/payments", operation: "pay_order", access: .permission(.shopBuy),
            summary: "Open a payment at a gateway, or get the one that is open.", isIdempotent: true,
            pathSchemas: Self.orderPath,
            body: .json(
                .object(["gateway": .string(minimum: 1, maximum: 50)]),
                example: JSON(finished: #"{"gateway":"sandbox"}"#)),
            successes: [
                .init(201, "Open: send the shopper to `pay_url`.", .object(["payment": .component("Payment")]))
            ],
            refusals: [
                409: ["not_payable", "gateway_refused"], 422: ["missing", "unknown_reference"],
                503: ["gateway_unavailable"],
            ]
        ) { [shop] call in
            let id: OrderID = try call.path.id("order_id")
            let answer = try await shop.startPayment(
                of: id, .of(try call.buyer()), gateway: try call.body.string("gateway"), returnPath: "/orders/\(id)",
                claim: call.claim, refusal: call.refusalPrinter
            ) { payment in
                APIAnswer.created(.object { $0.set("payment", payment, as: PaymentShape.write) }).remembered
            }
            return APIAnswer(remembered: answer)
        }
    }

    /// Neither `lines` nor `amount` may be null: where money goes back, it is not guessed whether that means none or
    /// all of it.
    private static let refundBody: Schema = .object([
        "payment_id": .id(PaymentTag.self).nullable().optional(), "lines": lineQuantities.optional(),
        "amount": .component("Money").optional().described("Instead of lines."),
        "reason": .string(minimum: 1, maximum: reasonLimit),
    ])

    var refundOrder: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders/{order_id}/refunds", operation: "refund_order",
            access: .permission(.refundsManage),
            summary:
                "Give money back: pieces of lines, or an amount. Pieces that have not left are then not sent.",
            isIdempotent: true, pathSchemas: Self.orderPath,
            body: .json(
                Self.refundBody,
                example: JSON(finished: #"{"amount":{"amount":500,"currency":"CNY"},"reason":"scratched"}"#)),
            successes: [.init(201, "On its way.", .component("Refund"))],
            refusals: [
                409: ["nothing_captured", "state_not_allowed"],
                422: ["missing", "unknown_reference", "too_many", "exceeds_refundable"],
            ]
        ) { [shop] call in
            let (id, payment): (OrderID, PaymentID?) = (
                try call.path.id("order_id"), try call.body.optionalID("payment_id")
            )
            let (scope, reason) = (try RefundScope(call.body), try call.body.string("reason"))
            let caller = call.caller
            return try await call.once(in: shop.database) { transaction in
                do {
                    let refund = try shop.refund(
                        id, payment: payment, scope, reason: reason, by: caller, in: transaction)
                    return .created(.object(refund, as: RefundShape.write))
                } catch PaymentError.notFound {
                    throw InputError.unknownReference(field: "payment_id")
                }
            }
        }
    }

    /// Pieces of an order's lines, as several calls name them.
    static let lineQuantities: Schema = .array(
        .object(["line_id": .id(OrderLineTag.self), "quantity": .integer(1...Cart.quantityLimit)]),
        count: 1...Cart.lineLimit)
}

extension RefundScope {
    fileprivate init(_ body: JSONInput) throws {
        switch (body.has("lines"), try body.optionalMoney("amount")) {
        case (false, let amount?): self = .amount(amount)
        case (true, nil): self = .lines(try body.lineQuantities())
        case (false, nil): throw InputError.missing(field: "amount")
        case (true, .some): throw APIError.ambiguous(field: "amount", reason: "Lines or an amount, not both.")
        }
    }
}

extension JSONInput {
    func lineQuantities() throws(InputError) -> [LineQuantity] {
        try orderLines { _, line, quantity in LineQuantity(lineID: line, quantity: quantity) }
    }
}
