import Catalog
public import WebRuntime
import Workflows

extension Storefront {
    /// The categories at the top, for pages that lead nowhere, as the home page shows them; none where they cannot be
    /// read.
    public func shelves() async -> [Shelf] {
        let categories = ((try? await shop.catalog.categories()) ?? []).filter { $0.parentID == nil }
        return zip(categories, categories.signs).map { category, sign in
            Shelf(slug: category.slug, name: category.name, nameEnglish: category.nameEnglish, sign: sign)
        }
    }
}

extension [Category] {
    /// A character of each category's name, as far as possible none that stands for another one.
    var signs: [String] {
        var taken: Set<Character> = []
        return map { category in
            let sign = category.name.first { !taken.contains($0) } ?? category.name.first
            if let sign { taken.insert(sign) }
            return sign.map { String($0) } ?? ""
        }
    }
}
