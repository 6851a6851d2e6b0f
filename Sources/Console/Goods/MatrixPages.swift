import Catalog
import Database
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

/// All variants that properties make with each other: 颜色 红, 蓝 and 尺码 S, M are four.
enum VariantMatrix {
    static let textLimit = 2_000
    private static let separators: Set<Character> = [",", "，", "、"]
    private static let signs: Set<Character> = ["=", "＝"]

    /// - Parameter text: a line for each property: `颜色=红,蓝`. Their order is that of every variant's pairs.
    /// - Throws: `InputError` for a line that is none; `CatalogError.tooMany`; both about the field `axes`.
    static func combinations(_ text: String) throws -> [AttributePairs] {
        var combinations: [AttributePairs] = [[:]]
        for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
            let parts = line.split(maxSplits: 1, whereSeparator: signs.contains)
            guard parts.count == 2 else { throw wrong }
            let name = String(parts[0]).trimmingBlanks
            let values = parts[1].split(whereSeparator: separators.contains).map { String($0).trimmingBlanks }
            guard !values.isEmpty, Set(values).count == values.count, combinations[0].value(of: name) == nil else {
                throw wrong
            }
            guard combinations.count * values.count <= CatalogLimits.skusPerProduct else {
                throw CatalogError.tooMany(field: "axes", limit: CatalogLimits.skusPerProduct)
            }
            combinations = combinations.flatMap { pairs in
                values.map { pairs.adding(name, $0) }
            }
        }
        do {
            return try combinations.filter { !$0.isEmpty }.map { try SKUAttributes($0).given }
        } catch is InputError {
            throw wrong
        }
    }

    private static var wrong: InputError { .invalid(field: "axes", reason: .pairs) }

    /// What the variants that are there are made of, as `combinations` reads it.
    static func text(of skus: [SKU]) -> String {
        var axes: [(name: String, values: [String])] = []
        for pair in skus.flatMap(\.attributes.pairs) {
            // What cannot be written like this is left out.
            guard !pair.name.contains(where: signs.contains), !pair.value.contains(where: separators.contains) else {
                continue
            }
            if let index = axes.firstIndex(where: { $0.name == pair.name }) {
                if !axes[index].values.contains(pair.value) { axes[index].values.append(pair.value) }
            } else {
                axes.append((pair.name, [pair.value]))
            }
        }
        return axes.map { "\($0.name)=\($0.values.joined(separator: ","))" }.joined(separator: "\n")
    }
}

/// A row of the form that is to become a variant.
private struct MatrixRow: Sendable {
    let row: Int
    let sku: NewSKU
}

extension SKUAttributes {
    fileprivate var given: AttributePairs { pairs.reduce(into: [:]) { $0.add($1.name, $1.value) } }
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
            let rows = try VariantMatrix.combinations(text).filter { !product.has($0) }
            return .page(MatrixModel(product: product, rows: rows, asked: call.query, state: nil).html(call.frame))
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error, fields: call.query) {
                MatrixModel(product: product, rows: [], asked: call.query, state: $0).html(call.frame)
            }
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
    private func matrixRows(_ form: FormFields) throws -> [AttributePairs] {
        let texts = form.prefixed(MatrixModel.rowPrefix)
        guard texts.count <= CatalogLimits.skusPerProduct else {
            throw CatalogError.tooMany(field: "axes", limit: CatalogLimits.skusPerProduct)
        }
        return try texts.indices.map { index in
            let text = form.raw("\(MatrixModel.rowPrefix)\(index)") ?? ""
            let found = try VariantMatrix.combinations(text)
            guard found.count == 1 else { throw InputError.malformed(reason: "Row \(index) is not one variant.") }
            return found[0]
        }
    }

    /// Each row that has a code, checked with all that can be told before anything is locked.
    private func newVariants(
        _ form: FormFields, _ rows: [AttributePairs], of product: Product
    ) async throws -> [MatrixRow] {
        var (new, refusals): ([MatrixRow], [RowRefusal]) = ([], [])
        for (row, pairs) in rows.enumerated() {
            do {
                // A row without a code is not wanted.
                guard let code = try form.optional("code.\(row)") else { continue }
                let price = try form.money("price.\(row)", product.currency)
                let sku = NewSKU(code: code, attributes: pairs, priceMinor: price.amountMinor)
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

    let product: Product
    let rows: [AttributePairs]
    /// What was asked for.
    let asked: FormFields
    /// Nil where nothing is wrong.
    let state: FormState?

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
        return .fresh([
            "axes": asked.raw("axes") ?? VariantMatrix.text(of: product.skus), "prefix": prefix, "price": price,
        ])
    }

    private var prefix: String { asked.raw("prefix") ?? product.slug.uppercased() }
    private var price: String { asked.raw("price") ?? product.price?.decimal ?? "" }

    private func ask(_ frame: PageFrame) -> HTML {
        let (words, shown) = (frame.words, question)
        return """
            <form method="get" class="form" action="\(frame.paths(.consoleProductMatrix, product.id.description))">
            \(frame.textarea("axes", words("console.matrix.hint"), shown, isRequired: true))
            \(frame.input("prefix", words("console.matrix.prefix"), shown))
            \(frame.input("price", words("line.unit_price"), shown))
            <button type="submit" class="button quiet">\(words("console.matrix.make"))</button></form>
            """
    }

    /// What stands in the rows: what was typed, or codes in a row and one price.
    private var cells: FormState {
        if let state { return state }
        var known: [String: String] = [:]
        for index in rows.indices {
            known["code.\(index)"] = "\(prefix)-\(product.skus.count + index + 1)"
            known["price.\(index)"] = price
        }
        return .fresh(known)
    }

    private func table(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let cells = cells
        return frame.form(
            to: frame.paths(.consoleProductMatrix, product.id.description), class: "wide",
            """
            <p class="muted">\(words("console.matrix.rows"))</p>
            \(each: ["axes", "prefix", "price"], { frame.hidden($0, question[$0]) })
            \(frame.table(["console.goods.attributes", "console.goods.code", "line.unit_price"], Array(rows.indices)) {
                row($0, cells, frame)
            })
            <p class="actions"><button type="submit">\(words("console.matrix.add"))</button></p>
            """)
    }

    private func row(_ index: Int, _ cells: FormState, _ frame: PageFrame) -> HTML {
        let pairs = rows[index].all
        let name = pairs.map(\.value).joined(separator: " ")
        let text = pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
        func cell(_ field: String, _ label: String, isShort: Bool) -> HTML {
            frame.cellInput(
                "\(field).\(index)", "\(frame.words(label)): \(name)", cells, of: String(index), isShort: isShort)
        }
        return """
            <td>\(name)\(frame.hidden("\(Self.rowPrefix)\(index)", text))</td>\
            <td>\(cell("code", "console.goods.code", isShort: false))</td>\
            <td>\(cell("price", "line.unit_price", isShort: true))</td>
            """
    }
}
