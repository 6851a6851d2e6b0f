public import Kernel

/// What a list can be narrowed by: each choice with the products that it leaves, the other choices as they are.
public struct ProductFacets: Sendable, Hashable {
    /// A range of prices in minor units, both inclusive; nil is open.
    public struct PriceRange: Sendable, Hashable {
        public let lowest: Int64?
        public let highest: Int64?
        public let count: Int
    }

    public struct CategoryCount: Sendable, Hashable {
        public let id: CategoryID
        public let count: Int
    }

    public struct BrandCount: Sendable, Hashable {
        public let name: String
        /// Nil where nobody has translated it.
        public let nameEnglish: String?
        public let count: Int
    }

    /// Products with every choice made.
    public let total: Int
    /// Only the first `FacetSample.limit` products are counted: every count is "at least".
    public let isAtLeast: Bool
    /// One step below the chosen category, in the order of the tree.
    public let categories: [CategoryCount]
    /// The most frequent first.
    public let brands: [BrandCount]
    public let prices: [PriceRange]
    /// Nil where nobody counted.
    public let inStock: Int?
    /// Whether nothing is called what was looked for, and the products only have it in what is told of them.
    public let isOnlyMentioned: Bool

    /// Nothing to narrow by.
    public static func none(total: Int) -> ProductFacets {
        ProductFacets(
            total: total, isAtLeast: false, categories: [], brands: [], prices: [], inStock: 0,
            isOnlyMentioned: false)
    }
}

/// The products that facets are counted from, before anything was chosen.
public struct FacetSample: Sendable {
    /// Products that are looked at.
    public static let limit = 500
    static let brandLimit = 12
    static let categoryLimit = 24
    /// Cuts between price ranges.
    static let priceCuts = 3

    struct Line: Sendable {
        let id: ProductID
        let place: Int64
        let categoryID: CategoryID?
        let brand: String?
        let brandEnglish: String?
        let brandFolded: String?
        let priceMinor: Int64
    }

    /// A line with the choices that leave it.
    private struct Fit {
        let line: Line
        /// From its category up to the root.
        let path: [CategoryID]
        let isIn: Bool
        let isOf: Bool
        let isPriced: Bool
        let isLeft: Bool
    }

    let lines: [Line]
    let isCut: Bool
    /// Whether the products have only parts of what was looked for.
    var isPartial = false

    public var products: [ProductID] { lines.map(\.id) }

    /// Counts each facet over the lines that all other choices leave.
    ///
    /// - Parameters:
    ///   - stocked: the products of which something can be sold; nil where nobody looked.
    ///   - base: the category that the list is of.
    public func facets(
        _ filter: ProductFilter, isInStock: Bool, stocked: Set<ProductID>?, base: CategoryID?, tree: [Category]
    ) -> ProductFacets {
        let fits = fits(filter, isInStock: isInStock, stocked: stocked, tree: tree)
        let top = filter.categoryID ?? base
        var categories: [CategoryID: Int] = [:]
        for fit in fits where fit.isOf && fit.isPriced && fit.isLeft {
            // The step below what is chosen: the last one of the path before it.
            if let top {
                guard let index = fit.path.firstIndex(of: top), index > 0 else { continue }
                categories[fit.path[index - 1], default: 0] += 1
            } else if let root = fit.path.last {
                categories[root, default: 0] += 1
            }
        }
        return ProductFacets(
            total: fits.count { $0.isIn && $0.isOf && $0.isPriced && $0.isLeft }, isAtLeast: isCut,
            categories: Array(
                tree.compactMap { node in categories[node.id].map { .init(id: node.id, count: $0) } }
                    .prefix(Self.categoryLimit)),
            brands: Self.brands(fits.filter { $0.isIn && $0.isPriced && $0.isLeft }.map(\.line)),
            prices: Self.prices(fits.filter { $0.isIn && $0.isOf && $0.isLeft }.map(\.line.priceMinor)),
            inStock: stocked.map { stocked in
                fits.count { $0.isIn && $0.isOf && $0.isPriced && stocked.contains($0.line.id) }
            }, isOnlyMentioned: filter.searched.map(isOnlyMentioned) ?? false)
    }

