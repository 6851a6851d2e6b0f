import Catalog
import Kernel

/// What a product of a file would change in the shop: made by comparing, before anything is written. A dry run ends
/// here, so it tells what the run would do.
struct ProductPlan: Sendable {
    let product: FileProduct
    /// Nil: the product is new.
    let present: ProductDetail?
    /// The product's own fields that differ.
    var fields: [ImportPart] = []
    var added: [FileVariant] = []
    var changed: [(sku: SKU, changes: SKUChanges)] = []
    /// The states to go through.
    var steps: [ProductState] = []
    /// Of the variants that are taken.
    private(set) var stock = StockPlan()
    var notes: [ImportNote] = []

    /// Whether nothing of the product is taken: its first row is not, or it would be new and have none of its variants.
    var isRefused: Bool { notes.contains { $0.isSkipped && $0.row == product.row } }

    /// Whether the product's brand is written.
    var saysBrand: Bool { present == nil || fields.contains { $0.column == "brand" } }

    var isEmpty: Bool {
        present != nil && fields.isEmpty && added.isEmpty && changed.isEmpty && steps.isEmpty && stock.isEmpty
    }

    /// - Parameters:
    ///   - shelves: where the variants of the file lie.
    ///   - presentCategory: as `category` of the file is written.
    ///   - owners: who has which of the file's codes.
    ///   - mayBeSold: whether it is in the shop's currency.
    init(
        _ product: FileProduct, _ present: ProductDetail?, on shelves: Shelves, category: CategoryID?,
        presentCategory: String, owners: [String: ProductID], mayBeSold: Bool
    ) throws {
        self.product = product
        self.present = present
        if let present {
            fields = try Self.differing(product, present, category: category, presentCategory)
            if !fields.isEmpty, present.product.state == .archived { throw CatalogError.archived }
        }
        let accepted = compareVariants(owners, shelves)
        let isMeant = !product.variants.isEmpty || product.lacksVariants
        if present == nil, accepted.isEmpty, isMeant, !isRefused {
            notes.append(
                .skipped(product.row, "none of its variants can be taken", code: "no_variant_taken"))
        }
        guard !isRefused else { return }
        stock = StockPlan(accepted, on: shelves)
        notes += stock.notes
        planState(
            accepted, hasCategory: (category ?? present?.product.categoryID) != nil, mayBeSold: mayBeSold)
    }

    /// Leaves out the pieces, which were refused when the rest was written.
    mutating func leaveStock(_ error: any ExpectedError) {
        notes.removeAll { $0.code == StockPlan.warehouseMade }
        stock.leaveFirsts()
        notes.append(.refused(product.row, error, isSkipped: false, column: "stock"))
    }

    /// Leaves out the bins, the same.
    mutating func leaveBins(_ error: any ExpectedError) {
        stock.moves = []
        notes.append(.refused(product.row, error, isSkipped: false, column: "bins"))
    }

    /// For the person who looks before it is done.
    var change: ImportChange {
        let variants = changed.flatMap { sku, changes in (try? changes.applied(to: sku))?.parts(since: sku) ?? [] }
        let new = added.map { ImportPart("code", to: $0.code) }
        let states = steps.last.map {
            [ImportPart("state", from: (present?.product.state ?? .draft).rawValue, to: $0.rawValue)]
        }
        return ImportChange(
            row: product.row, slug: product.slug, title: product.fields.title ?? present?.product.title ?? "",
            isNew: present == nil, parts: fields + variants + new + stock.parts + (states ?? []))
    }

    private static func differing(
        _ product: FileProduct, _ present: ProductDetail, category: CategoryID?, _ presentCategory: String
    ) throws -> [ImportPart] {
        var fields = try product.fields.checked()
        if let category { fields.categoryID = .set(category) }
        return fields.applied(to: present).parts(
            since: present, category: (presentCategory, product.category?.text ?? presentCategory))
    }

