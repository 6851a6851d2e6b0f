import Catalog
import Kernel
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

    /// The names of a tree, each set in by as many steps as there are categories above it.
    func names(setIn tree: [Category]) -> [CategoryID: String] {
        let parents = Dictionary(tree.map { ($0.id, $0.parentID) }) { first, _ in first }
        let names = tree.map { category in
            var (depth, above) = (0, category.parentID)
            while let id = above, depth < CatalogLimits.categoryDepth, let parent = parents[id] {
                (depth, above) = (depth + 1, parent)
            }
            return (category.id, String(repeating: Self.step, count: depth) + name(category))
        }
        return Dictionary(names) { first, _ in first }
    }
}
