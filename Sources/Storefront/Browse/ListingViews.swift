import Catalog
import Kernel
import WebRuntime
import Workflows

extension Listing {
    /// Chips, sorting, goods and the way on; then what narrows the list. Plain links and one form.
    func html(_ frame: PageFrame, empty: HTML) -> HTML {
        // Where nothing is, there is nothing to sort and to narrow.
        if found.page.items.isEmpty, !choices.isNarrowed { return "\(empty)\(ways(frame))" }
        return """
            <div class="listing"><section class="results" id="results" aria-label="\(frame.words("nav.search"))">
            <p class="count"><span>\(count(frame))</span> \
            <a class="to-facets button quiet" href="#facets">\(frame.words("list.to_filters"))</a></p>
            \(unreadPrices(frame))\(chips(frame))\(sortLinks(frame))
            \(found.page.items.isEmpty ? empty : frame.productGrid(found.page.items, empty: "", soldOut: found.soldOut))
            \(ways(frame))</section>
            \(panel(frame))</div>
            """
    }

    /// What a list says whose filters leave nothing.
    func nothingLeft(_ frame: PageFrame) -> HTML {
        frame.empty(
            frame.words("search.empty_narrowed"), icon: "search",
            "<a class=\"button\" href=\"\(url(frame, choices.cleared))\">\(frame.words("list.clear"))</a>")
    }

    /// On to the next page, and back to the first.
    private func ways(_ frame: PageFrame) -> HTML {
        let first: HTML? =
            isFirst
            ? nil
            : "<p class=\"more\"><a href=\"\(url(frame, choices))\">\(frame.words("list.first_page"))</a></p>"
        return "\(frame.nextPageLink(found.page.next.map { url(frame, choices, cursor: $0) }))\(first)"
    }

    private func count(_ frame: PageFrame) -> String {
        let number = frame.format.number(facets.total)
        let exact = facets.total == 1 ? "list.count.one" : "list.count"
        return frame.words(facets.isAtLeast ? "list.count_at_least" : exact, ["count": number])
    }

    private func sortLinks(_ frame: PageFrame) -> HTML {
        """
        <nav class="sort" aria-label="\(frame.words("sort.title"))"><ul>\(each: sorts, { sort in
            let mark: HTML = sort == self.sort ? " aria-current=\"true\"" : ""
            let address = url(frame, choices.with { $0.sort = sort == choices.cleared.sort ? nil : sort })
            return "<li><a href=\"\(address)\"\(mark)>\(frame.words("sort.\(sort.rawValue)"))</a></li>"
        })</ul></nav>
        """
    }

    // MARK: What is chosen

    /// Above the list, for on phones the boxes are out of sight once they are sent.
    private func unreadPrices(_ frame: PageFrame) -> HTML? {
        let typed = ["price_min", "price_max"].compactMap { choices.unread[$0] }
        guard !typed.isEmpty else { return nil }
        let text = frame.words("price.unread", ["text": typed.joined(separator: " · ")])
        return "<p class=\"notice warn\" id=\"price-unread\" role=\"status\">\(text)</p>"
    }

    private func chips(_ frame: PageFrame) -> HTML {
        let chosen = chosen(frame)
        guard !chosen.isEmpty else { return "" }
        return """
            <nav class="chips" aria-label="\(frame.words("list.chosen"))"><ul>\(each: chosen, { chip in
                """
                <li><a class="chip" href="\(url(frame, chip.without))" \
                aria-label="\(frame.words("list.remove", ["name": chip.name]))">\(chip.name) \
                <span aria-hidden="true">×</span></a></li>
                """
            })<li><a href="\(url(frame, choices.cleared))">\(frame.words("list.clear"))</a></li></ul></nav>
            """
    }

