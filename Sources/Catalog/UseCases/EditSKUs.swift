import Database
public import Kernel

extension Catalog {
    /// Adds a variant to a product.
    ///
    /// - Throws: `NotFound` for the product; `CatalogError.codeTaken`, `.variantTaken`, `.archived`, `.tooMany`;
    ///   `InputError`.
    public func addSKU(
        _ new: NewSKU, to id: ProductID, by caller: Caller
    ) async throws -> SKU {
        try await addSKUs([new], to: id, by: caller)[0]
    }

    /// Adds variants to a product, all of them or none.
    ///
    /// - Throws: as `addSKU`.
    public func addSKUs(
        _ new: [NewSKU], to id: ProductID, by caller: Caller
    ) async throws -> [SKU] {
        // Checked once before anything is locked; the currency comes with the product.
        _ = try newSKUs(new, of: id, currency: .cny, behind: [])
        return try await change(by: caller) { transaction, record in
            var product = try Self.lock(id, in: transaction).product
            let added = try newSKUs(new, of: id, currency: product.currency, behind: product.skus)
            try Self.checkApart(added, from: product.skus)
            try Self.insert(added, record, in: transaction)
            product.skus += added
            try ProductStore.refresh(product, in: transaction)
            let changes = added.map { sku in
                ChangeRecord.Change(id, subject: sku.id.description, details: "\(sku.code) at \(sku.price)")
            }
            try record.products(changes, "sku_added", in: transaction)
            return added
        }
    }

    /// What the schema refuses as well, told before anything is written. Variants without attributes are told apart by
    /// their codes.
    private static func checkApart(_ added: [SKU], from existing: [SKU]) throws(CatalogError) {
        var known = Set(existing.compactMap(\.attributes.key))
        for key in added.compactMap(\.attributes.key) {
            guard known.insert(key).inserted else { throw .variantTaken }
        }
    }

    /// Changes a variant as it was at `version`; a new price leaves a line in the price history.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.codeTaken`, `.variantTaken`, `.archived`, `.incomplete`
    ///   when the last active variant of what is for sale would go; `InputError`.
    public func updateSKU(
        _ id: SKUID, version: Int64, _ changes: SKUChanges, reason: String = "", by caller: Caller
    ) async throws -> SKU {
        let changes = try changes.checked()
        let reason = try FieldRules.reason.checked(reason)
        return try await change(by: caller) { transaction, record in
            guard let productID = try SKUStore.product(of: id, in: transaction.session) else { throw NotFound("sku") }
            var product = try Self.lock(productID, in: transaction).product
            let edit = SKUEdit(id, version: version, changes)
            return try Self.edit(&product, [edit], reason: reason, record, in: transaction)[0]
        }
    }

    /// The prices that a variant had, newest first.
    public func priceHistory(of id: SKUID) async throws -> [PriceChange] {
        try await database.read { session in try SKUStore.priceHistory(of: id, in: session) }
    }

    /// Checks new variants and puts them behind those that are there.
    func newSKUs(
        _ new: [NewSKU], of product: ProductID, currency: Currency, behind existing: [SKU]
    ) throws -> [SKU] {
        guard existing.count + new.count <= CatalogLimits.skusPerProduct else {
            throw CatalogError.tooMany(field: "skus", limit: CatalogLimits.skusPerProduct)
        }
        let codes = try new.map { try FieldRules.code.checked($0.code) }
        guard Set(codes).count == codes.count else { throw CatalogError.codeTaken }
        var position = existing.map(\.position).max() ?? -1
        let skus = try zip(new, codes).map { sku, code in
            let price = try FieldRules.price(sku.priceMinor, field: "price")
            position = try FieldRules.position(sku.position ?? (position + 1))
            return SKU(
                id: database.ids.next(), productID: product, code: code, attributes: try SKUAttributes(sku.attributes),
                attributesEnglish: try SKUAttributes(sku.attributesEnglish, field: "attributes_en"), priceMinor: price,
                listPriceMinor: try FieldRules.listPrice(sku.listPriceMinor ?? price, price: price),
                currency: currency, state: .active, position: position, version: 1)
        }
        try Self.checkApart(skus, from: [])
        return skus
    }

