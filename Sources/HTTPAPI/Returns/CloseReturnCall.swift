import AfterSales
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// Goods that were to come back, and never did.
extension HTTPAPI {
    var closeReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/close", operation: "close_return",
            access: .permission(.returnsManage),
            summary:
                """
                Close an approved return of which nothing came: it is `rejected`, stock and money stay as they are, \
                and the pieces can be asked for again.
                """,
            isIdempotent: true, pathSchemas: ["return_id": .id(ReturnTag.self)],
            body: .json(
                .object([
                    "reason": .string(minimum: 1, maximum: Return.textLimit).described("What the buyer is told."),
                    "note": .string(maximum: Return.textLimit).nullable().optional().described("For staff alone."),
                ]), example: JSON(finished: #"{"reason":"nothing came within 30 days","note":"asked the carrier"}"#)),
            successes: [.init(200, "Closed.", .component("Return"))],
            refusals: [409: ["state_not_allowed"], 422: ["missing"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            let (reason, note) = (try call.body.string("reason"), try call.body.optionalString("note") ?? "")
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.closeReturn(id, reason: reason, note: note, by: caller, in: transaction)
                return .ok(.object(try shop.view(of: current, in: transaction.session), as: ReturnShape.write))
            }
        }
    }
}
