import Identity

/// Everything around a page's main part, with holes where one page differs from the next: made once for each kind of
/// visitor, and filled for each page.
struct PageShell: Sendable {
    /// What a shell is made for: nothing of one visitor, and nothing of one page but its place in the navigation.
    struct Key: Hashable {
        let area: PageFrame.Area
        let current: PagePath?
        let isVisitorKnown: Bool
        let role: Role?
        /// They decide what the navigation leads to, as the role does.
        let functions: StaffFunctions
        let hasForms: Bool
        let isScripted: Bool
    }

    /// While a shell is made each hole stands in it as a control character, which no text of ours has.
    enum Hole: UInt8, CaseIterable {
        case title = 1
        case shopName, head, searched, formToken, otherLanguageURL, main, pieces
        // A tab and line ends stand in between.
        case contact = 14

        /// In place of a text.
        var mark: String { String(UnicodeScalar(rawValue)) }
    }

    private let bytes: [UInt8]
    /// Where the holes are, in order.
    private let holes: [(index: Int, hole: Hole)]

    init(_ html: HTML) {
        bytes = html.bytes
        holes = bytes.indices.compactMap { [bytes] index in Hole(rawValue: bytes[index]).map { (index, $0) } }
    }

    /// - Parameters:
    ///   - contentByteCount: what the fillings are guessed to need.
    ///   - fill: writes what belongs into a hole.
    func filled(_ contentByteCount: Int, _ fill: (Hole, inout HTML) -> Void) -> HTML {
        var page = HTML()
        page.reserve(bytes.count + contentByteCount)
        var start = 0
        for (index, hole) in holes {
            page.append(bytes[start..<index])
            fill(hole, &page)
            start = index + 1
        }
        page.append(bytes[start...])
        return page
    }
}

extension PageFrame {
    /// Whose navigation stands around a page.
    public enum Area: Sendable {
        case storefront, console
    }

    /// What fills of a page are that is neither its head nor its main part: the shop's name, addresses, the token.
    private static let smallFillingsByteCount = 1_024

    /// A whole page: head, navigation, message, main and footer.
    ///
    /// - Parameters:
    ///   - current: the page that the navigation marks.
    ///   - head: what search engines are told; nothing where nothing is said.
    ///   - searched: what stands in the field of the search.
    ///   - isScripted: whether a page of the console has a list that a script makes easier.
    public func page(
        title: String, area: Area = .storefront, current: PagePath? = nil, head: PageHead = .hidden,
        searched: String = "", isScripted: Bool = false, _ main: HTML
    ) -> HTML {
        let key = PageShell.Key(
            area: area, current: current, isVisitorKnown: isVisitorKnown, role: role, functions: functions,
            hasForms: !formToken.isEmpty, isScripted: isScripted)
        let shell = kit.shell(key) { withHoles.shell(area, current, isScripted: isScripted) }
        let (head, flash) = (head.markup(self, title), flashMessage)
        let byteCount = head.bytes.count + main.bytes.count + Self.smallFillingsByteCount
        return shell.filled(byteCount) { hole, page in
            switch hole {
            case .title: page.append(title)
            case .shopName: page.append(shopName)
            case .head:
                page += head
                if area == .storefront, let leftAs { page += "<meta name=\"left-as\" content=\"\(leftAs)\">" }
            case .searched: page.append(searched)
            case .contact: page += contactFacts
            case .formToken: page.append(formToken)
            case .otherLanguageURL: page.append(otherLanguageURL)
            case .pieces: page += piecesMark
            case .main:
                if let flash { page += flash }
                page += main
            }
        }
    }

    /// The same kind of visitor, with holes in place of what is the visitor's own.
    private var withHoles: PageFrame {
        var frame = self
        frame.shopName = PageShell.Hole.shopName.mark
        frame.otherLanguageURL = PageShell.Hole.otherLanguageURL.mark
        if !formToken.isEmpty { frame.formToken = PageShell.Hole.formToken.mark }
        return frame
    }

