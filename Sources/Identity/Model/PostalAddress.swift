public import Kernel

/// Where a parcel goes, checked. The shape is the API's `address`; absent texts are empty.
public struct PostalAddress: Sendable, Hashable {
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
        self.name = try AddressField.name.checked(name)
        self.phone = try AddressField.phone.checked(phone)
        self.country = try AddressField.country.checked(country)
        self.province = try AddressField.province.checked(province)
        self.city = try AddressField.city.checked(city)
        self.district = try AddressField.district.checked(district)
        self.regionCode = try AddressField.regionCode.checked(regionCode)
        self.line1 = try AddressField.line1.checked(line1)
        self.line2 = try AddressField.line2.checked(line2)
        self.postalCode = try AddressField.postalCode.checked(postalCode)
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
