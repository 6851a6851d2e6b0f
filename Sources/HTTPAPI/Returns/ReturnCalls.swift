import AfterSales
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import Payments
import WebRuntime
import Workflows

// Goods on their way back.
extension HTTPAPI {
    var returnCalls: [Endpoint] {
        [
            listReturns, showReturn, cancelReturn, sendReturn, approveReturn, rejectReturn, closeReturn, receiveReturn,
            refundReturn,
        ]
    }

    private static let returnPath: [String: Schema] = ["return_id": .id(ReturnTag.self)]
    private static let requestBody: Schema = .object([
        "lines": .array(
            .object([
                "line_id": .id(OrderLineTag.self), "quantity": .integer(1...Cart.quantityLimit),
                "reason": .string(minimum: 1, maximum: Return.textLimit),
            ]), count: 1...Cart.lineLimit),
        "evidence": .string(maximum: Return.textLimit).nullable().optional(),
    ])

    var requestReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders/{order_id}/returns", operation: "request_return",
            access: .permission(.shopBuy), summary: "Ask to send delivered goods back.", isIdempotent: true,
            pathSchemas: Self.orderPath,
            body: .json(
                Self.requestBody,
                example: JSON(
                    finished: #"{"lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1,"reason":"too small"}]}"#)),
            successes: [.init(201, "Requested.", .component("Return"))],
            refusals: [
                409: ["not_delivered", "return_window_over"], 422: ["missing", "unknown_reference", "too_many"],
            ]
        ) { [shop] call in
            let (id, scope): (OrderID, OrderScope) = (try call.path.id("order_id"), .of(try call.buyer()))
            let lines = try call.body.returnLines()
            let evidence = try call.body.optionalString("evidence") ?? ""
            return try await call.once(in: shop.database) { transaction in
                let new = try shop.requestReturn(
                    of: id, scope, lines: lines, evidence: evidence, in: transaction)
                return .created(.object(ReturnView(new, refunds: [], shop.settings), as: ReturnShape.write))
            }
        }
    }

    private var listReturns: Endpoint {
        Endpoint(
            .get, "\(Self.root)/returns", operation: "list_returns", access: Self.ownOrAll,
            summary: "The caller's returns, newest first; staff see all.",
            query: [.state(ReturnState.self)] + Endpoint.Query.paging,
            successes: [.init(200, "A page of returns.", .list(of: .component("Return")))]
        ) { [shop] call in
            let (scope, state): (OrderScope, ReturnState?) = (
                try call.scope(all: .ordersRead), try call.query.optionalChoice("state")
            )
            let (cursor, limit) = (try call.query.cursor(), try call.query.pageLimit())
            let page = try await shop.database.read { session in
                try shop.returns(scope, state: state, after: cursor, limit: limit, in: session)
            }
            return .ok(.list(page, ReturnShape.write))
        }
    }

    private var showReturn: Endpoint {
        Endpoint(
            .get, "\(Self.root)/returns/{return_id}", operation: "show_return", access: Self.ownOrAll,
            summary: "One return with its refund.", pathSchemas: Self.returnPath,
            successes: [.init(200, "The return.", .component("Return"))]
        ) { [shop] call in
            let (id, scope): (ReturnID, OrderScope) = (
                try call.path.id("return_id"), try call.scope(all: .ordersRead)
            )
            let view = try await shop.database.read { session in
                guard let found = try shop.afterSales.find(id, in: session),
                    try shop.orders.order(found.orderID, scope, in: session) != nil
                else { throw ReturnError.notFound }
                return try shop.view(of: found, scope, in: session)
            }
            return .ok(.object(view, as: ReturnShape.write))
        }
    }

    private var cancelReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/cancel", operation: "cancel_return",
            access: .permission(.shopBuy), summary: "Keep the goods after all, before they have come back.",
            isIdempotent: true, pathSchemas: Self.returnPath,
            successes: [.init(200, "Cancelled.", .component("Return"))], refusals: [409: ["state_not_allowed"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            let buyer = try call.buyer()
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.cancelReturn(id, .of(buyer), by: caller, in: transaction)
                let view = try shop.view(of: current, .of(buyer), in: transaction.session)
                return .ok(.object(view, as: ReturnShape.write))
            }
        }
    }

    private var refundReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/refund", operation: "refund_return",
            access: .permission(.refundsManage),
            summary: "The refund of goods that came: one that was left to who may refund, or another where it failed.",
            isIdempotent: true, pathSchemas: Self.returnPath,
            successes: [.init(200, "On its way.", .component("Return"))],
            refusals: [409: ["refund_not_failed", "nothing_captured"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.refundReturn(id, by: caller, in: transaction)
                return .ok(.object(try shop.view(of: current, in: transaction.session), as: ReturnShape.write))
            }
        }
    }

    private var approveReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/approve", operation: "approve_return",
            access: .permission(.returnsManage), summary: "The goods may come.", isIdempotent: true,
            pathSchemas: Self.returnPath, successes: [.init(200, "Approved.", .component("Return"))],
            refusals: [409: ["state_not_allowed"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.approveReturn(id, by: caller, in: transaction)
                return .ok(.object(try shop.view(of: current, in: transaction.session), as: ReturnShape.write))
            }
        }
    }

    private var rejectReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/reject", operation: "reject_return",
            access: .permission(.returnsManage), summary: "The goods stay where they are.", isIdempotent: true,
            pathSchemas: Self.returnPath,
            body: .json(
                .object(["reason": .string(minimum: 1, maximum: Return.textLimit)]),
                example: JSON(finished: #"{"reason":"worn"}"#)),
            successes: [.init(200, "Rejected.", .component("Return"))],
            refusals: [409: ["state_not_allowed"], 422: ["missing"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            let reason = try call.body.string("reason")
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.rejectReturn(id, reason: reason, by: caller, in: transaction)
                return .ok(.object(try shop.view(of: current, in: transaction.session), as: ReturnShape.write))
            }
        }
    }
}

extension Shop {
    /// A return with its refund.
    func view(
        of current: Return, _ scope: OrderScope = .everybody, in session: Session
    ) throws -> ReturnView {
        let refund = try current.refundID.flatMap { try payments.refund($0, in: session) }
        return ReturnView(
            current, refunds: scope.told(refund.map { [$0] } ?? []), settings, toStaff: scope == .everybody)
    }

    /// A page of whole returns, in four statements.
    func returns(
        _ scope: OrderScope, state: ReturnState?, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws -> Page<ReturnView> {
        let owner: Buyer? =
            switch scope {
            case .of(let buyer): buyer
            case .everybody: nil
            }
        let ids = try afterSales.returns(owner, state: state, after: cursor, limit: limit, in: session)
        let found = try afterSales.returns(ids.items, in: session)
        let refunds = scope.told(try session.run(Payments.refunds(of: found.map(\.orderID))))
        return Page(
            items: found.map { ReturnView($0, refunds: refunds, settings, toStaff: scope == .everybody) },
            next: ids.next)
    }
}

extension JSONInput {
    fileprivate func returnLines() throws(InputError) -> [ReturnRequestLine] {
        try orderLines { input, line, quantity throws(InputError) in
            ReturnRequestLine(lineID: line, quantity: quantity, reason: try input.string("reason"))
        }
    }
}
