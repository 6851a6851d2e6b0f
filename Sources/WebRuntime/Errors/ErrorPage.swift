import Kernel

/// A category that an error page leads to.
public struct Shelf: Sendable {
    let slug: String
    let name: String
    /// Nil where nobody has translated it.
    let nameEnglish: String?
    /// What stands for it in its tile.
    let sign: String

    public init(slug: String, name: String, nameEnglish: String?, sign: String) {
        self.slug = slug
        self.name = name
        self.nameEnglish = nameEnglish
        self.sign = sign
    }
}

/// The page behind a refusal: what happened and a way on, without blame.
enum ErrorPage {
    /// - Parameter shelves: where a visitor who lost the way may go on.
    static func render(_ problem: Problem, requestID: String, shelves: [Shelf] = [], _ frame: PageFrame) -> HTML {
        let words = frame.words
        let isOrder = problem.status == 404 && !frame.isStaff && frame.localPath.hasPrefix("/orders/")
        // A cashier leads back here, and the order may show in another browser by now.
        let isPayment = isOrder && frame.localPath.hasSuffix("/payment")
        let title =
            (isPayment ? words.find("error.find_payment.title") : nil)
            ?? words.find("error.title.\(problem.code)") ?? words.find("error.status.\(problem.status)")
            ?? words("error.heading")
        let text =
            isPayment
            ? words("error.find_payment")
            : words.find("error.\(problem.code)", problem.parameters) ?? words("error.heading")
        let isConsole = frame.localPath.hasPrefix("/console") && frame.isStaff
        let way = isConsole ? frame.paths.console : frame.paths.home
        return frame.page(
            title: title, area: isConsole ? .console : .storefront,
            """
            <section class="card narrow"><h1>\(title)</h1><p>\(text)</p>\(isOrder ? guestOrders(frame) : nil)
            \(isConsole ? nil : search(frame))
            <p class="actions"><a class="button" href="\(way)">\
            \(words(isConsole ? "error.back_console" : "error.back_home"))</a>\(isConsole ? nil : help(frame))</p>
            <p class="muted">\(words("error.request_id", ["id": requestID]))</p></section>
            \(isConsole || shelves.isEmpty ? nil : tiles(shelves, frame))
            """)
    }

    private static func search(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <form class="search" role="search" aria-label="\(words("error.search"))" \
            action="\(frame.paths(.search))"><label class="hidden" for="error-q">\(words("search.placeholder"))</label>\
            <input id="error-q" name="q" type="search" maxlength="100" placeholder="\(words("search.placeholder"))">\
            <button type="submit">\(words("search.button"))</button></form>
            """
    }

    /// An order of a guest is seen in one browser at a time.
    private static func guestOrders(_ frame: PageFrame) -> HTML {
        """
        <p>\(frame.words("error.find_order"))</p>
        <p class="actions"><a class="button" href="\(frame.paths(.guestOrders))">\
        \(frame.words("error.find_order.do"))</a></p>
        """
    }

    private static func help(_ frame: PageFrame) -> HTML {
        "<a class=\"button quiet\" href=\"\(frame.paths(.help))\">\(frame.words("help.title"))</a>"
    }

    private static func tiles(_ shelves: [Shelf], _ frame: PageFrame) -> HTML {
        """
        <nav aria-label="\(frame.words("error.shelves"))"><h2>\(frame.words("error.shelves"))</h2>\
        <ul class="tiles">\(each: shelves, { shelf in
            let name = frame.language == .english ? shelf.nameEnglish ?? shelf.name : shelf.name
            return """
                <li><a href="\(frame.paths.category(shelf.slug))"><span aria-hidden="true">\
                \(shelf.sign)</span>\(name)</a></li>
                """
        })</ul></nav>
        """
    }
}
