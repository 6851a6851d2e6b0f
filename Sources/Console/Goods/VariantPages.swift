import Catalog
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// What was refused of one row of a form, told at the fields of that row.
struct RowRefusal: ExpectedError {
    let refusal: any ExpectedError
    /// Behind the name of the field.
    let row: String
    /// Where a refusal stands that names no field of the row.
    let place: String
    /// The fields that a row shows.
    let fields: Set<String>

    var kind: ErrorKind { refusal.kind }
    var field: String? { "\(refusal.field.flatMap { fields.contains($0) ? $0 : nil } ?? place).\(row)" }
    var code: String { refusal.code }
    var phrase: String { refusal.phrase }
    var detail: String { refusal.detail }
    var parameters: [String: String] { refusal.parameters }
}

extension Console {
    var variantPages: [PageRoute] {
        [
            PageRoute(.post, .consoleProductSKUs, .permission(.catalogManage), handler: addSKU),
            PageRoute(.post, .consoleProductRows, .permission(.catalogManage), handler: saveRows),
            PageRoute(.get, .consoleProductSKU, .permission(.catalogManage)) { .page(try await variant($0)) },
            PageRoute(.post, .consoleProductSKU, .permission(.catalogManage), handler: updateSKU),
            PageRoute(.post, .consoleProductSKURemoval, .permission(.catalogManage), handler: removeSKU),
        ]
    }

    private func addSKU(_ call: PageCall) async throws -> PageAnswer {
        try await changeProduct(call, .newSKU) { id in
            let form = ProductForm(call.form, shop.orders.configuration.currency)
            _ = try await shop.catalog.addSKU(try form.newSKU(), to: id, by: call.caller)
        }
    }

    /// Saves the rows of a product's variants that differ: all of them, or none with every one named that is refused.
    private func saveRows(_ call: PageCall) async throws -> PageAnswer {
        try await changeProduct(call, .rows) { id in
            guard let product = try await shop.catalog.product(.id(id), includeUnpublished: true)?.product else {
                throw NotFound("product")
            }
            var (edits, refusals): ([SKUEdit], [any ExpectedError]) = ([], [])
            for sku in product.skus where call.form.raw("version.\(sku.id)") != nil {
                do {
                    if let edit = try SKURow(call.form, sku).edit() { edits.append(edit) }
                } catch let error as any ExpectedError {
                    refusals.append(
                        RowRefusal(
                            refusal: error, row: sku.id.description,
                            place: error.field?.hasPrefix("list_price") == true ? "list_price" : "price",
                            fields: ["price", "list_price"]))
                }
            }
            if let errors = ExpectedErrors(refusals) { throw errors }
            guard !edits.isEmpty else { return }
            _ = try await shop.catalog.updateSKUs(of: id, edits, by: call.caller)
        }
    }

    private func variant(
        _ call: PageCall, _ forms: FormStates<VariantPageForm> = .fresh
    ) async throws -> HTML {
        let (id, skuID): (ProductID, SKUID) = (try call.path.id("product"), try call.path.id("sku"))
        guard let product = try await shop.catalog.product(.id(id), includeUnpublished: true)?.product,
            let sku = product.skus.first(where: { $0.id == skuID })
        else { throw NotFound("sku") }
        return VariantModel(product: product, sku: sku, forms: forms).html(call.frame)
    }

    private func updateSKU(_ call: PageCall) async throws -> PageAnswer {
        try await changeVariant(call, .edit) { sku in
            let form = ProductForm(call.form, shop.orders.configuration.currency)
            _ = try await shop.catalog.updateSKU(
                sku, version: try form.version(), try form.skuChanges(), by: call.caller)
        }
    }

    private func removeSKU(_ call: PageCall) async throws -> PageAnswer {
        try await changeVariant(call, .remove) { sku in
            let version = Int64(try call.form.integer("version", 0...Int.max))
            try await shop.removeSKU(sku, version: version, by: call.caller)
        }
    }

    /// A change of one variant; the catalogue writes its audit line.
    private func changeVariant(
        _ call: PageCall, _ form: VariantPageForm, _ body: (SKUID) async throws -> Void
    ) async throws -> PageAnswer {
        let (id, sku): (ProductID, SKUID) = (try call.path.id("product"), try call.path.id("sku"))
        do {
            try await body(sku)
            return .redirect(to: call.paths.consoleProduct(id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            let told = try await told(error, about: [sku.description], call.frame)
            return try await refused(call, told) { try await variant(call, .sent(form, $0)) }
        }
    }
}

/// What a row of a product's variants says.
private struct SKURow {
    private let form: FormFields
    private let sku: SKU

    init(_ form: FormFields, _ sku: SKU) {
        self.form = form
        self.sku = sku
    }

    /// Nil where it says what is there already.
    ///
    /// - Throws: `InputErrors`; `CatalogError.staleVersion` where somebody changed it meanwhile.
    func edit() throws -> SKUEdit? {
        var changes = SKUChanges()
        let price = try form.money("price.\(sku.id)", sku.currency).amountMinor
        changes.priceMinor = price
        // A row without a list price shows an empty field, and an emptied one takes it away.
        changes.listPriceMinor =
            try form.optional("list_price.\(sku.id)") == nil
            ? price : try form.money("list_price.\(sku.id)", sku.currency).amountMinor
        changes.state = form.isChecked("active.\(sku.id)") ? .active : .retired
        let after = try changes.applied(to: sku)
        guard
            (after.priceMinor, after.listPriceMinor) != (sku.priceMinor, sku.listPriceMinor) || after.state != sku.state
        else { return nil }
        let version = Int64(try form.integer("version.\(sku.id)", 0...Int.max))
        guard version == sku.version else { throw CatalogError.staleVersion(current: sku.version) }
        return SKUEdit(sku.id, version: version, changes)
    }
}
