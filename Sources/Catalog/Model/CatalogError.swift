public import Kernel

/// Expected outcomes of the catalogue.
public enum CatalogError: ExpectedError, Equatable {
    /// The state table has no such step.
    case invalidTransition(from: ProductState, to: ProductState)
    /// Somebody else edited it first: read it again.
    case staleVersion(current: Int64)
    case slugTaken
    case codeTaken
    /// The product has a variant with these attributes, perhaps a retired one.
    case variantTaken
    /// Orders or stock tell of the variant: it can be retired, and does not go.
    case variantUsed
    /// The product was seen by others than staff, or orders or stock tell of it.
    case productUsed
    /// Goods or other categories stand in it.
    case categoryUsed
    /// Goods go by it.
    case brandUsed
    /// The two words are synonyms already.
    case synonymTaken
    /// Another brand has the slug or the name, or is called so in the other language.
    case brandTaken
    /// Another planned price of the variant holds in that time.
    case priceWindowTaken
    /// It has begun, is over or was cancelled.
    case pricePlanBegun
    /// An archived product is not edited any more.
    case archived
    /// It cannot be sold like this: no category, or no active variant.
    case incomplete(Lack)
    /// A category below itself, or too deep.
    case invalidParent
    /// The shop's limit of such things is reached.
    case tooMany(field: String, limit: Int)

    /// What a product needs before it can be sold.
    public enum Lack: Sendable, CaseIterable {
        case category, activeVariant
    }

    public var kind: ErrorKind {
        switch self {
        case .invalidTransition, .slugTaken, .codeTaken, .variantTaken, .variantUsed, .productUsed, .categoryUsed,
            .brandUsed, .synonymTaken, .brandTaken, .archived, .incomplete, .priceWindowTaken, .pricePlanBegun:
            .conflict
        case .staleVersion: .stale
        case .invalidParent, .tooMany: .invalid
        }
    }

    public var code: String {
        switch self {
        case .invalidTransition: "invalid_transition"
        case .staleVersion: "stale_version"
        case .slugTaken: "slug_taken"
        case .codeTaken: "code_taken"
        case .variantTaken: "variant_taken"
        case .variantUsed: "variant_used"
        case .productUsed: "product_used"
        case .categoryUsed: "category_used"
        case .brandUsed: "brand_used"
        case .synonymTaken: "synonym_taken"
        case .brandTaken: "brand_taken"
        case .priceWindowTaken: "price_window_taken"
        case .pricePlanBegun: "price_plan_begun"
        case .archived: "product_archived"
        case .incomplete: "product_incomplete"
        case .invalidParent: "invalid_parent"
        case .tooMany: "too_many"
        }
    }

    public var field: String? {
        switch self {
        case .invalidTransition: "to"
        case .slugTaken: "slug"
        case .codeTaken: "code"
        case .variantTaken: "attributes"
        case .synonymTaken: "other"
        case .brandTaken: "name"
        case .invalidParent: "parent_id"
        case .tooMany(let field, _): field
        case .incomplete(.category): "category_id"
        case .incomplete(.activeVariant): "skus"
        case .priceWindowTaken: "starts_at"
        case .staleVersion, .archived, .variantUsed, .productUsed, .categoryUsed, .brandUsed, .pricePlanBegun: nil
        }
    }

    public var phrase: String {
        switch self {
        case .incomplete(.category): "product_without_category"
        case .incomplete(.activeVariant): "product_without_variant"
        default: code
        }
    }

    public var detail: String {
        switch self {
        case .invalidTransition(let from, let to): "A product cannot go from \(from.rawValue) to \(to.rawValue)."
        case .staleVersion: "It was changed by somebody else meanwhile."
        case .slugTaken: "Another one has this slug."
        case .codeTaken: "Another variant has this code."
        case .variantTaken: "Another variant of the product has these attributes, perhaps a retired one."
        case .variantUsed: "Orders or stock tell of the variant: it can only be retired."
        case .productUsed: "Only a draft that nothing tells of can be deleted."
        case .categoryUsed: "Goods or other categories stand in it."
        case .brandUsed: "Goods go by this brand."
        case .synonymTaken: "These words are synonyms already."
        case .brandTaken: "Another brand has this name, in either language, or this slug."
        case .priceWindowTaken: "Another planned price of the variant holds in that time."
        case .pricePlanBegun: "The planned price has begun, is over or was cancelled."
        case .archived: "An archived product cannot be changed."
        case .incomplete(.category): "The product has no category."
        case .incomplete(.activeVariant): "The product has no active variant."
        case .invalidParent: "A category cannot stand there in the tree."
        case .tooMany(_, let limit): "At most \(limit) are allowed."
        }
    }

    public var parameters: [String: String] {
        switch self {
        case .staleVersion(let current): ["version": String(current)]
        default: [:]
        }
    }
}
