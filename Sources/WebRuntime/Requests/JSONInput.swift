public import Kernel

/// One object of a JSON body with typed access. What is missing or wrong names its field by its whole path:
/// `lines[0].quantity`. Fields that nobody asks for are ignored; null and absent are the same unless one asks.
public struct JSONInput: Sendable {
    /// Where nothing else is said about a text's length, in code points.
    public static let textLimit = 500
    /// Where nothing else is said about an array's length.
    public static let countLimit = 500

    private let path: String
    private let members: [String: JSONValue]

    /// The body of calls that take none.
    public static let empty = JSONInput(path: "", members: [:])

    private init(path: String, members: [String: JSONValue]) {
        self.path = path
        self.members = members
    }

    /// - Throws: `InputError.malformed` where the bytes are not JSON or are nested too deep; `.invalid` where they are
    ///   JSON but no object.
    public init(parsing bytes: [UInt8]) throws(InputError) {
        guard case .object(let members) = try JSONParser.parse(bytes) else {
            throw .invalid(field: "body", reason: "must be an object")
        }
        self.init(path: "", members: members)
    }

    /// The whole object in one form for all ways of writing it, for comparing a repeated request with the first.
    var canonical: [UInt8] {
        var bytes: [UInt8] = []
        JSONValue.object(members).appendCanonical(to: &bytes)
        return bytes
    }

    /// Whether the field is there at all, be it null: how a PATCH tells "leave it" from "empty it".
    public func has(_ field: String) -> Bool { members[field] != nil }

    /// Whether the field is there and null.
    public func isNull(_ field: String) -> Bool { has(field) && value(field) == nil }

    /// - Parameter length: in code points.
    /// - Throws: `.missing`; `.invalid` for another type, a wrong length or U+0000.
    public func string(_ field: String, length: ClosedRange<Int> = 1...textLimit) throws(InputError) -> String {
        try require(field, try optionalString(field, length: length))
    }

    public func optionalString(
        _ field: String, length: ClosedRange<Int> = 0...textLimit
    ) throws(InputError) -> String? {
        switch value(field) {
        case nil: return nil
        case .string(let text): return try check(text, field, length)
        case .some(let other): throw wrongType(other, field, "a string")
        }
    }

    public func integer(_ field: String, _ range: ClosedRange<Int>) throws(InputError) -> Int {
        try require(field, try optionalInteger(field, range))
    }

