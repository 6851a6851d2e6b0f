import AfterSales
import Catalog
public import Database
import Delivery
public import Inventory
public import Kernel
public import Orders
import Payments
public import Simulator
public import Workflows

/// A shop on a fresh database, with a gateway that does what it is told and a clock that the test turns.
public struct ShopFixture: Sendable {
    public let base: DatabaseFixture
    public let shop: Shop
    public let gateway: ScriptedGateway
    public let warehouses: [Warehouse]

    public var database: Database { base.database }
    public var clock: ManualClock { base.clock }

    public static let staff = Caller.user(UserID(7))
    public static let address = Address(
        name: "李雷", phone: "13800000000", province: "上海市", city: "上海市", district: "浦东新区", line1: "世纪大道 100 号")

    /// The same fixture around another shop on its database, for one with another gateway.
    public func with(_ shop: Shop) -> ShopFixture {
        ShopFixture(base: base, shop: shop, gateway: gateway, warehouses: warehouses)
    }

    /// A second shop on the same database, as another process would have it.
    public func another(node: Int, log: StatementLog? = nil) async throws -> Shop {
        Shop(database: try await base.reopen(node: node, log: log), gateways: [gateway.gateway])
    }

    /// Goods on sale: one product with so many variants, each with a price and stock in the first warehouse.
    public func goods(_ count: Int = 1, priceMinor: Int64 = 9_900, stock: Int = 100) async throws -> [SKUID] {
        let name = "goods-\(database.ids.nextRaw())"
        let category = try await shop.catalog.createCategory(NewCategory(slug: name, name: "茶 \(name)"), by: Self.staff)
        let product = try await shop.catalog.createProduct(
            NewProduct(
                slug: name, title: "Tea \(name)", categoryID: category.id,
                skus: (0..<count).map { NewSKU(code: "\(name)-\($0)", priceMinor: priceMinor) }), by: Self.staff)
        for state in [ProductState.review, .onSale] {
            _ = try await shop.catalog.transition(product.product.id, to: state, by: Self.staff)
        }
        let ids = product.product.skus.map(\.id)
        for id in ids where stock > 0 { try await receive(stock, of: id) }
        return ids
    }

    public func receive(_ quantity: Int, of sku: SKUID, in warehouse: Int = 0) async throws {
        try await shop.receive(quantity, of: sku, in: warehouses[warehouse].id)
    }

    /// A new shopper's or guest's open cart with these goods.
    public func cart(_ lines: [(SKUID, Int)], buyer: Buyer? = nil) async throws -> Cart {
        let owner = buyer ?? .user(UserID(database.ids.nextRaw()))
        return try await database.write { [shop] transaction in
            var cart = try shop.orders.openCart(of: owner, in: transaction).cart
            for (sku, quantity) in lines {
                cart = try shop.setCartLine(quantity, of: sku, in: cart.id, buyer: owner, transaction: transaction)
            }
            return cart
        }
    }

    /// The request that a buyer who saw the cart would send.
    public func request(_ cart: Cart, key: String? = nil, expectedTotalMinor: Int64? = nil) async throws
        -> PlaceOrderRequest
    {
        let priced = try await database.read { [shop] in try shop.price(cart, in: $0) }
        return Self.request(
            cart, totalMinor: expectedTotalMinor ?? priced.quote.totals.total,
            key: key ?? "key-\(database.ids.nextRaw())")
    }

    public static func request(_ cart: Cart, totalMinor: Int64, key: String, hash: String = "hash") -> PlaceOrderRequest
    {
        PlaceOrderRequest(
            cartID: cart.id, cartVersion: cart.version, expectedTotalMinor: totalMinor, buyer: cart.buyer,
            address: address, delivery: .standard, contact: "guest@example.com", invoice: nil, note: "",
            claim: IdempotencyKey(principal: "\(cart.buyer)", operation: "orders.place", key: key, requestHash: hash),
            render: render)
    }

    /// Answers that tests can read: 201 with the order's id, or the refusal's code.
    @Sendable
    public static func render(_ outcome: Result<Order, OrderError>) -> RememberedAnswer {
        switch outcome {
        case .success(let order): RememberedAnswer(status: 201, body: order.id.description)
        case .failure(let error): RememberedAnswer(status: error.kind == .notFound ? 404 : 409, body: error.code)
        }
    }

    /// Places an order of one buyer and gives it.
    public func place(_ lines: [(SKUID, Int)], buyer: Buyer? = nil) async throws -> Order {
        let answer = try await shop.placeOrder(try await request(try await cart(lines, buyer: buyer)))
        guard let id = OrderID(answer.body) else { throw Unexpected("order refused: \(answer.body)") }
        return try await order(id)
    }

    public func order(_ id: OrderID) async throws -> Order {
        let order = try await database.read { [shop] in try shop.orders.order(id, .everybody, in: $0) }
        guard let order else { throw Unexpected("no order \(id)") }
        return order
    }

    /// Opens a payment at the gateway.
    public func startPayment(of order: OrderID, key: String? = nil) async throws -> PaymentID {
        let claim = IdempotencyKey(
            principal: "buyer", operation: "payments.create", key: key ?? "key-\(database.ids.nextRaw())",
            requestHash: order.description)
        let answer = try await shop.startPayment(
            of: order, .everybody, gateway: "sandbox", returnPath: "/orders", claim: claim,
            refusal: { RememberedAnswer(status: 409, body: $0.code) },
            render: { RememberedAnswer(status: 201, body: $0.id.description) })
        guard let id = PaymentID(answer.body) else { throw Unexpected("payment refused: \(answer.body)") }
        return id
    }

