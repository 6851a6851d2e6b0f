import AfterSales
import Database
import Delivery
import Identity
import Inventory
import Kernel
import Orders
import Payments
import Workflows

/// Lets the events of the past happen, each at its time and through the use case that a running shop has for it.
struct PastTeller: Sendable {
    /// On these weekdays goods that run low are ordered, in the morning.
    private static let restockDays: Set<Int> = [0, 3]
    /// A warehouse with fewer pieces orders; what sells much, sooner and more.
    private static let reorderLevel = 8
    private static let reorderQuantity = 12
    /// Variants that are looked at together.
    private static let lookLimit = 1_000
    static let carriers = ["顺丰速运", "京东物流", "中通快递", "圆通速递"]

    let past: Shop
    let clock: PastClock
    let plan: PastPlan
    let gateway: String
    /// In the order of the plan's variants.
    let skus: [SKUID]
    /// In the order of the plan's people, and behind them the shopper whom everybody knows.
    let users: [UserID]
    let warehouses: [Warehouse]
    let staff: Caller

    /// A whole day.
    ///
    /// - Parameter known: the orders of the days before.
    /// - Returns: the orders that were placed.
    func tell(
        _ day: CivilDay, _ events: [PastPlan.Event], _ known: [Int: OrderID], in transaction: Transaction
    ) throws -> [Int: OrderID] {
        var new: [Int: OrderID] = [:]
        let morning = past.configuration.calendar.start(of: day) + .hours(7)
        var isToRestock = Self.restockDays.contains(Rhythm.weekday(day))
        for event in events {
            if isToRestock, event.at >= morning {
                clock.set(morning)
                try restock(in: transaction)
                isToRestock = false
            }
            clock.set(event.at)
            if case .place = event.event {
                new[event.order] = try place(plan.orders[event.order], in: transaction)
            } else if let id = new[event.order] ?? known[event.order] {
                try step(event.event, of: id, plan.orders[event.order], in: transaction)
            }
        }
        return new
    }

    /// Every warehouse orders what it has little of.
    private func restock(in transaction: Transaction) throws {
        let expected = plan.expectedPieces
        let sold = zip(skus, plan.catalogue.variants).filter { $0.1.share > 0 }
        for start in stride(from: 0, to: sold.count, by: Self.lookLimit) {
            let part = sold[start..<min(start + Self.lookLimit, sold.count)]
            var left: [SKUID: [WarehouseID: Int]] = [:]
            let levels: [StockLevel] = try transaction.run(Inventory.lockedLevels(of: part.map { $0.0 }))
            for level in levels {
                left[level.skuID, default: [:]][level.warehouseID] = level.available
            }
            let receipts = part.flatMap { sku, variant in
                zip(warehouses, GoodsMaker.warehouseShares).compactMap { warehouse, share -> Receipt? in
                    let wanted = variant.share * expected * Double(share) / 100
                    guard left[sku]?[warehouse.id] ?? 0 < Self.reorderLevel + Int(wanted / 12) else { return nil }
                    return Receipt(
                        skuID: sku, warehouseID: warehouse.id, quantity: Self.reorderQuantity + Int(wanted / 4))
                }
            }
            try past.inventory.receive(receipts, note: "补货", by: staff, in: transaction)
        }
    }

    /// Nil where the shop refuses: what was wanted is gone.
    private func place(_ order: OrderPlan, in transaction: Transaction) throws -> OrderID? {
        let person = plan.person(order.person)
        let buyer = buyer(of: order)
        let cart = try cart(of: buyer, order.lines, in: transaction)
        // As the checkout shows it: with what the goods cost on that day, and what this buyer pays for so many.
        let quote = try past.price(cart, delivery: order.delivery, in: transaction.session).quote
        let request = PlaceOrderRequest(
            cartID: cart.id, cartVersion: cart.version, expectedTotalMinor: quote.totals.total, buyer: buyer,
            address: person.address, delivery: order.delivery, contact: order.isGuest ? person.phone.e164 : nil,
            invoice: nil, note: order.note,
            claim: IdempotencyKey(
                principal: Demo.source, operation: PlaceOrderRequest.operation, key: String(order.number),
                requestHash: String(order.number)),
            render: Self.render)
        return OrderID(try past.placeOrder(request, in: transaction).body)
    }

    func buyer(of order: OrderPlan) -> Buyer {
        order.isGuest ? .guest(tokenHash: "demo-guest-\(order.number)") : .user(users[order.person])
    }

    /// Filled at once, or on top of what an order that was refused has left in it.
    private func cart(
        of buyer: Buyer, _ lines: [(variant: Int, quantity: Int)], in transaction: Transaction
    ) throws -> Cart {
        let wanted = lines.map { CartLine(skuID: skus[$0.variant], quantity: $0.quantity) }
        if let new = try past.orders.openCart(of: buyer, holding: wanted, in: transaction) { return new }
        var cart = try past.orders.openCart(of: buyer, in: transaction).cart
        for line in wanted {
            cart = try past.orders.setQuantity(
                line.quantity, of: line.skuID, in: cart.id, buyer: buyer, transaction: transaction)
        }
        return cart
    }

    @Sendable
    static func render(_ outcome: Result<Order, OrderError>) -> RememberedAnswer {
        switch outcome {
        case .success(let order): RememberedAnswer(status: 201, body: order.id.description)
        case .failure(let error): RememberedAnswer(status: 409, body: error.code)
        }
    }
}
