import Catalog
import Kernel
import Orders
import WebRuntime

extension ProductModel {
    /// - Parameter isFresh: whether nothing was typed yet.
    func html(_ frame: PageFrame, _ parts: ProductParts, isFresh: Bool) -> HTML {
        let form =
            canBeOrdered(frame)
            ? frame.form(to: frame.paths(.cartLines), isFresh ? parts.choices : choices(frame)) : variants(frame)
        return frame.page(
            title: parts.title, head: parts.head,
            "\(parts.offer)\(ownSteps(frame))\(form)\(parts.rest)\(seenLately(frame))")
    }

    func parts(_ frame: PageFrame) -> ProductParts {
        let (product, words) = (detail.product, frame.words)
        let title = frame.title(product)
        return ProductParts(
            title: title, head: (isPreview ? .hidden : head(frame)).made(frame, title),
            offer: """
                \(isPreview ? previewNotice(frame) : nil)\(frame.crumbs(above))<article>\
                <div class="product">\(gallery(frame))
                <div><h1>\(title)</h1>
                <p class="muted">\(frame.subtitle(product))</p>
                \(brandLink(frame).map { "<p>\(words("product.brand")) \($0)</p>" })
                \(offer(frame))\(sold(frame))\(everybodysSteps(frame))
                """,
            choices: choices(frame),
            rest: """

                \(promises(frame))</div></div>
                <section class="card"><h2>\(words("product.description"))</h2>\
                \(description(frame))</section>
                \(specification(frame))</article>\(relatedGoods(frame))
                """)
    }

    private func relatedGoods(_ frame: PageFrame) -> HTML? {
        guard !related.isEmpty else { return nil }
        return """
            <section class="seen"><h2>\(frame.words("product.related"))</h2>\
            \(frame.productGrid(related, empty: ""))</section>
            """
    }

    /// Leads to everything of the brand.
    private func brandLink(_ frame: PageFrame) -> HTML? {
        let product = detail.product
        guard let brand = product.brand, let name = frame.brand(product) else { return nil }
        return "<a href=\"\(frame.paths(.search, query: [("brand", brand)]))\">\(name)</a>"
    }

    private func previewNotice(_ frame: PageFrame) -> HTML {
        """
        <p class="notice" role="status">\(frame.words("product.preview")) \
        <a href="\(frame.paths.consoleProduct(detail.product.id))">\(frame.words("product.preview_back"))</a></p>
        """
    }

