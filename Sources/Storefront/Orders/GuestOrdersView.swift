import WebRuntime

/// For who has neither an account nor a cart here: where orders are.
enum GuestOrdersView {
    static func html(_ frame: PageFrame) -> HTML {
        let words = frame.words
        return frame.page(
            title: words("nav.orders"), current: .orders,
            """
            <h1>\(words("nav.orders"))</h1>
            <section class="card"><h2>\(words("orders.account"))</h2><p>\(words("orders.account.text"))</p>
            <div class="actions"><a class="button" href="\(frame.paths.signIn(next: frame.paths.orders))">\
            \(words("nav.sign_in"))</a></div></section>
            <section class="card"><h2>\(words("orders.guest"))</h2><p>\(words("orders.guest.text"))</p>
            <p>\(words("orders.guest.lost"))</p>
            <div class="actions"><a class="button quiet" href="\(frame.paths(.help))">\(words("nav.help"))</a></div>
            </section>
            """)
    }
}
