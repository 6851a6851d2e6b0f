import AfterSales
import Kernel
import Payments
import WebRuntime

/// A return with the refund that it led to.
struct ReturnView: Sendable {
    let current: Return
    let refund: Refund?

    init(_ current: Return, refunds: [Refund]) {
        self.current = current
        refund = current.refundID.flatMap { id in refunds.first { $0.id == id } }
    }
}

enum ReturnShape {
    static let schema = Schema.object([
        "id": .id(ReturnTag.self), "order_id": .id(OrderTag.self), "state": .enumeration(ReturnState.self),
        "version": .integer,
        "lines": .array(
            .object([
                "line_id": .id(OrderLineTag.self), "quantity": .integer, "reason": .string,
                "grade": .enumeration(ReturnGrade.self).nullable(),
            ])),
        "evidence": .string, "rejection_reason": .string.nullable(), "created_at": .timestamp,
        "refund": .component("Refund").nullable(),
    ]).example(
        JSON(
            finished: """
                {"id":"ret_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7","state":"requested","version":1,\
                "lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1,"reason":"too small","grade":null}],\
                "evidence":"","rejection_reason":null,"created_at":"2026-11-20T06:05:00.000Z","refund":null}
                """))

    static func write(_ json: inout JSONObject, _ view: ReturnView) {
        json.set("id", view.current.id)
        json.set("order_id", view.current.orderID)
        json.set("state", view.current.state.rawValue)
        json.set("version", view.current.version)
        json.array("lines", view.current.lines) { json, line in
            json.set("line_id", line.orderLineID)
            json.set("quantity", line.quantity)
            json.set("reason", line.reason)
            json.set("grade", line.grade?.rawValue)
        }
        json.set("evidence", view.current.evidence)
        json.set("rejection_reason", view.current.rejectionReason)
        json.set("created_at", view.current.createdAt)
        if let refund = view.refund {
            json.set("refund", refund, as: RefundShape.write)
        } else {
            json.set("refund", JSON.null)
        }
    }
}
