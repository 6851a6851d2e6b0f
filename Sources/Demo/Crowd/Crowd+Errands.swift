import AfterSales
import Database
import Kernel
import Orders
import Payments
import Workflows

// What is done about an order that was placed: soon after it, or on a visit for its sake.
extension Crowd {
    /// Orders among which one is looked for that somebody came for.
    private static let candidates = PageLimit(clamping: 50)

    func returnPath(_ order: OrderID) -> String { "/orders/\(order)" }

    mutating func run(_ errand: Errand) async throws {
        switch errand.event {
        case .startPayment: try await startPayment(errand)
        case .failPayment: try await choose(.fail, of: errand)
        case .pay: try await choose(choice(), of: errand)
        case .cancel: try await cancel(errand)
        default: return
        }
    }

    private mutating func startPayment(_ errand: Errand) async throws {
        let shop = place.shop
        let key = "crowd-\(shop.database.ids.nextRaw())"
        let answer = try await shop.startPayment(
            of: errand.order, .of(errand.buyer), gateway: place.gateway, returnPath: returnPath(errand.order),
            claim: IdempotencyKey(
                principal: Demo.source, operation: "payments.create", key: key, requestHash: key),
            refusal: { RememberedAnswer(status: 409, body: $0.code) },
            render: { RememberedAnswer(status: 201, body: $0.id.description) })
        guard answer.status == 201 else { throw CrowdRefusal(code: answer.body) }
        report.count(.startPayment)
    }

    /// Mostly all goes well; now and then the gateway is slow, tells it twice, or has to be asked.
    private mutating func choice() -> PayChoice {
        let lot = Int.random(in: 0..<100, using: &random)
        return lot < 90 ? .pay : lot < 94 ? .late : lot < 97 ? .twice : .never
    }

    private mutating func choose(_ choice: PayChoice, of errand: Errand) async throws {
        let payments = try await place.shop.database.read { session in
            try session.run(Payments.payments(of: [errand.order], lock: false))
        }
        guard let open = payments.last(where: { $0.state.isOpen && $0.payURL != nil }) else {
            throw CrowdRefusal(code: "no_open_payment")
        }
        try await pay(open, choice)
        report.count(choice == .fail ? .failPayment : .pay)
    }

    private mutating func cancel(_ errand: Errand) async throws {
        let shop = place.shop
        _ = try await shop.database.write {
            try shop.cancelOrder(
                errand.order, .of(errand.buyer), reason: PastTeller.cancelReason, by: Caller(errand.buyer.actor),
                in: $0)
        }
        report.count(.cancel)
    }

    /// Somebody comes because a parcel has arrived.
    mutating func receive() async throws {
        guard let order = try await own([.delivered], { _ in true }), let buyer = order.buyer else { return }
        let shop = place.shop
        _ = try await shop.database.write {
            try shop.confirmReceipt(of: order.id, .of(buyer), by: Caller(buyer.actor), in: $0)
        }
        report.count(.receive)
    }

    /// Somebody is not content with a line of an order, or with all of it.
    mutating func sendBack() async throws {
        let shop = place.shop
        let (now, calendar) = (place.now, shop.configuration.calendar)
        let found = try await own([.delivered, .completed]) { order in
            order.isReturnable(at: now, calendar) && order.lines.allSatisfy { $0.returnedQuantity == 0 }
        }
        guard let order = found, let buyer = order.buyer else { return }
        let reason = PastTeller.reasons.randomElement(using: &random) ?? ""
        let lines = order.lines.filter { $0.returnableQuantity > 0 }
        let wanted = lines.prefix(random.chance(50) ? 1 : lines.count).map {
            ReturnRequestLine(lineID: $0.id, quantity: $0.returnableQuantity, reason: reason)
        }
        _ = try await shop.database.write {
            try shop.requestReturn(of: order.id, .of(buyer), lines: wanted, evidence: "", in: $0)
        }
        report.count(.sendBack)
    }

    /// One of the latest orders in these states that somebody of the crowd has; nil where there is none.
    private mutating func own(
        _ states: [OrderState], _ isWanted: @Sendable (Order) -> Bool
    ) async throws -> Order? {
        let shop = place.shop
        let orders = try await shop.database.read { session in
            let page = try shop.orders.summaries(
                .everybody, states: states, after: nil, limit: Self.candidates, in: session)
            return try shop.orders.orders(page.items.map(\.id), in: session)
        }
        let own = orders.filter { order in
            guard case .user(let user)? = order.buyer else { return false }
            return place.known.contains(user) && isWanted(order)
        }
        return own.sorted { $0.id.rawValue < $1.id.rawValue }.randomElement(using: &random)
    }
}
