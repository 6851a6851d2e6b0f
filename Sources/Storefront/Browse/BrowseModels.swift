import Catalog
import Kernel
import WebRuntime

/// The home page: where to look, and what is new.
struct HomeModel: Sendable {
    static let newestLimit = PageLimit(clamping: 24)

    let categories: [Category]
    let newest: [Product]
}

/// One category with what stands below it.
struct CategoryModel: Sendable {
    let category: Category
    /// From the root to the parent.
    let above: [Category]
    let below: [Category]
    let sort: ProductSort
    let products: Page<Product>

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

    let text: String
    let sort: ProductSort
    let products: Page<Product>
}

/// One product with its variants and what is left of them.
struct ProductModel: Sendable {
    /// From here down a visitor is told how many are left.
    static let scarceLimit = 5

    let detail: ProductDetail
    let available: [SKUID: Int]
    let state: FormState

    func available(_ sku: SKU) -> Int { available[sku.id, default: 0] }

    /// The variant that is chosen when the page comes: the one that was typed, or the first that can be had.
    var chosen: SKUID? {
        SKUID(state["sku"]) ?? detail.product.skus.first { available($0) > 0 }?.id
    }
}
