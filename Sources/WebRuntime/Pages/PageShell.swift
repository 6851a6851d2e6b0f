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
    public func page(
        title: String, area: Area = .storefront, current: PagePath? = nil, head: PageHead = .hidden, _ main: HTML
    ) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(words("brand"))</title><link rel="stylesheet" href="\(stylesheetURL)">\
        <link rel="icon" type="image/svg+xml" href="\(iconURL)">\
        \(head.markup(self, title))</head>
        <body class="\(area == .console ? "console" : "storefront")">
        <a class="skip" href="#main">\(words("skip_to_content"))</a>
        \(area == .console ? consoleHeader(current) : storefrontHeader(current))
        <main id="main" tabindex="-1">\(flashMessage)\(main)</main>
        <footer><p>\(words("footer.line")) · <a href="\(paths(.help))">\(words("nav.help"))</a> · \
        <a href="\(paths(.docs))">\(words("nav.docs"))</a> · \
        <a href="\(otherLanguageURL)" hreflang="\(language.other.rawValue)" \
        lang="\(language.other.rawValue)">\(language.other.ownName)</a></p></footer>
        </body></html>

        """
    }

    private var flashMessage: HTML? {
        flash.map { "<p class=\"notice good\" role=\"status\">\($0)</p>" }
    }

    private func storefrontHeader(_ current: PagePath?) -> HTML {
        """
        <header><a class="brand" href="\(paths.home)"><span class="seal" aria-hidden="true">掌</span>\
        \(words("brand"))</a>
        <form class="search" role="search" action="\(paths(.search))"><label class="hidden" for="q">\
        \(words("search.placeholder"))</label><input id="q" name="q" type="search" maxlength="100" \
        placeholder="\(words("search.placeholder"))"><button type="submit">\(words("search.button"))</button></form>
        <nav aria-label="\(words("nav.main"))"><ul>\
        \(link(.cart, "nav.cart", current))\(link(.orders, "nav.orders", current))\
        \(visitorLinks(current))</ul></nav></header>
        """
    }

    private func consoleHeader(_ current: PagePath?) -> HTML {
        let entries: [(PagePath, String, Permission)] = [
            (.consoleOrders, "console.nav.orders", .ordersRead), (.consoleGoods, "console.nav.goods", .catalogRead),
            (.consoleStock, "console.nav.stock", .stockRead), (.consoleReturns, "console.nav.returns", .ordersRead),
            (.consolePayments, "console.nav.payments", .paymentsRead), (.consoleAudit, "console.nav.audit", .auditRead),
            (.consoleOperations, "console.nav.operations", .operationsRead),
            (.consoleStaff, "console.nav.staff", .staffManage),
        ]
        return """
            <header><a class="brand" href="\(paths.console)"><span class="seal" aria-hidden="true">掌</span>\
            \(words("nav.console"))</a>
            <nav aria-label="\(words("nav.main"))"><ul>\(link(.console, "console.nav.today", current))\
            \(each: entries.filter { may($0.2) }, { link($0.0, $0.1, current) })\
            \(link(.home, "nav.shop", nil))\(isSignedIn ? signOutButton : visitorLinks(current))</ul></nav></header>
            """
    }

    private var signOutButton: HTML {
        "<li>\(button(to: paths.signOut, words("nav.sign_out"), class: "button link"))</li>"
    }

    private func visitorLinks(_ current: PagePath?) -> HTML {
        guard isSignedIn else {
            return "\(link(.signIn, "nav.sign_in", current))\(link(.register, "nav.register", current))"
        }
        let own = isStaff ? link(.console, "nav.console", nil) : link(.account, "nav.account", current)
        return "\(own)\(signOutButton)"
    }

    private func link(_ path: PagePath, _ key: String, _ current: PagePath?) -> HTML {
        let mark: HTML = path == current ? " aria-current=\"page\"" : ""
        return "<li><a href=\"\(paths(path))\"\(mark)>\(words(key))</a></li>"
    }
}

/// The page behind a refusal: what happened and a way on, without blame.
enum ErrorPage {
    static func render(_ problem: Problem, requestID: String, _ frame: PageFrame) -> HTML {
        let words = frame.words
        let title = words.find("error.status.\(problem.status)") ?? words("error.heading")
        let text = words.find("error.\(problem.code)", problem.parameters) ?? words("error.heading")
        return frame.page(
            title: title, area: frame.localPath.hasPrefix("/console") ? .console : .storefront,
            """
            <section class="card"><h1>\(title)</h1><p>\(text)</p>
            <p class="muted">\(words("error.request_id", ["id": requestID]))</p>
            <p><a class="button" href="\(frame.paths.home)">\(words("error.back_home"))</a></p></section>
            """)
    }
}
