import Catalog
import Database
import HTTPTypes
import Identity
import Inventory
import Kernel
import Orders
import WebRuntime
import Workflows

extension Console {
    var goodsPages: [PageRoute] {
        [
            PageRoute(.get, .consoleGoods, .permission(.catalogRead), handler: goods),
            PageRoute(.get, .consoleNewProduct, .permission(.catalogManage)) { .page(try await newProduct($0)) },
            PageRoute(.post, .consoleNewProduct, .permission(.catalogManage), handler: createProduct),
            PageRoute(.get, .consoleProduct, .permission(.catalogRead)) { call in
                .page(try await product(call, call.path.id("product")))
            },
            PageRoute(.post, .consoleProduct, .permission(.catalogManage), handler: updateProduct),
            PageRoute(.post, .consoleProductRemoval, .permission(.catalogManage), handler: removeProduct),
            PageRoute(.post, .consoleProductTransitions, .permission(.catalogManage), handler: moveProduct),
        ]
    }

    private func goods(_ call: PageCall) async throws -> PageAnswer {
        let (cursor, filter, limit) = (try call.query.cursor(), try GoodsFilter(call.query), try call.query.pageLimit())
        if call.wantsFile {
            return file(call, "goods") { [shop] session, cursor, limit in
                try shop.goodsList(filter, after: cursor, limit: limit, choices: ([], []), session)
            }
        }
        let model = try await database.read { [shop] session in
            try shop.goodsList(
                filter, after: cursor, limit: limit,
                choices: (
                    try shop.catalog.categories(in: session).nested,
                    try shop.catalog.brandList(includingHidden: true, in: session)
                ), session)
        }
        return .page(model.html(call.frame))
    }

    /// Empty, or with the texts of the product that is to be copied; address and code are its own.
    private func newProduct(_ call: PageCall, _ state: FormState? = nil) async throws -> HTML {
        let source = try call.query.optionalID("from") ?? copiedProduct(call)
        let (categories, brands, copied) = try await database.read { [shop] session in
            (
                try shop.catalog.categories(in: session).nested,
                try shop.catalog.brandList(includingHidden: true, in: session),
                try source.flatMap { try shop.catalog.product(.id($0), includeUnpublished: true, in: session) }
            )
        }
        return NewProductModel(
            categories: categories, brands: brands, source: copied?.product.id,
            state: state ?? .fresh(copied.map { NewProductModel.fields(of: $0) } ?? [:])
        ).html(call.frame)
    }

    private func createProduct(_ call: PageCall) async throws -> PageAnswer {
        do {
            var new = try await productForm(call).newProduct(shop.catalog)
            if try call.form.optional("with_media") != nil, let source = try copiedProduct(call) {
                let copied = try await shop.catalog.product(.id(source), includeUnpublished: true)
                guard let copied else { throw NotFound("product") }
                new.media = copied.product.media.map(\.withoutSizes)
                new.video = copied.video
            }
            let made = try await shop.catalog.createProduct(new, by: call.caller)
            return .redirect(to: call.paths.consoleProduct(made.product.id)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await newProduct(call, $0) }
        }
    }

    /// What the form for a copy names, also when it comes back.
    private func copiedProduct(_ call: PageCall) throws(InputError) -> ProductID? {
        try call.form.optionalID("copied_from")
    }

    private func product(
        _ call: PageCall, _ id: ProductID, _ forms: FormStates<ProductPageForm> = .fresh
    ) async throws -> HTML {
        let model = try await database.read { [shop] session in
            let found = try shop.catalog.product(.id(id), includeUnpublished: true, in: session)
            guard let found else { throw NotFound("product") }
            let transitions = try shop.catalog.transitions(of: id, in: session)
            let lines = try session.auditLog(ProductModel.history(of: found.product), limit: ProductModel.historyLimit)
            return ProductModel(
                detail: found, categories: try shop.catalog.categories(in: session).nested,
                brands: try shop.catalog.brandList(includingHidden: true, in: session), transitions: transitions,
                available: try session.run(Inventory.available(found.product.skus.map(\.id))),
                lines: lines, names: try Names(of: transitions.map(\.by) + lines.items.map(\.actor), in: session),
                forms: forms)
        }
        return model.html(call.frame)
    }

