import AfterSales
import Kernel
import Payments
import WebRuntime
import Workflows

/// A return with the refund that it led to.
struct ReturnView: Sendable {
    let current: Return
    let refund: Refund?
    /// Where the goods go; nil before the approval, after they have come, and where the shop has said nothing.
    let place: ReturnPlace?
    /// How the goods came; nil for who is not told.
    let receiptNote: String?

    init(_ current: Return, refunds: [Refund], _ settings: ShopSettings, toStaff isStaff: Bool = false) {
        receiptNote = isStaff ? current.receiptNote : nil
        place = current.isSendable ? ReturnPlace(settings, inEnglish: false) : nil
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
                "grade": .enumeration(ReturnGrade.self).nullable()
                    .described("How it was found; null before the goods came. What is `missing` did not come."),
            ])),
        "evidence": .string, "rejection_reason": .string.nullable(),
        "closed": .boolean.described("Whether it was rejected after its approval, for nothing of it came."),
        "created_at": .timestamp,
        "refund": .component("Refund").nullable(),
        "send_by": .timestamp.nullable().described("The goods leave before this moment; null before the approval."),
        "send_to": .object(["recipient": .string, "phone": .string, "address": .string]).nullable()
            .described("Where the goods go, while they are to be sent."),
        "parcel": .object(["carrier": .string, "tracking_number": .string, "sent_at": .timestamp]).nullable()
            .described("What the buyer says of the way back."),
        "receipt_note": .string.optional()
            .described("How the goods came, or why it was closed; in returns that staff ask for alone."),
    ]).example(
        JSON(
            finished: """
                {"id":"ret_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7","state":"requested","version":1,\
                "lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1,"reason":"too small","grade":null}],\
                "evidence":"","rejection_reason":null,"closed":false,\
                "created_at":"2026-11-20T06:05:00.000Z","refund":null,"send_by":null,"send_to":null,"parcel":null}
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
        json.set("closed", view.current.isClosed)
        json.set("created_at", view.current.createdAt)
        if let refund = view.refund {
            json.set("refund", refund, as: RefundShape.write)
        } else {
            json.set("refund", JSON.null)
        }
        json.set("send_by", view.current.sendBy)
        json.set("send_to", view.place.map { JSON.object($0, as: writePlace) })
        json.set("parcel", view.current.parcel.map { JSON.object($0, as: writeParcel) })
        if let note = view.receiptNote { json.set("receipt_note", note) }
    }

    private static func writePlace(_ json: inout JSONObject, _ place: ReturnPlace) {
        json.set("recipient", place.recipient)
        json.set("phone", place.phone)
        json.set("address", place.address)
    }

    private static func writeParcel(_ json: inout JSONObject, _ parcel: ReturnParcel) {
        json.set("carrier", parcel.carrier)
        json.set("tracking_number", parcel.trackingNumber)
        json.set("sent_at", parcel.sentAt)
    }
}
