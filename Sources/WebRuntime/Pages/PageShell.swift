import Identity
import Kernel

extension PageFrame {
    /// Whose navigation stands around a page.
    public enum Area: Sendable {
        case storefront, console
    }

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
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(shopName)</title><link rel="stylesheet" href="\(stylesheetURL)">\
        <link rel="icon" type="image/svg+xml" href="\(sealURL)">\(area == .storefront ? shopHead : nil)\
        \(head.markup(self, title))\(area == .storefront ? searchScript : "")\(isScripted ? listScript : nil)</head>
        \(area == .console ? consoleBody(current, main) : storefrontBody(current, searched, main))
        </html>

        """
    }

    /// What only pages of the shop bring along.
    private var shopHead: HTML {
        """
        <link rel="manifest" href="\(manifestURL)"><meta name="theme-color" content="#c03a2b">\
        <script src="\(scriptURL)" data-worker="\(workerURL)" defer></script>
        """
    }

    private var flashMessage: HTML? {
        flash.map { "<p class=\"notice good\" role=\"status\">\($0)</p>" }
    }

    private var skipLink: HTML { "<a class=\"skip\" href=\"#main\">\(words("skip_to_content"))</a>" }

    private func mainElement(_ main: HTML) -> HTML {
        "<main id=\"main\" tabindex=\"-1\">\(flashMessage)\(main)</main>"
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
            \(name.map { icon($0) })\(words(key))</a></li>
            """
    }

    /// None on pages whose forms would have no token.
    private var signOutButton: HTML {
        formToken.isEmpty
            ? ""
            : "<li>\(button(to: paths.signOut, words("nav.sign_out"), class: "button link"))</li>"
    }
}

/// What stands on every page of the shop and is the same on all of them in one language: made once.
struct FixedParts: Sendable {
    /// The search up to the value of its field.
    let searchField: HTML
    let helpTopics: HTML

    init(_ words: Strings, _ paths: Paths) {
        searchField = """
            <form class="search" role="search" action="\(paths(.search))" data-suggestions="\(Paths.suggestions)" \
            data-label="\(words("search.suggested"))" data-category="\(words("search.category"))" \
            data-category-url="\(paths.template(.category))" data-product="\(words("search.product"))" \
            data-product-url="\(paths.template(.product))"><label class="hidden" for="q">\
            \(words("search.placeholder"))</label><input id="q" name="q" type="search" maxlength="100" \
            placeholder="\(words("search.placeholder"))"
            """
        helpTopics = """
            <nav aria-label="\(words("help.title"))"><ul>\(each: HelpTopic.allCases, { topic in
                "<li><a href=\"\(paths.help(topic))\">\(words("help.\(topic.rawValue)"))</a></li>"
            })</ul></nav>
            """
    }
}

extension PageFrame {
    private var searchScript: HTML { "<script src=\"\(searchScriptURL)\" defer></script>" }
    private var listScript: HTML { "<script src=\"\(listScriptURL)\" defer></script>" }

    private func searchForm(_ searched: String) -> HTML {
        """
        \(fixedParts.searchField) value="\(searched)"><button type="submit">\(words("search.button"))</button></form>
        """
    }

    private func storefrontBody(_ current: PagePath?, _ searched: String, _ main: HTML) -> HTML {
        """
        <body class="storefront">
        \(skipLink)
        <header class="shop-head"><div>\(brand(paths.home, shopName))
        \(searchForm(searched))
        <nav class="shop-nav" aria-label="\(words("nav.main"))"><ul>\(shopLinks(current))</ul></nav></div></header>
        \(mainElement(main))
        <footer class="shop-foot"><div>\(brand(paths.home, shopName))\
        \(fixedParts.helpTopics)<ul>\(link(.help, "nav.help", current))\(link(.docs, "nav.docs", current))\
        <li>\(languageSwitch)</li></ul><span>\(words("footer.line"))</span></div></footer>
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
                \(link(.account, "nav.account", current, icon: "user"))\(signOutButton)
                """
            }
        return "\(cart)\(orders)\(own)"
    }

    /// Staff do not shop.
    private func ownTabs(_ current: PagePath?) -> HTML {
        let account = link(.account, "nav.account", current, icon: "user")
        if isStaff { return "\(link(.console, "nav.console", nil, icon: "gear"))\(account)" }
        return """
            \(link(.cart, "nav.cart", current, icon: "cart"))\
            \(isSignedIn ? account : link(.orders, "nav.orders", current, icon: "orders"))
            """
    }
}

extension PageFrame {
    private func consoleBody(_ current: PagePath?, _ main: HTML) -> HTML {
        let entries: [(path: PagePath, key: String, icon: String, right: Permission)] = [
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
            \(link(.console, "console.nav.today", current, icon: "chart"))\(links)</ul></nav>
            \(mainElement(main))
            <script src="\(consoleScriptURL)" defer></script>
            </body>
            """
    }
}
