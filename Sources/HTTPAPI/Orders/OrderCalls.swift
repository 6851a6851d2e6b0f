import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// Looking at orders, and what their buyers and staff do with them.
extension HTTPAPI {
    var orderCalls: [Endpoint] {
        [placeOrder, listOrders, showOrder, cancelOrder, payOrder, confirmReceipt, refundOrder, requestReturn]
    }

    static let orderPath: [String: Schema] = ["order_id": .id(OrderTag.self)]
    static let ownOrAll = Access.anyOf([.shopBuy, .ordersRead])
    static let reasonLimit = Shop.reasonLimit

    private var listOrders: Endpoint {
        Endpoint(
            .get, "\(Self.root)/orders", operation: "list_orders", access: Self.ownOrAll,
            summary: "The caller's orders, newest first; staff see all.",
            query: [
                .state(OrderState.self),
                .init(
                    "partly_shipped", .boolean,
                    "Only those of which some has left and some has not, or with `false` the others."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of orders.", .list(of: .component("OrderSummary")))]
        ) { [shop] call in
            let (scope, state): (OrderScope, OrderState?) = (
                try call.scope(all: .ordersRead), try call.query.optionalChoice("state")
            )
            let isPartlyShipped = try call.query.optionalBoolean("partly_shipped")
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.orders.summaries(
                    scope, state: state, isPartlyShipped: isPartlyShipped, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, OrderSummaryShape.write))
        }
    }

    private var showOrder: Endpoint {
        Endpoint(
            .get, "\(Self.root)/orders/{order_id}", operation: "show_order", access: Self.ownOrAll,
            summary: "An order with its history, payments, refunds, parcels and returns. Address, contact and invoice "
                + "are null for staff without `recipients.read`.",
            pathSchemas: Self.orderPath, successes: [.init(200, "The order.", .component("Order"))]
        ) { [shop] call in
            let (id, scope): (OrderID, OrderScope) = (
                try call.path.id("order_id"), try call.scope(all: .ordersRead)
            )
            var view = try await shop.database.read { try shop.view(of: id, scope, in: $0) }
            view.isRecipientShown = call.showsRecipient(scope)
            return .ok(.object(view, as: OrderShape.write)).tagged(version: view.order.version)
        }
    }

    private var cancelOrder: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders/{order_id}/cancel", operation: "cancel_order",
            access: .anyOf([.shopBuy, .ordersManage]),
            summary: "Cancel before anything has left: stock goes back, captured money too.", isIdempotent: true,
            pathSchemas: Self.orderPath,
            body: .json(
                .object(["reason": .string(maximum: Self.reasonLimit).nullable().optional()]),
                example: JSON(finished: #"{"reason":"ordered by mistake"}"#)),
            successes: [.init(200, "Cancelled.", .component("Order"))],
            refusals: [409: ["state_not_allowed", "parcel_left"]]
        ) { [shop] call in
            let (id, scope): (OrderID, OrderScope) = (
                try call.path.id("order_id"), try call.scope(all: .ordersManage)
            )
            let (reason, caller) = (try call.body.optionalString("reason") ?? "", call.caller)
            let isShown = call.showsRecipient(scope)
            return try await call.once(in: shop.database) { transaction in
                _ = try shop.cancelOrder(id, scope, reason: reason, by: caller, in: transaction)
                var view = try shop.view(of: id, scope, in: transaction.session)
                view.isRecipientShown = isShown
                return .ok(.object(view, as: OrderShape.write))
            }
        }
    }

    private var confirmReceipt: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders/{order_id}/receipt", operation: "confirm_receipt",
            access: .anyOf([.shopBuy, .ordersManage]),
            summary: "The goods are there: the order completes.", isIdempotent: true, pathSchemas: Self.orderPath,
            successes: [.init(200, "Completed.", .component("Order"))], refusals: [409: ["state_not_allowed"]]
        ) { [shop] call in
            let (id, scope): (OrderID, OrderScope) = (
                try call.path.id("order_id"), try call.scope(all: .ordersManage)
            )
            let (caller, isShown) = (call.caller, call.showsRecipient(scope))
            return try await call.once(in: shop.database) { transaction in
                _ = try shop.confirmReceipt(of: id, scope, by: caller, in: transaction)
                var view = try shop.view(of: id, scope, in: transaction.session)
                view.isRecipientShown = isShown
                return .ok(.object(view, as: OrderShape.write))
            }
        }
    }
}
