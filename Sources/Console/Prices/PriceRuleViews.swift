import Catalog
import Identity
import Kernel
import WebRuntime

/// The forms of the page of a variant's price rules.
enum PriceRuleForm: Hashable, Sendable {
    case add, remove
}

/// What a variant costs from so many pieces on, and what it costs the customers of a group.
struct PriceRulesModel: Sendable {
    let product: Product
    let ruled: RuledSKU
    /// Those that a price can be for.
    let groups: [(id: CustomerGroupID, name: String)]
    let forms: FormStates<PriceRuleForm>

    private var sku: SKU { ruled.sku }

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isEditable = frame.may(.catalogManage) && product.state != .archived
        let mark: HTML? =
            product.state == .archived ? "<p class=\"notice\">\(words("console.goods.is_archived"))</p>" : nil
        return frame.console(
            title: words("console.rules.title", ["code": sku.code]), .consoleGoods,
            """
            \(forms.summary)
            <p><a href="\(frame.paths(.consoleProductPrices, product.id.description))">\
            \(words("console.prices.title", ["title": frame.title(product)]))</a></p>
            \(mark)<p>\(words("line.unit_price")) <b>\(frame.money(sku.price))</b></p>
            <p class="muted">\(words("console.rules.hint"))</p>
            \(table(frame, isEditable: isEditable))
            \(frame.exportLink(
                .consoleSKUPrices, product.id.description, sku.id.description, isEmpty: ruled.rules.isEmpty))
            \(isEditable ? form(frame) : nil)
            """)
    }

    private func table(_ frame: PageFrame, isEditable: Bool) -> HTML {
        frame.table(
            ["console.rules.for", "console.rules.from", "#line.unit_price", "order.state"]
                + (isEditable ? ["console.rules.remove"] : []),
            ruled.rules, empty: frame.words("console.rules.none")
        ) { rule in
            let price = frame.money(Money(rule.priceMinor, sku.currency))
            return """
                <td>\(name(of: rule, frame))</td><td>\(frame.format.number(rule.minimumQuantity))</td>\
                <td class="number">\(price)</td><td>\(state(of: rule, frame))</td>\
                \(isEditable ? "<td>\(removal(of: rule, frame))</td>" : nil)
                """
        }
    }

    /// Whom it is for; a group may be gone since.
    func name(of rule: PriceRule, _ frame: PageFrame) -> String {
        guard let group = rule.groupID else { return frame.words("console.rules.everybody") }
        return groups.first { $0.id == group }?.name ?? frame.words("console.rules.group_gone")
    }

    /// Whether anybody is ever charged it.
    func holds(_ rule: PriceRule) -> Bool { rule.priceMinor < sku.priceMinor }

    private func state(of rule: PriceRule, _ frame: PageFrame) -> HTML {
        holds(rule)
            ? frame.state("console.rules.holds", "good") : frame.state("console.rules.never", "warn")
    }

    private func removal(of rule: PriceRule, _ frame: PageFrame) -> HTML {
        let count = frame.format.number(rule.minimumQuantity)
        let label = frame.words("console.rules.remove_one", ["for": name(of: rule, frame), "count": count])
        let button = frame.button(
            to: frame.paths(.consoleSKUPriceRemoval, product.id.description, sku.id.description),
            frame.words("console.remove.sure"), class: "button quiet",
            """
            \(frame.hidden("version", String(sku.version)))\
            \(frame.hidden("customer_group_id", rule.groupID?.description ?? ""))\
            \(frame.hidden("minimum_quantity", String(rule.minimumQuantity)))
            """)
        return frame.secondStep(label, frame.words("console.rules.remove_hint"), button)
    }

    private func form(_ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, forms.state(of: .add))
        let everybody = (value: "", label: words("console.rules.everybody"))
        let options = [everybody] + groups.map { (value: $0.id.description, label: $0.name) }
        let choice: HTML? =
            groups.isEmpty ? nil : frame.select("customer_group_id", words("console.rules.for"), state, options)
        return """
            <section class="card"><h2>\(words("console.rules.new"))</h2>\
            \(frame.form(to: frame.paths(.consoleSKUPrices, product.id.description, sku.id.description), """
                \(frame.hidden("version", String(sku.version)))\(choice)
                \(frame.input("minimum_quantity", words("console.rules.from"), state, type: "number"))
                \(frame.input("price", words("line.unit_price"), state))
                <button type="submit">\(words("console.rules.save"))</button>
                """))</section>
            """
    }
}
