import Catalog
import Kernel
import WebRuntime

extension ProductModel {
    func contentLink(_ frame: PageFrame) -> HTML {
        """
         <a href="\(frame.paths(.consoleProductContent, product.id.description))">\
        \(frame.words("console.content.link"))</a>
        """
    }
}

/// What a product's page in the shop says of it, with a form for that.
struct ContentModel: Sendable {
    /// Rows that are offered behind what is there: whoever needs more saves first.
    private static let emptyRows = 4

    let detail: ProductDetail
    /// Nil where nothing was typed yet.
    let state: FormState?

    func html(_ frame: PageFrame) -> HTML {
        let (product, words) = (detail.product, frame.words)
        let url = frame.paths(.consoleProductContent, product.id.description)
        return frame.console(
            title: words("console.content.title", ["title": frame.title(product)]), .consoleGoods,
            """
            \(state?.summary)
            <p><a href="\(frame.paths.consoleProduct(product.id))">\(words("console.picture.back"))</a></p>
            \(frame.form(to: url, class: "wide", """
                \(frame.hidden("version", String(product.version)))
                \(descriptions(frame))\(specifications(frame))\(tags(frame))
                <p class="actions"><button type="submit">\(words("form.save"))</button> \
                <button type="submit" class="button quiet" name="action" value="preview">\
                \(words("console.content.preview"))</button></p>
                """))
            <section class="card"><h2>\(words("console.content.look"))</h2>\(looks(frame))</section>
            """)
    }

    private func descriptions(_ frame: PageFrame) -> HTML {
        let (words, shown) = (frame.words, shown)
        return """
            <section class="card"><h2>\(words("console.content.descriptions"))</h2>
            <details><summary>\(words("console.content.signs"))</summary>\
            <p class="text muted">\(words("console.content.signs_hint"))</p></details>
            \(frame.textarea("description", words("console.goods.description"), shown, rows: 12))
            \(frame.textarea("description_en", words("console.goods.description_en"), shown, rows: 12))</section>
            """
    }

    /// The descriptions as the shop would show them, saved or not.
    private func looks(_ frame: PageFrame) -> HTML {
        let shown = shown
        let texts = [("zh-CN", shown["description"]), ("en", shown["description_en"])].filter { !$0.1.isEmpty }
        guard !texts.isEmpty else { return frame.empty(frame.words("console.content.no_description")) }
        return "\(each: texts, { "<div lang=\"\($0.0)\">\(frame.rich(RichText($0.1), picture: picture))</div>" })"
    }

    private func picture(_ number: Int) -> HTML? {
        let pictures = detail.product.media
        guard pictures.indices.contains(number - 1) else { return nil }
        let picture = pictures[number - 1]
        return """
            <img class="picture" src="\(Paths.media(picture.blob, picture.type))" alt="\(picture.alt)" \
            width="\(picture.width)" height="\(picture.height)" loading="lazy">
            """
    }

    /// What stands in the form.
    private var shown: FormState {
        if let state { return state }
        var known = [
            "tags": detail.tags.joined(separator: "\n"), "description": detail.description,
            "description_en": detail.descriptionEnglish ?? "",
        ]
        for (row, specification) in detail.specifications.enumerated() {
            for cell in SpecificationCell.allCases { known[cell.field(row)] = cell.text(of: specification) }
        }
        return .fresh(known)
    }

    /// The shop's own words, which shoppers do not see.
    private func tags(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <section class="card"><h2>\(words("console.content.tags"))</h2>
            \(frame.textarea("tags", words("console.content.tags_hint"), shown, rows: 4))\(tagLinks(frame))</section>
            """
    }

    /// Each leads to everything that has it.
    private func tagLinks(_ frame: PageFrame) -> HTML? {
        guard !detail.tags.isEmpty else { return nil }
        return """
            <p>\(frame.words("console.content.tag_goods")) \(each: detail.tags, { tag in
                "<a href=\"\(frame.paths(.consoleGoods, query: [("tag", tag)]))\">\(tag)</a> "
            })</p>
            """
    }

    private func specifications(_ frame: PageFrame) -> HTML {
        let (words, shown) = (frame.words, shown)
        let rows = CatalogLimits.specificationsPerProduct
        let used = (0..<rows).last { row in SpecificationCell.allCases.contains { !shown[$0.field(row)].isEmpty } }
        let count = min(rows, (used ?? -1) + 1 + Self.emptyRows)
        let error: HTML? = shown.errors["specifications"].map { "<p class=\"error\">\($0)</p>" }
        return """
            <section class="card"><h2>\(words("console.content.specifications"))</h2>\
            <p class="muted">\(words("console.content.specifications_hint", ["most": String(rows)]))</p>\(error)\
            \(frame.table(SpecificationCell.allCases.map(\.label), Array(0..<count)) { row in
                """
                \(each: SpecificationCell.allCases, { cell in "<td>\(input(cell, row, shown, frame))</td>" })
                """
            })</section>
            """
    }

    private func input(_ cell: SpecificationCell, _ row: Int, _ shown: FormState, _ frame: PageFrame) -> HTML {
        frame.cellInput(
            cell.field(row), "\(frame.words(cell.label)) \(row + 1)", shown, of: String(row), isShort: false)
    }
}
