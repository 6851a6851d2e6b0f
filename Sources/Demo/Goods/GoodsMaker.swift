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

    /// From one shelf to the next.
    private static let shelfMinutes = 25

    let maker: DemoMaker
    let plan: PastPlan
    let warehouses: [Warehouse]

    private var past: Shop { maker.past }

    /// One shelf after the other, each in one transaction.
    ///
    /// - Returns: the variants' ids, in the order of the plan's variants.
    func make() async throws -> [SKUID] {
        let categories = Set(try await past.catalog.categories().map(\.slug))
        let entries = plan.catalogue.entries
        var skus: [SKUID] = []
        for (number, shelf) in DemoShelf.all.enumerated() {
            let part = entries.filter { $0.shelf.slug == shelf.slug }
            guard !part.isEmpty else { continue }
            maker.setClock(plan, minutes: number * Self.shelfMinutes)
            let products =
                categories.contains(shelf.slug)
                ? try await present(part) : try await past.database.write { try fill(shelf, number, part, in: $0) }
            skus += zip(part, products).flatMap { entry, product in
                entry.variants.compactMap { variant in product.skus.first { $0.code == variant.code }?.id }
            }
            maker.demo.progress("\(number + 1) of \(DemoShelf.all.count) shelves")
        }
        return skus
    }

    /// What an earlier start has made: a category says that all its goods are there.
    private func present(_ entries: [DemoCatalogue.Entry]) async throws -> [Product] {
        var products: [Product] = []
        for entry in entries {
            guard let known = try await past.catalog.product(ProductKey(entry.good.slug), includeUnpublished: true)
            else { throw NotFound("product") }
            products.append(known.product)
        }
        return products
    }

    private func fill(
        _ shelf: DemoShelf, _ position: Int, _ entries: [DemoCatalogue.Entry], in transaction: Transaction
    ) throws -> [Product] {
        let category = try past.catalog.createCategory(
            NewCategory(
                slug: shelf.slug, name: shelf.name.chinese, nameEnglish: shelf.name.english, position: position),
            by: Demo.caller, in: transaction)
        let new = try entries.map { entry in
            product(entry, in: category.id, try picture(entry, in: transaction))
        }
        let products = try past.catalog.sellProducts(new, by: Demo.caller, in: transaction).map(\.product)
        let receipts = zip(entries, products).flatMap { entry, product in
            entry.variants.flatMap { variant in
                openingStock(of: variant, product.skus.first { $0.code == variant.code })
            }
        }
        try past.inventory.receive(receipts, note: "开业铺货", by: Demo.caller, in: transaction)
        return products
    }

    private func product(
        _ entry: DemoCatalogue.Entry, in category: CategoryID, _ picture: ProductPicture
    ) -> NewProduct {
        let good = entry.good
        return NewProduct(
            slug: good.slug, title: good.title.chinese, titleEnglish: good.title.english,
            subtitle: good.subtitle.chinese, subtitleEnglish: good.subtitle.english, brand: entry.brand,
            description: entry.description(\.chinese), descriptionEnglish: entry.description(\.english),
            media: [picture], categoryID: category,
            skus: entry.variants.map { variant in
                NewSKU(
                    code: variant.code, attributes: variant.attributes, priceMinor: variant.priceMinor,
                    listPriceMinor: variant.listPriceMinor)
            })
    }

    private func picture(_ entry: DemoCatalogue.Entry, in transaction: Transaction) throws -> ProductPicture {
        let content = Array(entry.drawing.svg.utf8)
        let hash = BlobHash(of: content)
        try Blobs.put(
            content, as: hash, mediaType: PictureType.svg.rawValue, at: past.database.clock.now(), in: transaction)
        return ProductPicture(
            blob: hash, type: .svg, alt: entry.good.title.chinese, altEnglish: entry.good.title.english,
            width: Drawing.side, height: Drawing.side)
    }

    private func openingStock(of variant: DemoCatalogue.Variant, _ sku: SKU?) -> [Receipt] {
        guard let sku, variant.share > 0 else { return [] }
        let all = Self.openingMinimum + Int(variant.share * plan.expectedPieces * Self.openingShare)
        return zip(warehouses, Self.warehouseShares).map { warehouse, share in
            Receipt(skuID: sku.id, warehouseID: warehouse.id, quantity: max(1, all * share / 100))
        }
    }
}
