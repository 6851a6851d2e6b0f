package import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
package import WebRuntime
import Workflows

extension Storefront {
    /// The home page of these goods, nothing looked up: what the making of a page costs is measured with it.
    package static func home(_ categories: [Category], _ newest: [Product], site: String, _ frame: PageFrame) -> HTML {
        let model = HomeModel(categories: categories, popular: [], newest: newest, site: site)
        return model.html(frame, model.parts(frame.forAnybody))
    }

    var browsePages: [PageRoute] {
        [
            PageRoute(.get, .home, .public, handler: home),
            PageRoute(.get, .category, .public, handler: category),
            PageRoute(.get, .search, .public, handler: search),
            PageRoute(.get, .product, .public) { try await product($0, $0.path.text("product")) },
            PageRoute(.get, .consoleProductPreview, .permission(.catalogRead), handler: preview),
        ] + seenPages
    }

    private func home(_ call: PageCall) async throws -> PageAnswer {
        let site = site
        let kept = try await remembered(memory?.home, "") {
            try await database.read { [shop] session in
                HomeModel(
                    categories: try shop.catalog.categories(in: session).filter { $0.parentID == nil },
                    popular: try shop.catalog.bestselling(limit: HomeModel.popularLimit, in: session),
                    newest: try shop.catalog.newest(limit: HomeModel.newestLimit, in: session),
                    site: site)
            }
        }
        return .page(kept.value.html(call.frame, kept.parts(call.frame, kept.value.parts)))
    }

    private func category(_ call: PageCall) async throws -> PageAnswer {
        let name = try call.path.text("category")
        let (cursor, choices) = (try call.query.cursor(), try BrowseChoices(call.query).with { $0.category = nil })
        let site = site
        let isPlain = cursor == nil && choices == BrowseChoices()
        return try await following(call, .category) {
            let kept = try await remembered(isPlain ? memory?.categories : nil, name) {
                try await database.read { [shop] session in
                    let tree = try shop.catalog.categories(in: session)
                    let id = CategoryID(name)
                    guard let found = tree.first(where: { $0.slug == name || $0.id == id }) else {
                        if let slug = try shop.catalog.categorySlug(formerly: name, in: session) {
                            throw Moved(slug: slug)
                        }
                        throw NotFound("category")
                    }
                    return CategoryModel(
                        category: found, above: CategoryModel.above(found, in: tree),
                        listing: try shop.listing(choices, base: found, tree: tree, after: cursor, in: session),
                        site: site)
                }
            }
            // A narrowed list says where it stands in the other language, query and all.
            let parts = isPlain ? kept.parts(call.frame, kept.value.parts) : kept.value.parts(call.frame)
            return .page(kept.value.html(call.frame, parts))
        }
    }

    private func search(_ call: PageCall) async throws -> PageAnswer {
        let (cursor, choices) = (try call.query.cursor(), try BrowseChoices(call.query))
        let model = try await database.read { [shop] session in
            let tree = try shop.catalog.categories(in: session)
            let listing = try shop.listing(choices, base: nil, tree: tree, after: cursor, in: session)
            let isEmpty = listing.found.page.items.isEmpty && !choices.isNarrowed
            return SearchModel(
                listing: listing,
                newest: isEmpty ? try shop.catalog.newest(limit: SearchModel.newestLimit, in: session) : [],
                suggestions: isEmpty
                    ? try shop.catalog.suggestions(for: choices.text, isWhole: true, in: session).queries : [])
        }
        if cursor == nil, !choices.text.isEmpty {
            let found = model.listing.found
            shop.catalog.noteSearch(
                choices.text, language: call.frame.language.rawValue, resultCount: found.page.items.count,
                reading: found.reading)
        }
        return .page(model.html(call.frame))
    }

    /// Leads from a name that a page had before to the one it has now, with its query.
    private func following(
        _ call: PageCall, _ path: PagePath, _ page: () async throws -> PageAnswer
    ) async throws -> PageAnswer {
        do {
            return try await page()
        } catch let moved as Moved {
            return .moved(to: call.paths(path, moved.slug, query: call.query.all))
        }
    }

    /// - Parameter state: what was typed where putting it into the cart was refused.
    func product(
        _ call: PageCall, _ name: String, _ state: FormState = .fresh(["quantity": "1"]), status: Int = 200
    ) async throws -> PageAnswer {
        let before = RecentlySeen(call.seen)
        return try await following(call, .product) {
            // Who was refused is shown what has become of it.
            let kept = try await remembered(status == 200 ? memory?.products : nil, name) {
                try await database.read { [shop] session in try shop.shown(ProductKey(name), in: session) }
            }
            let shown = kept.value
            let id = shown.detail.product.id
            let others = before.ids.filter { $0 != id }
            let (seen, own) = try await personal(others, shown, call.buyer)
            // An address may ask for a variant.
            let asked = status == 200 ? call.query.raw("sku") : nil
            let shownState = asked.map { .fresh(["quantity": "1", "sku": $0]) } ?? state
            let model = model(of: shown, shownState, seen: seen, ownPrices: own, call)
            var withThis = before
            withThis.add(id)
            // Whoever was refused stands at the cart's address, and still looks at the product.
            let frame = status == 200 ? call.frame : call.frame.left(as: call.paths.product(shown.detail.product.slug))
            // What is kept for everybody has nobody's own prices, and nobody's choice.
            let isForAll = own.isEmpty && asked == nil
            let parts = isForAll ? kept.parts(call.frame, model.parts) : model.parts(call.frame)
            let page = model.html(frame, parts, isFresh: status == 200 && asked == nil)
            return .page(page, status: status).remembering(seen: withThis.text)
        }
    }

