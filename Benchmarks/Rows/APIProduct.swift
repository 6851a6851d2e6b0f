import Kernel

/// `api-product`: one product over HTTP, against a bare Hummingbird route that answers the same bytes from memory.
struct APIProduct: Sendable {
    let engine: EngineName
    let bench: Workbench

    func measure() async throws -> [Measured] {
        let made = try await OrdersBench(engine: engine, bench: bench, basket: .spread).make("product", carts: 0)
        let call = AgainstBareRoute(
            bench: bench, route: "/api/v1/products/:id", path: "/api/v1/products/\(made.goods.products[0])",
            contentType: "application/json")
        let measured = try await call.measure(made.store)
        try await made.store.remove()
        return [
            measured.row(
                "api-product", engine, unit: "requests/s", against: "bare route, the same bytes", .atLeast(0.5))
        ]
    }
}
