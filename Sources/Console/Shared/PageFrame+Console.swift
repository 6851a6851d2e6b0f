import AfterSales
import Kernel
import Orders
import Payments
import WebRuntime

/// Parts that several pages of the console show.
extension PageFrame {
    /// - Parameters:
    ///   - isScripted: whether it has a list that the console's script makes easier.
    ///   - asked: a `question`, which comes before everything else.
    func console(
        title: String, _ current: PagePath, isScripted: Bool = false, asked: HTML? = nil, _ main: HTML
    ) -> HTML {
        page(
            title: title, area: .console, current: current, isScripted: isScripted,
            "<h1>\(title)</h1>\(asked)\(main)")
    }

    /// Choices that lead to the same page with another filter; on a phone they wait behind a box to be ticked.
    func filter(_ path: PagePath, button: String = "console.filter", _ content: HTML) -> HTML {
        """
        <form method="get" action="\(paths(path))" class="filters folding">\
        <label class="choice fold"><input type="checkbox"><span>\(words("console.filter.fold"))</span></label>\
        \(content)\
        <button type="submit" class="button quiet">\(words(button))</button></form>
        """
    }

    /// The states of a thing as options, with one for all of them.
    func stateOptions(_ prefix: String, _ states: [String]) -> [(value: String, label: String)] {
        [("", words("console.all"))] + states.map { ($0, words("\(prefix).\($0)")) }
    }

    func option(_ value: String, _ label: String, isSelected: Bool) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", when: isSelected)>\(label)</option>"
    }

    /// What cannot be taken back takes two steps: the first one opens it and tells what it does.
    ///
    /// - Parameter isOpen: whether it was sent already and came back.
    func secondStep(_ title: String, isOpen: Bool = false, _ consequence: String, _ form: HTML) -> HTML {
        """
        <details\(attribute: "open", when: isOpen)><summary>\(title)</summary>\
        <p class="notice warn">\(consequence)</p>\(form)</details>
        """
    }

    /// The last look before something happens, with the form that does it. It stands over its page and takes the focus:
    /// who does not see it takes the page that came back for the deed done, or the click for lost.
    ///
    /// - Parameters:
    ///   - title: what its button does.
    ///   - back: the page where nothing happens.
    ///   - fields: what the form carries unseen.
    ///   - told: what would happen.
    func question(
        _ title: String, button: String? = nil, to action: String, back: String, fields: HTML, _ told: HTML
    ) -> HTML {
        let form = form(
            to: action, class: "actions",
            """
            \(fields)<button type="submit">\(button ?? title)</button> \
            <a href="\(back)">\(words("console.question.back"))</a>
            """)
        return """
            <section class="card" aria-labelledby="question" tabindex="-1" autofocus><h2 id="question">\(title)</h2>
            <p>\(words("console.question"))</p>\(told)\(form)</section>
            """
    }

    /// What a figure means, beside it: a click or a key away, with no need of a script.
    ///
    /// - Parameters:
    ///   - name: of the figure, for those who hear the page.
    ///   - text: its one definition.
    func explanation(of name: String, _ text: String) -> HTML {
        """
        <details class="explained"><summary aria-label="\(words("console.explained", ["name": name]))">?</summary>\
        <p class="muted">\(text)</p></details>
        """
    }

    func refund(_ refund: Refund) -> HTML {
        "\(words("order.refund")) \(money(refund.amount)) \(words("refund.state.\(refund.state.rawValue)"))"
    }

    /// Why money goes back: in the words of whoever typed them, or in the shop's own where it goes back by itself.
    func refundReason(_ refund: Refund) -> String {
        switch refund.origin {
        case .staff, .cancellation: refund.reason
        case .return, .latePayment, .wrongAmount: words("refund.origin.\(refund.origin.rawValue)")
        }
    }

    func orderState(_ order: OrderSummary) -> HTML {
        orderState(order.state, order.state.word(order.delivery, isPartlyShipped: order.isPartlyShipped))
    }

    func orderState(_ order: Order) -> HTML {
        orderState(order.state, order.state.word(order.delivery, isPartlyShipped: order.isPartlyShipped))
    }

    /// The same without colour, for files.
    func orderStateName(_ order: OrderSummary) -> String {
        words("order.state.\(order.state.word(order.delivery, isPartlyShipped: order.isPartlyShipped))")
    }

    private func orderState(_ state: OrderState, _ word: String) -> HTML {
        let style =
            switch state {
            case .pendingPayment, .paid, .allocated: "warn"
            case .cancelled, .closed: ""
            case .shipped, .delivered, .completed: "good"
            }
        return self.state("order.state.\(word)", style)
    }

    func returnState(_ standing: ReturnStanding) -> HTML {
        let style =
            switch standing.state {
            case .requested, .approved: "warn"
            case .rejected, .cancelled: "bad"
            case .received, .refunded: "good"
            }
        return self.state("return.state.\(standing.word)", style)
    }
}
