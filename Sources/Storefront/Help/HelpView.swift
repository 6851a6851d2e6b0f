import WebRuntime

extension HelpModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let lead = words("help.lead")
        return frame.page(
            title: words("help.title"), current: .help,
            head: .indexed(at: site, description: lead) { $0(.help) },
            """
            <h1>\(words("help.title"))</h1><p>\(lead)</p>
            <ul class="topics">\(each: HelpTopic.allCases, { topic in
                """
                <li><a href="\(frame.paths.help(topic))">\(words("help.\(topic.rawValue)"))</a>\
                <p class="muted">\(words("help.\(topic.rawValue).lead"))</p></li>
                """
            })</ul>\(frame.findOrderLink)\(reach(frame))
            """)
    }

    /// Where the shop delivers, as far as it has said so.
    func area(_ frame: PageFrame) -> HTML? {
        frame.reach(of: divisions, inFull: true).map { places in
            "<section class=\"card\"><h2>\(frame.words("delivery.reach"))</h2>\(places)</section>"
        }
    }

    /// How the shop is reached.
    func reach(_ frame: PageFrame) -> HTML? {
        contact.map { contact in
            """
            <section class="card"><h2>\(frame.words("help.contact"))</h2>\
            <p>\(frame.words("help.contact.how", ["contact": contact]))</p></section>
            """
        }
    }
}

extension HelpTopicModel {
    func html(_ frame: PageFrame) -> HTML {
        let (words, values) = (frame.words, help.values(frame))
        let title = words("help.\(topic.rawValue)")
        let lead = words("help.\(topic.rawValue).lead")
        return frame.page(
            title: title, current: .help,
            head: .indexed(at: help.site, description: lead) { [topic] in $0.help(topic) },
            """
            <div class="handbook"><nav aria-label="\(words("nav.help"))"><ul>\
            <li><a href="\(frame.paths(.help))">\(words("help.title"))</a></li>\
            \(each: HelpTopic.allCases, { entry($0, frame) })</ul></nav>
            <article><h1>\(title)</h1><p class="muted">\(lead)</p>
            \(each: topic.parts, { part("help.\(topic.rawValue).\($0)", words, values) })
            \(topic == .privacy ? kept(frame) : nil)\(topic == .delivery ? help.area(frame) : nil)\
            \(topic == .delivery ? help.pickup.card(frame) : nil)\
            \(topic == .buying ? frame.findOrderLink : nil)\
            \(help.reach(frame))</article></div>
            """)
    }

    private func entry(_ other: HelpTopic, _ frame: PageFrame) -> HTML {
        let mark: HTML = other == topic ? " aria-current=\"page\"" : ""
        return """
            <li><a href="\(frame.paths.help(other))"\(mark)>\(frame.words("help.\(other.rawValue)"))</a></li>
            """
    }

    private func part(_ key: String, _ words: Strings, _ values: [String: String]) -> HTML {
        let lines = words("\(key).text", values).split(separator: "\n")
        return "<section><h2>\(words(key))</h2>\(each: lines, { "<p>\($0)</p>" })</section>"
    }

    /// Which data are kept, what for and until when: the rows of docs/personal-data.md, as a test compares.
    private func kept(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return """
            <section><h2>\(words("help.kept"))</h2>\(frame.table(
                ["help.kept.data", "help.kept.purpose", "help.kept.until"], KeptData.allCases
            ) { kept in
                "\(each: ["data", "purpose", "until"], { "<td>\(words("help.kept.\(kept.rawValue).\($0)"))</td>" })"
            })</section>
            """
    }
}

/// The kinds of personal data that the privacy page names.
enum KeptData: String, CaseIterable {
    case account, addresses, drafts, orders, sessions, codes, answers
}
