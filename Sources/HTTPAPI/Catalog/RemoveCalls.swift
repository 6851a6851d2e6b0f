import Catalog
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// What staff take away for good: only what nothing tells of.
extension HTTPAPI {
    var removeCalls: [Endpoint] { [deleteCategory, deleteBrand, deleteProduct, deleteSKU] }

    private var deleteCategory: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/categories/{category_id}", operation: "delete_category",
            access: .permission(.catalogManage), summary: "Delete a category that nothing stands in.",
            needsIfMatch: true, pathSchemas: ["category_id": .id(CategoryTag.self)],
            successes: [.init(204, "Deleted.")], refusals: [409: ["category_used"], 412: ["stale_version"]]
        ) { [shop] call in
            try await shop.catalog.removeCategory(
                try call.path.id("category_id"), version: Int64(try call.ifMatchVersion()), by: call.caller)
            return .noContent
        }
    }

    private var deleteBrand: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/brands/{brand_id}", operation: "delete_brand", access: .permission(.catalogManage),
            summary: "Delete a brand that no goods go by.", needsIfMatch: true,
            pathSchemas: ["brand_id": .id(BrandTag.self)], successes: [.init(204, "Deleted.")],
            refusals: [409: ["brand_used"], 412: ["stale_version"]]
        ) { [shop] call in
            try await shop.catalog.removeBrand(
                try call.path.id("brand_id"), version: Int64(try call.ifMatchVersion()), by: call.caller)
            return .noContent
        }
    }

    private var deleteProduct: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/products/{product_id}", operation: "delete_product",
            access: .permission(.catalogManage),
            summary: "Delete a draft that was never on sale and that orders and stock do not tell of.",
            needsIfMatch: true, pathSchemas: ["product_id": .id(ProductTag.self)],
            successes: [.init(204, "Deleted.")],
            refusals: [409: ["product_used", "product_archived"], 412: ["stale_version"]]
        ) { [shop] call in
            try await shop.removeProduct(
                try call.path.id("product_id"), version: Int64(try call.ifMatchVersion()), by: call.caller)
            return .noContent
        }
    }

    private var deleteSKU: Endpoint {
        Endpoint(
            .delete, "\(Self.root)/skus/{sku_id}", operation: "delete_sku", access: .permission(.catalogManage),
            summary: "Delete a variant that nobody ever ordered and no warehouse ever had; others can only be retired.",
            needsIfMatch: true, pathSchemas: ["sku_id": .id(SKUTag.self)], successes: [.init(204, "Deleted.")],
            refusals: [
                409: ["variant_used", "product_archived", "product_incomplete"], 412: ["stale_version"],
            ]
        ) { [shop] call in
            try await shop.removeSKU(
                try call.path.id("sku_id"), version: Int64(try call.ifMatchVersion()), by: call.caller)
            return .noContent
        }
    }
}
