public import Kernel

/// What a visitor looks for.
public struct ProductFilter: Sendable {
    /// Characters of a query that are looked at.
    public static let queryLengthLimit = 200

    /// All its words must be found.
    public var query: String?
    /// With everything below it in the tree.
    public var categoryID: CategoryID?
    /// Width and case do not matter.
    public var brand: String?
    /// Bounds of the lowest price, both inclusive.
    public var priceMinMinor: Int64?
    public var priceMaxMinor: Int64?
    public var sort: ProductSort

    public init(
        query: String? = nil, categoryID: CategoryID? = nil, brand: String? = nil, priceMinMinor: Int64? = nil,
        priceMaxMinor: Int64? = nil, sort: ProductSort = .newest
    ) {
        self.query = query
        self.categoryID = categoryID
        self.brand = brand
        self.priceMinMinor = priceMinMinor
        self.priceMaxMinor = priceMaxMinor
        self.sort = sort
    }
}

/// The order of a product list; ties by id.
public enum ProductSort: String, Sendable, CaseIterable {
    case newest
    case priceAscending = "price_asc"
    case priceDescending = "price_desc"
}

extension Product {
    /// Where a list of this order goes on after the product; nil stands for the staff's list, newest first.
    public func cursor(in sort: ProductSort?) -> Cursor {
        let key: Int64 =
            switch sort {
            case nil: id.rawValue
            case .newest: publishedAt?.milliseconds ?? 0
            case .priceAscending, .priceDescending: priceMinor ?? 0
            }
        return Cursor(key: key, id: id.rawValue)
    }
}

/// How a product is named in a URL.
public enum ProductKey: Sendable, Hashable {
    case id(ProductID)
    case slug(String)

    /// An id where the text reads as one, otherwise a slug.
    public init(_ text: String) {
        self = ProductID(text).map(ProductKey.id) ?? .slug(text)
    }
}
