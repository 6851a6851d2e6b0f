package import Database
public import Kernel

extension Catalog {
    /// Takes a draft away for good, with its variants: nobody ever saw it on sale.
    ///
    /// - Parameter isUsed: whether something of the shop tells of one of its variants; asked while it is locked.
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`, `.productUsed` for what is no draft or whose
    ///   variants are told of.
    package func removeProduct(
        _ id: ProductID, version: Int64, by caller: Caller, in transaction: Transaction,
        unless isUsed: ([SKUID]) throws -> Bool
    ) throws {
        let detail = try Self.lock(id, in: transaction)
        let product = detail.product
        guard product.version == version else { throw CatalogError.staleVersion(current: product.version) }
        let skus = product.skus.map(\.id)
        guard product.state == .draft, product.publishedAt == nil else { throw CatalogError.productUsed }
        try SKUStore.lock(skus, in: transaction)
        guard try !isUsed(skus) else { throw CatalogError.productUsed }
        try SKUStore.remove(skus, in: transaction)
        try TagStore.remove(of: id, in: transaction)
        try ProductStore.remove(id, in: transaction)
        try Self.drop(detail.video, in: transaction)
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        try record.product(id, "product_removed", details: product.slug, in: transaction)
    }

    /// Keeps variants from being taken away until the transaction ends: for whoever is the first to write something
    /// that tells of them, in the same transaction. Their texts and prices may change meanwhile.
    ///
    /// - Throws: `InputError.unknownReference` where one is not there any more; then the transaction is to be left.
    package static func hold(_ ids: some Collection<SKUID>, in transaction: Transaction) throws {
        guard try SKUStore.hold(ids, in: transaction) == Set(ids) else {
            throw InputError.unknownReference(field: "sku_id")
        }
    }

    /// Takes a category away that nothing stands in.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.categoryUsed` where goods or categories are below it.
    public func removeCategory(_ id: CategoryID, version: Int64, by caller: Caller) async throws {
        try await change(by: caller) { transaction, record in
            guard let old = try CategoryStore.find(id, in: transaction.session) else { throw NotFound("category") }
            // Goods and categories refer to it: the schema keeps one that is in use.
            let isGone = try unreferenced(orThrow: .categoryUsed) {
                try CategoryStore.remove(id, version: version, in: transaction)
            }
            guard isGone else { throw CatalogError.staleVersion(current: old.version) }
            try record.category(id, "category_removed", details: old.slug, in: transaction)
        }
    }

    /// Takes a brand away that no goods go by.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.brandUsed`.
    public func removeBrand(_ id: BrandID, version: Int64, by caller: Caller) async throws {
        try await change(by: caller) { transaction, record in
            guard let old = try BrandStore.lock(id, in: transaction) else { throw NotFound("brand") }
            let isGone = try unreferenced(orThrow: .brandUsed) {
                try BrandStore.remove(id, version: version, in: transaction)
            }
            guard isGone else { throw CatalogError.staleVersion(current: old.version) }
            try record.brand(id, "brand_removed", details: old.slug, in: transaction)
        }
    }
}
