import Database
public import Kernel

extension Catalog {
    /// Makes a product as a draft, with its variants.
    ///
    /// - Throws: `InputError` for wrong fields and an unknown category; `CatalogError.slugTaken`, `.codeTaken`,
    ///   `.tooMany`.
    public func createProduct(_ new: NewProduct, by caller: Caller) async throws -> ProductDetail {
        let draft = try draft(new)
        return try await change(by: caller) { transaction, record in
            let detail = try insert(draft, new.brandID, record, in: transaction)
            try SearchIndex.rebuild([detail.product.id], in: transaction)
            return detail
        }
    }

    /// The product that a draft would make, with every field checked; nothing is read and nothing written.
    ///
    /// - Throws: as `createProduct`, for what shows without a look at the database.
    public func draft(_ new: NewProduct) throws -> ProductDetail {
        let id: ProductID = database.ids.next()
        let now = database.clock.now()
        let skus = try newSKUs(new.skus, of: id, currency: new.currency, behind: [])
        var product = Product(
            id: id, slug: try FieldRules.slug(new.slug), title: try FieldRules.title.checked(new.title),
            titleEnglish: try new.titleEnglish.map(FieldRules.titleEnglish.checked),
            subtitle: try FieldRules.subtitle.checked(new.subtitle),
            subtitleEnglish: try new.subtitleEnglish.map(FieldRules.subtitleEnglish.checked),
            brand: try new.brand.map(FieldRules.brand.checked), categoryID: new.categoryID, state: .draft, version: 1,
            currency: new.currency, createdAt: now, media: try FieldRules.media(new.media), skus: skus)
        product = product.priced()
        return ProductDetail(
            product: product, description: try FieldRules.description.checked(new.description),
            descriptionEnglish: try new.descriptionEnglish.map(FieldRules.descriptionEnglish.checked),
            tags: try FieldRules.tags(new.tags), pictureURLs: try FieldRules.pictureURLs(new.pictureURLs),
            specifications: try FieldRules.specifications(new.specifications), video: try new.video?.checked())
    }