    /// Delivers what the gateway has to say.
    public func deliverNotifications() async throws {
        for delivery in gateway.takeNotifications() {
            try await shop.applyNotification(delivery.notification)
        }
    }

    /// Places and pays an order.
    public func paidOrder(_ lines: [(SKUID, Int)], buyer: Buyer? = nil) async throws -> Order {
        let placed = try await place(lines, buyer: buyer)
        let payment = try await startPayment(of: placed.id)
        guard gateway.pay(payment) else { throw Unexpected("the gateway would not take the money") }
        try await deliverNotifications()
        return try await order(placed.id)
    }

    public func ship(_ order: Order) async throws {
        let lines = order.lines.map { LineQuantity(lineID: $0.id, quantity: $0.unshippedQuantity) }
        _ = try await database.write { [shop] in
            try shop.shipLines(
                lines.filter { $0.quantity > 0 }, of: order.id, carrier: "SF", trackingNumber: "SF1001", by: Self.staff,
                in: $0)
        }
    }

    public func deliver(_ order: Order) async throws {
        try await database.write { [shop] transaction in
            for parcel in try shop.delivery.parcels(of: order.id, in: transaction.session)
            where parcel.state == .shipped {
                _ = try shop.deliverParcel(parcel.id, by: Self.staff, in: transaction)
            }
        }
    }

    /// An order that was paid, shipped and delivered.
    public func deliveredOrder(_ lines: [(SKUID, Int)], buyer: Buyer? = nil) async throws -> Order {
        let paid = try await paidOrder(lines, buyer: buyer)
        try await ship(paid)
        try await deliver(paid)
        return try await order(paid.id)
    }

    /// Everything that pending refunds need: tells the gateway, lets it settle, hears what it says.
    public func runRefunds() async throws {
        let pending = try await database.read { session in
            try session.rows("SELECT id FROM refunds WHERE state = 'pending' ORDER BY id LIMIT 10000").map {
                try $0[0] as RefundID
            }
        }
        for refund in pending {
            try await shop.runRefund(refund.description)
        }
        _ = gateway.settleRefunds()
        try await deliverNotifications()
    }

    /// A history that is not empty: sold, reserved, cancelled and returned pieces of these goods.
    public func history(of sku: SKUID) async throws {
        _ = try await place([(sku, 1)])
        let cancelled = try await paidOrder([(sku, 2)])
        _ = try await database.write { [shop] in
            try shop.cancelOrder(cancelled.id, .everybody, reason: "changed my mind", by: Self.staff, in: $0)
        }
        let returned = try await deliveredOrder([(sku, 2)])
        try await self.returnOne(of: returned)
        _ = try await paidOrder([(sku, 1)])
        try await runRefunds()
    }

    /// Returns one piece of an order's first line, graded resellable.
    public func returnOne(of order: Order) async throws {
        let line = order.lines[0]
        try await database.write { [shop] transaction in
            let wanted = ReturnRequestLine(lineID: line.id, quantity: 1, reason: "too big")
            let made = try shop.requestReturn(
                of: order.id, .everybody, lines: [wanted], evidence: "", in: transaction)
            _ = try shop.approveReturn(made.id, by: Self.staff, in: transaction)
            _ = try shop.receiveReturn(
                made.id, lines: [GradedLine(lineID: line.id, quantity: 1, grade: .resellable)], by: Self.staff,
                in: transaction)
        }
    }

    public func available(_ sku: SKUID) async throws -> Int {
        try await database.read { try $0.run(Inventory.available([sku]))[sku, default: 0] }
    }

    /// What reconcile finds wrong; empty where all is well.
    public func violations() async throws -> [String] {
        try await shop.reconcile().filter { !$0.isSound }.map { "\($0.name): \($0.violations)" }
    }
}

/// A fixture could not be made.
public struct Unexpected: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Runs a test in a fresh shop with two warehouses, and reconciles after it.
public func withShop(
    _ engine: TestEngine, migrations: [Migration] = Shop.migrations, reconciles: Bool = true,
    _ body: (ShopFixture) async throws -> Void
) async throws {
    try await withDatabase(engine, migrations: migrations) { base in
        let gateway = ScriptedGateway(clock: base.clock.clock)
        let shop = Shop(database: base.database, gateways: [gateway.gateway])
        let warehouses = try await base.database.write { transaction in
            [
                try shop.inventory.createWarehouse(
                    code: "SH", name: "上海仓", priority: 1, by: ShopFixture.staff, in: transaction),
                try shop.inventory.createWarehouse(
                    code: "GZ", name: "广州仓", priority: 2, by: ShopFixture.staff, in: transaction),
            ]
        }
        let fixture = ShopFixture(base: base, shop: shop, gateway: gateway, warehouses: warehouses)
        try await body(fixture)
        guard reconciles else { return }
        base.log.clear()
        let wrong = try await fixture.violations()
        if !wrong.isEmpty { throw Unexpected("reconcile: \(wrong)") }
    }
}
