import Catalog
import Kernel
import WebRuntime

/// A product with its variants and what is left of them.
enum ProductShape {
    static let schema = Schema.object([
        "id": .id(ProductTag.self), "slug": .string, "title": .string, "subtitle": .string,
        "brand": .string.nullable(), "category_id": .id(CategoryTag.self).nullable(),
        "state": .enumeration(ProductState.self), "version": .integer, "price": .component("Money").nullable(),
        "list_price": .component("Money").nullable(), "skus": .array(.component("SKU")),
        "media": .array(
            .object(["url": .string, "alt": .string, "width": .integer, "height": .integer])),
        "rating": .number.nullable(), "sold_count": .integer,
        "description": .string.optional().described("Not in lists."),
    ]).example(
        JSON(
            finished: """
                {"id":"prd_1M5V8KZ3QX0G7","slug":"tea-cup","title":"茶杯","subtitle":"","brand":"瓷器","category_id":null,\
                "state":"on_sale","version":3,"price":{"amount":1999,"currency":"CNY"},\
                "list_price":{"amount":2999,"currency":"CNY"},"skus":[],"media":[],"rating":null,"sold_count":0}
                """))

    static func write(
        _ json: inout JSONObject, _ product: Product, available: [SKUID: Int], description: String? = nil
    ) {
        json.set("id", product.id)
        json.set("slug", product.slug)
        json.set("title", product.title)
        json.set("subtitle", product.subtitle)
        json.set("brand", product.brand)
        json.set("category_id", product.categoryID)
        json.set("state", product.state.rawValue)
        json.set("version", product.version)
        json.set("price", product.price)
        json.set("list_price", product.listPrice)
        json.array("skus", product.skus) { json, sku in
            SKUShape.write(&json, sku, available: available[sku.id, default: 0])
        }
        // Pictures, ratings and sold pieces come with their own issues; their places are part of the shape.
        json.set("media", [JSON]())
        json.set("rating", JSON.null)
        json.set("sold_count", 0)
        if let description { json.set("description", description) }
    }
}

/// A variant: what is bought, stocked and priced.
enum SKUShape {
    static let schema = Schema.object([
        "id": .id(SKUTag.self), "code": .string, "attributes": .map(of: .string), "price": .money,
        "list_price": .money, "available": .integer.described("Advice; ordering decides."),
        "state": .enumeration(SKUState.self), "position": .integer, "version": .integer,
    ]).example(
        JSON(
            finished: """
                {"id":"sku_1M5V8KZ3QX0G7","code":"CUP-RED","attributes":{"颜色":"红"},\
                "price":{"amount":1999,"currency":"CNY"},"list_price":{"amount":2999,"currency":"CNY"},\
                "available":12,"state":"active","position":0,"version":1}
                """))

    static func write(_ json: inout JSONObject, _ sku: SKU, available: Int) {
        json.set("id", sku.id)
        json.set("code", sku.code)
        json.set("attributes", JSON(finished: sku.attributes.json))
        json.set("price", sku.price)
        json.set("list_price", sku.listPrice)
        json.set("available", available)
        json.set("state", sku.state.rawValue)
        json.set("position", sku.position)
        json.set("version", sku.version)
    }
}

/// A node of the category tree.
enum CategoryShape {
    static let schema = Schema.object([
        "id": .id(CategoryTag.self), "parent_id": .id(CategoryTag.self).nullable(), "slug": .string, "name": .string,
        "name_en": .string.nullable(), "position": .integer, "version": .integer,
    ]).example(
        JSON(
            finished: """
                {"id":"cat_1M5V8KZ3QX0G7","parent_id":null,"slug":"tea","name":"茶","name_en":"Tea","position":0,\
                "version":1}
                """))

    static func write(_ json: inout JSONObject, _ category: Category) {
        json.set("id", category.id)
        json.set("parent_id", category.parentID)
        json.set("slug", category.slug)
        json.set("name", category.name)
        json.set("name_en", category.nameEnglish)
        json.set("position", category.position)
        json.set("version", category.version)
    }
}
