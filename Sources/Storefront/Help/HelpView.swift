import WebRuntime

extension HelpModel {
    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("help.title"), current: .help,
            head: .indexed(at: site, description: words("help.title")) { $0(.help) },
            """
            <h1>\(words("help.title"))</h1>
            \(section(words("help.order"), [words("help.order.cart"), words("help.order.guests")]))
            \(section(words("help.pay"), [
                words("help.pay.time", ["minutes": frame.format.number(paymentMinutes)]), words("help.pay.late"),
            ]))
            \(section(words("help.delivery"), delivery(frame)))
            \(section(words("help.return"), [
                words("help.return.cancel"), words("help.return.how", ["days": frame.format.number(returnDays)]),
                words("help.return.money"),
            ]))
            \(contact.map { section(words("help.contact"), [words("help.contact.how", ["contact": $0])]) })
            """)
    }

    private func delivery(_ frame: PageFrame) -> [String] {
        let words = frame.words
        return [
            words(
                "help.delivery.standard",
                ["name": words("delivery.standard"), "freight": frame.money(freight), "from": frame.money(freeFrom)]),
            words(
                "help.delivery.express", ["name": words("delivery.express"), "freight": frame.money(expressFreight)]),
            words("help.delivery.pickup", ["name": words("delivery.pickup")]),
            words("help.delivery.parcels"),
            words("help.delivery.receipt", ["days": frame.format.number(completionDays)]),
        ]
    }

    private func section(_ title: String, _ points: [String]) -> HTML {
        """
        <section><h2>\(title)</h2><ul>\(each: points, { "<li>\($0)</li>" })</ul></section>
        """
    }
}
