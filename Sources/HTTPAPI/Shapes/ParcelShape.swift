import Delivery
import Kernel
import WebRuntime

enum ParcelShape {
    static let schema = Schema.object([
        "id": .id(ParcelTag.self), "order_id": .id(OrderTag.self),
        "version": .integer.described("Grows with every correction; the If-Match of one."), "carrier": .string,
        "tracking_number": .string,
        "state": .enumeration(ParcelState.self), "shipped_at": .timestamp, "delivered_at": .timestamp.nullable(),
        "lines": .array(.object(["line_id": .id(OrderLineTag.self), "quantity": .integer])),
    ]).example(
        JSON(
            finished: """
                {"id":"pcl_1M5V8KZ3QX0G7","order_id":"ord_1M5V8KZ3QX0G7","version":1,\
                "carrier":"顺丰","tracking_number":"SF1234567890123",\
                "state":"shipped","shipped_at":"2026-11-20T06:05:00.000Z","delivered_at":null,\
                "lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1}]}
                """))

    static func write(_ json: inout JSONObject, _ parcel: Parcel) {
        json.set("id", parcel.id)
        json.set("order_id", parcel.orderID)
        json.set("version", parcel.version)
        json.set("carrier", parcel.carrier)
        json.set("tracking_number", parcel.trackingNumber)
        json.set("state", parcel.state.rawValue)
        json.set("shipped_at", parcel.shippedAt)
        json.set("delivered_at", parcel.deliveredAt)
        json.array("lines", parcel.lines) { json, line in
            json.set("line_id", line.orderLineID)
            json.set("quantity", line.quantity)
        }
    }
}
