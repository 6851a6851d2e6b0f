import Catalog
import Kernel
import WebRuntime

/// A product with its variants and what is left of them.
enum ProductShape {
    static let schema = Schema.object([
        "id": .id(ProductTag.self), "slug": .string, "title": .string,
        "title_en": .string.nullable(), "subtitle": .string, "subtitle_en": .string.nullable(),
        "brand": .string.nullable(), "brand_id": .id(BrandTag.self).nullable(),
        "category_id": .id(CategoryTag.self).nullable(),
        "state": .enumeration(ProductState.self), "version": .integer, "price": .component("Money").nullable(),
        "list_price": .component("Money").nullable(),
        "highest_price": .component("Money").nullable().described("Of its variants; price is the lowest."),
        "skus": .array(.component("SKU")),
        "media": .array(MediaShape.schema).described("Pictures, the cover first; then the video, not in lists."),
        "rating": .number.nullable(),
        "sold_count": .integer.described("Pieces sold in the last 30 days, counted every hour."),
        "description": .string.optional().described(
            "Text with lines: # and ## begin headings, - and 1. lists, **bold**, [words](https://…), ![caption](2) the "
                + "second picture. Not in lists."),
        "description_en": .string.nullable().optional().described("Not in lists."),
        "tags": .array(.string).optional().described("The shop's own words: for staff, and not in lists."),
        "specifications": SpecificationShape.list.optional().described("In their order. Not in lists."),
    ]).example(
        JSON(
            finished: """
                {"id":"prd_1M5V8KZ3QX0G7","slug":"tea-cup","title":"茶杯","title_en":"Tea cup","subtitle":"",\
                "subtitle_en":null,"brand":"瓷器","brand_id":"brd_1M5V8KZ3QX0G7",\
                "category_id":null,\
                "state":"on_sale","version":3,"price":{"amount":1999,"currency":"CNY"},\
                "list_price":{"amount":2999,"currency":"CNY"},\
                "highest_price":{"amount":1999,"currency":"CNY"},"skus":[],"media":[{"type":"image","url":"/media/\
                9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.webp","alt":"红色茶杯","alt_en":null,\
                "width":1280,"height":1280}],"rating":null,"sold_count":0}
                """))

    /// - Parameter breaks: nil where nobody looked them up.
    static func write(
        _ json: inout JSONObject, _ detail: ProductDetail, available: [SKUID: Int], breaks: QuantityBreaks? = nil,
        isStaff: Bool
    ) {
        write(&json, detail.product, detail.video, available: available, breaks: breaks)
        json.set("description", detail.description)
        json.set("description_en", detail.descriptionEnglish)
        if isStaff { json.set("tags", detail.tags) }
        json.array("specifications", detail.specifications, SpecificationShape.write)
    }

    static func write(
        _ json: inout JSONObject, _ product: Product, _ video: ProductVideo? = nil, available: [SKUID: Int],
        breaks: QuantityBreaks? = nil
    ) {
        json.set("id", product.id)
        json.set("slug", product.slug)
        json.set("title", product.title)
        json.set("title_en", product.titleEnglish)
        json.set("subtitle", product.subtitle)
        json.set("subtitle_en", product.subtitleEnglish)
        json.set("brand", product.brand)
        json.set("brand_id", product.brandID)
        json.set("category_id", product.categoryID)
        json.set("state", product.state.rawValue)
        json.set("version", product.version)
        json.set("price", product.price)
        json.set("list_price", product.listPrice)
        json.set("highest_price", product.highestPrice)
        json.array("skus", product.skus) { json, sku in
            SKUShape.write(&json, sku, available: available[sku.id, default: 0])
            if let breaks { SKUShape.write(&json, breaks.steps(of: sku), in: sku.currency) }
        }
        json.array("media", product.media.map(Medium.image) + (video.map { [.video($0)] } ?? []), MediaShape.write)
        // Ratings come with their own issue; their place is part of the shape.
        json.set("rating", JSON.null)
        json.set("sold_count", product.soldLately)
    }
}

/// A variant: what is bought, stocked and priced.
enum SKUShape {
    static let schema = Schema.object([
        "id": .id(SKUTag.self), "code": .string, "attributes": .map(of: .string),
        "attributes_en": .map(of: .string).described("Empty where nobody has translated them."), "price": .money,
        "list_price": .money, "available": .integer.described("Advice; ordering decides."),
        "state": .enumeration(SKUState.self), "position": .integer, "version": .integer,
        "price_breaks": .array(.object(["minimum_quantity": .integer, "price": .money])).optional().described(
            "What a piece costs anybody from so many in the cart on, the smallest number first. Only where one "
                + "product is shown."),
    ]).example(
        JSON(
            finished: """
                {"id":"sku_1M5V8KZ3QX0G7","code":"CUP-RED","attributes":{"颜色":"红"},"attributes_en":{"Colour":"Red"},\
                "price":{"amount":1999,"currency":"CNY"},"list_price":{"amount":2999,"currency":"CNY"},\
                "available":12,"state":"active","position":0,"version":1,\
                "price_breaks":[{"minimum_quantity":10,"price":{"amount":1799,"currency":"CNY"}}]}
                """))

    /// Everybody's alone: the answer for one product is kept for everybody.
    static func write(_ json: inout JSONObject, _ steps: [PriceRule], in currency: Currency) {
        json.array("price_breaks", steps) { json, step in
            json.set("minimum_quantity", step.minimumQuantity)
            json.set("price", Money(step.priceMinor, currency))
        }
    }

    static func write(_ json: inout JSONObject, _ sku: SKU, available: Int) {
        json.set("id", sku.id)
        json.set("code", sku.code)
        json.set("attributes", JSON(finished: sku.attributes.json))
        json.set("attributes_en", JSON(finished: sku.attributesEnglish.json))
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
