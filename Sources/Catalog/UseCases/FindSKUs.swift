public import Database
public import Kernel

/// A variant that a code names.
public struct FoundSKU: Sendable, Hashable, Identifiable {
    public let id: SKUID
    public let productID: ProductID
    public let code: String
    /// The product's title and the variant's attribute values.
    public let title: String
    /// As `SKUName.titleEnglish`.
    public let titleEnglish: String?
}

extension Catalog {
    /// Variants whose code begins so, in the order of codes; bounded.
    public func skusFound(_ text: String, limit: Int, in session: Session) throws -> [FoundSKU] {
        try SKUStore.found(text, limit: limit, in: session)
    }
}
