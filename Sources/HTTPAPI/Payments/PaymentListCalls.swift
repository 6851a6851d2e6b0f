import Database
import HTTPTypes
import Identity
import Kernel
import Payments
import WebRuntime
import Workflows

// Payments and refunds of all orders.
extension HTTPAPI {
    var paymentListCalls: [Endpoint] { [listPayments, listRefunds] }

    private var listPayments: Endpoint {
        Endpoint(
            .get, "\(Self.root)/payments", operation: "list_payments", access: .permission(.paymentsRead),
            summary: "The payments of all orders, the latest first.",
            query: [.state(PaymentState.self)] + Endpoint.Query.paging,
            successes: [.init(200, "A page of payments.", .list(of: .component("Payment")))]
        ) { [shop] call in
            let state: PaymentState? = try call.query.optionalChoice("state")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.payments.payments(state: state, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, PaymentShape.write))
        }
    }

    private var listRefunds: Endpoint {
        Endpoint(
            .get, "\(Self.root)/refunds", operation: "list_refunds", access: .permission(.paymentsRead),
            summary: "The refunds of all orders, the latest first; with days, by when the gateway confirmed them.",
            query: [
                .state(RefundState.self),
                .init(
                    "from", .string(format: "date"),
                    "Confirmed on this day of the shop's calendar or later; then only those that succeeded."),
                .init("to", .string(format: "date"), "Confirmed on this day or before."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of refunds.", .list(of: .component("Refund")))]
        ) { [shop] call in
            let state: RefundState? = try call.query.optionalChoice("state")
            let filter = try RefundFilter(state: state, days: try call.query.days())
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.refunds(filter, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, RefundShape.write))
        }
    }
}

extension FormFields {
    /// The days from `from` to `to`, each as `2026-11-20`.
    func days() throws(InputError) -> DaySpan {
        try DaySpan(from: try optionalDay("from"), to: try optionalDay("to"))
    }
}