    private func chosen(_ frame: PageFrame) -> [(name: String, without: BrowseChoices)] {
        var chips: [(name: String, without: BrowseChoices)] = []
        if let slug = choices.category, let category = tree.first(where: { $0.slug == slug }) {
            chips.append((category.name(in: frame.language), choices.with { $0.category = nil }))
        }
        if let brand = choices.brand {
            let known = facets.brands.first { TextFolding.fold($0.name) == TextFolding.fold(brand) }
            chips.append((frame.inLanguage(brand, known?.nameEnglish), choices.with { $0.brand = nil }))
        }
        if choices.lowestMinor != nil || choices.highestMinor != nil {
            let name = price(choices.lowestMinor, choices.highestMinor, frame)
            chips.append((name, choices.with { ($0.lowestMinor, $0.highestMinor) = (nil, nil) }))
        }
        if choices.isInStock { chips.append((frame.words("list.in_stock"), choices.with { $0.isInStock = false })) }
        return chips
    }

    private func price(_ lowest: Int64?, _ highest: Int64?, _ frame: PageFrame) -> String {
        // Up to 199.99 is below 200.
        let isRound = highest.map { $0 % 100 == 99 } ?? false
        let bound = highest.map { isRound ? $0 + 1 : $0 }
        let (low, high) = (lowest.map { frame.money(Money($0, .cny)) }, bound.map { frame.money(Money($0, .cny)) })
        switch (low, high) {
        case (let low?, let high?): return frame.words("price.between", ["lowest": low, "highest": high])
        case (let low?, nil): return frame.words("price.from", ["lowest": low])
        case (nil, let high?): return frame.words(isRound ? "price.below" : "price.up_to", ["highest": high])
        case (nil, nil): return ""
        }
    }

    // MARK: What can be chosen

    private func panel(_ frame: PageFrame) -> HTML {
        """
        <aside class="facets" id="facets" aria-label="\(frame.words("list.filters"))">
        <div class="sheet-head"><h2>\(frame.words("list.filters"))</h2><a href="#results" \
        aria-label="\(frame.words("list.close"))">×</a></div>
        <p class="to-results"><button type="submit" form="price-range">\(frame.words("list.show")) \
        <span>(\(frame.format.number(facets.total))\(facets.isAtLeast ? "+" : ""))</span></button></p>
        \(facet("facet.category", frame, categoryLinks(frame)))\(facet("facet.brand", frame, brandLinks(frame)))
        \(facet("facet.price", frame, priceLinks(frame), priceForm(frame)))
        \(facet("facet.availability", frame, [stockLink(frame)]))</aside>
        """
    }

    private func facet(_ key: String, _ frame: PageFrame, _ links: [HTML], _ more: HTML? = nil) -> HTML? {
        guard !links.isEmpty || more != nil else { return nil }
        return """
            <section class="facet"><h2>\(frame.words(key))</h2>\
            \(links.isEmpty ? nil : "<ul>\(each: links, { "<li>\($0)</li>" })</ul>" as HTML)\(more)</section>
            """
    }

    private func link(_ name: String, _ count: Int?, _ address: String, isChosen: Bool, _ frame: PageFrame) -> HTML {
        let mark: HTML = isChosen ? " aria-current=\"true\"" : ""
        let number: HTML? = count.map { count in
            "<span class=\"muted\">\(frame.format.number(count))\(facets.isAtLeast ? "+" : "")</span>"
        }
        return "<a rel=\"nofollow\" href=\"\(address)\"\(mark)><span>\(name)</span> \(number)</a>"
    }

    private func categoryLinks(_ frame: PageFrame) -> [HTML] {
        facets.categories.compactMap { entry in
            guard let category = tree.first(where: { $0.id == entry.id }) else { return nil }
            return link(
                category.name(in: frame.language), entry.count, url(frame, below: category), isChosen: false, frame)
        }
    }

    private func brandLinks(_ frame: PageFrame) -> [HTML] {
        facets.brands.map { brand in
            let isChosen = choices.brand.map(TextFolding.fold) == TextFolding.fold(brand.name)
            let address = url(frame, choices.with { $0.brand = isChosen ? nil : brand.name })
            return link(
                frame.inLanguage(brand.name, brand.nameEnglish), brand.count, address, isChosen: isChosen, frame)
        }
    }

    private func priceLinks(_ frame: PageFrame) -> [HTML] {
        facets.prices.map { range in
            let isChosen = choices.lowestMinor == range.lowest && choices.highestMinor == range.highest
            let address = url(
                frame,
                choices.with {
                    ($0.lowestMinor, $0.highestMinor) = isChosen ? (nil, nil) : (range.lowest, range.highest)
                })
            return link(price(range.lowest, range.highest, frame), range.count, address, isChosen: isChosen, frame)
        }
    }

