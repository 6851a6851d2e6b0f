import Catalog
import Database
import Identity
import Inventory
import Kernel
import Orders
import Workflows

/// The demo's shop: a few shelves of tea, porcelain and stationery, with stock in two warehouses. Made once; a database
/// with anything else in it is refused. Every step looks for what an interrupted start has left, so the next one
/// finishes it.
struct DemoSeed {
    enum Refusal: ExpectedError {
        /// `--demo` on somebody's shop.
        case notADemo
        /// A demo's database without `--demo`: everybody knows the passwords of its accounts.
        case isADemo

        var kind: ErrorKind { .conflict }
        var code: String {
            switch self {
            case .notADemo: "not_a_demo"
            case .isADemo: "is_a_demo"
            }
        }
        var detail: String {
            switch self {
            case .notADemo: "--demo refuses this database: it holds a shop that the demo did not make."
            case .isADemo:
                """
                This database was made by --demo and is served with --demo only: everybody knows the passwords of its \
                accounts. Give a real shop a database of its own.
                """
            }
        }
    }

    private static let marker = "demo"
    private static let finished = "demo-finished"
    private static let caller = Caller.system("demo")
    private static let one = PageLimit(clamping: 1)

    let shop: Shop
    let identity: Identity

    /// Keeps a demo's database, whole or half made, from being served as a real shop.
    ///
    /// - Throws: `Refusal.isADemo`.
    static func refuse(_ database: Database) async throws {
        if try await database.read({ try $0.hasSharedSecret(marker) }) { throw Refusal.isADemo }
    }

    /// - Throws: `Refusal.notADemo`; then nothing was changed.
    func sow() async throws {
        let (isDemo, isFinished) = try await shop.database.read { session in
            (try session.hasSharedSecret(Self.marker), try session.hasSharedSecret(Self.finished))
        }
        if isFinished { return }
        if !isDemo {
            guard try await isEmpty() else { throw Refusal.notADemo }
            // The mark comes first: a demo that was killed while it was made is still a demo.
            _ = try await shop.database.sharedSecret(Self.marker, fresh: [1])
        }
        try await identity.createDemoAccounts()
        let warehouses = try await warehouses()
        for shelf in DemoGoods.shelves { try await sow(shelf, warehouses) }
        _ = try await shop.database.sharedSecret(Self.finished, fresh: [1])
    }

    /// Whether nobody has done anything here yet: no people, goods, warehouses, carts or orders.
    private func isEmpty() async throws -> Bool {
        guard try await identity.people(roles: Role.allCases, after: nil, limit: Self.one).items.isEmpty else {
            return false
        }
        return try await shop.database.read { [shop] session in
            guard try shop.inventory.warehouses(in: session).isEmpty,
                try shop.catalog.categories(in: session).isEmpty,
                try shop.catalog.productsForStaff(limit: Self.one, in: session).items.isEmpty,
                try shop.orders.summaries(.everybody, after: nil, limit: Self.one, in: session).items.isEmpty
            else { return false }
            return try !shop.orders.hasCarts(in: session)
        }
    }

    /// Both, made in one transaction.
    private func warehouses() async throws -> [Warehouse] {
        try await shop.database.write { [shop] transaction in
            let present = try shop.inventory.warehouses(in: transaction.session)
            guard present.isEmpty else { return present }
            return [
                try shop.inventory.createWarehouse(
                    code: "SH", name: "上海仓", priority: 1, by: Self.caller, in: transaction),
                try shop.inventory.createWarehouse(
                    code: "GZ", name: "广州仓", priority: 2, by: Self.caller, in: transaction),
            ]
        }
    }

    private func sow(_ shelf: DemoGoods.Shelf, _ warehouses: [Warehouse]) async throws {
        let category = try await category(shelf)
        for good in shelf.goods {
            let made = try await product(good, in: category)
            let steps: [ProductState] =
                switch made.product.state {
                case .draft: [.review, .onSale]
                case .review: [.onSale]
                case .onSale, .offSale, .archived: []
                }
            for state in steps { _ = try await shop.catalog.transition(made.product.id, to: state, by: Self.caller) }
            try await stock(made.product.skus.map(\.id), of: good, warehouses)
        }
    }

    private func category(_ shelf: DemoGoods.Shelf) async throws -> Category {
        if let present = try await shop.catalog.categories().first(where: { $0.slug == shelf.slug }) { return present }
        return try await shop.catalog.createCategory(
            NewCategory(slug: shelf.slug, name: shelf.name, nameEnglish: shelf.nameEnglish), by: Self.caller)
    }

    private func product(_ good: DemoGoods.Good, in category: Category) async throws -> ProductDetail {
        let key = ProductKey(good.slug)
        if let present = try await shop.catalog.product(key, includeUnpublished: true) { return present }
        return try await shop.catalog.createProduct(
            NewProduct(
                slug: good.slug, title: good.title, subtitle: good.subtitle, brand: "掌柜", description: good.details,
                categoryID: category.id,
                skus: good.variants.map { variant in
                    NewSKU(
                        code: "\(good.slug)-\(variant.code)", attributes: [good.attribute: variant.name],
                        priceMinor: variant.priceMinor, listPriceMinor: variant.listPriceMinor)
                }), by: Self.caller)
    }

    /// A product's whole stock comes in one transaction: a level of it says that all of it is there.
    private func stock(_ skus: [SKUID], of good: DemoGoods.Good, _ warehouses: [Warehouse]) async throws {
        try await shop.database.write { [shop] transaction in
            for sku in skus {
                guard try shop.inventory.items(of: sku, in: transaction.session).isEmpty else { return }
            }
            for (sku, variant) in zip(skus, good.variants) {
                for (warehouse, quantity) in zip(warehouses, variant.stock) where quantity > 0 {
                    _ = try shop.inventory.adjust(
                        StockAdjustment(
                            skuID: sku, warehouseID: warehouse.id, delta: quantity, reason: .receipt,
                            note: "opening stock", by: Self.caller), in: transaction)
                }
            }
        }
    }
}
