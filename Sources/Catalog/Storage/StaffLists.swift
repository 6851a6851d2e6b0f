import Database
import Kernel

/// What staff page through.
extension ProductQueries {
    /// No product list of visitors has these orders: they have the state in front.
    static let staffOrders = Migration(
        module: "catalog", number: 21, name: "order-goods-for-staff",
        [
            .createIndex(Index("products_by_any_price", on: "products", "COALESCE(price_minor, 0), id")),
            .createIndex(Index("products_by_title", on: "products", "title, id")),
        ])

    /// What staff see: every state and variant, newest first, or the best first where something is looked for.
    static func staffPage(
        _ filter: StaffFilter, after cursor: Cursor?, limit: PageLimit, in session: Session
    ) throws(DatabaseError) -> Page<PlacedProduct> {
        var conditions = narrowing(filter)
        if let words = ProductFilter(query: filter.query).searched {
            guard !words.isEmpty else { return Page(items: [], next: nil) }
            let plan = try SearchQueries.plan(words, in: session)
            guard plan.leadCount > 0 else { return Page(items: [], next: nil) }
            guard filter.sort != nil else {
                if filter.isNamed { conditions += SearchQueries.named(plan) }
                return try page(SearchQueries.staffList(plan, conditions), after: cursor, limit: limit, in: session)
            }
            conditions.append("p.id IN (\(SearchQueries.products(of: plan, isNamed: filter.isNamed)))")
        }
        var list = List(conditions: [], key: "p.id", skus: "s.id > 0")
        // Each with the column of its index, so that it is walked.
        switch filter.sort ?? .newest {
        case .newest: list.conditions = ["p.id > 0"]
        case .priceAscending: (list.key, list.isDescending) = ("COALESCE(p.price_minor, 0)", false)
        case .priceDescending: list.key = "COALESCE(p.price_minor, 0)"
        case .title: (list.key, list.isText, list.isDescending) = ("p.title", true, false)
        }
        if list.isText {
            list.conditions = ["p.title >= ''"]
        } else if list.conditions.isEmpty {
            list.conditions = ["COALESCE(p.price_minor, 0) >= 0"]
        }
        list.conditions += conditions
        return try page(list, after: cursor, limit: limit, in: session)
    }

    /// Nil where the words can match nothing.
    static func staffConditions(
        _ filter: StaffFilter, in session: Session
    ) throws(DatabaseError) -> [SQL]? {
        var conditions: [SQL] = ["p.id > 0"] + narrowing(filter)
        if let query = ProductFilter(query: filter.query).searched {
            guard !query.isEmpty else { return nil }
            let plan = try SearchQueries.plan(query, in: session)
            conditions.append("p.id IN (\(SearchQueries.products(of: plan, isNamed: filter.isNamed)))")
        }
        return conditions
    }

    /// The conditions besides the words.
    private static func narrowing(_ filter: StaffFilter) -> [SQL] {
        var conditions: [SQL] = []
        if let state = filter.state { conditions.append("p.state = \(state)") }
        if let category = filter.categoryID { conditions.append(isBelow(category)) }
        if let brand = filter.brandID { conditions.append("p.brand_id = \(brand)") }
        if let tag = filter.tag { conditions.append("p.id IN (\(TagStore.products(of: tag)))") }
        return conditions
    }
}
