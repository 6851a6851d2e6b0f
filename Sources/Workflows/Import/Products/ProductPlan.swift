import Catalog
import Kernel

/// What a product of a file would change in the shop: made by comparing, before anything is written. A dry run ends
/// here, so it tells what the run would do.
struct ProductPlan: Sendable {
    let product: FileProduct
    /// Nil: the product is new.
    let present: ProductDetail?
    /// The product's own fields differ.
    var changesFields = false
    var added: [FileVariant] = []
    var changed: [(sku: SKU, changes: SKUChanges)] = []
    /// The states to go through.
    var steps: [ProductState] = []
    var notes: [ImportNote] = []

    var isEmpty: Bool { present != nil && !changesFields && added.isEmpty && changed.isEmpty && steps.isEmpty }

    /// - Parameters:
    ///   - owners: who has which of the file's codes.
    ///   - mayBeSold: whether it is in the shop's currency.
    init(
        _ product: FileProduct, _ present: ProductDetail?, category: CategoryID?, owners: [String: ProductID],
        mayBeSold: Bool
    ) throws {
        self.product = product
        self.present = present
        if let present {
            changesFields = try Self.differ(product, present, category: category)
            if changesFields, present.product.state == .archived { throw CatalogError.archived }
        }
        try compareVariants(owners)
        planState(hasCategory: (category ?? present?.product.categoryID) != nil, mayBeSold: mayBeSold)
    }

    private static func differ(
        _ product: FileProduct, _ present: ProductDetail, category: CategoryID?
    ) throws -> Bool {
        var fields = try product.fields.checked()
        if let category { fields.categoryID = .set(category) }
        let after = fields.applied(to: present)
        return !after.isSame(as: present)
    }

    private mutating func compareVariants(_ owners: [String: ProductID]) throws {
        var seen: Set<String> = []
        for variant in product.variants {
            guard seen.insert(variant.code).inserted else {
                notes.append(.skipped(variant.row, "the code \(variant.code) stands in the file twice"))
                continue
            }
            if let sku = present?.product.skus.first(where: { $0.code == variant.code }) {
                var changes = SKUChanges()
                changes.attributes = variant.attributes
                changes.priceMinor = variant.priceMinor
                changes.listPriceMinor = variant.listPriceMinor
                changes.state = variant.state
                let after = try changes.applied(to: sku)
                if !after.isSame(as: sku) { changed.append((sku, changes)) }
            } else if owners[variant.code] != nil {
                notes.append(.skipped(variant.row, "the code \(variant.code) belongs to another product"))
            } else {
                added.append(variant)
            }
        }
    }

    /// The way to the wanted state; a product that cannot be sold yet stays where it is, and the row says why.
    private mutating func planState(hasCategory: Bool, mayBeSold: Bool) {
        let from = present?.product.state ?? .draft
        guard let wanted = product.state, wanted != from else { return }
        let isActive =
            product.variants.contains { $0.state == .active }
            || (present?.product.skus.contains { $0.state == .active } ?? false)
        if wanted != .draft {
            if !hasCategory { return stay("it has no category") }
            if !isActive { return stay("it has no variant that is sold") }
            if !mayBeSold { return stay("its prices are not in the shop's currency") }
        }
        guard let way = from.way(to: wanted) else {
            return stay("a product cannot go from \(from.rawValue) to \(wanted.rawValue)")
        }
        steps = way
    }

    private mutating func stay(_ reason: String) {
        let state = present?.product.state ?? .draft
        notes.append(.remark(product.row, "\(reason): its state stays \(state.rawValue)"))
    }
}

extension ProductDetail {
    /// Whether everything that an import can change is the same.
    func isSame(as other: ProductDetail) -> Bool {
        let (left, right) = (product, other.product)
        return left.title == right.title && left.titleEnglish == right.titleEnglish && left.subtitle == right.subtitle
            && left.subtitleEnglish == right.subtitleEnglish && left.brand == right.brand
            && left.categoryID == right.categoryID && description == other.description
            && left.media.map(\.withoutSizes) == right.media.map(\.withoutSizes)
            && descriptionEnglish == other.descriptionEnglish && tags == other.tags && pictureURLs == other.pictureURLs
    }
}

extension SKU {
    func isSame(as other: SKU) -> Bool {
        attributes == other.attributes && priceMinor == other.priceMinor && listPriceMinor == other.listPriceMinor
            && state == other.state
    }
}

extension ProductState {
    /// The shortest way through the table of states; nil where there is none.
    func way(to end: ProductState) -> [ProductState]? {
        var ways: [[ProductState]] = [[]]
        var seen: Set<ProductState> = [self]
        while !ways.isEmpty {
            let way = ways.removeFirst()
            let place = way.last ?? self
            if place == end { return way }
            for next in Self.allCases where place.successors.contains(next) && seen.insert(next).inserted {
                ways.append(way + [next])
            }
        }
        return nil
    }
}
