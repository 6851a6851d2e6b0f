public import Kernel

/// Names and values in the order in which somebody gave them: 颜色 = 红, then 尺码 = S. Not checked yet.
public struct AttributePairs: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    public struct Pair: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    public private(set) var all: [Pair] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Pair(name: $0.0, value: $0.1) }
    }

    /// For those that come without an order, as in JSON: by their names.
    public init(byName pairs: [String: String]) {
        all = pairs.sorted { $0.key < $1.key }.map { Pair(name: $0.key, value: $0.value) }
    }

    /// As `SKUAttributes.json` has them; nil for text that was written otherwise.
    public init?(json: String) {
        let stored = SKUAttributes(stored: json)
        guard json == "{}" || !stored.pairs.isEmpty else { return nil }
        all = stored.pairs.map { Pair(name: $0.name, value: $0.value) }
    }

    public var isEmpty: Bool { all.isEmpty }

    /// Nil where no pair has the name.
    public func value(of name: String) -> String? { all.first { $0.name == name }?.value }

    public mutating func add(_ name: String, _ value: String) { all.append(Pair(name: name, value: value)) }

    /// The same with one more behind the others.
    public func adding(_ name: String, _ value: String) -> AttributePairs {
        var pairs = self
        pairs.add(name, value)
        return pairs
    }
}

/// What tells a variant from its siblings: names and values, such as 颜色 = 红, in the order in which they were given.
///
/// Kept as JSON text, which surfaces may print as it is.
public struct SKUAttributes: Sendable, Hashable {
    /// Pairs a variant can have.
    public static let pairLimit = 10
    private static let nameLength = 1...50
    private static let valueLength = 1...100

    /// A JSON object of strings.
    public let json: String

    public static let none = SKUAttributes(stored: "{}")

    /// - Parameter field: what the pairs stand in, for whoever is told of a wrong one.
    /// - Throws: `InputError` with that field for too many pairs and for wrong names or values.
    public init(_ pairs: AttributePairs, field: String = "attributes") throws(InputError) {
        guard pairs.all.count <= Self.pairLimit else {
            throw .invalid(field: field, reason: "At most \(Self.pairLimit) pairs are allowed.")
        }
        let nameRule = TextRule(field: field, length: Self.nameLength)
        let valueRule = TextRule(field: field, length: Self.valueLength)
        var checked: [(name: String, value: String)] = []
        for pair in pairs.all {
            let name = try nameRule.checked(pair.name)
            guard !checked.contains(where: { $0.name == name }) else {
                throw .invalid(field: field, reason: "A name may stand only once.")
            }
            checked.append((name, try valueRule.checked(pair.value)))
        }
        self.json = Self.json(checked)
    }

    /// The same for the same pairs in whatever order: no two variants of a product share it. Nil for none, which are
    /// told apart by their codes.
    public var key: String? { self == .none ? nil : Self.json(pairs.sorted { $0.name < $1.name }) }

    private static func json(_ pairs: [(name: String, value: String)]) -> String {
        "{\(pairs.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ","))}"
    }

    init(stored json: String) {
        self.json = json
    }

    /// The pairs, read from the text, in the order in which they were given.
    public var pairs: [(name: String, value: String)] {
        guard json != "{}" else { return [] }
        var pairs: [(name: String, value: String)] = []
        var text = StoredText(json)
        repeat {
            let name = text.string(after: pairs.isEmpty ? "{" : ",")
            pairs.append((name, text.string(after: ":")))
        } while text.isNext(",") && !text.isBroken
        text.take("}")
        return text.isBroken ? [] : pairs
    }

    /// The values in the order in which they were given: what stands behind the product's title on an order line.
    public var label: String {
        pairs.map(\.value).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        // Control characters never get here: the rules refuse them.
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
