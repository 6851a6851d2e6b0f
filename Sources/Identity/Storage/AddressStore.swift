import Database
import Kernel

/// SQL of `addresses`; every statement names the owner.
enum AddressStore {
    private static let columns: SQL =
        """
        id, name, phone, country, province, city, district, region_code, line1, line2, postal_code, is_default, version
        """

    static func all(of user: UserID, limit: Int, in session: Session) throws -> [SavedAddress] {
        try session.rows("SELECT \(columns) FROM addresses WHERE user_id = \(user) ORDER BY id LIMIT \(limit)")
            .map(saved)
    }

    static func find(_ id: AddressID, of user: UserID, in session: Session) throws -> SavedAddress? {
        try session.first("SELECT \(columns) FROM addresses WHERE id = \(id) AND user_id = \(user)").map(saved)
    }

    static func count(of user: UserID, in session: Session) throws -> Int {
        try session.first("SELECT COUNT(*) FROM addresses WHERE user_id = \(user)").map { try $0[0] } ?? 0
    }

    static func insert(
        _ address: PostalAddress, id: AddressID, of user: UserID, isDefault: Bool, at now: Timestamp,
        in transaction: Transaction
    ) throws {
        try transaction.post(
            """
            INSERT INTO addresses (id, user_id, name, phone, country, province, city, district, region_code, line1,
                line2, postal_code, is_default, version, created_at)
            VALUES (\(id), \(user), \(address.name), \(address.phone), \(address.country), \(address.province),
                \(address.city), \(address.district), \(address.regionCode), \(address.line1), \(address.line2),
                \(address.postalCode), \(isDefault), 1, \(now))
            """)
    }

    /// - Returns: whether it was still at that version.
    static func update(
        _ id: AddressID, of user: UserID, at version: Int, to address: PostalAddress, isDefault: Bool,
        in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE addresses
            SET name = \(address.name), phone = \(address.phone), country = \(address.country),
                province = \(address.province), city = \(address.city), district = \(address.district),
                region_code = \(address.regionCode), line1 = \(address.line1), line2 = \(address.line2),
                postal_code = \(address.postalCode), is_default = \(isDefault), version = version + 1
            WHERE id = \(id) AND user_id = \(user) AND version = \(version)
            """) == 1
    }

    /// What was the default is not any more, to make room for another.
    static func clearDefault(of user: UserID, except kept: AddressID, in transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE addresses SET is_default = \(false), version = version + 1
            WHERE user_id = \(user) AND is_default AND id <> \(kept)
            """)
    }

    /// The oldest becomes the default where none is.
    static func appointDefault(of user: UserID, in transaction: Transaction) throws {
        try transaction.post(
            """
            UPDATE addresses SET is_default = \(true), version = version + 1
            WHERE id = (SELECT MIN(id) FROM addresses WHERE user_id = \(user))
                AND NOT EXISTS (SELECT 1 FROM addresses WHERE user_id = \(user) AND is_default)
            """)
    }

    static func delete(_ id: AddressID, of user: UserID, in transaction: Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM addresses WHERE id = \(id) AND user_id = \(user)") == 1
    }

    private static func saved(_ row: Row) throws -> SavedAddress {
        let address = try PostalAddress(
            name: try row[1], phone: try row[2], country: try row[3], province: try row[4], city: try row[5],
            district: try row[6], regionCode: try row[7], line1: try row[8], line2: try row[9],
            postalCode: try row[10])
        return SavedAddress(id: try row[0], address: address, isDefault: try row[11], version: try row[12])
    }
}
