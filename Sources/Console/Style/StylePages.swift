import HTTPTypes
import Identity
import Kernel
import WebRuntime

extension Console {
    /// What pages are made of, every part in every state: a change of the stylesheet is looked at here.
    var stylePages: [PageRoute] {
        [
            PageRoute(.get, .consoleStyle, .anyOf([.ordersRead, .catalogRead, .auditRead])) { call in
                .page(
                    StyleModel(refused: .refused(.none, InputError.missing(field: "style_wrong"), call.frame))
                        .html(call.frame))
            }
        ]
    }
}

/// The parts that pages are put together from.
struct StyleModel: Sendable {
    static let colours = ["paper", "surface", "ink", "muted", "line", "vermilion", "jade", "amber", "blue"]
    static let icons = [
        "home", "grid", "cart", "user", "orders", "search", "truck", "shield", "return", "box", "tag", "wallet",
        "chart", "list", "gear", "people", "globe", "clock", "help", "sun",
    ]

    /// A form with a field that is wrong.
    let refused: FormState
}

extension StyleModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.console(
            title: words("console.style.title"), .consoleStyle,
            """
            <p class="muted">\(words("console.style.lead"))</p>
            \(section("console.style.colours", colours, frame))
            \(section("console.style.words", text(frame), frame))
            \(section("console.style.buttons", buttons(frame), frame))
            \(section("console.style.states", states(frame), frame))
            \(section("console.style.notices", notices(frame), frame))
            \(section("console.style.fields", fields(frame), frame))
            \(section("console.style.tables", tables(frame), frame))
            \(section("console.style.figures", figures(frame), frame))
            \(section("console.style.icons", icons(frame), frame))
            \(parts(frame))
            """)
    }

    func section(_ title: String, _ content: HTML, _ frame: PageFrame) -> HTML {
        "<section class=\"card\"><h2>\(frame.words(title))</h2>\(content)</section>"
    }

    private var colours: HTML {
        """
        <ul class="swatches">\(each: Self.colours, { name in
            "<li class=\"swatch\"><i class=\"\(name == "muted" ? "muted-colour" : name)\"></i><code>\(name)</code></li>"
        })</ul>
        """
    }

    private func text(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <h2>\(words("console.style.long"))</h2><h3>\(words("console.style.long"))</h3>\
            <p>\(words("console.style.lead")) \
            <a href="\(frame.paths.console)">\(words("console.nav.today"))</a> \
            <span class="muted">\(frame.time(frame.now))</span> <code>ZG0123</code> <kbd>g</kbd></p>
            <dl class="facts"><dt>\(words("totals.goods"))</dt><dd>\(frame.money(Money(123_400, .cny)))</dd>
            <dt>\(words("totals.total"))</dt><dd class="price">\(frame.money(Money(-5, .cny)))</dd></dl>
            """
    }

    private func buttons(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="actions"><button type="button">\(words("console.style.main_button"))</button>
            <button type="button" class="button quiet">\(words("console.style.quiet_button"))</button>
            <button type="button" class="button link">\(words("console.style.link_button"))</button>
            <button type="button" disabled>\(words("console.style.disabled_button"))</button>
            <a class="button" href="\(frame.paths(.consoleStyle))">\(words("console.style.main_button"))</a></div>
            """
    }

    private func states(_ frame: PageFrame) -> HTML {
        let states = [("neutral", ""), ("good", "good"), ("warn", "warn"), ("bad", "bad")]
        return "<p>\(each: states, { "\(frame.state("console.style.\($0.0)", $0.1)) " })</p>"
    }

    private func notices(_ frame: PageFrame) -> HTML {
        """
        \(each: ["", "good", "warn", "bad"], { style in
            "<p class=\"notice \(style)\">\(frame.words("console.style.notice"))</p>"
        })\(frame.empty(frame.words("page.empty")))\(frame.empty(
            frame.words("console.style.empty"), icon: "box",
            "<a href=\"\(frame.paths(.consoleStyle))\">\(frame.words("console.style.main_button"))</a>"))
        """
    }

    private func fields(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let known = FormState.fresh(["style_field": "¥"])
        return """
            <div class="form">\(frame.input("style_field", words("console.style.field"), known))
            \(frame.input("style_wrong", words("console.style.wrong_field"), refused))
            \(frame.textarea("style_text", words("console.style.words"), known))
            \(frame.select("style_select", words("console.style.choice"), known, [
                ("1", words("console.style.good")), ("2", words("console.style.bad")),
            ]))
            <label class="choice"><input type="checkbox" name="style_box" checked> \
            <span>\(words("console.style.choice"))</span></label>
            <label class="choice"><input type="radio" name="style_radio" checked> \
            <span>\(words("console.style.choice"))</span></label></div>
            """
    }

    private func tables(_ frame: PageFrame) -> HTML {
        let rows: [(name: String, minor: Int64, state: String)] = [
            (frame.words("console.style.long"), 123_456_789, "good"), ("A", 0, "warn"), ("掌", -100, "bad"),
        ]
        return """
            \(frame.table(["console.goods.name", "order.state", "#totals.total"], rows) { row in
                """
                <td>\(row.name)</td><td>\(frame.state("console.style.\(row.state)", row.state))</td>\
                <td class="number">\(frame.money(Money(row.minor, .cny)))</td>
                """
            })\(frame.table(["console.goods.name"], [String]()) { "<td>\($0)</td>" })
            """
    }

    private func figures(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <ul class="figures"><li class="figure"><span class="name">\(words("console.trade.sales"))</span>\
            <strong>\(frame.money(Money(1_234_500, .cny)))</strong>\
            <span class="up">\(words("console.trade.more", ["percent": "12"]))</span></li>
            <li class="figure"><span class="name">\(words("console.trade.orders"))</span><strong>\
            \(frame.format.number(12_345))</strong>\
            <span class="down">\(words("console.trade.less", ["percent": "3"]))</span></li></ul>
            """
    }

    private func icons(_ frame: PageFrame) -> HTML {
        """
        <ul class="swatches">\(each: Self.icons, { "<li>\(frame.icon($0)) <code>\($0)</code></li>" })</ul>
        """
    }
}
