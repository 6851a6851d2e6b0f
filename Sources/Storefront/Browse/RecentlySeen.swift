import Catalog
import HTTPTypes
import Kernel
import WebRuntime

/// The goods that a visitor has looked at last, kept in the visitor's own cookie.
struct RecentlySeen: Sendable {
    /// Goods that are remembered.
    static let limit = 8

    /// The last one first.
    private(set) var ids: [ProductID]

    /// - Parameter text: as the cookie has it; what cannot be read counts as nothing.
    init(_ text: String?) {
        ids = Array((text ?? "").split(separator: ".").prefix(Self.limit).compactMap { ProductID($0) })
    }

    var text: String { ids.map(\.description).joined(separator: ".") }

    mutating func add(_ id: ProductID) {
        ids.removeAll { $0 == id }
        ids = Array(([id] + ids).prefix(Self.limit))
    }
}

extension Storefront {
    var seenPages: [PageRoute] {
        [
            PageRoute(.post, .seen, .public) { call in
                let slug = try call.form.required("product")
                return .redirect(to: call.paths.product(slug)).forgettingSeen()
            }
        ]
    }
}
