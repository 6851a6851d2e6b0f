import Catalog
import Identity
import Kernel
import WebRuntime

/// The forms of a variant's page.
enum VariantPageForm: Hashable, Sendable {
    case edit, remove
}

extension Product {
    /// Properties that other variants have and this one has not: in the shop it stands between them without a place.
    func lacking(_ sku: SKU) -> [String] {
        let own = Set(sku.attributes.pairs.map(\.name))
        var names: [String] = []
        for pair in skus.flatMap(\.attributes.pairs) where !own.contains(pair.name) && !names.contains(pair.name) {
            names.append(pair.name)
        }
        return names
    }
}

/// What a variant is called and told apart by; and the way out for one that was made by mistake.
struct VariantModel: Sendable {
    let product: Product
    let sku: SKU
    let forms: FormStates<VariantPageForm>

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.variant.title", ["code": sku.code]), .consoleGoods,
            """
            \(forms.summary)<p><a href="\(frame.paths.consoleProduct(product.id))">\(frame.title(product))</a> \
            <a href="\(frame.paths(.consoleSKUPrices, product.id.description, sku.id.description))">\
            \(words("console.rules.link"))</a></p>
            \(frame.lacking(product, [sku]))
            \(product.state == .archived ? frame.empty(words("console.goods.is_archived")) : editors(frame))
            """)
    }

    private var known: [String: String] {
        let missing = product.lacking(sku).map { "\($0)=" }
        return [
            "code": sku.code,
            "attributes": ([sku.attributes.lines].compactMap { $0?.isEmpty == false ? $0 : nil } + missing)
                .joined(separator: "\n"),
            "attributes_en": sku.attributesEnglish.lines ?? "",
        ]
    }

    private func editors(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .edit, known))
        // What no line can say stays as it is.
        let pairs: HTML =
            sku.attributes.lines == nil
            ? "" : frame.textarea("attributes", words("console.goods.attributes_hint"), state)
        let english: HTML =
            sku.attributesEnglish.lines == nil
            ? "" : frame.textarea("attributes_en", words("console.goods.attributes_en_hint"), state)
        let url = frame.paths(.consoleProductSKU, product.id.description, sku.id.description)
        let removal = frame.paths(.consoleProductSKURemoval, product.id.description, sku.id.description)
        let away = frame.removal(to: removal, version: sku.version, hint: "console.variant.remove_hint")
        return """
            \(frame.form(to: url, """
                \(frame.hidden("version", String(sku.version)))
                \(frame.input("code", words("console.goods.code_rule"), state))
                <p class="muted">\(words("console.variant.code_hint"))</p>\(pairs)\(english)
                <button type="submit">\(words("form.save"))</button>
                """))
            \(away)
            """
    }
}

extension PageFrame {
    /// Which variants have fewer properties than their siblings, each with the way to fill them in.
    func lacking(_ product: Product, _ skus: [SKU]) -> HTML? {
        let found = skus.map { ($0, product.lacking($0)) }.filter { !$0.1.isEmpty }
        guard !found.isEmpty else { return nil }
        return """
            <div class="notice warn"><p>\(words("console.variant.lacking"))</p><ul>\(each: found, { sku, names in
                """
                <li><a href="\(paths(.consoleProductSKU, product.id.description, sku.id.description))">\
                \(words("console.variant.lacks", ["code": sku.code, "names": names.joined(separator: ", ")]))</a></li>
                """
            })</ul></div>
            """
    }
}

extension ProductModel {
    /// A row for each variant, and one button for all of them.
    func skus(_ frame: PageFrame, isEditable: Bool) -> HTML {
        let words = frame.words
        guard isEditable, !product.skus.isEmpty else { return rows(frame, nil) }
        let state = rowFields
        let codes = product.skus.filter { sku in
            ["price", "list_price"].contains { state.errors["\($0).\(sku.id)"] != nil }
        }.map(\.code)
        let refused: HTML? =
            codes.isEmpty
            ? nil
            : "<p class=\"error\">\(words("console.variant.refused", ["codes": codes.joined(separator: ", ")]))</p>"
        let form = frame.form(
            to: frame.paths(.consoleProductRows, product.id.description), class: "wide",
            """
            \(refused)\(rows(frame, state))
            <p class="actions"><button type="submit">\(words("console.variant.save"))</button></p>
            """)
        return "<div\(part(.rows, "product.variants", frame))>\(form)</div>"
    }

    /// - Parameter state: nil for who only reads.
    private func rows(_ frame: PageFrame, _ state: FormState?) -> HTML {
        let columns = [
            "console.goods.code", "console.goods.attributes", "#line.unit_price",
            state == nil ? "#product.list_price" : "#console.goods.list_price",
            "console.variant.active", "#console.stock.available",
        ]
        return frame.table(
            columns + (state == nil ? [] : ["console.variant.edit"]), product.skus,
            empty: frame.words("console.goods.no_skus")
        ) { sku in
            let count = frame.format.number(available[sku.id, default: 0])
            let url = frame.paths.consoleStockItem(sku.id)
            let shown: HTML = frame.may(.stockRead) ? "<a href=\"\(url)\">\(count)</a>" : HTML(text: count)
            let stock: HTML = "<td class=\"number\">\(shown)</td>"
            return """
                <td>\(sku.code)</td><td>\(sku.attributes.label)\(english(sku))</td>\
                \(state.map { inputs(sku, $0, frame) } ?? facts(sku, frame))\(stock)\
                \(state.map { _ in edit(sku, frame) })
                """
        }
    }

    private func facts(_ sku: SKU, _ frame: PageFrame) -> HTML {
        """
        <td class="number">\(frame.money(sku.price))</td><td class="number">\(sku.ownListPrice.map(frame.money))</td>\
        <td>\(frame.words("sku.state.\(sku.state.rawValue)"))</td>
        """
    }

    private func inputs(_ sku: SKU, _ state: FormState, _ frame: PageFrame) -> HTML {
        let words = frame.words
        func price(_ name: String, _ label: String) -> HTML {
            let input = frame.cellInput(
                "\(name).\(sku.id)", "\(words(label)): \(sku.code)", state, of: sku.id.description)
            return "<td class=\"number\">\(input)</td>"
        }
        let isActive = !state["active.\(sku.id)"].isEmpty
        return """
            \(price("price", "line.unit_price"))\(price("list_price", "product.list_price"))\
            <td><input type="checkbox" name="active.\(sku.id)" value="true"\(attribute: "checked", when: isActive) \
            aria-label="\(words("console.variant.active")): \(sku.code)"></td>
            """
    }

    private func edit(_ sku: SKU, _ frame: PageFrame) -> HTML {
        """
        <td>\(frame.hidden("version.\(sku.id)", String(sku.version)))\
        <a href="\(frame.paths(.consoleProductSKU, product.id.description, sku.id.description))" \
        aria-label="\(frame.words("console.variant.edit")): \(sku.code)">\(frame.words("console.variant.edit"))</a></td>
        """
    }

    private func english(_ sku: SKU) -> HTML {
        guard sku.attributesEnglish != .none else { return "" }
        return " <span class=\"muted\" lang=\"en\">\(sku.attributesEnglish.label)</span>"
    }
}
