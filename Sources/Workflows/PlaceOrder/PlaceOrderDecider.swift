import Catalog
import Database
import Inventory
import Kernel
import Orders

/// Decides every request of a batch in arrival order on what was loaded and locked. Pure: no database, no clock.
struct PlaceOrderDecider {
    private struct KeyName: Hashable {
        let principal: String
        let key: String
    }

    let configuration: Orders.Configuration
    let now: Timestamp
    let ids: IDGenerator
    var carts: [CartID: Cart]
    let items: [SKUID: SaleItem]
    /// Of those who are in some, as far as prices depend on it.
    let groups: [UserID: Set<CustomerGroupID>]
    var stock: StockLedger
    /// What was answered before this batch.
    let remembered: [IdempotencyKey: (requestHash: String, answer: RememberedAnswer)]

    private(set) var placed: [NewOrder] = []
    /// What this batch answers for the first time.
    private(set) var answers: [(key: IdempotencyKey, answer: RememberedAnswer)] = []
    private var answeredHere: [KeyName: (requestHash: String, answer: RememberedAnswer)] = [:]

    init(
        configuration: Orders.Configuration, now: Timestamp, ids: IDGenerator, carts: [Cart],
        lines: [CartID: [CartLine]], items: [SKUID: SaleItem],
        groups: [UserID: Set<CustomerGroupID>], stock: StockLedger,
        remembered: [IdempotencyKey: (requestHash: String, answer: RememberedAnswer)]
    ) {
        self.configuration = configuration
        self.now = now
        self.ids = ids
        self.carts = [:]
        for cart in carts { self.carts[cart.id] = Orders.cart(cart, lines: lines[cart.id, default: []]) }
        self.items = items
        self.groups = groups
        self.stock = stock
        self.remembered = remembered
    }

    mutating func decide(_ request: PlaceOrderRequest) -> PlaceOrderAnswer {
        let name = KeyName(principal: request.claim.principal, key: request.claim.key)
        if let before = answeredHere[name] ?? remembered[request.claim] {
            guard before.requestHash == request.claim.requestHash else { return .failure(.keyReused) }
            var answer = before.answer
            answer.isReplay = true
            return .success(answer)
        }
        let outcome: Result<Order, OrderError>
        do throws(OrderError) {
            outcome = .success(try place(request))
        } catch {
            outcome = .failure(error)
        }
        let answer = request.render(outcome)
        answers.append((request.claim, answer))
        answeredHere[name] = (request.claim.requestHash, answer)
        return .success(answer)
    }

    private mutating func place(_ request: PlaceOrderRequest) throws(OrderError) -> Order {
        guard let cart = carts[request.cartID], cart.buyer == request.buyer, cart.state != .merged else {
            throw .cartNotFound
        }
        if let order = cart.orderID { throw .cartOrdered(order) }
        guard cart.version == request.cartVersion else { throw .cartChanged(version: cart.version) }
        guard !cart.lines.isEmpty else { throw .cartEmpty }
        let quote = try quote(of: cart, delivery: request.delivery)
        for line in cart.lines where stock.available(line.skuID) < line.quantity {
            throw .outOfStock(line.skuID, available: stock.available(line.skuID))
        }
        guard quote.totals.total == request.expectedTotalMinor else {
            throw .priceChanged(withStock(quote), cartVersion: cart.version)
        }
        let order = order(from: quote, cart: cart, request: request)
        for line in order.lines {
            let isHeld = stock.reserve(
                line.quantity, of: line.skuID, for: line.id, in: order.id, by: request.buyer.actor)
            precondition(isHeld, "stock of \(line.skuID) was there a moment ago")
        }
        placed.append(NewOrder(order: order, actor: request.buyer.actor, reason: "placed", source: "shop"))
        carts[cart.id]?.orderID = order.id
        carts[cart.id]?.state = .ordered
        return order
    }

    private func quote(of cart: Cart, delivery: DeliveryOption) throws(OrderError) -> Quote {
        let groups = groups.groups(of: cart.buyer)
        var priced: [PricedItem] = []
        for line in cart.lines {
            guard let item = items[line.skuID], item.isOnSale, item.currency == configuration.currency else {
                throw .notForSale(line.skuID)
            }
            priced.append(PricedItem(item, quantity: line.quantity, groups: groups))
        }
        return configuration.pricing.quote(priced, delivery: delivery, currency: configuration.currency)
    }

    /// What a buyer whose total changed is shown: the quote with what is left of each line.
    private func withStock(_ quote: Quote) -> Quote {
        var shown = quote
        for index in shown.lines.indices {
            shown.lines[index].available = stock.available(shown.lines[index].item.skuID)
        }
        return shown
    }

    private func order(from quote: Quote, cart: Cart, request: PlaceOrderRequest) -> Order {
        let id: OrderID = ids.next()
        let lines = quote.lines.map { line in
            OrderLine(
                id: ids.next(), skuID: line.item.skuID, title: line.item.title, quantity: line.item.quantity,
                unitPriceMinor: line.item.unitPriceMinor, totalMinor: line.totalMinor, allocations: line.allocations)
        }
        return Order(
            id: id, number: Order.number(of: id), buyer: request.buyer, cartID: cart.id, currency: quote.currency,
            placedAt: now, dueAt: now + configuration.paymentTimeout, totals: quote.totals, address: request.address,
            delivery: request.delivery, contact: request.contact, invoice: request.invoice, note: request.note,
            returnWindowDays: configuration.returnWindowDays, lines: lines)
    }
}
