public import Database
public import Kernel

/// A change of one variant among several.
public struct SKUEdit: Sendable {
    public let id: SKUID
    /// What the caller saw.
    public let version: Int64
    public let changes: SKUChanges

    public init(_ id: SKUID, version: Int64, _ changes: SKUChanges) {
        self.id = id
        self.version = version
        self.changes = changes
    }
}

extension Catalog {
    /// Changes variants of one product, all of them or none; each new price leaves a line in the price history.
    ///
    /// - Throws: as `updateSKU`; `NotFound` where one is no variant of the product.
    public func updateSKUs(
        of id: ProductID, _ edits: [SKUEdit], reason: String = "", by caller: Caller
    ) async throws -> [SKU] {
        let edits = try edits.map { SKUEdit($0.id, version: $0.version, try $0.changes.checked()) }
        let reason = try FieldRules.reason.checked(reason)
        return try await change(by: caller) { transaction, record in
            var product = try Self.lock(id, in: transaction).product
            return try Self.edit(&product, edits, reason: reason, record, in: transaction)
        }
    }

    /// The same in a product whose row is locked; the edits are checked.
    static func edit(
        _ product: inout Product, _ edits: [SKUEdit], reason: String, _ record: ChangeRecord,
        in transaction: Transaction
    ) throws -> [SKU] {
        var changes: [(old: SKU, new: SKU)] = []
        for edit in edits {
            guard let index = product.skus.firstIndex(where: { $0.id == edit.id }) else { throw NotFound("sku") }
            let old = product.skus[index]
            guard old.version == edit.version else { throw CatalogError.staleVersion(current: old.version) }
            product.skus[index] = try edit.changes.applied(to: old)
            changes.append((old, product.skus[index]))
        }
        guard !changes.isEmpty else { return [] }
        if [.review, .onSale].contains(product.state) { try product.checkComplete() }
        try write(changes, of: product.id, reason: reason, record, in: transaction)
        try ProductStore.refresh(product, in: transaction)
        return changes.map(\.new)
    }

    /// Writes variants' new states, their product's row being locked; what follows for the product is the caller's.
    static func write(
        _ changes: [(old: SKU, new: SKU)], of productID: ProductID, reason: String, _ record: ChangeRecord,
        in transaction: Transaction
    ) throws {
        try SKUStore.update(changes, in: transaction)
        let priced = changes.filter {
            ($0.new.priceMinor, $0.new.listPriceMinor) != ($0.old.priceMinor, $0.old.listPriceMinor)
        }
        if !priced.isEmpty {
            try SKUStore.insert(
                priced.map { PriceChange(of: $0.new, over: $0.old, record, reason: reason) }, in: transaction)
        }
        for (action, isPrice) in [("price_changed", true), ("sku_edited", false)] {
            let told = changes.filter { ($0.new.priceMinor != $0.old.priceMinor) == isPrice }
            guard !told.isEmpty else { continue }
            let lines = told.map { old, new in
                ChangeRecord.Change(productID, subject: new.id.description, details: new.told(since: old))
            }
            try record.products(lines, action, in: transaction)
        }
    }

    /// Takes a variant away for good, with its price history: one that was made by mistake.
    ///
    /// - Parameter isUsed: whether something of the shop still tells of it; asked while the variant is locked.
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.archived`, `.variantUsed`, `.incomplete` when the last
    ///   active variant of what is for sale would go.
    public func removeSKU(
        _ id: SKUID, version: Int64, by caller: Caller, in transaction: Transaction,
        unless isUsed: ([SKUID]) throws -> Bool
    ) throws {
        guard let productID = try SKUStore.product(of: id, in: transaction.session) else { throw NotFound("sku") }
        var product = try Self.lock(productID, in: transaction).product
        guard let index = product.skus.firstIndex(where: { $0.id == id }) else { throw NotFound("sku") }
        let sku = product.skus.remove(at: index)
        guard sku.version == version else { throw CatalogError.staleVersion(current: sku.version) }
        if [.review, .onSale].contains(product.state) { try product.checkComplete() }
        try SKUStore.lock([id], in: transaction)
        guard try !isUsed([id]) else { throw CatalogError.variantUsed }
        try SKUStore.remove([id], in: transaction)
        try ProductStore.refresh(product, in: transaction)
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        try record.product(productID, "sku_removed", subject: id.description, details: sku.code, in: transaction)
    }
}
