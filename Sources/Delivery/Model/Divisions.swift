public import Kernel

/// The divisions that the shop knows, as a tree. Where it knows none, or not the province, a place is any text.
public struct Divisions: Sendable {
    public let provinces: [Division]
    private let children: [String: [Division]]

    public static let none = Divisions([])

    /// - Parameter all: in the order in which they are shown.
    public init(_ all: [Division]) {
        provinces = all.filter { $0.parent == nil }
        children = Dictionary(grouping: all.filter { $0.parent != nil }) { $0.parent ?? "" }
    }

    public var isEmpty: Bool { provinces.isEmpty }

    /// The codes of all of them.
    public var codes: [String] { provinces.map(\.code) + children.values.flatMap { $0.map(\.code) } }

    /// What a province or a city is made of; nothing for a city without districts (东莞, 中山).
    public func parts(of code: String) -> [Division] { children[code, default: []] }

    public func province(named name: String) -> Division? { provinces.first { $0.name == name } }

    public func part(of division: Division, named name: String) -> Division? {
        parts(of: division.code).first { $0.name == name }
    }

    /// Holds a place against the tree.
    ///
    /// - Parameters:
    ///   - prefix: stands before the fields' names in errors: `address.`.
    ///   - needsDistrict: whether the district must be named where the city has some.
    /// - Returns: the code of the smallest part that is known; nil where the province is not.
    /// - Throws: `InputError` at `city` or `district`, for what is no part of what stands above it.
    public func code(
        of place: (province: String, city: String, district: String), prefix: String = "", needsDistrict: Bool = false
    ) throws(InputError) -> String? {
        guard let province = province(named: place.province), !parts(of: province.code).isEmpty else { return nil }
        guard let city = part(of: province, named: place.city) else {
            throw .invalid(field: prefix + AddressField.city.rawValue, reason: .notPartOf)
        }
        guard !parts(of: city.code).isEmpty else { return city.code }
        let field = prefix + AddressField.district.rawValue
        if place.district.isEmpty {
            if needsDistrict { throw .missing(field: field) }
            return city.code
        }
        guard let district = part(of: city, named: place.district) else {
            throw .invalid(field: field, reason: .notPartOf)
        }
        return district.code
    }
}
