import Catalog
import Database
import Inventory
public import Kernel
import Orders

/// The forms of files of goods.
public enum ProductFileFormat: String, Sendable, CaseIterable {
    case own = "products"
    case shopify = "shopify-products"
    case wooCommerce = "woocommerce-products"

    /// What exports it, by name.
    var origin: String {
        switch self {
        case .own: "Zhanggui"
        case .shopify: "Shopify"
        case .wooCommerce: "WooCommerce"
        }
    }

    /// The columns that it cannot do without.
    var needed: [String] {
        switch self {
        case .own: ["slug", "title", "code", "price"]
        case .shopify: ["Handle", "Title", "Variant Price"]
        case .wooCommerce: ["ID", "Type", "SKU", "Name", "Published", "Regular price"]
        }
    }

    /// The form whose columns a file has.
    static func of(_ columns: Set<String>) -> ProductFileFormat? {
        allCases.first { columns.isSuperset(of: $0.needed) }
    }
}

/// What became of a file of goods.
public struct ProductImportSummary: Sendable, Hashable {
    public internal(set) var rows = 0
    public internal(set) var products = 0
    public internal(set) var created = 0
    public internal(set) var changed = 0
    public internal(set) var unchanged = 0
    public internal(set) var variantsCreated = 0
    public internal(set) var variantsChanged = 0
    public var categoriesCreated: Int { newCategories.count }
    /// Pieces that came into warehouses, or would come.
    public internal(set) var pieces = 0
    /// Bins that were said or emptied, or would be.
    public internal(set) var bins = 0
    public internal(set) var isDryRun = false
    /// The characters that the file was written in.
    public internal(set) var encoding = SheetText.Encoding.utf8
    /// In the order of their rows, as the notes.
    public internal(set) var changes: [ImportChange] = []
    public internal(set) var notes: [ImportNote] = []
    /// Categories that were made, or would be, by their way from the root, each with the first row that names it: a
    /// slip of the keyboard shows here before shoppers see it.
    public internal(set) var newCategories: [ImportedName] = []
    /// Brands, the same.
    public internal(set) var newBrands: [ImportedName] = []
    /// Warehouses that an earlier product of the file has made, or would have.
    var newWarehouses: [String] = []

    mutating func add(_ plan: ProductPlan) {
        notes += plan.notes
        variantsCreated += plan.added.count
        variantsChanged += plan.changed.count
        if !plan.isEmpty { changes.append(plan.change) }
        if plan.present == nil {
            created += 1
        } else if plan.isEmpty {
            unchanged += 1
        } else {
            changed += 1
        }
    }

    /// Leaves a product alone, with the rows of all its variants.
    mutating func refuse(_ product: FileProduct, _ reasons: [ImportNote]) {
        notes += reasons
        let told = Set(notes.filter(\.isSkipped).map(\.row))
        notes += product.variants.map(\.row).filter { $0 != product.row && !told.contains($0) }
            .map { .withFirst($0, first: product.row) }
    }

    /// For the person at the shell.
    public var lines: [String] {
        func names(_ what: String, _ names: [ImportedName]) -> String? {
            names.isEmpty
                ? nil : "\(what): \(names.map { "\($0.name) (row \($0.row))" }.joined(separator: ", "))"
        }
        return [
            isDryRun ? "dry run: nothing was written" : nil,
            "\(rows) rows, \(products) products: \(created) created, \(changed) changed, \(unchanged) unchanged",
            "variants: \(variantsCreated) created, \(variantsChanged) changed",
            names("new categories", newCategories), names("new brands", newBrands),
            "categories: \(categoriesCreated) created; stock: \(pieces) pieces; bins: \(bins)",
            "rows not taken: \(notes.count(where: \.isSkipped)); remarks: \(notes.count { !$0.isSkipped })",
        ].compactMap(\.self)
    }
}

/// Takes files of goods in: ours, Shopify's and WooCommerce's.
///
/// A product is known by its slug, a variant by its code: what is there is changed where the file says otherwise, what
/// the file does not say stays. So a file can be taken again, after an interruption too, and its second run changes
/// nothing. Each product is compared first and written then; a refusal of one leaves the others alone.
public struct ProductImport: Sendable {
    public struct Options: Sendable {
        /// Of the file's prices; nil: the shop's.
        public var currency: Currency?
        /// Compares and counts, writes nothing.
        public var isDryRun: Bool

