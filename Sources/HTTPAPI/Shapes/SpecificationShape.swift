import Catalog
import Kernel
import WebRuntime

/// A fact about a product: the same in answers and in edits.
enum SpecificationShape {
    private static let names = Specification.nameLength
    private static let values = Specification.valueLength

    static let schema = Schema.object([
        "name": .string(minimum: names.lowerBound, maximum: names.upperBound),
        "value": .string(minimum: values.lowerBound, maximum: values.upperBound),
        "name_en": .string(minimum: names.lowerBound, maximum: names.upperBound).nullable().optional(),
        "value_en": .string(minimum: values.lowerBound, maximum: values.upperBound).nullable().optional()
            .described("Null where there is nothing to translate."),
    ])

    static let list = Schema.array(schema, count: 0...CatalogLimits.specificationsPerProduct)

    static func write(_ json: inout JSONObject, _ specification: Specification) {
        json.set("name", specification.name)
        json.set("value", specification.value)
        json.set("name_en", specification.nameEnglish)
        json.set("value_en", specification.valueEnglish)
    }

    static func read(_ input: JSONInput) throws(InputError) -> Specification {
        Specification(
            name: try input.string("name"), value: try input.string("value"),
            nameEnglish: try input.optionalString("name_en"), valueEnglish: try input.optionalString("value_en"))
    }
}

extension JSONInput {
    func optionalSpecifications() throws(InputError) -> [Specification]? {
        guard
            let inputs = try optionalObjects("specifications", count: 0...CatalogLimits.specificationsPerProduct)
        else { return nil }
        var specifications: [Specification] = []
        for input in inputs { specifications.append(try SpecificationShape.read(input)) }
        return specifications
    }
}
