import Cryptography
import Database
import Kernel

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
