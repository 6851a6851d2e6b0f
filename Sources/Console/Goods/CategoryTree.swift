import Catalog
import WebRuntime

extension [Category] {
    /// Each under its parent, children in their own order; a tree comes from the catalogue in order of position alone.
    var nested: [Category] {
        let children = Dictionary(grouping: self) { $0.parentID }
        var (found, waiting) = ([Category](), Array((children[nil] ?? []).reversed()))
        while let next = waiting.popLast() {
            found.append(next)
            waiting += (children[next.id] ?? []).reversed()
        }
        return found
    }
}

extension PageFrame {
    /// A space that browsers keep at the beginning of an option.
    private static let step = "\u{3000}"

    /// The name, set in by as many steps as there are categories above it.
    func name(_ category: Category, setIn tree: [Category]) -> String {
        var (depth, above) = (0, category.parentID)
        while let id = above, depth < CatalogLimits.categoryDepth, let parent = tree.first(where: { $0.id == id }) {
            (depth, above) = (depth + 1, parent.parentID)
        }
        return String(repeating: Self.step, count: depth) + name(category)
    }
}
