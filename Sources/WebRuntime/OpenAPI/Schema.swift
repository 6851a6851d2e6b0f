public import Kernel

/// The shape of a JSON value, from which OpenAPI's schemas are printed.
///
///     .object([
///         "cart_id": .id(CartTag.self),
///         "note": .string(maximum: 500).nullable().optional(),
///         "lines": .array(.reference("CartLine")),
///     ])
public struct Schema: Sendable {
    indirect enum Shape: Sendable {
        case object([(name: String, schema: Schema)])
        case map(Schema)
        case array(Schema, count: ClosedRange<Int>?)
        case string(length: ClosedRange<Int>?, format: String?, pattern: String?)
        case integer(ClosedRange<Int>?)
        case number
        case boolean
        case enumeration([String])
        case reference(String)
        case any
    }

    let shape: Shape
    /// The properties that may be absent, but not null. Worked out here, because every call with a body asks.
    let neverNull: [String]
    private(set) var summary: String?
    private(set) var isNullable = false
    private(set) var isOptional = false
    private(set) var sample: JSON?

    private init(_ shape: Shape) {
        self.shape = shape
        neverNull =
            if case .object(let properties) = shape {
                properties.filter { $0.schema.isOptional && !$0.schema.isNullable }.map(\.name)
            } else {
                []
            }
    }

    /// Properties in order; those that are not `.optional()` are required.
    public static func object(_ properties: KeyValuePairs<String, Schema>) -> Schema {
        Schema(.object(properties.map { (name: $0.key, schema: $0.value) }))
    }

    /// An object whose names are data.
    public static func map(of values: Schema) -> Schema { Schema(.map(values)) }

    public static func array(_ element: Schema, count: ClosedRange<Int>? = nil) -> Schema {
        Schema(.array(element, count: count))
    }

    /// A name of the document's components.
    public static func reference(_ name: String) -> Schema { Schema(.reference(name)) }

    public static let string = Schema(.string(length: nil, format: nil, pattern: nil))
    public static let integer = Schema(.integer(nil))
    public static let number = Schema(.number)
    public static let boolean = Schema(.boolean)
    /// Anything at all.
    public static let any = Schema(.any)
    /// RFC 3339.
    public static let timestamp = Schema(.string(length: nil, format: "date-time", pattern: nil))
    /// Minor units and a currency.
    public static let money = Schema(.reference("Money"))
    public static let problem = Schema(.reference("Problem"))

    /// - Parameter maximum: in code points, as everywhere.
    public static func string(minimum: Int = 0, maximum: Int) -> Schema {
        Schema(.string(length: minimum...maximum, format: nil, pattern: nil))
    }

    public static func string(format: String) -> Schema { Schema(.string(length: nil, format: format, pattern: nil)) }

    public static func string(pattern: String) -> Schema { Schema(.string(length: nil, format: nil, pattern: pattern)) }

    public static func integer(_ range: ClosedRange<Int>) -> Schema { Schema(.integer(range)) }

    public static func enumeration(_ values: [String]) -> Schema { Schema(.enumeration(values)) }

    public static func enumeration<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> Schema
    where Value.RawValue == String {
        .enumeration(Value.allCases.map(\.rawValue))
    }

    /// An id such as `ord_…`.
    public static func id<Tag: IDTag>(_: Tag.Type) -> Schema {
        .string(pattern: "^\(Tag.prefix)_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{13}$")
    }

    /// `{"items": […], "next_cursor": …}`.
    public static func list(of item: Schema) -> Schema {
        .object(["items": .array(item), "next_cursor": .string.nullable()])
    }

    public func nullable() -> Schema { with { $0.isNullable = true } }

    /// May be absent.
    public func optional() -> Schema { with { $0.isOptional = true } }

    public func described(_ summary: String) -> Schema { with { $0.summary = summary } }

    public func example(_ sample: JSON) -> Schema { with { $0.sample = sample } }

    /// The same object with more properties behind its own.
    public func adding(_ properties: KeyValuePairs<String, Schema>) -> Schema {
        Schema(.object(own + properties.map { (name: $0.key, schema: $0.value) }))
    }

    /// The same object with every property optional: what a PATCH takes.
    public func partial() -> Schema {
        Schema(.object(own.map { (name: $0.name, schema: $0.schema.optional()) }))
    }

    private var own: [(name: String, schema: Schema)] {
        guard case .object(let properties) = shape else { preconditionFailure("only objects have properties") }
        return properties
    }

    private func with(_ change: (inout Schema) -> Void) -> Schema {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Schema {
    /// JSON Schema 2020-12, as OpenAPI 3.1 has it.
    var json: JSON {
        if case .reference(let name) = shape { return reference(to: name) }
        return JSON.object { json in
            describe(&json)
            if let summary { json.set("description", summary) }
            if let sample { json.set("examples", [sample]) }
        }
    }

    /// Whether an empty text is one of this shape.
    var takesEmptyText: Bool {
        guard case .string(let length, nil, nil) = shape else { return false }
        return length?.contains(0) ?? true
    }

    /// The components that are named inside.
    var references: Set<String> {
        switch shape {
        case .reference(let name): [name]
        case .object(let properties): properties.reduce(into: []) { $0.formUnion($1.schema.references) }
        case .array(let element, _): element.references
        case .map(let values): values.references
        case .string, .integer, .number, .boolean, .enumeration, .any: []
        }
    }

    private func reference(to name: String) -> JSON {
        let pointer = JSON.object { $0.set("$ref", "#/components/schemas/\(name)") }
        return JSON.object { json in
            if isNullable {
                json.set("anyOf", [pointer, JSON.object { $0.set("type", "null") }])
            } else {
                json.set("$ref", "#/components/schemas/\(name)")
            }
            if let summary { json.set("description", summary) }
        }
    }

    private func describe(_ json: inout JSONObject) {
        switch shape {
        case .object(let properties): describe(properties, &json)
        case .map(let values):
            setType("object", &json)
            json.set("additionalProperties", values.json)
        case .array(let element, let count):
            setType("array", &json)
            json.set("items", element.json)
            if let count {
                json.set("minItems", count.lowerBound)
                json.set("maxItems", count.upperBound)
            }
        case .string(let length, let format, let pattern):
            setType("string", &json)
            if let length, length.lowerBound > 0 { json.set("minLength", length.lowerBound) }
            if let length { json.set("maxLength", length.upperBound) }
            if let format { json.set("format", format) }
            if let pattern { json.set("pattern", pattern) }
        case .integer(let range):
            setType("integer", &json)
            if let range {
                json.set("minimum", range.lowerBound)
                json.set("maximum", range.upperBound)
            }
        case .number: setType("number", &json)
        case .boolean: setType("boolean", &json)
        case .enumeration(let values):
            setType("string", &json)
            json.set("enum", isNullable ? values.map { JSON($0) } + [.null] : values.map { JSON($0) })
        case .reference, .any: break
        }
    }

    private func describe(_ properties: [(name: String, schema: Schema)], _ json: inout JSONObject) {
        setType("object", &json)
        json.object("properties") { json in
            for property in properties { json.set(dynamic: property.name, property.schema.json) }
        }
        let required = properties.filter { !$0.schema.isOptional }.map(\.name)
        if !required.isEmpty { json.set("required", required) }
    }

    private func setType(_ name: String, _ json: inout JSONObject) {
        if isNullable { json.set("type", [name, "null"]) } else { json.set("type", name) }
    }
}
