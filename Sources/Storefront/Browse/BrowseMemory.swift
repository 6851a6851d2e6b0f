import Catalog
import Database
import Kernel
import Synchronization
import WebRuntime

/// What was read a moment ago and is the same for everybody: no page is kept, and nothing of who looks at it.
struct BrowseMemory: Sendable {
    // Near what is looked at within a lifetime, twice over: what is kept is the HTML of a page in two languages, some
    // twenty kilobytes.
    private static let listLimit = 50
    private static let productLimit = 100

    let home: ShortMemory<Kept<HomeModel, ListParts>>
    /// First pages of categories, before anything was chosen.
    let categories: ShortMemory<Kept<CategoryModel, ListParts>>
    let products: ShortMemory<Kept<ShownProduct, ProductParts>>

    init(lifetime: Duration) {
        home = ShortMemory(lifetime: lifetime, limit: 1)
        categories = ShortMemory(lifetime: lifetime, limit: Self.listLimit)
        products = ShortMemory(lifetime: lifetime, limit: Self.productLimit)
    }
}

/// What was read, and the parts of its page that everybody who reads one language is shown alike.
final class Kept<Value: Sendable, Parts: Sendable>: Sendable {
    let value: Value
    private let parts = Mutex<[Language: Parts]>([:])

    init(_ value: Value) {
        self.value = value
    }

    /// - Parameter make: is given a frame that knows nobody.
    func parts(_ frame: PageFrame, _ make: (PageFrame) -> Parts) -> Parts {
        if let made = parts.withLock({ $0[frame.language] }) { return made }
        let made = make(frame.forAnybody)
        parts.withLock { $0[frame.language] = made }
        return made
    }
}

/// Of a page that lists goods: all but the frame.
struct ListParts: Sendable {
    let title: String
    let head: PageHead
    let main: HTML
}

/// Of a product's page: all but the form, which has a token, and what the visitor has seen.
struct ProductParts: Sendable {
    let title: String
    let head: PageHead
    /// Up to where the form or the plain list of variants stands.
    let offer: HTML
    /// The content of the form, before anything was typed.
    let choices: HTML
    let rest: HTML
}

extension Storefront {
    /// What a memory has under a key, or what is read now.
    func remembered<Value: Sendable, Parts: Sendable>(
        _ memory: ShortMemory<Kept<Value, Parts>>?, _ key: String, _ read: () async throws -> Value
    ) async throws -> Kept<Value, Parts> {
        guard let memory else { return Kept(try await read()) }
        let now = database.clock.now()
        if let known = memory.value(key, at: now) { return known }
        let kept = Kept<Value, Parts>(try await read())
        memory.keep(kept, as: key, at: now)
        return kept
    }
}
