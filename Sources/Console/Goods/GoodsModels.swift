import Catalog
import Database
import Kernel
import WebRuntime
import Workflows

/// Products of every state.
struct GoodsListModel: Sendable {
    let products: Page<Product>
    /// What can be sold of each of their variants, over all warehouses.
    let available: [SKUID: Int]
    /// Less than this left of a variant is low.
    let lowBelow: Int
    let filter: GoodsFilter
    /// How many rows a page has.
    let limit: PageLimit
    /// What the list can be narrowed to.
    let categories: [Category]
    let brands: [Brand]
}

extension GoodsFilter {
    /// The fields of the list's address.
    static let fields = ["state", "category", "brand", "tag", "stock", "q", "sort"]

    /// - Throws: `InputError` for a choice that is none.
    init(_ form: FormFields) throws(InputError) {
        self.init(
            StaffFilter(
                state: try form.optionalChoice("state", of: ProductState.self),
                query: try form.optional("q", atMost: ProductFilter.queryLengthLimit),
                categoryID: try form.optionalID("category"), brandID: try form.optionalID("brand"),
                tag: try form.optional("tag", atMost: CatalogLimits.tagLength),
                sort: try form.optionalChoice("sort", of: StaffSort.self)),
            stock: try form.optionalChoice("stock", of: GoodsStock.self))
    }

    /// The same for an address, in the order of `fields`.
    var query: [(name: String, value: String)] {
        let values = [
            goods.state?.rawValue, goods.categoryID?.description, goods.brandID?.description,
            goods.tag, stock?.rawValue, goods.query, goods.sort?.rawValue,
        ]
        return zip(Self.fields, values).compactMap { name, value in value.map { (name, $0) } }
    }
}

extension GoodsListModel {
    /// Rows that a page may have.
    static let limits = [20, 50, 100]

    /// Of the list's own links: a page of the usual length does not say how long it is.
    var query: [(name: String, value: String)] {
        filter.query + (limit == .standard ? [] : [("limit", String(limit.count))])
    }
}

/// The form for a new product with its first variant.
struct NewProductModel: Sendable {
    let categories: [Category]
    let brands: [Brand]
    /// The product that is copied.
    let source: ProductID?
    let state: FormState

    /// What a copy of a product begins with: its texts, and its first variant without the code.
    static func fields(of detail: ProductDetail) -> [String: String] {
        let (product, sku) = (detail.product, detail.product.skus.first)
        return [
            "title": product.title, "title_en": product.titleEnglish ?? "", "subtitle": product.subtitle,
            "subtitle_en": product.subtitleEnglish ?? "", "brand": product.brand ?? "",
            "category_id": product.categoryID?.description ?? "", "description": detail.description,
            "description_en": detail.descriptionEnglish ?? "", "attributes": sku?.attributes.lines ?? "",
            "attributes_en": sku?.attributesEnglish.lines ?? "", "price": sku?.price.decimal ?? "",
            "list_price": sku?.ownListPrice?.decimal ?? "", "with_media": "true",
        ]
    }
}

/// One product with its variants and its life.
struct ProductModel: Sendable {
    let detail: ProductDetail
    let categories: [Category]
    let brands: [Brand]
    let transitions: [ProductTransition]
    /// What is left of each variant over all warehouses.
    let available: [SKUID: Int]
    /// What else was done to it and its variants, newest first.
    let lines: Page<AuditEntry>
    /// Of those who did it.
    let names: Names
    let forms: FormStates<ProductPageForm>

    /// So many lines of its history; all of them are in the audit log.
    static let historyLimit = PageLimit(clamping: 30)

    /// Its steps are told with their reasons, and stock has a journal of its own.
    static func history(of product: Product) -> AuditFilter {
        AuditFilter(
            subjects: [product.id.description] + product.skus.map(\.id.description),
            leavingOut: ["product_moved", "stock_adjusted", "stock_counted", "stock_transferred", "bin_changed"])
    }

    var product: Product { detail.product }

    /// What the product's own form shows.
    var fields: FormState {
        forms.state(
            of: .details,
            [
                "slug": product.slug, "title": product.title, "title_en": product.titleEnglish ?? "",
                "subtitle": product.subtitle, "subtitle_en": product.subtitleEnglish ?? "",
                "description_en": detail.descriptionEnglish ?? "", "brand": product.brand ?? "",
                "category_id": product.categoryID?.description ?? "",
                "description": detail.description,
            ], errors: forms.isSent(.step) ? forms.errors : .none)
    }

    /// What the rows of the variants show.
    var rowFields: FormState {
        var known: [String: String] = [:]
        for sku in product.skus {
            known["price.\(sku.id)"] = sku.price.decimal
            known["list_price.\(sku.id)"] = sku.ownListPrice?.decimal ?? ""
            known["active.\(sku.id)"] = sku.state == .active ? "true" : ""
        }
        return forms.state(of: .rows, known)
    }
}

/// The forms of a product's page.
enum ProductPageForm: Hashable, Sendable {
    case details, step, newSKU, rows, removal
}

/// The category tree as a list, with a form for each and one for a new one.
struct CategoryListModel: Sendable {
    let categories: [Category]
    /// Of the products that stand in each itself.
    let counts: [CategoryID: Int]
    /// Nil is the form for a new one.
    let forms: FormStates<CategoryID?>

    func fields(of category: Category) -> FormState {
        forms.state(
            of: category.id,
            [
                "slug": category.slug, "name": category.name, "name_en": category.nameEnglish ?? "",
                "parent_id": category.parentID?.description ?? "", "position": String(category.position),
            ])
    }
}

/// What the forms of goods say.
struct ProductForm {
    private static let textLimit = 20_000
    /// What may part a name from its value; where a line has several of them, the first one here does.
    private static let signs: [Character] = ["=", "＝", "：", ":"]

