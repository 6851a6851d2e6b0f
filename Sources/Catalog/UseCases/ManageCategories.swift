package import Database
public import Kernel

extension Catalog {
    /// Makes a category.
    ///
    /// - Throws: `InputError` for wrong fields and an unknown parent; `CatalogError.slugTaken`, `.invalidParent` when
    ///   it would stand too deep, `.tooMany`.
    public func createCategory(_ new: NewCategory, by caller: Caller) async throws -> Category {
        let valid = try draft(new)
        return try await change(by: caller) { transaction, record in
            try Self.insert(valid, isLast: new.position == nil, record, in: transaction)
        }
    }

    /// The same in the caller's transaction.
    package func createCategory(
        _ new: NewCategory, by caller: Caller, in transaction: Transaction
    ) throws -> Category {
        let record = ChangeRecord(caller: caller, at: database.clock.now(), ids: database.ids)
        return try Self.insert(try draft(new), isLast: new.position == nil, record, in: transaction)
    }

    /// The category as it would be made: nothing is written, and its place in the tree is not looked at.
    ///
    /// - Throws: `InputError`.
    public func draft(_ new: NewCategory) throws -> Category {
        Category(
            id: database.ids.next(), parentID: new.parentID, slug: try FieldRules.slug(new.slug),
            name: try FieldRules.categoryName.checked(new.name),
            nameEnglish: try Self.nameEnglish(new.nameEnglish), position: try FieldRules.position(new.position ?? 0),
            version: 1)
    }

    /// - Parameter isLast: whether it goes behind its siblings: nobody has said where it stands.
    private static func insert(
        _ draft: Category, isLast: Bool, _ record: ChangeRecord, in transaction: Transaction
    ) throws -> Category {
        let tree = try CategoryStore.all(in: transaction.session)
        guard tree.count < CatalogLimits.categories else {
            throw CatalogError.tooMany(field: "categories", limit: CatalogLimits.categories)
        }
        let new = isLast ? draft.behindSiblings(in: tree) : draft
        try checkPlace(of: new, in: tree)
        try CategoryStore.insert(new, in: transaction)
        try record.category(new.id, "category_created", details: new.slug, in: transaction)
        return new
    }

    /// Changes a category as it was at `version`; moving it takes everything below it along.
    ///
    /// - Throws: `NotFound`; `CatalogError.staleVersion`, `.slugTaken`, `.invalidParent` for a place below itself or
    ///   too deep; `InputError`.
    public func updateCategory(
        _ id: CategoryID, version: Int64, _ changes: CategoryChanges, by caller: Caller
    ) async throws -> Category {
        let slug = try changes.slug.map(FieldRules.slug)
        let name = try changes.name.map(FieldRules.categoryName.checked)
        let position = try changes.position.map(FieldRules.position)
        let nameEnglish: Edit<String?> =
            switch changes.nameEnglish {
            case .keep: .keep
            case .set(let text): .set(try Self.nameEnglish(text))
            }
        return try await change(by: caller) { transaction, record in
            let tree = try CategoryStore.lockTree(in: transaction)
            guard let old = tree.first(where: { $0.id == id }) else { throw NotFound("category") }
            guard old.version == version else { throw CatalogError.staleVersion(current: old.version) }
            let new = Category(
                id: id, parentID: changes.parentID.applied(to: old.parentID), slug: slug ?? old.slug,
                name: name ?? old.name, nameEnglish: nameEnglish.applied(to: old.nameEnglish),
                position: position ?? old.position, version: version + 1)
            try Self.checkPlace(of: new, in: tree)
            guard try CategoryStore.update(new, from: version, in: transaction) else {
                throw CatalogError.staleVersion(current: version)
            }
            if (new.name, new.nameEnglish, new.parentID) != (old.name, old.nameEnglish, old.parentID) {
                try SearchIndex.markStale(below: id, in: transaction)
            }
            if new.slug != old.slug {
                try SlugStore.retire(old.slug, of: .category, id.rawValue, at: record.at, in: transaction)
            }
            try record.category(id, "category_changed", details: new.slug, in: transaction)
            return new
        }
    }

    /// The whole tree, in order of position; the caller nests it.
    public func categories() async throws -> [Category] {
        try await database.read { session in try CategoryStore.all(in: session) }
    }

    private static func nameEnglish(_ text: String?) throws(InputError) -> String? {
        guard let text else { return nil }
        return try FieldRules.categoryNameEnglish.checked(text)
    }

    /// A parent must exist, must not be below the category, and must leave room for what hangs below it.
    private static func checkPlace(of category: Category, in tree: [Category]) throws {
        let parents = Dictionary(uniqueKeysWithValues: tree.map { ($0.id, $0.parentID) })
        guard let parent = category.parentID else { return }
        guard parents[parent] != nil else { throw InputError.unknownReference(field: "parent_id") }
        var above = 0
        var next: CategoryID? = parent
        while let current = next, above <= CatalogLimits.categoryDepth {
            if current == category.id { throw CatalogError.invalidParent }
            above += 1
            next = parents[current] ?? nil
        }
        var below = 0
        var level: Set<CategoryID> = [category.id]
        while !level.isEmpty, below <= CatalogLimits.categoryDepth {
            below += 1
            level = Set(tree.filter { $0.parentID.map(level.contains) ?? false }.map(\.id))
        }
        guard above + below <= CatalogLimits.categoryDepth else { throw CatalogError.invalidParent }
    }
}

extension Category {
    /// Two that are made at once get the same place, and stand in the order of their ids.
    fileprivate func behindSiblings(in tree: [Category]) -> Category {
        let last = tree.lazy.filter { $0.parentID == parentID }.map(\.position).max()
        return Category(
            id: id, parentID: parentID, slug: slug, name: name, nameEnglish: nameEnglish,
            position: last.map(FieldRules.positionBehind) ?? 0, version: version)
    }
}
