import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// A row of the form that is to become a variant.
private struct MatrixRow: Sendable {
    let row: Int
    let sku: NewSKU
}

extension RowRefusal {
    /// What a variant is stands in a hidden field, so its row is found by its code; a price that is refused already
    /// names its row.
    fileprivate static func matrix(_ refusal: any ExpectedError, _ row: Int) -> RowRefusal {
        let (name, isPrice) = ("\(row)", refusal.field?.hasPrefix("price") == true)
        return RowRefusal(refusal: refusal, row: name, place: isPrice ? "price" : "code", fields: ["code", "price"])
    }
}

extension Product {
    /// Whether one of its variants has these pairs, in whatever order.
    fileprivate func has(_ pairs: AttributePairs) -> Bool {
        guard let key = try? SKUAttributes(pairs).key else { return false }
        return skus.contains { $0.attributes.key == key }
    }
}

extension Console {
    var matrixPages: [PageRoute] {
        [
            PageRoute(.get, .consoleProductMatrix, .permission(.catalogManage), handler: matrix),
            PageRoute(.post, .consoleProductMatrix, .permission(.catalogManage), handler: addVariants),
        ]
    }

    private func matrix(_ call: PageCall) async throws -> PageAnswer {
        let product = try await matrixProduct(call)
        do {
            let text = try call.query.optional("axes", atMost: VariantMatrix.textLimit) ?? ""
            let english = try call.query.optional("axes_en", atMost: VariantMatrix.textLimit) ?? ""
            let rows = try VariantMatrix.rows(text, english: english, known: product.skus)
                .filter { !product.has($0.pairs) }
            var model = MatrixModel(product: product, rows: rows, asked: call.query, state: nil)
            model.codes = try await freeCodes(model)
            return .page(model.html(call.frame))
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, fields: call.query) {
                MatrixModel(product: product, rows: [], asked: call.query, state: $0).html(call.frame)
            }
        }
    }

    /// A code for each row that no variant of the shop has, as far as a few looks tell.
    private func freeCodes(_ model: MatrixModel) async throws -> [String] {
        guard !model.rows.isEmpty else { return [] }
        let proposed = VariantCodes(stem: model.prefix, model.rows, behind: model.product.skus.count)
        return try await database.read { [shop] session in
            var proposed = proposed
            for _ in 0..<MatrixModel.codeLooks {
                let taken = try shop.catalog.products(ofCodes: proposed.codes, in: session)
                guard !taken.isEmpty else { break }
                proposed.avoid(taken.keys)
            }
            return proposed.codes
        }
    }

    private func addVariants(_ call: PageCall) async throws -> PageAnswer {
        let product = try await matrixProduct(call)
        let rows = try matrixRows(call.form)
        do {
            let new = try await newVariants(call.form, rows, of: product)
            do {
                _ = try await shop.catalog.addSKUs(new.map(\.sku), to: product.id, by: call.caller)
            } catch CatalogError.variantTaken {
                // Somebody was quicker: told at the row, as far as it shows.
                if let errors = ExpectedErrors(known(new, in: try await matrixProduct(call))) { throw errors }
                throw CatalogError.variantTaken
            }
            return .redirect(to: call.paths.consoleProduct(product.id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) {
                MatrixModel(product: product, rows: rows, asked: call.form, state: $0).html(call.frame)
            }
        }
    }

    /// The rows that the form shows, in their order.
    ///
    /// - Throws: `InputError` where what stands in the hidden fields is no row.
    private func matrixRows(_ form: FormFields) throws -> [VariantMatrix.Row] {
        let texts = form.prefixed(MatrixModel.rowPrefix)
        guard texts.count <= CatalogLimits.skusPerProduct else {
            throw CatalogError.tooMany(field: "axes", limit: CatalogLimits.skusPerProduct)
        }
        return try texts.indices.map { index in
            try VariantMatrix.row(
                form.raw("\(MatrixModel.rowPrefix)\(index)") ?? "",
                english: form.raw("\(MatrixModel.englishPrefix)\(index)") ?? "")
        }
    }

    /// Each row that has a code, checked with all that can be told before anything is locked.
    private func newVariants(
        _ form: FormFields, _ rows: [VariantMatrix.Row], of product: Product
    ) async throws -> [MatrixRow] {
        var (new, refusals): ([MatrixRow], [RowRefusal]) = ([], [])
        for (row, variant) in rows.enumerated() {
            do {
                // A row without a code is not wanted.
                guard let code = try form.optional("code.\(row)") else { continue }
                let price = try form.money("price.\(row)", product.currency)
                let sku = NewSKU(
                    code: code, attributes: variant.pairs, attributesEnglish: variant.english,
                    priceMinor: price.amountMinor)
                _ = try shop.catalog.draft(
                    NewProduct(slug: product.slug, title: product.title, currency: product.currency, skus: [sku]))
                new.append(MatrixRow(row: row, sku: sku))
            } catch let error as any ExpectedError {
                refusals.append(.matrix(error, row))
            }
        }
        guard !new.isEmpty || !refusals.isEmpty else { throw InputError.missing(field: "code.0") }
        refusals += known(new, in: product)
        let codes = new.map(\.sku.code)
        let taken = try await database.read { [shop] session in
            try shop.catalog.products(ofCodes: codes, in: session)
        }
        for (index, code) in codes.enumerated() where taken[code] != nil || codes[..<index].contains(code) {
            refusals.append(.matrix(CatalogError.codeTaken, new[index].row))
        }
        if let errors = ExpectedErrors(refusals) { throw errors }
        return new
    }

    /// A refusal for each row that the product has: another tab, or the same form once more.
    private func known(_ new: [MatrixRow], in product: Product) -> [RowRefusal] {
        new.filter { product.has($0.sku.attributes) }.map { .matrix(CatalogError.variantTaken, $0.row) }
    }

    private func matrixProduct(_ call: PageCall) async throws -> Product {
        let id: ProductID = try call.path.id("product")
        let detail = try await shop.catalog.product(.id(id), includeUnpublished: true)
        guard let product = detail?.product else { throw NotFound("product") }
        return product
    }
}

