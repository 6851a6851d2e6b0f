import Catalog
import Database
public import Kernel

extension Shop {
    /// Takes a variant away that nobody ever ordered and no warehouse ever had; any other can only be retired.
    ///
    /// - Throws: `NotFound`; `CatalogError.variantUsed`, `.staleVersion`, `.archived`, `.incomplete`.
    public func removeSKU(_ id: SKUID, version: Int64, by caller: Caller) async throws {
        try await database.write { [catalog] transaction in
            try catalog.removeSKU(id, version: version, by: caller, in: transaction) {
                try GoodsInUse.has($0, in: transaction.session)
            }
        }
    }

    /// Takes a draft away that nobody ever saw on sale, with its variants.
    ///
    /// - Throws: `NotFound`; `CatalogError.productUsed`, `.staleVersion`, `.archived`.
    public func removeProduct(_ id: ProductID, version: Int64, by caller: Caller) async throws {
        try await database.write { [catalog] transaction in
            try catalog.removeProduct(id, version: version, by: caller, in: transaction) {
                try GoodsInUse.has($0, in: transaction.session)
            }
        }
    }
}
