import Catalog
import Database
import HTTPTypes
import Inventory
import Kernel
import WebRuntime
import Workflows

extension Storefront {
    var browsePages: [PageRoute] {
        [
            PageRoute(.get, .home, .public, handler: home),
            PageRoute(.get, .category, .public, handler: category),
            PageRoute(.get, .search, .public, handler: search),
            PageRoute(.get, .product, .public) { try await product($0, $0.path.text("product")) },
        ]
    }

    private func home(_ call: PageCall) async throws -> PageAnswer {
        let model = try await database.read { [shop] session in
            HomeModel(
                categories: try shop.catalog.categories(in: session).filter { $0.parentID == nil },
                newest: try shop.catalog.products(limit: HomeModel.newestLimit, in: session).items)
        }
        return .page(model.html(call.frame))
    }

    private func category(_ call: PageCall) async throws -> PageAnswer {
        let name = try call.path.text("category")
        let (cursor, sort) = (try call.query.cursor(), try call.query.optionalChoice("sort", of: ProductSort.self))
        let model = try await database.read { [shop] session in
            let tree = try shop.catalog.categories(in: session)
            let id = CategoryID(name)
            guard let found = tree.first(where: { $0.slug == name || $0.id == id }) else { throw NotFound("category") }
            let filter = ProductFilter(categoryID: found.id, sort: sort ?? .newest)
            return CategoryModel(
                category: found, above: CategoryModel.above(found, in: tree),
                below: tree.filter { $0.parentID == found.id }, sort: filter.sort,
                products: try shop.catalog.products(filter, after: cursor, in: session))
        }
        return .page(model.html(call.frame))
    }

    private func search(_ call: PageCall) async throws -> PageAnswer {
        let text = String((try call.query.optional("q") ?? "").prefix(SearchModel.queryLimit))
        let (cursor, sort) = (try call.query.cursor(), try call.query.optionalChoice("sort", of: ProductSort.self))
        let filter = ProductFilter(query: text.isEmpty ? nil : text, sort: sort ?? .newest)
        let products = try await database.read { [shop] session in
            try shop.catalog.products(filter, after: cursor, in: session)
        }
        return .page(SearchModel(text: text, sort: filter.sort, products: products).html(call.frame))
    }

    /// - Parameter state: what was typed where putting it into the cart was refused.
    func product(
        _ call: PageCall, _ name: String, _ state: FormState = .fresh(["quantity": "1"]), status: Int = 200
    ) async throws -> PageAnswer {
        let model = try await database.read { [shop] session in
            guard let detail = try shop.catalog.product(ProductKey(name), in: session) else {
                throw NotFound("product")
            }
            let available = try session.run(Inventory.available(detail.product.skus.map(\.id)))
            return ProductModel(detail: detail, available: available, state: state)
        }
        return .page(model.html(call.frame), status: status)
    }
}