/// The properties of a product's variants, and a row for each variant that they make and that is not there yet.
struct MatrixModel: Sendable {
    /// Of the hidden fields that say what each row is.
    static let rowPrefix = "attributes."
    /// Of those that say the same in English.
    static let englishPrefix = "attributes_en."
    /// How often codes that somebody has are replaced by others: a row says what is taken then.
    static let codeLooks = 5

    let product: Product
    let rows: [VariantMatrix.Row]
    /// What was asked for.
    let asked: FormFields
    /// Nil where nothing is wrong.
    let state: FormState?
    /// What is proposed for each row; nothing where they come back as they were typed.
    var codes: [String] = []

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isDone = rows.isEmpty && state == nil && !asked.trimmed("axes").isEmpty
        return frame.console(
            title: words("console.matrix.title", ["title": frame.title(product)]), .consoleGoods,
            """
            \(state?.summary)
            <p><a href="\(frame.paths.consoleProduct(product.id))">\(words("console.picture.back"))</a></p>
            \(product.state == .archived ? nil : frame.lacking(product, product.skus))
            \(isDone ? frame.empty(words("console.matrix.none")) : nil)\(rows.isEmpty ? nil : table(frame))
            <section class="card"><h2>\(words("console.matrix.axes"))</h2>\(ask(frame))</section>
            """)
    }

    /// What stands in the form that asks: what was typed there, or what the product has already.
    private var question: FormState {
        if rows.isEmpty, let state { return state }
        let known = VariantMatrix.texts(of: product.skus)
        return .fresh([
            "axes": asked.raw("axes") ?? known.own, "axes_en": asked.raw("axes_en") ?? known.english,
            "prefix": prefix, "price": price,
        ])
    }

    /// What proposed codes begin with.
    var prefix: String {
        let typed = asked.trimmed("prefix")
        return typed.isEmpty ? VariantCodes.stem(of: product) : typed
    }
    private var price: String { asked.raw("price") ?? product.price?.decimal ?? "" }

    private func ask(_ frame: PageFrame) -> HTML {
        let (words, shown) = (frame.words, question)
        return """
            <form method="get" class="form" action="\(frame.paths(.consoleProductMatrix, product.id.description))">
            \(frame.textarea("axes", words("console.matrix.hint"), shown, isRequired: true))
            \(frame.textarea("axes_en", words("console.matrix.english_hint"), shown))
            \(frame.input("prefix", words("console.matrix.prefix"), shown))
            \(frame.input("price", words("line.unit_price"), shown))
            <button type="submit" class="button quiet">\(words("console.matrix.make"))</button></form>
            """
    }

    /// What stands in the rows: what was typed, or the proposed codes and one price.
    private var cells: FormState {
        if let state { return state }
        var known: [String: String] = [:]
        for index in rows.indices { known["price.\(index)"] = price }
        for (index, code) in codes.enumerated() { known["code.\(index)"] = code }
        return .fresh(known)
    }

    private func table(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let cells = cells
        return frame.form(
            to: frame.paths(.consoleProductMatrix, product.id.description), class: "wide",
            """
            <p class="muted">\(words("console.matrix.rows"))</p>
            \(rows.contains { $0.english.isEmpty }
                ? "<p class=\"notice warn\">\(words("console.matrix.no_english"))</p>" : nil)
            \(each: ["axes", "axes_en", "prefix", "price"], { frame.hidden($0, question[$0]) })
            \(frame.table(["console.goods.attributes", "console.goods.code", "line.unit_price"], Array(rows.indices)) {
                row($0, cells, frame)
            })
            <p class="actions"><button type="submit">\(words("console.matrix.add"))</button></p>
            """)
    }

    private func row(_ index: Int, _ cells: FormState, _ frame: PageFrame) -> HTML {
        let (pairs, english) = (rows[index].pairs, rows[index].english)
        let name = pairs.label
        let translated: HTML? =
            english.isEmpty ? nil : " <span class=\"muted\" lang=\"en\">\(english.label)</span>"
        func cell(_ field: String, _ label: String, isShort: Bool) -> HTML {
            frame.cellInput(
                "\(field).\(index)", "\(frame.words(label)): \(name)", cells, of: String(index), isShort: isShort)
        }
        return """
            <td>\(name)\(translated)\(frame.hidden("\(Self.rowPrefix)\(index)", pairs.matrixText))\
            \(frame.hidden("\(Self.englishPrefix)\(index)", english.matrixText))</td>\
            <td>\(cell("code", "console.goods.code", isShort: false))</td>\
            <td>\(cell("price", "line.unit_price", isShort: true))</td>
            """
    }
}
