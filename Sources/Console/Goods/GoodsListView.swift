import Catalog
import Identity
import Kernel
import WebRuntime
import Workflows

extension GoodsListModel {
    /// Codes of a product that stand in its row.
    private static let codeLimit = 3

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let query = filter.query
        let links =
            [
                (key: "console.goods.to_review", url: frame.paths(.consoleGoods, query: [("state", "review")])),
                (key: "console.nav.categories", url: frame.paths(.consoleCategories)),
                (key: "console.nav.brands", url: frame.paths(.consoleBrands)),
                (key: "console.nav.synonyms", url: frame.paths(.consoleSynonyms)),
            ] + (frame.may(.catalogManage) ? [(key: "console.bulk.recent", url: frame.paths(.consoleGoodsBulk))] : [])
        let isChoosing = frame.may(.catalogManage) && !products.items.isEmpty
        return frame.console(
            title: words("console.nav.goods"), .consoleGoods, isScripted: isChoosing,
            """
            <p class="actions">\(newLink(frame))\(each: links, { "<a href=\"\($0.url)\">\(words($0.key))</a> " })\
            \(files(frame, query))</p>
            \(frame.filter(.consoleGoods, filterFields(frame)))
            \(products.items.isEmpty ? nothing(frame, query) : isChoosing ? choosing(frame, query) : list(frame))
            \(frame.nextPageLink(products.next.map { frame.paths.nextPage(of: .consoleGoods, query: self.query, $0) }))
            \(frame.exportLink(.consoleGoods, query: query, isEmpty: products.items.isEmpty))
            """)
    }

    private func filterFields(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let goods = filter.goods
        let all: [(value: String, label: String)] = [("", words("console.all"))]
        let names = frame.names(setIn: categories)
        return """
            \(frame.select(
                "state", label: words("order.state"),
                options: frame.stateOptions("product.state", ProductState.allCases.map(\.rawValue)),
                selected: goods.state?.rawValue))
            \(frame.select(
                "category", label: words("console.goods.category"),
                options: all + categories.map { ($0.id.description, names[$0.id] ?? "") },
                selected: goods.categoryID?.description))
            \(frame.select(
                "brand", label: words("console.goods.of_brand"),
                options: all + brands.map { ($0.id.description, frame.name($0)) },
                selected: goods.brandID?.description))
            \(frame.input("tag", label: words("console.goods.tag"), value: goods.tag ?? "", isRequired: false))
            \(frame.select(
                "stock", label: words("console.goods.left"),
                options: all + GoodsStock.allCases.map { ($0.rawValue, words("console.goods.left.\($0.rawValue)")) },
                selected: filter.stock?.rawValue))
            \(frame.select(
                "sort", label: words("console.goods.sort"),
                options: [("", words("console.goods.sort.default"))]
                    + StaffSort.allCases.map { ($0.rawValue, words("console.goods.sort.\($0.rawValue)")) },
                selected: goods.sort?.rawValue))
            \(frame.select(
                "limit", label: words("console.list.rows"), options: Self.limits.map { (String($0), String($0)) },
                selected: String(limit.count)))
            \(frame.input("q", label: words("nav.search"), value: goods.query ?? "", type: "search", isRequired: false))
            """
    }

    private func newLink(_ frame: PageFrame) -> HTML {
        guard frame.may(.catalogManage) else { return "" }
        return "<a class=\"button\" href=\"\(frame.paths(.consoleNewProduct))\">\(frame.words("console.goods.new"))</a>"
    }

    /// Nothing fits the filter, or there is nothing at all: each with the next step.
    private func nothing(_ frame: PageFrame, _ query: [(name: String, value: String)]) -> HTML {
        let words = frame.words
        guard query.isEmpty else {
            let all: HTML = """
                <a class="button quiet" href="\(frame.paths(.consoleGoods))">\(words("console.goods.show_all"))</a>
                """
            return frame.empty(words("console.goods.none_found"), icon: "search", all)
        }
        return frame.empty(words("console.goods.none"), icon: "tag", newLink(frame))
    }

    /// The list in a form, with a box in front of each.
    private func choosing(_ frame: PageFrame, _ query: [(name: String, value: String)]) -> HTML {
        let words = frame.words
        return frame.form(
            to: frame.paths(.consoleGoodsBulk), class: "wide",
            """
            \(each: query, { frame.hidden($0.name, $0.value) })\(list(frame, isChoosing: true))
            <p class="actions"><label class="choice" data-choose-all hidden><input type="checkbox">\
            <span>\(words("console.bulk.choose_all"))</span></label>\
            <button type="submit" class="button quiet">\(words("console.bulk.open"))</button></p>
            """)
    }

    private func list(_ frame: PageFrame, isChoosing: Bool = false) -> HTML {
        frame.table(
            (isChoosing ? ["console.bulk.choice"] : [])
                + [
                    "console.goods.name", "order.state", "console.goods.codes", "#line.unit_price",
                    "#console.goods.left", "#console.goods.sold",
                ],
            products.items
        ) { product in
            let box: HTML = """
                <td><input type="checkbox" name="product" value="\(product.id)" \
                aria-label="\(frame.words("console.bulk.choose", ["title": frame.title(product)]))"></td>
                """
            return """
                \(isChoosing ? box : nil)<td>\(frame.cover(product))\
                <a href="\(frame.paths.consoleProduct(product.id))">\(frame.title(product))</a></td>\
                <td>\(frame.productState(product.state))</td><td>\(codes(product, frame))</td>\
                <td class="number">\(price(product, frame))</td>\
                <td class="number">\(left(product, frame))</td>\
                <td class="number">\(frame.format.number(product.soldLately))</td>
                """
        }
    }

    /// What can be sold of all that is offered; of how many variants there is nothing, and of how many little.
    private func left(_ product: Product, _ frame: PageFrame) -> HTML {
        let left = left(of: product)
        let sum = frame.format.number(left.sum)
        guard left.out + left.low > 0 else { return HTML(text: sum) }
        func mark(_ key: String, _ count: Int, _ style: String) -> HTML? {
            guard count > 0 else { return nil }
            let text = frame.words(key, ["count": frame.format.number(count)])
            return "<br><span class=\"state \(style)\">\(text)</span>"
        }
        let none = left.out == left.offered ? "console.goods.left.sold_out" : "console.goods.left.out_of"
        return "\(sum)\(mark(none, left.out, "bad"))\(mark("console.goods.left.low", left.low, "warn"))"
    }

    /// How much is left of what is offered, of how many variants nothing, and of how many little.
    func left(of product: Product) -> (sum: Int, offered: Int, out: Int, low: Int) {
        let offered = product.skus.filter { $0.state == .active }.map { max(available[$0.id, default: 0], 0) }
        return (
            offered.reduce(0, +), offered.count, offered.count { $0 == 0 },
            offered.count { $0 > 0 && $0 < lowBelow }
        )
    }

    /// Of several prices the lowest, which says that there are more.
    private func price(_ product: Product, _ frame: PageFrame) -> String {
        guard let price = product.price else { return "" }
        let isOne = product.skus.allSatisfy { $0.state != .active || $0.priceMinor == price.amountMinor }
        return isOne ? frame.money(price) : frame.words("console.goods.price_from", ["price": frame.money(price)])
    }

    /// The first ones; a product of a hundred variants is no taller than the others.
    private func codes(_ product: Product, _ frame: PageFrame) -> HTML {
        let codes = product.skus.map(\.code)
        let more = codes.count - Self.codeLimit
        let shown = codes.prefix(Self.codeLimit).joined(separator: ", ")
        guard more > 0 else { return "\(shown)" }
        let rest = frame.words("console.goods.more_codes", ["count": frame.format.number(more)])
        return "\(shown) <span class=\"muted nowrap\">\(rest)</span>"
    }

    /// What the list shows as a file, and the way back in.
    private func files(_ frame: PageFrame, _ query: [(name: String, value: String)]) -> HTML {
        let url = frame.paths(.consoleGoodsExport, query: query)
        let export: HTML = "<a href=\"\(url)\">\(frame.words("console.file.export"))</a>"
        guard frame.may(.catalogManage) else { return export }
        return """
            \(export) <a href="\(frame.paths(.consoleGoodsImport))">\(frame.words("console.file.title"))</a>
            """
    }
}

extension PageFrame {
    fileprivate func cover(_ product: Product) -> HTML? {
        guard let cover = product.media.first else { return nil }
        return """
            <img class="picture thumb" src="\(Paths.media(cover.blob, cover.type))" alt="" width="\(cover.width)" \
            height="\(cover.height)" loading="lazy">
            """
    }
}
