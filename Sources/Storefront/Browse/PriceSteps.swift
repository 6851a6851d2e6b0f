import Catalog
import Kernel
import WebRuntime

// By how many pieces prices fall.
extension ProductModel {
    /// Everybody's, for the part that is kept.
    func everybodysSteps(_ frame: PageFrame) -> HTML? {
        steps("product.breaks", frame) { breaks.steps(of: $0) }
    }

    /// What the visitor pays for one piece: a group's price where there is one, which is below what others pay.
    func price(of sku: SKU) -> Money {
        let own = ownPrices[sku.id, default: []].filter { $0.minimumQuantity == 1 }.map(\.priceMinor).min()
        return own.map { Money($0, sku.currency) } ?? sku.price
    }

    /// Those of the visitor's groups, beside what is kept.
    func ownSteps(_ frame: PageFrame) -> HTML? {
        steps("product.own_prices", frame) { ownPrices[$0.id] ?? [] }
    }

    private func steps(_ title: String, _ frame: PageFrame, of rules: (SKU) -> [PriceRule]) -> HTML? {
        let words = frame.words
        let steps = detail.product.skus.flatMap { sku in rules(sku).map { (sku: sku, rule: $0) } }
        guard !steps.isEmpty else { return nil }
        let columns = only == nil ? ["product.variants"] : []
        return """
            <section><h2>\(words(title))</h2>\(frame.table(
                columns + ["line.quantity", "#line.unit_price"], steps
            ) { step in
                let count = frame.format.number(step.rule.minimumQuantity)
                let name: HTML? = only == nil ? "<td>\(name(step.sku, frame))</td>" : nil
                return """
                    \(name)<td>\(words("product.breaks.from", ["count": count]))</td>\
                    <td class="number">\(frame.money(Money(step.rule.priceMinor, step.sku.currency)))</td>
                    """
            })</section>
            """
    }
}
