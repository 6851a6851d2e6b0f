import Catalog
import Kernel
import WebRuntime
import Workflows

/// What the list shows; the file that can be taken in again is another one.
extension GoodsListModel: ListLines {
    static let columns = [
        "console.goods.name", "order.state", "console.goods.codes", "line.unit_price", "console.orders.currency",
        "console.goods.left", "console.goods.out_column", "console.goods.low_column", "console.goods.sold",
    ]

    var next: Cursor? { products.next }

    func lines(_ frame: PageFrame) -> [[String]] {
        products.items.map { product in
            let left = left(of: product)
            return [
                frame.title(product), frame.words("product.state.\(product.state.rawValue)"),
                product.skus.map(\.code).joined(separator: ", "), product.price?.decimal ?? "",
                product.price?.currency.code ?? "", String(left.sum), String(left.out), String(left.low),
                String(product.soldLately),
            ]
        }
    }
}

extension PriceBatchListModel: ListLines {
    static let columns = ["console.at", "console.by", "console.bulk.variants", "console.goods.reason"]

    func lines(_ frame: PageFrame) -> [[String]] {
        batches.map { batch in
            [
                frame.format.sortableTime(batch.moment.at), frame.actor(batch.moment.by, names), String(batch.count),
                frame.reason(of: batch),
            ]
        }
    }
}

extension CategoryListModel: ListLines {
    static let columns = [
        "field.category_name", "console.category.name_en", "console.goods.slug", "console.category.parent",
        GoodsFilter.countColumn,
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        let names = Dictionary(categories.map { ($0.id, $0.name) }) { first, _ in first }
        let totals = totals
        return categories.map { category in
            [
                category.name, category.nameEnglish ?? "", category.slug, category.parentID.flatMap { names[$0] } ?? "",
                String(totals[category.id] ?? 0),
            ]
        }
    }
}

extension BrandListModel: ListLines {
    static let columns = [
        "field.category_name", "console.category.name_en", "console.goods.slug", "order.state", GoodsFilter.countColumn,
    ]

    func lines(_ frame: PageFrame) -> [[String]] {
        brands.map { brand in
            [
                brand.name, brand.nameEnglish ?? "", brand.slug, frame.words("brand.state.\(brand.state.rawValue)"),
                String(counts[brand.id] ?? 0),
            ]
        }
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

extension GoodsFilter {
    static let countColumn = "console.goods.count"
}

extension PageFrame {
    /// How many products something has, leading to them where there are some.
    func goodsCount(_ count: Int, of field: String, _ value: String) -> HTML {
        let number = format.number(count)
        guard count > 0 else { return HTML(text: number) }
        return "<a href=\"\(paths(.consoleGoods, query: [(field, value)]))\">\(number)</a>"
    }
}
