public import Database
public import Kernel

/// What a variant is called, in whatever state it is: for lists of staff.
public struct SKUName: Sendable, Hashable {
    public let skuID: SKUID
    public let productID: ProductID
    public let code: String
    /// The product's title and the variant's attribute values.
    public let title: String
    /// The same in English, the values as far as they are translated; nil where the title is not.
    public let titleEnglish: String?

    init(skuID: SKUID, productID: ProductID, code: String, title: String, titleEnglish: String?) {
        self.skuID = skuID
        self.productID = productID
        self.code = code
        self.title = title
        self.titleEnglish = titleEnglish
    }

    /// For whoever reads English: the English title is the title, where there is one.
    public var inEnglish: SKUName {
        SKUName(
            skuID: skuID, productID: productID, code: code, title: titleEnglish ?? title, titleEnglish: titleEnglish)
    }
}

extension Catalog {
    /// What these variants are called; unknown ids are simply not there. At most `CatalogLimits.saleItems` ids.
    public func names(_ ids: some Collection<SKUID>) -> Query<[SKUID: SKUName]> {
        precondition(ids.count <= CatalogLimits.saleItems, "\(ids.count) variants at once")
        return SKUStore.names(ids)
    }
}
