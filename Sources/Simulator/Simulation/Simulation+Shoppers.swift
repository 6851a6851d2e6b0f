import AfterSales
import Database
import Inventory
import Kernel
import Orders
import Payments
import Workflows

// What shoppers do.
extension Simulation {
    static let address = Address(
        name: "李雷", phone: "13800000000", province: "上海市", city: "上海市", district: "浦东新区", line1: "世纪大道 100 号")

    /// A user, or a guest that may be new.
    private mutating func shopper() -> Buyer {
        if random.chance(70), let user = world.users.randomElement(using: &random) { return .user(user) }
        if world.guests.count < Self.shopperCount, world.guests.isEmpty || random.chance(30) {
            world.guestCount += 1
            world.guests.append("guest-\(report.seed)-\(world.guestCount)")
        }
        return world.guests.randomElement(using: &random).map { .guest(tokenHash: $0) } ?? .user(world.users[0])
    }

    mutating func changeCart() async throws {
        let buyer = shopper()
        guard let sku = world.skus.randomElement(using: &random) else { return }
        let quantity = random.chance(12) ? 0 : random.chance(5) ? 40 : Int.random(in: 1...4, using: &random)
        let isStale = random.chance(3)
        _ = try await shop.database.write { [shop] transaction in
            let cart = try shop.orders.openCart(of: buyer, in: transaction).cart
            return try shop.setCartLine(
                quantity, of: sku, in: cart.id, buyer: buyer, version: isStale ? cart.version + 1 : nil,
                transaction: transaction)
        }
    }

    mutating func mergeGuest() async throws {
        guard let guest = world.guests.randomElement(using: &random),
            let user = world.users.randomElement(using: &random)
        else { return }
        for _ in 0..<(random.chance(20) ? 2 : 1) {
            _ = try await shop.database.write { [shop] in
                try shop.mergeGuest(tokenHash: guest, into: user, transaction: $0)
            }
        }
        // Most guests sign in once; some come back as guests.
        if random.chance(80) { world.guests.removeAll { $0 == guest } }
    }

    mutating func placeOrder() async throws {
        if random.chance(6), let earlier = world.requests.randomElement(using: &random) {
            return try await submitAgain(earlier)
        }
        let buyer = shopper()
        let cart = try await shop.database.read { [shop] in try shop.orders.openCart(of: buyer, in: $0) }
        guard let cart else { return }
        let option: DeliveryOption = random.chance(70) ? .standard : random.chance(50) ? .express : .pickup
        let priced = try await shop.database.read { [shop] in try shop.price(cart, delivery: option, in: $0) }
        world.keyCount += 1
        let request = PlaceOrderRequest(
            cartID: cart.id, cartVersion: random.chance(4) ? max(1, cart.version - 1) : cart.version,
            expectedTotalMinor: priced.quote.totals.total + (random.chance(4) ? 1 : 0), buyer: buyer,
            address: Self.address, delivery: option, contact: "guest@example.com", invoice: nil, note: "",
            claim: IdempotencyKey(
                principal: "\(buyer)", operation: PlaceOrderRequest.operation, key: "place-\(world.keyCount)",
                requestHash: "\(cart.id) \(cart.version) \(option)"),
            render: Self.render)
        world.requests.append(request)
        if world.requests.count > Self.recentOrders { world.requests.removeFirst() }
        let answer: RememberedAnswer
        if random.chance(10) {
            // A double click: both get the same answer.
            async let first = shop.placeOrder(request)
            async let second = shop.placeOrder(request)
            answer = try await first
            let other = try await second
            if other.body != answer.body { violate("one key, two answers: \(answer.body), \(other.body)") }
        } else {
            answer = try await shop.placeOrder(request)
        }
        if let id = OrderID(answer.body) { world.orders.append(id) } else { throw Refused(code: answer.body) }
    }

