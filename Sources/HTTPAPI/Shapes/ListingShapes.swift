import Catalog
import Kernel
import WebRuntime
import Workflows

/// A page of products, how a search was understood, and what the list can be narrowed by.
enum ListingShape {
    static let schema = Schema.list(of: .component("Product")).adding([
        "search": Schema.object([
            "reading": .enumeration(["exact", "corrected", "partial", "nothing"]),
            "query": .string.nullable().described("What was looked for instead, where the reading is `corrected`."),
        ]).optional().described("Where `q` was named."),
        "facets": facets.optional().described("Where they were asked for."),
    ])

    private static let facets = Schema.object([
        "total": .integer,
        "at_least": .boolean.described("Only the first products were counted: each count is at least so many."),
        "categories": .array(.object(["id": .id(CategoryTag.self), "count": .integer])),
        "brands": .array(.object(["name": .string, "count": .integer])),
        "prices": .array(
            .object([
                "lowest": .integer.nullable().described("Minor units, inclusive."),
                "highest": .integer.nullable().described("Minor units, inclusive."), "count": .integer,
            ])),
        "in_stock": .integer,
    ])

    static func json(_ found: StockedProducts, _ facets: ProductFacets?, isSearch: Bool) -> JSON {
        JSON.object { json in
            json.array("items", found.page.items) { ProductShape.write(&$0, $1, available: found.available) }
            json.set("next_cursor", found.page.next?.text)
            if isSearch {
                let reading = found.reading
                json.object("search") { json in
                    let isEmpty = reading == .exact && found.page.items.isEmpty
                    json.set("reading", isEmpty ? SearchReading.nothing.name : reading.name)
                    json.set("query", reading.otherQuery)
                }
            }
            if let facets { json.object("facets") { write(&$0, facets) } }
        }
    }

    private static func write(_ json: inout JSONObject, _ facets: ProductFacets) {
        json.set("total", facets.total)
        json.set("at_least", facets.isAtLeast)
        json.array("categories", facets.categories) { json, category in
            json.set("id", category.id)
            json.set("count", category.count)
        }
        json.array("brands", facets.brands) { json, brand in
            json.set("name", brand.name)
            json.set("count", brand.count)
        }
        json.array("prices", facets.prices) { json, range in
            json.set("lowest", range.lowest)
            json.set("highest", range.highest)
            json.set("count", range.count)
        }
        json.set("in_stock", facets.inStock ?? 0)
    }
}

extension SearchReading {
    fileprivate var otherQuery: String? {
        if case .corrected(let query) = self { query } else { nil }
    }
}

/// What somebody may want who is typing.
enum SuggestionShape {
    static let schema = Schema.object([
        "queries": .array(.string), "categories": .array(.component("Category")),
        "products": .array(
            .object([
                "id": .id(ProductTag.self), "slug": .string, "title": .string,
                "title_en": .string.nullable(), "price": .component("Money").nullable(),
            ])),
    ]).example(
        JSON(
            finished: """
                {"queries":["headphones"],"categories":[],"products":[{"id":"prd_1M5V8KZ3QX0G7","slug":"tea-cup",\
                "title":"茶杯","title_en":"Tea cup","price":{"amount":1999,"currency":"CNY"}}]}
                """))

    static func json(_ found: SearchSuggestions) -> JSON {
        JSON.object { json in
            json.set("queries", found.queries)
            json.array("categories", found.categories, CategoryShape.write)
            json.array("products", found.products) { json, product in
                json.set("id", product.id)
                json.set("slug", product.slug)
                json.set("title", product.title)
                json.set("title_en", product.titleEnglish)
                json.set("price", product.price)
            }
        }
    }
}
