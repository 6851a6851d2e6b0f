import Catalog
public import WebRuntime
import Workflows

extension Storefront {
    /// The categories at the top, for pages that lead nowhere; none where they cannot be read.
    public func shelves() async -> [Shelf] {
        let categories = (try? await shop.catalog.categories()) ?? []
        return categories.filter { $0.parentID == nil }
            .map { Shelf(slug: $0.slug, name: $0.name, nameEnglish: $0.nameEnglish) }
    }
}
