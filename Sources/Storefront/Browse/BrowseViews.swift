import Catalog
import Kernel
import WebRuntime

extension HomeModel {
    func html(_ frame: PageFrame, _ parts: ListParts) -> HTML {
        frame.page(title: parts.title, current: .home, head: parts.head, parts.main)
    }

    func parts(_ frame: PageFrame) -> ListParts {
        let words = frame.words
        let title = words("home.title")
        return ListParts(
            title: title, head: head(frame, title),
            main: """
                <section class="hero"><div><h1>\(words("home.title"))</h1><p>\(words("home.lead"))</p>\
                <p><a class="button" href="\(frame.paths(.search))">\(words("home.look"))</a></p></div>\
                <img src="\(frame.heroURL)" alt="" width="640" height="360"></section>
                \(categories.isEmpty ? "" : categoryTiles(frame))
                \(popular.isEmpty ? nil : popularGoods(frame))
                <h2>\(words("home.newest"))</h2>
                \(frame.productGrid(newest, empty: words("home.empty")))
                """)
    }

    private func popularGoods(_ frame: PageFrame) -> HTML {
        let url = frame.paths(.search, query: [("sort", ProductSort.bestselling.rawValue)])
        return """
            <div class="line-foot"><h2>\(frame.words("home.popular"))</h2>\
            <a href="\(url)">\(frame.words("home.more"))</a></div>
            \(frame.productGrid(popular, empty: ""))
            """
    }

    private func categoryTiles(_ frame: PageFrame) -> HTML {
        let signs = categories.signs
        return """
            <nav aria-label="\(frame.words("home.categories"))"><ul class="tiles">\
            \(each: categories.indices, { index in
                """
                <li><a href="\(frame.paths.category(categories[index].slug))"><span aria-hidden="true">\
                \(signs[index])</span>\(categories[index].name(in: frame.language))</a></li>
                """
            })</ul></nav>
            """
    }
}

extension CategoryModel {
    func html(_ frame: PageFrame, _ parts: ListParts) -> HTML {
        frame.page(title: parts.title, head: parts.head, parts.main)
    }

    func parts(_ frame: PageFrame) -> ListParts {
        let name = category.name(in: frame.language)
        let allGoods: HTML = "<a class=\"button\" href=\"\(frame.paths(.search))\">\(frame.words("search.all"))</a>"
        return ListParts(
            title: name, head: head(frame).made(frame, name),
            main: """
                \(frame.crumbs(above))
                <h1>\(name)</h1>
                \(listing.html(
                frame,
                empty: listing.choices.isNarrowed
                    ? listing.nothingLeft(frame) : frame.empty(frame.words("category.empty"), icon: "box", allGoods)))
                """)
    }
}