    private func updateProduct(_ call: PageCall) async throws -> PageAnswer {
        try await changeProduct(call, .details) { id in
            let form = try await productForm(call)
            _ = try await shop.catalog.updateProduct(
                id, version: try form.version(), try form.changes(), by: call.caller)
        }
    }

    /// With the brands that it may name.
    private func productForm(_ call: PageCall) async throws -> ProductForm {
        let brands = try await database.read { [shop] in
            try shop.catalog.brandList(includingHidden: true, in: $0)
        }
        return ProductForm(call.form, shop.orders.configuration.currency, brands: brands)
    }

    private func removeProduct(_ call: PageCall) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        do {
            let version = Int64(try call.form.integer("version", 0...Int.max))
            try await shop.removeProduct(id, version: version, by: call.caller)
            return .redirect(to: call.paths(.consoleGoods)).saying("console_saved")
        } catch let error as any ExpectedError where error.isForForm {
            return try await refused(call, error) { try await product(call, id, .sent(.removal, $0)) }
        }
    }

    /// Going on sale needs the right to review as well.
    private func moveProduct(_ call: PageCall) async throws -> PageAnswer {
        let state: ProductState = try call.form.choice("to")
        if state == .onSale { try call.context.require(.permission(.catalogReview)) }
        let isSoldOut = state == .onSale ? try await isSoldOut(try call.path.id("product")) : false
        let saying = isSoldOut ? "console_product_on_sale_empty" : "console_product_\(state.rawValue)"
        return try await changeProduct(call, .step, saying: saying) { id in
            _ = try await shop.catalog.transition(
                id, to: state, version: Int64(try call.form.integer("version", 0...Int.max)),
                reason: try call.form.optional("reason") ?? "", by: call.caller)
        }
    }

    /// Whether none of its variants could be bought.
    private func isSoldOut(_ id: ProductID) async throws -> Bool {
        try await database.read { [shop] session in
            let found = try shop.catalog.product(.id(id), includeUnpublished: true, in: session)
            let skus = (found?.product.skus ?? []).filter { $0.state == .active }.map(\.id)
            let available = try session.run(Inventory.available(skus))
            return !skus.contains { available[$0, default: 0] > 0 }
        }
    }

    /// A change of a product; the catalogue writes its audit line. The product's page shows how it went.
    func changeProduct(
        _ call: PageCall, _ form: ProductPageForm, saying: String = "console_saved",
        _ body: (ProductID) async throws -> Void
    ) async throws -> PageAnswer {
        let id: ProductID = try call.path.id("product")
        do {
            try await body(id)
            return .redirect(to: call.paths.consoleProduct(id)).saying(saying)
        } catch let error as any ExpectedError where error.isForForm {
            let told = try await told(error, about: try await subjects(of: id, form, error), call.frame)
            return try await refused(call, told) { try await product(call, id, .sent(form, $0)) }
        }
    }

    /// What the log tells changes of: the rows of a product are its variants.
    private func subjects(
        of id: ProductID, _ form: ProductPageForm, _ error: any ExpectedError
    ) async throws -> [String] {
        guard error.kind == .stale, form == .rows else { return [id.description] }
        let product = try await shop.catalog.product(.id(id), includeUnpublished: true)?.product
        return product?.skus.map(\.id.description) ?? []
    }
}

extension Shop {
    /// - Parameter choices: what the page's filter offers.
    fileprivate func goodsList(
        _ filter: GoodsFilter, after cursor: Cursor?, limit: PageLimit,
        choices: (categories: [Category], brands: [Brand]), _ session: Session
    ) throws -> GoodsListModel {
        let products = try goods(filter, after: cursor, limit: limit, in: session)
        let skus = products.items.flatMap { $0.skus.map(\.id) }
        return GoodsListModel(
            products: products, available: try session.run(Inventory.available(skus)),
            lowBelow: settings.lowStockThreshold, filter: filter, limit: limit, categories: choices.categories,
            brands: choices.brands)
    }
}
