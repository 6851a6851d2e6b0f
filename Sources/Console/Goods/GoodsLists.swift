import Catalog
import Kernel
import WebRuntime

extension CategoryListModel: ListLines {
    static let columns = [
        "field.category_name", "console.category.name_en", "console.goods.slug", "console.category.parent",
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        let names = Dictionary(categories.map { ($0.id, $0.name) }) { first, _ in first }
        return categories.map { category in
            [
                category.name, category.nameEnglish ?? "", category.slug, category.parentID.flatMap { names[$0] } ?? "",
            ]
        }
    }
}

extension BrandListModel: ListLines {
    static let columns = ["field.category_name", "console.category.name_en", "console.goods.slug", "order.state"]

    func lines(_ frame: PageFrame) -> [[String]] {
        brands.map { [$0.name, $0.nameEnglish ?? "", $0.slug, frame.words("brand.state.\($0.state.rawValue)")] }
    }
}

extension SynonymListModel: ListLines {
    static let columns = ["console.synonym.word", "console.synonym.way", "console.synonym.other"]

    func lines(_ frame: PageFrame) -> [[String]] {
        synonyms.map { synonym in
            [
                synonym.word,
                frame.words(synonym.isTwoWay ? "console.synonym.two_way" : "console.synonym.one_way"), synonym.other,
            ]
        }
    }
}