    private func shell(_ area: Area, _ current: PagePath?, isScripted: Bool) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(PageShell.Hole.title.mark) · \(shopName)</title><link rel="stylesheet" href="\(kit.stylesheetURL)">\
        <link rel="icon" type="image/svg+xml" href="\(kit.sealURL)">\(area == .storefront ? shopHead : nil)\
        \(PageShell.Hole.head.mark)\(area == .storefront ? searchScript : "")\(isScripted ? listScript : nil)</head>
        \(area == .console ? consoleBody(current) : storefrontBody(current))
        </html>

        """
    }

    /// What only pages of the shop bring along.
    private var shopHead: HTML {
        """
        <link rel="manifest" href="\(kit.manifestURL)"><meta name="theme-color" content="#c03a2b">\
        <script src="\(kit.scriptURL)" data-worker="\(kit.workerURL)" defer></script>
        """
    }

    private var flashMessage: HTML? {
        flash.map { "<p class=\"notice good\" role=\"status\">\($0)</p>" }
    }

    private var skipLink: HTML { "<a class=\"skip\" href=\"#main\">\(words("skip_to_content"))</a>" }

    private var mainElement: HTML {
        "<main id=\"main\" tabindex=\"-1\">\(PageShell.Hole.main.mark)</main>"
    }

    private var languageSwitch: HTML {
        """
        <a href="\(otherLanguageURL)" hreflang="\(language.other.rawValue)" lang="\(language.other.rawValue)">\
        \(language.other.ownName)</a>
        """
    }

    private func brand(_ url: String, _ name: String) -> HTML {
        """
        <a class="brand" href="\(url)"><span class="seal" aria-hidden="true">掌</span>\(name)</a>
        """
    }

    /// - Parameter isTab: a narrow screen has it in the bar at its bottom, and not twice.
    private func link(
        _ path: PagePath, _ key: String, _ current: PagePath?, icon name: String? = nil, isTab: Bool = false
    ) -> HTML {
        let mark: HTML = path == current ? " aria-current=\"page\"" : ""
        let letter = Self.pageKeys.first { $0.path == path }?.key
        let shortcut: HTML? = letter.map { " data-key=\"\($0)\"" as HTML }
        return """
            <li><a href="\(paths(path))"\(mark)\(shortcut)\(attribute: "data-tab", when: isTab)>\
            \(name.map { icon($0) })\(words(key))\(path == .cart ? PageShell.Hole.pieces.mark : "")</a></li>
            """
    }

    /// How much lies in the cart; nothing for an empty one.
    private var piecesMark: HTML {
        guard pieces > 0 else { return "" }
        let label = words("nav.cart_count", ["count": format.number(pieces)])
        return """
            <span class="pieces"><span aria-hidden="true">\(format.number(pieces))</span>\
            <span class="hidden">\(label)</span></span>
            """
    }

    /// None on pages whose forms would have no token.
    private var signOutButton: HTML {
        formToken.isEmpty
            ? ""
            : "<li>\(button(to: paths.signOut, words("nav.sign_out"), class: "button link"))</li>"
    }
}

extension PageFrame {
    private var searchScript: HTML { "<script src=\"\(kit.searchScriptURL)\" defer></script>" }
    private var listScript: HTML { "<script src=\"\(kit.listScriptURL)\" defer></script>" }

    private var searchForm: HTML {
        """
        <form class="search" role="search" action="\(paths(.search))" data-suggestions="\(Paths.suggestions)" \
        data-label="\(words("search.suggested"))" data-category="\(words("search.category"))" \
        data-category-url="\(paths.template(.category))" data-product="\(words("search.product"))" \
        data-product-url="\(paths.template(.product))"><label class="hidden" for="q">\
        \(words("search.placeholder"))</label><input id="q" name="q" type="search" maxlength="100" \
        placeholder="\(words("search.placeholder"))" value="\(PageShell.Hole.searched.mark)">\
        <button type="submit">\(words("search.button"))</button></form>
        """
    }

    private var helpTopics: HTML {
        """
        <nav aria-label="\(words("help.title"))"><ul>\(each: HelpTopic.allCases, { topic in
            "<li><a href=\"\(paths.help(topic))\">\(words("help.\(topic.rawValue)"))</a></li>"
        })</ul></nav>
        """
    }

    private func storefrontBody(_ current: PagePath?) -> HTML {
        """
        <body class="storefront">
        \(skipLink)
        <header class="shop-head"><div>\(brand(paths.home, shopName))
        \(searchForm)
        <nav class="shop-nav" aria-label="\(words("nav.main"))"><ul>\(shopLinks(current))</ul></nav></div></header>
        \(mainElement)
        <footer class="shop-foot"><div>\(brand(paths.home, shopName))\
        \(helpTopics)<ul>\(link(.help, "nav.help", current))\(link(.docs, "nav.docs", current))\
        <li>\(languageSwitch)</li></ul>\(PageShell.Hole.contact.mark)\
        <span>\(words("footer.line"))</span></div></footer>
        <nav class="tabbar" aria-label="\(words("nav.tabs"))"><ul>\(link(.home, "nav.home", current, icon: "home"))\
        \(link(.search, "nav.all_goods", current, icon: "grid"))\(ownTabs(current))</ul></nav>
        </body>
        """
    }

    private func shopLinks(_ current: PagePath?) -> HTML {
        let cart: HTML = isStaff ? "" : link(.cart, "nav.cart", current, icon: "cart", isTab: true)
        let orders: HTML = isStaff ? "" : link(.orders, "nav.orders", current, icon: "orders", isTab: true)
        let own: HTML =
            if !isVisitorKnown {
                ""
            } else if !isSignedIn {
                "\(link(.signIn, "nav.sign_in", current, icon: "user"))\(link(.register, "nav.register", current))"
            } else {
                """
                \(isStaff ? link(.console, "nav.console", nil, icon: "gear") : "")\
                \(link(.account, "nav.account", current, icon: "user", isTab: true))\(signOutButton)
                """
            }
        return "\(cart)\(orders)\(own)"
    }

    /// Staff do not shop.
    private func ownTabs(_ current: PagePath?) -> HTML {
        let account = link(.account, "nav.account", current, icon: "user")
        if isStaff { return "\(link(.console, "nav.console", nil, icon: "gear"))\(account)" }
        return """
            \(link(.cart, "nav.cart", current, icon: "cart"))\(link(.orders, "nav.orders", current, icon: "orders"))\
            \(isSignedIn ? account : nil)
            """
    }
}

extension PageFrame {
    private func consoleBody(_ current: PagePath?) -> HTML {
        let entries: [(path: PagePath, key: String, icon: String, right: Permission)] = [
            (.consoleTrade, "console.nav.trade", "chart", .ordersRead),
            (.consoleOrders, "console.nav.orders", "orders", .ordersRead),
            (.consoleReturns, "console.nav.returns", "return", .ordersRead),
            (.consoleCustomers, "console.nav.customers", "user", .customersRead),
            (.consoleGoods, "console.nav.goods", "tag", .catalogRead),
            (.consoleStock, "console.nav.stock", "box", .stockRead),
            (.consolePayments, "console.nav.payments", "wallet", .paymentsRead),
            (.consoleOperations, "console.nav.operations", "clock", .operationsRead),
            (.consoleAudit, "console.nav.audit", "list", .auditRead),
            (.consoleStaff, "console.nav.staff", "people", .staffManage),
            (.consoleSettings, "console.nav.settings", "gear", .settingsManage),
        ]
        let links: HTML = "\(each: entries.filter { may($0.right) }, { link($0.path, $0.key, current, icon: $0.icon) })"
        return """
            <body class="console">
            <header class="console-head">\(skipLink)\(brand(paths.console, words("nav.console")))
            <form class="search" role="search" action="\(paths(.consoleSearch))">\
            <label class="hidden" for="console-q">\(words("console.search.text"))</label>\
            <input id="console-q" name="q" type="search" maxlength="100" \
            placeholder="\(words("console.search.text"))">\
            <button type="submit">\(words("search.button"))</button></form>
            <nav aria-label="\(words("nav.account"))"><ul><li><a href="\(paths(.consoleHelp))" \
            data-key="?">\(words("console.help.short"))</a></li>\
            \(link(.home, "nav.shop", nil))<li>\(languageSwitch)</li>\
            \(link(.account, "nav.account", nil))\(signOutButton)</ul></nav></header>
            <nav class="side" aria-label="\(words("nav.main"))"><ul>\
            \(link(.console, "console.nav.today", current, icon: "home"))\(links)</ul></nav>
            \(mainElement)
            <script src="\(kit.consoleScriptURL)" defer></script>
            </body>
            """
    }
}
