import Delivery
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

extension CheckoutModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let form = frame.form(
            to: frame.paths.checkout(of: priced.cart), class: "wide",
            """
            \(frame.key(key))\(frame.hidden("cart_id", priced.cart.id.description))\
            \(frame.hidden("cart_version", String(priced.cart.version)))\
            \(frame.hidden("expected_total", String(priced.quote.totals.total)))\
            \(frame.hidden("shown_delivery", delivery.rawValue))\
            \(merged.map { frame.hidden(CartModel.mergedField, $0.text) })
            <button type="submit" class="hidden" tabindex="-1" name="step" value="quote">\(words("checkout.update"))\
            </button>\(signInButton(frame))
            <div class="beside"><div>\(people(frame))\(rest(frame))</div>
            <aside class="card"><h2>\(words("order.lines"))</h2>\(items(frame))\
            \(frame.totals(priced.quote.totals, priced.quote.currency))
            <button type="submit" class="wide">\(words("checkout.place"))</button>
            <p class="muted"><small>\(words("checkout.terms")) \(frame.termsLinks)</small></p>
            </aside></div>
            """)
        return frame.page(
            title: words("checkout.title"),
            """
            <h1>\(words("checkout.title"))</h1>\(directNotice(frame))\(mergedNotice(frame))\
            \(state.summary)\(form)
            """
        )
    }

    private func directNotice(_ frame: PageFrame) -> HTML? {
        priced.cart.isDirect ? "<p class=\"notice\">\(frame.words("checkout.direct"))</p>" : nil
    }

    /// What the buyer may not have meant to buy now.
    private func mergedNotice(_ frame: PageFrame) -> HTML? {
        guard let merged, !priced.cart.isDirect else { return nil }
        let names = Dictionary(
            priced.quote.lines.map { ($0.item.skuID, titles[$0.item.skuID] ?? $0.item.title) }, uniquingKeysWith: { $1 }
        )
        let way: HTML = "<p><a href=\"\(frame.paths.cart)\">\(frame.words("cart.merged.change"))</a></p>"
        return frame.merged(merged, priced, names, way)
    }

    /// Who has an account need not type what is in there. A button of the form: what is typed is there afterwards.
    private func signInButton(_ frame: PageFrame) -> HTML? {
        guard isGuest else { return nil }
        return """
            <p><button type="submit" class="button link" name="step" value="\(Self.signInStep)" formnovalidate>\
            \(frame.words("checkout.have_account"))</button></p>
            """
    }

    private func people(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let contact = frame.input(
            "contact", words(isGuest ? "checkout.contact" : "checkout.contact_optional"), state, isRequired: isGuest,
            autocomplete: "email")
        let isTyped = CheckoutForm.chosen(state[CheckoutForm.savedField], of: addresses) == nil
        let address = frame.addressFields(
            state, in: divisions, prefix: "address.", hasChoice: true, isPlaced: delivery != .pickup && isTyped,
            isOptional: !addresses.isEmpty, isNamed: isTyped)
        return """
            <section class="card"><h2>\(words("order.address"))</h2>\
            <p class="muted">\(words("checkout.pickup_hint"))</p>\
            \(frame.reach(of: divisions))<div class="form wide">\(book(frame))\
            <div class="form wide">\(address)\(keepBox(frame))</div>\(contact)</div></section>
            """
    }

    /// That the shop has to be asked first. The stylesheet hides it as long as another address is chosen, or none is
    /// needed.
    private func warning(_ frame: PageFrame) -> HTML? {
        guard hasOutside else { return nil }
        let words = frame.words
        let how: HTML? = contact.map { " \(words("return.contact", ["contact": $0]))" }
        return "<p class=\"notice warn outside\">\(words("checkout.outside"))\(how)</p>"
    }

    /// The addresses of the book, and a new one: the fields below are hidden as long as none is wanted, by the
    /// stylesheet alone.
    private func book(_ frame: PageFrame) -> HTML? {
        guard !addresses.isEmpty else { return nil }
        let chosen = CheckoutForm.chosen(state[CheckoutForm.savedField], of: addresses)?.id
        return """
            <fieldset class="options book"><legend>\(frame.words("checkout.saved"))</legend>\
            \(each: addresses, { saved in
                let address = saved.address
                let label: HTML = """
                    <strong>\(address.name) \(address.phone)</strong> \
                    <small class="muted">\(frame.oneLine(address, in: divisions))</small>
                    """
                return addressChoice(
                    saved.id.description, label, isChosen: saved.id == chosen, isOutside: isOutside(address))
            })\(addressChoice(
                "", "\(frame.words("checkout.new_address"))", isChosen: chosen == nil, isOutside: isTypedOutside))\
            </fieldset>
            """
    }

    private func addressChoice(_ value: String, _ label: HTML, isChosen: Bool, isOutside: Bool) -> HTML {
        """
        <label class="choice"><input type="radio" name="\(CheckoutForm.savedField)" value="\(value)"\
        \(attribute: "checked", when: isChosen)\(attribute: "data-outside", when: isOutside)> \
        <span>\(label)</span></label>
        """
    }

    private func keepBox(_ frame: PageFrame) -> HTML? {
        guard !isGuest, addresses.count < Identity.addressLimit else { return nil }
        return """
            <label class="choice"><input type="checkbox" name="\(CheckoutForm.keepField)" value="true"\
            \(attribute: "checked", when: !state[CheckoutForm.keepField].isEmpty)> \
            <span>\(frame.words("checkout.keep_address"))</span></label>
            """
    }

    private func rest(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let kinds =
            [("", words("checkout.no_invoice"))]
            + Invoice.Kind.allCases.map { kind in
                (kind.rawValue, words("invoice.kind.\(kind.rawValue)"))
            }
        return """
            <section class="card">\(warning(frame))<fieldset><legend>\(words("order.delivery"))</legend>\
            <div class="options">\
            \(each: offers, { choice($0.option, $0.totals, frame) })</div></fieldset>\
            <p data-unscripted><button type="submit" class="button quiet" name="step" value="quote" formnovalidate>\
            \(words("checkout.update"))</button></p></section>
            <section class="card">
            <details\(attribute: "open", when: !state["invoice.kind"].isEmpty)><summary>\(words("order.invoice"))\
            </summary>
            <div class="form invoice">\(frame.select("invoice.kind", words("order.invoice"), state, kinds))
            <div class="form wanted">\(frame.input(
                "invoice.title", words("checkout.invoice_title"), state, isRequired: false,
                isNeeded: !state["invoice.kind"].isEmpty))
            <div class="company">\(frame.input(
                "invoice.tax_number", words("checkout.tax_number"), state, isRequired: false,
                isNeeded: state["invoice.kind"] == Invoice.Kind.company.rawValue))</div>
            \(frame.input("invoice.email", words("checkout.invoice_email"), state, type: "email", isRequired: false))
            </div></div></details>
            \(frame.textarea("note", words("checkout.note"), state, rows: 2))</section>
            """
    }

    /// With what a script needs to show the total of this way of delivery, and to order at it.
    private func choice(_ option: DeliveryOption, _ totals: Totals, _ frame: PageFrame) -> HTML {
        func money(_ minor: Int64) -> String { frame.money(Money(minor, priced.quote.currency)) }
        let freight = frame.freight(Money(totals.freight, priced.quote.currency))
        return """
            <label class="choice"><input type="radio" name="delivery" value="\(option.rawValue)" \
            data-minor="\(totals.total)" data-freight="\(freight)" data-tax="\(money(totals.tax))" \
            data-total="\(money(totals.total))"\
            \(attribute: "checked", when: option == delivery)> <span><span>\
            \(frame.words("delivery.\(option.rawValue)"))\(arrival(of: option, frame))\
            \(option == .pickup ? pickup.small(frame) : nil)</span> \
            <span class="muted">\(freight)</span></span></label>
            """
    }

    /// No day is promised where the shop does not say that it delivers; what is picked up goes nowhere.
    private func arrival(of option: DeliveryOption, _ frame: PageFrame) -> HTML? {
        guard let days = arrivals[option] else { return nil }
        if option == .pickup {
            return "<small class=\"muted\">\(frame.words("checkout.ready", frame.days(days)))</small>"
        }
        guard !isAllOutside else { return nil }
        return "<small class=\"muted reached\">\(frame.words("checkout.arrival", frame.days(days)))</small>"
    }

    private func items(_ frame: PageFrame) -> HTML {
        """
        <ul class="plain">\(each: priced.quote.lines, { line in
            let total = Money(line.item.unitPriceMinor, priced.quote.currency) * line.item.quantity
            let price = frame.money(total)
            let title = titles[line.item.skuID] ?? line.item.title
            let reduced: HTML? =
                line.item.priceKind == .ordinary
                ? nil
                : """
                <br><small>\(frame.words("line.unit_price")) \
                \(frame.unitPrice(line.item, priced.quote.currency))</small>
                """
            return "<li>\(title) × \(line.item.quantity) <span class=\"muted\">\(price)</span>\(reduced)</li>"
        })</ul>
        """
    }
}
