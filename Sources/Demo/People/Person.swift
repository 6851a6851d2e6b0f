import Identity
import Kernel
import Orders

/// A shopper of the demo, made from the seed.
struct Person: Sendable, Hashable {
    let name: String
    let phone: PhoneNumber
    let place: Int
    let line: String
    let joinedAt: Timestamp

    /// Numbers that begin with 154 are given out to nobody.
    private static let phoneStart = 15_400_000_000

    /// So many people who joined between two moments, the first one first.
    static func all(_ count: Int, from start: Timestamp, until end: Timestamp, seed: UInt64) -> [Person] {
        var random = SplitMix64(seed: seed)
        let span = (end - start).milliseconds
        let joined = (0..<count).map { _ in Int64.random(in: 0..<max(1, span), using: &random) }.sorted()
        return joined.enumerated().compactMap { number, offset in
            guard let phone = PhoneNumber(String(phoneStart + number * 37 + 1)) else { return nil }
            return Person(
                name: Names.random(&random), phone: phone, place: Int.random(in: 0..<Place.all.count, using: &random),
                line: Place.line(&random), joinedAt: Timestamp(milliseconds: start.milliseconds + offset))
        }
    }

    /// The shopper of `Identity.demoAccounts`.
    static func regular(joinedAt: Timestamp) -> Person {
        guard let phone = PhoneNumber(String(phoneStart + 99_999_999)) else { preconditionFailure("no phone") }
        return Person(name: "林知夏", phone: phone, place: 11, line: "文三路 388 号 2 幢 501 室", joinedAt: joinedAt)
    }

    func shopper(_ id: UserID) throws -> DemoShopper {
        let place = Place.all[place]
        return DemoShopper(
            id: id, name: name, phone: phone,
            address: try PostalAddress(
                name: name, phone: phone.e164, province: place.province, city: place.city, district: place.district,
                regionCode: place.code, line1: line), joinedAt: joinedAt)
    }

    var address: Address {
        let place = Place.all[place]
        return Address(
            name: name, phone: phone.e164, province: place.province, city: place.city, district: place.district,
            regionCode: place.code, line1: line)
    }
}