    /// By the best line: descriptions mention, and of a lone character attributes do too, where it may be a part of any
    /// word.
    private func isOnlyMentioned(_ query: SearchQuery) -> Bool {
        guard !isPartial, !query.isEmpty, let best = lines.first else { return false }
        let weight = best.place / SearchRank.timeUnit
        guard query.groups.count == 1 else {
            return weight <= SearchField.description.rawValue * query.shares.reduce(0, +)
        }
        let isLone = query.phrases[0].isChinese && query.text.unicodeScalars.count == 1
        let field: SearchField = isLone ? .attributes : .description
        return weight % SearchRank.standingUnit <= field.rawValue
    }

    /// The lines that the choices leave.
    func left(_ filter: ProductFilter, tree: [Category]) -> [Line] {
        fits(filter, isInStock: false, stocked: nil, tree: tree).filter { $0.isIn && $0.isOf && $0.isPriced }
            .map(\.line)
    }

    private func fits(
        _ filter: ProductFilter, isInStock: Bool, stocked: Set<ProductID>?, tree: [Category]
    ) -> [Fit] {
        let parents = Dictionary(tree.map { ($0.id, $0.parentID) }) { first, _ in first }
        var paths: [CategoryID: [CategoryID]] = [:]
        /// The category itself and what it stands below.
        func path(_ id: CategoryID) -> [CategoryID] {
            if let known = paths[id] { return known }
            var path: [CategoryID] = []
            var next: CategoryID? = id
            while let current = next, path.count <= CatalogLimits.categoryDepth {
                path.append(current)
                next = parents[current] ?? nil
            }
            paths[id] = path
            return path
        }
        let brand = filter.brand.map(TextFolding.fold)
        return lines.map { line in
            let path = line.categoryID.map(path) ?? []
            return Fit(
                line: line, path: path, isIn: filter.categoryID.map(path.contains) ?? true,
                isOf: brand == nil || line.brandFolded == brand,
                isPriced: line.priceMinor >= filter.priceMinMinor ?? .min
                    && line.priceMinor <= filter.priceMaxMinor ?? .max,
                isLeft: !isInStock || stocked?.contains(line.id) ?? true)
        }
    }

    private static func brands(_ lines: [Line]) -> [ProductFacets.BrandCount] {
        var counts: [String: (name: String, english: String?, count: Int)] = [:]
        for line in lines {
            guard let brand = line.brand, let folded = line.brandFolded else { continue }
            counts[folded, default: (brand, line.brandEnglish, 0)].count += 1
        }
        return counts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(brandLimit)
            .map { .init(name: $0.name, nameEnglish: $0.english, count: $0.count) }
    }

    /// Ranges of about equal counts, cut at round prices.
    static func prices(_ prices: [Int64]) -> [ProductFacets.PriceRange] {
        let sorted = prices.sorted()
        guard sorted.count > priceCuts else { return [] }
        var cuts: [Int64] = []
        for part in 1...priceCuts {
            let cut = rounded(sorted[sorted.count * part / (priceCuts + 1)])
            if cut > sorted[0], cut > cuts.last ?? 0, cut <= sorted[sorted.count - 1] { cuts.append(cut) }
        }
        guard !cuts.isEmpty else { return [] }
        let bounds = zip([nil] + cuts.map(Optional.some), cuts.map { Optional($0 - 1) } + [nil])
        return bounds.map { lowest, highest in
            .init(
                lowest: lowest, highest: highest,
                count: sorted.count { $0 >= lowest ?? .min && $0 <= highest ?? .max })
        }.filter { $0.count > 0 }
    }

    /// To 1, 2 or 5 with zeros behind it.
    private static func rounded(_ amountMinor: Int64) -> Int64 {
        var unit: Int64 = 1
        while unit * 10 <= amountMinor { unit *= 10 }
        return amountMinor >= unit * 5 ? unit * 5 : amountMinor >= unit * 2 ? unit * 2 : unit
    }
}