    /// Variants and their first prices, in one transaction with what they belong to.
    static func insert(_ skus: [SKU], _ record: ChangeRecord, in transaction: Transaction) throws {
        try SKUStore.apart {
            try SKUStore.insert(skus, in: transaction)
            // On PostgreSQL the insert travels with the next statement: its failure must show in here.
            guard let first = skus.first else { return }
            _ = try SKUStore.product(of: first.id, in: transaction.session)
        }
        try SKUStore.insert(
            skus.map { PriceChange(of: $0, over: nil, record, reason: PriceChange.firstReason) }, in: transaction)
    }
}

extension PriceChange {
    /// - Parameter old: nil for a variant's first price.
    init(of new: SKU, over old: SKU?, _ record: ChangeRecord, reason: String) {
        self.init(
            skuID: new.id, version: new.version, oldPriceMinor: old?.priceMinor, newPriceMinor: new.priceMinor,
            listPriceMinor: new.listPriceMinor, currency: new.currency, at: record.at,
            by: record.caller.actor.description, reason: reason)
    }
}

extension NewSKU {
    /// - Throws: for the first of its fields that `addSKU` would refuse in itself.
    public func check() throws(InputError) {
        _ = try FieldRules.code.checked(code)
        _ = try SKUAttributes(attributes)
        _ = try SKUAttributes(attributesEnglish, field: "attributes_en")
        _ = try FieldRules.price(priceMinor, field: "price")
        _ = try FieldRules.listPrice(listPriceMinor ?? priceMinor, price: priceMinor)
    }
}

extension SKUChanges {
    /// With its texts trimmed, and every field within its bounds.
    public func checked() throws(InputError) -> SKUChanges {
        var checked = self
        if let code { checked.code = try FieldRules.code.checked(code) }
        if let attributes { _ = try SKUAttributes(attributes) }
        if let attributesEnglish { _ = try SKUAttributes(attributesEnglish, field: "attributes_en") }
        if let priceMinor { checked.priceMinor = try FieldRules.price(priceMinor, field: "price") }
        if let listPriceMinor { checked.listPriceMinor = try FieldRules.price(listPriceMinor, field: "list_price") }
        if let position { checked.position = try FieldRules.position(position) }
        return checked
    }

    /// The variant after these changes, its version one higher.
    public func applied(to old: SKU) throws(InputError) -> SKU {
        let price = priceMinor ?? old.priceMinor
        var attributes = old.attributes
        if let pairs = self.attributes { attributes = try SKUAttributes(pairs) }
        var english = old.attributesEnglish
        if let pairs = attributesEnglish {
            english = try SKUAttributes(pairs, field: "attributes_en")
        } else if attributes.key != old.attributes.key {
            // It would go on telling what the variant was.
            english = .none
        }
        return SKU(
            id: old.id, productID: old.productID, code: code ?? old.code, attributes: attributes,
            attributesEnglish: english, priceMinor: price,
            listPriceMinor: try FieldRules.listPrice(newListPrice(over: old, price), price: price),
            currency: old.currency, state: state ?? old.state, position: position ?? old.position,
            version: old.version + 1)
    }

    /// The one rule for a variant whose list price is no other than its price, so that nobody has set one: it goes
    /// along with the price. Who sends it back as it was means no list price either where it would be below the new
    /// price.
    private func newListPrice(over old: SKU, _ price: Int64) -> Int64 {
        guard old.ownListPrice == nil else { return listPriceMinor ?? old.listPriceMinor }
        guard let list = listPriceMinor, list != old.listPriceMinor || list > price else { return price }
        return list
    }
}