    private let form: FormFields
    private let currency: Currency
    private let brands: BrandNames

    /// - Parameter brands: those that there are, for a form that names one.
    init(_ form: FormFields, _ currency: Currency, brands: [Brand] = []) {
        self.form = form
        self.currency = currency
        self.brands = BrandNames(brands)
    }

    /// The brand that the form names, in either language: one that there is, or one that is said to be new. A slip of
    /// the keyboard would be a brand that shoppers see.
    private func brand() throws(InputError) -> String? {
        guard let name = try form.optional("brand") else { return nil }
        if let own = brands.own(name) { return own }
        guard try form.optionalBoolean("new_brand") ?? false else {
            throw .invalid(field: "brand", reason: .unknownBrand)
        }
        return name
    }

    func version() throws(InputError) -> Int64 { Int64(try form.integer("version", 0...Int.max)) }

    /// Reads what is there, and tells of all that is wrong with it.
    ///
    /// - Throws: `InputErrors` naming every field that is wrong.
    func newProduct(_ catalog: Catalog) throws -> NewProduct {
        var errors: [InputError] = []
        func read<Value>(_ fallback: Value, _ body: () throws(InputError) -> Value) -> Value {
            do throws(InputError) {
                return try body()
            } catch {
                errors.append(error)
                return fallback
            }
        }
        func text(_ field: String, atMost limit: Int = FormFields.textLimit) -> String? {
            read(nil) { () throws(InputError) in try form.optional(field, atMost: limit) }
        }
        func needed(_ field: String) -> String {
            read("") { () throws(InputError) in try form.required(field) }
        }
        func pairs(_ field: String) -> AttributePairs {
            read([:]) { () throws(InputError) in try attributes(field) }
        }
        let sku = NewSKU(
            code: needed("code"), attributes: pairs("attributes"), attributesEnglish: pairs("attributes_en"),
            priceMinor: read(0) { () throws(InputError) in try form.money("price", currency).amountMinor },
            listPriceMinor: read(nil) { () throws(InputError) in try listPriceMinor() })
        let (title, titleEnglish) = (needed("title"), text("title_en"))
        // Who types none gets one of the English title, or of how the Chinese one is read.
        let slug =
            text("slug")
            ?? [titleEnglish, title].lazy.compactMap { $0 }
            .compactMap { NewProduct.proposedSlug(from: $0) }.first
        let new = NewProduct(
            slug: slug ?? (title.isEmpty ? "" : needed("slug")), title: title, titleEnglish: titleEnglish,
            subtitle: text("subtitle") ?? "", subtitleEnglish: text("subtitle_en"),
            brand: read(nil) { () throws(InputError) in try brand() },
            description: text("description", atMost: Self.textLimit) ?? "",
            descriptionEnglish: text("description_en", atMost: Self.textLimit),
            categoryID: read(nil) { () throws(InputError) in try form.optionalID("category_id") }, currency: currency,
            skus: [sku])
        let told = Set(errors.compactMap(\.field))
        errors += catalog.faults(of: new).filter { error in !(error.field.map(told.contains) ?? false) }
        if let errors = InputErrors(errors) { throw errors }
        return new
    }

    func changes() throws(InputError) -> ProductChanges {
        var changes = ProductChanges()
        changes.slug = try form.required("slug")
        changes.title = try form.required("title")
        changes.titleEnglish = .set(try form.optional("title_en"))
        changes.subtitle = try form.optional("subtitle") ?? ""
        changes.subtitleEnglish = .set(try form.optional("subtitle_en"))
        changes.descriptionEnglish = .set(try form.optional("description_en", atMost: Self.textLimit))
        changes.brand = .set(try brand())
        changes.description = try form.optional("description", atMost: Self.textLimit) ?? ""
        changes.categoryID = .set(try form.optionalID("category_id"))
        return changes
    }

    func newSKU() throws(InputError) -> NewSKU {
        NewSKU(
            code: try form.required("code"), attributes: try attributes("attributes"),
            attributesEnglish: try attributes("attributes_en"),
            priceMinor: try form.money("price", currency).amountMinor, listPriceMinor: try listPriceMinor())
    }

    /// Only of what the form shows; an empty field of English takes it away.
    func skuChanges() throws(InputError) -> SKUChanges {
        var changes = SKUChanges()
        changes.code = try form.required("code")
        if form.raw("attributes") != nil { changes.attributes = try attributes("attributes") }
        if form.raw("attributes_en") != nil { changes.attributesEnglish = try attributes("attributes_en") }
        return changes
    }

    private func listPriceMinor() throws(InputError) -> Int64? {
        guard try form.optional("list_price") != nil else { return nil }
        return try form.money("list_price", currency).amountMinor
    }

    /// A line for each: `颜色=红`, or with the signs that a Chinese keyboard gives.
    private func attributes(_ field: String) throws(InputError) -> AttributePairs {
        var pairs = AttributePairs()
        for line in (try form.optional(field) ?? "").split(whereSeparator: \.isNewline) {
            let sign = Self.signs.first { line.contains($0) } ?? "="
            let parts = line.split(separator: sign, maxSplits: 1)
            guard parts.count == 2 else { throw .invalid(field: field, reason: .pairs) }
            pairs.add(String(parts[0]), String(parts[1]))
        }
        return pairs
    }
}

extension SKUAttributes {
    /// A line for each pair, as forms take them; nil where a name would be misread.
    var lines: String? {
        let isPlain = pairs.allSatisfy { name, value in
            !name.contains("=") && !"\(name)\(value)".contains(where: \.isNewline)
        }
        guard isPlain else { return nil }
        return pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
    }
}
