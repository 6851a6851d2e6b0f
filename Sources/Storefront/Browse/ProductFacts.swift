import Catalog
import Kernel
import WebRuntime

/// What a product is like, in the visitor's language.
struct ProductFact {
    let name: String
    let value: String
}

extension ProductModel {
    /// In the order in which staff have put them; what nobody has translated stands as it is.
    func facts(_ frame: PageFrame) -> [ProductFact] {
        detail.specifications.map { specification in
            ProductFact(
                name: frame.inLanguage(specification.name, specification.nameEnglish),
                value: frame.inLanguage(specification.value, specification.valueEnglish))
        }
    }
}
