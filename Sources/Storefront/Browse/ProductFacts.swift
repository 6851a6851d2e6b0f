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

    /// What is said of it, with its own pictures where the text asks for them.
    func description(_ frame: PageFrame) -> HTML {
        let text = frame.inLanguage(detail.description, detail.descriptionEnglish)
        guard !text.isEmpty else { return "<p>\(frame.words("product.no_description"))</p>" }
        let pictures = detail.product.media
        return frame.rich(RichText(text)) { number in
            pictures.indices.contains(number - 1) ? frame.picture(pictures[number - 1], class: "large") : nil
        }
    }
}