    /// All that `draft` would refuse of the texts and prices, field by field; a price that cannot be is one of them.
    public func faults(of new: NewProduct) -> [InputError] {
        var found: [InputError] = []
        func check(_ body: () throws(InputError) -> Void) {
            do throws(InputError) { try body() } catch { found.append(error) }
        }
        let texts: [(rule: TextRule, text: String?)] = [
            (FieldRules.title, new.title), (FieldRules.titleEnglish, new.titleEnglish),
            (FieldRules.subtitle, new.subtitle), (FieldRules.subtitleEnglish, new.subtitleEnglish),
            (FieldRules.brand, new.brand), (FieldRules.description, new.description),
            (FieldRules.descriptionEnglish, new.descriptionEnglish),
        ]
        check { () throws(InputError) in _ = try FieldRules.slug(new.slug) }
        for (rule, text) in texts {
            guard let text else { continue }
            check { () throws(InputError) in _ = try rule.checked(text) }
        }
        for sku in new.skus {
            check { () throws(InputError) in _ = try FieldRules.code.checked(sku.code) }
            check { () throws(InputError) in _ = try SKUAttributes(sku.attributes) }
            check { () throws(InputError) in _ = try SKUAttributes(sku.attributesEnglish, field: "attributes_en") }
            check { () throws(InputError) in _ = try FieldRules.price(sku.priceMinor, field: "price") }
            check { () throws(InputError) in
                _ = try FieldRules.listPrice(sku.listPriceMinor ?? sku.priceMinor, price: sku.priceMinor)
            }
        }
        return found
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
            let brand = try brand(changes, record, in: transaction)
            let old = try Self.lock(id, in: transaction)
            guard old.product.version == version else {
                throw CatalogError.staleVersion(current: old.product.version)
            }
            if case .set(let category) = changes.categoryID { try Self.checkCategory(category, in: transaction) }
            var new = changes.applied(to: old)
            if case .set(let brand) = brand { new.product.take(brand) }
            if let media = changes.media { new.product.media = try Self.stored(media, in: transaction) }
            new.video = try Self.settled(new.video, insteadOf: old.video, at: record.at, in: transaction)
            if [.review, .onSale].contains(new.product.state) { try new.product.checkComplete() }
            guard try ProductStore.update(new, from: version, in: transaction) else {
                throw CatalogError.staleVersion(current: version)
            }
            if new.product.slug != old.product.slug {
                try SlugStore.retire(old.product.slug, of: .product, id.rawValue, at: record.at, in: transaction)
            }
            try TagStore.change(of: id, from: old.tags, to: new.tags, in: transaction)
            try ProductStore.refresh(new.product, in: transaction)
            try Self.drop(old.video, unless: new.video, in: transaction)
            let told = AuditStep.told(new.product.slug, new.steps(since: old))
            try record.product(id, "product_edited", details: told, in: transaction)
            return new
        }
    }

    /// Takes a product to another state by the table of `ProductState`; every step leaves a line in its history.
    ///
    /// - Parameter version: what the caller saw; nil where the state alone matters.
    /// - Throws: `NotFound`; `CatalogError.invalidTransition`, `.staleVersion`, `.incomplete` when it cannot be sold;
    ///   `InputError` for a way back to a draft without a reason.
    public func transition(
        _ id: ProductID, to state: ProductState, version: Int64? = nil, reason: String = "", by caller: Caller
    ) async throws -> ProductDetail {
        let reason = try FieldRules.reason.checked(reason)
        return try await change(by: caller) { transaction, record in
            let old = try Self.lock(id, in: transaction, evenArchived: true)
            guard version == nil || version == old.product.version else {
                throw CatalogError.staleVersion(current: old.product.version)
            }
            let new = try Self.move(old, to: state, reason: reason, record, in: transaction)
            try SearchIndex.rebuild([id], in: transaction)
            return new
        }
    }

    private func brand(
        _ changes: ProductChanges, _ record: ChangeRecord, in transaction: Transaction
    ) throws -> Edit<Brand?> {
        if case .set(let id) = changes.brandID {
            return .set(try brand(id, named: nil, record, in: transaction))
        }
        guard case .set(let name) = changes.brand else { return .keep }
        return .set(try brand(nil, named: name, record, in: transaction))
    }

    /// The steps of a product's life, newest first.
    public func transitions(of id: ProductID) async throws -> [ProductTransition] {
        try await database.read { session in try ProductStore.transitions(of: id, in: session) }
    }

    /// Writes a draft with its variants, under the brand that is meant; its search document is the caller's.
    func insert(
        _ draft: ProductDetail, _ brandID: BrandID?, _ record: ChangeRecord, in transaction: Transaction
    ) throws -> ProductDetail {
        let product = draft.product
        var detail = draft
        let brand = try brand(brandID, named: product.brand, record, in: transaction)
        detail.product.take(brand)
        try Self.checkCategory(product.categoryID, in: transaction)
        detail.product.media = try Self.stored(product.media, in: transaction)
        detail.video = try Self.settled(draft.video, insteadOf: nil, at: record.at, in: transaction)
        try ProductStore.insert(detail, in: transaction)
        try TagStore.change(of: product.id, to: detail.tags, in: transaction)
        try Self.insert(product.skus, record, in: transaction)
        try record.product(product.id, "product_created", details: product.slug, in: transaction)
        return detail
    }

    /// One step of a product whose row is locked or new; its search document is the caller's.
    static func move(
        _ old: ProductDetail, to state: ProductState, reason: String = "", _ record: ChangeRecord,
        in transaction: Transaction
    ) throws -> ProductDetail {
        let (id, from) = (old.product.id, old.product.state)
        var new = old
        new.product = try old.product.moved(to: state, at: record.at)
        try FieldRules.checkReason(reason, to: state)
        guard try ProductStore.update(new, from: old.product.version, in: transaction) else {
            throw CatalogError.staleVersion(current: old.product.version)
        }
        let step = ProductTransition(
            version: new.product.version, from: from, to: state, at: record.at,
            by: record.caller.actor.description, reason: reason)
        try ProductStore.insert([(id, step)], in: transaction)
        try record.product(id, "product_moved", details: "\(from.rawValue) to \(state.rawValue)", in: transaction)
        return new
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
        guard var detail = try ProductStore.lock(id, in: transaction) else { throw NotFound("product") }
        guard evenArchived || detail.product.state != .archived else { throw CatalogError.archived }
        detail.product.skus = try SKUStore.all(of: id, in: transaction.session)
        return detail
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
        guard categoryID != nil else { throw .incomplete(.category) }
        guard cheapest != nil else { throw .incomplete(.activeVariant) }
    }

    /// With the lowest price that its variants now give.
    func priced() -> Product {
        var product = self
        product.priceMinor = cheapest?.priceMinor
        product.listPriceMinor = cheapest?.listPriceMinor
        product.highestPriceMinor = skus.filter { $0.state == .active }.map(\.priceMinor).max()
        return product
    }

    /// One step by the table of `ProductState`.
    ///
    /// - Throws: `CatalogError.invalidTransition`; `.incomplete` where it could not be sold.
    func moved(to next: ProductState, at now: Timestamp) throws(CatalogError) -> Product {
        guard state.successors.contains(next) else { throw .invalidTransition(from: state, to: next) }
        var product = self
        product.state = next
        product.version += 1
        if next == .onSale { product.publishedAt = publishedAt ?? now }
        if [.review, .onSale].contains(next) { try product.checkComplete() }
        return product
    }
}

