public import Kernel

/// What staff look for in the list of goods.
public struct StaffFilter: Sendable, Hashable {
    public var state: ProductState?
    /// All its words must be found.
    public var query: String?
    /// Whether a product whose description alone has the words is left out.
    public var isNamed: Bool
    /// With everything below it in the tree.
    public var categoryID: CategoryID?
    public var brandID: BrandID?
    /// One of the shop's own words, as it stands at the products.
    public var tag: String?
    /// Nil: the best first where something is looked for, and the newest otherwise.
    public var sort: StaffSort?

    public init(
        state: ProductState? = nil, query: String? = nil, isNamed: Bool = false, categoryID: CategoryID? = nil,
        brandID: BrandID? = nil, tag: String? = nil, sort: StaffSort? = nil
    ) {
        self.state = state
        self.query = query
        self.isNamed = isNamed
        self.categoryID = categoryID
        self.brandID = brandID
        self.tag = tag
        self.sort = sort
    }
}

/// The order of the list of goods; ties by id.
public enum StaffSort: String, Sendable, CaseIterable {
    case newest
    /// By the lowest price; what has none stands as if it cost nothing.
    case priceAscending = "price_asc"
    case priceDescending = "price_desc"
    /// As the database orders texts. A page goes on after the product that the last one ended with; where that is gone
    /// meanwhile, there is no next page.
    case title
}