    /// - Returns: the variants that are taken, changed or not.
    private mutating func compareVariants(_ owners: [String: ProductID], _ shelves: Shelves) -> [FileVariant] {
        var accepted: [FileVariant] = []
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
            do throws(InputError) {
                if shelves.levels[variant.code, default: []].isEmpty { try variant.checkFirstPieces() }
                if try compare(variant, owners, &taken) { accepted.append(variant) }
            } catch {
                notes.append(.refused(variant.row, error) { variant.cells[$0] })
            }
        }
        return accepted
    }

    /// - Returns: whether the variant is taken, changed or not; where it is not, the row is told.
    /// - Throws: what is wrong with it by itself.
    private mutating func compare(
        _ variant: FileVariant, _ owners: [String: ProductID], _ taken: inout Set<String>
    ) throws(InputError) -> Bool {
        if let sku = present?.product.skus.first(where: { $0.code == variant.code }) {
            var changes = SKUChanges()
            changes.attributes = variant.attributes
            changes.attributesEnglish = variant.attributesEnglish
            changes.priceMinor = variant.priceMinor
            changes.listPriceMinor = variant.listPriceMinor
            changes.state = variant.state
            let after = try changes.checked().applied(to: sku)
            guard after.attributes == sku.attributes || isApart(after.attributes, variant, &taken) else { return false }
            if !after.parts(since: sku).isEmpty { changed.append((sku, changes)) }
            return true
        }
        guard owners[variant.code] == nil else {
            notes.append(
                .skipped(
                    variant.row, "the code \(variant.code) belongs to another product", code: "code_elsewhere",
                    ["code": variant.code]))
            return false
        }
        try variant.new.check()
        guard isApart(try SKUAttributes(variant.attributes), variant, &taken) else { return false }
        added.append(variant)
        return true
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
    private mutating func planState(_ accepted: [FileVariant], hasCategory: Bool, mayBeSold: Bool) {
        let from = present?.product.state ?? .draft
        guard let wanted = product.state, wanted != from else { return }
        let isActive =
            accepted.contains { $0.state == .active }
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
    fileprivate func parts(since other: ProductDetail, category: (from: String, to: String)) -> [ImportPart] {
        let (new, old) = (product, other.product)
        var parts: [ImportPart] = []
        func compare(_ column: String, _ isSame: Bool, _ from: String?, _ to: String?) {
            if !isSame { parts.append(ImportPart(column, from: from ?? "", to: to ?? "")) }
        }
        func facts(_ detail: ProductDetail) -> String {
            detail.specifications.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
        }
        func pictures(_ product: Product) -> String { product.media.map(\.alt).joined(separator: "; ") }
        func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }
        compare("title", new.title == old.title, old.title, new.title)
        compare("title_en", new.titleEnglish == old.titleEnglish, old.titleEnglish, new.titleEnglish)
        compare("subtitle", new.subtitle == old.subtitle, old.subtitle, new.subtitle)
        compare("subtitle_en", new.subtitleEnglish == old.subtitleEnglish, old.subtitleEnglish, new.subtitleEnglish)
        let isSameBrand = new.brand.map(TextFolding.fold) == old.brand.map(TextFolding.fold)
        compare("brand", isSameBrand, old.brand, new.brand)
        compare("category", new.categoryID == old.categoryID, category.from, category.to)
        compare("description", description == other.description, other.description, description)
        compare(
            "description_en", descriptionEnglish == other.descriptionEnglish, other.descriptionEnglish,
            descriptionEnglish)
        compare("specifications", specifications == other.specifications, facts(other), facts(self))
        compare("tags", tags == other.tags, list(other.tags), list(tags))
        compare("picture_urls", pictureURLs == other.pictureURLs, list(other.pictureURLs), list(pictureURLs))
        let areSamePictures = new.media.map(\.withoutSizes) == old.media.map(\.withoutSizes)
        compare("media", areSamePictures, pictures(old), pictures(new))
        return parts
    }
}

extension SKU {
    /// The columns of the file in which an import would change something; none where it would not.
    fileprivate func parts(since other: SKU) -> [ImportPart] {
        var parts: [ImportPart] = []
        func compare(_ column: String, _ isSame: Bool, _ from: String, _ to: String) {
            if !isSame { parts.append(ImportPart(column, of: code, from: from, to: to)) }
        }
        func pairs(_ attributes: SKUAttributes) -> String {
            attributes.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        }
        compare("attributes", attributes == other.attributes, pairs(other.attributes), pairs(attributes))
        compare(
            "attributes_en", attributesEnglish == other.attributesEnglish, pairs(other.attributesEnglish),
            pairs(attributesEnglish))
        compare("price", priceMinor == other.priceMinor, other.price.decimal, price.decimal)
        // One that goes along with the price is none, before and after.
        let (list, oldList) = (ownListPrice?.decimal ?? "", other.ownListPrice?.decimal ?? "")
        compare("list_price", list == oldList, oldList, list)
        compare("variant_state", state == other.state, other.state.rawValue, state.rawValue)
        return parts
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
