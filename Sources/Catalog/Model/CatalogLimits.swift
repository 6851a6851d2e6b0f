import Kernel

/// The bounds of the catalogue, and the rules for its fields.
public enum CatalogLimits {
    public static let skusPerProduct = 100
    public static let picturesPerProduct = 20
    public static let tagsPerProduct = 50
    public static let tagLength = 100
    public static let specificationsPerProduct = 30
    public static let pictureURLsPerProduct = 50
    public static let categories = 2_000
    /// Levels of the category tree.
    public static let categoryDepth = 5
    /// Products that staff change together.
    public static let productsAtOnce = 100
    /// Variants whose prices one statement writes.
    public static let pricesAtOnce = 512
    /// Planned prices of one variant that have not begun.
    public static let pricePlansPerSKU = 50
    /// Planned prices that one transaction of the timer carries out, and how many such transactions it makes in a row.
    public static let pricePlansAtOnce = 100
    public static let pricePlanRounds = 100
    /// Price rules of one variant, for everybody and all groups.
    public static let priceRulesPerSKU = 40
    /// The largest number of pieces that a price rule may ask for: a line of a cart holds no more.
    public static let ruleQuantity = 999
    /// Products of one import statement.
    public static let importBatch = 500
    /// Brands of the whole shop.
    public static let brandsInAll = 2_000
    /// Brands of one listing.
    public static let brands = 500
    /// Parts of a listing of everything: a sitemap index names no more.
    public static let listingParts = 40_000
    /// Lines of one history listing.
    public static let historyLines = 200
    /// Variants of one look for buying; SQLite takes 32,766 parameters in a statement.
    public static let saleItems = 16_384
}

enum FieldRules {
    static let title = TextRule(field: "title", length: 1...200)
    static let subtitle = TextRule(field: "subtitle", length: 0...200)
    static let titleEnglish = TextRule(field: "title_en", length: 1...200)
    static let subtitleEnglish = TextRule(field: "subtitle_en", length: 1...200)
    static let descriptionEnglish = TextRule(field: "description_en", length: 1...20_000, allowsLines: true)
    private static let tag = TextRule(field: "tags", length: 1...CatalogLimits.tagLength)
    private static let pictureURL = TextRule(field: "picture_urls", length: 1...2_000)
    static let brand = TextRule(field: "brand", length: 1...100)
    static let brandName = TextRule(field: "name", length: 1...100)
    static let brandNameEnglish = TextRule(field: "name_en", length: 1...100)
    static let description = TextRule(field: "description", length: 0...20_000, allowsLines: true)
    static let categoryName = TextRule(field: "name", length: 1...100)
    static let categoryNameEnglish = TextRule(field: "name_en", length: 1...100)
    /// - Parameter field: which of the two words.
    static func synonym(_ field: String) -> TextRule { TextRule(field: field, length: 1...Synonym.wordLimit) }

    static let code = TextRule(field: "code", length: 1...64)
    static let reason = TextRule(field: "reason", length: 0...200)

    /// Back to a draft goes only what was looked at, and whoever made it wants to know why.
    static func checkReason(_ reason: String, to state: ProductState) throws(InputError) {
        guard state != .draft || !reason.isEmpty else { throw .missing(field: "reason") }
    }

    private static let slugLength = 1...100
    private static let positions = 0...1_000_000

    /// Lower-case letters, digits and single hyphens between them.
    static func slug(_ text: String) throws(InputError) -> String {
        let bytes = Array(text.utf8)
        let isWord = bytes.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
        guard slugLength.contains(bytes.count), isWord, bytes.first != UInt8(ascii: "-"),
            bytes.last != UInt8(ascii: "-"), !text.contains("--")
        else {
            throw .invalid(field: "slug", reason: .slug)
        }
        return text
    }

    static func price(_ amountMinor: Int64, field: String) throws(InputError) -> Int64 {
        guard (0...Money.amountMinorLimit).contains(amountMinor) else {
            throw .invalid(field: field, reason: .price)
        }
        return amountMinor
    }

    static func listPrice(_ amountMinor: Int64, price: Int64) throws(InputError) -> Int64 {
        let checked = try Self.price(amountMinor, field: "list_price")
        guard checked >= price else {
            throw .invalid(field: "list_price", reason: .listPrice)
        }
        return checked
    }

    static func tags(_ tags: [String]) throws -> [String] {
        try list(tags, tag, atMost: CatalogLimits.tagsPerProduct)
    }

    static func pictureURLs(_ urls: [String]) throws -> [String] {
        try list(urls, pictureURL, atMost: CatalogLimits.pictureURLsPerProduct)
    }

    private static func list(_ texts: [String], _ rule: TextRule, atMost limit: Int) throws -> [String] {
        guard texts.count <= limit else { throw CatalogError.tooMany(field: rule.field, limit: limit) }
        return try texts.map(rule.checked)
    }

    static func media(_ pictures: [ProductPicture]) throws -> [ProductPicture] {
        guard pictures.count <= CatalogLimits.picturesPerProduct else {
            throw CatalogError.tooMany(field: "media", limit: CatalogLimits.picturesPerProduct)
        }
        return try pictures.map { try $0.checked() }
    }

    /// The last place is shared by whoever comes after it.
    static func positionBehind(_ position: Int) -> Int { min(position + 1, positions.upperBound) }

    static func position(_ position: Int) throws(InputError) -> Int {
        guard positions.contains(position) else {
            throw .invalid(field: "position", reason: "From 0 to \(positions.upperBound).")
        }
        return position
    }
}
