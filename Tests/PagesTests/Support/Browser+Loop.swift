import Kernel
import Simulator
import TestSupport

// The steps of the selling loop, as people take them.
extension Browser {
    static let address: [String: String?] = [
        "address.name": "李雷", "address.phone": "13800138000", "address.province": "广东省", "address.city": "东莞市",
        "address.line1": "南城街道 1 号",
    ]

    /// The first variant of the product's page that can be had; nil where there is none.
    var firstVariant: String? {
        page.text.matches(of: /name="sku" value="([a-zA-Z0-9_]+)"([^>]*)>/)
            .first { !$0.output.2.contains("disabled") }.map { String($0.output.1) }
    }

    /// Puts so many of a product's first variant into the cart.
    func fillCart(_ product: String = "tea-cup", quantity: Int = 2) async throws {
        try await get("/p/\(product)")
        try await submit("/cart/lines", ["quantity": String(quantity), "sku": firstVariant])
        guard page.status == 303 else { throw Unexpected("cart: \(page.status) \(page.text)") }
        try await follow()
    }

    /// Checks out what is in the cart, and is shown the order.
    func checkOut(_ more: [String: String?] = ["contact": "guest@example.com"]) async throws -> OrderID {
        try await get("/checkout")
        try await submit("/checkout", Self.address.merging(more) { $1 })
        guard page.status == 303 else { throw Unexpected("checkout: \(page.status) \(page.text)") }
        return try await orderShown()
    }

    /// Follows to an order's page and reads its id.
    func orderShown() async throws -> OrderID {
        guard let id = page.location?.split(separator: "/").last.flatMap({ OrderID($0) }) else {
            throw Unexpected("no order: \(page.location ?? "")")
        }
        try await follow()
        return id
    }

    /// Buys and pays, and is shown the paid order.
    func buy(_ fixture: PagesFixture, quantity: Int = 2) async throws -> OrderID {
        try await fillCart(quantity: quantity)
        let id = try await checkOut()
        try await pay(id, fixture)
        try await get("/orders/\(id)")
        return id
    }

    /// Pays an order at the gateway, whose notification arrives.
    func pay(_ order: OrderID, _ fixture: PagesFixture) async throws {
        try await submit("/orders/\(order)/pay")
        guard page.status == 303, let payment = fixture.gateway.openPayments.last, fixture.gateway.pay(payment) else {
            throw Unexpected("pay: \(page.status) \(page.text)")
        }
        try await fixture.deliverNotifications()
    }

    /// Buys, is sent the goods by a clerk, and confirms that they came.
    func buyAndReceive(_ fixture: PagesFixture, from clerk: Browser) async throws -> (order: OrderID, line: OrderLineID)
    {
        let id = try await buy(fixture)
        try await clerk.get("/console/orders/\(id)")
        try await clerk.submit("/console/orders/\(id)/parcels", ["carrier": "SF", "tracking_number": "SF1001"])
        try await get("/orders/\(id)")
        try await submit("/orders/\(id)/receipt")
        return (id, try await fixture.firstLine(of: id))
    }
}
