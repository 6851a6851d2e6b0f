import HTTPTypes
import Simulator
import Testing

// The steps of the selling loop, as programs take them.
extension APIFixture {
    static let address = """
        {"name":"李雷","phone":"13800138000","province":"广东省","city":"东莞市","district":"","line1":"南城街道 1 号"}
        """

    /// A cart with so many of the first variant.
    func filledCart(as token: String, quantity: Int = 2) async throws -> Answer {
        let cart = try await call(.post, "carts", as: token)
        let id = try #require(cart.string("id"))
        return try await call(.put, "carts/\(id)/lines/\(skus[0])", as: token, "{\"quantity\":\(quantity)}")
    }

    /// The body that orders this cart as it was shown.
    func orderBody(of cart: Answer, contact: String? = nil) throws -> String {
        let (id, version) = (try #require(cart.string("id")), try #require(cart.int("version")))
        let total = try #require(cart.int("totals.total.amount"))
        let more = contact.map { ",\"contact\":\"\($0)\"" } ?? ""
        return """
            {"cart_id":"\(id)","cart_version":\(version),"expected_total":{"amount":\(total),"currency":"CNY"},\
            "address":\(Self.address),"delivery_option":"standard"\(more)}
            """
    }

    /// A placed order that waits for its payment.
    func placedOrder(as token: String, quantity: Int = 2, contact: String? = nil) async throws -> Answer {
        let body = try orderBody(of: try await filledCart(as: token, quantity: quantity), contact: contact)
        let order = try await call(.post, "orders", as: token, key: "place-\(token.prefix(8))", body)
        #expect(order.status == 201, "\(order.text)")
        return order
    }

    /// A paid order, through the gateway's notification.
    func paidOrder(as token: String, quantity: Int = 2, contact: String? = nil) async throws -> String {
        let placed = try await placedOrder(as: token, quantity: quantity, contact: contact)
        let order = try #require(placed.string("order.id"))
        let opened = try await call(
            .post, "orders/\(order)/payments", as: token, key: "pay", #"{"gateway":"sandbox"}"#)
        #expect(opened.status == 201, "\(opened.text)")
        #expect(opened.string("payment.state") == "pending")
        #expect(gateway.pay(try #require(gateway.openPayments.first)))
        try await deliverNotifications()
        return order
    }

    func deliverNotifications() async throws {
        for delivery in gateway.takeNotifications() {
            let answer = try await notify(delivery)
            #expect(answer.status == 204, "\(answer.text)")
        }
    }

    func notify(_ delivery: ScriptedGateway.Delivery, to gateway: String = "sandbox") async throws -> Answer {
        var headers: HTTPFields = [.contentType: "application/json"]
        for (name, value) in delivery.headers { headers[Self.header(name)] = value }
        return try await send(
            .post, "/gateways/\(gateway)/notify", headers, String(decoding: delivery.body, as: UTF8.self))
    }

    /// Ships everything of an order in one parcel and lets it arrive.
    func deliver(_ order: String) async throws {
        let shown = try await call(.get, "orders/\(order)", as: clerk)
        let (line, quantity) = (try #require(shown.string("lines.0.id")), try #require(shown.int("lines.0.quantity")))
        let parcel = try await call(
            .post, "parcels", as: clerk, key: "ship-\(order)",
            """
            {"order_id":"\(order)","carrier":"顺丰","tracking_number":"SF1001",\
            "lines":[{"line_id":"\(line)","quantity":\(quantity)}]}
            """)
        #expect(parcel.status == 201, "\(parcel.text)")
        let arrived = try await call(
            .post, "parcels/\(try #require(parcel.string("id")))/delivery", as: clerk, key: "arrive-\(order)")
        #expect(arrived.string("state") == "delivered", "\(arrived.text)")
    }
}
