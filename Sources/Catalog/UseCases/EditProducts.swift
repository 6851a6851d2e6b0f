import Database
public import Kernel

extension Catalog {
    /// Makes a product as a draft, with its variants.
    ///
    /// - Throws: `InputError` for wrong fields and an unknown category; `CatalogError.slugTaken`, `.codeTaken`,
    ///   `.tooMany`.
    public func createProduct(_ new: NewProduct, by caller: Caller) async throws -> ProductDetail {
        let id: ProductID = database.ids.next()
        let now = database.clock.now()
        let skus = try newSKUs(new.skus, of: id, currency: new.currency, behind: [])
        var product = Product(
            id: id, slug: try FieldRules.slug(new.slug), title: try FieldRules.title.checked(new.title),
            subtitle: try FieldRules.subtitle.checked(new.subtitle), brand: try new.brand.map(FieldRules.brand.checked),
            categoryID: new.categoryID, state: .draft, version: 1, currency: new.currency, priceMinor: nil,
            listPriceMinor: nil, createdAt: now, publishedAt: nil, skus: skus)
        product = product.priced()
        let detail = ProductDetail(
            product: product, description: try FieldRules.description.checked(new.description))
        return try await change(by: caller) { [product] transaction, record in
            try Self.checkCategory(product.categoryID, in: transaction)
            try ProductStore.insert(detail, in: transaction)
            try Self.insert(skus, record, in: transaction)
            try ProductStore.insertTokens(of: [product], in: transaction)
            try record.product(id, "product_created", details: product.slug, in: transaction)
            return detail
        }
    }

    /// Changes a product's own fields as they were at `version`.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.slugTaken`, `.archived`, `.incomplete` when what is for
    ///   sale would lose its category; `InputError`.
    public func updateProduct(
        _ id: ProductID, version: Int64, _ changes: ProductChanges, by caller: Caller
    ) async throws -> ProductDetail {
        let changes = try changes.checked()
        return try await change(by: caller) { transaction, record in
            let old = try Self.lock(id, in: transaction)
            guard old.product.version == version else {
                throw CatalogError.staleVersion(current: old.product.version)
            }
            if case .set(let category) = changes.categoryID { try Self.checkCategory(category, in: transaction) }
            let new = changes.applied(to: old)
            if [.review, .onSale].contains(new.product.state) { try new.product.checkComplete() }
            guard try ProductStore.update(new, from: version, in: transaction) else {
                throw CatalogError.staleVersion(current: version)
            }
            try ProductStore.refresh(new.product, in: transaction)
            try record.product(id, "product_edited", details: new.product.slug, in: transaction)
            return new
        }
    }

    /// Takes a product to another state by the table of `ProductState`; every step leaves a line in its history.
    ///
    /// - Parameter version: what the caller saw; nil where the state alone matters.
    /// - Throws: `NotFound`; `CatalogError.invalidTransition`, `.staleVersion`, `.incomplete` when it cannot be sold.
    public func transition(
        _ id: ProductID, to state: ProductState, version: Int64? = nil, reason: String = "", by caller: Caller
    ) async throws -> ProductDetail {
        let reason = try FieldRules.reason.checked(reason)
        return try await change(by: caller) { transaction, record in
            let old = try Self.lock(id, in: transaction, evenArchived: true)
            let from = old.product.state
            guard version == nil || version == old.product.version else {
                throw CatalogError.staleVersion(current: old.product.version)
            }
            guard from.successors.contains(state) else {
                throw CatalogError.invalidTransition(from: from, to: state)
            }
            let new = ProductDetail(product: old.product.moved(to: state, at: record.at), description: old.description)
            if [.review, .onSale].contains(state) { try new.product.checkComplete() }
            guard try ProductStore.update(new, from: old.product.version, in: transaction) else {
                throw CatalogError.staleVersion(current: old.product.version)
            }
            let step = ProductTransition(
                version: new.product.version, from: from, to: state, at: record.at, by: caller.actor.description,
                reason: reason)
            try ProductStore.insert(step, of: id, in: transaction)
            try record.product(
                id, "product_moved", details: "\(from.rawValue) to \(state.rawValue)", in: transaction)
            return new
        }
    }

