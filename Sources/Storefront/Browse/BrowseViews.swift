import Catalog
import Kernel
import WebRuntime

extension HomeModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("home.title"), current: .home, head: head(frame),
            """
            <h1>\(words("home.title"))</h1>
            \(categories.isEmpty ? "" : categoryList(frame))
            <h2>\(words("home.newest"))</h2>
            \(frame.productGrid(newest, empty: words("home.empty")))
            """)
    }

    private func categoryList(_ frame: PageFrame) -> HTML {
        """
        <nav aria-label="\(frame.words("home.categories"))"><ul>\(each: categories, { category in
            "<li><a href=\"\(frame.paths.category(category.slug))\">\(category.name(in: frame.language))</a></li>"
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
            <nav aria-label="\(frame.words("category.path"))"><ul><li><a href="\(frame.paths.home)">\
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
        let product = detail.product
        return frame.page(
            title: frame.title(product), head: head(frame),
            """
            <article>\(gallery(frame))<h1>\(frame.title(product))</h1>
            <p class="muted">\(frame.subtitle(product))</p>
            \(product.brand.map { "<p>\(frame.words("product.brand")) \($0)</p>" })
            <div class="columns"><section class="card">\(order(frame))</section>
            <section><h2>\(frame.words("product.description"))</h2><p class="text">\
            \(description(frame))</p></section>
            </div></article>
            """)
    }

    private func description(_ frame: PageFrame) -> String {
        let text = frame.inLanguage(detail.description, detail.descriptionEnglish)
        return text.isEmpty ? frame.words("product.no_description") : text
    }

    private func gallery(_ frame: PageFrame) -> HTML {
        let pictures = detail.product.media
        return "<div class=\"gallery\">\(each: pictures, { frame.picture($0, isLazy: $0 != pictures.first) })</div>"
    }

    private func order(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard detail.product.skus.contains(where: { available($0) > 0 }) else {
            return "<ul class=\"plain\">\(each: detail.product.skus, { "<li>\(label($0, frame))</li>" })</ul>"
        }
        return frame.form(
            to: frame.paths(.cartLines),
            """
            \(state.summary)\(frame.hidden("product", detail.product.slug))
            <fieldset><legend>\(words("product.variants"))</legend>\
            \(each: detail.product.skus, { choice($0, frame) })</fieldset>
            \(frame.input("quantity", words("line.quantity"), state, type: "number"))
            <button type="submit">\(words("product.add_to_cart"))</button>
            """)
    }

    private func choice(_ sku: SKU, _ frame: PageFrame) -> HTML {
        """
        <label class="choice"><input type="radio" name="sku" value="\(sku.id)" required\
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
        if left == 0 { return "<span class=\"state bad\">\(frame.words("product.sold_out"))</span>" }
        guard left <= Self.scarceLimit else {
            return "<span class=\"state good\">\(frame.words("product.in_stock"))</span>"
        }
        return "<span class=\"state warn\">\(frame.words("product.left", ["count": frame.format.number(left)]))</span>"
    }
}
