import WebRuntime

extension PageFrame {
    /// The way of who ordered without an account.
    var findOrderLink: HTML { "<p><a href=\"\(paths(.guestOrders))\">\(words("orders.find.link"))</a></p>" }
}

/// Where the orders are of who has no account, with the form that finds one again.
struct GuestOrdersModel: Sendable {
    let state: FormState

    func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        let account: HTML =
            frame.isSignedIn
            ? ""
            : """
            <section class="card"><h2>\(words("orders.account"))</h2><p>\(words("orders.account.text"))</p>
            <div class="actions"><a class="button" href="\(frame.paths.signIn(next: frame.paths.orders))">\
            \(words("nav.sign_in"))</a></div></section>
            """
        return frame.page(
            title: words("orders.find"), current: .orders,
            """
            <h1>\(words("orders.find"))</h1>\(state.summary)
            <section class="card"><h2>\(words("orders.guest"))</h2><p>\(words("orders.guest.text"))</p>
            \(frame.isSignedIn ? "<p class=\"notice\">\(words("orders.find.signed_in"))</p>" : "")\
            \(frame.isStaff ? "" : form(frame))</section>\(account)
            <section class="card"><p>\(words("orders.guest.lost"))</p>
            <div class="actions"><a class="button quiet" href="\(frame.paths(.help))">\(words("nav.help"))</a></div>
            </section>
            """)
    }

    private func form(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.form(
            to: frame.paths(.guestOrders),
            """
            \(frame.input("number", words("order.number"), state))
            \(frame.input("contact", words("orders.find.contact"), state, autocomplete: "email"))
            <p class="muted">\(words("orders.find.hint"))</p>
            <button type="submit">\(words("orders.find.do"))</button>
            """)
    }
}