    /// What is read for the visitor alone, each time: the goods seen before, and the visitor's own prices.
    private func personal(
        _ others: [ProductID], _ shown: ShownProduct, _ buyer: Buyer?
    ) async throws -> (seen: [Product], own: [SKUID: [PriceRule]]) {
        var customer: UserID?
        if shown.breaks.hasGroupPrices, case .user(let id) = buyer { customer = id }
        guard !others.isEmpty || customer != nil else { return ([], [:]) }
        return try await database.read { [shop, customer] session in
            (
                others.isEmpty ? [] : try shop.catalog.products(others, in: session),
                try customer.map { try shop.ownPrices(of: shown.detail.product.skus, for: $0, in: session) } ?? [:]
            )
        }
    }

    /// A product of any state as shoppers would see it, for those who make it: read anew each time, and kept neither
    /// for others nor among what was seen lately.
    private func preview(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        let shown = try await database.read { [shop] session in
            guard let detail = try shop.catalog.product(.id(id), includeUnpublished: true, in: session) else {
                throw NotFound("product")
            }
            return try shop.shown(detail.asShown, isRelated: false, in: session)
        }
        let model = model(of: shown, .fresh(), isPreview: true, call)
        return .page(model.html(call.frame, model.parts(call.frame), isFresh: true))
    }

    private func model(
        of shown: ShownProduct, _ state: FormState, seen: [Product] = [], ownPrices: [SKUID: [PriceRule]] = [:],
        isPreview: Bool = false, _ call: PageCall
    ) -> ProductModel {
        let (orders, calendar, now) = (shop.configuration.orders, shop.configuration.calendar, call.frame.now)
        return ProductModel(
            detail: shown.detail, available: shown.available, breaks: shown.breaks,
            freeFrom: Money(orders.pricing.freeFreightFromMinor, orders.currency), state: state, above: shown.above,
            site: site, leaving: orders.promise.leaving(paidAt: now, calendar),
            arrival: orders.promise.arrival(of: .standard, paidAt: now, calendar),
            cutOffHour: orders.promise.cutOffHour, daysToReturn: orders.returnWindowDays, related: shown.related,
            seen: seen, ownPrices: ownPrices, isPreview: isPreview)
    }
}

/// What a page is called now that had this name before.
private struct Moved: Error {
    let slug: String
}

extension Shop {
    fileprivate func shown(_ key: ProductKey, in session: Session) throws -> ShownProduct {
        guard let detail = try catalog.product(key, in: session) else {
            if case .slug(let name) = key, let slug = try catalog.productSlug(formerly: name, in: session) {
                throw Moved(slug: slug)
            }
            throw NotFound("product")
        }
        return try shown(detail, isRelated: true, in: session)
    }

    /// - Parameter isRelated: whether other goods of its category come along.
    fileprivate func shown(
        _ detail: ProductDetail, isRelated: Bool, in session: Session
    ) throws -> ShownProduct {
        let skus = detail.product.skus.map(\.id)
        let (available, breaks) = try session.run(Inventory.available(skus), catalog.quantityBreaks(of: skus))
        let tree = try catalog.categories(in: session)
        let shelf = tree.first { $0.id == detail.product.categoryID }
        return ShownProduct(
            detail: detail, available: available, breaks: breaks,
            above: shelf.map { CategoryModel.above($0, in: tree) + [$0] } ?? [],
            related: isRelated
                ? try catalog.related(to: detail.product, limit: ProductModel.relatedLimit, in: session) : [])
    }

    /// A page of a list as a visitor narrowed it, with its facets.
    fileprivate func listing(
        _ choices: BrowseChoices, base: Category?, tree: [Category], after cursor: Cursor?, in session: Session
    ) throws -> Listing {
        let chosen = choices.category.flatMap { slug in tree.first { $0.slug == slug } }
        let filter = choices.filter(chosen?.id ?? base?.id)
        let listing = ProductListing(.onSale(filter), isInStock: choices.isInStock)
        let (found, facets) = try facetedPage(
            listing, base: base?.id, tree: tree, after: cursor, limit: Listing.pageLimit, withVariants: false,
            countsStock: false, in: session)
        return Listing(
            choices: choices, path: base == nil ? .search : .category, slug: base?.slug, isFirst: cursor == nil,
            found: found, facets: facets ?? .none(total: 0), tree: tree)
    }
}
