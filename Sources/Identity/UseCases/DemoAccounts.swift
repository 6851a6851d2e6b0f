import Cryptography
public import Database
public import Kernel

extension Identity {
    /// The password of every demo account, in the README for all to read.
    public static let demoPassword = "demo-zhanggui"

    /// The demo's accounts by e-mail.
    public static let demoAccounts: [(email: String, role: Role, name: String)] = [
        ("admin@demo.zhanggui", .administrator, "演示管理员"),
        ("operator@demo.zhanggui", .operator, "演示运营"),
        ("merchant@demo.zhanggui", .operator, "演示商家"),
        ("shopper@demo.zhanggui", .shopper, "演示顾客"),
    ]

    /// Opens the demo's accounts where they are missing. The one way around the password rules, closed unless the
    /// configuration says that this shop is a demo.
    public func createDemoAccounts() async throws {
        precondition(configuration.isDemo, "demo accounts exist in a demo only")
        for account in Self.demoAccounts {
            guard let email = EmailAddress(account.email) else { preconditionFailure("no e-mail: \(account.email)") }
            let user = UserStore.NewUser(
                id: database.ids.next(), email: email, phone: nil, name: account.name,
                passwordHash: try await passwords.hash(Self.demoPassword), role: account.role)
            let now = now
            _ = try await database.write { try UserStore.insert(user, at: now, in: $0) }
        }
    }
}

extension Identity {
    /// Takes the second factors of the demo's accounts away: a visitor who set one up has locked the others out.
    public func freeDemoAccounts() async throws {
        precondition(configuration.isDemo, "demo accounts exist in a demo only")
        for account in Self.demoAccounts {
            guard let email = EmailAddress(account.email) else { preconditionFailure("no e-mail: \(account.email)") }
            try await database.write { transaction in
                guard let person = try UserStore.locked(.email(email), in: transaction) else { return }
                _ = try SecondFactorStore.remove(of: person.profile.id, in: transaction)
            }
        }
    }
}

extension Identity {
    /// The same people on a database whose clock tells a demo's past.
    package func telling(_ past: Database) -> Identity {
        precondition(configuration.isDemo, "a past is told in a demo only")
        return Identity(
            database: past, configuration: configuration, passwords: passwords, sender: sender, random: random)
    }
}

/// A shopper of the demo's past: with a phone and an address, and no password, so that only a code signs in to it.
public struct DemoShopper: Sendable, Hashable {
    public let id: UserID
    public let name: String
    public let phone: PhoneNumber
    public let address: PostalAddress
    public let joinedAt: Timestamp

    public init(id: UserID, name: String, phone: PhoneNumber, address: PostalAddress, joinedAt: Timestamp) {
        self.id = id
        self.name = name
        self.phone = phone
        self.address = address
        self.joinedAt = joinedAt
    }
}

extension Identity {
    /// Shoppers of one look by phone.
    public static let demoShopperLimit = 1_000

    /// Opens the accounts of new shoppers with one address each. Takes part in the transaction that it is given.
    public func insertDemoShoppers(
        _ shoppers: [DemoShopper], ids: IDGenerator, in transaction: Transaction
    ) throws {
        precondition(configuration.isDemo, "demo shoppers exist in a demo only")
        try DemoShopperStore.insert(shoppers, ids: ids, in: transaction)
    }

    /// Whose phones these are; at most `demoShopperLimit`.
    public func demoShoppers(_ phones: [PhoneNumber], in session: Session) throws -> [PhoneNumber: UserID] {
        precondition(phones.count <= Self.demoShopperLimit, "\(phones.count) phones")
        return try DemoShopperStore.users(phones, in: session)
    }
}