extension ProductChanges {
    /// With every text trimmed and checked.
    ///
    /// - Throws: `InputError`, `CatalogError.tooMany`.
    public func checked() throws -> ProductChanges {
        var checked = self
        if let slug { checked.slug = try FieldRules.slug(slug) }
        if let title { checked.title = try FieldRules.title.checked(title) }
        if let subtitle { checked.subtitle = try FieldRules.subtitle.checked(subtitle) }
        if let description { checked.description = try FieldRules.description.checked(description) }
        checked.brand = try brand.checked(FieldRules.brand.checked)
        checked.titleEnglish = try titleEnglish.checked(FieldRules.titleEnglish.checked)
        checked.subtitleEnglish = try subtitleEnglish.checked(FieldRules.subtitleEnglish.checked)
        checked.descriptionEnglish = try descriptionEnglish.checked(FieldRules.descriptionEnglish.checked)
        checked.media = try media.map(FieldRules.media)
        checked.tags = try tags.map(FieldRules.tags)
        checked.pictureURLs = try pictureURLs.map(FieldRules.pictureURLs)
        checked.specifications = try specifications.map(FieldRules.specifications)
        if case .set(.some(let video)) = video { checked.video = .set(try video.checked()) }
        return checked
    }

    /// The product after these changes, its version one higher.
    public func applied(to old: ProductDetail) -> ProductDetail {
        var new = old
        new.product.slug = slug ?? old.product.slug
        new.product.title = title ?? old.product.title
        new.product.titleEnglish = titleEnglish.applied(to: old.product.titleEnglish)
        new.product.subtitle = subtitle ?? old.product.subtitle
        new.product.subtitleEnglish = subtitleEnglish.applied(to: old.product.subtitleEnglish)
        new.product.brand = brand.applied(to: old.product.brand)
        new.product.categoryID = categoryID.applied(to: old.product.categoryID)
        new.product.media = media ?? old.product.media
        new.product.version += 1
        new.description = description ?? old.description
        new.descriptionEnglish = descriptionEnglish.applied(to: old.descriptionEnglish)
        new.tags = tags ?? old.tags
        new.pictureURLs = pictureURLs ?? old.pictureURLs
        new.specifications = specifications ?? old.specifications
        new.video = video.applied(to: old.video)
        return new
    }
}

extension Product {
    /// Goes by a brand, or by none.
    fileprivate mutating func take(_ brand: Brand?) {
        (self.brand, brandEnglish, brandID) = (brand?.name, brand?.nameEnglish, brand?.id)
    }
}
