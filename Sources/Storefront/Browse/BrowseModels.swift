import Catalog
import Kernel
import WebRuntime

/// The home page: where to look, and what is new.
struct HomeModel: Sendable {
    static let newestLimit = PageLimit(clamping: 24)
    static let popularLimit = PageLimit(clamping: 8)

    let categories: [Category]
    /// What sold best lately; none where nothing was sold.
    let popular: [Product]
    let newest: [Product]
    /// Scheme and host of the shop.
    let site: String
}

/// One category with what stands below it.
struct CategoryModel: Sendable {
    let category: Category
    /// From the root to the parent.
    let above: [Category]
    let listing: Listing
    /// Scheme and host of the shop.
    let site: String

    /// The way from the root down to a category, without it.
    static func above(_ category: Category, in tree: [Category]) -> [Category] {
        var path: [Category] = []
        var next = category.parentID
        while let id = next, path.count < CatalogLimits.categoryDepth, let parent = tree.first(where: { $0.id == id }) {
            path.insert(parent, at: 0)
            next = parent.parentID
        }
        return path
    }
}

/// What a search found.
struct SearchModel: Sendable {
    /// Characters of a query that are looked at.
    static let queryLimit = 100

    /// Categories that are offered where nothing was found.
    static let popularLimit = 12
    /// New goods that are offered where nothing was found.
    static let newestLimit = PageLimit(clamping: 8)

    let listing: Listing
    /// Only where nothing was found.
    let newest: [Product]
    /// Other words; only where nothing was found.
    let suggestions: [String]
}

/// What everybody sees of a product.
struct ShownProduct: Sendable {
    let detail: ProductDetail
    let available: [SKUID: Int]
    /// By how many pieces prices fall for everybody; nothing of a group's prices.
    let breaks: QuantityBreaks
    /// From the root to the product's category.
    let above: [Category]
    /// Other goods of that category.
    let related: [Product]
}

/// One product with its variants and what is left of them.
struct ProductModel: Sendable {
    /// From here down a visitor is told how many are left.
    static let scarceLimit = 5
    /// Other goods of the category that are offered.
    static let relatedLimit = PageLimit(clamping: 8)

    let detail: ProductDetail
    let available: [SKUID: Int]
    let breaks: QuantityBreaks
    /// The goods amount from which standard delivery costs nothing.
    let freeFrom: Money
    let state: FormState
    /// From the root to the product's category.
    let above: [Category]
    /// Scheme and host of the shop.
    let site: String
    /// When it leaves that is paid now, and when it arrives by standard delivery.
    let leaving: CivilDay
    let arrival: ClosedRange<CivilDay>
    let cutOffHour: Int
    /// For sending something back that is bought now.
    let daysToReturn: Int
    /// Other goods of the product's category.
    let related: [Product]
    /// Other goods that the visitor has looked at last.
    let seen: [Product]
    /// What is cheaper for the visitor than for others: never part of what is kept for everybody.
    let ownPrices: [SKUID: [PriceRule]]
    /// Whether staff look at what may not be on sale.
    let isPreview: Bool

    /// What tells the variants apart, with the values that there are.
    func axes(_ frame: PageFrame) -> [(name: String, values: [String])] {
        var axes: [(name: String, values: [String])] = []
        let skus = detail.product.skus
        // Half of them in another language would be other properties with other values.
        let isTranslated = skus.allSatisfy { $0.attributes == .none || $0.attributesEnglish != .none }
        for pair in skus.flatMap({ isTranslated ? frame.attributes($0).pairs : $0.attributes.pairs }) {
            if let index = axes.firstIndex(where: { $0.name == pair.name }) {
                if !axes[index].values.contains(pair.value) { axes[index].values.append(pair.value) }
            } else {
                axes.append((pair.name, [pair.value]))
            }
        }
        return axes
    }

    func available(_ sku: SKU) -> Int { available[sku.id, default: 0] }

    /// The variant that is chosen when the page comes: the one that was asked for, or the only one. Nobody buys a size
    /// that nobody chose.
    var chosen: SKUID? {
        let skus = detail.product.skus
        let id = SKUID(state["sku"]) ?? (skus.count == 1 ? skus.first?.id : nil)
        return skus.first { $0.id == id && available($0) > 0 }?.id
    }
}