    /// A key that was used before gets the answer it got before, or a no where the request is another one.
    private mutating func submitAgain(_ request: PlaceOrderRequest) async throws {
        let known = world.orders.count
        let answer = try await shop.placeOrder(request)
        if let id = OrderID(answer.body), !world.orders.contains(id) {
            violate("a repeated key placed \(id) anew, \(known) orders before it")
        }
        let claim = request.claim
        let changed = PlaceOrderRequest(
            cartID: request.cartID, cartVersion: request.cartVersion, expectedTotalMinor: request.expectedTotalMinor,
            buyer: request.buyer, address: request.address, delivery: request.delivery, contact: request.contact,
            invoice: nil, note: "",
            claim: IdempotencyKey(
                principal: claim.principal, operation: claim.operation, key: claim.key, requestHash: "another"),
            render: Self.render)
        do {
            _ = try await shop.placeOrder(changed)
            violate("the key \(claim.key) was taken for another request")
        } catch IdempotencyError.keyReused {}
    }

    @Sendable
    private static func render(_ outcome: Result<Order, OrderError>) -> RememberedAnswer {
        switch outcome {
        case .success(let order): RememberedAnswer(status: 201, body: order.id.description)
        case .failure(let error): RememberedAnswer(status: 409, body: error.code)
        }
    }

    mutating func startPayment() async throws {
        guard let order = try await pick([.pendingPayment]) else { return }
        world.keyCount += 1
        let claim = IdempotencyKey(
            principal: "buyer", operation: "payments.create", key: "pay-\(world.keyCount)",
            requestHash: order.id.description)
        let answer = try await shop.startPayment(
            of: order.id, .everybody, gateway: gateway.gateway.name, returnPath: "/orders", claim: claim,
            refusal: { RememberedAnswer(status: 409, body: $0.code) },
            render: { RememberedAnswer(status: 201, body: $0.id.description) })
        if answer.status != 201 { throw Refused(code: answer.body) }
    }

    mutating func confirmReceipt() async throws {
        guard let order = try await pick([.shipped, .delivered]), let buyer = order.buyer else { return }
        _ = try await shop.database.write { [shop] in
            try shop.confirmReceipt(of: order.id, .of(buyer), by: Caller(buyer.actor), in: $0)
        }
    }

    mutating func cancelOrder() async throws {
        guard let order = try await pick([.pendingPayment, .paid, .allocated]), let buyer = order.buyer else { return }
        _ = try await shop.database.write { [shop] in
            try shop.cancelOrder(order.id, .of(buyer), reason: "changed my mind", by: Caller(buyer.actor), in: $0)
        }
    }

    mutating func requestReturn() async throws {
        guard let order = try await pick([.delivered, .completed]), let buyer = order.buyer else { return }
        var lines: [ReturnRequestLine] = []
        for line in order.lines where lines.isEmpty || random.chance(50) {
            // Now and then too many, which is refused.
            let most = max(1, line.returnableQuantity + (random.chance(10) ? 1 : 0))
            lines.append(
                ReturnRequestLine(
                    lineID: line.id, quantity: Int.random(in: 1...most, using: &random), reason: "too big"))
        }
        let wanted = lines
        let made = try await shop.database.write { [shop] in
            try shop.requestReturn(of: order.id, .of(buyer), lines: wanted, evidence: "", in: $0)
        }
        world.returns.append(made.id)
    }

    /// A recent order in one of these states, where a look finds one; now and then any order, to be refused.
    mutating func pick(_ states: Set<OrderState>) async throws -> Order? {
        let isBlind = random.chance(8)
        var ids: [OrderID] = []
        let pool = random.chance(5) ? world.orders[...] : world.orders.suffix(Self.recentOrders)
        for _ in 0..<(isBlind ? 1 : Self.candidates) {
            if let id = pool.randomElement(using: &random), !ids.contains(id) { ids.append(id) }
        }
        let candidates = ids
        guard !candidates.isEmpty else { return nil }
        let found = try await shop.database.read { [shop] in try shop.orders.orders(candidates, in: $0) }
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        let ordered = candidates.compactMap { byID[$0] }
        return isBlind ? ordered.first : ordered.first { states.contains($0.state) }
    }
}

/// An answer that is a refusal.
struct Refused: ExpectedError {
    let code: String
    var kind: ErrorKind { .conflict }
    var detail: String { code }
}
