import Catalog
import Identity
import Kernel
import WebRuntime

extension GoodsListModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let options = frame.stateOptions("product.state", ProductState.allCases.map(\.rawValue))
        let query = (state.map { [("state", $0.rawValue)] } ?? []) + (text.isEmpty ? [] : [("q", text)])
        let new: HTML =
            frame.may(.catalogManage)
            ? "<a class=\"button\" href=\"\(frame.paths(.consoleNewProduct))\">\(words("console.goods.new"))</a>" : ""
        let links = [
            (key: "console.goods.to_review", url: frame.paths(.consoleGoods, query: [("state", "review")])),
            (key: "console.nav.categories", url: frame.paths(.consoleCategories)),
            (key: "console.nav.brands", url: frame.paths(.consoleBrands)),
            (key: "console.nav.synonyms", url: frame.paths(.consoleSynonyms)),
        ]
        return frame.console(
            title: words("console.nav.goods"), .consoleGoods,
            """
            <p class="actions">\(new)\(each: links, { "<a href=\"\($0.url)\">\(words($0.key))</a> " })\
            \(files(frame, query))</p>
            \(frame.filter(.consoleGoods, """
                \(frame.select("state", label: words("order.state"), options: options, selected: state?.rawValue))
                \(frame.input("q", label: words("nav.search"), value: text, type: "search", isRequired: false))
                """))
            \(frame.may(.catalogManage) && !products.items.isEmpty ? choosing(frame, query) : list(frame))
            \(frame.nextPageLink(products.next.map { frame.paths.nextPage(of: .consoleGoods, query: query, $0) }))
            """)
    }

    /// The list in a form, with a box in front of each.
    private func choosing(_ frame: PageFrame, _ query: [(name: String, value: String)]) -> HTML {
        frame.form(
            to: frame.paths(.consoleGoodsBulk), class: "wide",
            """
            \(each: query, { frame.hidden($0.name, $0.value) })\(list(frame, isChoosing: true))
            <p class="actions"><button type="submit" class="button quiet">\
            \(frame.words("console.bulk.open"))</button></p>
            """)
    }

    private func list(_ frame: PageFrame, isChoosing: Bool = false) -> HTML {
        frame.table(
            (isChoosing ? ["console.bulk.choice"] : [])
                + ["console.goods.name", "order.state", "console.goods.codes", "#line.unit_price"], products.items
        ) { product in
            let box: HTML = """
                <td><input type="checkbox" name="product" value="\(product.id)" \
                aria-label="\(frame.words("console.bulk.choose", ["title": product.title]))"></td>
                """
            return """
                \(isChoosing ? box : nil)<td>\(frame.cover(product))\
                <a href="\(frame.paths.consoleProduct(product.id))">\(product.title)</a></td>\
                <td>\(frame.productState(product.state))</td>\
                <td>\(product.skus.map(\.code).joined(separator: ", "))</td>\
                <td class="number">\(product.price.map { frame.money($0) })</td>
                """
        }
    }
}

extension GoodsListModel {
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

extension NewProductModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.goods.new"), .consoleGoods,
            """
            \(state.summary)\(frame.form(to: frame.paths(.consoleNewProduct), """
                \(frame.productFields(state, categories))
                <h2>\(words("console.goods.first_sku"))</h2>\(frame.skuFields(state))
                <button type="submit">\(words("form.save"))</button>
                """))
            """)
    }
}

