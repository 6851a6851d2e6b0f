import Catalog
import Database
import Identity
import Inventory
import Kernel
import Workflows

/// The demo's shop: a few shelves of tea, porcelain and stationery, with stock in two warehouses. Made once; a database
/// with anything else in it is refused.
struct DemoSeed {
    enum Refusal: ExpectedError {
        case notADemo

        var kind: ErrorKind { .conflict }
        var code: String { "not_a_demo" }
        var detail: String { "--demo refuses this database: it holds a shop that the demo did not make." }
    }

    private static let marker = "demo"
    private static let caller = Caller.system("demo")

    let shop: Shop
    let identity: Identity

    func sow() async throws {
        let (isDemo, isEmpty) = try await shop.database.read { [shop] session in
            (
                try session.hasSharedSecret(Self.marker),
                try shop.inventory.warehouses(in: session).isEmpty
            )
        }
        if isDemo { return }
        let products = try await shop.catalog.productsForStaff(limit: PageLimit(clamping: 1))
        guard isEmpty, products.items.isEmpty else { throw Refusal.notADemo }
        // The mark comes first: a demo that was killed while it was made is still a demo.
        _ = try await shop.database.sharedSecret(Self.marker, fresh: [1])
        try await identity.createDemoAccounts()
        let warehouses = try await shop.database.write { [shop] transaction in
            [
                try shop.inventory.createWarehouse(
                    code: "SH", name: "上海仓", priority: 1, by: Self.caller, in: transaction),
                try shop.inventory.createWarehouse(
                    code: "GZ", name: "广州仓", priority: 2, by: Self.caller, in: transaction),
            ]
        }
        for shelf in DemoGoods.shelves { try await sow(shelf, warehouses) }
    }

    private func sow(_ shelf: DemoGoods.Shelf, _ warehouses: [Warehouse]) async throws {
        let category = try await shop.catalog.createCategory(
            NewCategory(slug: shelf.slug, name: shelf.name, nameEnglish: shelf.nameEnglish), by: Self.caller)
        for good in shelf.goods {
            let made = try await shop.catalog.createProduct(
                NewProduct(
                    slug: good.slug, title: good.title, subtitle: good.subtitle, brand: "掌柜", description: good.details,
                    categoryID: category.id,
                    skus: good.variants.map { variant in
                        NewSKU(
                            code: "\(good.slug)-\(variant.code)", attributes: [good.attribute: variant.name],
                            priceMinor: variant.priceMinor, listPriceMinor: variant.listPriceMinor)
                    }), by: Self.caller)
            for state in [ProductState.review, .onSale] {
                _ = try await shop.catalog.transition(made.product.id, to: state, by: Self.caller)
            }
            try await stock(made.product.skus.map(\.id), of: good, warehouses)
        }
    }

    private func stock(_ skus: [SKUID], of good: DemoGoods.Good, _ warehouses: [Warehouse]) async throws {
        try await shop.database.write { [shop] transaction in
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
