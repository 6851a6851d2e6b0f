import Database
import Delivery
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// What left, and whether it arrived.
extension HTTPAPI {
    var parcelCalls: [Endpoint] { [shipLines, showParcel, correctParcel, deliverParcel] }

    private static let parcelPath: [String: Schema] = ["parcel_id": .id(ParcelTag.self)]
    private static let parcelBody: Schema = .object([
        "order_id": .id(OrderTag.self),
        "carrier": .string(maximum: Parcel.textLimit).nullable().optional()
            .described("Left out, as is the number, where the buyer picks the order up."),
        "tracking_number": .string(maximum: TrackingNumber.length.upperBound).nullable().optional()
            .described(TrackingNumber.reason.text),
        "lines": shippedLines,
    ])

    private static let shippedLines: Schema = .array(
        .object([
            "line_id": .id(OrderLineTag.self), "quantity": .integer(1...Cart.quantityLimit),
            "warehouse_id": .id(WarehouseTag.self).nullable().optional()
                .described(
                    "Which warehouse they leave; left out, whichever holds them. "
                        + "A line that is named more than once says it each time."),
        ]), count: 1...Cart.lineLimit)

    private var shipLines: Endpoint {
        Endpoint(
            .post, "\(Self.root)/parcels", operation: "ship_lines", access: .permission(.parcelsManage),
            summary: "Send lines of an order in a parcel, or lay them ready to be picked up.", isIdempotent: true,
            body: .json(
                Self.parcelBody,
                example: JSON(
                    finished: """
                        {"order_id":"ord_1M5V8KZ3QX0G7","carrier":"顺丰","tracking_number":"SF1234567890123",\
                        "lines":[{"line_id":"lin_1M5V8KZ3QX0G7","quantity":1}]}
                        """)),
            successes: [.init(201, "Shipped.", .component("Parcel"))],
            refusals: [
                409: ["state_not_allowed", "order_is_picked_up"], 422: ["missing", "unknown_reference", "too_many"],
            ]
        ) { [shop] call in
            let (body, order, caller): (JSONInput, OrderID, Caller) = (
                call.body, try call.body.id("order_id"), call.caller
            )
            let (carrier, number) = (
                try body.optionalString("carrier") ?? "", try body.optionalString("tracking_number") ?? ""
            )
            let lines = try body.shippedLines()
            return try await call.once(in: shop.database) { transaction in
                do {
                    let parcel = try shop.shipLines(
                        lines, of: order, carrier: carrier, trackingNumber: number, by: caller, in: transaction)
                    return .created(.object(parcel, as: ParcelShape.write))
                } catch OrderError.orderNotFound {
                    throw InputError.unknownReference(field: "order_id")
                }
            }
        }
    }

    private var showParcel: Endpoint {
        Endpoint(
            .get, "\(Self.root)/parcels/{parcel_id}", operation: "show_parcel", access: Self.ownOrAll,
            summary: "One parcel.", pathSchemas: Self.parcelPath,
            successes: [.init(200, "The parcel.", .component("Parcel"))]
        ) { [shop] call in
            let (id, scope): (ParcelID, OrderScope) = (
                try call.path.id("parcel_id"), try call.scope(all: .ordersRead)
            )
            let parcel = try await shop.database.read { session in
                guard let parcel = try shop.delivery.parcel(id, in: session),
                    try shop.orders.order(parcel.orderID, scope, in: session) != nil
                else { throw DeliveryError.parcelNotFound }
                return parcel
            }
            return .ok(.object(parcel, as: ParcelShape.write)).tagged(version: parcel.version)
        }
    }

    private var correctParcel: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/parcels/{parcel_id}", operation: "correct_parcel",
            access: .permission(.parcelsManage),
            summary:
                "Correct the carrier or the tracking number of a parcel that is under way; what is not named stays.",
            needsIfMatch: true, pathSchemas: Self.parcelPath,
            body: .json(
                .object([
                    "carrier": .string(minimum: 1, maximum: Parcel.textLimit).nullable().optional(),
                    "tracking_number": .string(
                        minimum: TrackingNumber.length.lowerBound, maximum: TrackingNumber.length.upperBound
                    ).nullable().optional().described(TrackingNumber.reason.text),
                ]), example: JSON(finished: #"{"carrier":"顺丰","tracking_number":"SF1234567890124"}"#)),
            successes: [.init(200, "Corrected.", .component("Parcel"))],
            refusals: [
                409: ["already_delivered", "parcel_not_sent"], 412: ["stale_version"], 422: ["missing"],
            ]
        ) { [shop] call in
            let (id, caller): (ParcelID, Caller) = (try call.path.id("parcel_id"), call.caller)
            let version = try call.ifMatchVersion()
            let (carrier, number) = (
                try call.body.optionalString("carrier"), try call.body.optionalString("tracking_number")
            )
            let parcel = try await shop.database.write { transaction in
                try shop.correctParcel(
                    id, version: version, carrier: carrier, trackingNumber: number, by: caller, in: transaction)
            }
            return .ok(.object(parcel, as: ParcelShape.write)).tagged(version: parcel.version)
        }
    }

    private var deliverParcel: Endpoint {
        Endpoint(
            .post, "\(Self.root)/parcels/{parcel_id}/delivery", operation: "deliver_parcel",
            access: .permission(.parcelsManage), summary: "The parcel arrived.", isIdempotent: true,
            pathSchemas: Self.parcelPath, successes: [.init(200, "Delivered.", .component("Parcel"))],
            refusals: [409: ["already_delivered"]]
        ) { [shop] call in
            let (id, caller): (ParcelID, Caller) = (try call.path.id("parcel_id"), call.caller)
            return try await call.once(in: shop.database) { transaction in
                let parcel = try shop.deliverParcel(id, by: caller, in: transaction)
                return .ok(.object(parcel, as: ParcelShape.write))
            }
        }
    }
}

extension JSONInput {
    fileprivate func shippedLines() throws(InputError) -> [LineQuantity] {
        try orderLines { input, line, quantity throws(InputError) in
            LineQuantity(lineID: line, quantity: quantity, warehouseID: try input.optionalID("warehouse_id"))
        }
    }
}
