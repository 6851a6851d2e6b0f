public import Database
public import Kernel

extension Catalog {
    /// Makes a brand.
    ///
    /// - Throws: `InputError` for wrong fields; `CatalogError.brandTaken` where another one has the slug or the name,
    ///   or the name as its English one, or the English name as its own; `.tooMany`.
    public func createBrand(_ new: NewBrand, by caller: Caller) async throws -> Brand {
        let brand = try draft(new)
        return try await change(by: caller) { transaction, record in
            try BrandStore.lockNames(in: transaction)
            try Self.checkRoom(in: transaction)
            guard try !BrandStore.hasNamesake(brand, in: transaction.session) else { throw CatalogError.brandTaken }
            guard try BrandStore.insert(brand, in: transaction) else { throw CatalogError.brandTaken }
            try record.brand(brand.id, "brand_created", details: brand.slug, in: transaction)
            return brand
        }
    }

    /// Changes a brand as it was at `version`; its goods show a new name at once.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.brandTaken` as for a new one; `InputError`.
    public func updateBrand(
        _ id: BrandID, version: Int64, _ changes: BrandChanges, by caller: Caller
    ) async throws -> Brand {
        let slug = try changes.slug.map(FieldRules.slug)
        let name = try changes.name.map(FieldRules.brandName.checked)
        let nameEnglish = try changes.nameEnglish.checked(FieldRules.brandNameEnglish.checked)
        return try await change(by: caller) { transaction, record in
            try BrandStore.lockNames(in: transaction)
            guard let old = try BrandStore.lock(id, in: transaction) else { throw NotFound("brand") }
            guard old.version == version else { throw CatalogError.staleVersion(current: old.version) }
            var new = old
            new.slug = slug ?? old.slug
            new.name = name ?? old.name
            new.nameEnglish = nameEnglish.applied(to: old.nameEnglish)
            new.state = changes.state ?? old.state
            new.version += 1
            let isRenamed = (new.name, new.nameEnglish) != (old.name, old.nameEnglish)
            if try isRenamed && BrandStore.hasNamesake(new, in: transaction.session) { throw CatalogError.brandTaken }
            guard try BrandStore.update(new, from: version, in: transaction) else {
                throw CatalogError.staleVersion(current: version)
            }
            if isRenamed {
                try BrandStore.copyName(of: new, in: transaction)
                try SearchIndex.markStale(of: id, in: transaction)
            }
            try record.brand(id, "brand_changed", details: new.slug, in: transaction)
            return new
        }
    }

    /// All brands in the order of their names; for visitors those that are not hidden and have something on sale.
    public func brandList(includingHidden: Bool = false, in session: Session) throws(DatabaseError) -> [Brand] {
        includingHidden ? try BrandStore.all(in: session) : try BrandStore.shown(in: session)
    }

    /// The brand that a product names, by id or by name, also its English one; a name that nobody has makes one. Asked
    /// before the product is locked: brands come first.
    func brand(
        _ id: BrandID?, named name: String?, _ record: ChangeRecord, in transaction: Transaction
    ) throws -> Brand? {
        if let id {
            guard let brand = try BrandStore.lock(id, in: transaction) else {
                throw InputError.unknownReference(field: "brand_id")
            }
            return brand
        }
        guard let name else { return nil }
        if let brand = try BrandStore.lock(named: name, in: transaction) { return brand }
        try BrandStore.lockNames(in: transaction)
        if let brand = try BrandStore.lock(inEnglish: name, in: transaction) { return brand }
        try Self.checkRoom(in: transaction)
        var new = try draft(NewBrand(name: name))
        if try !BrandStore.insert(new, in: transaction) {
            // Somebody made it meanwhile, or another one's name gives the same slug.
            if let brand = try BrandStore.lock(named: name, in: transaction) { return brand }
            new.slug = Self.slug(of: new.id)
            guard try BrandStore.insert(new, in: transaction) else { throw CatalogError.brandTaken }
        }
        try record.brandEvent(new.id, "brand_created", in: transaction)
        return new
    }

    private func draft(_ new: NewBrand) throws -> Brand {
        let id: BrandID = database.ids.next()
        let name = try FieldRules.brandName.checked(new.name)
        return Brand(
            id: id, slug: try new.slug.map(FieldRules.slug) ?? Slug.make(from: name) ?? Self.slug(of: id), name: name,
            nameEnglish: try new.nameEnglish.map(FieldRules.brandNameEnglish.checked), state: .active, version: 1)
    }

    private static func slug(of id: BrandID) -> String {
        "b-" + id.description.dropFirst(BrandTag.prefix.count + 1).lowercased()
    }

    private static func checkRoom(in transaction: Transaction) throws {
        guard try BrandStore.count(in: transaction.session) < CatalogLimits.brandsInAll else {
            throw CatalogError.tooMany(field: "brands", limit: CatalogLimits.brandsInAll)
        }
    }
}
