import Database
import Kernel

/// SQL of many shoppers at once.
enum DemoShopperStore {
    static func insert(_ shoppers: [DemoShopper], ids: IDGenerator, in transaction: Transaction) throws {
        try transaction.insert(
            into: "users",
            [
                .integer("id"), .text("phone"), .text("name"), .text("role"), .text("state"), .integer("version"),
                .integer("created_at"),
            ],
            shoppers.map { shopper in
                [
                    shopper.id.sqlValue, shopper.phone.e164.sqlValue, shopper.name.sqlValue, Role.shopper.sqlValue,
                    UserState.active.sqlValue, 1.sqlValue, shopper.joinedAt.sqlValue,
                ]
            })
        try transaction.insert(
            into: "addresses",
            [
                .integer("id"), .integer("user_id"), .text("name"), .text("phone"), .text("country"),
                .text("province"), .text("city"), .text("district"), .text("region_code"), .text("line1"),
                .text("line2"), .text("postal_code"), .boolean("is_default"), .integer("version"),
                .integer("created_at"),
            ],
            shoppers.map { shopper in
                let (id, address): (AddressID, PostalAddress) = (ids.next(), shopper.address)
                return [
                    id.sqlValue, shopper.id.sqlValue, address.name.sqlValue, address.phone.sqlValue,
                    address.country.sqlValue, address.province.sqlValue, address.city.sqlValue,
                    address.district.sqlValue, address.regionCode.sqlValue, address.line1.sqlValue,
                    address.line2.sqlValue, address.postalCode.sqlValue, true.sqlValue, 1.sqlValue,
                    shopper.joinedAt.sqlValue,
                ]
            })
    }

    static func users(_ phones: [PhoneNumber], in session: Session) throws -> [PhoneNumber: UserID] {
        var users: [PhoneNumber: UserID] = [:]
        for row in try session.rows("SELECT phone, id FROM users WHERE phone \(in: phones.map(\.e164))") {
            let (phone, id): (String, UserID) = (try row[0], try row[1])
            if let phone = PhoneNumber(phone) { users[phone] = id }
        }
        return users
    }
}
