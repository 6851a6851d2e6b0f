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
            <h1>\(words("cart.title"))</h1>\(state.summary)\(removed(frame))\(merged(frame))\(missing(frame))
            \(priced.map { lines($0, frame) } ?? nothing(frame))
            """)
    }

    /// What was taken out just now, with the button that puts it back.
    private func removed(_ frame: PageFrame) -> HTML? {
        guard let removed = told.removed else { return nil }
        let words = frame.words
        let names = removed.lines.map { line in
            let title = faces[line.skuID].map { frame.title($0) } ?? words("cart.unknown")
            return "\(title) × \(frame.format.number(line.quantity))"
        }
        let list = names.joined(separator: frame.language == .chinese ? "、" : ", ")
        let undo = frame.button(
            to: frame.paths.cart, words("cart.undo"), class: "button quiet",
            frame.hidden(Self.removedField, removed.text))
        return """
            <div class="notice line-foot" role="status"><span>\(words("cart.removed", ["goods": list]))</span>\
            \(undo)</div>
            """
    }

    private func merged(_ frame: PageFrame) -> HTML? {
        guard let merged = told.merged, let priced else { return nil }
        return frame.merged(merged, priced, faces.mapValues { frame.title($0) })
    }

    /// What of an order is not in the cart again.
    private func missing(_ frame: PageFrame) -> HTML? {
        guard !told.leftOut.isEmpty else { return nil }
        let words = frame.words
        return """
            <section class="notice" role="status"><p>\(words("cart.left_out"))</p><ul>\(each: told.leftOut, { line in
                let reason = words(
                    "cart.left_out.\(line.reason.rawValue)", ["count": frame.format.number(line.quantity)])
                return "<li>\(line.title) <span class=\"muted\">\(reason)</span></li>"
            })</ul></section>
            """
    }

    private func nothing(_ frame: PageFrame) -> HTML {
        """
        \(unpaid.map { waiting($0, frame) })\(frame.empty(frame.words("cart.empty"), icon: "cart", """
            <a class="button" href="\(frame.paths.home)">\(frame.words("cart.browse"))</a>
            """))
        """
    }

    /// What was in the cart is ordered, and waits.
    private func waiting(_ order: OrderSummary, _ frame: PageFrame) -> HTML {
        let values = ["number": order.number, "amount": frame.money(order.total)]
        return """
            <p class="notice warn">\(frame.words("cart.unpaid", values)) \
            <a href="\(frame.paths.order(order.id))">\(frame.words("cart.unpaid.open"))</a></p>
            """
    }

    /// One form: whoever goes to the checkout takes along what stands in the fields.
    private func lines(_ priced: PricedCart, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let way: HTML =
            isReady
            ? """
            <button type="submit" class="wide" name="step" value="\(CartForm.Step.checkout.rawValue)">\
            \(words("cart.checkout"))</button>
            """
            : "<p class=\"notice bad\">\(words("cart.not_ready"))</p>"
        // The first button is what the Enter key presses: never one that takes something out.
        return frame.form(
            to: frame.paths.cart, class: "beside basket",
            """
            <div class="card"><button type="submit" class="hidden" tabindex="-1">\(words("cart.update"))</button>
            <ul class="lines">\
            \(each: priced.quote.lines, { line($0, priced.quote.currency, frame) })</ul>
            <button type="submit" class="button quiet" id="update">\(words("cart.update"))</button></div>
            <aside class="card">\(frame.totals(priced.quote.totals, priced.quote.currency))
            \(missingForFree.map { "<p class=\"notice\">\(words("cart.free_from", ["amount": frame.money($0)]))</p>" })
            <p class="muted">\(words("cart.freight_note"))</p>\(way)</aside>
            """)
    }

    private func line(_ line: QuoteLine, _ currency: Currency, _ frame: PageFrame) -> HTML {
        let (item, words) = (line.item, frame.words)
        let face = faces[item.skuID]
        let title = face.map { frame.title($0) } ?? words("cart.unknown")
        let link: HTML =
            face.map { face in
                "<a href=\"\(frame.paths.product(face.slug))\">\(title)</a>"
            } ?? "\(title)"
        let name = Self.quantityPrefix + item.skuID.description
        let shown = CartModel.shownPrefix + item.skuID.description
        let shownBefore = state[shown].isEmpty ? String(item.quantity) : state[shown]
        let (described, text) = frame.fault(at: name, state.errors[name])
        return """
            <li class="line-item">\(face?.cover.map { frame.picture($0, class: "thumb") })<div>\(link)\
            \(message(item.skuID).map { notice($0, frame) })
            <p class="muted">\(words("line.unit_price")) \(frame.unitPrice(item, currency))</p>
            <div class="line-foot"><div><input type="hidden" name="\(shown)" value="\(shownBefore)">\
            <span class="stepper">\(stepButton(CartForm.less, "−", item, title, frame))\
            <input id="\(name)" class="quantity" type="number" min="0" \
            max="\(Cart.quantityLimit)" name="\(name)" value="\(quantity(item.skuID, item.quantity))" \
            aria-label="\(words("line.quantity")): \(title)"\(described)>\
            \(stepButton(CartForm.more, "+", item, title, frame))</span>\(text)</div>
            <span class="price">\(counted(item, frame))\
            \(frame.money(Money(item.unitPriceMinor, currency) * item.quantity))</span>
            <button type="submit" class="button link" name="remove" value="\(item.skuID)" \
            aria-label="\(words("cart.remove")): \(title)">\(words("cart.remove"))</button></div></div></li>
            """
    }

    /// Changes the line by one piece at once; at either end it has nothing to do.
    private func stepButton(
        _ step: String, _ sign: String, _ item: PricedItem, _ title: String, _ frame: PageFrame
    ) -> HTML {
        let isAtEnd = item.quantity == (step == CartForm.less ? 1 : Cart.quantityLimit)
        return """
            <button type="submit" class="button quiet" name="\(step)" value="\(item.skuID)" \
            aria-label="\(frame.words("quantity.\(step)")): \(title)"\(attribute: "disabled", when: isAtEnd)>\
            \(sign)</button>
            """
    }

    /// How many the amount beside it is for, where the field says something else.
    private func counted(_ item: PricedItem, _ frame: PageFrame) -> HTML? {
        guard quantity(item.skuID, item.quantity) != String(item.quantity) else { return nil }
        let text = frame.words("cart.counted", ["count": frame.format.number(item.quantity)])
        return "<small class=\"muted\">\(text)</small> "
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

extension PageFrame {
    /// Tells what of a cart its account's cart held before a guest's came to it, and what it all costs now.
    ///
    /// - Parameters:
    ///   - names: of its goods.
    ///   - way: where something can be done about it.
    func merged(_ merged: ToldLines, _ priced: PricedCart, _ names: [SKUID: String], _ way: HTML? = nil) -> HTML? {
        let now = Dictionary(
            priced.quote.lines.map { ($0.item.skuID, $0.item.quantity) }, uniquingKeysWith: { $1 })
        let lines = merged.lines.filter { now[$0.skuID] != nil }
        guard !lines.isEmpty else { return nil }
        let sum = [
            "count": format.number(now.values.reduce(0, +)),
            "amount": money(Money(priced.quote.totals.total, priced.quote.currency)),
        ]
        return """
            <section class="notice warn" role="status"><p>\(words("cart.merged"))</p><ul>\(each: lines, { line in
                let (before, count) = (line.quantity, now[line.skuID] ?? 0)
                let values = ["before": format.number(before), "count": format.number(count)]
                let sum: HTML? =
                    count > before ? " <span class=\"muted\">\(words("cart.merged.sum", values))</span>" : nil
                return "<li>\(names[line.skuID] ?? words("cart.unknown")) × \(format.number(before))\(sum)</li>"
            })</ul><p>\(words("cart.merged.total", sum))</p>\(way)</section>
            """
    }
}
