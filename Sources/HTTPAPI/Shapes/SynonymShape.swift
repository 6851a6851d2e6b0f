import Catalog
import Kernel
import WebRuntime

/// Two words that mean the same to shoppers.
enum SynonymShape {
    static let schema = Schema.object([
        "id": .id(SynonymTag.self), "word": .string, "other": .string,
        "two_way": .boolean.described("Otherwise `other` is shown for `word`, and not the other way round."),
        "created_at": .timestamp,
    ]).example(
        JSON(
            finished: """
                {"id":"syn_1M5V8KZ3QX0G7","word":"杯子","other":"茶杯","two_way":true,\
                "created_at":"2026-11-20T06:05:00.000Z"}
                """))

    static func write(_ json: inout JSONObject, _ synonym: Synonym) {
        json.set("id", synonym.id)
        json.set("word", synonym.word)
        json.set("other", synonym.other)
        json.set("two_way", synonym.isTwoWay)
        json.set("created_at", synonym.createdAt)
    }
}
