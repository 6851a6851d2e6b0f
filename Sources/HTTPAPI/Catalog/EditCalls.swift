import Catalog
import HTTPTypes
import Identity
import Kernel
import Orders
import WebRuntime
import Workflows

// What staff change: categories, products, variants.
extension HTTPAPI {
    var editCalls: [Endpoint] {
        [
            createCategory, editCategory, createProduct, editProduct, moveProduct, createSKU, editSKU,
        ]
    }

    private static let categoryBody: Schema = .object([
        "parent_id": .id(CategoryTag.self).nullable().optional(), "slug": .string(minimum: 1, maximum: 100),
        "name": .string(minimum: 1, maximum: 100), "name_en": .string(maximum: 100).nullable().optional(),
        "position": .integer(0...1_000_000).nullable().optional(),
    ])
    private static let productBody: Schema = .object([
        "slug": .string(minimum: 1, maximum: 100), "title": .string(minimum: 1, maximum: 200),
        "title_en": .string(minimum: 1, maximum: 200).nullable().optional(),
        "subtitle": .string(maximum: 200).nullable().optional(),
        "subtitle_en": .string(minimum: 1, maximum: 200).nullable().optional(),
        "brand": .string(maximum: 100).nullable().optional(), "brand_id": .id(BrandTag.self).nullable().optional(),
        "description": .string(maximum: descriptionLimit).nullable().optional(),
        "description_en": .string(minimum: 1, maximum: descriptionLimit).nullable().optional(),
        "media": .array(MediaShape.schema, count: 0...MediaShape.countLimit).nullable().optional()
            .described(
                "All pictures in their order, the cover first, and the video: what is not named is taken away. Each "
                    + "must be stored already; staff upload in the console."),
        "tags": .array(.string(minimum: 1, maximum: 100), count: 0...CatalogLimits.tagsPerProduct).nullable().optional()
            .described("The shop's own words for groups of goods, all of them."),
        "specifications": SpecificationShape.list.nullable().optional()
            .described("All facts in their order, such as what it is made of. A name stands once."),
        "category_id": .id(CategoryTag.self).nullable().optional(),
    ])
    private static let skuBody: Schema = .object([
        "code": .string(minimum: 1, maximum: 64), "attributes": .map(of: .string).nullable().optional(),
        "attributes_en": .map(of: .string).nullable().optional(),
        "price": .money, "list_price": .component("Money").nullable().optional(),
        "position": .integer(0...1_000_000).nullable().optional(),
    ])
    private static let descriptionLimit = 20_000
    private static let edited = ["invalid", "missing", "unknown_reference", "too_many"]

