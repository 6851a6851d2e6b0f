import Kernel

/// A fact about a product, as a data sheet has it: 材质 = 白瓷.
public struct Specification: Sendable, Hashable {
    public static let nameLength = 1...50
    public static let valueLength = 1...200
    static let field = "specifications"

    public let name: String
    public let value: String
    /// Nil where nobody has translated it: then the name stands.
    public let nameEnglish: String?
    /// Nil where nobody has translated it, or where there is nothing to translate, as in 500 ml.
    public let valueEnglish: String?

    public init(name: String, value: String, nameEnglish: String? = nil, valueEnglish: String? = nil) {
        self.name = name
        self.value = value
        self.nameEnglish = nameEnglish
        self.valueEnglish = valueEnglish
    }

    /// With its texts trimmed; what is English and empty is not there.
    ///
    /// - Throws: `InputError` for texts beyond their limits.
    func checked() throws(InputError) -> Specification {
        let names = TextRule(field: Self.field, length: Self.nameLength)
        let values = TextRule(field: Self.field, length: Self.valueLength)
        return Specification(
            name: try names.checked(name), value: try values.checked(value),
            nameEnglish: try nameEnglish.map(names.checked), valueEnglish: try valueEnglish.map(values.checked))
    }
}

extension FieldRules {
    /// Checked, in their order; a name stands once.
    static func specifications(_ specifications: [Specification]) throws -> [Specification] {
        guard specifications.count <= CatalogLimits.specificationsPerProduct else {
            throw CatalogError.tooMany(field: Specification.field, limit: CatalogLimits.specificationsPerProduct)
        }
        let checked = try specifications.map { try $0.checked() }
        guard Set(checked.map(\.name)).count == checked.count else {
            throw InputError.invalid(field: Specification.field, reason: .twice)
        }
        return checked
    }
}
