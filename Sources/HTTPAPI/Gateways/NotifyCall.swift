import HTTPTypes
import Kernel
import Payments
import WebRuntime
import Workflows

// Where payment gateways post what happened.
extension HTTPAPI {
    var takeNotification: Endpoint {
        Endpoint(
            .post, "/gateways/{gateway}/notify", operation: "take_notification", access: .public,
            summary: "A gateway's signed notification; it may come twice, late, out of order or never.",
            body: .raw(mediaType: "application/json", .any), successes: [.init(204, "Taken.")],
            refusals: [400: ["gateway_malformed"], 401: ["bad_signature"]]
        ) { [shop] call in
            guard let gateway = shop.gateways[try call.path.text("gateway")] else { throw NotFound("payment gateway") }
            var headers: [String: String] = [:]
            for field in call.headers { headers[field.name.canonicalName] = field.value }
            try await shop.applyNotification(try gateway.verify(headers, call.rawBody))
            return .noContent
        }
    }
}
