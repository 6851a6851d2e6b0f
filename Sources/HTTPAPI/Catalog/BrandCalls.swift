import Catalog
import HTTPTypes
import Identity
import Kernel
import WebRuntime
import Workflows

// What staff change of brands.
extension HTTPAPI {
    var brandCalls: [Endpoint] { [createBrand, editBrand] }

    private static let brandBody: Schema = .object([
        "slug": .string(minimum: 1, maximum: 100).nullable().optional(), "name": .string(minimum: 1, maximum: 100),
        "name_en": .string(minimum: 1, maximum: 100).nullable().optional(),
    ])
    private static let brandRefusals = ["invalid", "missing", "too_many"]

    private var createBrand: Endpoint {
        Endpoint(
            .post, "\(Self.root)/brands", operation: "create_brand", access: .permission(.catalogManage),
            summary: "A new brand. A product that names one that is not there makes it as well.",
            body: .json(Self.brandBody, example: JSON(finished: #"{"name":"景德镇","name_en":"Jingdezhen"}"#)),
            successes: [.init(201, "Created.", .component("Brand"))],
            refusals: [409: ["brand_taken"], 422: Self.brandRefusals]
        ) { [shop] call in
            let body = call.body
            let brand = try await shop.catalog.createBrand(
                NewBrand(
                    slug: try body.optionalString("slug"), name: try body.string("name"),
                    nameEnglish: try body.optionalString("name_en")), by: call.caller)
            return .created(.object(brand, as: BrandShape.write)).tagged(version: Int(brand.version))
        }
    }

    private var editBrand: Endpoint {
        Endpoint(
            .patch, "\(Self.root)/brands/{brand_id}", operation: "edit_brand", access: .permission(.catalogManage),
            summary: "Change a brand; what is not named stays. Its goods show a new name at once.", needsIfMatch: true,
            pathSchemas: ["brand_id": .id(BrandTag.self)],
            body: .json(
                Self.brandBody.adding(["state": .enumeration(BrandState.self).nullable()]).partial(),
                example: JSON(finished: #"{"state":"hidden"}"#)),
            successes: [.init(200, "Changed.", .component("Brand"))],
            refusals: [409: ["brand_taken"], 412: ["stale_version"], 422: Self.brandRefusals]
        ) { [shop] call in
            let body = call.body
            var changes = BrandChanges()
            changes.slug = try body.optionalString("slug")
            changes.name = try body.optionalString("name")
            if body.has("name_en") { changes.nameEnglish = .set(try body.optionalString("name_en")) }
            changes.state = try body.optionalChoice("state")
            let brand = try await shop.catalog.updateBrand(
                try call.path.id("brand_id"), version: Int64(try call.ifMatchVersion()), changes, by: call.caller)
            return .ok(.object(brand, as: BrandShape.write)).tagged(version: Int(brand.version))
        }
    }
}
