public import Delivery
public import Identity
public import Kernel
public import Orders

/// An address held against the divisions that the shop knows: its district is a part of its city, its city of its
/// province. Places abroad, and in provinces that are not known, are any text.
extension Address {
    /// The address with the code of its place, as far as it is known; who picks the goods up needs no place.
    ///
    /// - Parameter needsDistrict: whether the district must be named where the city has some.
    /// - Throws: `InputError` at `address.city` or `address.district`.
    public func located(
        in divisions: Divisions, for delivery: DeliveryOption, needsDistrict: Bool = false
    ) throws(InputError) -> Address {
        guard country == Place.home, delivery != .pickup else { return self }
        var located = self
        located.regionCode =
            try divisions.code(
                of: (province, city, district), prefix: "address.", needsDistrict: needsDistrict) ?? regionCode
        return located
    }
}

extension PostalAddress {
    /// The address with the code of its place, as far as it is known.
    ///
    /// - Parameter needsDistrict: whether the district must be named where the city has some.
    /// - Throws: `InputError` at `city` or `district`.
    public func located(in divisions: Divisions, needsDistrict: Bool = false) throws(InputError) -> PostalAddress {
        guard country == Place.home else { return self }
        let code = try divisions.code(of: (province, city, district), needsDistrict: needsDistrict)
        return try PostalAddress(
            name: name, phone: phone, country: country, province: province, city: city, district: district,
            regionCode: code ?? regionCode, line1: line1, line2: line2, postalCode: postalCode)
    }
}

/// Where the divisions are of.
enum Place {
    static let home = "CN"
}
