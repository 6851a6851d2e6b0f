import Kernel

/// `page-home`, `page-product`, `page-category`: a page of the shop for somebody who is signed in and has a cart, made
/// anew for each request, against a bare Hummingbird route that answers the same bytes from memory.
struct PageRate: Sendable {
    enum Page: String, Sendable {
        case home = "page-home"
        case product = "page-product"
        case category = "page-category"

        /// How the bare server routes it, and where it stands.
        var address: (route: String, path: String) {
            switch self {
            case .home: ("/", "/")
            case .product: ("/p/:product", "/p/tea-7")
            case .category: ("/c/:category", "/c/bench")
            }
        }
    }

    let page: Page
    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let made = try await OrdersBench(engine: engine, bench: bench, basket: .spread).make(page.rawValue, carts: 0)
        let cookie = try await made.store.with { try await Visitor.signedIn(made.goods, in: $0) }
        try await made.store.settle()
        let call = AgainstBareRoute(
            bench: bench, route: page.address.route, path: page.address.path, contentType: "text/html; charset=utf-8",
            cookie: cookie)
        let measured = try await call.measure(made.store)
        try await made.store.remove()
        return [
            measured.row(
                page.rawValue, engine, unit: "requests/s", against: "bare route, the same bytes",
                .atLeast(engine == .sqlite ? 0.35 : 0.15))
        ]
    }
}
