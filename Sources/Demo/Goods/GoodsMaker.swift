import Catalog
import Cryptography
import Database
import Inventory
import Kernel
import Workflows

/// Puts the demo's goods on sale, with their stock.
struct GoodsMaker: Sendable {
    /// Of all that is expected to be sold, so much lies on the shelves when the shop opens.
    private static let openingShare = 0.45
    /// Pieces of everything that is sold at all.
    private static let openingMinimum = 18
    /// How a variant's pieces are spread over the warehouses, in hundredths.
    private static let warehouseShares = [60, 25, 15]

    let maker: DemoMaker
    let plan: PastPlan
    let warehouses: [Warehouse]

    private var past: Shop { maker.past }

    /// - Returns: the variants' ids, in the order of the plan's variants.
    func make() async throws -> [SKUID] {
        var categories = Dictionary(
            uniqueKeysWithValues: try await past.catalog.categories().map { ($0.slug, $0.id) })
        var skus: [SKUID] = []
        for (number, entry) in plan.catalogue.entries.enumerated() {
            maker.setClock(plan, minutes: number)
            let category = try await category(of: entry.shelf, &categories)
            let made = try await product(entry, in: category)
            let steps: [ProductState] =
                switch made.product.state {
                case .draft: [.review, .onSale]
                case .review: [.onSale]
                case .onSale, .offSale, .archived: []
                }
            for state in steps { _ = try await past.catalog.transition(made.product.id, to: state, by: Demo.caller) }
            let ids = entry.variants.compactMap { variant in
                made.product.skus.first { $0.code == variant.code }?.id
            }
            try await stock(ids, entry.variants)
            skus += ids
            if (number + 1).isMultiple(of: 50) || number + 1 == plan.catalogue.entries.count {
                maker.demo.progress("\(number + 1) of \(plan.catalogue.entries.count) products")
            }
        }
        return skus
    }

    private func category(of shelf: DemoShelf, _ known: inout [String: CategoryID]) async throws -> CategoryID {
        if let present = known[shelf.slug] { return present }
        let made = try await past.catalog.createCategory(
            NewCategory(
                slug: shelf.slug, name: shelf.name.chinese, nameEnglish: shelf.name.english, position: known.count),
            by: Demo.caller)
        known[shelf.slug] = made.id
        return made.id
    }

    private func product(_ entry: DemoCatalogue.Entry, in category: CategoryID) async throws -> ProductDetail {
        let good = entry.good
        if let present = try await past.catalog.product(ProductKey(good.slug), includeUnpublished: true) {
            return present
        }
        return try await past.catalog.createProduct(
            NewProduct(
                slug: good.slug, title: good.title.chinese, titleEnglish: good.title.english,
                subtitle: good.subtitle.chinese, subtitleEnglish: good.subtitle.english, brand: entry.brand,
                description: entry.description(\.chinese), descriptionEnglish: entry.description(\.english),
                media: [try await picture(entry)], categoryID: category,
                skus: entry.variants.map { variant in
                    NewSKU(
                        code: variant.code, attributes: variant.attributes, priceMinor: variant.priceMinor,
                        listPriceMinor: variant.listPriceMinor)
                }), by: Demo.caller)
    }

    private func picture(_ entry: DemoCatalogue.Entry) async throws -> ProductPicture {
        let content = Array(entry.drawing.svg.utf8)
        let (hash, now) = (BlobHash(of: content), past.database.clock.now())
        try await past.database.write { transaction in
            try Blobs.put(content, as: hash, mediaType: PictureType.svg.rawValue, at: now, in: transaction)
        }
        return ProductPicture(
            blob: hash, type: .svg, alt: entry.good.title.chinese, altEnglish: entry.good.title.english,
            width: Drawing.side, height: Drawing.side)
    }

    /// A product's whole stock comes in one transaction: a level of it says that all of it is there.
    private func stock(_ skus: [SKUID], _ variants: [DemoCatalogue.Variant]) async throws {
        let expected = plan.expectedPieces
        let parts = zip(skus, variants).flatMap { sku, variant -> [(SKUID, WarehouseID, Int)] in
            guard variant.share > 0 else { return [] }
            let all = Self.openingMinimum + Int(variant.share * expected * Self.openingShare)
            return zip(warehouses, Self.warehouseShares).map { warehouse, share in
                (sku, warehouse.id, max(1, all * share / 100))
            }
        }
        try await past.database.write { [past] transaction in
            for sku in skus {
                guard try past.inventory.items(of: sku, in: transaction.session).isEmpty else { return }
            }
            for (sku, warehouse, quantity) in parts {
                _ = try past.inventory.adjust(
                    StockAdjustment(
                        skuID: sku, warehouseID: warehouse, delta: quantity, reason: .receipt, note: "opening stock",
                        by: Demo.caller), in: transaction)
            }
        }
    }
}
