import Delivery
import WebRuntime

/// A province, a city or a district.
enum RegionShape {
    static let schema = Schema.object([
        "code": .string(pattern: "^[0-9]{6}$").described("By GB/T 2260; what an address has as `region_code`."),
        "parent": .string.nullable(), "name": .string.described("What an address is to say."),
        "name_en": .string.nullable(), "level": .enumeration(Division.Level.allCases.map { name(of: $0) }),
    ]).example(
        JSON(
            finished: """
                {"code":"330100","parent":"330000","name":"杭州市","name_en":"Hangzhou","level":"city"}
                """))

    static func write(_ json: inout JSONObject, _ division: Division) {
        json.set("code", division.code)
        json.set("parent", division.parent)
        json.set("name", division.name)
        json.set("name_en", division.nameEnglish)
        json.set("level", name(of: division.level))
    }

    private static func name(of level: Division.Level) -> String {
        switch level {
        case .province: "province"
        case .city: "city"
        case .district: "district"
        }
    }
}
