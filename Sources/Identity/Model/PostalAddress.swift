internal import Foundation
public import Kernel

/// Where a parcel goes, checked. The shape is the API's `address`; absent texts are empty.
public struct PostalAddress: Sendable, Hashable {
    static let nameLimit = 50
    static let regionLimit = 50
    static let lineLimit = 200

    public let name: String
    public let phone: String
    /// ISO 3166-1 alpha-2.
    public let country: String
    public let province: String
    public let city: String
    /// Empty in cities without districts (东莞, 中山).
    public let district: String
    public let regionCode: String
    public let line1: String
    public let line2: String
    public let postalCode: String

    /// - Throws: `InputError` naming the field.
    public init(
        name: String, phone: String, country: String = "CN", province: String, city: String, district: String = "",
        regionCode: String = "", line1: String, line2: String = "", postalCode: String = ""
    ) throws(InputError) {
        self.name = try Self.text(name, "name", 1...Self.nameLimit)
        self.phone = try Self.digits(phone, "phone", 5...20, also: " +-()")
        let country = country.uppercased()
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw .invalid(field: "country", reason: "two letters of ISO 3166-1.") }
        self.country = country
        self.province = try Self.text(province, "province", 1...Self.regionLimit)
        self.city = try Self.text(city, "city", 1...Self.regionLimit)
        self.district = try Self.text(district, "district", 0...Self.regionLimit)
        self.regionCode = try Self.digits(regionCode, "region_code", 0...12, also: "")
        self.line1 = try Self.text(line1, "line1", 1...Self.lineLimit)
        self.line2 = try Self.text(line2, "line2", 0...Self.lineLimit)
        self.postalCode = try Self.text(postalCode, "postal_code", 0...12)
    }

    private static func text(
        _ text: String, _ field: String, _ range: ClosedRange<Int>
    ) throws(InputError) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let count = trimmed.unicodeScalars.count
        guard count >= range.lowerBound else { throw .missing(field: field) }
        guard count <= range.upperBound else {
            throw .invalid(field: field, reason: "at most \(range.upperBound) characters.")
        }
        guard !trimmed.hasControlCharacters else { throw .invalid(field: field, reason: "no control characters.") }
        return trimmed
    }

    private static func digits(
        _ text: String, _ field: String, _ range: ClosedRange<Int>, also signs: String
    ) throws(InputError) -> String {
        let checked = try Self.text(text, field, range)
        let isPlain = checked.unicodeScalars.allSatisfy { scalar in
            ("0"..."9").contains(scalar) || signs.unicodeScalars.contains(scalar)
        }
        guard isPlain else { throw .invalid(field: field, reason: "digits only.") }
        return checked
    }
}

/// An entry of somebody's address book.
public struct SavedAddress: Sendable, Hashable, Identifiable {
    public let id: AddressID
    public let address: PostalAddress
    /// At most one of a book.
    public let isDefault: Bool
    /// Grows with every change, also when another address becomes the default in its place.
    public let version: Int
}
