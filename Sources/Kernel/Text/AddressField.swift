/// A field of a postal address, and what it must be: in the address book, in an order and in the API alike.
public enum AddressField: String, Sendable, CaseIterable {
    case name, phone, country, province, city, district
    case regionCode = "region_code"
    case line1, line2
    case postalCode = "postal_code"

    /// In Unicode scalars; what may be left out begins at 0.
    public var length: ClosedRange<Int> {
        switch self {
        case .name, .province, .city: 1...50
        case .phone: 5...20
        case .country: 2...2
        case .district: 0...50
        case .regionCode, .postalCode: 0...12
        case .line1: 1...200
        case .line2: 0...200
        }
    }

    /// The text without white space around it.
    ///
    /// - Parameter prefix: stands before the field's name in errors: `address.`.
    /// - Throws: `InputError` as `TextRule`; also for a country that is not two capitals, and for what is no number.
    public func checked(_ text: String, prefix: String = "") throws(InputError) -> String {
        let field = prefix + rawValue
        // A phone that is too short is told what a phone is, and not how many characters a text has.
        let least = self == .phone ? 1 : length.lowerBound
        let checked = try TextRule(field: field, length: least...length.upperBound).checked(text)
        let digitCount = checked.unicodeScalars.count { ("0"..."9").contains($0) }
        switch self {
        case .country:
            guard checked.unicodeScalars.allSatisfy({ ("A"..."Z").contains($0) }) else {
                throw .invalid(field: field, reason: "two capital letters of ISO 3166-1.")
            }
        case .phone:
            let signs = checked.unicodeScalars.count { " +-()".unicodeScalars.contains($0) }
            guard digitCount >= length.lowerBound, digitCount + signs == checked.unicodeScalars.count else {
                throw .invalid(field: field, reason: .phone(digits: length.lowerBound))
            }
        case .regionCode:
            guard digitCount == checked.unicodeScalars.count else {
                throw .invalid(field: field, reason: "digits only.")
            }
        case .name, .province, .city, .district, .line1, .line2, .postalCode: break
        }
        return checked
    }
}
