import Catalog
import Kernel

/// The tree as an import knows it, with what it has made.
struct CategoryTree {
    private(set) var categories: [Category]

    init(_ categories: [Category]) {
        self.categories = categories
    }

    /// A slug is unique in the whole tree; a name among its siblings.
    func find(_ part: String, isSlug: Bool, below parent: CategoryID?) -> Category? {
        categories.first { category in
            isSlug
                ? category.slug == part
                : category.parentID == parent && (category.name == part || category.nameEnglish == part)
        }
    }

    func freeSlug(for name: String, below parent: Category?) -> String {
        let own = Slug.make(from: name) ?? "category"
        let candidates = [own] + (parent.map { ["\($0.slug)-\(own)"] } ?? [])
        let taken = Set(categories.map(\.slug))
        if let free = candidates.first(where: { !taken.contains($0) }) { return free }
        let numbered = (2...(CatalogLimits.categories + 2)).lazy.map { "\(own)-\($0)" }
        return numbered.first { !taken.contains($0) } ?? own
    }

    /// The way from the root to a category, written as a file writes it; empty for none.
    func path(to id: CategoryID?, isSlugs: Bool) -> String {
        var parts: [String] = []
        var next = id
        while let id = next, parts.count < CatalogLimits.categories,
            let category = categories.first(where: { $0.id == id })
        {
            parts.append(isSlugs ? category.slug : category.name)
            next = category.parentID
        }
        return parts.reversed().joined(separator: "/")
    }

    mutating func add(_ category: Category) { categories.append(category) }
}

extension ProductImport {
    /// The category of a path; what is missing of it is made.
    ///
    /// - Returns: nil for no path, and in a dry run for one that would have to be made.
    func category(
        _ path: CategoryPath?, _ tree: inout CategoryTree, _ summary: inout ProductImportSummary
    ) async throws -> CategoryID? {
        guard let path else { return nil }
        var isSlug = false
        if case .slugs = path { isSlug = true }
        var parent: Category?
        for (depth, part) in path.parts.enumerated() {
            if let found = tree.find(part, isSlug: isSlug, below: parent?.id) {
                parent = found
                continue
            }
            let new = NewCategory(
                parentID: parent?.id, slug: isSlug ? part : tree.freeSlug(for: part, below: parent), name: part)
            guard !options.isDryRun else {
                let missing = path.parts[depth...]
                if summary.missingCategories.insert(path).inserted { summary.categoriesCreated += missing.count }
                return CategoryID.planned
            }
            let made = try await shop.catalog.createCategory(new, by: caller)
            summary.categoriesCreated += 1
            tree.add(made)
            parent = made
        }
        return parent?.id
    }
}

extension CategoryID {
    /// Stands in a dry run for a category that the run would make.
    static let planned = CategoryID(0)
}
