import Catalog
import Database
import Identity
import Kernel
import Orders
import Workflows

// A visit until the order is placed.
extension Crowd {
    /// Products of one page of what was found.
    private static let pageLimit = 24
    private static let englishPercent = 12
    /// Of those who only look, so many leave something in their cart.
    private static let leavePercent = 15

    /// Looks for this and that, and buys nothing; some leave a piece in the cart.
    mutating func lookAround() async throws {
        let plan = nextPlan()
        for line in plan?.lines.prefix(2) ?? [] {
            let sku = try await find(place.wishes[line.variant])
            guard let plan, let sku, random.chance(Self.leavePercent), !plan.isGuest else { continue }
            _ = try await put(line.quantity, of: sku, into: try await buyer(of: plan))
        }
    }

    /// From the search to the order.
    ///
    /// - Returns: what the buyer still has to do.
    mutating func buy() async throws -> [Errand] {
        guard let plan = nextPlan() else { return [] }
        let buyer = try await buyer(of: plan)
        for line in plan.lines {
            guard let sku = try await find(place.wishes[line.variant]) else { continue }
            do {
                try await put(line.quantity, of: sku, into: buyer)
            } catch let refusal as any ExpectedError {
                // The rest of what is wanted may be there.
                report.refuse(refusal.code)
            }
        }
        let order = try await order(plan, by: buyer)
        return plan.events.filter { Self.ownEvents.contains($0.event) }.map {
            Errand(at: $0.at, order: order, buyer: buyer, event: $0.event)
        }
    }

    /// The rest of an order's life is up to staff and carriers, or to a later visit.
    private static let ownEvents: Set<OrderEvent> = [.startPayment, .failPayment, .pay, .cancel]

    /// Nil where the demo was made without shoppers.
    private mutating func nextPlan() -> OrderPlan? {
        guard !place.people.isEmpty else { return nil }
        visits += 1
        return place.planner.plan(visits, placedAt: place.now, isOpen: false)
    }

    /// - Throws: `CrowdRefusal` for somebody whose account was closed or suspended meanwhile.
    private func buyer(of plan: OrderPlan) async throws -> Buyer {
        if plan.isGuest { return .guest(tokenHash: "demo-guest-\(place.shop.database.ids.nextRaw())") }
        guard let user = place.users[place.people[plan.person].phone],
            try await place.identity.profile(of: user).state == .active
        else { throw CrowdRefusal(code: "account_not_active") }
        return .user(user)
    }

    /// Looks for something by its name or its shelf, and reads the page of one that was found: mostly of what was
    /// wanted.
    ///
    /// - Returns: the variant that is liked; nil where there is none.
    private mutating func find(_ wish: CrowdPlace.Wish) async throws -> SKUID? {
        let isEnglish = random.chance(Self.englishPercent)
        let words = random.chance(70) ? wish.title : wish.shelf
        let text = isEnglish ? words.english : words.chinese
        let filter = ProductFilter(query: text, sort: random.chance(20) ? .bestselling : nil)
        let shop = place.shop
        let found = try await shop.database.read { session in
            try shop.products(
                ProductListing(.onSale(filter)), after: nil, limit: PageLimit(clamping: Self.pageLimit),
                withVariants: false, in: session)
        }
        shop.catalog.noteSearch(
            text, language: isEnglish ? "en" : "zh-CN", resultCount: found.page.items.count, reading: found.reading)
        report.count(.search)
        let others = found.page.items.map(\.slug).filter { $0 != wish.slug }
        if random.chance(90), let sku = try await look(at: wish.slug, wish.code) { return sku }
        guard let other = others.randomElement(using: &random) else { return nil }
        return try await look(at: other, nil)
    }

    /// - Parameter code: of the variant that is wanted; nil where any is.
    private mutating func look(at slug: String, _ code: String?) async throws -> SKUID? {
        guard let detail = try await place.shop.catalog.product(.slug(slug)) else { return nil }
        report.count(.look)
        guard let code else { return detail.product.skus.randomElement(using: &random)?.id }
        return detail.product.skus.first { $0.code == code }?.id
    }

    private mutating func put(_ quantity: Int, of sku: SKUID, into buyer: Buyer) async throws {
        let shop = place.shop
        _ = try await shop.database.write {
            try shop.putIntoCart(quantity, of: sku, buyer: buyer, transaction: $0)
        }
        report.count(.fillCart)
    }

    /// Everything that is in the cart, at the price that it shows.
    private mutating func order(_ plan: OrderPlan, by buyer: Buyer) async throws -> OrderID {
        let shop = place.shop
        let priced = try await priced(plan.delivery, for: buyer)
        let person = place.people[plan.person]
        let key = "crowd-\(shop.database.ids.nextRaw())"
        let request = PlaceOrderRequest(
            cartID: priced.cart.id, cartVersion: priced.cart.version,
            expectedTotalMinor: priced.quote.totals.total, buyer: buyer, address: person.address,
            delivery: plan.delivery, contact: plan.isGuest ? person.phone.e164 : nil, invoice: nil, note: plan.note,
            claim: IdempotencyKey(
                principal: Demo.source, operation: PlaceOrderRequest.operation, key: key, requestHash: key),
            render: PastTeller.render)
        let answer = try await shop.placeOrder(request)
        guard let id = OrderID(answer.body) else { throw CrowdRefusal(code: answer.body) }
        report.count(.order)
        return id
    }

    /// The buyer's cart without what cannot be had any more.
    private func priced(_ delivery: DeliveryOption, for buyer: Buyer) async throws -> PricedCart {
        let shop = place.shop
        return try await shop.database.write { transaction in
            guard var cart = try shop.orders.openCart(of: buyer, in: transaction.session) else {
                throw CrowdRefusal(code: "cart_empty")
            }
            let seen = try shop.price(cart, delivery: delivery, in: transaction.session)
            guard !seen.messages.isEmpty else { return seen }
            for message in seen.messages {
                cart = try shop.setCartLine(
                    0, of: message.sku, in: cart.id, buyer: buyer, transaction: transaction)
            }
            return try shop.price(cart, delivery: delivery, in: transaction.session)
        }
    }
}

extension PricedCart.Message {
    fileprivate var sku: SKUID {
        switch self {
        case .notForSale(let sku): sku
        case .outOfStock(let sku, _): sku
        }
    }
}
