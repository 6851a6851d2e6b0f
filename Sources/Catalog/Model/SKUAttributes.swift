public import Kernel

/// What tells a variant from its siblings: names and values, such as 颜色 = 红.
///
/// Kept as JSON text with sorted names, which surfaces may print as it is.
public struct SKUAttributes: Sendable, Hashable {
    /// Pairs a variant can have.
    public static let pairLimit = 10
    private static let nameLength = 1...50
    private static let valueLength = 1...100

    /// A JSON object of strings with sorted names.
    public let json: String

    public static let none = SKUAttributes(stored: "{}")

    /// - Parameter field: what the pairs stand in, for whoever is told of a wrong one.
    /// - Throws: `InputError` with that field for too many pairs and for wrong names or values.
    public init(_ pairs: [String: String], field: String = "attributes") throws(InputError) {
        guard pairs.count <= Self.pairLimit else {
            throw .invalid(field: field, reason: "At most \(Self.pairLimit) pairs are allowed.")
        }
        let nameRule = TextRule(field: field, length: Self.nameLength)
        let valueRule = TextRule(field: field, length: Self.valueLength)
        var checked: [String: String] = [:]
        for (name, value) in pairs {
            let name = try nameRule.checked(name)
            guard checked[name] == nil else {
                throw .invalid(field: field, reason: "A name may stand only once.")
            }
            checked[name] = try valueRule.checked(value)
        }
        let members = checked.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
        self.json = "{\(members.joined(separator: ","))}"
    }

    init(stored json: String) {
        self.json = json
    }

    /// The pairs, read from the text, in the order of their names.
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

    /// The values in the order of their names: what stands behind the product's title on an order line.
    public var label: String {
        pairs.map(\.value).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String {
        // Control characters never get here: the rules refuse them.
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
