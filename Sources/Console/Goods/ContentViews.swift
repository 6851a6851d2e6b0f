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
                \(specifications(frame))
                <p class="actions"><button type="submit">\(words("form.save"))</button></p>
                """))
            """)
    }

    /// What stands in the form.
    private var shown: FormState {
        if let state { return state }
        var known: [String: String] = [:]
        for (row, specification) in detail.specifications.enumerated() {
            for cell in SpecificationCell.allCases { known[cell.field(row)] = cell.text(of: specification) }
        }
        return .fresh(known)
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
