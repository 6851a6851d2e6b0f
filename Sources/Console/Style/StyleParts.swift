import Kernel
import WebRuntime

// What lists, products and orders are shown by, in the order in which the style page has them.
extension StyleModel {
    func parts(_ frame: PageFrame) -> HTML {
        let parts: [(title: String, content: HTML)] = [
            ("console.style.tabs", tabs(frame)), ("console.style.chips", chips(frame)),
            ("console.style.facets", facets(frame)), ("console.style.pages", pages(frame)),
            ("console.style.steps", steps(frame)), ("console.style.timeline", timeline(frame)),
            ("console.style.details", details(frame)), ("console.style.upload", upload(frame)),
            ("console.style.cards", cards(frame)), ("console.style.variants", variants(frame)),
            ("console.style.gallery", gallery(frame)), ("console.style.rich", rich(frame)),
            ("console.style.charts", charts(frame)), ("console.style.print", printed(frame)),
        ]
        return "\(each: parts, { section($0.title, $0.content, frame) })"
    }

    private func tabs(_ frame: PageFrame) -> HTML {
        "<nav class=\"tabs\" aria-label=\"\(frame.words("console.style.tabs"))\"><ul>\(links(frame))</ul></nav>"
    }

    private func chips(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <nav aria-label="\(words("console.style.chips"))"><ul class="chips">\(links(frame))</ul></nav>
            <p><a class="chip" href="\(frame.paths(.consoleStyle))" \
            aria-label="\(words("list.remove", ["name": words("console.style.good")]))">\
            \(words("console.style.good")) <span aria-hidden="true">×</span></a></p>
            """
    }

    /// The first one is where the reader is.
    private func links(_ frame: PageFrame) -> HTML {
        let names = ["good", "warn", "bad"].map { frame.words("console.style.\($0)") }
        return """
            \(each: names.enumerated(), { place, name in
                let mark: HTML = place == 0 ? " aria-current=\"page\"" : ""
                return "<li><a href=\"\(frame.paths(.consoleStyle))\"\(mark)>\(name)</a></li>"
            })
            """
    }

    private func facets(_ frame: PageFrame) -> HTML {
        let rows = [("good", 1_234, true), ("warn", 12, false), ("bad", 0, false)]
        return """
            <section class="facet"><h3>\(frame.words("console.style.choice"))</h3>\
            <ul>\(each: rows, { key, count, isOn in
                """
                <li><a href="\(frame.paths(.consoleStyle))"\(isOn ? " aria-current=\"true\"" as HTML : "")>\
                <span>\(frame.words("console.style.\(key)"))</span> \
                <span class="muted">\(frame.format.number(count))</span></a></li>
                """
            })</ul></section>
            """
    }

    private func pages(_ frame: PageFrame) -> HTML {
        "\(frame.nextPageLink(frame.paths(.consoleStyle)))"
    }

    private func steps(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <ol class="steps"><li>\(words("console.style.good"))</li><li>\(words("console.style.warn"))</li>\
            <li>\(words("console.style.neutral"))</li></ol>
            """
    }

    private func timeline(_ frame: PageFrame) -> HTML {
        let (words, time) = (frame.words, frame.time(frame.now))
        return """
            <ol class="plain timeline"><li><span class="text">\(words("console.style.good"))</span> \
            <span class="muted">\(time)</span></li><li class="note"><span class="text">\(words("console.style.long"))\
            </span> <span class="muted">\(time)</span></li>\
            <li><span class="text">\(words("console.style.warn"))</span> \
            <span class="muted">\(time)</span></li></ol>
            """
    }

    private func details(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <details><summary>\(words("console.style.choice"))</summary>\
            <p>\(words("console.style.notice"))</p></details>
            <details open><summary>\(words("console.style.long"))</summary>\
            <p class="notice warn">\(words("console.style.notice"))</p></details>
            """
    }

    private func upload(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="form"><div class="field"><label for="style_file">\(words("console.picture.file"))</label>\
            <input id="style_file" name="style_file" type="file"></div>\
            <div class="field"><label for="style_file_wrong">\(words("console.style.wrong_field"))</label>\
            <input id="style_file_wrong" name="style_file_wrong" type="file" aria-invalid="true" \
            aria-describedby="style_file_wrong-error">\
            <p class="error" id="style_file_wrong-error">\(words("error.picture_type"))</p></div></div>
            """
    }

