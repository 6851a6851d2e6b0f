import Catalog
import Kernel
import WebRuntime

extension HomeModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("home.title"), current: .home,
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
            title: name,
            """
            <nav aria-label="\(frame.words("category.path"))"><ul><li><a href="\(frame.paths.home)">\
            \(frame.words("nav.home"))</a></li>\(links(above, frame))</ul></nav>
            <h1>\(name)</h1>
            \(below.isEmpty ? nil : ("<nav aria-label=\"\(name)\"><ul>\(links(below, frame))</ul></nav>" as HTML))
            \(frame.sortLinks(sort) { url(frame, sort: $0, cursor: nil) })
            \(frame.productGrid(products.items, empty: frame.words("category.empty")))
            \(frame.nextPageLink(products.next.map { url(frame, sort: sort, cursor: $0) }))
            """)
    }

    private func links(_ categories: [Category], _ frame: PageFrame) -> HTML {
        """
        \(each: categories, { category in
            "<li><a href=\"\(frame.paths.category(category.slug))\">\(category.name(in: frame.language))</a></li>"
        })
        """
    }

    private func url(_ frame: PageFrame, sort: ProductSort, cursor: Cursor?) -> String {
        frame.paths(.category, category.slug, query: ProductSort.query(sort, cursor))
    }
}

extension SearchModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = text.isEmpty ? words("search.all") : words("search.title", ["text": text])
        return frame.page(
            title: title, current: .search,
            """
            <h1>\(title)</h1>
            \(frame.sortLinks(sort) { url(frame, sort: $0, cursor: nil) })
            \(frame.productGrid(products.items, empty: words("search.empty")))
            \(frame.nextPageLink(products.next.map { url(frame, sort: sort, cursor: $0) }))
            """)
    }

    private func url(_ frame: PageFrame, sort: ProductSort, cursor: Cursor?) -> String {
        frame.paths(.search, query: [("q", text)] + ProductSort.query(sort, cursor))
    }
}

extension ProductSort {
    static func query(_ sort: ProductSort, _ cursor: Cursor?) -> [(name: String, value: String)] {
        (sort == .newest ? [] : [("sort", sort.rawValue)]) + (cursor.map { [("cursor", $0.text)] } ?? [])
    }
}

extension PageFrame {
    fileprivate func sortLinks(_ current: ProductSort, _ url: (ProductSort) -> String) -> HTML {
        """
        <nav aria-label="\(words("sort.title"))"><ul>\(each: ProductSort.allCases, { sort in
            let mark: HTML = sort == current ? " aria-current=\"true\"" : ""
            return "<li><a href=\"\(url(sort))\"\(mark)>\(words("sort.\(sort.rawValue)"))</a></li>"
        })</ul></nav>
        """
    }
}

extension ProductModel {
    func html(_ frame: PageFrame) -> HTML {
        let product = detail.product
        return frame.page(
            title: frame.title(product),
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
