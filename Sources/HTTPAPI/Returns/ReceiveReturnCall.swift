import AfterSales
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// Returned goods arrive.
extension HTTPAPI {
    private static let body: Schema = .object([
        "lines": .array(
            .object([
                "line_id": .id(OrderLineTag.self), "quantity": .integer(1...Cart.quantityLimit),
                "grade": .enumeration(ReturnGrade.self),
            ]), count: 1...Cart.lineLimit),
        "note": .string(maximum: Return.textLimit).nullable().optional()
            .described("How the goods came: for staff alone."),
    ])

    var receiveReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/receive", operation: "receive_return",
            access: .permission(.returnsManage),
            summary:
                """
                Every piece is graded, a line in parts where they differ: resellable ones go to the shelf, and the \
                money that is left starts its way where the caller may refund; otherwise `refund_return` is left to \
                who may. Pieces that are `missing` did not come: nothing goes back for them, and they can be asked for \
                again.
                """,
            isIdempotent: true, pathSchemas: ["return_id": .id(ReturnTag.self)],
            body: .json(
                Self.body,
                example: JSON(
                    finished: #"{"lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1,"grade":"resellable"}]}"#)),
            successes: [.init(200, "Received.", .component("Return"))],
            refusals: [
                409: ["state_not_allowed", "nothing_captured", "warehouse_closed"],
                422: ["missing", "unknown_reference", "grades_incomplete", "nothing_came"],
            ]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            let note = try call.body.optionalString("note") ?? ""
            let (lines, paysOut) = (try call.body.gradedLines(), call.may(.refundsManage))
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.receiveReturn(
                    id, lines: lines, note: note, paysOut: paysOut, by: caller, in: transaction)
                return .ok(.object(try shop.view(of: current, in: transaction.session), as: ReturnShape.write))
            }
        }
    }
}

extension JSONInput {
    fileprivate func gradedLines() throws(InputError) -> [GradedLine] {
        try orderLines { input, line, quantity throws(InputError) in
            GradedLine(lineID: line, quantity: quantity, grade: try input.choice("grade"))
        }
    }
}
