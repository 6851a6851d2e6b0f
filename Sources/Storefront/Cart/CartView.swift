import Catalog
import Kernel
import Orders
import WebRuntime
import Workflows

extension CartModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("cart.title"), current: .cart,
            """
            <h1>\(words("cart.title"))</h1>\(state.summary)
            \(priced.map { lines($0, frame) } ?? nothing(frame))
            """)
    }

    private func nothing(_ frame: PageFrame) -> HTML {
        """
        \(frame.empty(frame.words("cart.empty")))
        <p><a class="button" href="\(frame.paths.home)">\(frame.words("cart.browse"))</a></p>
        """
    }

    private func lines(_ priced: PricedCart, _ frame: PageFrame) -> HTML {
        let words = frame.words
        // The first button is what the Enter key presses: never one that takes something out.
        let form = frame.form(
            to: frame.paths.cart, class: "wide",
            """
            <button type="submit" class="hidden" tabindex="-1">\(words("cart.update"))</button>
            <div class="scroll"><table><thead><tr><th>\(words("line.title"))</th>\
            <th class="number">\(words("line.unit_price"))</th><th>\(words("line.quantity"))</th>\
            <th class="number">\(words("line.total"))</th><th><span class="hidden">\(words("cart.remove"))</span></th>\
            </tr>\
            </thead><tbody>\(each: priced.quote.lines, { line($0, priced.quote.currency, frame) })</tbody></table></div>
            <p><button type="submit" class="button quiet">\(words("cart.update"))</button></p>
            """)
        let way: HTML =
            isReady
            ? "<p><a class=\"button\" href=\"\(frame.paths.checkout)\">\(words("cart.checkout"))</a></p>"
            : "<p class=\"notice bad\">\(words("cart.not_ready"))</p>"
        return """
            \(form)<section class="card">\(frame.totals(priced.quote.totals, priced.quote.currency))
            <p class="muted">\(words("cart.freight_note"))</p>\(way)</section>
            """
    }

    private func line(_ line: QuoteLine, _ currency: Currency, _ frame: PageFrame) -> HTML {
        let item = line.item
        let face = faces[item.skuID]
        let title = face.map { frame.title($0) } ?? frame.words("cart.unknown")
        let link: HTML =
            face.map { face in
                """
                \(face.cover.map { frame.picture($0, class: "thumb") })\
                <a href="\(frame.paths.product(face.slug))">\(title)</a>
                """
            } ?? "\(title)"
        let name = Self.quantityPrefix + item.skuID.description
        return """
            <tr><td>\(link)\(message(item.skuID).map { notice($0, frame) })</td>
            <td class="number">\(frame.money(Money(item.unitPriceMinor, currency)))</td>
            <td><input class="quantity" type="number" min="0" max="\(Cart.quantityLimit)" name="\(name)" \
            value="\(quantity(item.skuID, item.quantity))" aria-label="\(frame.words("line.quantity")): \(title)"></td>
            <td class="number">\(frame.money(Money(item.unitPriceMinor, currency) * item.quantity))</td>
            <td><button type="submit" class="button link" name="remove" value="\(item.skuID)" \
            aria-label="\(frame.words("cart.remove")): \(title)">\(frame.words("cart.remove"))</button></td></tr>
            """
    }

    private func notice(_ message: PricedCart.Message, _ frame: PageFrame) -> HTML {
        let text =
            switch message {
            case .notForSale: frame.words("cart.not_for_sale")
            case .outOfStock(_, 0): frame.words("product.sold_out")
            case .outOfStock(_, let left): frame.words("cart.only_left", ["count": frame.format.number(left)])
            }
        return "<p class=\"error\">\(text)</p>"
    }
}
