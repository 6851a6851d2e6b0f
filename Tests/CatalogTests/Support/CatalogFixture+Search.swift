import Catalog
import Kernel
import TestSupport
import Testing

/// What a search is to find: how it was read, and what it shows, in order.
typealias ExpectedSearch = (query: String, reading: SearchReading, slugs: [String])

extension CatalogFixture {
    /// Puts goods on sale, each a second after the one before.
    func add(_ goods: [(slug: String, title: String)], to shelf: CategoryID) async throws {
        for (slug, title) in goods {
            base.clock.advance(by: .seconds(1))
            _ = try await onSale(slug, title: title, category: shelf)
        }
    }

    func expect(_ expected: [ExpectedSearch]) async throws {
        for (query, reading, slugs) in expected {
            let found = try await catalog.search(ProductFilter(query: query))
            #expect(found.items.map(\.slug) == slugs && found.reading == reading, "\(query): \(found)")
        }
    }
}
