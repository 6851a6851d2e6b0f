import Catalog
import Database
import Kernel
import WebRuntime

/// What was read a moment ago and is the same for everybody: no page is kept, and nothing of who looks at it.
struct BrowseMemory: Sendable {
    /// Goods of two dozen cards.
    private static let listLimit = 200
    /// A product is some kilobytes.
    private static let productLimit = 1_000

    let home: ShortMemory<HomeModel>
    /// First pages of categories, before anything was chosen.
    let categories: ShortMemory<CategoryModel>
    let products: ShortMemory<ShownProduct>

    init(lifetime: Duration) {
        home = ShortMemory(lifetime: lifetime, limit: 1)
        categories = ShortMemory(lifetime: lifetime, limit: Self.listLimit)
        products = ShortMemory(lifetime: lifetime, limit: Self.productLimit)
    }
}

extension Storefront {
    /// What a memory has under a key, or what is read now.
    func remembered<Value: Sendable>(
        _ memory: ShortMemory<Value>?, _ key: String, _ read: () async throws -> Value
    ) async throws -> Value {
        guard let memory else { return try await read() }
        let now = database.clock.now()
        if let known = memory.value(key, at: now) { return known }
        let value = try await read()
        memory.keep(value, as: key, at: now)
        return value
    }
}