    /// Of a price, of a lower one, and of what is sold out.
    private func cards(_ frame: PageFrame) -> HTML {
        let words = frame.words
        func card(_ title: String, _ price: HTML) -> HTML {
            """
            <li class="product-card">\(blank)<div><a href="\(frame.paths(.consoleStyle))">\(title)</a>\
            <p class="muted">\(words("console.style.field"))</p><p>\(price)</p></div></li>
            """
        }
        let price: HTML = "<span class=\"price\">\(frame.money(Money(19_900, .cny)))</span>"
        let old: HTML = "<span class=\"old-price\">\(frame.money(Money(25_900, .cny)))</span>"
        let soldOut: HTML = "<span class=\"state\">\(words("product.sold_out"))</span>"
        return """
            <ul class="grid">\(card(words("console.style.good"), price))\
            \(card(words("console.style.long"), "\(price) \(old)"))\
            \(card(words("console.style.bad"), "\(price) \(soldOut)"))</ul>
            """
    }

    private var blank: HTML { "<span class=\"picture blank\" aria-hidden=\"true\">掌</span>" }

    private func variants(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let price: HTML = "<span class=\"price\">\(frame.money(Money(19_900, .cny)))</span>"
        func choice(_ key: String, isChosen: Bool = false, isLeft: Bool = true) -> HTML {
            """
            <label><input type="radio" name="style_variant"\(attribute: "checked", when: isChosen)\
            \(attribute: "disabled", when: !isLeft)> <span>\(words("console.style.\(key)")) \(price)</span></label>
            """
        }
        return """
            <fieldset><legend>\(words("console.style.choice"))</legend><div class="variants">\
            \(choice("good", isChosen: true))\(choice("warn"))\(choice("bad", isLeft: false))</div></fieldset>
            """
    }

    private func gallery(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <div class="gallery"><ul class="plain">\(each: 1...2, { number in
                let name = words("product.picture", ["number": frame.format.number(number)])
                return """
                    <li id="style-\(number)"><a href="#style-\(number)" aria-label="\(name)">\(blank)</a></li>
                    """
            })</ul><nav aria-label="\(words("product.pictures"))"><ul>\(each: 1...2, { number in
                let name = words("product.picture", ["number": frame.format.number(number)])
                return """
                    <li><a href="#style-\(number)" aria-label="\(name)">\
                    <span class="picture blank thumb" aria-hidden="true">\(number)</span></a></li>
                    """
            })</ul></nav></div>
            """
    }

    private func rich(_ frame: PageFrame) -> HTML {
        let word = frame.words("console.style.good")
        let long = frame.words("console.style.long")
        let text = "# \(long)\n**\(word)** \(long)\n## \(word)\n- \(word)\n- \(long)\n1. \(word)\n2. \(long)"
        return frame.rich(RichText(text)) { _ in nil }
    }

    private func charts(_ frame: PageFrame) -> HTML {
        let rows = [(1, 120), (2, 80), (3, 0), (4, 200)]
        let title = frame.words("console.trade.orders")
        return frame.charted(
            [PageChart(.line, title: title, columns: [1]), PageChart(.bar, title: title, columns: [1])],
            name: "style_days",
            frame.table(["console.trade.day", "#console.trade.orders"], rows) { day, count in
                """
                <th scope="row">\(frame.format.number(day))</th>\
                \(frame.cell(value: String(count), frame.format.number(count)))
                """
            })
    }

    private func printed(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <p>\(words("console.style.print_hint"))</p>\
            <details class="printed"><summary>\(words("chart.table"))</summary>\
            \(frame.table(["console.goods.name", "#totals.total"], [words("console.style.long"), "A"]) { name in
                "<td>\(name)</td><td class=\"number\">\(frame.money(Money(1_999, .cny)))</td>"
            })</details>
            """
    }
}