    /// The steps of a product's life, newest first.
    public func transitions(of id: ProductID) async throws -> [ProductTransition] {
        try await database.read { session in try ProductStore.transitions(of: id, in: session) }
    }

    /// Runs one change with its record; the body may run more than once.
    func change<Value: Sendable>(
        by caller: Caller, _ body: @escaping @Sendable (Transaction, ChangeRecord) throws -> Value
    ) async throws -> Value {
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        return try await database.write { transaction in try body(transaction, record) }
    }

    /// The product with all its variants, its row locked: edits of one product stand in line here.
    static func lock(
        _ id: ProductID, in transaction: Transaction, evenArchived: Bool = false
    ) throws -> ProductDetail {
        guard let detail = try ProductStore.lock(id, in: transaction) else { throw NotFound("product") }
        guard evenArchived || detail.product.state != .archived else { throw CatalogError.archived }
        var product = detail.product
        product.skus = try SKUStore.all(of: id, in: transaction.session)
        return ProductDetail(product: product, description: detail.description)
    }

    private static func checkCategory(_ id: CategoryID?, in transaction: Transaction) throws {
        guard let id else { return }
        guard try CategoryStore.exists(id, in: transaction.session) else {
            throw InputError.unknownReference(field: "category_id")
        }
    }
}

extension Product {
    /// - Throws: `CatalogError.incomplete` where a visitor could not buy it.
    func checkComplete() throws(CatalogError) {
        guard categoryID != nil else { throw .incomplete(reason: "The product has no category.") }
        guard cheapest != nil else { throw .incomplete(reason: "The product has no active variant.") }
    }

    /// With the lowest price that its variants now give.
    func priced() -> Product {
        Product(
            id: id, slug: slug, title: title, subtitle: subtitle, brand: brand, categoryID: categoryID, state: state,
            version: version, currency: currency, priceMinor: cheapest?.priceMinor,
            listPriceMinor: cheapest?.listPriceMinor, createdAt: createdAt, publishedAt: publishedAt, skus: skus)
    }

    fileprivate func moved(to state: ProductState, at now: Timestamp) -> Product {
        Product(
            id: id, slug: slug, title: title, subtitle: subtitle, brand: brand, categoryID: categoryID, state: state,
            version: version + 1, currency: currency, priceMinor: priceMinor, listPriceMinor: listPriceMinor,
            createdAt: createdAt, publishedAt: state == .onSale ? publishedAt ?? now : publishedAt, skus: skus)
    }
}

extension ProductChanges {
    fileprivate func checked() throws(InputError) -> ProductChanges {
        var checked = self
        if let slug { checked.slug = try FieldRules.slug(slug) }
        if let title { checked.title = try FieldRules.title.checked(title) }
        if let subtitle { checked.subtitle = try FieldRules.subtitle.checked(subtitle) }
        if let description { checked.description = try FieldRules.description.checked(description) }
        if case .set(.some(let brand)) = brand { checked.brand = .set(try FieldRules.brand.checked(brand)) }
        return checked
    }

    fileprivate func applied(to old: ProductDetail) -> ProductDetail {
        let product = old.product
        let new = Product(
            id: product.id, slug: slug ?? product.slug, title: title ?? product.title,
            subtitle: subtitle ?? product.subtitle, brand: brand.applied(to: product.brand),
            categoryID: categoryID.applied(to: product.categoryID), state: product.state,
            version: product.version + 1, currency: product.currency, priceMinor: product.priceMinor,
            listPriceMinor: product.listPriceMinor, createdAt: product.createdAt, publishedAt: product.publishedAt,
            skus: product.skus)
        return ProductDetail(product: new, description: description ?? old.description)
    }
}