extension ProductModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let inShop: HTML =
            "<a href=\"\(frame.paths.product(product.slug))\">\(words("console.goods.in_shop"))</a>"
        let preview: HTML = """
            <a href="\(frame.paths(.consoleProductPreview, product.id.description))">\
            \(words("console.goods.preview"))</a>
            """
        let isEditable = frame.may(.catalogManage) && product.state != .archived
        return frame.console(
            title: product.title, .consoleGoods,
            """
            \(forms.summary)<p>\(frame.productState(product.state)) \(product.state == .onSale ? inShop : preview) \
            <a href="\(frame.paths(.consoleProductPictures, product.id.description))">\
            \(words("console.picture.link", ["count": frame.format.number(product.media.count)]))</a></p>
            \(frame.may(.catalogManage) ? steps(frame) : "")
            <h2>\(words("product.variants"))</h2>\(skus(frame, isEditable: isEditable))
            \(isEditable ? editors(frame) : "")
            <h2>\(words("console.goods.history"))</h2>\(life(frame))
            """)
    }

    private func steps(_ frame: PageFrame) -> HTML {
        let url = frame.paths(.consoleProductTransitions, product.id.description)
        let next = ProductState.allCases.filter(product.state.successors.contains)
        return """
            <div class="actions">\(each: next.filter { $0 != .draft }, { to in
                frame.button(
                    to: url, stepName(to, frame), class: "button quiet",
                    "\(frame.hidden("to", to.rawValue))\(frame.hidden("version", String(product.version)))")
            })</div>\(next.contains(.draft) ? giveBack(frame, to: url) : nil)
            """
    }

    private func stepName(_ to: ProductState, _ frame: PageFrame) -> String {
        product.state == .review
            ? frame.words("console.goods.review.\(to.rawValue)") : frame.words("console.goods.to.\(to.rawValue)")
    }

    /// Who made it is told what has to be mended.
    private func giveBack(_ frame: PageFrame, to url: String) -> HTML {
        frame.form(
            to: url, class: "filters",
            """
            \(frame.hidden("to", ProductState.draft.rawValue))\(frame.hidden("version", String(product.version)))
            \(frame.input("reason", frame.words("console.goods.reason"), forms.state(of: .step)))
            <button type="submit" class="button quiet">\(stepName(.draft, frame))</button>
            """)
    }

    private func skus(_ frame: PageFrame, isEditable: Bool) -> HTML {
        frame.table(
            [
                "console.goods.code", "console.goods.attributes", "#line.unit_price", "#product.list_price",
                "order.state",
            ]
                + (isEditable ? ["console.goods.change_price"] : []), product.skus
        ) { sku in
            """
            <td><a href="\(frame.paths.consoleStockItem(sku.id))">\(sku.code)</a></td>\
            <td>\(sku.attributes.label)</td><td class="number">\(frame.money(sku.price))</td>\
            <td class="number">\(frame.money(sku.listPrice))</td>\
            <td>\(frame.words("sku.state.\(sku.state.rawValue)"))</td>\
            \(isEditable ? priceCell(sku, frame) : nil)
            """
        }
    }

    private func priceCell(_ sku: SKU, _ frame: PageFrame) -> HTML {
        "<td>\(priceForm(sku, frame))</td>"
    }

    private func priceForm(_ sku: SKU, _ frame: PageFrame) -> HTML {
        let (words, state) = (frame.words, fields(of: sku))
        let states = SKUState.allCases.map { choice in
            frame.option(
                choice.rawValue, words("sku.state.\(choice.rawValue)"), isSelected: choice.rawValue == state["state"])
        }
        // The heading of the column cannot name three inputs.
        func field(_ name: String, _ label: String) -> HTML {
            let input = frame.cellInput(name, "\(words(label)): \(sku.code)", state, of: sku.id.description)
            return """
                <div class="field"><span class="muted" aria-hidden="true">\(words(label))</span>\(input)</div>
                """
        }
        return frame.form(
            to: frame.paths(.consoleProductSKU, product.id.description, sku.id.description), class: "filters",
            """
            \(frame.hidden("version", String(sku.version)))\(field("price", "line.unit_price"))
            \(field("list_price", "product.list_price"))
            <select name="state" aria-label="\(words("order.state")): \(sku.code)">\(states)</select>
            <button type="submit" class="button quiet">\(words("form.save"))</button>
            """)
    }

    private func editors(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="columns"><section class="card"><h2>\(words("console.goods.edit"))</h2>
            \(frame.form(to: frame.paths.consoleProduct(product.id), """
                \(frame.hidden("version", String(product.version)))\(frame.productFields(fields, categories))
                <button type="submit">\(words("form.save"))</button>
                """))</section>
            <section class="card"><h2>\(words("console.goods.add_sku"))</h2>
            \(frame.form(to: frame.paths(.consoleProductSKUs, product.id.description), """
                \(frame.skuFields(forms.state(of: .newSKU)))<button type="submit">\(words("form.save"))</button>
                """))
            <p><a href="\(frame.paths(.consoleProductMatrix, product.id.description))">\
            \(words("console.matrix.link"))</a></p></section></div>
            """
    }

    private func life(_ frame: PageFrame) -> HTML {
        guard !transitions.isEmpty else { return frame.empty(frame.words("page.empty")) }
        return """
            <ol class="plain">\(each: transitions, { step in
                """
                <li>\(frame.words("product.state.\(step.to.rawValue)")) <span class="muted">\(frame.time(step.at)) · \
                \(frame.actor(step.by, names)) \(step.reason)</span></li>
                """
            })</ol>
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

    /// The name in the visitor's language, as far as there is one.
    func name(_ category: Category) -> String {
        switch language {
        case .chinese: category.name
        case .english: category.nameEnglish ?? category.name
        }
    }

    func productState(_ state: ProductState) -> HTML {
        let style =
            switch state {
            case .draft, .review: "warn"
            case .onSale: "good"
            case .offSale, .archived: "bad"
            }
        return self.state("product.state.\(state.rawValue)", style)
    }

    fileprivate func productFields(_ state: FormState, _ categories: [Category]) -> HTML {
        let options = [("", words("console.goods.no_category"))] + categories.map { ($0.id.description, name($0)) }
        return """
            \(input("title", words("console.goods.name"), state))
            \(input("title_en", words("console.goods.title_en"), state, isRequired: false))
            \(input("slug", words("console.goods.slug"), state))
            \(input("subtitle", words("console.goods.subtitle_optional"), state, isRequired: false))
            \(input("subtitle_en", words("console.goods.subtitle_en"), state, isRequired: false))
            \(input("brand", words("console.goods.brand"), state, isRequired: false))
            \(select("category_id", words("console.goods.category"), state, options))
            \(textarea("description", words("console.goods.description"), state, rows: 6))
            \(textarea("description_en", words("console.goods.description_en"), state, rows: 6))
            """
    }

    fileprivate func skuFields(_ state: FormState) -> HTML {
        """
        \(input("code", words("console.goods.code"), state))
        \(textarea("attributes", words("console.goods.attributes_hint"), state))
        \(input("price", words("line.unit_price"), state))
        \(input("list_price", words("console.goods.list_price"), state, isRequired: false))
        """
    }
}