        public init(currency: Currency? = nil, isDryRun: Bool = false) {
            self.currency = currency
            self.isDryRun = isDryRun
        }
    }

    let shop: Shop
    let options: Options
    let caller: Caller

    var currency: Currency { options.currency ?? shop.orders.configuration.currency }

    public init(shop: Shop, options: Options = Options(), by caller: Caller = .system("import")) {
        self.shop = shop
        self.options = options
        self.caller = caller
    }

    /// The columns of our own form, in the order of an export.
    public static let columns = OwnProducts.columns

    /// - Parameter progress: products done, of how many.
    /// - Throws: `ImportError`, `CSVError` for the file; `DatabaseError`, after which it can simply be run again.
    public func run(
        file path: String, format: ProductFileFormat, progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> ProductImportSummary {
        let read =
            switch format {
            case .own: try OwnProducts(currency: currency).read(path)
            case .shopify: try ShopifyProducts(currency: currency).read(path)
            case .wooCommerce: try WooCommerceProducts(currency: currency).read(path)
            }
        return try await take(read, progress)
    }

    /// Our own form, from memory: for pages, which take no more than some rows. It may be as a spreadsheet saved it.
    ///
    /// - Throws: as `run(file:)`; `ImportError.tooManyRows`.
    public func run(content: [UInt8], rowLimit: Int) async throws -> ProductImportSummary {
        let (text, encoding) = try SheetText.utf8(content)
        let read = try OwnProducts(currency: currency).read(content: text)
        guard read.rowCount <= rowLimit else { throw ImportError.tooManyRows(limit: rowLimit) }
        var summary = try await take(read) { _, _ in }
        summary.encoding = encoding
        return summary
    }

    private func take(
        _ read: ReadProducts, _ progress: @Sendable (Int, Int) -> Void
    ) async throws -> ProductImportSummary {
        var summary = ProductImportSummary()
        summary.isDryRun = options.isDryRun
        summary.rows = read.rowCount
        summary.products = read.products.count
        summary.notes = read.notes
        let refused = Set(read.notes.filter(\.isSkipped).map(\.row))
        var known = KnownNames(
            CategoryTree(try await shop.catalog.categories()),
            brands: BrandNames(
                try await shop.database.read { [shop] in try shop.catalog.brandList(includingHidden: true, in: $0) }))
        for (index, product) in read.products.enumerated() {
            do {
                if refused.contains(product.row) {
                    summary.refuse(product, [])
                } else {
                    try await take(known.named(product), &known, &summary)
                }
            } catch let error as any ExpectedError {
                summary.refuse(product, [.refused(product.row, error, value: product.text(of:))])
            }
            progress(index + 1, read.products.count)
        }
        // One verdict for a row: what is not taken has nothing to be remarked on.
        let skipped = Set(summary.notes.filter(\.isSkipped).map(\.row))
        summary.notes.removeAll { !$0.isSkipped && skipped.contains($0.row) }
        summary.notes.sort { $0.row < $1.row }
        return summary
    }

    private func take(
        _ product: FileProduct, _ known: inout KnownNames, _ summary: inout ProductImportSummary
    ) async throws {
        let catalog = shop.catalog
        let (present, owners, found) = try await shop.database.read { [shop] session in
            let present = try catalog.product(.slug(product.slug), includeUnpublished: true, in: session)
            try catalog.checkStored(product.fields.media ?? [], in: session)
            return (
                present, try catalog.products(ofCodes: product.variants.map(\.code), in: session),
                try shop.shelves(of: product.variants, present, in: session)
            )
        }
        var shelves = found
        shelves.warehouses += summary.newWarehouses.filter { !found.warehouses.contains($0) }
        let place: CategoryPlace?
        do {
            place = try product.category.map { try self.place(of: $0, in: known.categories) }
        } catch let error as any ExpectedError {
            let note = ImportNote.refused(product.row, error, column: "category") { _ in product.category?.text }
            return summary.refuse(product, [note])
        }
        var plan = try ProductPlan(
            product, present, on: shelves, category: place?.id,
            presentCategory: known.categories.path(
                to: present?.product.categoryID, isSlugs: product.category?.isSlugs ?? true),
            owners: owners, mayBeSold: currency == shop.orders.configuration.currency)
        guard !plan.isRefused else { return summary.refuse(product, plan.notes.filter(\.isSkipped)) }
        // What the database would refuse is refused in a dry run as well, as far as it can be seen.
        let new = newProduct(plan, place?.id)
        if present == nil { _ = try shop.catalog.draft(new) }
        if options.isDryRun {
            summary.pieces += plan.stock.pieces
            summary.bins += plan.stock.moves.count
            known.categories.add(place)
        } else {
            let detail = try await write(plan, new, place, &known.categories)
            try await shelve(&plan, detail, &summary)
        }
        summary.newWarehouses += plan.stock.newWarehouses
        summary.newCategories += place?.names.map { ImportedName($0, row: product.row) } ?? []
        if plan.saysBrand, let name = known.newBrand(product.fields.brand.value ?? nil) {
            summary.newBrands.append(ImportedName(name, row: product.row))
        }
        summary.add(plan)
    }

    /// Writes a product below its category, which is made first where it is missing, and goes again with a product that
    /// is refused after all.
    private func write(
        _ plan: ProductPlan, _ new: NewProduct, _ place: CategoryPlace?, _ tree: inout CategoryTree
    ) async throws -> ProductDetail {
        guard let place else { return try await write(plan, new, nil) }
        var made: [Category] = []
        do {
            for missing in place.missing {
                var missing = missing
                missing.parentID = made.last?.id ?? place.parent
                made.append(try await shop.catalog.createCategory(missing, by: caller))
            }
            let category = made.last?.id ?? place.parent
            var new = new
            new.categoryID = category
            let detail = try await write(plan, new, category)
            for category in made { tree.add(category) }
            return detail
        } catch {
            for category in made.reversed() {
                try? await shop.catalog.removeCategory(category.id, version: category.version, by: caller)
            }
            throw error
        }
    }

    private func newProduct(_ plan: ProductPlan, _ category: CategoryID?) -> NewProduct {
        let fields = plan.product.fields
        var new = NewProduct(
            slug: plan.product.slug, title: fields.title ?? "", titleEnglish: fields.titleEnglish.value ?? nil,
            subtitle: fields.subtitle ?? "", subtitleEnglish: fields.subtitleEnglish.value ?? nil,
            brand: fields.brand.value ?? nil, description: fields.description ?? "",
            descriptionEnglish: fields.descriptionEnglish.value ?? nil, media: fields.media ?? [],
            categoryID: category, currency: currency, skus: plan.added.map(\.new))
        new.tags = fields.tags ?? []
        new.pictureURLs = fields.pictureURLs ?? []
        new.specifications = fields.specifications ?? []
        return new
    }

    /// Writes what the plan says, each change with its line in the audit log.
    private func write(
        _ plan: ProductPlan, _ new: NewProduct, _ category: CategoryID?
    ) async throws -> ProductDetail {
        let catalog = shop.catalog
        var detail: ProductDetail
        if let present = plan.present {
            detail = present
            if !plan.fields.isEmpty {
                var fields = plan.product.fields
                if let category { fields.categoryID = .set(category) }
                detail = try await catalog.updateProduct(
                    present.product.id, version: present.product.version, fields, by: caller)
            }
            for variant in plan.added {
                _ = try await catalog.addSKU(variant.new, to: present.product.id, by: caller)
            }
            for (sku, changes) in plan.changed {
                _ = try await catalog.updateSKU(
                    sku.id, version: sku.version, changes, reason: "import", by: caller)
            }
        } else {
            detail = try await catalog.createProduct(new, by: caller)
        }
        let id = detail.product.id
        try await retire(plan.added, of: id)
        for state in plan.steps { _ = try await catalog.transition(id, to: state, reason: "import", by: caller) }
        guard let written = try await catalog.product(.id(id), includeUnpublished: true) else {
            throw NotFound("product")
        }
        return written
    }

    /// New variants begin active.
    private func retire(_ added: [FileVariant], of id: ProductID) async throws {
        let retired = added.filter { $0.state == .retired }
        guard !retired.isEmpty else { return }
        let detail = try await shop.catalog.product(.id(id), includeUnpublished: true)
        for variant in retired {
            guard let sku = detail?.product.skus.first(where: { $0.code == variant.code }) else { continue }
            var changes = SKUChanges()
            changes.state = .retired
            _ = try await shop.catalog.updateSKU(sku.id, version: sku.version, changes, reason: "import", by: caller)
        }
    }
}

extension FileVariant {
    var new: NewSKU {
        NewSKU(
            code: code, attributes: attributes, attributesEnglish: attributesEnglish ?? [:], priceMinor: priceMinor,
            listPriceMinor: listPriceMinor)
    }
}
