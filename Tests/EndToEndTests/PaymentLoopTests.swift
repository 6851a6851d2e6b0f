import Foundation
import Inventory
import Kernel
import TestSupport
import Testing

/// The whole loop over real processes: shop and sandbox gateway.
@Suite(.serialized) struct PaymentLoopTests {
    /// How often an order is asked for until it is paid: 100 ms apart.
    static let patience = 300

    @Test(arguments: TestEngine.all, ["pay", "twice"])
    func `an order is paid at the sandbox gateway`(engine: TestEngine, outcome: String) async throws {
        try await withServedShop(engine) { served in
            let sku = try await served.fixture.goods(stock: 10)[0]
            let gateway = try served.startGateway()
            let server = try served.start(payingAt: gateway)
            let api = served.api(server)
            let guest = try await ReadyGuest(api, sku: sku.description, key: "order")
            let order = try await guest.order(api).id(of: "order")
            let started = try await api.send(
                "POST", "/api/v1/orders/\(order)/payments", ["gateway": "sandbox"], token: guest.token, key: "pay")
            #expect(started.status == 201)
            let payment = started.json["payment"] as? [String: Any] ?? started.json
            let payURL = try #require(payment["pay_url"] as? String)
            _ = try await api.post(payURL, form: "outcome=\(outcome)")
            var state = ""
            for _ in 0..<Self.patience where state != "allocated" {
                state = try await api.send("GET", "/api/v1/orders/\(order)", token: guest.token).text("state")
                if state != "allocated" { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(state == "allocated")
            #expect(server.stop() == 0)
            #expect(gateway.stop() == 0)
            #expect(try served.reconcile().code == 0)
        }
    }
}
