import AfterSales
import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// The way back, as its buyer tells it.
extension HTTPAPI {
    var sendReturn: Endpoint {
        Endpoint(
            .post, "\(Self.root)/returns/{return_id}/parcel", operation: "send_return",
            access: .permission(.shopBuy),
            summary: "Say how the goods of an approved return come back, or correct it, until they have come.",
            isIdempotent: true, pathSchemas: ["return_id": .id(ReturnTag.self)],
            body: .json(
                .object([
                    "carrier": .string(minimum: 1, maximum: ReturnParcel.textLimit),
                    "tracking_number": .string(minimum: 1, maximum: ReturnParcel.textLimit)
                        .described(TrackingNumber.reason.text),
                ]), example: JSON(finished: #"{"carrier":"顺丰","tracking_number":"SF1234567890123"}"#)),
            successes: [.init(200, "On record.", .component("Return"))],
            refusals: [409: ["return_not_sendable"], 422: ["missing"]]
        ) { [shop] call in
            let (id, caller): (ReturnID, Caller) = (try call.path.id("return_id"), call.caller)
            let buyer = try call.buyer()
            let (carrier, number) = (try call.body.string("carrier"), try call.body.string("tracking_number"))
            return try await call.once(in: shop.database) { transaction in
                let current = try shop.sendReturn(
                    id, carrier: carrier, trackingNumber: number, .of(buyer), by: caller, in: transaction)
                let view = try shop.view(of: current, .of(buyer), in: transaction.session)
                return .ok(.object(view, as: ReturnShape.write))
            }
        }
    }
}
