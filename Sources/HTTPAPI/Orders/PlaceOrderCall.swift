import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// From a cart to an order.
extension HTTPAPI {
    private static let body: Schema = .object([
        "cart_id": .id(CartTag.self), "cart_version": .integer(0...Int(Int32.max)),
        "expected_total": .money.described("What the buyer saw; another total is 409 with the new quote."),
        "address": .component("Address"), "delivery_option": .enumeration(DeliveryOption.self),
        "contact": .string(maximum: PlaceOrderRequest.contactLimit).nullable().optional()
            .described("An e-mail address or a phone number; guests must give it."),
        "invoice": .component("Invoice").nullable().optional(),
        "note": .string(maximum: PlaceOrderRequest.noteLimit).nullable().optional(),
    ])

    private static var example: JSON {
        .object { json in
            json.set("cart_id", "crt_1M5V8KZ3QX0G7")
            json.set("cart_version", 2)
            json.set("expected_total", Money(2_799, .cny))
            json.set("address", AddressShape.example)
            json.set("delivery_option", "standard")
        }
    }

    var placeOrder: Endpoint {
        Endpoint(
            .post, "\(Self.root)/orders", operation: PlaceOrderRequest.operation, access: .permission(.shopBuy),
            summary: "Order what is in a cart, once for each key.", isIdempotent: true,
            body: .json(Self.body, example: Self.example),
            successes: [.init(201, "Placed.", .object(["order": .component("Order")]))],
            refusals: [
                409: ["price_changed", "cart_ordered", "cart_changed", "out_of_stock", "not_for_sale"],
                422: ["cart_empty", "missing", "unknown_reference"],
            ]
        ) { [shop] call in
            APIAnswer(remembered: try await shop.placeOrder(try PlaceOrderRequest(call, shop.orders.configuration)))
        }
    }
}

extension PlaceOrderRequest {
    fileprivate init(_ call: APICall, _ configuration: Orders.Configuration) throws {
        let body = call.body
        let (cart, printed): (CartID, _) = (try body.id("cart_id"), call.refusalPrinter)
        let requestID = call.context.requestID
        self.init(
            cartID: cart, cartVersion: try body.integer("cart_version", 0...Int(Int32.max)),
            expectedTotalMinor: try body.amount("expected_total", configuration.currency), buyer: try call.buyer(),
            address: try AddressShape.read(try body.object("address")), delivery: try body.choice("delivery_option"),
            contact: try body.optionalString("contact"),
            invoice: try body.optionalObject("invoice").map(InvoiceShape.read),
            note: try body.optionalString("note", length: 0...PlaceOrderRequest.noteLimit) ?? "", claim: call.claim
        ) { outcome in
            switch outcome {
            case .success(let order):
                let body = JSON.object { $0.set("order", OrderView(placed: order), as: OrderShape.write) }
                return APIAnswer.created(body).remembered
            case .failure(.priceChanged(let quote, let version)):
                var problem = Problem(OrderError.priceChanged(quote, cartVersion: version))
                problem.extensions["quote"] = CartShape.changed(quote, of: cart, version: version)
                return RememberedAnswer(status: problem.status, body: problem.json(requestID: requestID).text)
            // The path is there: it is the body that names something unknown.
            case .failure(.cartNotFound): return printed(InputError.unknownReference(field: "cart_id"))
            case .failure(let error): return printed(error)
            }
        }
    }
}