    public func optionalInteger(_ field: String, _ range: ClosedRange<Int>) throws(InputError) -> Int? {
        let number: Int?
        switch value(field) {
        case nil: return nil
        case .integer(let integer): number = Int(integer)
        case .number(let double): number = Int(exactly: double)
        case .some(let other): throw wrongType(other, field, "a whole number")
        }
        guard let number, range.contains(number) else {
            throw invalid(field, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    public func boolean(_ field: String) throws(InputError) -> Bool {
        try require(field, try optionalBoolean(field))
    }

    public func optionalBoolean(_ field: String) throws(InputError) -> Bool? {
        switch value(field) {
        case nil: return nil
        case .boolean(let flag): return flag
        case .some(let other): throw wrongType(other, field, "true or false")
        }
    }

    /// - Throws: `.unknownReference` for a text that is no id of this kind.
    public func id<Tag>(_ field: String, as _: ID<Tag>.Type = ID<Tag>.self) throws(InputError) -> ID<Tag> {
        try require(field, try optionalID(field, as: ID<Tag>.self))
    }

    public func optionalID<Tag>(_ field: String, as _: ID<Tag>.Type = ID<Tag>.self) throws(InputError) -> ID<Tag>? {
        guard let text = try optionalString(field) else { return nil }
        guard let id = ID<Tag>(text) else { throw .unknownReference(field: name(field)) }
        return id
    }

    public func choice<Value: RawRepresentable & CaseIterable>(
        _ field: String, of _: Value.Type = Value.self
    ) throws(InputError) -> Value where Value.RawValue == String {
        try require(field, try optionalChoice(field, of: Value.self))
    }

    public func optionalChoice<Value: RawRepresentable & CaseIterable>(
        _ field: String, of _: Value.Type = Value.self
    ) throws(InputError) -> Value? where Value.RawValue == String {
        guard let text = try optionalString(field) else { return nil }
        guard let value = Value(rawValue: text) else { throw .notOneOf(Value.self, field: name(field)) }
        return value
    }

    /// `{"amount": …, "currency": …}`; not negative and within `Money.amountMinorLimit`.
    public func money(_ field: String) throws(InputError) -> Money {
        try require(field, try optionalMoney(field))
    }

    public func optionalMoney(_ field: String) throws(InputError) -> Money? {
        guard let input = try optionalObject(field) else { return nil }
        let amount = try input.integer("amount", 0...Int(Money.amountMinorLimit))
        guard let currency = Currency(try input.string("currency", length: 3...3)) else {
            throw input.invalid("currency", "is not a currency of the shop")
        }
        return Money(Int64(amount), currency)
    }

    /// RFC 3339.
    public func optionalTimestamp(_ field: String) throws(InputError) -> Timestamp? {
        guard let text = try optionalString(field) else { return nil }
        guard let moment = Timestamp(rfc3339: text) else { throw invalid(field, "must be a time in RFC 3339") }
        return moment
    }

    public func object(_ field: String) throws(InputError) -> JSONInput {
        try require(field, try optionalObject(field))
    }

    public func optionalObject(_ field: String) throws(InputError) -> JSONInput? {
        switch value(field) {
        case nil: return nil
        case .object(let members): return JSONInput(path: name(field), members: members)
        case .some(let other): throw wrongType(other, field, "an object")
        }
    }

    public func objects(
        _ field: String, count: ClosedRange<Int> = 1...countLimit
    ) throws(InputError) -> [JSONInput] {
        var inputs: [JSONInput] = []
        for (index, element) in try array(field, count).enumerated() {
            let place = "\(field)[\(index)]"
            guard case .object(let members) = element else { throw wrongType(element, place, "an object") }
            inputs.append(JSONInput(path: name(place), members: members))
        }
        return inputs
    }

    public func optionalObjects(
        _ field: String, count: ClosedRange<Int> = 1...countLimit
    ) throws(InputError) -> [JSONInput]? {
        value(field) == nil ? nil : try objects(field, count: count)
    }

    public func strings(
        _ field: String, count: ClosedRange<Int> = 0...countLimit, length: ClosedRange<Int> = 1...textLimit
    ) throws(InputError) -> [String] {
        var texts: [String] = []
        for (index, element) in try array(field, count).enumerated() {
            let place = "\(field)[\(index)]"
            guard case .string(let text) = element else { throw wrongType(element, place, "a string") }
            texts.append(try check(text, place, length))
        }
        return texts
    }

    /// An object whose names are data, such as attributes: texts only.
    public func textMap(
        _ field: String, count: ClosedRange<Int> = 0...100, length: ClosedRange<Int> = 1...textLimit
    ) throws(InputError) -> [String: String] {
        let input = try object(field)
        guard count.contains(input.members.count) else {
            throw invalid(field, "must have \(count.lowerBound) to \(count.upperBound) entries")
        }
        var map: [String: String] = [:]
        for key in input.members.keys.sorted() {
            map[try input.check(key, key, 1...Self.textLimit)] = try input.string(key, length: length)
        }
        return map
    }

    /// A refusal of this field in the caller's own words.
    public func invalid(_ field: String, _ reason: String) -> InputError {
        .invalid(field: name(field), reason: InputReason(stringLiteral: reason))
    }

    /// The whole path of a field, for errors of modules that know it by its short name.
    public func name(_ field: String) -> String { path.isEmpty ? field : "\(path).\(field)" }

    private func value(_ field: String) -> JSONValue? {
        guard let value = members[field] else { return nil }
        if case .null = value { return nil }
        return value
    }

    private func array(_ field: String, _ count: ClosedRange<Int>) throws(InputError) -> [JSONValue] {
        switch value(field) {
        case nil: throw .missing(field: name(field))
        case .array(let elements):
            guard count.contains(elements.count) else {
                throw invalid(field, "must have \(count.lowerBound) to \(count.upperBound) entries")
            }
            return elements
        case .some(let other): throw wrongType(other, field, "an array")
        }
    }

    private func require<Value>(_ field: String, _ value: Value?) throws(InputError) -> Value {
        guard let value else { throw .missing(field: name(field)) }
        return value
    }

    private func check(_ text: String, _ field: String, _ length: ClosedRange<Int>) throws(InputError) -> String {
        guard !text.utf8.contains(0) else { throw invalid(field, "must not hold U+0000") }
        guard length.contains(text.unicodeScalars.count) else {
            throw invalid(field, "must have \(length.lowerBound) to \(length.upperBound) characters")
        }
        return text
    }

    private func wrongType(_ value: JSONValue, _ field: String, _ expected: String) -> InputError {
        invalid(field, "must be \(expected), not \(value.typeName)")
    }
}
