import Catalog
public import Database
public import Identity
import Inventory
public import Kernel
import Orders
public import Payments
public import Workflows

/// The demo's shop: goods, people and two months of trade, made from a seed through the real use cases. Made once; a
/// database with anything else in it is refused. Every step looks for what an interrupted start has left, so the next
/// one finishes it.
public struct Demo: Sendable {
    /// How much of it there is.
    public struct Scale: Sendable, Hashable {
        /// The whole demo; a smaller one for tests says so.
        public static let standardOrders = 4_000
        public static let ordersLimit = 20_000
        static let goodsPerShelfRange = 4...25

        public let seed: UInt64
        /// About so many: the last day ends early.
        public let orders: Int
        public let days: Int

        /// - Parameter orders: 0 for a shop in which nobody has bought yet. Shoppers and goods become fewer with it.
        public init(orders: Int = standardOrders, seed: UInt64 = 2_026, days: Int = 60) {
            precondition((0...Self.ordersLimit).contains(orders), "\(orders) orders")
            precondition((1...366).contains(days), "\(days) days")
            self.seed = seed
            self.orders = orders
            self.days = days
        }

        var shoppers: Int { (orders + 1) / 2 }
        var goodsPerShelf: Int {
            min(Self.goodsPerShelfRange.upperBound, max(Self.goodsPerShelfRange.lowerBound, orders / 80))
        }
    }

    /// Where the payments of the past were made: told of them when all is done, for it will be asked.
    public struct Gateway: Sendable {
        /// What its statement says wrongly of a payment: the payment itself is right.
        public enum Fault: Sendable, Hashable {
            case omitted
            case amount(minor: Int64)
            case fee(minor: Int64)
        }

        /// Told some hundred at a time, with the faults among them.
        public typealias Tell =
            @Sendable (_ payments: [Payment], _ refunds: [Refund], _ faults: [PaymentID: Fault]) async throws -> Void

        let name: String
        let tell: Tell

        public init(name: String, tell: @escaping Tell) {
            self.name = name
            self.tell = tell
        }
    }

    public enum Refusal: ExpectedError, Equatable {
        /// `--demo` on somebody's shop.
        case notADemo
        /// A demo's database without `--demo`: everybody knows the passwords of its accounts.
        case isADemo
        /// Another process makes this demo at the same time.
        case madeElsewhere

        public var kind: ErrorKind { .conflict }
        public var code: String {
            switch self {
            case .notADemo: "not_a_demo"
            case .isADemo: "is_a_demo"
            case .madeElsewhere: "demo_made_elsewhere"
            }
        }
        public var detail: String {
            switch self {
            case .notADemo: "--demo refuses this database: it holds a shop that the demo did not make."
            case .isADemo:
                """
                This database was made by --demo and is served with --demo only: everybody knows the passwords of its \
                accounts. Give a real shop a database of its own.
                """
            case .madeElsewhere: "Another process is making this demo; start this one when that is done."
            }
        }
    }

    static let source = "demo"
    static let caller = Caller.system("demo")
    private static let marker = "demo"
    private static let finished = "demo-finished"
    private static let one = PageLimit(clamping: 1)

    let shop: Shop
    let identity: Identity
    let node: Int
    let scale: Scale
    let gateway: Gateway
    let progress: @Sendable (String) -> Void

    /// - Parameters:
    ///   - node: the number under which the shop's ids are made.
    ///   - progress: told every few seconds how far it is.
    public init(
        shop: Shop, identity: Identity, node: Int, scale: Scale = Scale(), gateway: Gateway,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.shop = shop
        self.identity = identity
        self.node = node
        self.scale = scale
        self.gateway = gateway
        self.progress = progress
    }

    /// Keeps a demo's database, whole or half made, from being served as a real shop.
    ///
    /// - Throws: `Refusal.isADemo`.
    public static func refuse(_ database: Database) async throws {
        if try await database.read({ try $0.hasSharedSecret(marker) }) { throw Refusal.isADemo }
    }

    /// Marks an empty database as a demo's. The mark comes first: one that was killed meanwhile is still a demo.
    ///
    /// - Throws: `Refusal.notADemo`; then nothing was changed.
    public static func claim(_ shop: Shop, _ identity: Identity) async throws {
        if try await shop.database.read({ try $0.hasSharedSecret(marker) }) { return }
        guard try await isEmpty(shop, identity) else { throw Refusal.notADemo }
        _ = try await shop.database.sharedSecret(marker, fresh: [1])
    }

    /// Makes what is still missing, and opens the accounts that everybody knows to everybody again.
    ///
    /// - Throws: `Refusal.notADemo`; then nothing was changed. `Refusal.madeElsewhere`.
    public func sow() async throws {
        try await Self.claim(shop, identity)
        try await identity.freeDemoAccounts()
        if try await shop.database.read({ try $0.hasSharedSecret(Self.finished) }) { return }
        try await identity.createDemoAccounts()
        try await tellWhere()
        try await DemoMaker(self).make()
        _ = try await shop.database.sharedSecret(Self.finished, fresh: [1])
    }

    /// Says where the demo's goods are picked up and where they go back to, and how the shop is reached, unless
    /// somebody has set something before.
    private func tellWhere() async throws {
        try await shop.refreshSettings()
        guard shop.versionedSettings.version == 0 else { return }
        try await shop.changeSettings(expectedVersion: 0, by: Self.caller) { settings in
            settings.pickupAddress = "上海市黄浦区掌柜路 1 号一层"
            settings[.pickupAddressInEnglish] = "Ground floor, 1 Zhanggui Road, Huangpu, Shanghai"
            settings.openingHours = "每天 10:00–20:00"
            settings[.openingHoursInEnglish] = "Daily 10:00–20:00"
            settings[.returnRecipient] = "掌柜退货组"
            settings[.returnPhone] = "021-5555 0100"
            settings[.returnAddress] = "上海市青浦区华新镇仓储路 88 号 3 号库退货组（201708）"
            settings[.returnAddressInEnglish] =
                "Returns, Warehouse 3, 88 Cangchu Road, Huaxin, Qingpu, Shanghai 201708"
            settings[.servicePhone] = "021-5555 0199"
            settings[.serviceEmail] = "kefu@zhanggui.example"
            settings[.serviceHours] = "每天 9:00–21:00"
            settings[.serviceHoursInEnglish] = "Daily 9:00–21:00"
            settings[.filing] = "沪ICP备00000000号-1"
            settings[.licence] = "91310000MA00000000"
        }
    }

    /// Whether nobody has done anything here yet: no people, goods, warehouses, carts or orders.
    private static func isEmpty(_ shop: Shop, _ identity: Identity) async throws -> Bool {
        guard try await identity.people(roles: Role.allCases, after: nil, limit: one).items.isEmpty else {
            return false
        }
        return try await shop.database.read { session in
            guard try shop.inventory.warehouses(in: session).isEmpty,
                try shop.catalog.categories(in: session).isEmpty,
                try shop.catalog.productsForStaff(limit: one, in: session).items.isEmpty,
                try shop.orders.summaries(.everybody, after: nil, limit: one, in: session).items.isEmpty
            else { return false }
            return try !shop.orders.hasCarts(in: session)
        }
    }
}
