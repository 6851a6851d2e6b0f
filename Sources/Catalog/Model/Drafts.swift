public import Kernel

/// A change of a field that may be empty: leaving it alone is not the same as emptying it.
public enum Edit<Value: Sendable>: Sendable {
    case keep
    case set(Value)

    /// What is set, as a rule leaves it; nothing and emptying pass.
    func checked<Text>(_ check: (Text) throws(InputError) -> Text) throws(InputError) -> Edit where Value == Text? {
        guard case .set(.some(let text)) = self else { return self }
        return .set(try check(text))
    }

    /// What is set; nil where the field is left alone.
    public var value: Value? {
        switch self {
        case .keep: nil
        case .set(let value): value
        }
    }

    func applied(to value: Value) -> Value {
        switch self {
        case .keep: value
        case .set(let new): new
        }
    }
}

/// A category to be made.
public struct NewCategory: Sendable {
    public var parentID: CategoryID?
    public var slug: String
    public var name: String
    public var nameEnglish: String?
    /// Nil: behind the others below the same parent.
    public var position: Int?

    public init(
        parentID: CategoryID? = nil, slug: String, name: String, nameEnglish: String? = nil, position: Int? = nil
    ) {
        self.parentID = parentID
        self.slug = slug
        self.name = name
        self.nameEnglish = nameEnglish
        self.position = position
    }
}

/// Changes of a category; nil and `.keep` leave a field alone.
public struct CategoryChanges: Sendable {
    public var parentID: Edit<CategoryID?> = .keep
    public var slug: String?
    public var name: String?
    public var nameEnglish: Edit<String?> = .keep
    public var position: Int?

    public init() {}
}

/// A product to be made, as a draft.
public struct NewProduct: Sendable {
    public var slug: String
    public var title: String
    public var titleEnglish: String?
    public var subtitle: String
    public var subtitleEnglish: String?
    /// By name; one that nobody has yet is made.
    public var brand: String?
    /// In place of the name.
    public var brandID: BrandID?
    public var description: String
    public var descriptionEnglish: String?
    public var media: [ProductPicture]
    public var tags: [String] = []
    public var pictureURLs: [String] = []
    public var specifications: [Specification] = []
    /// Its file must be stored already.
    public var video: ProductVideo?
    public var categoryID: CategoryID?
    public var currency: Currency
    public var skus: [NewSKU]

    public init(
        slug: String, title: String, titleEnglish: String? = nil, subtitle: String = "",
        subtitleEnglish: String? = nil, brand: String? = nil, description: String = "",
        descriptionEnglish: String? = nil, media: [ProductPicture] = [], categoryID: CategoryID? = nil,
        currency: Currency = .cny, skus: [NewSKU] = []
    ) {
        self.slug = slug
        self.title = title
        self.titleEnglish = titleEnglish
        self.subtitle = subtitle
        self.subtitleEnglish = subtitleEnglish
        self.brand = brand
        self.description = description
        self.descriptionEnglish = descriptionEnglish
        self.media = media
        self.categoryID = categoryID
        self.currency = currency
        self.skus = skus
    }
}

/// Changes of a product's own fields; nil and `.keep` leave a field alone.
public struct ProductChanges: Sendable {
    public var slug: String?
    public var title: String?
    public var titleEnglish: Edit<String?> = .keep
    public var subtitle: String?
    public var subtitleEnglish: Edit<String?> = .keep
    public var brand: Edit<String?> = .keep
    /// In place of the name.
    public var brandID: Edit<BrandID?> = .keep
    public var description: String?
    public var descriptionEnglish: Edit<String?> = .keep
    /// All of them, in their order: those that are not here are taken away.
    public var media: [ProductPicture]?
    public var tags: [String]?
    public var pictureURLs: [String]?
    /// All of them, in their order: those that are not here are taken away.
    public var specifications: [Specification]?
    /// Its file must be stored already.
    public var video: Edit<ProductVideo?> = .keep
    public var categoryID: Edit<CategoryID?> = .keep

    public init() {}
}

/// A variant to be made. Its currency is its product's.
public struct NewSKU: Sendable {
    public var code: String
    public var attributes: AttributePairs
    /// Empty where nobody has translated them.
    public var attributesEnglish: AttributePairs
    public var priceMinor: Int64
    /// Nil: the same as the price.
    public var listPriceMinor: Int64?
    /// Nil: behind the others.
    public var position: Int?

    public init(
        code: String, attributes: AttributePairs = [:], attributesEnglish: AttributePairs = [:],
        priceMinor: Int64, listPriceMinor: Int64? = nil, position: Int? = nil
    ) {
        self.code = code
        self.attributes = attributes
        self.attributesEnglish = attributesEnglish
        self.priceMinor = priceMinor
        self.listPriceMinor = listPriceMinor
        self.position = position
    }
}

/// Changes of a variant; nil leaves a field alone.
public struct SKUChanges: Sendable {
    public var code: String?
    public var attributes: AttributePairs?
    /// Where only `attributes` change, the English ones go.
    public var attributesEnglish: AttributePairs?
    public var priceMinor: Int64?
    /// Nil keeps it; where there is none, as it is no other than the price, it goes along with the price. Naming the
    /// price takes one away.
    public var listPriceMinor: Int64?
    public var state: SKUState?
    public var position: Int?

    public init() {}
}

/// A product of a shop's past: one variant, known by its stock code.
public struct ImportedProduct: Sendable {
    public let code: String
    public let title: String
    public let priceMinor: Int64

    public init(code: String, title: String, priceMinor: Int64) {
        self.code = code
        self.title = title
        self.priceMinor = priceMinor
    }
}