    /// Each picture leads to itself alone, large.
    private func gallery(_ frame: PageFrame) -> HTML {
        let (words, pictures) = (frame.words, detail.product.media)
        guard !pictures.isEmpty else {
            let blank = frame.picture(of: detail.product)
            return "<div class=\"gallery\">\(video(frame).map { "<ul class=\"plain\">\($0)</ul>" } ?? blank)</div>"
        }
        return """
            <div class="gallery" data-close="\(words("product.close"))" data-previous="\(words("product.previous"))" \
            data-next="\(words("product.next"))" data-zoom-in="\(words("product.zoom_in"))" \
            data-zoom-out="\(words("product.zoom_out"))">\
            <ul class="plain">\(each: pictures.enumerated(), { number, picture in
                """
                <li id="picture-\(number + 1)"><a href="\(Paths.media(picture.blob, picture.type))" data-large \
                title="\(words("product.enlarge"))">\
                \(frame.picture(picture, class: "large", isLazy: number > 0))</a></li>
                """
            })\(video(frame))</ul>\(pictures.count > 1 || detail.video != nil ? thumbs(frame) : nil)</div>
            """
    }

    private func thumbs(_ frame: PageFrame) -> HTML {
        """
        <nav aria-label="\(frame.words("product.pictures"))"><ul>\(each: detail.product.media.enumerated(), {
            number, picture in
            let name = frame.words("product.picture", ["number": frame.format.number(number + 1)])
            return """
                <li><a href="#picture-\(number + 1)" aria-label="\(name)">\
                \(frame.picture(picture, class: "thumb"))</a></li>
                """
        })\(detail.video == nil ? nil : videoThumb(frame))</ul></nav>
        """
    }

    private func promises(_ frame: PageFrame) -> HTML {
        let words = frame.words
        var time = frame.days(arrival)
        time["leaving"] = frame.format.day(leaving, showsYear: false)
        time["hour"] = "\(cutOffHour):00"
        // Of what cannot be bought now nobody can say when it leaves.
        let isLeft = detail.product.skus.contains { available($0) > 0 }
        let all = [
            ("truck", words("product.promise.delivery", ["from": frame.money(freeFrom)])),
            ("clock", words("product.promise.time", time)),
            ("return", words("product.promise.return", ["days": frame.format.number(daysToReturn)])),
            ("shield", words("product.promise.escrow")), ("list", words("product.promise.invoice")),
        ]
        let promises = all.filter { isLeft || $0.0 != "clock" }
        return """
            <ul class="promises">\(each: promises, { "<li>\(frame.icon($0.0))<span>\($0.1)</span></li>" })</ul>
            """
    }

    private func offer(_ frame: PageFrame) -> HTML {
        let prices = detail.product.skus.map { (price: price(of: $0), list: $0.listPrice) }
        guard let lowest = prices.min(by: { $0.price.amountMinor < $1.price.amountMinor }) else { return "" }
        let isFrom = prices.contains { $0.price != lowest.price }
        let saving: HTML? = saved(lowest.price, lowest.list, frame).map { "<span class=\"state bad\">\($0)</span>" }
        return """
            <p class="offer">\(frame.price(lowest.price, list: lowest.list, isFrom: isFrom)) \(saving)</p>
            """
    }

    /// With what the number means, a press away.
    private func sold(_ frame: PageFrame) -> HTML? {
        frame.sold(detail.product).map { text in
            """
            <details><summary>\(text)</summary><p class="muted">\(frame.words("product.sold.definition"))</p></details>
            """
        }
    }

    private func saved(_ price: Money, _ list: Money?, _ frame: PageFrame) -> String? {
        guard let list, list.amountMinor > price.amountMinor else { return nil }
        let amount = Money(list.amountMinor - price.amountMinor, price.currency)
        return frame.words("product.saving", ["amount": frame.money(amount)])
    }

    private func specification(_ frame: PageFrame) -> HTML {
        let words = frame.words
        var rows: [(name: String, value: HTML)] = []
        if let brand = brandLink(frame) { rows.append((words("product.brand"), brand)) }
        if let shelf = above.last {
            let link: HTML =
                "<a href=\"\(frame.paths.category(shelf.slug))\">\(shelf.name(in: frame.language))</a>"
            rows.append((words("product.category"), link))
        }
        rows += axes(frame).map { ($0.name, "\($0.values.joined(separator: " / "))") }
        rows += facts(frame).map { ($0.name, "\($0.value)") }
        rows.append((words("product.codes"), "\(detail.product.skus.map(\.code).joined(separator: ", "))"))
        return """
            <section class="card"><h2>\(words("product.specification"))</h2><table class="specification"><tbody>\
            \(each: rows, { "<tr><th scope=\"row\">\($0.name)</th><td>\($0.value)</td></tr>" })</tbody></table>\
            </section>
            """
    }

    private func seenLately(_ frame: PageFrame) -> HTML? {
        guard !seen.isEmpty else { return nil }
        let words = frame.words
        return """
            <section class="seen"><div class="line-foot"><h2>\(words("product.seen"))</h2>\
            \(frame.button(
                to: frame.paths(.seen), words("product.forget_seen"), class: "button link",
                frame.hidden("product", detail.product.slug)))</div>\
            \(frame.productGrid(seen, empty: ""))</section>
            """
    }

    private func canBeOrdered(_ frame: PageFrame) -> Bool {
        !isPreview && !frame.isStaff && detail.product.skus.contains { available($0) > 0 }
    }

    private func variants(_ frame: PageFrame) -> HTML {
        "<ul class=\"plain\">\(each: detail.product.skus, { "<li>\(label($0, frame))</li>" })</ul>"
    }

    /// The only variant, which has nothing to tell it by: there is nothing to choose.
    var only: SKU? {
        guard let first = detail.product.skus.first, detail.product.skus.count == 1 else { return nil }
        return first.attributes == .none ? first : nil
    }

    private func choices(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let isRefused = state.errors["sku"] != nil
        let message = chosen == nil ? words("product.choose") : state.errors["sku"]
        let error: HTML? = isRefused ? "<p class=\"error\" id=\"sku-error\">\(message)</p>" : nil
        let described: HTML? = isRefused ? " aria-describedby=\"sku-error\"" : nil
        let variants: HTML =
            if let only {
                "\(frame.hidden("sku", only.id.description))<p>\(stock(only, frame))</p>"
            } else {
                """
                <fieldset id="sku" tabindex="-1"\(described)><legend>\(words("product.variants"))</legend>\
                <div class="variants">\(each: detail.product.skus, { choice($0, frame) })</div>\(error)</fieldset>
                """
            }
        return """
            \(state.summary)\(frame.hidden("product", detail.product.slug))
            \(variants)
            <div data-less="\(words("quantity.less"))" data-more="\(words("quantity.more"))">\
            \(frame.input("quantity", words("line.quantity"), state, type: "number"))</div>
            <p class="buy">\(only == nil ? wayToVariants(frame) : nil)\
            <button type="submit" class="button quiet">\(frame.icon("cart"))\
            \(words("product.add_to_cart"))</button>\
            <button type="submit" name="step" value="\(CartForm.Step.checkout.rawValue)">\
            \(words("product.buy_now"))</button></p>
            """
    }

    /// In the bar at the bottom of a narrow screen, where the variants are out of sight: a script names the chosen one
    /// here, and without scripts it goes once one is chosen.
    private func wayToVariants(_ frame: PageFrame) -> HTML {
        "<a class=\"chosen\" href=\"#sku\"><span>\(frame.words("product.choose"))</span></a>"
    }

    /// With what is saved by it, for the script that lets the offer follow the choice.
    private func choice(_ sku: SKU, _ frame: PageFrame) -> HTML {
        let saving: HTML? = saved(price(of: sku), sku.listPrice, frame).map { " data-saving=\"\($0)\"" }
        return """
            <label><input type="radio" name="sku" value="\(sku.id)"\(saving) required data-name="\(name(sku, frame))"\
            \(attribute: "checked", when: sku.id == chosen)\(attribute: "disabled", when: available(sku) == 0)> \
            <span>\(label(sku, frame))</span></label>
            """
    }

    /// What tells the variant from its siblings; empty where there are none.
    func name(_ sku: SKU, _ frame: PageFrame) -> String {
        let name = frame.attributes(sku).label
        return name.isEmpty && only == nil ? sku.code : name
    }

    private func label(_ sku: SKU, _ frame: PageFrame) -> HTML {
        "\(name(sku, frame)) \(frame.price(price(of: sku), list: sku.listPrice)) \(stock(sku, frame))"
    }

    private func stock(_ sku: SKU, _ frame: PageFrame) -> HTML {
        let left = available(sku)
        if left == 0 { return "<span class=\"state\">\(frame.words("product.sold_out"))</span>" }
        guard left <= Self.scarceLimit else {
            return "<span class=\"state good\">\(frame.words("product.in_stock"))</span>"
        }
        return "<span class=\"state warn\">\(frame.words("product.left", ["count": frame.format.number(left)]))</span>"
    }
}
