import Catalog
import Kernel
import WebRuntime

/// Who makes goods.
enum BrandShape {
    static let schema = Schema.object([
        "id": .id(BrandTag.self), "slug": .string, "name": .string, "name_en": .string.nullable(),
        "state": .enumeration(BrandState.self), "version": .integer,
    ]).example(
        JSON(
            finished: """
                {"id":"brd_1M5V8KZ3QX0G7","slug":"porcelain","name":"瓷器","name_en":"Porcelain","state":"active",\
                "version":1}
                """))

    static func write(_ json: inout JSONObject, _ brand: Brand) {
        json.set("id", brand.id)
        json.set("slug", brand.slug)
        json.set("name", brand.name)
        json.set("name_en", brand.nameEnglish)
        json.set("state", brand.state.rawValue)
        json.set("version", brand.version)
    }
}
