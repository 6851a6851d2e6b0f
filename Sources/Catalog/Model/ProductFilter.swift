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

    /// - Parameter sort: nil is by relevance where something is looked for, and the newest first otherwise.
    public init(
        query: String? = nil, categoryID: CategoryID? = nil, brand: String? = nil, priceMinMinor: Int64? = nil,
        priceMaxMinor: Int64? = nil, sort: ProductSort? = nil
    ) {
        self.query = query
        self.categoryID = categoryID
        self.brand = brand
        self.priceMinMinor = priceMinMinor
        self.priceMaxMinor = priceMaxMinor
        self.sort = sort ?? (query == nil ? .newest : .relevance)
    }

    /// What is looked for, as conditions; nil where nothing was typed.
    var searched: SearchQuery? {
        guard let query, !query.allSatisfy(\.isWhitespace) else { return nil }
        return SearchQuery(String(query.prefix(Self.queryLengthLimit)))
    }

    /// The conditions besides the words.
    var isNarrowed: Bool { categoryID != nil || brand != nil || priceMinMinor != nil || priceMaxMinor != nil }
}

/// The order of a product list; ties by id.
public enum ProductSort: String, Sendable, CaseIterable {
    /// Titles before brands and categories, these before attributes and descriptions; then the newest. Where nothing
    /// is looked for, the newest first.
    case relevance
    case newest
    /// By the pieces that were sold lately.
    case bestselling = "sales"
    case priceAscending = "price_asc"
    case priceDescending = "price_desc"
}

/// A page of products with the place of each in its list.
public struct FoundProducts: Sendable {
    public let items: [Product]
    /// Nil on the last page.
    public let next: Cursor?
    /// How what was typed was understood.
    public let reading: SearchReading
    let places: [ProductID: Int64]

    init(_ page: Page<PlacedProduct>, reading: SearchReading = .exact) {
        items = page.items.map(\.product)
        next = page.next
        self.reading = reading
        places = Dictionary(page.items.map { ($0.product.id, $0.place) }) { first, _ in first }
    }

    static let none = FoundProducts(Page(items: [], next: nil), reading: .nothing)

    public var page: Page<Product> { Page(items: items, next: next) }

    /// Where the list goes on after one of these products.
    public func cursor(after product: ProductID) -> Cursor? {
        places[product].map { Cursor(key: $0, id: product.rawValue) }
    }
}

/// How a search was understood.
public enum SearchReading: Sendable, Hashable {
    /// As it was typed.
    case exact
    /// Nothing has what was typed; the result is for this instead.
    case corrected(String)
    /// Nothing has all of the words; these have some of them.
    case partial
    case nothing

    /// How the log calls it.
    public var name: String {
        switch self {
        case .exact: "exact"
        case .corrected: "corrected"
        case .partial: "partial"
        case .nothing: "nothing"
        }
    }
}

/// A product with the key that it has in the order of its list.
struct PlacedProduct: Sendable {
    let product: Product
    let place: Int64

    var cursor: Cursor { Cursor(key: place, id: product.id.rawValue) }
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
