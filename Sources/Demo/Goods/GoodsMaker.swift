import Catalog
import Database
import Inventory
import Kernel
import Workflows

/// Puts the demo's goods on sale, with their stock.
struct GoodsMaker: Sendable {
    /// Of all that is expected to be sold, so much lies on the shelves when the shop opens.
    private static let openingShare = 0.45
    /// Pieces of everything that is sold at all.
    private static let openingMinimum = 72
    /// How a variant's pieces are spread over the warehouses, in hundredths.
    static let warehouseShares = [60, 25, 15]

    /// From one round to the next.
    private static let roundMinutes = 15
    /// Rounds between two words of progress.
    private static let roundsTold = 5

    let maker: DemoMaker
    let plan: PastPlan
    let warehouses: [Warehouse]

    private var past: Shop { maker.past }

    /// Round by round, each in one transaction: one good of every shelf, so that what is newest is of every kind.
    ///
    /// - Returns: the variants' ids, in the order of the plan's variants.
    func make() async throws -> [SKUID] {
        let entries = plan.catalogue.entries
        let categories = try await categories()
        try await makeBrands()
        var rounds: [[DemoCatalogue.Entry]] = []
        for entry in entries {
            if rounds.count <= entry.place { rounds.append([]) }
            rounds[entry.place].append(entry)
        }
        var skus: [String: SKUID] = [:]
        var made = 0
        for (number, round) in rounds.enumerated() {
            maker.setClock(plan, minutes: number * Self.roundMinutes)
            var products = try await present(round)
            if products.isEmpty {
                products = try await past.database.write { try fill(round, categories, in: $0) }
            }
            for sku in products.flatMap(\.skus) { skus[sku.code] = sku.id }
            made += round.count
            if (number + 1).isMultiple(of: Self.roundsTold) || number + 1 == rounds.count {
                maker.demo.progress("\(made) of \(entries.count) products")
            }
        }
        return plan.catalogue.variants.compactMap { skus[$0.code] }
    }

    /// All of them, made in one transaction.
    private func categories() async throws -> [String: CategoryID] {
        let present = try await past.catalog.categories()
        maker.setClock(plan, minutes: -30)
        let made =
            present.isEmpty
            ? try await past.database.write { [past] transaction in
                try DemoShelf.all.enumerated().map { position, shelf in
                    try past.catalog.createCategory(
                        NewCategory(
                            slug: shelf.slug, name: shelf.name.chinese, nameEnglish: shelf.name.english,
                            position: position), by: Demo.caller, in: transaction)
                }
            } : present
        return Dictionary(uniqueKeysWithValues: made.map { ($0.slug, $0.id) })
    }

    /// With their English names, before a good names them; those that an earlier start has made are left alone.
    private func makeBrands() async throws {
        let known = Set(
            try await past.database.read { [past] in
                try past.catalog.brandList(includingHidden: true, in: $0).map(\.name)
            })
        maker.setClock(plan, minutes: -20)
        for brand in DemoShelf.all.flatMap(\.brands) where !known.contains(brand.chinese) {
            _ = try await past.catalog.createBrand(
                NewBrand(
                    slug: Slug.make(from: brand.english), name: brand.chinese, nameEnglish: brand.english),
                by: Demo.caller)
        }
    }

    /// What an earlier start has made of a round: all of it or nothing.
    private func present(_ round: [DemoCatalogue.Entry]) async throws -> [Product] {
        var products: [Product] = []
        for entry in round {
            guard let known = try await past.catalog.product(ProductKey(entry.good.slug), includeUnpublished: true)
            else { return [] }
            products.append(known.product)
        }
        return products
    }

    private func fill(
        _ round: [DemoCatalogue.Entry], _ categories: [String: CategoryID], in transaction: Transaction
    ) throws -> [Product] {
        let new = try round.map { entry in
            entry.product(
                in: categories[entry.shelf.slug],
                try entry.keepPictures(at: past.database.clock.now(), in: transaction))
        }
        let products = try past.catalog.sellProducts(new, by: Demo.caller, in: transaction).map(\.product)
        let receipts = zip(round, products).flatMap { entry, product in
            entry.variants.flatMap { variant in
                openingStock(of: variant, product.skus.first { $0.code == variant.code })
            }
        }
        try past.inventory.receive(receipts, note: "开业铺货", by: Demo.caller, in: transaction)
        let bins = Dictionary(
            zip(round, products).flatMap { entry, product in
                product.skus.enumerated().map { ($1.id, Self.bin(of: entry, variant: $0)) }
            }
        ) { first, _ in first }
        for receipt in receipts {
            guard let bin = bins[receipt.skuID] else { continue }
            try past.inventory.setBin(
                bin, of: receipt.skuID, in: receipt.warehouseID, by: Demo.caller, in: transaction)
        }
        return products
    }

    /// An aisle for each shelf of the shop, a bay for each good, a level for each variant: `C-04-2`.
    private static func bin(of entry: DemoCatalogue.Entry, variant: Int) -> String {
        let aisles = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
        let shelf = DemoShelf.all.firstIndex { $0.slug == entry.shelf.slug } ?? 0
        let bay = entry.place + 1
        return "\(aisles[shelf % aisles.count])-\(bay < 10 ? "0" : "")\(bay)-\(variant + 1)"
    }

    private func openingStock(of variant: DemoCatalogue.Variant, _ sku: SKU?) -> [Receipt] {
        guard let sku, variant.share > 0 else { return [] }
        let all = Self.openingMinimum + Int(variant.share * plan.expectedPieces * Self.openingShare)
        return zip(warehouses, Self.warehouseShares).map { warehouse, share in
            Receipt(skuID: sku.id, warehouseID: warehouse.id, quantity: max(1, all * share / 100))
        }
    }
}
