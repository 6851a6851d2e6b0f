import Catalog
import Kernel
import WebRuntime
import Workflows

/// What a visitor has chosen on a list, as it stands in the address: links are made from it, so that none is lost.
struct BrowseChoices: Sendable, Hashable {
    var text = ""
    /// A slug; on the page of a category it stands in the path instead.
    var category: String?
    var brand: String?
    var lowestMinor: Int64?
    var highestMinor: Int64?
    /// What was typed as prices and is none, by the fields' names; links do not carry it on.
    var unread: [String: String] = [:]
    var isInStock = false
    var sort: ProductSort?

    private static let brandLimit = 100
    private static let slugLimit = 100
    /// So much is shown again of what is no price.
    private static let priceLimit = 30

    init() {}

    /// What cannot be read as a price counts as not given, and is told: a list is shown in any case.
    init(_ query: FormFields) throws {
        text = String((query.raw("q") ?? "").filter { $0 != "\0" }.prefix(SearchModel.queryLimit))
        category = try query.optional("category", atMost: Self.slugLimit)
        brand = try query.optional("brand", atMost: Self.brandLimit)
        lowestMinor = price(query, "price_min")
        highestMinor = price(query, "price_max")
        if let lowest = lowestMinor, let highest = highestMinor, lowest > highest {
            (lowestMinor, highestMinor) = (highest, lowest)
        }
        isInStock = try query.optionalBoolean("in_stock") ?? false
        sort = try query.optionalChoice("sort")
    }

    private mutating func price(_ query: FormFields, _ name: String) -> Int64? {
        let typed = query.trimmed(name)
        guard !typed.isEmpty else { return nil }
        let price = Self.price(typed)
        if price == nil { unread[name] = String(typed.filter { $0 != "\0" }.prefix(Self.priceLimit)) }
        return price
    }

    /// A price as people type it: with its sign or 元, with commas between thousands, in the wide signs of a Chinese
    /// keyboard.
    private static func price(_ typed: String) -> Int64? {
        let form = /[¥￥$]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*元?/
        guard let found = TextFolding.narrow(typed).wholeMatch(of: form) else { return nil }
        return Money(decimal: found.1.filter { $0 != "," }, .cny)?.amountMinor
    }

    /// Whether anything narrows the list beside the words.
    var isNarrowed: Bool {
        category != nil || brand != nil || lowestMinor != nil || highestMinor != nil || isInStock
    }

    /// The words alone.
    var cleared: BrowseChoices {
        var choices = BrowseChoices()
        (choices.text, choices.sort) = (text, sort)
        return choices
    }

    func with(_ change: (inout BrowseChoices) -> Void) -> BrowseChoices {
        var copy = self
        change(&copy)
        return copy
    }

    func filter(_ categoryID: CategoryID?) -> ProductFilter {
        ProductFilter(
            query: text.isEmpty ? nil : text, categoryID: categoryID, brand: brand, priceMinMinor: lowestMinor,
            priceMaxMinor: highestMinor, sort: sort)
    }

    /// The query of an address.
    func query(cursor: Cursor? = nil) -> [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if !text.isEmpty { query.append(("q", text)) }
        if let category { query.append(("category", category)) }
        if let brand { query.append(("brand", brand)) }
        if let lowestMinor { query.append(("price_min", Self.decimal(lowestMinor))) }
        if let highestMinor { query.append(("price_max", Self.decimal(highestMinor))) }
        if isInStock { query.append(("in_stock", "true")) }
        if let sort { query.append(("sort", sort.rawValue)) }
        if let cursor { query.append(("cursor", cursor.text)) }
        return query
    }

    /// `19.99` as the forms take it.
    static func decimal(_ minor: Int64) -> String {
        let cents = minor % 100
        return cents == 0 ? "\(minor / 100)" : "\(minor / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}

/// A page of a list with everything that narrows it.
struct Listing: Sendable {
    let choices: BrowseChoices
    /// Where the list stands: the search, or the page of a category.
    let path: PagePath
    let slug: String?
    /// Whether it is the list's beginning.
    let isFirst: Bool
    let found: StockedProducts
    let facets: ProductFacets
    let tree: [Category]

    static let pageLimit = PageLimit(clamping: 24)

    func url(_ frame: PageFrame, _ choices: BrowseChoices, cursor: Cursor? = nil) -> String {
        let query = choices.query(cursor: cursor)
        guard let slug else { return frame.paths(path, query: query) }
        return frame.paths(path, slug, query: query)
    }

    /// The address of a category's part of this list.
    func url(_ frame: PageFrame, below category: Category) -> String {
        guard slug != nil else { return url(frame, choices.with { $0.category = category.slug }) }
        return frame.paths(.category, category.slug, query: choices.query())
    }

    var sorts: [ProductSort] {
        choices.text.isEmpty ? ProductSort.allCases.filter { $0 != .relevance } : ProductSort.allCases
    }

    var sort: ProductSort { choices.filter(nil).sort }
}
