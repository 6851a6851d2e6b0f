import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import WebRuntime
import Workflows

// What everybody can look at: categories, brands and products.
extension HTTPAPI {
    var catalogCalls: [Endpoint] {
        [listCategories, listBrands, listProducts, suggestProducts, showProduct] + editCalls + removeCalls + brandCalls
            + priceCalls + priceRuleCalls
    }

    private var listCategories: Endpoint {
        Endpoint(
            .get, "\(Self.root)/categories", operation: "list_categories", access: .public,
            summary: "The whole category tree.",
            successes: [.init(200, "The categories.", .list(of: .component("Category")))]
        ) { [shop] _ in
            .ok(.whole(try await shop.catalog.categories(), as: CategoryShape.write))
        }
    }

    private var listBrands: Endpoint {
        Endpoint(
            .get, "\(Self.root)/brands", operation: "list_brands", access: .public,
            summary: "The brands of what is on sale; for staff, all of them.",
            successes: [.init(200, "The brands, by name.", .list(of: .component("Brand")))]
        ) { [shop] call in
            let isStaff = call.may(.catalogRead)
            let brands = try await shop.database.read { try shop.catalog.brandList(includingHidden: isStaff, in: $0) }
            return .ok(.whole(brands, as: BrandShape.write))
        }
    }

    private var listProducts: Endpoint {
        let amount = Schema.integer(0...Int(Money.amountMinorLimit))
        let inStock = """
            Only what is left. At most \(ProductListing.walkLimit) products are looked through for a page: where \
            little is left, it may be shorter than `limit`, and `next_cursor` leads on.
            """
        return Endpoint(
            .get, "\(Self.root)/products", operation: "list_products", access: .public,
            summary: "What is on sale; for staff who name a state, all products in it.",
            query: [
                .init(
                    "q", .string(maximum: 200),
                    "Words that must all be found; where nothing has them, they are read as pinyin or mended."),
                .init("category", .id(CategoryTag.self), "With everything below it."),
                .init("brand", .string(maximum: ProductListing.brandLimit), "Width and case do not matter."),
                .init("price_min", amount, "Minor units, inclusive."),
                .init("price_max", amount, "Minor units, inclusive."),
                .init("in_stock", .boolean, inStock),
                .init(
                    "sort", .enumeration(ProductSort.self),
                    "`relevance` where `q` is named and nothing is said, `newest` otherwise."),
                .init("state", .enumeration(ProductState.self), "For staff."),
                .init("facets", .boolean, "Also what the list can be narrowed by, with counts; not for staff's lists."),
            ] + Endpoint.Query.paging,
            successes: [.init(200, "A page of products.", ListingShape.schema)],
            refusals: [403: ["permission_missing"], 422: ["unknown_reference"]]
        ) { [shop] call in
            let (listing, cursor) = (try ProductListing(call), try call.query.cursor())
            let limit = try call.query.pageLimit()
            let wantsFacets = try call.query.optionalBoolean("facets") ?? false
            let (found, facets) = try await shop.database.read { session in
                if wantsFacets {
                    return try shop.facetedPage(
                        listing, after: cursor, limit: limit, withVariants: true, countsStock: true, in: session)
                }
                return (try shop.products(listing, after: cursor, limit: limit, in: session), nil)
            }
            if cursor == nil, let text = listing.text {
                shop.catalog.noteSearch(
                    text, language: "api", resultCount: found.page.items.count, reading: found.reading)
            }
            return .ok(ListingShape.json(found, facets, isSearch: listing.text != nil))
        }
    }

    private var suggestProducts: Endpoint {
        Endpoint(
            .get, Paths.suggestions, operation: "suggest_products", access: .public,
            summary: "What somebody may want who has typed the beginning of it: a few of each kind.",
            query: [
                .init("q", .string(maximum: ProductFilter.queryLengthLimit), "What was typed so far.")
            ],
            successes: [.init(200, "Words to look for, categories and products.", SuggestionShape.schema)]
        ) { [shop] call in
            let text = try call.query.optional("q", atMost: ProductFilter.queryLengthLimit) ?? ""
            let found = try await shop.database.read { try shop.catalog.suggestions(for: text, in: $0) }
            return .ok(SuggestionShape.json(found))
        }
    }

    private var showProduct: Endpoint {
        Endpoint(
            .get, "\(Self.root)/products/{product_id}", operation: "show_product", access: .public,
            summary: "One product, by id or slug; visitors see what is on sale, staff everything.",
            pathSchemas: ["product_id": .string(maximum: 100)],
            successes: [.init(200, "The product.", .component("Product"))]
        ) { [shop, productAnswers] call in
            let (name, now) = (try call.path.text("product_id"), shop.database.clock.now())
            if call.may(.catalogRead) { return try await shop.productAnswer(ProductKey(name), isStaff: true) }
            if let answer = productAnswers?.value(name, at: now) { return answer }
            let answer = try await shop.productAnswer(ProductKey(name), isStaff: false)
            productAnswers?.keep(answer, as: name, at: now)
            return answer
        }
    }
}

extension Shop {
    /// A product and what is left of it: one read, two trips.
    func productAnswer(_ key: ProductKey, isStaff: Bool) async throws -> APIAnswer {
        let found = try await database.read { session -> (ProductDetail, [SKUID: Int], QuantityBreaks)? in
            guard let detail = try catalog.product(key, includeUnpublished: isStaff, in: session) else { return nil }
            let skus = detail.product.skus.map(\.id)
            let (available, breaks) = try session.run(Inventory.available(skus), catalog.quantityBreaks(of: skus))
            return (detail, available, breaks)
        }
        guard let (detail, available, breaks) = found else { throw NotFound("product") }
        let body = JSON.object { json in
            ProductShape.write(&json, detail, available: available, breaks: breaks, isStaff: isStaff)
        }
        return .ok(body).tagged(version: Int(detail.product.version))
    }
}

extension ProductListing {
    static let brandLimit = 100

    /// What a call asks for.
    init(_ call: APICall) throws {
        let amounts = 0...Int(Money.amountMinorLimit)
        let state: ProductState? = try call.query.optionalChoice("state")
        if state != nil, !call.may(.catalogRead) {
            if case .anonymous = call.principal { throw AccessError.unauthenticated }
            throw AccessError.permissionMissing("catalog.read")
        }
        let filter = ProductFilter(
            query: try call.query.optional("q", atMost: ProductFilter.queryLengthLimit),
            categoryID: try call.query.optionalID("category"),
            brand: try call.query.optional("brand", atMost: Self.brandLimit),
            priceMinMinor: try call.query.optionalInteger("price_min", amounts).map { Int64($0) },
            priceMaxMinor: try call.query.optionalInteger("price_max", amounts).map { Int64($0) },
            sort: try call.query.optionalChoice("sort"))
        self.init(
            state.map { .staff($0, query: filter.query) } ?? .onSale(filter),
            isInStock: try call.query.optionalBoolean("in_stock") ?? false)
    }
}
