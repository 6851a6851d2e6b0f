import Catalog
import Database
import Identity
import Kernel
import WebRuntime

extension NewProductModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.goods.new"), .consoleGoods,
            """
            \(state.summary)\(frame.form(to: frame.paths(.consoleNewProduct), """
                \(frame.productFields(state, categories, brands, isNew: true))\(source.map { copiedMedia($0, frame) })
                <h2>\(words("console.goods.first_sku"))</h2>\(frame.skuFields(state))
                <button type="submit">\(words("form.save"))</button>
                """))
            """)
    }

    private func copiedMedia(_ source: ProductID, _ frame: PageFrame) -> HTML {
        """
        \(frame.hidden("copied_from", source.description))<label class="choice"><input type="checkbox" \
        name="with_media" value="true"\(attribute: "checked", when: state["with_media"] == "true")> \
        <span>\(frame.words("console.goods.copy_media"))</span></label>
        """
    }
}

extension ProductModel {
    /// Pixels that a picture needs a side.
    static let pictureSide = 200
    /// Variants that a notice names.
    private static let namedCodes = 5

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let inShop: HTML =
            "<a href=\"\(frame.paths.product(product.slug))\">\(words("console.goods.in_shop"))</a>"
        let preview: HTML = """
            <a href="\(frame.paths(.consoleProductPreview, product.id.description))">\
            \(words("console.goods.preview"))</a>
            """
        let isEditable = frame.may(.catalogManage) && product.state != .archived
        let copy: HTML? =
            frame.may(.catalogManage)
            ? """
            <a href="\(frame.paths(.consoleNewProduct, query: [("from", product.id.description)]))">\
            \(words("console.goods.copy"))</a>
            """ : nil
        return frame.console(
            title: frame.inLanguage(product.title, product.titleEnglish), .consoleGoods, isScripted: isEditable,
            """
            \(forms.summary)<p class="actions">\(frame.productState(product.state)) \
            \(product.state == .onSale ? inShop : preview) \
            <a href="\(frame.paths(.consoleProductPictures, product.id.description))">\
            \(words("console.picture.link", ["count": frame.format.number(product.media.count)]))</a> \
            \(isEditable ? contentLink(frame) : nil) \
            <a href="\(frame.paths(.consoleProductPrices, product.id.description))">\
            \(words("console.prices.link"))</a> \(copy)</p>
            \(note(frame))\(isEditable ? warnings(frame) : nil)\(frame.may(.catalogManage) ? steps(frame) : "")
            \(isEditable ? unsaved(frame) : nil)
            <h2>\(words("product.variants"))</h2>\(isEditable ? frame.lacking(product, product.skus) : nil)\
            \(skus(frame, isEditable: isEditable))
            \(isEditable ? editors(frame) : "")
            <h2>\(words("console.goods.history"))</h2>\(life(frame))
            """)
    }

    /// Why it came back, or that nothing is done to it any more.
    private func note(_ frame: PageFrame) -> HTML? {
        let words = frame.words
        if product.state == .archived { return "<p class=\"notice\">\(words("console.goods.is_archived"))</p>" }
        guard product.state == .draft, let step = transitions.first, step.to == .draft, !step.reason.isEmpty else {
            return nil
        }
        return """
            <p class="notice warn">\(words("console.goods.came_back", ["reason": frame.goodsReason(step.reason)]))</p>
            """
    }

    /// On sale goes only what somebody may review; the archive is a step further away, because nothing leads back.
    private func steps(_ frame: PageFrame) -> HTML {
        let url = frame.paths(.consoleProductTransitions, product.id.description)
        let next = ProductState.allCases.filter {
            product.state.successors.contains($0) && ($0 != .onSale || frame.may(.catalogReview))
        }
        return """
            <div class="actions">\(each: next.filter { ![.draft, .archived, .offSale].contains($0) }, { to in
                frame.button(
                    to: url, stepName(to, frame), class: "button quiet",
                    "\(frame.hidden("to", to.rawValue))\(frame.hidden("version", String(product.version)))")
            })</div>\(next.contains(.offSale) ? takeOff(frame, to: url) : nil)\
            \(next.contains(.draft) ? giveBack(frame, to: url) : nil)\
            \(next.contains(.archived) ? archive(frame, to: url) : nil)\
            \(product.state == .draft ? removal(frame) : nil)
            """
    }

    /// Shoppers do not find it any more: with one click more.
    private func takeOff(_ frame: PageFrame, to url: String) -> HTML {
        let words = frame.words
        let button = frame.button(
            to: url, words("console.goods.off_sale_sure"), class: "button quiet",
            "\(frame.hidden("to", ProductState.offSale.rawValue))\(frame.hidden("version", String(product.version)))")
        return frame.secondStep(words("console.goods.to.off_sale"), words("console.goods.off_sale_hint"), button)
    }

    private func removal(_ frame: PageFrame) -> HTML {
        frame.removal(
            to: frame.paths(.consoleProductRemoval, product.id.description), version: product.version,
            hint: "console.product.remove_hint")
    }

    /// What may be sold, and would hardly be.
    private func warnings(_ frame: PageFrame) -> HTML? {
        let words = frame.words
        var told: [HTML] = []
        if !product.skus.contains(where: { $0.state == .active && available[$0.id, default: 0] > 0 }) {
            told.append("\(words("console.goods.warn.stock"))\(wayToStock(frame))")
        }
        if product.categoryID == nil { told.append("\(words("console.goods.warn.category"))") }
        if let cover = product.media.first {
            // A drawing has no pixels.
            if cover.type != .svg, min(cover.width, cover.height) < Self.pictureSide {
                let sides = ["width": cover.width, "height": cover.height, "least": Self.pictureSide]
                let text = words("console.goods.warn.small_picture", sides.mapValues { frame.format.number($0) })
                told.append("\(text)")
            }
        } else {
            told.append("\(words("console.goods.warn.no_picture"))")
        }
        let lacks = lacksInEnglish(frame)
        if !lacks.isEmpty {
            let joined = lacks.joined(separator: words("console.audit.separator"))
            told.append("\(words("console.goods.warn.english", ["lacks": joined]))")
        }
        guard !told.isEmpty else { return nil }
        return """
            <div class="notice warn"><p>\(words(
                product.state == .onSale ? "console.goods.while_on_sale" : "console.goods.before_sale"))</p>\
            <ul>\(each: told, { "<li>\($0)</li>" })</ul></div>
            """
    }

    /// To where pieces of the first variant on sale are taken in.
    private func wayToStock(_ frame: PageFrame) -> HTML? {
        guard frame.may(.stockRead), let sku = product.skus.first(where: { $0.state == .active }) else { return nil }
        let url = frame.paths.consoleStockItem(sku.id)
        return " <a href=\"\(url)\">\(frame.words("console.goods.warn.stock_way"))</a>"
    }

    /// What somebody who reads English would see in Chinese.
    private func lacksInEnglish(_ frame: PageFrame) -> [String] {
        let words = frame.words
        var lacks: [String] = []
        if product.titleEnglish == nil { lacks.append(words("import.column.title_en")) }
        if !product.subtitle.isEmpty, product.subtitleEnglish == nil {
            lacks.append(words("import.column.subtitle_en"))
        }
        if !detail.description.isEmpty, detail.descriptionEnglish == nil {
            lacks.append(words("import.column.description_en"))
        }
        if detail.specifications.contains(where: { $0.nameEnglish == nil }) {
            lacks.append(words("console.goods.warn.english_facts"))
        }
        let codes = product.skus.filter {
            $0.state == .active && $0.attributes != .none && $0.attributesEnglish == .none
        }.map(\.code)
        guard !codes.isEmpty else { return lacks }
        var names = codes.prefix(Self.namedCodes).joined(separator: ", ")
        if codes.count > Self.namedCodes {
            let values = ["codes": names, "count": frame.format.number(codes.count)]
            names = words("console.goods.warn.english_more", values)
        }
        return lacks + [words("console.goods.warn.english_variants", ["codes": names])]
    }

    private func stepName(_ to: ProductState, _ frame: PageFrame) -> String {
        product.state == .review
            ? frame.words("console.goods.review.\(to.rawValue)") : frame.words("console.goods.to.\(to.rawValue)")
    }

    private func archive(_ frame: PageFrame, to url: String) -> HTML {
        let words = frame.words
        let button = frame.button(
            to: url, words("console.goods.archive_sure"), class: "button quiet",
            "\(frame.hidden("to", ProductState.archived.rawValue))\(frame.hidden("version", String(product.version)))")
        return """
            <details><summary>\(words("console.goods.to.archived"))</summary>\
            <p class="notice warn">\(words("console.bulk.for_good"))</p>\(button)</details>
            """
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

    /// That each form is saved by itself, and what the script asks before something else is lost.
    private func unsaved(_ frame: PageFrame) -> HTML {
        """
        <p class="muted" data-unsaved="\(frame.words("console.goods.unsaved"))">\
        \(frame.words("console.goods.each_saves"))</p>
        """
    }

    /// Of what holds one of the page's forms: its name, and whether it shows what was typed and refused.
    func part(_ form: ProductPageForm, _ name: String, _ frame: PageFrame) -> HTML {
        " data-part=\"\(frame.words(name))\"\(attribute: "data-typed", when: forms.isSent(form))"
    }

    private func editors(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="columns"><section class="card"\(part(.details, "console.goods.edit", frame))>\
            <h2>\(words("console.goods.edit"))</h2>
            \(frame.form(to: frame.paths.consoleProduct(product.id), """
                \(frame.hidden("version", String(product.version)))\(frame.productFields(fields, categories, brands))
                <button type="submit">\(words("console.goods.save"))</button>
                """))</section>
            <section class="card"\(part(.newSKU, "console.goods.add_sku", frame))>\
            <h2>\(words("console.goods.add_sku"))</h2>
            \(frame.form(to: frame.paths(.consoleProductSKUs, product.id.description), """
                \(frame.skuFields(forms.state(of: .newSKU)))\
                <button type="submit">\(words("console.goods.add_sku"))</button>
                """))
            <p><a href="\(frame.paths(.consoleProductMatrix, product.id.description))">\
            \(words("console.matrix.link"))</a></p></section></div>
            """
    }

    private func life(_ frame: PageFrame) -> HTML {
        let steps = transitions.map { step in
            LifeEvent(
                at: step.at, title: frame.words("product.state.\(step.to.rawValue)"), by: step.by,
                note: frame.goodsReason(step.reason))
        }
        let deeds = lines.items.map { line in
            LifeEvent(
                at: line.at, title: frame.words.find("audit.\(line.action)") ?? line.action, by: line.actor,
                note: note(of: line, frame))
        }
        // What happened before the last deed shown may have been between deeds that are not.
        let since = lines.next == nil ? nil : deeds.last?.at
        let events = (steps.filter { step in since.map { step.at >= $0 } ?? true } + deeds).enumerated()
            .sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }.map(\.element)
        guard !events.isEmpty else { return frame.empty(frame.words("page.empty")) }
        return """
            <ol class="plain">\(each: events, { event in
                """
                <li>\(event.title) <span class="muted">\(frame.time(event.at)) · \
                \(frame.actor(event.by, names)) \(event.note)</span></li>
                """
            })</ol>\(since == nil ? nil : wholeLife(frame))
            """
    }

    /// Of which variant it tells, and what an edit changed.
    private func note(of line: AuditEntry, _ frame: PageFrame) -> String {
        let code = product.skus.first { $0.id.description == line.subject }?.code
        var told = frame.told(AuditStep.parts(of: line.details).steps)
        for category in categories {
            let id = category.id.description
            told = told.replacing(id, with: frame.inLanguage(category.name, category.nameEnglish))
        }
        return [code ?? "", told].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Where the rest is, for those who may read it.
    private func wholeLife(_ frame: PageFrame) -> HTML? {
        guard frame.may(.auditRead) else { return nil }
        let url = frame.paths(.consoleAudit, query: [("subject", product.id.description)])
        return "<p><a href=\"\(url)\">\(frame.words("console.nav.audit"))</a></p>"
    }
}

/// One thing that happened to a product.
private struct LifeEvent {
    let at: Timestamp
    let title: String
    /// As `Actor` prints it.
    let by: String
    let note: String
}

extension PageFrame {
    /// The name in the visitor's language, as far as there is one.
    func name(_ category: Category) -> String {
        switch language {
        case .chinese: category.name
        case .english: category.nameEnglish ?? category.name
        }
    }

    func name(_ brand: Brand) -> String {
        switch language {
        case .chinese: brand.name
        case .english: brand.nameEnglish ?? brand.name
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

    fileprivate func productFields(
        _ state: FormState, _ categories: [Category], _ brands: [Brand], isNew: Bool = false
    ) -> HTML {
        let slug = words(isNew ? "console.goods.slug_free" : "console.goods.slug_rule")
        let names = names(setIn: categories)
        let options =
            [("", words("console.goods.no_category"))]
            + categories.map { ($0.id.description, names[$0.id] ?? "") }
        return """
            \(input("title", words("console.goods.name"), state))
            \(input("title_en", words("console.goods.title_en"), state, isRequired: false))
            \(input("slug", slug, state, isRequired: !isNew))
            \(input("subtitle", words("console.goods.subtitle_optional"), state, isRequired: false))
            \(input("subtitle_en", words("console.goods.subtitle_en"), state, isRequired: false))
            \(brandInput(state, brands))
            \(select("category_id", words("console.goods.category"), state, options))
            \(textarea("description", words("console.goods.description"), state, rows: 6))
            \(textarea("description_en", words("console.goods.description_en"), state, rows: 6))
            """
    }

    /// A brand that there is, with their names at hand, or one that is said to be new.
    private func brandInput(_ state: FormState, _ brands: [Brand]) -> HTML {
        let known = BrandNames(brands)
        let names = brands.prefix(CatalogLimits.brands).map { language == .english ? known.english($0) : $0.name }
        return """
            \(input("brand", words("console.goods.brand"), state, isRequired: false, list: "brands"))
            <datalist id="brands">\(each: names, { "<option value=\"\($0)\"></option>" })</datalist>
            <label class="choice"><input type="checkbox" name="new_brand" value="true"\
            \(attribute: "checked", when: state["new_brand"] == "true")> \
            <span>\(words("console.goods.new_brand"))</span></label>
            """
    }

    fileprivate func skuFields(_ state: FormState) -> HTML {
        """
        \(input("code", words("console.goods.code_rule"), state))
        \(textarea("attributes", words("console.goods.attributes_hint"), state))
        \(textarea("attributes_en", words("console.goods.attributes_en_hint"), state))
        \(input("price", words("line.unit_price"), state))
        \(input("list_price", words("console.goods.list_price"), state, isRequired: false))
        """
    }
}
