import Catalog
import Identity
import Kernel
import WebRuntime

/// What a product's variants cost and did cost.
struct PricesModel: Sendable {
    let product: Product
    let lowest: [SKUID: LowestPrices]
    /// The variant whose history is shown; nil where there is none.
    let shown: SKU?
    let history: Page<PriceChange>
    let plans: Page<PricePlan>
    let names: Names
    /// Of the form that plans a price.
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.prices.title", ["title": frame.title(product)]), .consoleGoods,
            """
            \(state.summary)
            <p><a href="\(frame.paths.consoleProduct(product.id))">\(words("console.picture.back"))</a></p>
            \(variants(frame))<p class="muted">\(words("console.prices.lowest_hint"))</p>
            \(planned(frame))\(record(frame))
            """)
    }

    private func variants(_ frame: PageFrame) -> HTML {
        frame.table(
            [
                "console.goods.code", "console.goods.attributes", "#line.unit_price", "#product.list_price",
                "#console.prices.lowest", "#console.prices.lowest_before", "console.prices.record",
                "console.rules.link",
            ], product.skus, empty: frame.words("console.goods.no_skus")
        ) { sku in
            let lowest = lowest[sku.id]
            return """
                <td>\(sku.code)</td><td>\(frame.attributes(of: sku))</td>\
                <td class="number">\(frame.money(sku.price))</td>\
                <td class="number">\(sku.ownListPrice.map(frame.money))</td>\
                <td class="number">\(lowest.map { frame.money(Money($0.recentMinor, sku.currency)) })</td>\
                <td class="number">\(before(lowest, sku, frame))</td>\
                <td><a href="\(frame.paths(.consoleProductPrices, product.id.description, query: query(sku)))">\
                \(frame.words("console.prices.record_of", ["code": sku.code]))</a></td>\
                <td><a href="\(frame.paths(.consoleSKUPrices, product.id.description, sku.id.description))">\
                \(frame.words("console.rules.title", ["code": sku.code]))</a></td>
                """
        }
    }

    private func before(_ lowest: LowestPrices?, _ sku: SKU, _ frame: PageFrame) -> String {
        guard let minor = lowest?.beforePresentMinor else { return frame.words("console.prices.no_earlier") }
        return frame.money(Money(minor, sku.currency))
    }

    private func query(_ sku: SKU) -> [(name: String, value: String)] { [("sku", sku.id.description)] }

    private func record(_ frame: PageFrame) -> HTML {
        guard let shown else { return "" }
        let words = frame.words
        let next = history.next.map { cursor in
            frame.paths(
                .consoleProductPrices, product.id.description, query: query(shown) + [("cursor", cursor.text)])
        }
        return """
            <h2>\(words("console.prices.record_of", ["code": shown.code]))</h2>
            \(frame.table(
                [
                    "console.at", "console.by", "#console.prices.from", "#console.prices.to", "#product.list_price",
                    "console.prices.why",
                ], history.items
            ) { change in
                """
                <td>\(frame.time(change.at))</td><td>\(frame.actor(change.by, names))</td>\
                <td class="number">\(change.oldPrice.map(frame.money))</td>\
                <td class="number">\(frame.money(change.newPrice))</td>\
                <td class="number">\(change.ownListPrice.map(frame.money))</td>\
                <td>\(words("console.prices.source.\(change.source.rawValue)")) \
                <span class="muted">\(frame.goodsReason(change.givenReason))</span></td>
                """
            })\(frame.nextPageLink(next))
            \(frame.exportLink(
                .consoleProductPrices, product.id.description, query: query(shown), isEmpty: history.items.isEmpty))
            """
    }
}