    /// On phones the button that closes all choices sends it too: who typed prices need not confirm them first.
    private func priceForm(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let kept = choices.with { ($0.lowestMinor, $0.highestMinor) = (nil, nil) }
        func field(_ name: String, _ key: String, _ value: Int64?) -> HTML {
            let unread = choices.unread[name]
            let wrong: HTML? = unread == nil ? nil : " aria-invalid=\"true\" aria-describedby=\"price-unread\""
            return """
                <label class="hidden" for="\(name)">\(words(key))</label><input id="\(name)" name="\(name)" \
                inputmode="decimal" placeholder="\(words(key))" \
                value="\(value.map(BrowseChoices.decimal) ?? unread)"\(wrong)>
                """
        }
        return """
            <form class="price-range" id="price-range" action="\(url(frame, BrowseChoices()))#results">\
            \(each: kept.query(), { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
            \(field("price_min", "price.lowest", choices.lowestMinor))<span aria-hidden="true">–</span>\
            \(field("price_max", "price.highest", choices.highestMinor))\
            <button type="submit" class="button quiet">\(words("price.apply"))</button></form>
            """
    }

    private func stockLink(_ frame: PageFrame) -> HTML {
        let address = url(frame, choices.with { $0.isInStock.toggle() })
        return link(frame.words("list.in_stock"), facets.inStock, address, isChosen: choices.isInStock, frame)
    }
}

extension SearchModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let text = listing.choices.text
        let title = text.isEmpty ? words("search.all") : words("search.title", ["text": text])
        return frame.page(
            title: title, current: .search, head: .hidden, searched: text,
            """
            <h1>\(title)</h1>
            \(note(frame))\(listing.html(frame, empty: nothing(frame)))
            """)
    }

    private func note(_ frame: PageFrame) -> HTML? {
        switch listing.found.reading {
        case .nothing: return nil
        case .exact:
            guard listing.facets.isOnlyMentioned else { return nil }
            let mentioned = frame.words("search.mentioned", ["text": listing.choices.text])
            return "<p class=\"notice\" role=\"status\">\(mentioned)</p>"
        case .partial: return "<p class=\"notice\" role=\"status\">\(frame.words("search.partial"))</p>"
        case .corrected(let other):
            let values = ["text": listing.choices.text, "other": other]
            let address = listing.url(frame, listing.choices.with { $0.text = other })
            return """
                <p class="notice" role="status">\(frame.words("search.corrected", values)) \
                <a href="\(address)">\(frame.words("search.instead", values))</a></p>
                """
        }
    }

    /// What to do where nothing was found.
    private func nothing(_ frame: PageFrame) -> HTML {
        let words = frame.words
        guard !listing.choices.isNarrowed else { return listing.nothingLeft(frame) }
        let roots = listing.tree.filter { $0.parentID == nil }.prefix(Self.popularLimit)
        return """
            \(frame.empty(words("search.empty"), icon: "search", "<p>\(words("search.tips"))</p>"))
            \(suggestions.isEmpty ? nil : """
                <nav class="chips" aria-label="\(words("search.suggestions"))"><p>\(words("search.suggestions"))</p>\
                <ul>\(each: suggestions, { text in
                    "<li><a class=\"chip\" href=\"\(frame.paths.search(text))\">\(text)</a></li>"
                })</ul></nav>
                """ as HTML)
            \(roots.isEmpty ? nil : """
                <h2>\(words("search.popular"))</h2><nav class="chips" aria-label="\(words("search.popular"))"><ul>\
                \(each: roots, { root in
                    """
                    <li><a class="chip" href="\(frame.paths.category(root.slug))">\(root.name(in: frame.language))</a>\
                    </li>
                    """
                })</ul></nav>
                """ as HTML)
            \(newest.isEmpty ? nil : """
                <h2>\(words("search.newest"))</h2>\(frame.productGrid(newest, empty: ""))
                """ as HTML)
            """
    }
}
