public import Kernel

/// Fields of a form or a query, decoded and bounded, with typed access; what is wrong names its field.
public struct FormFields: Sendable {
    /// More fields than any form of the shop has.
    public static let fieldLimit = 500
    /// Where nothing else is said about a text's length, in code points.
    public static let textLimit = 500

    private let pairs: [(name: String, value: String)]

    /// In the order in which they came.
    public var all: [(name: String, value: String)] { pairs }

    public static let none = FormFields(pairs: [])

    private init(pairs: [(name: String, value: String)]) {
        self.pairs = pairs
    }

    /// Reads `application/x-www-form-urlencoded`, as bodies and queries have it.
    ///
    /// - Throws: `InputError.malformed` for broken percent-encoding, for what is not UTF-8 and for too many fields.
    public init(urlEncoded bytes: some Sequence<UInt8>) throws(InputError) {
        var pairs: [(name: String, value: String)] = []
        for part in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard pairs.count < Self.fieldLimit else {
                throw .malformed(reason: "There are more than \(Self.fieldLimit) fields.")
            }
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            guard let name = part[..<equals].percentDecoded(plusIsSpace: true),
                let value = part[equals...].dropFirst().percentDecoded(plusIsSpace: true)
            else { throw .malformed(reason: "The fields are not percent-encoded UTF-8.") }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// Fields that were decoded already.
    ///
    /// - Throws: `InputError.malformed` for too many.
    init(_ pairs: [(name: String, value: String)]) throws(InputError) {
        guard pairs.count <= Self.fieldLimit else {
            throw .malformed(reason: "There are more than \(Self.fieldLimit) fields.")
        }
        self.pairs = pairs
    }

    /// The same with these besides, where a field of the name is empty or absent.
    public func filled(with known: [(name: String, value: String)]) -> FormFields {
        let names = Set(known.map(\.name))
        return FormFields(pairs: pairs.filter { !names.contains($0.name) || !$0.value.isEmpty } + known)
    }

    /// The first value as it came; nil where the field is absent.
    public func raw(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// The first value without the blanks around it; empty where the field is absent.
    public func trimmed(_ name: String) -> String { raw(name)?.trimmingBlanks ?? "" }

    /// All values of a field that may come several times.
    public func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// The fields whose names start with a prefix, with the rest of their names: `quantity.` finds `quantity.lin_…`.
    public func prefixed(_ prefix: String) -> [(name: String, value: String)] {
        pairs.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.value) }
    }

    /// Whether a box is ticked.
    public func isChecked(_ name: String) -> Bool { raw(name) != nil }

    /// A text without the blanks around it.
    ///
    /// - Throws: `InputError.missing` where nothing is left, `.invalid` where it is longer or holds U+0000.
    public func required(_ name: String, atMost limit: Int = textLimit) throws(InputError) -> String {
        guard let text = try optional(name, atMost: limit) else { throw .missing(field: name) }
        return text
    }

    /// The same; nil where nothing is left.
    public func optional(_ name: String, atMost limit: Int = textLimit) throws(InputError) -> String? {
        guard let raw = raw(name) else { return nil }
        let text = raw.trimmingBlanks
        guard !text.isEmpty else { return nil }
        guard !text.utf8.contains(0) else { throw .invalid(field: name, reason: "must not hold U+0000") }
        guard text.unicodeScalars.count <= limit else {
            throw .invalid(field: name, reason: .tooLong(limit))
        }
        return text
    }

    /// A secret, with its blanks.
    public func secret(_ name: String, atMost limit: Int = textLimit) throws(InputError) -> String {
        guard let text = raw(name), !text.isEmpty else { throw .missing(field: name) }
        guard text.unicodeScalars.count <= limit, !text.utf8.contains(0) else {
            throw .invalid(field: name, reason: .tooLong(limit))
        }
        return text
    }

    public func integer(_ name: String, _ range: ClosedRange<Int>) throws(InputError) -> Int {
        guard let number = try optionalInteger(name, range) else { throw .missing(field: name) }
        return number
    }

    public func optionalInteger(_ name: String, _ range: ClosedRange<Int>) throws(InputError) -> Int? {
        guard let text = try optional(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalid(field: name, reason: .wholeNumber(range))
        }
        return number
    }

    public func id<Tag>(_ name: String, as _: ID<Tag>.Type = ID<Tag>.self) throws(InputError) -> ID<Tag> {
        let text = try required(name)
        guard let id = ID<Tag>(text) else { throw .unknownReference(field: name) }
        return id
    }

    public func optionalID<Tag>(_ name: String, as _: ID<Tag>.Type = ID<Tag>.self) throws(InputError) -> ID<Tag>? {
        try optional(name) == nil ? nil : try id(name)
    }

    public func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, of _: Value.Type = Value.self
    ) throws(InputError) -> Value where Value.RawValue == String {
        guard let value = try optionalChoice(name, of: Value.self) else { throw .missing(field: name) }
        return value
    }

    public func optionalChoice<Value: RawRepresentable & CaseIterable>(
        _ name: String, of _: Value.Type = Value.self
    ) throws(InputError) -> Value? where Value.RawValue == String {
        guard let text = try optional(name) else { return nil }
        guard let value = Value(rawValue: text) else { throw .notOneOf(Value.self, field: name) }
        return value
    }

    /// `true` or `false`.
    public func optionalBoolean(_ name: String) throws(InputError) -> Bool? {
        switch try optional(name) {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw .invalid(field: name, reason: "must be true or false")
        }
    }

    /// An amount as people write it: `12`, `12.5`, `12.50`; not negative and within `Money.amountMinorLimit`.
    public func money(_ name: String, _ currency: Currency) throws(InputError) -> Money {
        let text = try required(name)
        guard let amount = Money(decimal: text, currency) else {
            throw .invalid(field: name, reason: .noAmount(text, currency))
        }
        return amount
    }

    /// The `limit` of a list: 1 to 100.
    public func pageLimit() throws(InputError) -> PageLimit {
        PageLimit(clamping: try optionalInteger("limit", PageLimit.range) ?? PageLimit.standard.count)
    }

    /// The `cursor` of a list.
    ///
    /// - Throws: `InputError.malformed` for one that no list has given out.
    public func cursor() throws(InputError) -> Cursor? {
        guard let text = try optional("cursor") else { return nil }
        guard let cursor = Cursor(text) else { throw .malformed(reason: "The cursor is not one of ours.") }
        return cursor
    }
}

extension InputError {
    static func notOneOf<Value: RawRepresentable & CaseIterable>(_: Value.Type, field: String) -> InputError
    where Value.RawValue == String {
        .invalid(field: field, reason: "must be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}

extension String {
    /// Without blanks at both ends.
    public var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
