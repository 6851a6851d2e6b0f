public import Kernel

/// A product as lists and pages show it, with its variants.
public struct Product: Sendable, Hashable {
    public let id: ProductID
    /// The last part of its URL; unique.
    public internal(set) var slug: String
    public internal(set) var title: String
    /// Nil where nobody has translated it: then the title stands.
    public internal(set) var titleEnglish: String?
    /// Empty where there is none.
    public internal(set) var subtitle: String
    public internal(set) var subtitleEnglish: String?
    /// Its brand's name.
    public internal(set) var brand: String?
    /// Nil where nobody has translated it.
    public internal(set) var brandEnglish: String?
    public internal(set) var brandID: BrandID?
    /// Nil for drafts in the making and for imported history.
    public internal(set) var categoryID: CategoryID?
    public internal(set) var state: ProductState
    /// Grows with every edit of the product's own fields and its state; `If-Match` names it.
    public internal(set) var version: Int64
    public let currency: Currency
    /// The lowest price of an active variant; nil while there is none.
    public internal(set) var priceMinor: Int64?
    /// The list price of that variant.
    public internal(set) var listPriceMinor: Int64?
    /// The highest price of an active variant; nil while there is none.
    public internal(set) var highestPriceMinor: Int64?
    /// The pieces that were sold in the last days, as far as they are counted.
    public internal(set) var soldLately = 0
    public let createdAt: Timestamp
    /// When it first went on sale.
    public internal(set) var publishedAt: Timestamp?
    /// As they are shown; the first is the cover.
    public internal(set) var media: [ProductPicture] = []
    /// In order of position. Visitors see the active ones, staff all.
    public var skus: [SKU] = []

    public var price: Money? { priceMinor.map { Money($0, currency) } }
    public var listPrice: Money? { listPriceMinor.map { Money($0, currency) } }
    public var highestPrice: Money? { highestPriceMinor.map { Money($0, currency) } }
    /// Whether `price` is the lowest of several.
    public var hasSeveralPrices: Bool { highestPriceMinor ?? 0 > priceMinor ?? 0 }
}

/// A product with what only its own page shows.
public struct ProductDetail: Sendable, Hashable {
    public internal(set) var product: Product
    /// As `RichText` reads it; empty where there is none.
    public internal(set) var description: String
    /// Nil where nobody has translated it.
    public internal(set) var descriptionEnglish: String?
    /// The shop's own words for groups of goods.
    public internal(set) var tags: [String] = []
    /// Where pictures stand on other servers: kept as texts, never fetched and never shown.
    public internal(set) var pictureURLs: [String] = []
    /// In the order in which its page lists them.
    public internal(set) var specifications: [Specification] = []
    public internal(set) var video: ProductVideo?

    /// With the active variants alone, as visitors see it once it is on sale.
    public var asShown: ProductDetail {
        var shown = self
        shown.product.skus = product.skus.filter { $0.state == .active }
        return shown
    }
}

/// A variant: what is bought, stocked and priced.
public struct SKU: Sendable, Hashable {
    public let id: SKUID
    public let productID: ProductID
    /// The shop's own code; unique, and its case counts.
    public let code: String
    public let attributes: SKUAttributes
    /// The same in English; none where nobody has translated them.
    public let attributesEnglish: SKUAttributes
    public let priceMinor: Int64
    /// Never below the price.
    public let listPriceMinor: Int64
    public let currency: Currency
    public let state: SKUState
    public let position: Int
    public let version: Int64

    public var price: Money { Money(priceMinor, currency) }
    public var listPrice: Money { Money(listPriceMinor, currency) }
    /// Nil where the list price is no other than the price: then nobody has set one, and there is none to show.
    public var ownListPrice: Money? { listPriceMinor == priceMinor ? nil : listPrice }
}

/// What buying needs to know of a variant, in one cheap look.
public struct SaleItem: Sendable, Hashable {
    public let skuID: SKUID
    public let productID: ProductID
    public let code: String
    /// The product's title and the variant's attribute values.
    public let title: String
    /// The sale price; what is charged may be less (`rule(for:groups:)`).
    public let unitPriceMinor: Int64
    public let listPriceMinor: Int64
    public let currency: Currency
    /// The product is on sale and the variant active.
    public let isOnSale: Bool
    /// For everybody and for groups, in no order.
    public internal(set) var priceRules: [PriceRule]

    public init(
        skuID: SKUID, productID: ProductID, code: String, title: String, unitPriceMinor: Int64, listPriceMinor: Int64,
        currency: Currency, isOnSale: Bool, priceRules: [PriceRule] = []
    ) {
        self.skuID = skuID
        self.productID = productID
        self.code = code
        self.title = title
        self.unitPriceMinor = unitPriceMinor
        self.listPriceMinor = listPriceMinor
        self.currency = currency
        self.isOnSale = isOnSale
        self.priceRules = priceRules
    }

    /// Whether what is charged may depend on who buys.
    public var hasGroupPrices: Bool { priceRules.contains { $0.groupID != nil } }

    /// The rule by whose price so many pieces are charged; nil where that is the sale price.
    ///
    /// - Parameter groups: those that the customer is in; none of a guest.
    public func rule(for quantity: Int, groups: Set<CustomerGroupID>) -> PriceRule? {
        priceRules.winner(over: unitPriceMinor, quantity: quantity, groups: groups)
    }
}

/// A variant as carts and lists of orders show it.
public struct SKUFace: Sendable, Hashable {
    public let productID: ProductID
    public let slug: String
    public let title: String
    public let titleEnglish: String?
    /// The variant's attribute values; empty where there are none.
    public let label: String
    /// The same in English; empty where nobody has translated them.
    public let labelEnglish: String
    public let cover: ProductPicture?
    /// Whether the product has a page in the shop.
    public let isShown: Bool
}

/// A node of the category tree.
public struct Category: Sendable, Hashable {
    public let id: CategoryID
    /// Nil at the root.
    public let parentID: CategoryID?
    public let slug: String
    public let name: String
    public let nameEnglish: String?
    /// Order among its siblings; ties by id.
    public let position: Int
    public let version: Int64
}

/// One line of a variant's price history.
public struct PriceChange: Sendable, Hashable {
    public let skuID: SKUID
    /// The variant's version with this price.
    public let version: Int64
    /// Nil for the first price.
    public let oldPriceMinor: Int64?
    public let newPriceMinor: Int64
    public let listPriceMinor: Int64
    public let currency: Currency
    public let at: Timestamp
    /// As `Actor` prints it.
    public let by: String
    public let reason: String
}

/// One line of a product's life.
public struct ProductTransition: Sendable, Hashable {
    /// The product's version in the new state.
    public let version: Int64
    public let from: ProductState
    public let to: ProductState
    public let at: Timestamp
    /// As `Actor` prints it.
    public let by: String
    public let reason: String
}