    private var createCategory: Endpoint {
        Endpoint(
            .post, "\(Self.root)/categories", operation: "create_category", access: .permission(.catalogManage),
            summary: "A new category.",
            body: .json(Self.categoryBody, example: JSON(finished: #"{"slug":"tea","name":"茶","name_en":"Tea"}"#)),
            successes: [.init(201, "Created.", .component("Category"))],
            refusals: [409: ["slug_taken"], 422: Self.edited + ["invalid_parent"]]
        ) { [shop] call in
            let body = call.body
            let category = try await shop.catalog.createCategory(
                NewCategory(
                    parentID: try body.optionalID("parent_id"), slug: try body.string("slug"),
                    name: try body.string("name"), nameEnglish: try body.optionalString("name_en"),
                    position: try body.optionalInteger("position", 0...Int(Int32.max))), by: call.caller)
            return .created(.object(category, as: CategoryShape.write)).tagged(version: Int(category.version))
        }
    }

    private var editCategory: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/categories/{category_id}", operation: "edit_category",
            access: .permission(.catalogManage), summary: "Change a category; what is not named stays.",
            needsIfMatch: true, pathSchemas: ["category_id": .id(CategoryTag.self)],
            body: .json(Self.categoryBody.partial(), example: JSON(finished: #"{"name":"茶叶"}"#)),
            successes: [.init(200, "Changed.", .component("Category"))],
            refusals: [409: ["slug_taken"], 412: ["stale_version"], 422: Self.edited + ["invalid_parent"]]
        ) { [shop] call in
            let category = try await shop.catalog.updateCategory(
                try call.path.id("category_id"), version: Int64(try call.ifMatchVersion()),
                try CategoryChanges(call.body), by: call.caller)
            return .ok(.object(category, as: CategoryShape.write)).tagged(version: Int(category.version))
        }
    }

    private var createProduct: Endpoint {
        Endpoint(
            .post, "\(Self.root)/products", operation: "create_product", access: .permission(.catalogManage),
            summary: "A new product, as a draft.",
            body: .json(
                Self.productBody.adding(["skus": .array(Self.skuBody, count: 0...100).nullable().optional()]),
                example: JSON(
                    finished: """
                        {"slug":"tea-cup","title":"茶杯","skus":[{"code":"CUP","price":{"amount":1999,"currency":"CNY"}}]}
                        """)),
            successes: [.init(201, "Created.", .component("Product"))],
            refusals: [409: ["slug_taken", "code_taken", "variant_taken"], 422: Self.edited]
        ) { [shop] call in
            let currency = shop.orders.configuration.currency
            let detail = try await shop.catalog.createProduct(
                try NewProduct(call.body, currency), by: call.caller)
            return Self.answer(detail, status: 201)
        }
    }

    private var editProduct: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/products/{product_id}", operation: "edit_product",
            access: .permission(.catalogManage), summary: "Change a product's own fields; what is not named stays.",
            needsIfMatch: true, pathSchemas: ["product_id": .id(ProductTag.self)],
            body: .json(Self.productBody.partial(), example: JSON(finished: #"{"title":"大茶杯"}"#)),
            successes: [.init(200, "Changed.", .component("Product"))],
            refusals: [
                409: ["slug_taken", "product_archived", "product_incomplete"], 412: ["stale_version"], 422: Self.edited,
            ]
        ) { [shop] call in
            let id: ProductID = try call.path.id("product_id")
            _ = try await shop.catalog.updateProduct(
                id, version: Int64(try call.ifMatchVersion()), try ProductChanges(call.body), by: call.caller)
            return try await shop.productAnswer(.id(id), isStaff: true)
        }
    }

    private var moveProduct: Endpoint {
        Endpoint(
            .post, "\(Self.root)/products/{product_id}/transitions", operation: "move_product",
            access: .permission(.catalogReview),
            summary: "Draft, review, on sale, off sale, archived; back to draft with a reason.",
            pathSchemas: ["product_id": .id(ProductTag.self)],
            body: .json(
                .object([
                    "to": .enumeration(ProductState.self), "reason": .string(maximum: 200).nullable().optional(),
                ]), example: JSON(finished: #"{"to":"on_sale"}"#)),
            successes: [.init(200, "Moved.", .component("Product"))],
            refusals: [409: ["invalid_transition", "product_incomplete"], 412: ["stale_version"], 422: Self.edited]
        ) { [shop] call in
            let id: ProductID = try call.path.id("product_id")
            _ = try await shop.catalog.transition(
                id, to: try call.body.choice("to"), version: try call.optionalIfMatch().map { Int64($0) },
                reason: try call.body.optionalString("reason") ?? "", by: call.caller)
            return try await shop.productAnswer(.id(id), isStaff: true)
        }
    }

    private var createSKU: Endpoint {
        Endpoint(
            .post, "\(Self.root)/skus", operation: "create_sku", access: .permission(.catalogManage),
            summary: "A new variant of a product.",
            body: .json(
                Self.skuBody.adding(["product_id": .id(ProductTag.self)]),
                example: JSON(
                    finished: """
                        {"product_id":"prd_1M5V8KZ3QX0G7","code":"CUP-RED","attributes":{"颜色":"红"},\
                        "price":{"amount":1999,"currency":"CNY"}}
                        """)),
            successes: [.init(201, "Created.", .component("SKU"))],
            refusals: [409: ["code_taken", "variant_taken", "product_archived"], 422: Self.edited]
        ) { [shop] call in
            do {
                let sku = try await shop.catalog.addSKU(
                    try NewSKU(call.body, shop.orders.configuration.currency), to: try call.body.id("product_id"),
                    by: call.caller)
                return .created(.object { SKUShape.write(&$0, sku, available: 0) }).tagged(version: Int(sku.version))
            } catch is NotFound {
                throw InputError.unknownReference(field: "product_id")
            }
        }
    }

    private var editSKU: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/skus/{sku_id}", operation: "edit_sku", access: .permission(.catalogManage),
            summary: "Change a variant; what is not named stays.", needsIfMatch: true,
            pathSchemas: ["sku_id": .id(SKUTag.self)],
            body: .json(
                Self.skuBody.adding([
                    "state": .enumeration(SKUState.self).nullable(), "reason": .string(maximum: 200).nullable(),
                ]).partial(), example: JSON(finished: #"{"price":{"amount":1799,"currency":"CNY"}}"#)),
            successes: [.init(200, "Changed.", .component("SKU"))],
            refusals: [
                409: ["code_taken", "variant_taken", "product_archived", "product_incomplete"], 412: ["stale_version"],
                422: Self.edited,
            ]
        ) { [shop] call in
            let sku = try await shop.catalog.updateSKU(
                try call.path.id("sku_id"), version: Int64(try call.ifMatchVersion()),
                try SKUChanges(call.body, shop.orders.configuration.currency),
                reason: try call.body.optionalString("reason") ?? "", by: call.caller)
            return try await shop.skuAnswer(sku)
        }
    }

    private static func answer(_ detail: ProductDetail, status: Int) -> APIAnswer {
        let body = JSON.object { json in
            ProductShape.write(&json, detail, available: [:], isStaff: true)
        }
        return APIAnswer(status: status, body: body).tagged(version: Int(detail.product.version))
    }
}
