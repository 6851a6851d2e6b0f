import AfterSales
import Catalog
import Kernel
import WebRuntime

extension HomeModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("home.title"), current: .home, head: head(frame),
            """
            <section class="hero"><div><h1>\(words("home.title"))</h1><p>\(words("home.lead"))</p>\
            <p><a class="button" href="\(frame.paths(.search))">\(words("home.look"))</a></p></div>\
            <img src="\(frame.heroURL)" alt="" width="640" height="360"></section>
            \(categories.isEmpty ? "" : categoryTiles(frame))
            <h2>\(words("home.newest"))</h2>
            \(frame.productGrid(newest, empty: words("home.empty")))
            """)
    }

    private func categoryTiles(_ frame: PageFrame) -> HTML {
        """
        <nav aria-label="\(frame.words("home.categories"))"><ul class="tiles">\(each: categories, { category in
            let name = category.name(in: frame.language)
            return """
                <li><a href="\(frame.paths.category(category.slug))"><span aria-hidden="true">\
                \(String(category.name.prefix(1)))</span>\(name)</a></li>
                """
        })</ul></nav>
        """
    }
}

extension CategoryModel {
    func html(_ frame: PageFrame) -> HTML {
        let name = category.name(in: frame.language)
        return frame.page(
            title: name, head: head(frame),
            """
            <nav class="crumbs" aria-label="\(frame.words("category.path"))"><ul><li><a href="\(frame.paths.home)">\
            \(frame.words("nav.home"))</a></li>\(links(above, frame))</ul></nav>
            <h1>\(name)</h1>
            \(listing.html(frame, empty: frame.empty(frame.words(
                listing.choices.isNarrowed ? "search.empty_narrowed" : "category.empty"))))
            """)
    }

    private func links(_ categories: [Category], _ frame: PageFrame) -> HTML {
        """
        \(each: categories, { category in
            "<li><a href=\"\(frame.paths.category(category.slug))\">\(category.name(in: frame.language))</a></li>"
        })
        """
    }
}

extension ProductModel {
    func html(_ frame: PageFrame) -> HTML {
        let (product, words) = (detail.product, frame.words)
        return frame.page(
            title: frame.title(product), head: head(frame),
            """
            <article><div class="product">\(gallery(frame))
            <div><h1>\(frame.title(product))</h1>
            <p class="muted">\(frame.subtitle(product))</p>
            \(offer(frame))\(order(frame))
            \(promises(frame))</div></div>
            <section class="card"><h2>\(words("product.description"))</h2>\(facts(frame))<p class="text">\
            \(description(frame))</p></section>
            </article>
            """)
    }

    private func description(_ frame: PageFrame) -> String {
        let text = frame.inLanguage(detail.description, detail.descriptionEnglish)
        return text.isEmpty ? frame.words("product.no_description") : text
    }

    private func gallery(_ frame: PageFrame) -> HTML {
        let pictures = detail.product.media
        guard !pictures.isEmpty else { return "<div class=\"gallery\">\(frame.picture(of: detail.product))</div>" }
        return """
            <div class="gallery"><ul class="plain">\(each: pictures, { picture in
                "<li>\(frame.picture(picture, class: "large", isLazy: picture != pictures.first))</li>"
            })</ul></div>
            """
    }

    private func promises(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let promises = [
            ("truck", words("product.promise.delivery", ["from": frame.money(freeFrom)])),
            ("return", words("product.promise.return", ["days": frame.format.number(Return.windowDays)])),
            ("shield", words("product.promise.escrow")),
        ]
        return """
            <ul class="promises">\(each: promises, { "<li>\(frame.icon($0.0))<span>\($0.1)</span></li>" })</ul>
            """
    }

    private func offer(_ frame: PageFrame) -> HTML {
        guard let price = detail.product.price else { return "" }
        return "<p class=\"offer\">\(frame.price(price, list: detail.product.listPrice, isFrom: hasSeveralPrices))</p>"
    }

    private var hasSeveralPrices: Bool { Set(detail.product.skus.map(\.priceMinor)).count > 1 }

    private func facts(_ frame: PageFrame) -> HTML {
        guard let brand = detail.product.brand else { return "" }
        return "<dl class=\"facts\"><dt>\(frame.words("product.brand"))</dt><dd>\(brand)</dd></dl>"
    }

    private func order(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard !frame.isStaff, detail.product.skus.contains(where: { available($0) > 0 }) else {
            return "<ul class=\"plain\">\(each: detail.product.skus, { "<li>\(label($0, frame))</li>" })</ul>"
        }
        return frame.form(
            to: frame.paths(.cartLines),
            """
            \(state.summary)\(frame.hidden("product", detail.product.slug))
            <fieldset><legend>\(words("product.variants"))</legend><div class="variants">\
            \(each: detail.product.skus, { choice($0, frame) })</div></fieldset>
            \(frame.input("quantity", words("line.quantity"), state, type: "number"))
            <button type="submit">\(frame.icon("cart"))\(words("product.add_to_cart"))</button>
            """)
    }

    private func choice(_ sku: SKU, _ frame: PageFrame) -> HTML {
        """
        <label><input type="radio" name="sku" value="\(sku.id)" required\
        \(attribute: "checked", when: sku.id == chosen)\(attribute: "disabled", when: available(sku) == 0)> \
        <span>\(label(sku, frame))</span></label>
        """
    }

    private func label(_ sku: SKU, _ frame: PageFrame) -> HTML {
        let name = sku.attributes.label
        return "\(name.isEmpty ? sku.code : name) \(frame.price(sku.price, list: sku.listPrice)) \(stock(sku, frame))"
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
