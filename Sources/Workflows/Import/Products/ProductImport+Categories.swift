import Catalog
import Kernel

/// A category or a brand that an import makes.
public struct ImportedName: Sendable, Hashable {
    /// Of a category its way from the root.
    public let name: String
    /// The first row that names it.
    public let row: Int

    init(_ name: String, row: Int) {
        (self.name, self.row) = (name, row)
    }
}

/// What products may name without making it.
struct KnownNames {
    var categories: CategoryTree
    private var brands: BrandNames

    init(_ categories: CategoryTree, brands: BrandNames) {
        self.categories = categories
        self.brands = brands
    }

    /// - Returns: the name where nobody has named that brand before; from now on it is known.
    mutating func newBrand(_ name: String?) -> String? {
        guard let name = name?.trimmingBlanks, !name.isEmpty, brands.insert(name) else { return nil }
        return name
    }

    /// With its brand by the brand's own name, where the file calls it by the English one.
    func named(_ product: FileProduct) -> FileProduct {
        guard case .set(.some(let name)) = product.fields.brand, let own = brands.own(name.trimmingBlanks) else {
            return product
        }
        var product = product
        product.fields.brand = .set(own)
        return product
    }
}

/// The tree as an import knows it, with what it has made.
struct CategoryTree {
    struct Node {
        let id: CategoryID
        let parentID: CategoryID?
        let slug: String
        let name: String
        let nameEnglish: String?
    }

    private(set) var nodes: [Node]

    init(_ categories: [Category]) {
        nodes = categories.map(Self.node)
    }

    /// A slug is unique in the whole tree; a name among its siblings.
    func find(_ part: String, isSlug: Bool, below parent: CategoryID?) -> Node? {
        nodes.first { node in
            isSlug
                ? node.slug == part
                : node.parentID == parent && (node.name == part || node.nameEnglish == part)
        }
    }

    /// - Parameter others: slugs that are taken too.
    func freeSlug(for name: String, below parent: String?, besides others: [String]) -> String {
        let own = Slug.make(from: name) ?? "category"
        let candidates = [own] + (parent.map { ["\($0)-\(own)"] } ?? [])
        let taken = Set(nodes.map(\.slug) + others)
        if let free = candidates.first(where: { !taken.contains($0) }) { return free }
        let numbered = (2...(CatalogLimits.categories + 2)).lazy.map { "\(own)-\($0)" }
        return numbered.first { !taken.contains($0) } ?? own
    }

    /// The way from the root to a category, written as a file writes it; empty for none.
    func path(to id: CategoryID?, isSlugs: Bool) -> String {
        way(to: id).map { isSlugs ? $0.slug : $0.name }.joined(separator: "/")
    }

    func way(to id: CategoryID?) -> [Node] {
        var way: [Node] = []
        var next = id
        while let id = next, way.count < CatalogLimits.categories, let node = nodes.first(where: { $0.id == id }) {
            way.append(node)
            next = node.parentID
        }
        return way.reversed()
    }

    mutating func add(_ category: Category) { nodes.append(Self.node(category)) }

    /// What a dry run would have made, under ids that nobody has.
    mutating func add(_ place: CategoryPlace?) {
        guard let place else { return }
        var parent = place.parent
        for new in place.missing {
            let id = CategoryID(-Int64(nodes.count) - 1)
            nodes.append(Node(id: id, parentID: parent, slug: new.slug, name: new.name, nameEnglish: nil))
            parent = id
        }
    }

    private static func node(_ category: Category) -> Node {
        Node(
            id: category.id, parentID: category.parentID, slug: category.slug, name: category.name,
            nameEnglish: category.nameEnglish)
    }
}

/// Where a product's category is, or what is missing on the way to it.
struct CategoryPlace: Sendable {
    /// The last one that is there; nil: the root.
    var parent: CategoryID?
    /// From above to below; the first stands under `parent`, each other one under the one before it.
    var missing: [NewCategory] = []
    /// The ways of the missing ones from the root, as people read them.
    var names: [String] = []

    /// Stands in for one that is to be made.
    var id: CategoryID? { missing.isEmpty ? parent : .planned }
}

extension ProductImport {
    /// Finds the category of a path; nothing is written.
    ///
    /// - Throws: `InputError`, `CatalogError` for one that is not there and could not be made.
    func place(of path: CategoryPath, in tree: CategoryTree) throws -> CategoryPlace {
        var place = CategoryPlace()
        for part in path.parts {
            if place.missing.isEmpty, let found = tree.find(part, isSlug: path.isSlugs, below: place.parent) {
                place.parent = found.id
                continue
            }
            let above = place.missing.last?.slug ?? tree.way(to: place.parent).last?.slug
            let slug =
                path.isSlugs ? part : tree.freeSlug(for: part, below: above, besides: place.missing.map(\.slug))
            let new = NewCategory(slug: slug, name: part)
            _ = try shop.catalog.draft(new)
            place.missing.append(new)
        }
        guard !place.missing.isEmpty else { return place }
        var names = tree.way(to: place.parent).map(\.name)
        guard names.count + place.missing.count <= CatalogLimits.categoryDepth else {
            throw InputError.invalid(field: "category", reason: .tooDeep(CatalogLimits.categoryDepth))
        }
        guard tree.nodes.count + place.missing.count <= CatalogLimits.categories else {
            throw CatalogError.tooMany(field: "category", limit: CatalogLimits.categories)
        }
        for new in place.missing {
            names.append(new.name)
            place.names.append(names.joined(separator: "/"))
        }
        return place
    }
}

extension CategoryID {
    /// Stands before the run, and in a dry run, for a category that it makes.
    static let planned = CategoryID(0)
}
