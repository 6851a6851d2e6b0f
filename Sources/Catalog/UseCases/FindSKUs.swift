public import Database
public import Kernel

/// A variant that a code names, with its product's title.
public struct FoundSKU: Sendable, Hashable, Identifiable {
    public let id: SKUID
    public let productID: ProductID
    public let code: String
    public let title: String
    public let label: String
}

extension Catalog {
    /// Variants whose code begins so, in the order of codes; bounded.
    public func skusFound(_ text: String, limit: Int, in session: Session) throws -> [FoundSKU] {
        try SKUStore.found(text, limit: limit, in: session)
    }
}
