import Catalog
import Kernel

/// What a product of a file would change in the shop: made by comparing, before anything is written. A dry run ends
/// here, so it tells what the run would do.
struct ProductPlan: Sendable {
    let product: FileProduct
    /// Nil: the product is new.
    let present: ProductDetail?
    /// The columns of the product's own fields that differ.
    var fields: [String] = []
    var added: [FileVariant] = []
    var changed: [(sku: SKU, changes: SKUChanges)] = []
    /// The states to go through.
    var steps: [ProductState] = []
    var notes: [ImportNote] = []

    var isEmpty: Bool { present != nil && fields.isEmpty && added.isEmpty && changed.isEmpty && steps.isEmpty }

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
            fields = try Self.differing(product, present, category: category)
            if !fields.isEmpty, present.product.state == .archived { throw CatalogError.archived }
        }
        try compareVariants(owners)
        planState(hasCategory: (category ?? present?.product.categoryID) != nil, mayBeSold: mayBeSold)
    }

    /// For the person who looks before it is done.
    var change: ImportChange {
        let variants = changed.map { sku, changes in
            let price = changes.priceMinor.map { Money($0, sku.currency).decimal } ?? sku.price.decimal
            return price == sku.price.decimal ? sku.code : "\(sku.code) \(sku.price.decimal) → \(price)"
        }
        let states = steps.last.map { ["\((present?.product.state ?? .draft).rawValue) → \($0.rawValue)"] } ?? []
        return ImportChange(
            row: product.row, slug: product.slug, title: product.fields.title ?? present?.product.title ?? "",
            isNew: present == nil, parts: fields + variants + added.map { "+ \($0.code)" } + states)
    }

    private static func differing(
        _ product: FileProduct, _ present: ProductDetail, category: CategoryID?
    ) throws -> [String] {
        var fields = try product.fields.checked()
        if let category { fields.categoryID = .set(category) }
        return fields.applied(to: present).columns(differingFrom: present)
    }

    private mutating func compareVariants(_ owners: [String: ProductID]) throws {
        var seen: Set<String> = []
        var taken = keysKept()
        for variant in product.variants {
            guard seen.insert(variant.code).inserted else {
                notes.append(
                    .skipped(
                        variant.row, "the code \(variant.code) stands in the file twice", code: "code_twice",
                        ["code": variant.code]))
                continue
            }
            if let sku = present?.product.skus.first(where: { $0.code == variant.code }) {
                var changes = SKUChanges()
                changes.attributes = variant.attributes
                changes.attributesEnglish = variant.attributesEnglish
                changes.priceMinor = variant.priceMinor
                changes.listPriceMinor = variant.listPriceMinor
                changes.state = variant.state
                let after = try changes.applied(to: sku)
                guard after.attributes == sku.attributes || isApart(after.attributes, variant, &taken) else { continue }
                if !after.isSame(as: sku) { changed.append((sku, changes)) }
            } else if owners[variant.code] != nil {
                notes.append(
                    .skipped(
                        variant.row, "the code \(variant.code) belongs to another product", code: "code_elsewhere",
                        ["code": variant.code]))
            } else if isApart(try SKUAttributes(variant.attributes), variant, &taken) {
                added.append(variant)
            }
        }
    }

    /// What the variants go by whose attributes this file leaves as they are.
    private func keysKept() -> Set<String> {
        let told = Dictionary(product.variants.map { ($0.code, $0.attributes) }) { first, _ in first }
        let kept = (present?.product.skus ?? []).filter { sku in
            guard let pairs = told[sku.code], let attributes = try? SKUAttributes(pairs) else { return true }
            return attributes == sku.attributes
        }
        return Set(kept.compactMap(\.attributes.key))
    }

    /// Whether no other variant of the product has these attributes; the row is told where one has.
    private mutating func isApart(_ attributes: SKUAttributes, _ variant: FileVariant, _ taken: inout Set<String>)
        -> Bool
    {
        guard let key = attributes.key, !taken.insert(key).inserted else { return true }
        notes.append(.refused(variant.row, CatalogError.variantTaken))
        return false
    }

    /// The way to the wanted state; a product that cannot be sold yet stays where it is, and the row says why.
    private mutating func planState(hasCategory: Bool, mayBeSold: Bool) {
        let from = present?.product.state ?? .draft
        guard let wanted = product.state, wanted != from else { return }
        let isActive =
            product.variants.contains { $0.state == .active }
            || (present?.product.skus.contains { $0.state == .active } ?? false)
        if wanted != .draft {
            if !hasCategory { return stay("it has no category", "no_category") }
            if !isActive { return stay("it has no variant that is sold", "no_variant") }
            if !mayBeSold { return stay("its prices are not in the shop's currency", "other_currency") }
        }
        guard let way = from.way(to: wanted) else {
            return stay("a product cannot go from \(from.rawValue) to \(wanted.rawValue)", "no_way")
        }
        steps = way
    }

    private mutating func stay(_ reason: String, _ code: String) {
        let state = present?.product.state ?? .draft
        notes.append(
            .remark(product.row, "\(reason): its state stays \(state.rawValue)", code: code, ["state": state.rawValue]))
    }
}

extension ProductDetail {
    /// The columns of the file in which an import would change something.
    func columns(differingFrom other: ProductDetail) -> [String] {
        let (left, right) = (product, other.product)
        let columns: [(name: String, isSame: Bool)] = [
            ("title", left.title == right.title), ("title_en", left.titleEnglish == right.titleEnglish),
            ("subtitle", left.subtitle == right.subtitle),
            ("subtitle_en", left.subtitleEnglish == right.subtitleEnglish),
            ("brand", left.brand.map(TextFolding.fold) == right.brand.map(TextFolding.fold)),
            ("category", left.categoryID == right.categoryID),
            ("description", description == other.description),
            ("description_en", descriptionEnglish == other.descriptionEnglish),
            ("specifications", specifications == other.specifications), ("tags", tags == other.tags),
            ("picture_urls", pictureURLs == other.pictureURLs),
            ("media", left.media.map(\.withoutSizes) == right.media.map(\.withoutSizes)),
        ]
        return columns.filter { !$0.isSame }.map(\.name)
    }
}

extension SKU {
    func isSame(as other: SKU) -> Bool {
        attributes == other.attributes && attributesEnglish == other.attributesEnglish && priceMinor == other.priceMinor
            && listPriceMinor == other.listPriceMinor
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
