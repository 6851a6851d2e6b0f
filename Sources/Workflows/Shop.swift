public import AfterSales
public import Catalog
public import Database
public import Delivery
public import Inventory
public import Kernel
public import Orders
public import Payments

/// The use cases that need several modules: place an order, pay, cancel, ship, return, refund, import.
///
/// One lock order for everybody: idempotency keys, carts, orders, payments, warehouses, stock (by SKU, then warehouse).
public struct Shop: Sendable {
    public struct Configuration: Sendable {
        public var orders: Orders.Configuration
        /// Where gateways send shoppers back to and post their results: `https://shop.example`. Asked each time: a
        /// server on a free port knows its address only when it listens.
        public var publicURL: @Sendable () -> String
        public var calendar: BusinessCalendar

        public init(
            orders: Orders.Configuration = .init(),
            publicURL: @escaping @Sendable () -> String = { "http://127.0.0.1:8080" },
            calendar: BusinessCalendar = .shanghai
        ) {
            self.orders = orders
            self.publicURL = publicURL
            self.calendar = calendar
        }
    }

    public let database: Database
    private let started: Configuration
    /// What holds now: staff change numbers of orders while the shop runs.
    public var configuration: Configuration {
        var configuration = started
        configuration.orders = live.orders
        return configuration
    }
    let live: LiveSettings
    public let catalog: Catalog
    public let inventory: Inventory
    public let orders: Orders
    public let payments: Payments
    public let delivery: Delivery
    public let afterSales: AfterSales
    /// By name.
    public let gateways: [String: PaymentGateway]
    let customerGroups: CustomerGroupLookup
    let questions = PaymentQuestions()

    let placing: Batcher<PlaceOrderRequest, PlaceOrderAnswer>
    let payingResults: Batcher<PaymentResult, PaymentResultOutcome>

    /// - Parameter customerGroups: who has prices of a group.
    public init(
        database: Database, configuration: Configuration = .init(), gateways: [PaymentGateway],
        customerGroups: CustomerGroupLookup = .people
    ) {
        let live = LiveSettings(configuration.orders)
        let parts = ShopParts(
            database: database, configuration: configuration, live: live, customerGroups: customerGroups)
        self.database = database
        self.live = live
        started = configuration
        self.catalog = parts.catalog
        self.inventory = parts.inventory
        self.orders = parts.orders
        self.payments = parts.payments
        self.delivery = parts.delivery
        self.afterSales = parts.afterSales
        self.gateways = Dictionary(gateways.map { ($0.name, $0) }) { first, _ in first }
        self.customerGroups = customerGroups
        self.placing = Batcher(database: database) { requests, transaction in
            try parts.placeOrders(requests, in: transaction)
        }
        self.payingResults = Batcher(database: database) { results, transaction in
            try parts.applyPaymentResults(results, in: transaction)
        }
    }

    var parts: ShopParts {
        ShopParts(
            database: database, calendar: started.calendar, catalog: catalog, inventory: inventory,
            orders: orders, payments: payments, delivery: delivery, afterSales: afterSales,
            customerGroups: customerGroups)
    }

    /// The whole schema, in the order of the modules.
    public static let migrations: [Migration] =
        DatabaseMigrations.all + CatalogMigrations.all + InventoryMigrations.all + OrdersMigrations.all
        + PaymentsMigrations.all + DeliveryMigrations.all + AfterSalesMigrations.all
}

/// The modules together, as transaction bodies use them.
struct ShopParts: Sendable {
    let database: Database
    let calendar: BusinessCalendar
    let catalog: Catalog
    let inventory: Inventory
    let orders: Orders
    let payments: Payments
    let delivery: Delivery
    let afterSales: AfterSales
    let customerGroups: CustomerGroupLookup
}

extension ShopParts {
    init(
        database: Database, configuration: Shop.Configuration, live: LiveSettings, customerGroups: CustomerGroupLookup
    ) {
        self.init(
            database: database, calendar: configuration.calendar, catalog: Catalog(database: database),
            inventory: Inventory(
                database: database, holding: { try Catalog.hold($0, in: $1) },
                closing: { try Shop.markUnstocked(in: $0, transaction: $1) }),
            orders: Orders(database: database) { live.orders },
            payments: Payments(database: database), delivery: Delivery(database: database),
            afterSales: AfterSales(database: database), customerGroups: customerGroups)
    }

    var now: Timestamp { database.clock.now() }

    /// What staff did, in the transaction that does it: the one place that no surface can go around.
    func audit(
        _ action: String, of subject: String, _ details: String = "", by caller: Caller, in transaction: Transaction
    ) throws {
        try transaction.audit(action, of: subject, details, by: caller, at: now, id: database.ids.nextRaw())
    }
}
